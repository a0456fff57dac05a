"""Two forces with a person in every relation, and everybody who might ask about them."""

from datetime import date

from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from capability.access import AccessRole
from capability.actions import gaps, tokens
from capability.checks import CHECKS, Scope
from capability.models import Gap
from tests.factories.capability import (
    a_case,
    a_case_group,
    a_category,
    a_force,
    a_log_in,
    a_person,
    a_requirement,
    a_scheme,
    a_unit,
    a_user,
    an_accreditation,
    an_allocation,
)

ROLES = {
    "SU": AccessRole.SUPERVISOR,
    "LD": AccessRole.LD_ADMIN,
    "RA": AccessRole.ALLOCATOR,
    "AN": AccessRole.ANALYST,
    "AU": AccessRole.AUDITOR,
    "SA": AccessRole.SYSTEM_ADMIN,
    "AS": AccessRole.ASSESSOR,
    "IQ": AccessRole.IQA,
}
ACTIVE = (*ROLES, "OF", "NO")
GONE = ("anonymous", "disabled", "leaver", "ended grant")
LEFT_ON = date(2020, 1, 31)


class World:
    """`people` by relation, each with a case that opens a gap, and with an accreditation."""

    def __init__(self):
        self.force, self.other = a_force("NS"), a_force("WM", name="Westmarch Police")
        self.team = a_unit(self.force, "TEAM", under=a_unit(self.force, "NORTH"))
        self.north = self.force.units.get(code="NORTH")
        south, far = a_unit(self.force, "SOUTH"), a_unit(self.other, "FAR")
        self.people = {
            "OWN": a_person(self.force, unit=south),
            "IN": a_person(self.force, unit=self.team),
            "OUT": a_person(self.force, unit=south),
            "ENDED": a_person(self.force, unit=self.team, left_on=LEFT_ON),
            "OTHER": a_person(self.other, unit=far),
        }
        self.scheme, category = a_scheme("SPECIAL"), a_category("BURGLARY")
        group = a_case_group("SERIOUS", category)
        for force in (self.force, self.other):
            a_requirement(self.scheme, group, force=force)
        for person in self.people.values():
            an_allocation(person, a_case(person.force, category))
            an_accreditation(person, self.scheme, course_completed_on=date(2025, 3, 1))
        for force in (self.force, self.other):
            gaps.sweep(CHECK, Scope(force), on=timezone.localdate())

    def user(self, who, *, force=None):
        """One of ACTIVE; in another `force`, that one's twin."""
        if who == "NO":
            return a_log_in("nothing@northshire.example")
        if who == "OF":
            return a_log_in("officer@northshire.example", self.people["OWN"])
        root = (force or self.force).root_unit
        unit = self.north if who == "SU" and not force else root
        return a_user(f"{who}-{root.code}@northshire.example".lower(), ROLES[who], unit)

    def gone(self, who):
        """One of GONE, all but the first with everything else that opens pages."""
        if who == "anonymous":
            return None
        user = a_user("gone@northshire.example", AccessRole.LD_ADMIN, self.force.root_unit)
        if who == "disabled":
            user.is_active = False
        if who == "leaver":
            user.person = self.people["ENDED"]
        if who == "ended grant":
            user.grants.update(ends_on=LEFT_ON)
        user.save()
        return user

    def gap(self, relation):
        return Gap.objects.get(person=self.people[relation], check_code=CHECK.code)


CHECK = CHECKS["case-holder-unaccredited"]


def clients(user):
    """At pages and at the API, signed in where that is possible."""
    pages, api = Client(raise_request_exception=False), APIClient()
    if user:
        pages.force_login(user)
        _token, key = tokens.issue(user, may_write=True)
        api = APIClient(headers={"authorization": f"Token {key}"})
    return pages, api


def named(person, who):
    """What the address of a person's pages calls them, for that user."""
    return person.pseudonym if who == "AN" else person.uuid


def named_gap(gap, who):
    return gap.veiled_uuid if who == "AN" else gap.uuid
