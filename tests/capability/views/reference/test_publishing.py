"""Before reference data is published somebody reads which gaps that would open and close."""

from datetime import timedelta

from django.urls import reverse

from capability.models import Act, Job, Posting, Requirement, Threshold
from capability.tasks import work
from tests.capability.views.reference.desk import asked, told
from tests.capability.views.sending import parts
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    an_accreditation,
    an_allocation,
)

DAY = timedelta(days=1)
TEAM = "Northside Investigations"


def counted(page):
    return {
        team.name: tuple(count for _what, _label, count in team.cells)
        for team in page.context["teams"]
    }


def test_a_new_requirement_shows_whom_it_would_find_and_writes_nothing(
    desk, posted, special, role, today
):
    draft = desk.look("requirement-add", **asked(special, role, today))
    assert told(draft) == (today, {(TEAM, "opens"): ["Lacks"]})
    page = desk.page(draft)
    assert counted(page) == {TEAM: (1, 0, 0)}
    assert "Nothing is published yet" in page.text
    assert ("Scheme that is required", "SPECIAL: Scheme SPECIAL") in [
        tuple(one) for one in draft.said
    ]
    assert Requirement.objects.filter(force=special.force).count() == 0
    assert [job.kind for job in Job.objects.all()] == ["look-at-draft"]


def test_a_count_opens_into_the_gaps(desk, posted, special, role, today):
    draft = desk.look("requirement-add", **asked(special, role, today))
    shown = desk.gaps(draft, what="opens", team=posted.uuid)
    (one,) = shown.context["page"].object_list
    assert (one["person"]["surname"], one["check"].rule) == ("Lacks", "S-02")
    assert desk.gaps(draft, what="closes").context["page"].object_list == []
    assert desk.gaps(draft, what="ends").status_code == 404
    assert desk.gaps(draft, team="nowhere").status_code == 404


def test_it_is_published_as_it_was_shown_and_asks_for_one_recheck(
    desk, training_lead, posted, special, role, today
):
    draft = desk.publish(desk.look("requirement-add", **asked(special, role, today)))
    made, act = Requirement.objects.get(force=special.force), Act.objects.get()
    assert (draft.state, draft.act, act.done_by) == ("published", act, training_lead)
    assert (act.kind, act.reason) == ("requirement.added", "Policy 12")
    assert draft.recheck.arguments == {"requirements": [made.pk]}
    work(draft.recheck.pk)
    page = desk.page(draft)
    assert f"SPECIAL is required from {today.day}" in page.text
    assert "1 opened, 0 closed" in page.text
    assert reverse("act-undo", args=[act.uuid]) in page.text


def test_it_is_shown_for_its_first_day_or_for_the_day_that_is_asked_about(
    desk, posted, special, role, today
):
    first = asked(special, role, today + 9 * DAY)
    assert told(desk.look("requirement-add", **first))[0] == today + 9 * DAY
    before = desk.look("requirement-add", **first, **parts(seen_on=today + 8 * DAY))
    assert told(before) == (today + 8 * DAY, {})
    assert "no gap would open or close" in desk.page(before).text


def test_a_change_tells_what_goes_on_apart_from_what_opens(desk, posted, special, role, today):
    row = a_requirement(special, None, force=special.force, role=role, part="")
    terms = {"enforcement": "block", "grace_days": "0"} | parts(starts_on=today)
    changed = desk.look("requirement-change", row.uuid, **terms)
    assert told(changed)[1] == {(TEAM, "goes-on"): ["Lacks"]}
    graced = desk.look("requirement-change", row.uuid, **terms | {"grace_days": "30"})
    assert told(graced)[1] == {(TEAM, "goes-on"): ["Lacks"]}
    assert "Its 30 days of grace count from the first day" in desk.page(graced).text
    Posting.objects.filter(role=role).update(starts_on=today)
    newcomer = desk.look("requirement-change", row.uuid, **terms | {"grace_days": "30"})
    assert told(newcomer)[1] == {(TEAM, "closes"): ["Lacks"]}


def test_an_end_is_shown_for_the_day_after_it(desk, northshire, posted, special, role, today):
    row = a_requirement(special, None, force=northshire, role=role, part="")
    ended = desk.look("requirement-end", row.uuid, **parts(last_day=today + 5 * DAY))
    assert told(ended) == (today + 6 * DAY, {(TEAM, "closes"): ["Lacks"]})
    assert desk.publish(ended).act.kind == "requirement.ended"


def test_a_category_shows_whose_cases_it_finds_and_no_longer_finds(
    desk, northshire, investigations, special, today
):
    theft = a_category("THEFT", force=northshire)
    group = a_case_group("SERIOUS", a_category("BURGLARY", force=northshire), force=northshire)
    a_requirement(special, group, force=northshire)
    person = a_person(northshire, unit=investigations)
    an_allocation(person, a_case(northshire, theft, reference="24/3318"))
    shown = desk.look("case-group-add", group.pk, category=theft.pk)
    found = desk.gaps(shown).context["page"].object_list
    assert [one["check"].rule for one in found] == ["S-12", "S-01"]
    assert found[0]["case"] == "24/3318"
    assert desk.publish(shown).act.kind == "case-group.extended"
    member = group.members.get(category=theft)
    taken = desk.look("member-end", member.pk, **parts(last_day=today))
    assert counted(desk.page(taken)) == {TEAM: (0, 2, 0)}
    assert desk.publish(taken).act.kind == "case-group.narrowed"


def test_a_number_shows_whom_it_finds(desk, northshire, investigations, special, today):
    person = a_person(northshire, unit=investigations)
    an_accreditation(person, special, awarded_on=today - DAY, valid_to=today + 100 * DAY)
    names = ("accreditation-expires", "first-notice")
    shown = desk.look("threshold-set", *names, value="120", **parts(starts_on=today))
    assert told(shown)[1] == {(TEAM, "opens"): ["Okafor"]}
    assert not Threshold.objects.filter(force=northshire).exists()
    assert desk.publish(shown).act.kind == "threshold.set"
    assert Threshold.objects.get(force=northshire).value == 120
