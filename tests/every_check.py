"""What holds for each check alike: for test files with a `check`, and with `everything`, a force
where it finds something on DAY.
"""

from capability.actions import gaps
from capability.checks import CHECKS, Scope
from capability.models import Gap
from capability.rules.clauses import Mark, mark_of
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_person

SEEN = ("Okafor", "Ada", "24/", "TRAY", "NOBODY")


def checks_of(app):
    return [code for code, check in CHECKS.items() if type(check).__module__.startswith(f"{app}.")]


def sweep(check, force, people=None):
    swept = gaps.sweep(check, Scope(force, people), on=DAY)
    return swept.found, swept.opened, swept.closed, swept.open


def test_a_second_sweep_changes_nothing(check, everything):
    found, opened, closed, still_open = sweep(check, everything)
    assert found == opened == still_open > 0
    assert closed == 0
    assert sweep(check, everything) == (found, 0, 0, found)


def test_a_recheck_of_others_leaves_what_is_open(check, everything):
    found, *_rest = sweep(check, everything)
    if check.is_about_people:
        others = (a_person(everything, joined_on=DAY).pk,)
        assert sweep(check, everything, others) == (0, 0, 0, 0)
        assert Gap.objects.still_open().filter(check_code=check.code).count() == found


def test_a_recheck_of_one_person_finds_the_same_again(check, everything):
    found, *_rest = sweep(check, everything)
    if check.is_about_people:
        people = Gap.objects.values_list("person", flat=True).distinct()
        assert sweep(check, everything, tuple(people)) == (found, 0, 0, found)


def test_nothing_is_found_in_another_force(check, everything, stranger):
    assert sweep(check, stranger.grants.get().force) == (0, 0, 0, 0)


def test_its_words_name_no_person_and_no_case(check, everything):
    sweep(check, everything)
    for gap in Gap.objects.still_open():
        said = check.explain(gap.evidence, on=DAY)
        assert said.rule == check.rule
        assert said.required
        assert said.found
        assert said.cures
        assert not [word for word in SEEN if word in str(said.as_dict())]


def test_each_clause_of_what_was_found_bears_its_mark(check, everything):
    sweep(check, everything)
    for gap in Gap.objects.still_open():
        marks = [mark_of(clause) for clause in check.explain(gap.evidence, on=DAY).found]
        assert None not in marks
        assert Mark.NOT_MET in marks
