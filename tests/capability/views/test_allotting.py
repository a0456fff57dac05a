from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from capability.access import AccessRole
from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.fields.dates import AS_WRITTEN
from capability.models import (
    AllocationCheck,
    CaseAllocation,
    CaseClassification,
    Dispensation,
    Gap,
    Threshold,
    User,
)
from tests.capability.views.pages import text
from tests.capability.views.sending import hidden, parts
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    a_user,
    an_accreditation,
    an_allocation,
)

TODAY = timezone.localdate
LATER = timedelta(days=30)


@pytest.fixture
def rape(northshire):
    category = a_category("RAPE", force=northshire)
    a_case_group("RASSO", category, force=northshire)
    return category


@pytest.fixture
def scheme(northshire, rape):
    group = rape.memberships.get().group
    required = a_requirement(a_scheme("SPECIAL"), group, force=northshire, enforcement="block")
    return required.scheme


@pytest.fixture
def holder(northshire, investigations, scheme):
    person = a_person(northshire, unit=investigations)
    an_accreditation(person, scheme, awarded_on=TODAY() - LATER)
    return person


@pytest.fixture
def blocked(northshire, investigations, scheme):
    return a_person(northshire, "Khan", unit=investigations)


@pytest.fixture
def mentor(northshire, investigations):
    return a_person(northshire, "Hale", unit=investigations, person_ref="M1")


def page_of(person, unit=None):
    asked = {"category": "RAPE", "part": "OIC", "on": TODAY().isoformat()}
    asked |= {"unit": unit.uuid} if unit else {}
    return f"{reverse('allocate', args=[person.uuid])}?{urlencode(asked)}"


def read(client, address):
    """The page, and what its form sends back of itself."""
    page = client.get(address)
    return page, {"version": hidden(page, "version"), "reference": "24/900"}


def answered(**more):
    days = parts(review_on=TODAY() + LATER, ends_on=TODAY() + LATER)
    said = {"override": "nobody-fits", "reason": "Both are away", "mentor": "M1"}
    return said | {"mitigation": "The mentor reads each plan first"} | days | more


def test_it_says_what_is_recorded_before_it_is_and_leads_to_what_was_kept(
    client, sergeant, holder, blocked, investigations
):
    client.force_login(sergeant)
    page, sent = read(client, page_of(holder, investigations))
    said = text(page)
    assert "Fits Ada Okafor as officer in the case: RAPE, from" in said
    assert "Of 2 people asked about, one fits without a condition." in said
    assert "Nobody is told by mail." in said
    done = client.post(page_of(holder, investigations), sent)
    said = text(client.get(done.url))
    assert f"Ada Okafor has the case from {TODAY():%-d %B %Y}. Undo this" in said
    assert "Check for case 24/900 ✓ Fits So the check said" in said
    assert "2 people asked about; 1 fitted without a condition" in said
    assert "No file of the case system has told of it yet" in said
    tab = text(client.get(reverse("person-cases", args=[holder.uuid])))
    assert "Given here : the check for 24/900 : Fits" in tab


def test_only_those_named_are_asked_about_again_and_counted(
    client, sergeant, holder, blocked, mentor, investigations
):
    client.force_login(sergeant)
    asked = {"category": "RAPE", "part": "OIC", "on": TODAY(), "unit": investigations.uuid}
    page = client.get(reverse("who-can-take"), asked | {"named": "Okafor, Khan"})
    address = page.text.split(f'href="{reverse("allocate", args=[holder.uuid])}')[1].split('"')[0]
    address = reverse("allocate", args=[holder.uuid]) + unescape(address)
    page, sent = read(client, address)
    assert "Of 2 people asked about, one fits without a condition." in text(page)
    client.post(address, sent)
    kept = AllocationCheck.objects.get()
    assert (kept.asked, kept.fitting) == (2, 1)


@pytest.mark.parametrize("most", [1, 2])
def test_more_than_are_weighed_at_once_are_not_asked_about(
    client, sergeant, holder, blocked, monkeypatch, most
):
    monkeypatch.setattr("capability.reports.allotting.MOST", most)
    client.force_login(sergeant)
    page = client.get(page_of(holder, unit=holder.postings.get().unit))
    assert page.context["shown"].asked == most
    assert ("Of 2 people asked about" in text(page)) is (most > 1)


def test_the_way_back_takes_it_away(client, sergeant, holder):
    client.force_login(sergeant)
    _page, sent = read(client, page_of(holder))
    done = client.get(client.post(page_of(holder), sent).url)
    undo = done.text.split('href="/acts/')[1].split('"')[0]
    undone = client.post(f"/acts/{undo}", {"reason": "The wrong person"}, follow=True)
    assert "It is undone: the rows stand as they stood. Undo this" in text(undone)
    assert not CaseAllocation.objects.exists()


def test_a_block_asks_why_and_what_is_in_place(client, sergeant, training_lead, blocked, mentor):
    client.force_login(sergeant)
    page, sent = read(client, page_of(blocked))
    assert "Told at once by mail: training@northshire.example." in text(page)
    refused = text(client.post(page_of(blocked), sent))
    assert "There is a problem" in refused
    done = client.post(page_of(blocked), sent | answered())
    said = text(client.get(done.url))
    assert "Overridden Nobody who fits is free Both are away" in said
    assert f"Mentor: Ada Hale. Review on {TODAY() + LATER:%-d %B %Y}" in said
    assert f"From SPECIAL, until {TODAY() + LATER:%-d %B %Y}" in said


def test_over_the_limit_no_last_day_is_asked_for_since_nothing_is_dispensed(
    client, sergeant, training_lead, holder, mentor, northshire
):
    facts = {"check_code": "caseload-over-limit", "name": "cases-to-flag", "value": 0}
    Threshold.objects.create(force=northshire, unit="cases", source="Ours", **facts)
    client.force_login(sergeant)
    page, sent = read(client, page_of(holder))
    assert "Day of review" in text(page)
    assert "Last day" not in text(page)
    assert "dispensation" not in text(page)
    said = answered() | dict.fromkeys(parts(ends_on=TODAY()), "")
    assert client.post(page_of(holder), sent | said).status_code == 302
    assert AllocationCheck.objects.get().review_on == TODAY() + LATER
    assert not Dispensation.objects.exists()


def test_the_last_day_and_the_review_are_not_before_the_case(client, sergeant, blocked, mentor):
    client.force_login(sergeant)
    _page, sent = read(client, page_of(blocked))
    early = parts(review_on=TODAY() - LATER, ends_on=TODAY() + LATER)
    said = text(client.post(page_of(blocked), sent | answered(**early)))
    assert "is before the first day of the case. Enter that day or a later one." in said


def test_what_changed_since_it_was_read_is_said_and_nothing_written(
    client, sergeant, holder, northshire, rape
):
    client.force_login(sergeant)
    _page, sent = read(client, page_of(holder))
    sent["said"] = ["0 RASSO cases begun in 90 days"]
    an_allocation(holder, a_case(northshire, rape), starts_on=TODAY())
    again = client.post(page_of(holder), sent)
    said = text(again)
    assert "The answer has changed since you read it. Nothing is recorded yet" in said
    assert "New: 1 RASSO case begun in 90 days" in said
    assert "No longer so: 0 RASSO cases begun in 90 days" in said
    assert 'value="24/900"' in again.text
    assert not AllocationCheck.objects.exists()


@pytest.mark.parametrize("reference", ["Khan", "24 900", "a victim 1"])
def test_a_reference_is_a_key_and_no_words(client, sergeant, holder, reference):
    client.force_login(sergeant)
    _page, sent = read(client, page_of(holder))
    said = text(client.post(page_of(holder), sent | {"reference": reference}))
    assert "Enter the reference as the case system has it" in said


def test_without_a_question_it_is_asked_first(client, sergeant, holder, rape):
    client.force_login(sergeant)
    said = text(client.get(reverse("allocate", args=[holder.uuid])))
    assert "Say what kind of case it is." in said


@pytest.mark.parametrize("on", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_out_of_sense_is_refused_as_everywhere(client, sergeant, holder, on):
    client.force_login(sergeant)
    page = client.get(page_of(holder).replace(TODAY().isoformat(), on))
    assert page.context["form"].errors == {"on": [AS_WRITTEN]}


def test_only_within_reach_and_never_to_oneself(client, sergeant, holder, northshire):
    outside = a_person(northshire)
    User.objects.filter(pk=sergeant.pk).update(person=holder)
    client.force_login(User.objects.get(pk=sergeant.pk))
    for person in (outside, holder):
        assert client.get(page_of(person)).status_code == 404


def test_a_case_that_becomes_another_kind_opens_the_question_again(
    client, northshire, investigations, rape, holder
):
    allocator = a_user("allocator@northshire.example", AccessRole.ALLOCATOR, investigations)
    client.force_login(allocator)
    fraud = a_category("FRAUD", force=northshire)
    address = page_of(holder).replace("RAPE", "FRAUD")
    _page, sent = read(client, address)
    done = client.post(address, sent)
    CaseClassification.objects.filter(category=fraud).update(category=rape)
    page = client.get(done.url)
    said = "The case is RAPE now, and the check was for FRAUD. Who can take it is an open question"
    assert said in text(page)
    assert f"?category=RAPE&amp;part=OIC&amp;on={TODAY().isoformat()}" in page.text


def test_the_gap_of_a_case_that_became_rasso_asks_who_can_take_it_now(
    client, sergeant, northshire, investigations, rape, blocked
):
    case = a_case(northshire, a_category("FRAUD", force=northshire))
    case.classifications.update(ends_on=TODAY() - LATER)
    first = TODAY() - LATER + timedelta(days=1)
    CaseClassification.objects.create(force=northshire, case=case, category=rape, starts_on=first)
    an_allocation(blocked, case)
    gaps.sweep(CHECKS["case-reclassified"], Scope(northshire), on=TODAY())
    client.force_login(sergeant)
    page = client.get(reverse("gap", args=[Gap.objects.get().uuid]))
    asked = {"category": "RAPE", "part": "OIC", "on": TODAY(), "unit": investigations.uuid}
    assert f"/who-can-take/?{escape(urlencode(asked))}" in page.text
    assert "Ask who in Northside Investigations can take it" in text(page)


def test_the_kept_check_says_that_somebody_else_has_that_part_too(
    client, sergeant, holder, northshire, rape, investigations
):
    other = a_person(northshire, "Khan", unit=investigations)
    an_allocation(other, a_case(northshire, rape, reference="24/900"), starts_on=TODAY())
    address = page_of(holder, investigations)
    client.force_login(sergeant)
    _page, sent = read(client, address)
    client.post(address, sent)
    check = AllocationCheck.objects.get()
    page = client.get(reverse("allocation-check", args=[check.uuid]))
    assert "1 other has that part of the case on its first day too." in text(page)


def test_asked_again_all_that_was_filled_in_stays(client, sergeant, blocked, mentor):
    client.force_login(sergeant)
    _page, sent = read(client, page_of(blocked))
    days = parts(review_on=TODAY() + LATER, ends_on=TODAY() + 2 * LATER)
    again = client.post(page_of(blocked), sent | answered(**days) | {"version": "another"})
    assert "The answer has changed since you read it." in text(again)
    form = again.context["form"]
    told = {name: form[name].value() for name in ("override", "mentor", "review_on", "ends_on")}
    given = answered(**days)
    assert (told["override"], told["mentor"]) == (given["override"], given["mentor"])
    for name in ("review_on", "ends_on"):
        assert told[name] == [str(days[f"{name}_{place}"]) for place in range(3)]


@pytest.mark.parametrize("reference", ["%00", "Khan", "x" * 5000])
def test_a_reference_that_is_none_in_the_address_is_left_out(client, sergeant, holder, reference):
    client.force_login(sergeant)
    page = client.get(f"{page_of(holder)}&reference={reference}")
    assert page.status_code == 200
    assert page.context["form"]["reference"].value() == ""
