"""Every list costs the same with 10 rows and with 100, and little: at most 12 queries in all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Dispute, Gap, Person, Requirement, User
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_case_group,
    a_category,
    a_deployment,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
    an_allocation_check,
)
from tests.factories.training import a_booking, a_course, a_cpd_entry, a_portfolio, an_event
from training.models import PortfolioEvidence

# The lists of gaps ask one more than others: what covers them.
MOST, MOST_OF_A_TEAM = 13, 12


@pytest.fixture
def reader(sergeant, investigations):
    """Pays for most before anything is listed: a tree to walk, and a record of their own."""
    person = a_person(investigations.force, "Reader", unit=investigations)
    User.objects.filter(pk=sergeant.pk).update(person=person)
    return sergeant


@pytest.fixture
def okafor(investigations):
    return a_person(investigations.force, "Okafor", unit=investigations)


@pytest.fixture
def burglary(northshire):
    special = a_scheme("SPECIAL", needs=[a_scheme("FIRST")])
    category = a_category("BURGLARY", force=northshire)
    group = a_case_group("SERIOUS", category, force=northshire)
    return a_requirement(special, group, force=northshire)


def holders(okafor, number):
    """People who each have gaps."""
    for _holder in range(number):
        unit = okafor.postings.get().unit
        _hold(a_person(okafor.force, "Holder", unit=unit), 1)
    _sweep(okafor.force)


def closed(okafor, number):
    holders(okafor, number)
    Gap.objects.update(closed_on=timezone.localdate())


def cases(okafor, number):
    """Of one person, who has gaps by them."""
    _hold(okafor, number)
    _sweep(okafor.force)


def accreditations(okafor, number):
    for _cycle in range(number):
        an_accreditation(okafor, Requirement.objects.last().scheme, awarded_on=LONG_AGO)


def postings(okafor, number):
    for _posting in range(number):
        a_posting(okafor, okafor.force.root_unit, is_substantive=False)


def _hold(person, number):
    category = person.force.own_casecategorys.get()
    for _case in range(number):
        allocation = an_allocation(person, a_case(person.force, category))
        an_allocation_check(allocation, by=User.objects.first())


def _sweep(force):
    for check in CHECKS.values():
        sweeping.sweep(check, Scope(force), on=timezone.localdate())


def disputes(okafor, number):
    """What the reader contests."""
    reader = User.objects.get(person__surname="Reader")
    for _dispute in range(number):
        person = a_person(okafor.force, "Holder")
        facts = {"table": "person", "row": person.pk, "field": "surname", "says": "Halder"}
        Dispute.objects.create(force=okafor.force, person=person, opened_by=reader, **facts)


def portfolios(okafor, number):
    """Each with evidence, and judged by one who is the reader's person too."""
    reader = Person.objects.get(surname="Reader")
    for _portfolio in range(number):
        person = a_person(okafor.force, "Holder", unit=okafor.postings.get().unit)
        own = a_portfolio(person, assessor=reader)
        PortfolioEvidence.objects.create(
            force=own.force, portfolio=own, title="A", added_on=LONG_AGO, reference="B"
        )


def courses(okafor, number):
    for course in range(number):
        an_event(a_course(okafor.force, f"C{course}-{number}"))


def bookings(okafor, number):
    for one in range(number):
        course = a_course(okafor.force, f"C{one}-{number}")
        a_booking(okafor, course, event=an_event(course), step="offered")


def cpd(okafor, number):
    for one in range(number):
        a_cpd_entry(okafor, LONG_AGO, title=f"Talk {one} of {number}")


def call_outs(okafor, number):
    for _call in range(number):
        a_deployment(okafor, Requirement.objects.last().scheme)


LISTS = {
    "/gaps/": holders,
    "/gaps/?as_of=2026-01-05": holders,
    "/gaps/?status=closed": closed,
    "/gaps/?status=recorded&as_of=2026-01-05": closed,
    "/coverage/": holders,
    "/coverage/required/": holders,
    "/units/{unit}/team/picture/": holders,
    "/people/": holders,
    "/people/{person}/": accreditations,
    "/people/{person}/postings/": postings,
    "/people/{person}/cases/": cases,
    "/people/{person}/gaps/": cases,
    "/people/{person}/call-outs/": call_outs,
    "/call-outs/": call_outs,
    "/people/{person}/history/": accreditations,
    "/disputes/": disputes,
    "/": holders,
    "/accreditations/": accreditations,
    "/case-holders/": holders,
    "/search/?q=holder": holders,
    "/feeds/": holders,
    "/units/{unit}/team/": holders,
    "/units/{unit}/team/paper/": holders,
    "/portfolios/": portfolios,
    "/training/courses/": courses,
    "/api/v1/courses/": courses,
    "/api/v1/events/": courses,
    "/api/v1/bookings/": bookings,
    "/people/{person}/training/": bookings,
    "/people/{person}/cpd/": cpd,
    "/cpd/": cpd,
    "/api/v1/portfolios/": portfolios,
    "/api/v1/cpd/": cpd,
    "/api/v1/gaps/": holders,
    "/api/v1/teams/{unit}/capability/": holders,
    "/api/v1/reports/coverage/": holders,
    "/api/v1/reports/gap-trend/": holders,
    "/api/v1/people/": holders,
    "/api/v1/accreditations/": accreditations,
    "/api/v1/deployments/": call_outs,
}


@pytest.mark.parametrize("address", LISTS)
def test_a_list_asks_as_little_for_100_rows_as_for_10(
    client, reads, reader, okafor, burglary, address
):
    client.force_login(reader)
    reading = reads.client(reader) if address.startswith("/api/") else client
    most = MOST_OF_A_TEAM if "{unit}" in address else MOST
    unit = okafor.postings.get().unit
    address, fill = address.format(person=okafor.uuid, unit=unit.uuid), LISTS[address]
    reading.get(address)  # a token's first use of a day is noted
    asked = []
    for number in (10, 90):
        fill(okafor, number)
        with CaptureQueriesContext(connection) as queries:
            assert reading.get(address).status_code == 200
        asked.append([query["sql"][:80] for query in queries])
    assert len(asked[0]) == len(asked[1]), asked
    assert len(asked[1]) <= most, asked[1]
