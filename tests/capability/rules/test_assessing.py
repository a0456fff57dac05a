import json
from datetime import date

import pytest

from capability.rules.assessing import (
    Axis,
    Candidate,
    Reason,
    Verdict,
    Weight,
    in_order,
    reason_of,
    verdict_of,
)
from capability.rules.reasons import NEEDS, SAID

OPEN = {"state": "portfolio-open", "course_completed_on": "2024-02-05"}
TRAINING = {
    "scheme": "SSAIDP",
    "case_group": "RASSO",
    "on": "2024-06-01",
    "grade": "D",
    "found": OPEN,
    "prerequisites": [],
    "enforcement": "block",
}


def a_reason(weight, code="nothing-required", axis=Axis.CAPABILITY, **facts):
    return Reason(axis, code, weight, facts)


def begun(count):
    return a_reason(Weight.NOTE, "rasso-begun", Axis.EXPOSURE, count=count, days=90)


@pytest.mark.parametrize(
    ("weights", "verdict"),
    [
        ([], Verdict.FITS),
        ([Weight.FOR, Weight.NOTE], Verdict.FITS),
        ([Weight.FOR, Weight.CONDITION], Verdict.CONDITIONS),
        ([Weight.CONDITION, Weight.BLOCK, Weight.FOR], Verdict.BLOCKED),
    ],
)
def test_the_heaviest_reason_makes_the_verdict(weights, verdict):
    assert verdict_of([a_reason(weight) for weight in weights]) == verdict


def test_reasons_against_come_first_on_each_axis():
    away = a_reason(Weight.CONDITION, "away", Axis.CAPACITY)
    duty = a_reason(Weight.FOR, "on-duty", Axis.CAPACITY)
    held, lacks = a_reason(Weight.FOR, "holds"), a_reason(Weight.BLOCK, "lacks")
    told = Candidate.of(1, [duty, held, away, lacks]).reasons
    assert [one.code for one in told] == ["lacks", "holds", "away", "on-duty"]


def test_the_same_facts_are_the_same_version_and_others_are_another():
    one, same = (Candidate.of(1, [begun(2), a_reason(Weight.FOR)]) for _ in range(2))
    assert one.version == same.version
    assert one.version != Candidate.of(1, [begun(3), a_reason(Weight.FOR)]).version
    assert one.version != Candidate.of(2, [begun(2), a_reason(Weight.FOR)]).version


def test_a_reason_can_be_kept_and_said_again():
    reason = a_reason(Weight.BLOCK, "in-training", **TRAINING)
    assert reason_of(json.loads(json.dumps(reason.kept()))) == reason


def test_in_training_says_how_far_what_it_needs_and_the_step():
    reason = a_reason(Weight.BLOCK, "in-training", **TRAINING)
    assert reason.said == (
        "In training for SSAIDP, which RASSO requires; course completed 5 February 2024; "
        "portfolio open: the force's rule blocks it"
    )
    assert reason.needs == "A dispensation: a reason, a mitigation, a mentor and a review day"
    assert Candidate.of(1, [reason]).step == "The SSAIDP portfolio is assessed and ratified"


def test_nobody_is_one_step_away_who_has_more_in_the_way_or_nothing_begun():
    training = a_reason(Weight.BLOCK, "in-training", **TRAINING)
    away = a_reason(Weight.CONDITION, "away", Axis.CAPACITY, **{"from": "2024-06-01", "to": None})
    none = a_reason(Weight.BLOCK, "lacks", **TRAINING | {"found": None, "grade": ""})
    assert Candidate.of(1, [training, away]).step == ""
    assert Candidate.of(1, [none]).step == ""


def test_equal_verdicts_are_told_apart_by_exposure_and_then_by_what_is_against():
    blocked = Candidate.of(1, [a_reason(Weight.BLOCK, "lacks")])
    busy, idle = Candidate.of(2, [begun(5)]), Candidate.of(3, [begun(1)])
    assert in_order([blocked, busy, idle]) == [idle, busy, blocked]
    lacking = a_reason(Weight.CONDITION, "lacks")
    twice = Candidate.of(4, [lacking, a_reason(Weight.CONDITION, "short-service")])
    once = Candidate.of(5, [lacking])
    assert in_order([twice, once]) == [once, twice]


def test_whatever_can_stand_against_somebody_says_what_it_needs():
    never_against = {
        *("holds", "equivalent", "supervised", "nothing-required"),
        *("within-limit", "on-duty", "duty-unknown", "tutors"),
    }
    assert set(NEEDS) == set(SAID) - never_against


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("on-duty", {"to": "2024-06-01T13:40:00Z"}, "On duty until 14:40"),
        ("on-duty", {"to": "2024-06-02T05:00:00Z"}, "On duty until tomorrow at 06:00"),
        ("on-duty", {"to": "2024-06-03T05:00:00Z"}, "On duty until 3 June at 06:00"),
        (
            "not-free",
            {"to": "2024-06-01T13:40:00Z"},
            "On duty until 14:40, but not free to be sent",
        ),
        ("off-duty", {"next": "2024-06-01T13:40:00Z"}, "Not on duty; next today at 14:40"),
        (
            "off-duty",
            {"at": "2024-06-02T11:00:00Z", "next": "2024-06-03T05:00:00Z"},
            "Not on duty tomorrow at 12:00; next on 3 June at 06:00",
        ),
    ],
)
def test_a_duty_is_told_from_the_day_and_kept_by_its_date(code, facts, said):
    on_the_day = Reason(Axis.CAPACITY, code, Weight.NOTE, facts, date(2024, 6, 1))
    later = Reason(Axis.CAPACITY, code, Weight.NOTE, facts)
    assert on_the_day.said == said
    assert reason_of(on_the_day.kept()) == later
    assert on_the_day.kept()["said"] == later.said != said


def test_the_day_on_which_it_is_told_makes_no_other_version():
    days = (date(2024, 6, 1), date(2024, 6, 2))
    next_duty = {"next": "2024-06-02T05:00:00Z"}
    today, tomorrow = (
        Candidate.of(1, [Reason(Axis.CAPACITY, "off-duty", Weight.CONDITION, next_duty, day)])
        for day in days
    )
    assert today.reasons[0].said != tomorrow.reasons[0].said
    assert today.version == tomorrow.version


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        (
            "over-limit",
            {"cases": 15, "load": "15.0000", "limit": "15", "after": "16"},
            "OIC of 15 RASSO cases; with this case 1 over the limit of 15",
        ),
        (
            "within-limit",
            {"cases": 2, "load": "1.5000", "limit": "7.500"},
            "OIC of 2 RASSO cases, which weigh 1.5; the limit is 7.5",
        ),
        (
            "off-duty",
            {"next": "2024-06-02T07:00:00+01:00"},
            "Not on duty; next on 2 June 2024 at 07:00",
        ),
        ("off-duty", {"next": None}, "Not on duty; no next duty known"),
        (
            "off-duty",
            {"at": "2024-06-02T12:00:00+01:00", "next": None},
            "Not on duty on 2 June 2024 at 12:00; no next duty known",
        ),
        (
            "away",
            {"from": "2024-06-01", "to": None},
            "Away from 1 June 2024, with no last day set",
        ),
        (
            "part-duty",
            {"share": "0.500", "from": "2024-06-01", "to": "2024-06-30"},
            "On 50 per cent of full duty from 1 June 2024, until 30 June 2024",
        ),
        ("restricted", {"case_group": None, "to": None}, "May be given no new case of any kind"),
        (
            "dispensed",
            {"scheme": "SSAIDP", "until": "2024-06-30", "review_on": "2024-06-15"},
            "No SSAIDP; covered by a dispensation until 30 June 2024, review by 15 June 2024",
        ),
    ],
)
def test_words(code, facts, said):
    assert SAID[code](facts) == said
