"""Why there is a gap: page, print, API and mail say it in the same sentences."""

from datetime import date

import pytest
from django.utils import timezone

from capability.actions import notices
from capability.models import Gap, Notice, Person, User
from capability.rules.explanations import Cure

pytestmark = pytest.mark.browser
CHECKS = {
    "S-01": "case-holder-unaccredited",
    "S-02": "role-holder-unaccredited",
    "S-06": "access-trap",
    "S-13": "supervisor-untrained",
    "D-08": "accreditation-expires",
}


def sentences(explanation):
    told = [line for name in ("required", "found", "barred") for line in explanation[name]]
    for cure in explanation["cures"]:
        from_on = cure["from_on"] and date.fromisoformat(cure["from_on"])
        told += [cure["text"], Cure(cure["text"], from_on).when]
    return told


def test_a_reason_is_the_same_wherever_it_is_read(visitor, reads):
    visitor.sign_in("training@northshire.example")
    api = reads.client(User.objects.get(email="training@northshire.example"))
    for rule, code in CHECKS.items():
        gap = Gap.objects.still_open().filter(force__code="NOR", check_code=code).first()
        answer = api.get(f"/api/v1/gaps/{gap.uuid}/").json()
        told, steps = answer["explanation"], [way["text"] for way in answer["ways"]]
        assert told["rule"] == rule
        assert told["required"]
        assert told["found"]
        assert told["cures"]
        for medium in ("screen", "print"):
            visitor.page.emulate_media(media=medium)
            visitor.page.goto(f"/gaps/{gap.uuid}/")
            shown = visitor.page.locator("main").inner_text()
            # A table has the rest of a way in its columns.
            begun = [step.split(",")[0] for step in steps]
            wanted = [told["summary"], *sentences(told), *begun]
            missing = [one for one in wanted if one not in shown]
            assert missing == [], (rule, medium)
        if rule == "D-08":
            mail = _mail_about(gap)
            assert steps
            assert [one for one in [*sentences(told), *steps] if one not in mail] == []


def _mail_about(gap):
    """What the person is told, who has an address now."""
    Person.objects.filter(pk=gap.person_id).update(email="own@northshire.example")
    notices.owe(gap.force, on=timezone.localdate())
    about = f"{gap.check_code}:{gap.accreditation_id}"
    return Notice.objects.filter(subject=about).latest("pk").text
