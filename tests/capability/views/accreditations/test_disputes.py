from datetime import UTC, date, datetime
from itertools import product
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from capability.access import AccessRole
from capability.models import Dispute, Scheme
from tests.capability.views.pages import rows, text
from tests.capability.views.sending import act, parts, send
from tests.factories.capability import a_deployment, a_person, a_user, an_accreditation
from tests.reads import Reads

SAYS = "It was 8 March: see the certificate"


@pytest.fixture
def award(okafor, first):
    return an_accreditation(okafor, first, awarded_on=date(2024, 3, 1), valid_to=date(2027, 3, 1))


@pytest.fixture
def own(okafor, investigations):
    """Okafor's own log-in; a supervisor of the department besides."""
    user = a_user("okafor@northshire.example", AccessRole.SUPERVISOR, investigations)
    user.person = okafor
    user.save()
    return user


@pytest.fixture
def disputed(award, own):
    return Dispute.objects.create(
        force=award.force,
        person=award.person,
        table="accreditation",
        row=award.pk,
        field="awarded_on",
        stood="1 March 2024",
        says=SAYS,
        opened_by=own,
    )


def wrong(person, table, pk):
    return reverse("dispute-open", args=[person.uuid, table, pk])


def page(dispute, what=""):
    return reverse(f"dispute{what}", args=[dispute.uuid])


def test_an_officer_says_that_a_day_is_wrong_and_it_is_marked(client, own, award, okafor):
    client.force_login(own)
    address = reverse("accreditation-wrong", args=[okafor.uuid, award.uuid])
    assert "Awarded on: 1 March 2024" in text(client.get(address))
    answer = client.post(address, {"field": "awarded_on", "says": SAYS})
    assert answer.url == reverse("person", args=[okafor.uuid])
    facts = ("table", "row", "field", "stood", "says", "opened_by", "person")
    assert list(Dispute.objects.values_list(*facts)) == [
        ("accreditation", award.pk, "awarded_on", "1 March 2024", SAYS, own.pk, okafor.pk)
    ]
    record = client.get(answer.url)
    assert "Accreditation, awarded on is marked as disputed until someone decides." in text(record)
    assert rows(record)[0][3] == "1 Mar 2024 Disputed"


def test_a_row_of_the_api_says_what_is_disputed(training_lead, disputed):
    (row,) = Reads()(training_lead, "accreditations/").json()["results"]
    assert row["disputed"] == ["awarded_on"]


def test_the_same_datum_is_disputed_once(client, own, disputed, okafor, award):
    client.force_login(own)
    address = wrong(okafor, "accreditation", award.pk)
    answer = client.post(address, {"field": "awarded_on", "says": SAYS})
    assert "That is disputed already." in text(answer)


def test_what_is_hidden_costs_as_much_as_what_is_missing(
    client, sergeant, okafor, award, northshire, first
):
    client.force_login(sergeant)
    hidden = a_person(northshire)
    theirs = an_accreditation(hidden, first, awarded_on=date(2024, 3, 1))
    asked = {}
    for person, row in product((hidden.uuid, okafor.uuid, uuid4()), (theirs.uuid, uuid4())):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(reverse("accreditation-wrong", args=[person, row]))
        assert answer.status_code == 404
        asked.setdefault(person, []).append(len(queries))
    seen = asked.pop(okafor.uuid)
    assert len(set(seen)) == 1
    assert len({number for numbers in asked.values() for number in numbers}) == 1


def test_postings_services_call_outs_and_names_are_contested_alike(client, sergeant, okafor):
    client.force_login(sergeant)
    posting, service = okafor.postings.get(), okafor.services.get()
    told = [("posting", posting.pk, "unit"), ("service", service.pk, "joined_on")]
    call_out = a_deployment(
        okafor, Scheme.objects.get(code="FRO"), called_at=datetime(2026, 7, 6, 21, 5, tzinfo=UTC)
    )
    told.append(("deployment", call_out.pk, "called_at"))
    for table, pk, field in [*told, ("person", okafor.pk, "surname")]:
        address = wrong(okafor, table, pk)
        assert client.post(address, {"field": field, "says": SAYS}).status_code == 302
    assert list(Dispute.objects.values_list("stood", flat=True)) == [
        "Northside Investigations",
        "4 January 2010",
        "22:05 on 6 July 2026",
        "Okafor",
    ]


def test_what_is_not_on_that_record_is_not_contested(client, sergeant, okafor, northshire, award):
    byrne = a_person(northshire, "Byrne")
    client.force_login(sergeant)
    addresses = [
        wrong(okafor, "posting", 0),
        wrong(okafor, "person", byrne.pk),
        wrong(okafor, "case", 1),
        wrong(byrne, "person", byrne.pk),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 4


def test_an_accreditation_is_contested_on_its_own_record(client, sergeant, northshire, award):
    client.force_login(sergeant)
    byrne = a_person(northshire, "Byrne")
    address = reverse("accreditation-wrong", args=[byrne.uuid, award.uuid])
    assert client.get(address).status_code == 404


def test_a_clerk_keeps_records_and_contests_none(clerk, okafor, award):
    assert clerk.get(wrong(okafor, "accreditation", award.pk)).status_code == 403


def test_the_list_shows_the_open_ones_to_those_who_decide(clerk, disputed):
    (row,) = rows(clerk.get(reverse("disputes")))
    assert row[:4] == [
        "Ada Okafor",
        "Accreditation, awarded on of Ada Okafor",
        "1 March 2024",
        SAYS,
    ]


def test_others_see_their_own(client, own, sergeant, stranger, disputed):
    seen = {}
    for user in (own, sergeant, stranger):
        client.force_login(user)
        listed = len(rows(client.get(reverse("disputes"))))
        seen[user] = (listed, client.get(page(disputed)).status_code)
    assert seen == {own: (1, 200), sergeant: (0, 404), stranger: (0, 404)}


def test_it_stands_and_the_mark_goes(clerk, disputed, okafor, training_lead):
    answer = send(
        clerk, page(disputed, "-decide"), outcome="stands", reason="The letter says 1 March"
    )
    assert answer.status_code == 302
    disputed.refresh_from_db()
    assert (disputed.outcome, disputed.decision, disputed.decided_by) == (
        "stands",
        "The letter says 1 March",
        training_lead,
    )
    assert rows(clerk.get(reverse("person", args=[okafor.uuid])))[0][3] == "1 Mar 2024"


def test_corrected_it_is_only_once_the_record_says_otherwise(clerk, disputed, award):
    decide = page(disputed, "-decide")
    answer = send(clerk, decide, outcome="corrected", reason="So it is")
    assert "The record still says 1 March 2024. Correct it first" in text(answer)
    correct = reverse("accreditation-correct", args=[award.person.uuid, award.uuid])
    assert correct in clerk.get(page(disputed)).text
    act(clerk, correct, reason="As on paper", **parts(awarded_on=date(2024, 3, 8)))
    assert send(clerk, decide, outcome="corrected", reason="So it is").status_code == 302
    assert "As on paper" in text(clerk.get(page(disputed)))
    disputed.refresh_from_db()
    assert (disputed.outcome, disputed.corrected_by.kind) == (
        "corrected",
        "accreditation.corrected",
    )


def test_nobody_decides_about_oneself(client, disputed, own, northshire):
    own.grants.all().delete()
    own.grants.create(force=northshire, unit=northshire.root_unit, access_role=AccessRole.LD_ADMIN)
    client.force_login(own)
    assert client.get(page(disputed, "-decide")).status_code == 404
    assert "Decide" not in text(client.get(page(disputed)))


def test_whoever_contested_it_withdraws_it(client, own, sergeant, disputed):
    client.force_login(sergeant)
    assert client.get(page(disputed, "-withdraw")).status_code == 404
    client.force_login(own)
    assert client.post(page(disputed, "-withdraw"), {"reason": "I was wrong"}).status_code == 302
    disputed.refresh_from_db()
    assert (disputed.outcome, disputed.decision) == ("withdrawn", "I was wrong")
    assert "Disputed" not in text(client.get(reverse("person", args=[disputed.person.uuid])))


def test_whoever_supervises_no_more_sees_no_more_of_it(client, sergeant, disputed, northshire):
    Dispute.objects.update(opened_by=sergeant)
    client.force_login(sergeant)
    assert client.get(page(disputed)).status_code == 200
    sergeant.person = a_person(northshire, "Hale")
    sergeant.save()
    sergeant.grants.all().delete()
    assert client.get(page(disputed)).status_code == 404
    assert client.get(page(disputed, "-withdraw")).status_code == 404


def test_a_decision_is_made_once(clerk, disputed):
    for _time in range(2):
        answer = send(clerk, page(disputed, "-decide"), outcome="stands", reason="So it is")
    assert "That was decided already." in text(answer)


@pytest.mark.parametrize("size", [1, 10])
def test_the_list_asks_the_same_however_long_it_is(
    clerk, disputed, northshire, own, size, django_assert_max_num_queries
):
    for _number in range(size - 1):
        person = a_person(northshire)
        facts = {"table": "person", "row": person.pk, "field": "surname", "says": SAYS}
        Dispute.objects.create(force=northshire, person=person, opened_by=own, **facts)
    with django_assert_max_num_queries(8):
        assert len(rows(clerk.get(reverse("disputes")))) == size
