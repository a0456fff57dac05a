"""What a page says would change is what the sweep then does: on the make-believe force."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import Count

from capability.access import AccessRole
from capability.actions import code_keeping, requirement_keeping, threshold_keeping
from capability.checks import CHECKS, Scope
from capability.models import (
    CaseCategory,
    CaseClassification,
    CaseGroup,
    CaseGroupMember,
    Force,
    Requirement,
    Role,
    Scheme,
    Threshold,
)
from config import demo
from tests.capability.reports.foretelling import HOW, TERMS, afresh, holds
from tests.factories import capability as made

DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def _stands(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo.make_up(200, 1, DAY, lambda line: None)
        transaction.set_rollback(True)


@pytest.fixture
def northshire(_stands, db):
    return Force.objects.get(code="NOR")


@pytest.fixture
def lead(northshire):
    return made.a_user("reads@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)


def asking(force):
    """A requirement of the force's own that S-02 finds somebody by."""
    duties = CHECKS["role-holder-unaccredited"].findings(Scope(force), on=DAY)
    own = Requirement.objects.filter(force=force, starts_on__lt=DAY)
    return own.filter(pk__in=duties.values("requirement_id")).first()


def test_a_new_requirement_of_the_demo_force(northshire, lead):
    role = Role.objects.of(northshire).filter(postings__force=northshire).first()
    facts = {"scheme": Scheme.objects.get(code="ABE"), "role": role, "starts_on": DAY} | TERMS
    opens, _closes = holds(
        northshire,
        lambda: requirement_keeping.add(northshire, facts, by=lead, **HOW),
        on=DAY,
        about=[Requirement(force=northshire, **facts)],
    )
    assert opens["In a role without the accreditation it requires"] > 0


@pytest.mark.parametrize(("grace_days", "days_later"), [(0, 0), (30, 0), (30, 30)])
def test_a_changed_requirement_of_the_demo_force(northshire, lead, grace_days, days_later):
    row = asking(northshire)
    terms = TERMS | {"grace_days": grace_days}
    holds(
        northshire,
        lambda: requirement_keeping.change(afresh(row), DAY, terms, by=lead, **HOW),
        on=DAY + timedelta(days=days_later),
        about=[row],
    )


def test_a_requirement_of_the_demo_force_that_ends(northshire, lead):
    row = asking(northshire)
    _opens, closes = holds(
        northshire,
        lambda: requirement_keeping.end(afresh(row), DAY, by=lead, **HOW),
        on=DAY + timedelta(days=1),
        about=[row],
    )
    assert sum(closes.values()) > 0


@pytest.mark.parametrize(
    ("check", "name", "value", "moves"),
    [
        ("accreditation-expires", "first-notice", 180, "opens"),
        ("caseload-over-limit", "cases-to-flag", 2, "opens"),
        ("caseload-over-limit", "cases-to-flag", 90, "closes"),
    ],
)
def test_a_number_of_the_demo_force(northshire, lead, check, name, value, moves):
    facts = {"check_code": check, "name": name, "value": value, "unit": "days", "source": "ours"}
    opens, closes = holds(
        northshire,
        lambda: threshold_keeping.put(northshire, facts | {"starts_on": DAY}, by=lead, **HOW),
        on=DAY,
        table=Threshold,
    )
    assert CHECKS[check].title in {"opens": opens, "closes": closes}[moves]


def _own_group(force):
    """A list of the force's own by which something is required, and its first category."""
    required = Requirement.objects.filter(force=force).values("case_group")
    return CaseGroup.objects.filter(force=force, pk__in=required).first()


def test_a_category_that_comes_to_count_in_the_demo_force(northshire, lead):
    group = _own_group(northshire)
    others = CaseClassification.objects.filter(force=northshire, case__closed_on=None)
    others = others.exclude(category__in=group.members.values("category"))
    most = others.values("category").annotate(cases=Count("pk")).latest("cases")
    other = CaseCategory.objects.get(pk=most["category"])
    opens, _closes = holds(
        northshire,
        lambda: code_keeping.put_in(group, other, starts_on=DAY, by=lead, **HOW),
        on=DAY,
        table=CaseGroupMember,
    )
    assert sum(opens.values()) > 0


def test_a_category_that_counts_no_longer_in_the_demo_force(northshire, lead):
    member = _own_group(northshire).members.first()
    _opens, closes = holds(
        northshire,
        lambda: code_keeping.take_out(afresh(member), DAY, by=lead, **HOW),
        on=DAY + timedelta(days=1),
        table=CaseGroupMember,
    )
    assert sum(closes.values()) > 0
