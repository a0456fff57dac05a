"""A small team: what its role and its cases require, and how three people stand to it."""

from datetime import date
from types import SimpleNamespace

from capability.models import Role
from tests.factories.capability import (
    LONG_AGO,
    a_case,
    a_case_group,
    a_category,
    a_person,
    a_posting,
    a_requirement,
    a_scheme,
    an_accreditation,
    an_allocation,
)


def a_team(unit):
    """Byrne holds what her role requires; Okafor has a portfolio overdue, and a case that requires
    what he lacks; Lindqvist has such a case and holds it.
    """
    force = unit.force
    pip2, ssaidp = a_scheme("PIP2", force=force), a_scheme("SSAIDP", force=force)
    role = Role.objects.create(force=force, code="DET", name="Detective")
    rape = a_category("RAPE", force=force)
    group = a_case_group("RASSO", rape, force=force)
    a_requirement(pip2, None, force=force, role=role, part="")
    a_requirement(ssaidp, group, force=force)
    people = {}
    for name, of in (("Byrne", role), ("Lindqvist", None), ("Okafor", role)):
        people[name] = a_person(force, name)
        a_posting(people[name], unit, role=of)
    byrne, lindqvist, okafor = people.values()
    an_accreditation(byrne, pip2, awarded_on=LONG_AGO, valid_to=date(2028, 3, 3))
    overdue = {"portfolio_opened_on": date(2025, 1, 6), "portfolio_due_on": date(2026, 1, 14)}
    an_accreditation(okafor, pip2, course_completed_on=date(2024, 12, 2), **overdue)
    an_accreditation(lindqvist, ssaidp, awarded_on=LONG_AGO)
    for person in (lindqvist, okafor):
        an_allocation(person, a_case(force, rape))
    an_allocation(okafor, a_case(force, a_category("THEFT", force=force)))
    return SimpleNamespace(**people, unit=unit, role=role, pip2=pip2, ssaidp=ssaidp, rape=rape)
