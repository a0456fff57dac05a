from datetime import date

import pytest

from capability.rules.explanations import Cure, access_trap, case_holder

ON = date(2026, 11, 22)
PIP2_OVERDUE = {
    "state": "portfolio-overdue",
    "course_completed_on": "2025-01-14",
    "portfolio_opened_on": "2025-01-14",
    "portfolio_due_on": "2026-01-14",
}


def some_evidence(**facts):
    return {
        "grade": "B",
        "severity": 1,
        "scheme": {"code": "SSAIDP", "name": "Specialist programme"},
        "case_group": {"code": "RASSO", "name": "RASSO (adult)"},
        "category": {"code": "19C", "name": "Rape of a female aged 16 and over"},
        "part": "OIC",
        "held_from": "2026-03-03",
        "left_on": None,
        "requirement": {
            "level": "national",
            "unit": None,
            "part": "OIC",
            "starts_on": "2024-01-01",
            "grace_days": 0,
            "oldest_version": None,
            "source": "our default",
        },
        "found": None,
        "prerequisites": [{"code": "PIP2", "name": "PIP level 2", "found": PIP2_OVERDUE}],
    } | facts


def test_a_holder_barred_by_an_overdue_portfolio():
    said = case_holder(some_evidence(), on=ON)
    assert said.summary == "Holds a case in RASSO (adult) without SSAIDP"
    assert said.required == [
        "SSAIDP, for the OIC of any case in RASSO (adult)",
        "National minimum, in force since 1 January 2024",
        "Source: our default",
    ]
    assert said.found == [
        "Applies: Case of category Rape of a female aged 16 and over, "
        "held as OIC since 3 March 2026",
        "Not met: SSAIDP: none on record on 22 November 2026",
        "Not met: PIP2: course completed 14 January 2025; portfolio due 14 January 2026, "
        "overdue by 10 months",
    ]
    assert said.barred == ["SSAIDP needs PIP2 awarded first"]
    assert said.cures == [
        Cure("The PIP2 portfolio is assessed and ratified", ON),
        Cure("SSAIDP: course, then portfolio, then award", None),
        Cure("Or: the case goes to someone who holds SSAIDP", ON),
    ]


def test_a_changed_requirement_tells_both_days():
    changed = some_evidence()["requirement"] | {"since": "2023-01-01", "grace_days": 30}
    assert case_holder(some_evidence(requirement=changed), on=ON).required[1:] == [
        "National minimum, in force since 1 January 2023",
        "Under these terms since 1 January 2024",
        "After 30 days of grace, which have run out",
        "Source: our default",
    ]


@pytest.mark.parametrize(
    ("found", "words", "cure"),
    [
        pytest.param(
            {"state": "course-complete", "course_completed_on": "2026-10-01"},
            "Not met: SSAIDP: course completed 1 October 2026",
            Cure("The SSAIDP portfolio is assessed and ratified", ON),
            id="in-training",
        ),
        pytest.param(
            {"state": "lapsed", "awarded_on": "2023-01-01", "valid_to": "2026-09-23"},
            "Not met: SSAIDP: lapsed; last good day 23 September 2026, 60 days before",
            Cure("SSAIDP: course, then portfolio, then award", None),
            id="lapsed",
        ),
        pytest.param(
            {"state": "suspended", "suspended_to": "2026-12-31"},
            "Not met: SSAIDP: suspended on 22 November 2026, until 31 December 2026",
            Cure("The suspension of SSAIDP ends", date(2027, 1, 1)),
            id="suspended",
        ),
        pytest.param(
            {"state": "current", "awarded_on": "2020-01-01", "valid_to": None, "version": "2017"},
            "Not met: SSAIDP: current; awarded 1 January 2020; does not expire; version 2017",
            Cure("SSAIDP is awarded in a version that is accepted", None),
            id="an-older-version",
        ),
    ],
)
def test_what_was_found_and_what_is_left_to_do(found, words, cure):
    said = case_holder(some_evidence(found=found, prerequisites=[]), on=ON)
    assert said.found[1] == words
    assert said.cures[0] == cure
    assert said.barred == []


def test_what_it_needs_first_is_met_or_not():
    held = {"state": "current", "awarded_on": "2020-01-01"}
    [needed] = some_evidence()["prerequisites"]
    said = case_holder(some_evidence(prerequisites=[needed | {"found": held}]), on=ON)
    assert said.found[2] == "Met: PIP2: current; awarded 1 January 2020; does not expire"


def test_a_leaver_is_said_to_have_left():
    said = case_holder(some_evidence(left_on="2026-04-30"), on=ON)
    assert (
        said.found[-1] == "Not met: Last day of service 30 April 2026; the case was not handed over"
    )


def test_the_trap_says_what_bars_the_way():
    said = access_trap(some_evidence(), on=ON)
    assert said.summary == "Holds cases that require SSAIDP, and may not yet take it"
    assert said.barred == ["SSAIDP needs PIP2 awarded first"]


def test_as_a_dictionary_it_says_the_same():
    said = case_holder(some_evidence(), on=ON).as_dict()
    assert said["grade_meaning"] == "Course in what the scheme needs first, no award"
    assert said["cures"][0] == {
        "text": "The PIP2 portfolio is assessed and ratified",
        "from_on": ON,
    }
