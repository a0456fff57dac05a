"""The same promise for the lists of the office that keeps the register, and the API's others."""

from datetime import date, time, timedelta
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import jobs
from capability.models import (
    Batch,
    Draft,
    DraftGap,
    EntryRoute,
    Role,
    Shift,
    UnresolvedRow,
    Upload,
    User,
)
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
    a_user,
    an_allocation,
)
from tests.factories.training import (
    a_booking,
    a_course,
    a_cpd_entry,
    a_portfolio,
    an_event,
)
from training.models import DevelopmentPlan

MOST = 12
_numbers = count(1)


def schemes(force, number):
    for _scheme in range(number):
        a_scheme(f"S{next(_numbers)}", force=force)


def requirements(force, number):
    scheme, group = a_scheme(f"S{next(_numbers)}"), a_case_group(f"G{next(_numbers)}", force=force)
    for days in range(number):
        a_requirement(scheme, group, force=force, starts_on=LONG_AGO + timedelta(days=days))


def drafts(force, number):
    asked = {"force": force, "drafted_by": User.objects.get(email="training@northshire.example")}
    for _draft in range(number):
        Draft.objects.create(deed="requirement.added", title="Add a requirement", **asked)


def gaps_of_a_draft(force, number):
    """Of people and cases in as many units."""
    drafts(force, not Draft.objects.exists())
    draft, category = Draft.objects.get(), a_category(f"C{next(_numbers)}", force=force)
    Draft.objects.update(on=LONG_AGO, mark="1", state="looked")
    for _gap in range(number):
        person = a_person(force, unit=a_unit(force, f"U{next(_numbers)}"))
        held = an_allocation(person, a_case(force, category))
        about = {"person": person, "team_id": person.postings.get().unit_id, "allocation": held}
        code = "case-holder-unaccredited"
        DraftGap.objects.create(force=force, draft=draft, what="opens", check_code=code, **about)


def roles(force, number):
    for _role in range(number):
        Role.objects.create(force=force, code=f"R{next(_numbers)}", name="A role")


def groups(force, number):
    for _group in range(number):
        a_case_group(
            f"G{next(_numbers)}", a_category(f"C{next(_numbers)}", force=force), force=force
        )


def routes(force, number):
    for _route in range(number):
        EntryRoute.objects.create(force=force, code=f"E{next(_numbers)}", name="A route")


def shifts(force, number):
    for _shift in range(number):
        facts = {"name": f"S{next(_numbers)}", "begins_at": time(7), "hours": 8}
        Shift.objects.create(force=force, unit=a_unit(force), **facts)


def units(force, number):
    for _unit in range(number):
        a_unit(force)


def batches(force, number):
    for _batch in range(number):
        _batch_of(force)


def _batch_of(force):
    facts = {"feed": "allocations", "file_name": "cases.csv", "file_sha256": "0" * 64}
    return Batch.objects.create(force=force, as_at=date(2026, 1, 1), **facts)


def uploads(force, number):
    by = User.objects.get(email__startswith="training@northshire")
    facts = {"feed": "people", "file_name": "roster.csv", "file_sha256": "0" * 64, "size": 1}
    for _upload in range(number):
        Upload.objects.create(force=force, as_at=date(2026, 1, 1), uploaded_by=by, **facts)


def waiting(force, number):
    batch = _batch_of(force)
    for _row in range(number):
        who = f"{next(_numbers)} Nobody"
        UnresolvedRow.objects.create(
            force=force,
            batch=batch,
            feed="allocations",
            row=2,
            content=who,
            queued_as=who,
            reason="Nobody on record fits.",
            values={"number": who.split(maxsplit=1)[0], "surname": "Nobody"},
        )


def work(force, number):
    for _job in range(number):
        jobs.ask("sweep", f"a check, {next(_numbers)}", force=force)


def log_ins(force, number):
    for _user in range(number):
        a_user(f"{next(_numbers)}@northshire.example", AccessRole.SUPERVISOR, force.root_unit)


def allocations(force, number):
    category = a_category(f"C{next(_numbers)}", force=force)
    for _case in range(number):
        an_allocation(a_person(force), a_case(force, category))


def to_do(force, number):
    """Of every kind of work on training."""
    today = timezone.localdate()
    for _one in range(number):
        person, course = a_person(force), a_course(force, f"C{next(_numbers)}")
        a_portfolio(person, due_on=LONG_AGO)
        a_portfolio(a_person(force), step="assessed", iqa=a_person(force))
        a_cpd_entry(person, LONG_AGO)
        ahead = an_event(course, today + timedelta(days=7))
        a_booking(person, course)
        a_booking(a_person(force), course, "offered", event=ahead, on=today)
        over = an_event(course, today - timedelta(days=7))
        a_booking(a_person(force), course, "confirmed", event=over)
        a_booking(a_person(force), course, "nominated")
        DevelopmentPlan.objects.create(
            force=force, person=person, agreed_on=LONG_AGO, review_due_on=today
        )


LISTS = {
    "/": waiting,
    "/reference/": roles,
    "/reference/schemes/": schemes,
    "/reference/requirements/": requirements,
    "/reference/codes/roles/": roles,
    "/reference/codes/case-groups/": groups,
    "/reference/entry-routes/": routes,
    "/reference/shifts/": shifts,
    "/reference/thresholds/": roles,
    "/reference/drafts/": drafts,
    "/training/to-do/": to_do,
    "/units/": units,
    "/imports/": uploads,
    "/imports/done/": batches,
    "/imports/waiting/": waiting,
    "/jobs/": work,
    "/users/": log_ins,
    "/api/v1/units/": units,
    "/api/v1/schemes/": schemes,
    "/api/v1/requirements/": requirements,
    "/api/v1/entry-routes/": routes,
    "/api/v1/shifts/": shifts,
    "/api/v1/allocations/": allocations,
    "/api/v1/jobs/": work,
    "/api/v1/reports/gaps/": allocations,
    "/api/v1/reports/case-holders/": allocations,
}


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_little_for_100_rows_as_for_10(
    client, reads, training_lead, northshire, address
):
    client.force_login(training_lead)
    reading = reads.client(training_lead) if address.startswith("/api/") else client
    reading.get(address)  # a token's first use of a day is noted
    asked = []
    for number in (10, 90):
        LISTS[address](northshire, number)
        with CaptureQueriesContext(connection) as queries:
            answer = reading.get(address)
            assert b"".join(answer) if answer.streaming else answer.status_code == 200
        asked.append([query["sql"][:80] for query in queries])
    assert len(asked[0]) == len(asked[1]), asked
    assert len(asked[1]) <= MOST, asked[1]


@pytest.mark.parametrize("page", ["", "gaps/"])
def test_a_draft_asks_as_little_for_100_gaps_as_for_10(client, training_lead, northshire, page):
    client.force_login(training_lead)
    asked = []
    for number in (10, 90):
        gaps_of_a_draft(northshire, number)
        address = f"/reference/drafts/{Draft.objects.get().uuid}/{page}"
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked.append([query["sql"][:80] for query in queries])
    assert len(asked[0]) == len(asked[1]), asked
    assert len(asked[1]) <= MOST, asked[1]
