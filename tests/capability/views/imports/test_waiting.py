"""People whom files name and nobody knows, decided on a page."""

from datetime import date

import pytest
from django.urls import reverse

from capability import tasks
from capability.access import AccessRole
from capability.actions import corrections
from capability.models import Batch, Correction, Decision, Job, UnresolvedRow
from capability.rules.unknowns import DIFFERS
from tests.capability.views.pages import rows, text
from tests.factories.capability import a_person, a_user

WHO = "12 Fox Zoe 2010-01-04"
WAITING = reverse("waiting")


@pytest.fixture
def row(northshire):
    """A row about an unknown Fox waits, with those who may be meant."""

    def wait(*candidates, feed="postings", queued_as=WHO, number="12", content="a"):
        batch = Batch.objects.create(force=northshire, feed=feed, as_at=date(2026, 4, 1))
        values = {"number": number, "surname": "Fox", "forename": "Zoe", "joined_on": "2010-01-04"}
        return UnresolvedRow.objects.create(
            force=northshire,
            batch=batch,
            feed=feed,
            row=2,
            content=content,
            queued_as=queued_as,
            reason="Nobody on record fits.",
            values=values,
            candidates=[person.pk for person in candidates],
        )

    return wait


@pytest.fixture
def decide(client, northshire):
    page = reverse("waiting-person", args=["NS"])
    return lambda **said: client.post(page, {"who": WHO} | said, follow=True)


def test_a_person_stands_once_beside_those_who_may_be_meant(client, training_lead, northshire, row):
    fox = a_person(northshire, "Fox", number="99", forename="Zoe", joined_on=date(2010, 1, 4))
    row(content="a")
    row(content="b", feed="accreditations")
    client.force_login(training_lead)
    page = client.get(WAITING)
    said = text(page)
    assert f"{WHO} 2 rows. Nobody on record fits." in said
    assert "✕ Differs: Number: 99 ✓ Agrees: Surname: Fox ✓ Agrees: First name: Zoe" in said
    assert "Postings: 1" in said
    ((entry,),) = [page.context["page"].object_list]
    assert [candidate.uuid for candidate in entry.candidates] == [fox.uuid]


def test_it_is_decided_who_is_meant(client, training_lead, northshire, row, decide):
    fox = a_person(northshire, "Fox", number="99")
    row(fox)
    client.force_login(training_lead)
    said = text(decide(kind="person", person=str(fox.uuid)))
    made = Decision.objects.get()
    assert (made.queued_as, made.kind, made.person, made.decided_by) == (
        WHO,
        "person",
        fox,
        training_lead,
    )
    assert f"{WHO} is Ada Fox from now on" in said


@pytest.mark.parametrize("kind", ["tray", "skip"])
def test_it_is_decided_that_nobody_is(client, training_lead, row, decide, kind):
    row()
    client.force_login(training_lead)
    decide(kind=kind)
    assert (Decision.objects.get().kind, Decision.objects.get().person) == (kind, None)


def test_it_can_be_left_for_now(client, training_lead, row, decide):
    row()
    client.force_login(training_lead)
    assert f"{WHO} is left for now: the rows wait." in text(decide(kind="later"))
    assert not Decision.objects.exists()


@pytest.mark.parametrize("kind", ["", "nonsense"])
def test_nothing_is_decided_by_nonsense(client, training_lead, row, decide, kind):
    row()
    client.force_login(training_lead)
    assert "Choose what the rows mean." in text(decide(kind=kind))
    assert not Decision.objects.exists()


def test_another_person_is_searched_for(client, training_lead, northshire, row):
    row()
    other = a_person(northshire, "Vulpes", number="7")
    client.force_login(training_lead)
    page = reverse("waiting-person", args=["NS"])
    shown = client.get(page, {"who": WHO, "q": "vulp"})
    assert [one.uuid for one in shown.context["found"]] == [other.uuid]
    assert "Nobody on record of this force fits" in text(client.get(page, {"who": WHO, "q": "no"}))


def test_nobody_of_another_force_is_meant(client, training_lead, stranger, row, decide):
    row()
    elsewhere = a_person(stranger.grants.get().force, "Fox")
    client.force_login(training_lead)
    assert decide(kind="person", person=str(elsewhere.uuid)).status_code == 404
    client.force_login(stranger)
    assert decide(kind="skip").status_code == 404
    assert not Decision.objects.exists()


def test_an_allocator_decides_about_rows_of_cases_alone(client, northshire, row, decide):
    row()
    row(feed="allocations", queued_as="Desk 4", content="b")
    client.force_login(
        a_user("cases@northshire.example", AccessRole.ALLOCATOR, northshire.root_unit)
    )
    said = text(client.get(WAITING))
    assert "Desk 4" in said
    assert WHO not in said
    assert decide(kind="skip").status_code == 404
    decide(who="Desk 4", kind="tray")
    assert Decision.objects.get().queued_as == "Desk 4"


@pytest.mark.parametrize("count", [10, 100])
def test_a_page_costs_the_same_however_many_wait(
    client, training_lead, northshire, row, count, django_assert_max_num_queries
):
    for number in range(count):
        a_person(northshire, "Fox", number=f"F{number}")
        row(queued_as=f"F{number} Fox", number=f"F{number}", content=str(number))
    client.force_login(training_lead)
    with django_assert_max_num_queries(12):
        assert len(client.get(WAITING).context["page"].object_list) == min(count, 20)


def test_what_is_decided_goes_in_when_someone_says_so(
    client, training_lead, northshire, investigations, row, decide
):
    fox = a_person(northshire, "Fox", number="99")
    waits = row(fox)
    waits.values = waits.values | {"unit": "INV", "starts_on": "2024-02-01"}
    waits.save()
    client.force_login(training_lead)
    assert "Bring in the" not in text(client.get(WAITING))
    decide(kind="person", person=str(fox.uuid))
    assert "Bring in the 1 row that is decided" in text(client.get(WAITING))
    client.post(reverse("waiting-apply", args=["NS"]))
    tasks.work(Job.objects.get(kind="apply-decided").pk)
    assert fox.postings.get().unit == investigations
    assert "No row waits." in text(client.get(WAITING))


@pytest.fixture
def corrected(northshire):
    """Fox's name was set by hand, and a file says otherwise."""
    fox = a_person(northshire, "Fox", person_ref="7", number="12")
    corrections.set_by_hand(fox, "people", ["surname"])
    batch = Batch.objects.create(force=northshire, feed="people", as_at=date(2026, 4, 1))
    differs = {"person": fox.pk, "identity": "", "column": "surname"}
    return UnresolvedRow.objects.create(
        force=northshire,
        batch=batch,
        feed="people",
        row=2,
        content="a",
        queued_as="12 Fuchs",
        reason=DIFFERS,
        values={"person_ref": "7", "surname": "Fuchs"},
        candidates=[differs | {"register": "Fox", "file": "Fuchs"}],
    )


DIFFERENCES = reverse("waiting-differences")


def test_what_differs_from_a_correction_shows_both_sides(client, training_lead, corrected):
    client.force_login(training_lead)
    assert "1 row says otherwise than what was set by hand" in text(client.get(WAITING))
    ((person, register, file, _buttons),) = rows(client.get(DIFFERENCES))
    assert person.startswith("Ada Fox")
    assert (register, file) == ("surname: Fox", "surname: Fuchs")


@pytest.mark.parametrize(("kind", "refused"), [("keep", ["Fuchs"]), ("take", [])])
def test_one_of_the_two_is_right(client, training_lead, corrected, kind, refused):
    client.force_login(training_lead)
    client.post(DIFFERENCES, {"row": corrected.pk, "kind": kind})
    assert list(Correction.objects.values_list("refused", flat=True)) == refused
    assert rows(client.get(DIFFERENCES)) == []


@pytest.mark.parametrize("said", [{"row": "x"}, {"row": "9" * 30}, {}])
def test_a_row_that_is_none_is_missing(client, training_lead, corrected, said):
    client.force_login(training_lead)
    assert client.post(DIFFERENCES, said | {"kind": "keep"}).status_code == 404


def test_an_auditor_decides_nothing(client, northshire, corrected):
    client.force_login(a_user("audit@northshire.example", AccessRole.AUDITOR, northshire.root_unit))
    assert "Which is right?" not in client.get(DIFFERENCES).text
    answer = client.post(DIFFERENCES, {"row": corrected.pk, "kind": "take"})
    assert (answer.status_code, Correction.objects.count()) == (404, 1)
