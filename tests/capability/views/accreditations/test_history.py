from datetime import date

from django.urls import reverse

from tests.capability.views.pages import rows
from tests.capability.views.sending import act, parts
from tests.factories.capability import an_accreditation


def test_a_line_a_change_with_its_reason(clerk, okafor, first):
    own = an_accreditation(okafor, first, awarded_on=date(2024, 3, 1), valid_to=date(2027, 3, 1))
    address = reverse("accreditation-correct", args=[okafor.uuid, own.uuid])
    act(clerk, address, reason="As on paper", **parts(awarded_on=date(2024, 3, 8)))
    history = reverse("person-history", args=[okafor.uuid])
    (newest, oldest) = rows(clerk.get(history, {"kind": "accreditation"}))
    assert newest[1] == (
        "Accreditation changed : awarded on 1 March 2024 → 8 March 2024; last good day "
        "1 March 2027 → 8 March 2027; renewal window in days 0 → 90"
    )
    assert newest[2] == "training@northshire.example As on paper"
    assert oldest[1].startswith("Accreditation recorded : scheme Scheme FIRST")
    assert len(rows(clerk.get(history))) == 5
