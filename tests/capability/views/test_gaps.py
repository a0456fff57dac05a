from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.models import Gap, Person
from tests.capability.views.pages import rows, text

GAPS = reverse("gaps")
HOLDER, TRAP = "case-holder-unaccredited", "access-trap"
NOTHING_FITS = "No gap fits these filters on this day."


def test_the_answer_comes_first(client, training_lead, investigations, a_holder, swept):
    a_holder("Okafor", unit=investigations)
    a_holder("Byrne", unit=investigations)
    swept()
    client.force_login(training_lead)
    said = text(client.get(GAPS, {"unit": investigations.uuid}))
    assert "2 people have 4 gaps in Northside Investigations. 4 must be acted on now" in said


def test_a_persons_gaps_stand_together(client, training_lead, a_holder, swept):
    for surname in ("Okafor", "Byrne"):
        a_holder(surname)
    swept()
    client.force_login(training_lead)
    surnames = [row[0].split()[1] for row in rows(client.get(GAPS))]
    assert surnames in (["Okafor"] * 2 + ["Byrne"] * 2, ["Byrne"] * 2 + ["Okafor"] * 2)


def test_who_must_act_now_opens_its_rows(client, training_lead, held_gap):
    client.force_login(training_lead)
    assert '<a class="govuk-link" href="?severity=1">2 must be acted on' in client.get(GAPS).text


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"check": HOLDER}, 1),
        ({"check": [HOLDER, TRAP]}, 2),
        ({"severity": "1"}, 2),
        ({"severity": ["2", "3"]}, 0),
        ({"grade": "A"}, 2),
        ({"grade": "none"}, 0),
        ({"q": "okaf"}, 2),
        ({"q": "byrne"}, 0),
        ({"opened_from": "2199-01-01"}, 0),
    ],
)
def test_filters(client, training_lead, held_gap, filters, found):
    client.force_login(training_lead)
    page = client.get(GAPS, filters)
    assert len(rows(page)) == found
    assert (NOTHING_FITS in text(page)) == (found == 0)


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        ({"severity": "9"}, "id_severity"),
        ({"check": "no-such-check"}, "id_check"),
        ({"unit": "00000000-0000-4000-8000-000000000000"}, "id_unit"),
        ({"opened_from": "31/12/2026"}, "id_opened_from"),
        ({"as_of": "2026-13-01"}, "id_as_of"),
        ({"person": "x"}, "id_person"),
    ],
)
def test_a_value_that_nobody_knows_is_explained(client, training_lead, held_gap, filters, field):
    client.force_login(training_lead)
    page = client.get(GAPS, filters)
    assert f'<li><a href="#{field}">' in page.text
    assert f'id="{field}"' in page.text
    assert rows(page) == []


def test_what_is_known_is_named(client, training_lead, held_gap):
    client.force_login(training_lead)
    said = text(client.get(GAPS, {"severity": "9", "grade": "F"}))
    assert "There is no severity 9. Known: 1, 2, 3." in said
    assert "There is no grade F. Known: A, B, C, D, E, none." in said


def test_pages_of_fifty_say_how_many_there_are(client, training_lead, a_holder, swept):
    for _holder in range(26):
        a_holder()
    swept()
    client.force_login(training_lead)
    page = client.get(GAPS, {"severity": "1", "page": 2})
    assert len(rows(page)) == 2
    assert "51 to 52 of 52 gaps" in text(page)
    assert 'href="?severity=1&amp;page=1" rel="prev"' in page.text


def test_another_day_shows_what_was_wrong_then(client, training_lead, held_gap):
    client.force_login(training_lead)
    asked = {"check": [HOLDER, TRAP]}
    before_the_case = text(client.get(GAPS, asked | {"as_of": "2024-02-29"}))
    after_it = text(client.get(GAPS, asked | {"as_of": "2024-03-01"}))
    assert "0 people have 0 gaps" in before_the_case
    assert "1 person has 2 gaps" in after_it
    assert "As of 1 March 2024, not today." in after_it


def test_without_a_sweep_the_list_says_what_would_fill_it(client, training_lead):
    client.force_login(training_lead)
    assert "Nothing has been checked yet." in text(client.get(GAPS))


def test_a_sergeant_sees_the_department_alone(client, sergeant, investigations, a_holder, swept):
    a_holder("Inside", unit=investigations)
    a_holder("Outside")
    swept()
    client.force_login(sergeant)
    said = text(client.get(GAPS))
    assert "Ada Inside" in said
    assert "Outside" not in said


def test_another_force_sees_nothing(client, stranger, held_gap):
    client.force_login(stranger)
    assert rows(client.get(GAPS)) == []
    assert client.get(reverse("gap", args=[held_gap.uuid])).status_code == 404


def test_an_analyst_sees_no_name_number_or_case(client, analyst, held_gap):
    person = Person.objects.get()
    client.force_login(analyst)
    for address in (GAPS, reverse("gap", args=[held_gap.veiled_uuid])):
        page = client.get(address).text
        assert f"Person {str(person.pseudonym)[:8]}" in page
        for telling in ("Okafor", "Ada", person.person_ref, str(person.uuid), "24/3318"):
            assert telling not in page


def test_a_search_by_name_tells_an_analyst_nothing(client, analyst, held_gap):
    client.force_login(analyst)
    assert len(rows(client.get(GAPS, {"q": "byrne"}))) == 2


def test_one_gap_says_why_and_what_would_close_it(client, sergeant, held_gap):
    client.force_login(sergeant)
    said = text(client.get(reverse("gap", args=[held_gap.uuid])))
    clauses = ("What is required", "What was found", "Why it cannot close", "What would close it")
    assert [said.index(clause) for clause in clauses] == sorted(map(said.index, clauses))
    assert "SPECIAL needs FIRST awarded first" in said
    assert "Case 24/3318" in said


def test_one_gap_is_told_in_the_words_that_the_api_gives(client, sergeant, held_gap, reads):
    explanation = reads(sergeant, f"gaps/{held_gap.uuid}/").json()["explanation"]
    client.force_login(sergeant)
    said = text(client.get(reverse("gap", args=[held_gap.uuid])))
    clauses = [explanation["summary"], *explanation["required"], *explanation["found"]]
    clauses += [*explanation["barred"], *(cure["text"] for cure in explanation["cures"])]
    places = [said.find(clause) for clause in clauses]
    assert -1 not in places
    assert places == sorted(places)


def test_a_gap_says_which_change_opened_it(client, sergeant, held_gap):
    client.force_login(sergeant)
    said = text(client.get(reverse("gap", args=[held_gap.uuid])))
    assert f"Case allocation recorded on {timezone.localdate():%-d %B %Y}" in said


def test_a_closed_gap_says_why_it_opened(client, sergeant, held_gap):
    yesterday = timezone.localdate() - timedelta(days=1)
    Gap.objects.filter(pk=held_gap.pk).update(opened_on=yesterday, closed_on=timezone.localdate())
    client.force_login(sergeant)
    said = text(client.get(reverse("gap", args=[held_gap.uuid])))
    assert f"This gap is closed. Below is why it opened, as of {yesterday:%-d %B %Y}." in said


@pytest.mark.django_db
def test_without_a_log_in_there_is_only_the_way_to_sign_in(client):
    page = client.get(GAPS)
    assert (page.status_code, page.url) == (302, f"{reverse('account_login')}?next={GAPS}")
