from uuid import UUID

import pytest

from capability.models import Person
from tests.factories.capability import a_person


@pytest.fixture
def five(northshire):
    return [a_person(northshire, surname) for surname in ("Ash", "Birch", "Elm", "Elm", "Oak")]


def walk(reads, user, address, link="next", pause=lambda: None):
    """Every page from that address on, following one link."""
    pages = []
    while address:
        answer = reads(user, address.partition("/api/v1/")[2] or address)
        assert answer.status_code == 200, answer.json()
        pages.append(answer.json())
        address = pages[-1][link]
        pause()
    return pages


def uuids(pages):
    return [row["uuid"] for page in pages for row in page["results"]]


def surnames(pages):
    return [[row["surname"] for row in page["results"]] for page in pages]


def test_every_row_once(reads, training_lead, five):
    seen = uuids(walk(reads, training_lead, "people/?page_size=2"))
    assert seen == sorted(str(person.uuid) for person in five)


def test_every_row_once_while_rows_are_added(reads, training_lead, northshire, five):
    def add():
        for first in ("00000000", "ffffffff"):
            last = Person.objects.count()
            a_person(northshire, uuid=UUID(f"{first}-0000-4000-8000-{last:012}"))

    pages = []
    address = "people/?page_size=2"
    while address and len(pages) < 10:
        (page,) = walk(reads, training_lead, address)[:1]
        pages.append(page)
        address = page["next"]
        add()
    seen = uuids(pages)
    assert len(seen) == len(set(seen))
    assert {str(person.uuid) for person in five} <= set(seen)


@pytest.mark.parametrize("ordering", ["surname", "-surname"])
def test_every_row_once_in_an_order_with_equals(reads, training_lead, five, ordering):
    pages = walk(reads, training_lead, f"people/?page_size=2&ordering={ordering}")
    expected = [["Ash", "Birch"], ["Elm", "Elm"], ["Oak"]]
    if ordering == "-surname":
        expected = [["Oak", "Elm"], ["Elm", "Birch"], ["Ash"]]
    assert surnames(pages) == expected
    assert len(set(uuids(pages))) == 5


def test_back_to_the_first_page(reads, training_lead, five):
    *_, last = walk(reads, training_lead, "people/?page_size=2&ordering=surname")
    back = walk(reads, training_lead, last["previous"], link="previous")
    assert surnames(back) == [["Elm", "Elm"], ["Ash", "Birch"]]


def test_a_page_that_holds_all_leads_nowhere(reads, training_lead, five):
    page = reads(training_lead, "people/", page_size=5).json()
    assert (len(page["results"]), page["next"], page["previous"]) == (5, None, None)


def test_links_stay_on_the_day(reads, training_lead, five):
    answer = reads(training_lead, "people/", page_size=1).json()
    assert f"as_of={answer['as_of']}" in answer["next"]


@pytest.mark.parametrize("size", ["0", "1001", "-1", "ten", "1.5", "²", ""])
def test_a_size_that_is_none(reads, training_lead, size):
    answer = reads(training_lead, "people/", page_size=size)
    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {
            "field": "page_size",
            "code": "invalid",
            "detail": "Give a whole number from 1 to 1000.",
        }
    ]


def test_a_cursor_that_is_made_up(reads, training_lead):
    assert reads(training_lead, "people/", cursor="W3RydWVd").status_code == 400
    assert reads(training_lead, "people/", cursor="").status_code == 400


@pytest.mark.parametrize("elsewhere", ["accreditations/?", "people/?ordering=surname&"])
def test_a_cursor_of_another_list_or_order(reads, training_lead, five, elsewhere):
    page = reads(training_lead, "people/", page_size=1).json()
    cursor = page["next"].partition("cursor=")[2].partition("&")[0]
    assert reads(training_lead, f"{elsewhere}cursor={cursor}").status_code == 400
