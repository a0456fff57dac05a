"""An award entered in March for January and corrected in May, asked about by both clocks.

What was true on a day, and what was on record at a moment: nine pairs, the same through queryset,
page and API.
"""

from datetime import date

from capability.checks import CHECKS, Scope
from capability.models.known import known_at
from tests.clock import set_clock
from tests.factories.capability import a_posting
from tests.two_clocks.asked import ANSWERS, HOLDER, shown, the_end_of


def by_queryset(okafor, as_of, moment):
    with known_at(the_end_of(moment)):
        cycles = okafor.accreditations.with_state(on=date.fromisoformat(as_of))
        return next(iter(cycles.values_list("state", flat=True)), None)


def by_finding(okafor, as_of, moment):
    with known_at(the_end_of(moment)):
        found = CHECKS[HOLDER].findings(Scope(okafor.force), on=date.fromisoformat(as_of))
        return list(found.values_list("person", flat=True)) == [okafor.pk]


def test_the_table_through_querysets(okafor):
    assert {pair: by_queryset(okafor, *pair) for pair in ANSWERS} == ANSWERS


def test_a_check_finds_whom_it_would_have_found(okafor):
    assert {pair: by_finding(okafor, *pair) for pair in ANSWERS} == {
        pair: state != "current" for pair, state in ANSWERS.items()
    }


def test_the_table_through_the_api(okafor, reads, training_lead):
    def by_api(as_of, moment):
        answer = reads(training_lead, "accreditations/", as_of=as_of, known_at=moment).json()
        assert (answer["as_of"], answer["known_at"][:10]) == (as_of, moment)
        return next((row["state"] for row in answer["results"]), None)

    assert {pair: by_api(*pair) for pair in ANSWERS} == ANSWERS


def test_the_gaps_through_the_api(okafor, reads, training_lead):
    def by_api(as_of, moment):
        asked = {"as_of": as_of, "known_at": moment, "check": HOLDER}
        return bool(reads(training_lead, "gaps/", **asked).json()["results"])

    assert {pair: by_api(*pair) for pair in ANSWERS} == {
        pair: state != "current" for pair, state in ANSWERS.items()
    }


def test_the_table_through_the_page(okafor, client, training_lead):
    words = {None: "No accreditation is on record", "current": "● Current"}

    def by_page(as_of, moment):
        page = shown(client, training_lead, "person", okafor.uuid, as_of=as_of, known_at=moment)
        assert f"As the register stood on {the_end_of(moment):%-d %B %Y}, 23:59" in page
        return next((state for state, said in words.items() if said in page), "not-started")

    assert {pair: by_page(*pair) for pair in ANSWERS} == ANSWERS


def test_the_gaps_through_their_page(okafor, client, training_lead):
    def by_page(as_of, moment):
        asked = {"as_of": as_of, "known_at": moment, "check": HOLDER}
        return "1 person has 1 gap" in shown(client, training_lead, "gaps", **asked)

    assert {pair: by_page(*pair) for pair in ANSWERS} == {
        pair: state != "current" for pair, state in ANSWERS.items()
    }


def test_the_table_through_the_matrix_of_the_team(okafor, client, training_lead):
    """The cell, and its mark where the case lacks what it requires."""
    set_clock("2025-02-03T09:00:00Z")
    a_posting(okafor, okafor.force.root_unit)
    set_clock("")

    def by_matrix(as_of, moment):
        asked = {"as_of": as_of, "known_at": moment, "subtree": "true"}
        page = shown(client, training_lead, "team", okafor.force.root_unit.uuid, **asked)
        return "● Current SPECIAL of" in page, "Short of SPECIAL, required by case" in page

    assert {pair: by_matrix(*pair) for pair in ANSWERS} == {
        pair: (state == "current", state != "current") for pair, state in ANSWERS.items()
    }
