"""One police department's own files, dirt and all: loaded, accounted for, swept."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count as Number

from capability.access import AccessRole
from capability.models import CaseAllocation, Posting, Service, Unit
from capability.models.batches import COUNTS
from capability.reports.team_matrix import TeamMatrix
from tests.factories.capability import a_user
from tests.journeys.chicago_cases import Count
from tests.journeys.chicago_postings import PostingCount

MAPPINGS = Path(__file__).parents[2] / "docs" / "examples"
FILES = {
    "people": "roster.csv",
    "postings": "unit_history.csv.gz",
    "accreditations": "cit_40hr_certified.xlsx",
    "allocations": "case_assignments.csv.gz",
}
# Written apart from the check, from what the rule says: who held, on the day, a case of the
# category as its officer, and had no award of the scheme by then.
HELD_WITHOUT = """
select p.person_ref, c.reference from capability_caseallocation a
join capability_person p on p.id = a.person_id
join capability_case c on c.id = a.case_id
join capability_caseclassification k on k.case_id = c.id
join capability_casecategory g on g.id = k.category_id and g.code = 'COMPLAINT'
where a.part = 'OIC' and %(on)s between a.starts_on and coalesce(a.ends_on, %(on)s)
  and coalesce(c.closed_on, %(on)s) >= %(on)s and coalesce(k.starts_on, %(on)s) <= %(on)s
  and not exists (select from capability_accreditation h
                  join capability_scheme s on s.id = h.scheme_id and s.code = 'CIT40'
                  where h.person_id = p.id and h.awarded_on <= %(on)s)
"""

# Of whoever is posted in the unit on the day: how many open cases they have, whether one of them
# asks for the scheme, and whether they had an award of it by then.
TEAM = """
select p.person_ref,
  (select count(distinct a.case_id) from capability_caseallocation a
   join capability_case c on c.id = a.case_id
   where a.person_id = p.id and %(on)s between a.starts_on and coalesce(a.ends_on, %(on)s)
     and coalesce(c.closed_on, %(on)s) >= %(on)s),
  exists (select from capability_caseallocation a
          join capability_case c on c.id = a.case_id
          join capability_caseclassification k on k.case_id = c.id
          join capability_casecategory g on g.id = k.category_id and g.code = 'COMPLAINT'
          where a.person_id = p.id and a.part = 'OIC'
            and %(on)s between a.starts_on and coalesce(a.ends_on, %(on)s)
            and coalesce(c.closed_on, %(on)s) >= %(on)s
            and coalesce(k.starts_on, %(on)s) <= %(on)s),
  exists (select from capability_accreditation h
          join capability_scheme s on s.id = h.scheme_id and s.code = 'CIT40'
          where h.person_id = p.id and h.awarded_on <= %(on)s)
from capability_posting t
join capability_person p on p.id = t.person_id
join capability_unit u on u.id = t.unit_id
where u.code = %(unit)s and t.is_substantive
  and %(on)s between t.starts_on and coalesce(t.ends_on, %(on)s)
"""

pytestmark = pytest.mark.chicago


@pytest.fixture(scope="module")
def loaded(chicago, tmp_path_factory, django_db_setup, django_db_blocker):
    """The counts of each load, by feed: loaded once for these tests, and rolled back after them."""
    folder = tmp_path_factory.mktemp("files")
    force, requirement = folder / "forces.csv", folder / "requirements.csv"
    force.write_text("code,name\nLAKE,Lakeside Police\n")
    requirement.write_text("scheme,starts_on,case_category,part\nCIT40,2000-01-01,COMPLAINT,OIC\n")
    with django_db_blocker.unblock(), transaction.atomic():
        load("forces", force)
        counts = {feed: load_real(feed, chicago) for feed in FILES}
        load("requirements", requirement, force="LAKE")
        yield counts
        transaction.set_rollback(True)


def load(feed, path, **options):
    out = StringIO()
    call_command("load", feed, str(path), json=True, stdout=out, **options)
    return json.loads(out.getvalue())


def load_real(feed, folder, **options):
    mapping = str(MAPPINGS / f"chicago_{feed}.toml")
    path = folder / FILES[feed]
    return load(feed, path, force="LAKE", mapping=mapping, as_at=date(2018, 3, 31), **options)


def sweep(on, tmp_path):
    out, rows = StringIO(), tmp_path / f"{on}.csv"
    check = "case-holder-unaccredited"
    call_command("sweep", on=on, check=check, rows=str(rows), json=True, stdout=out)
    with rows.open() as file:
        found = {(row["person_ref"], row["case_reference"]) for row in csv.DictReader(file)}
    [holders] = json.loads(out.getvalue())
    return holders, found


def asked_in_sql(on):
    with connection.cursor() as cursor:
        cursor.execute(HELD_WITHOUT, {"on": on})
        return set(cursor.fetchall())


def test_every_row_is_accounted_for_and_a_second_load_changes_nothing(loaded, chicago, tmp_path):
    assert {feed: counts["read"] for feed, counts in loaded.items()} == {
        "people": 14_088,
        "postings": 118_806,
        "accreditations": 2_236,
        "allocations": 204_715,
    }
    assert loaded["people"]["rejected"] == loaded["people"]["unresolved"] == 0
    for feed, counts in loaded.items():
        assert counts["read"] == sum(counts[name] for name in COUNTS[1:-1])
        faults = tmp_path / f"{feed}.csv"
        again = load_real(feed, chicago, errors=str(faults))
        assert (again["created"], again["changed"]) == (0, 0)
        assert (again["rejected"], again["unresolved"]) == (
            counts["rejected"],
            counts["unresolved"],
        )
        assert rejected_rows(faults) == counts["rejected"]


def rejected_rows(faults):
    with faults.open() as file:
        rows = [row for row in csv.DictReader(file) if row["severity"] == "error"]
    assert all(row["rule"] and row["cure"] for row in rows)
    return len({row["row"] for row in rows})


def test_the_share_of_rows_on_someone_on_the_roster(loaded):
    postings, allocations = loaded["postings"], loaded["allocations"]
    assert 0.35 < 1 - postings["unresolved"] / postings["read"] < 0.45
    assert 0.45 < 1 - allocations["unresolved"] / allocations["read"] < 0.55


def test_postings_stand_as_a_count_apart_lays_them(loaded, chicago):
    meant = Count(chicago, as_at=date(2018, 3, 31)).meant
    count, counts = PostingCount(chicago, meant=meant), loaded["postings"]
    assert count.rows == {
        "in": counts["created"] + counts["changed"] + counts["unchanged"],
        "rejected": counts["rejected"],
        "unresolved": counts["unresolved"],
    }
    whole = ("person__person_ref", "unit__code", "starts_on", "ends_on")
    assert set(Posting.objects.filter(source="postings").values_list(*whole)) == count.stands


def test_cases_are_held_by_whom_a_count_apart_finds(loaded, chicago):
    count, counts = Count(chicago, as_at=date(2018, 3, 31)), loaded["allocations"]
    went_in = counts["created"] + counts["changed"] + counts["unchanged"]
    assert count.rows == {
        "in": went_in,
        "rejected": counts["rejected"],
        "unresolved": counts["unresolved"],
    }
    for day in (date(2016, 9, 1), date(2012, 1, 1)):
        held = CaseAllocation.objects.held(on=day)
        found = set(held.values_list("person__person_ref", "case__reference"))
        assert found == count.held_on(day)


def test_the_sweep_finds_what_plain_sql_finds(loaded, tmp_path):
    day, earlier = date(2016, 9, 1), date(2012, 1, 1)
    swept, found = sweep(day, tmp_path)
    assert swept["found"] == swept["opened"] == len(found) > 40_000
    assert found == asked_in_sql(day)
    reported, before = sweep(earlier, tmp_path)
    assert (reported["opened"], reported["closed"]) == (None, None)
    assert before == asked_in_sql(earlier) != found
    left = Service.objects.filter(left_on__lt=day).values_list("person__person_ref", flat=True)
    assert len({person_ref for person_ref, _case in found} & set(left)) > 20


@pytest.mark.parametrize("day", [date(2016, 9, 1), date(2012, 1, 1)])
def test_a_teams_matrix_adds_up_to_what_plain_sql_counts(loaded, day):
    holders = CaseAllocation.objects.held(on=day).values("person")
    posted = Posting.objects.in_force(on=day).filter(person__in=holders)
    posted = posted.values("unit__code").annotate(people=Number("pk"))
    code = posted.order_by("-people", "unit__code").values_list("unit__code", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute(TEAM, {"on": day, "unit": code})
        asked = {ref: row for ref, *row in cursor.fetchall()}
    unit = Unit.objects.select_related("force").get(code=code)
    with transaction.atomic():
        root = unit.force.root_unit
        lead = a_user(f"lead-{day}@lakeside.example", AccessRole.LD_ADMIN, root)
    matrix = TeamMatrix(lead, unit, day)
    assert len(asked) > 50
    assert {row.person["person_ref"]: cell_of(row) for row in matrix.rows} == asked
    line = matrix.lines["CIT40"]
    needed = [has for _cases, needs, has in asked.values() if needs]
    assert (line.required, line.held) == (len(needed), sum(needed))
    assert 0 < line.held < line.short


def cell_of(row):
    """The open cases, whether the scheme is required, and whether it is on record as held."""
    (cell,) = row.cells
    return [row.cases.held, cell.is_required, cell.state == "current"]
