"""After a change to one person the re-check of that person leaves what a sweep would.

Of everybody: what is found about others may hang on the rows of whoever was changed.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capability.actions import gaps, rechecks
from capability.checks import CHECKS, Scope
from capability.models import Force, Gap
from tests.oracle.comparing import few_forces, written
from tests.oracle.facts import covers, theirs
from tests.oracle.rules import RULES
from tests.oracle.test_cases_and_awards import CODES as LED
from tests.oracle.test_requirements import CODES as REQUIRED
from tests.oracle.test_units import COVERED, STAFFED
from tests.oracle.worlds.at_work import at_work
from tests.oracle.worlds.cases import PARTS
from tests.oracle.worlds.days import DAYS, LONG_AGO, ONE, POOL
from tests.oracle.worlds.forces import leading
from tests.oracle.worlds.staffed import covered, staffed
from tests.oracle.worlds.tables import TABLES

KEPT = [
    *REQUIRED,
    *LED,
    *STAFFED,
    *COVERED,
    "allocated-past-qualified",
    "caseload-over-limit",
    "case-holder-absent",
]
LAST = POOL[-1]
CHANGES = 6


@pytest.mark.parametrize("forces", [leading, staffed, covered, at_work])
@few_forces
@given(data=st.data())
def test_a_recheck_after_a_change_equals_the_sweep(country, forces, data):
    world, pk = data.draw(forces(country))
    with written(world):
        force = Force.objects.get(pk=pk)
        swept(force)
        for _turn in range(CHANGES):
            person = data.draw(st.sampled_from(ids(theirs(world, "people", pk))))
            change = data.draw(st.sampled_from([accredit, post, move, leave, allocate, take_away]))
            change(data.draw, Changed(world, pk, person))
            rechecks.run(rechecks.ask(force, {"people": [person]}), on=LAST)
            assert stood(force) == right(world, force), change.__name__
        assert swept(force) == []


def swept(force):
    """Which checks opened or closed anything."""
    done = [gaps.sweep(CHECKS[code], Scope(force), on=LAST) for code in KEPT]
    return [one.check for one in done if one.opened or one.closed]


def stood(force):
    kept = Gap.objects.still_open().filter(force=force)
    return {
        code: set(kept.filter(check_code=code).values_list(*CHECKS[code].columns)) for code in KEPT
    }


def right(world, force):
    return {code: set(RULES[code](world, force.pk, LAST)) for code in KEPT}


class Changed:
    """A person of a force whose rows change, in the database as in the world."""

    def __init__(self, world, force, person):
        self.world, self.owned = world, {"force_id": force, "person_id": person}

    def rows(self, table, **named):
        return theirs(self.world, table, self.owned["force_id"], **named)

    def own(self, table, **named):
        """Those of that day."""
        rows = self.rows(table, person_id=self.owned["person_id"], **named)
        return [row for row in rows if covers(row, LAST)]

    def add(self, table, same, **facts):
        row = self.world.add_apart(table, same, **self.owned, **facts)
        if row:
            TABLES[table][0].objects.create(**row)

    def set(self, table, row, **facts):
        row |= facts
        TABLES[table][0].objects.filter(pk=row["id"]).update(**facts)

    def remove(self, table, row):
        self.world[table].remove(row)
        TABLES[table][0].objects.filter(pk=row["id"]).delete()


def ids(rows):
    return [row["id"] for row in rows]


def accredit(draw, changed):
    """In every scheme there is, from long ago, for good or until soon."""
    ends = draw(st.sampled_from([None, LAST, LAST + 20 * ONE]))
    for version in list(changed.world["versions"]):
        facts = {"scheme_id": version["scheme_id"], "version_id": version["id"], "valid_to": ends}
        row = changed.world.add("accreditations", **changed.owned, **facts, awarded_on=LONG_AGO)
        TABLES["accreditations"][0].objects.create(**row)


def post(draw, changed):
    """Where none is in the way."""
    unit = draw(st.sampled_from(ids(changed.rows("units"))))
    facts = {"unit_id": unit, "is_substantive": True, "starts_on": LAST, "ends_on": None}
    changed.add("postings", ("person_id", "is_substantive"), **facts)


def move(draw, changed):
    """To another unit, as if it had always been so; or nowhere."""
    unit = draw(st.sampled_from([None, *ids(changed.rows("units"))]))
    for row in changed.own("postings"):
        if unit:
            changed.set("postings", row, unit_id=unit)
        else:
            changed.remove("postings", row)


def leave(draw, changed):
    last = draw(st.sampled_from([LAST - ONE, LAST]))
    for row in changed.rows("services", person_id=changed.owned["person_id"]):
        if row["joined_on"] <= last and (row["left_on"] is None or row["left_on"] > last):
            changed.set("services", row, left_on=last)


def allocate(draw, changed):
    case = draw(st.sampled_from(ids(changed.rows("cases"))))
    facts = {"case_id": case, "part": draw(st.sampled_from(PARTS))}
    facts |= {"starts_on": draw(DAYS), "ends_on": None}
    changed.add("allocations", ("case_id", "person_id", "part"), **facts)


def take_away(draw, changed):
    is_by_mistake = draw(st.booleans())
    for row in changed.own("allocations"):
        if is_by_mistake or row["starts_on"] == LAST:
            changed.remove("allocations", row)
        else:
            changed.set("allocations", row, ends_on=LAST - ONE)
