"""Before reference data is published its page says which gaps that would open and close."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.models import Act, Job, Requirement, Role, Threshold
from tests.capability.views.sending import parts
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_dispensation,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)

DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def role(northshire):
    return Role.objects.create(force=northshire, code="SOIT", name="SOIT")


@pytest.fixture
def special(northshire):
    return a_scheme("SPECIAL", force=northshire)


@pytest.fixture
def posted(northshire, investigations, role, special, today):
    """One who holds the scheme and one who does not, in a role that asks nothing yet."""
    for name in ("Holds", "Lacks"):
        person = a_person(northshire, name)
        a_posting(person, investigations, role=role)
        if name == "Holds":
            an_accreditation(person, special, awarded_on=today - DAY)
    return investigations


@pytest.fixture
def look(client, training_lead):
    """Sends a form as the lead, with the mark of what was looked at if there is one."""
    client.force_login(training_lead)

    def send(page, *args, looked_at="", **given):
        facts = {"reason": "Policy 12", "source": "ours", "looked_at": looked_at}
        return client.post(reverse(page, args=args), facts | given)

    return send


def asked(special, role, on, **given):
    facts = {"scheme": special.pk, "role": role.pk, "enforcement": "warn", "grace_days": "0"}
    return facts | parts(starts_on=on) | given


def told(answer):
    """Day, and by team who opens, closes and goes on, by surname."""
    outcome = answer.context["preview"]
    return outcome.on, {
        team.name: tuple(
            [one.person["surname"] for one in rows]
            for rows in (team.opens, team.closes, team.goes_on)
        )
        for team in outcome.teams
    }


def test_a_new_requirement_shows_whom_it_would_find_and_writes_nothing(
    look, posted, special, role, today
):
    answer = look("requirement-add", **asked(special, role, today))
    assert told(answer) == (today, {"Northside Investigations": (["Lacks"], [], [])})
    assert "Nothing is published yet" in answer.text
    assert "1 gap would open and 0 would close" in answer.text
    assert (Requirement.objects.filter(force=special.force).count(), Job.objects.count()) == (0, 0)


def test_it_is_published_as_it_was_shown_and_asks_for_one_recheck(
    look, posted, special, role, today
):
    facts = asked(special, role, today)
    mark = look("requirement-add", **facts).context["form"].data["looked_at"]
    assert look("requirement-add", **facts, looked_at=mark).status_code == 302
    made = Requirement.objects.get(force=special.force)
    assert Act.objects.get().kind == "requirement.added"
    assert Job.objects.get().arguments == {"requirements": [made.pk]}


def test_what_changed_since_it_was_shown_is_shown_first(look, posted, special, role, today):
    facts = asked(special, role, today)
    mark = look("requirement-add", **facts).context["form"].data["looked_at"]
    a_posting(a_person(special.force, "Another"), posted, role=role)
    again = look("requirement-add", **facts, looked_at=mark)
    assert told(again)[1] == {"Northside Investigations": (["Another", "Lacks"], [], [])}
    assert Requirement.objects.filter(force=special.force).count() == 0


def test_it_is_shown_for_its_first_day_or_for_the_day_that_is_asked_about(
    look, posted, special, role, today
):
    first = asked(special, role, today + 9 * DAY)
    assert told(look("requirement-add", **first))[0] == today + 9 * DAY
    before = look("requirement-add", **first, **parts(seen_on=today + 8 * DAY))
    assert told(before) == (today + 8 * DAY, {})
    assert "no gap would open or close" in before.text


def test_a_change_tells_what_goes_on_apart_from_what_opens(look, posted, special, role, today):
    facts = {"force": special.force, "role": role, "part": ""}
    row = a_requirement(special, None, **facts)
    terms = {"enforcement": "block", "grace_days": "0"} | parts(starts_on=today)
    changed = look("requirement-change", row.uuid, **terms)
    assert told(changed)[1] == {"Northside Investigations": ([], [], ["Lacks"])}
    graced = look("requirement-change", row.uuid, **terms | {"grace_days": "30"})
    assert told(graced)[1] == {"Northside Investigations": ([], ["Lacks"], [])}
    assert "While its 30 days of grace run" in graced.text


def test_a_dispensation_from_the_present_terms_does_not_go_on(
    look, training_lead, posted, special, role, today
):
    row = a_requirement(special, None, force=special.force, role=role, part="")
    days = {"starts_on": today, "ends_on": today + 30 * DAY, "review_on": today}
    lacking = special.force.people.get(surname="Lacks")
    a_dispensation(lacking, row, by=training_lead, **days)
    terms = {"enforcement": "block", "grace_days": "0"} | parts(starts_on=today)
    changed = look("requirement-change", row.uuid, **terms)
    assert changed.context["preview"].uncovered == 1
    assert "1 of those that go on is covered by a dispensation." in changed.text


def test_an_end_is_shown_for_the_day_after_it(look, northshire, posted, special, role, today):
    facts = {"force": northshire, "role": role, "part": ""}
    row = a_requirement(special, None, **facts)
    ended = look("requirement-end", row.uuid, **parts(last_day=today + 5 * DAY))
    assert told(ended) == (today + 6 * DAY, {"Northside Investigations": ([], ["Lacks"], [])})


def test_a_category_that_comes_to_count_shows_whose_cases_it_finds(
    look, northshire, investigations, special, today
):
    theft = a_category("THEFT", force=northshire)
    group = a_case_group("SERIOUS", a_category("BURGLARY", force=northshire), force=northshire)
    a_requirement(special, group, force=northshire)
    person = a_person(northshire, unit=investigations)
    an_allocation(person, a_case(northshire, theft, reference="24/3318"))
    shown = look("case-group-add", group.pk, category=theft.pk)
    opens = shown.context["preview"].teams[0].opens
    assert [one.rule for one in opens] == ["S-01", "S-12"]
    assert "case 24/3318" in shown.text


def test_a_number_shows_whom_it_finds(look, northshire, investigations, special, today):
    person = a_person(northshire, unit=investigations)
    an_accreditation(person, special, awarded_on=today - DAY, valid_to=today + 100 * DAY)
    names = ("accreditation-expires", "first-notice")
    shown = look("threshold-set", *names, value="120", **parts(starts_on=today))
    assert told(shown)[1] == {"Northside Investigations": (["Okafor"], [], [])}
    assert not Threshold.objects.filter(force=northshire).exists()
