"""Reference data on screens: a force adds to what is national and weakens none of it."""

from datetime import date

import pytest
from django.urls import reverse

from capability.models import (
    Act,
    CaseCategory,
    CaseGroup,
    CaseGroupMember,
    Draft,
    Equivalence,
    Prerequisite,
    Requirement,
    Role,
    Scheme,
    SchemeVersion,
    Threshold,
)
from tests.capability.views.reference.desk import worked
from tests.factories.capability import a_case_group, a_category, a_requirement, a_scheme

WHY = {"reason": "Policy 12, agreed in March"}
FROM = {"starts_on_0": "1", "starts_on_1": "4", "starts_on_2": "2027"}
LAST = {"last_day_0": "31", "last_day_1": "3", "last_day_2": "2027"}
TERMS = {
    "anchor": "award",
    "renewal_window_days": "90",
    "renewable_days": "0",
    "source": "our default",
    "validity_months": "36",
}


@pytest.fixture
def own(northshire):
    return a_scheme("SPECIAL", force=northshire, label="2020")


@pytest.fixture
def group(northshire):
    return a_case_group("SERIOUS", a_category("BURGLARY", force=northshire), force=northshire)


@pytest.fixture
def post(client, training_lead):
    client.force_login(training_lead)

    def send(page, *args, **given):
        """Whatever is looked at before it is published is published as it was found."""
        answer = client.post(reverse(page, args=args), WHY | given)
        if answer.status_code == 302 and "/drafts/" in answer.url:
            draft = worked(Draft.objects.latest("pk"))
            client.post(f"{answer.url}publish/", {"mark": draft.mark})
            assert worked(draft).state == "published"
        return answer

    return send


def says(answer):
    return answer.context["form"].errors.as_text()


def test_every_list_stands_with_how_much_is_whose(client, training_lead, own, group):
    client.force_login(training_lead)
    lists = client.get(reverse("reference")).context["lists"]
    counted = {row["name"]: (row["national"], row["own"]) for row in lists}
    assert counted["Schemes"] == (Scheme.objects.filter(force=None).count(), 1)
    assert counted["Case groups"] == (CaseGroup.objects.filter(force=None).count(), 1)
    assert [client.get(row["url"]).status_code for row in lists] == [200] * len(lists)


def test_a_scheme_is_added_with_its_first_version(post, northshire, training_lead):
    answer = post("scheme-add", code="NEW", name="A new scheme", **TERMS)
    assert answer.status_code == 302
    scheme = Scheme.objects.get(force=northshire, code="NEW")
    assert scheme.versions.get().validity_months == 36
    act = Act.objects.get()
    assert (act.kind, act.reason, act.done_by) == ("scheme.added", WHY["reason"], training_lead)


def test_a_code_that_is_national_is_refused_naming_it(post):
    answer = post("scheme-add", code="PIP2", name="Ours", **TERMS)
    assert "There is already a scheme PIP2." in says(answer)
    assert Act.objects.count() == 0


def test_a_fixed_day_needs_its_day(post):
    answer = post("scheme-add", code="NEW", name="New", **TERMS | {"anchor": "fixed"})
    assert "A fixed day of the year needs its day and its month." in says(answer)


def test_a_version_begins_and_the_one_before_stays(post, own):
    begins = {f"version_{name}": value for name, value in FROM.items()}
    assert post("scheme-version", own.uuid, label="2027", **TERMS, **begins).status_code == 302
    assert list(own.versions.values_list("label", "starts_on")) == [
        ("2020", None),
        ("2027", date(2027, 4, 1)),
    ]
    again = post("scheme-version", own.uuid, label="2027", **TERMS, **begins)
    assert "SPECIAL has a version 2027 already." in says(again)


@pytest.mark.parametrize("page", ["scheme-version", "scheme-counts", "scheme-rename"])
def test_a_national_scheme_is_for_no_force_to_change(post, page):
    pip2 = Scheme.objects.get(code="PIP2")
    assert post(page, pip2.uuid, name="Ours", label="ours", **TERMS).status_code == 404
    assert SchemeVersion.objects.filter(scheme=pip2, label="ours").count() == 0
    assert Equivalence.objects.count() == 0


def test_a_force_asks_for_more_before_a_national_scheme(post, northshire, own):
    abe = Scheme.objects.get(code="ABE")
    assert post("scheme-needs", abe.uuid, needs=own.pk, source="our default").status_code == 302
    edge = Prerequisite.objects.get(scheme=abe)
    assert (edge.force, edge.needs) == (northshire, own)
    post("needs-end", edge.pk, **LAST)
    edge.refresh_from_db()
    assert edge.ends_on == date(2027, 3, 31)


def test_what_is_needed_nationally_stays_needed(post):
    edge = Prerequisite.objects.get(scheme__code="SSAIDP")
    assert post("needs-end", edge.pk, **LAST).status_code == 404


def test_a_scheme_never_needs_itself(post, northshire, own):
    other = a_scheme("OTHER", force=northshire, needs=[own])
    answer = post("scheme-needs", own.uuid, needs=other.pk, source="our default")
    assert "The scheme would need itself: SPECIAL needs OTHER needs SPECIAL." in says(answer)


def test_awards_count_as_one_up_to_a_day(post, own, northshire):
    first = a_scheme("FIRST", force=northshire)
    assert post("scheme-counts", own.uuid, sources=[first.pk]).status_code == 302
    counts = Equivalence.objects.get()
    assert [source.scheme for source in counts.sources.all()] == [first]
    assert post("counts-end", counts.pk, **LAST).status_code == 302


def asked_of(scheme, **given):
    return {"scheme": scheme.pk, "enforcement": "warn", "grace_days": "0", "source": "ours"} | given


def test_a_requirement_is_added_changed_from_a_day_and_ended(post, own, group, northshire):
    post("requirement-add", **asked_of(own, case_group=group.pk, part="OIC"), **FROM)
    first = Requirement.objects.get(force=northshire)
    assert (first.level, first.part, first.starts_on) == ("force", "OIC", date(2027, 4, 1))
    later = {"starts_on_0": "1", "starts_on_1": "1", "starts_on_2": "2028"}
    post("requirement-change", first.uuid, enforcement="block", grace_days="7", source="s", **later)
    first.refresh_from_db()
    second = Requirement.objects.get(starts_on=date(2028, 1, 1))
    assert first.ends_on == date(2027, 12, 31)
    assert (second.enforcement, second.grace_days, second.case_group) == ("block", 7, group)
    early = post("requirement-end", second.uuid, **LAST)
    assert "It begins on 01/01/2028: give that day or a later one." in says(early)


def test_a_requirement_is_of_a_role_or_of_a_case_group(post, own, group, northshire):
    role = Role.objects.create(force=northshire, code="INV", name="Investigator")
    both = post("requirement-add", **asked_of(own, case_group=group.pk, role=role.pk), **FROM)
    assert "Choose a role, or a case group: one of the two." in says(both)
    part = post("requirement-add", **asked_of(own, role=role.pk, part="OIC"), **FROM)
    assert "A role has no part in a case" in says(part)


def test_the_same_requirement_twice_is_refused_in_words(post, own, group):
    for _ in range(2):
        answer = post("requirement-add", **asked_of(own, case_group=group.pk), **FROM)
    assert "That requirement is on record from that day already." in says(answer)


@pytest.mark.parametrize("page", ["requirement-change", "requirement-end"])
def test_the_national_minimum_is_for_no_force_to_weaken(post, page):
    national = Requirement.objects.get(force=None)
    given = {"enforcement": "record", "grace_days": "3650", "source": "ours"}
    assert post(page, national.uuid, **given, **FROM, **LAST).status_code == 404
    national.refresh_from_db()
    assert (national.ends_on, national.enforcement) == (None, "warn")


@pytest.mark.parametrize("kind", ["roles", "ranks", "case-categories", "case-groups"])
def test_a_code_is_added_and_renamed(post, northshire, kind):
    assert post("code-add", kind, code="NEW", name="New one").status_code == 302
    model = {"roles": Role, "case-groups": CaseGroup, "case-categories": CaseCategory}.get(kind)
    if model is None:
        return
    row = model.objects.get(force=northshire, code="NEW")
    post("code-change", kind, row.pk, name="Better name")
    row.refresh_from_db()
    assert (row.code, row.name) == ("NEW", "Better name")


def test_a_code_that_is_there_already_is_refused_naming_it(post):
    answer = post("code-add", "case-groups", code="rasso_adult", name="Ours")
    assert "RASSO_ADULT is there already (national): RASSO (adult)." in says(answer)


def test_a_force_keeps_its_own_list_of_what_counts(post, northshire, group):
    theft = a_category("THEFT", force=northshire)
    post("case-group-add", group.pk, category=theft.pk, **FROM)
    member = CaseGroupMember.objects.get(group=group, category=theft)
    assert member.starts_on == date(2027, 4, 1)
    early = post("member-end", member.pk, **LAST)
    assert "It counts from 01/04/2027: give that day or a later one." in says(early)


def test_a_national_list_is_for_no_force_to_narrow(post):
    member = CaseGroupMember.objects.filter(group__code="RASSO_ADULT").first()
    assert post("member-end", member.pk, **LAST).status_code == 404
    assert post("case-group-add", member.group_id, category=member.category_id).status_code == 404


@pytest.mark.parametrize("user", ["sergeant", "analyst"])
def test_others_read_and_change_nothing(client, request, user, own, group):
    client.force_login(request.getfixturevalue(user))
    assert client.get(reverse("scheme", args=[own.uuid])).status_code == 200
    assert "Begin a version" not in client.get(reverse("scheme", args=[own.uuid])).text
    assert client.get(reverse("scheme-add")).status_code == 403
    assert client.post(reverse("scheme-rename", args=[own.uuid]), WHY).status_code == 403


def test_another_force_sees_only_what_is_national(client, stranger, own, group):
    client.force_login(stranger)
    listed = client.get(reverse("schemes")).context["page"].object_list
    assert {scheme.force for scheme in listed} == {None}
    for address in (reverse("scheme", args=[own.uuid]), reverse("case-group", args=[group.pk])):
        assert client.get(address).status_code == 404


def test_a_requirement_of_the_force_can_be_read_by_whoever_sees_its_gaps(
    client, sergeant, own, group
):
    row = a_requirement(own, group, force=own.force)
    client.force_login(sergeant)
    page = client.get(reverse("requirement", args=[row.uuid]))
    assert page.status_code == 200
    assert "Change from a day" not in page.text


def test_every_number_says_where_it_comes_from(client, sergeant):
    client.force_login(sergeant)
    numbers = client.get(reverse("thresholds")).context["numbers"]
    assert {(one.rule, one.name) for one in numbers} >= {
        ("S-14", "cases-of-sergeant"),
        ("D-10", "days"),
    }
    told = {(one.rule, one.name): one.national or one.default for one in numbers}
    # No national number of CPD hours was found: none counts until a force sets its own.
    assert {key for key, row in told.items() if row is None} == {("S-20", "hours")}
    assert all(row.source for row in told.values() if row)


def test_a_force_asks_for_more_than_the_nation_and_never_for_less(post, northshire):
    sergeants = ("supervisor-carries-cases", "cases-of-sergeant")
    laxer = post("threshold-set", *sergeants, value="6", source="ours", **FROM)
    assert "Nationally it is 5 cases" in says(laxer)
    assert "enter at most 5." in says(laxer)
    assert post("threshold-set", *sergeants, value="3", source="ours", **FROM).status_code == 302
    later = {"starts_on_0": "1", "starts_on_1": "1", "starts_on_2": "2028"}
    post("threshold-set", *sergeants, value="2", source="ours", **later)
    own = Threshold.objects.filter(force=northshire).order_by("starts_on")
    assert [(int(row.value), row.starts_on, row.ends_on) for row in own] == [
        (3, date(2027, 4, 1), date(2027, 12, 31)),
        (2, date(2028, 1, 1), None),
    ]


def test_a_number_that_there_is_not_can_not_be_set(post):
    assert post("threshold-set", "supervisor-carries-cases", "colour", value="1").status_code == 404


def test_a_lead_time_is_set_for_one_scheme_beside_the_one_for_all(client, post, northshire):
    lead = ("accreditation-expires", "first-notice")
    pip2 = Scheme.objects.get(code="PIP2")
    for scheme, days in (("", 100), (pip2.pk, 180), (pip2.pk, 200)):
        later = FROM | {"starts_on_2": str(2027 + days // 200)}
        given = {"value": days, "source": "our default", "scheme": scheme}
        assert post("threshold-set", *lead, **given, **later).status_code == 302
    own = Threshold.objects.filter(force=northshire).order_by("value")
    assert [(int(row.value), row.scheme, row.ends_on) for row in own] == [
        (100, None, None),
        (180, pip2, date(2028, 3, 31)),
        (200, pip2, None),
    ]
    assert "PIP2: 180 days, NS, from 1 Apr 2027 to 31 Mar 2028" in (
        client.get(reverse("thresholds")).text
    )


def test_only_what_goes_by_scheme_is_set_for_one(client, training_lead):
    client.force_login(training_lead)
    page = client.get(reverse("threshold-set", args=["portfolio-stalled", "days"]))
    assert "scheme" not in page.context["form"].fields
