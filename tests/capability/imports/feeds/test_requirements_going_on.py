"""A requirement that begins while one like it is in force carries that one on."""

from datetime import date
from itertools import permutations

import pytest

from capability.actions import requirement_keeping, undoing
from capability.models import Requirement, Role, Scheme, SchemeVersion
from tests.factories.capability import a_requirement, a_scheme

HEADER = "scheme,starts_on,role,enforcement,ends_on\n"
WARNS = "OWN,01/01/2024,PILOT,warn,"
RECORDS = "OWN,01/07/2024,PILOT,record,"
BLOCKS = "OWN,01/01/2025,PILOT,block,"
ALL_THREE = [
    ("01/01/2024", "30/06/2024", "warn", None),
    ("01/07/2024", "31/12/2024", "record", "01/01/2024"),
    ("01/01/2025", "", "block", "01/01/2024"),
]
ORDERS = list(permutations([WARNS, RECORDS, BLOCKS]))
UNLESS = "Give it its own last day, if that is not right."


@pytest.fixture
def requirements(load, northshire):
    """Load requirements of the force's scheme OWN by its role PILOT."""
    a_scheme("OWN", force=northshire)
    Role.objects.create(force=northshire, code="PILOT", name="Pilot")
    return lambda *rows: load("requirements", HEADER + "".join(f"{row}\n" for row in rows))


@pytest.fixture
def own(requirements, northshire):
    """Makes one by hand, about what the file's are about."""
    facts = {"role": Role.objects.get(code="PILOT"), "part": "", "force": northshire}
    scheme = Scheme.objects.get(code="OWN")
    return lambda **more: a_requirement(scheme, None, **facts | more)


@pytest.fixture
def version(requirements):
    days = {"starts_on": date(2024, 1, 1)}
    return SchemeVersion.objects.create(scheme=Scheme.objects.get(code="OWN"), label="2024", **days)


def kept():
    """First and last day, what it does, and the first day of what it carries on."""
    columns = ("starts_on", "ends_on", "enforcement", "duty__starts_on")
    rows = Requirement.objects.exclude(force=None).order_by("starts_on").values_list(*columns)
    return [
        (said(starts_on), said(ends_on), enforcement, began and said(began))
        for starts_on, ends_on, enforcement, began in rows
    ]


def said(day):
    return f"{day:%d/%m/%Y}" if day else ""


def writes():
    return Requirement.pgh_event_model.objects.count()


def test_the_earlier_one_ends_the_day_before_and_the_report_says_so(requirements, told, outcomes):
    requirements(WARNS)
    done = requirements(BLOCKS)
    assert kept() == [
        ("01/01/2024", "31/12/2024", "warn", None),
        ("01/01/2025", "", "block", "01/01/2024"),
    ]
    assert outcomes(done) == {2: "created"}
    assert told(done) == [
        (
            2,
            "starts_on",
            "The one from 01/01/2024 ends on 31/12/2024, the day before: this one carries it on.",
        )
    ]
    assert [fault.cure for fault in done.faults] == [UNLESS]
    assert done.counts()["warnings"] == 1


def test_one_for_a_limited_time_leaves_nothing_in_force_after_it_and_says_so(requirements, told):
    requirements(WARNS)
    done = requirements(f"{BLOCKS}30/06/2025")
    assert told(done)[1:] == [(2, "ends_on", "From 01/07/2025 on neither is in force.")]
    assert told(requirements(f"{BLOCKS}30/06/2025")) == []


@pytest.mark.parametrize("rows", ORDERS)
def test_in_whatever_order_they_come(requirements, outcomes, rows):
    done = requirements(*rows)
    assert kept() == ALL_THREE
    assert set(outcomes(done).values()) == {"created"}


@pytest.mark.parametrize("rows", ORDERS)
def test_in_whatever_order_the_files_come(requirements, rows):
    for row in rows:
        requirements(row)
    assert kept() == ALL_THREE


def test_the_same_file_again_changes_nothing(requirements, outcomes, told):
    requirements(WARNS, RECORDS, BLOCKS)
    before = writes()
    done = requirements(WARNS, RECORDS, BLOCKS)
    assert outcomes(done) == {2: "unchanged", 3: "unchanged", 4: "unchanged"}
    assert (told(done), writes(), kept()) == ([], before, ALL_THREE)


def test_one_that_was_known_and_is_named_has_changed(requirements, outcomes):
    requirements(WARNS)
    assert outcomes(requirements(WARNS, BLOCKS)) == {2: "changed", 3: "created"}


def test_a_last_day_beyond_the_next_first_day_is_cut_each_time(requirements, outcomes, told):
    rows = (f"{WARNS}31/12/2025", BLOCKS)
    requirements(*rows)
    before = writes()
    done = requirements(*rows)
    assert kept()[0] == ("01/01/2024", "31/12/2024", "warn", None)
    assert (outcomes(done), writes()) == ({2: "unchanged", 3: "unchanged"}, before)
    assert told(done) == [
        (2, "ends_on", "It ends on 31/12/2024, the day before the next one carries it on.")
    ]


def test_what_ends_by_its_own_words_is_another_duty(requirements, told):
    done = requirements(f"{WARNS}31/12/2024", BLOCKS)
    assert kept() == [
        ("01/01/2024", "31/12/2024", "warn", None),
        ("01/01/2025", "", "block", None),
    ]
    assert told(done) == []


def test_what_another_force_requires_goes_on_beside_it(requirements, stranger):
    other = stranger.grants.get().force
    role = Role.objects.create(force=other, code="THEIRS", name="Theirs")
    scheme = a_scheme("ELSE", force=other)
    theirs = a_requirement(scheme, None, force=other, role=role, part="")
    requirements(WARNS, BLOCKS)
    theirs.refresh_from_db()
    assert (theirs.ends_on, theirs.duty) == (None, None)


def test_what_was_changed_by_hand_is_carried_on_with_its_oldest_version(
    requirements, own, version, training_lead, outcomes
):
    first = own(starts_on=date(2024, 1, 1))
    terms = {"oldest_version": version, "source": "Policy 12"}
    how = {"by": training_lead, "reason": "Policy 12"}
    requirement_keeping.change(first, date(2024, 7, 1), terms, **how)
    requirements(BLOCKS)
    assert outcomes(requirements(BLOCKS)) == {2: "unchanged"}
    assert [row[1:] for row in kept()] == [
        ("30/06/2024", "warn", None),
        ("31/12/2024", "warn", "01/01/2024"),
        ("", "block", "01/01/2024"),
    ]
    assert Requirement.objects.get(starts_on=date(2025, 1, 1)).oldest_version == version


def test_two_that_stand_beside_each_other_stay_unless_both_are_named(requirements, own, outcomes):
    own(starts_on=date(2024, 1, 1))
    own(starts_on=date(2025, 1, 1), enforcement="block")
    for row in (WARNS, BLOCKS):
        assert outcomes(requirements(row)) == {2: "unchanged"}
    assert [ends_on for _starts_on, ends_on, *_more in kept()] == ["", ""]
    assert outcomes(requirements(WARNS, BLOCKS)) == {2: "changed", 3: "unchanged"}
    assert kept() == [
        ("01/01/2024", "31/12/2024", "warn", None),
        ("01/01/2025", "", "block", "01/01/2024"),
    ]


def test_a_newer_version_asked_for_by_hand_stands_beside_what_began_before(
    requirements, own, version
):
    own(starts_on=date(2024, 7, 1), oldest_version=version)
    requirements(WARNS)
    assert kept() == [("01/01/2024", "", "warn", None), ("01/07/2024", "", "warn", None)]


def test_an_undone_load_restores_what_it_ended(requirements, training_lead):
    requirements(RECORDS, BLOCKS)
    before = kept()
    done = requirements(WARNS, "OWN,01/10/2024,PILOT,warn,")
    assert [row[3] for row in kept()] == [None, *["01/01/2024"] * 3]
    undoing.undo_batch(done.batch, by=training_lead, reason="The wrong file")
    assert kept() == before
