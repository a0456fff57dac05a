"""A PC with PIP1 and a rape case, the courses and people on their way, and the day that it is."""

from datetime import date

from capability.access import AccessRole
from capability.models import CaseGroup, CaseGroupMember, Scheme, User
from tests.factories.capability import (
    a_case,
    a_category,
    a_force,
    a_grant,
    a_log_in,
    a_person,
    a_second_factor,
    a_unit,
    an_accreditation,
    an_allocation,
)
from tests.factories.training import a_booking, a_course, an_assessor, an_event, an_iqa
from tests.journeys.desk import Desk
from training.models import CourseNeed, Portfolio

PIP2IDP, SSAIDP = "Initial crime investigators", "Specialist sexual assault investigators"


class Career:
    """Of one officer of a force, who sit at desks with those who help; `on` is another day."""

    def __init__(self, browser, address, clock):
        self.browser, self.address, self.clock, self.desks = browser, address, clock, []
        self.force = a_force("NS")
        self.team = a_unit(self.force, "TEAM")
        self.okafor = _held(a_person(self.force, unit=self.team), "PIP1")
        self.judge = an_assessor(
            self.force, "Judge", schemes=("ASSESSOR", "PIP2", "SSAIDP"), capacity=4
        )
        self.sampler = an_iqa(self.force)
        self._give_the_case()
        self._plan_the_courses()
        root = self.force.root_unit
        self.office = self._desk("office", None, AccessRole.LD_ADMIN, root)
        self.sergeant = self._desk("sergeant", None, AccessRole.SUPERVISOR, self.team)
        self.officer = self._desk("okafor", self.okafor)
        self.assessor = self._desk("judge", self.judge, AccessRole.ASSESSOR, root)
        self.iqa = self._desk("sampler", self.sampler, AccessRole.IQA, root)

    def on(self, day):
        """It is ten in the morning of that day; everybody has come in anew."""
        self.clock.move_to(f"{day}T10:00:00+00:00")
        for desk in self.desks:
            desk.come_back()

    def _give_the_case(self):
        category = a_category("RAPE-ADULT", force=self.force)
        group = CaseGroup.objects.get(force=None, code="RASSO_ADULT")
        CaseGroupMember.objects.create(group=group, category=category)
        case = a_case(self.force, category, reference="25/1")
        an_allocation(self.okafor, case, starts_on=date(2025, 1, 6))

    def _plan_the_courses(self):
        first = a_course(self.force, "PIP2IDP", scheme=_scheme("PIP2"), name=PIP2IDP)
        CourseNeed.objects.create(force=self.force, course=first, scheme=_scheme("NIE"))
        self.initial = an_event(first, date(2025, 3, 3), ends_on=date(2025, 3, 14))
        second = a_course(self.force, "SSAIDP", scheme=_scheme("SSAIDP"), name=SSAIDP)
        self.special = an_event(second, date(2026, 2, 2), ends_on=date(2026, 2, 13))
        rival = a_person(self.force, "Bello", unit=self.team)
        a_booking(rival, second, on=date(2024, 9, 2))

    def _desk(self, name, person, role=None, unit=None):
        user = a_log_in(f"{name}@northshire.example", person)
        if role:
            a_second_factor(user)
            a_grant(user, role, unit)
        desk = Desk(self.browser, self.address, User.objects.get(pk=user.pk))
        self.desks.append(desk)
        return desk

    def portfolio(self, scheme):
        return Portfolio.objects.get(person=self.okafor, programme__scheme__code=scheme)

    def due_on(self, scheme):
        return self.portfolio(scheme).accreditation.portfolio_due_on


def _scheme(code):
    return Scheme.objects.get(force=None, code=code)


def _held(person, code):
    an_accreditation(person, _scheme(code), awarded_on=date(2019, 5, 13))
    return person
