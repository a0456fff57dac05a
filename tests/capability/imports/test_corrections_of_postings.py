"""A posting set by hand counts as corrected as a whole: what a feed says of its days waits."""

from datetime import date

import pytest

from capability.actions import corrections
from capability.imports import decided
from capability.models import Posting
from tests.capability.imports.waits import counted, differences, waiting
from tests.factories.capability import a_person, a_posting, a_unit

TODAY = date(2026, 4, 1)


@pytest.fixture
def ada(northshire):
    return a_person(northshire, "Okafor", person_ref="R900", number="1")


@pytest.fixture
def apply(northshire, training_lead):
    return lambda feed: decided.apply(northshire, feed, by=training_lead, today=TODAY)


POSTED = "person_ref,unit,starts_on,ends_on\nR900,{},{},{}\n"


def test_a_posting_set_by_hand_is_not_changed(northshire, load, ada):
    a_posting(ada, a_unit(northshire, "A"), starts_on=date(2020, 1, 1))
    a_unit(northshire, "B")

    assert counted(load("postings", POSTED.format("A", "2020-01-01", ""))) == {"unchanged"}
    assert Posting.objects.get().source == "hand"
    assert counted(load("postings", POSTED.format("B", "2020-01-01", ""))) == {"unresolved"}
    assert differences() == [("unit", "A", "B")]


def test_a_posting_set_by_hand_is_not_ended(northshire, load, ada):
    a_posting(ada, a_unit(northshire, "A"), starts_on=date(2020, 1, 1))
    a_unit(northshire, "B")

    assert counted(load("postings", POSTED.format("B", "2024-01-01", ""))) == {"unresolved"}

    assert differences() == [("ends_on", "", "2023-12-31")]
    assert Posting.objects.get().ends_on is None


def test_a_claim_beside_it_goes_in(northshire, load, ada):
    a_posting(ada, a_unit(northshire, "A"), starts_on=date(2020, 1, 1))
    text = POSTED.format("A", "2015-01-01", "") + "R900,A,2024-01-01,\n"

    done = load("postings", text)

    assert {number: str(one) for number, one in done.outcomes.items()} == {
        2: "created",
        3: "unresolved",
    }
    assert list(Posting.objects.values_list("starts_on", "ends_on").order_by("starts_on")) == [
        (date(2015, 1, 1), date(2019, 12, 31)),
        (date(2020, 1, 1), None),
    ]


def test_a_claim_that_was_refused_says_nothing_until_it_changes(
    northshire, load, ada, training_lead, apply
):
    a_posting(ada, a_unit(northshire, "A"), starts_on=date(2020, 1, 1))
    a_unit(northshire, "B")
    text = POSTED.format("B", "2024-01-01", "")
    load("postings", text)

    corrections.keep(waiting(), training_lead)

    assert counted(apply("postings")) == {"unchanged"}
    assert counted(load("postings", text)) == {"unchanged"}
    assert counted(load("postings", POSTED.format("B", "2024-01-01", "2025-01-01"))) == {
        "unresolved"
    }


def test_a_claim_that_is_taken_replaces_it(northshire, load, ada, training_lead, apply):
    a_posting(ada, a_unit(northshire, "A"), starts_on=date(2020, 1, 1))
    a_unit(northshire, "B")
    load("postings", POSTED.format("B", "2024-01-01", ""))

    corrections.take(waiting(), training_lead)

    assert counted(apply("postings")) == {"created"}
    assert list(Posting.objects.values_list("unit__code", "ends_on").order_by("starts_on")) == [
        ("A", date(2023, 12, 31)),
        ("B", None),
    ]
