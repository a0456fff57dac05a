"""Plain makers of training's rows, as those of `capability`."""

from datetime import date

from capability.models import Scheme
from tests.factories.capability import a_person, an_accreditation
from training.models import (
    Assessor,
    Booking,
    Course,
    CpdEntry,
    DevelopmentPlan,
    Evaluation,
    Event,
    Finding,
    Judgement,
    PlanAim,
    Portfolio,
    Programme,
    ProgrammeUnit,
    Sample,
    Sampled,
)
from training.rules.bookings import Step

COURSE_ON = date(2025, 3, 3)
OPENED_ON = date(2025, 3, 10)


def a_programme(scheme, *, code="WORK", force=None, units=("First", "Second")):
    programme = Programme.objects.create(
        force=force, code=code, name=f"Portfolio of {scheme.code}", scheme=scheme
    )
    for place, name in enumerate(units, start=1):
        ProgrammeUnit.objects.create(programme=programme, place=place, name=name)
    return programme


def a_portfolio(person, programme=None, *, opened_on=OPENED_ON, due_on=None, **facts):
    """Of the national PIP2 where no programme is given, on a cycle of its own."""
    programme = programme or Programme.objects.get(force=None, code="PIP2")
    award = facts.pop("accreditation", None) or an_accreditation(
        person,
        programme.scheme,
        course_completed_on=COURSE_ON,
        portfolio_opened_on=opened_on,
        portfolio_due_on=due_on,
    )
    return Portfolio.objects.create(
        force=person.force,
        person=person,
        programme=programme,
        accreditation=award,
        opened_on=opened_on,
        **{"first_due_on": due_on, "step_on": opened_on} | facts,
    )


def a_judgement(portfolio, assessor, decided_on, *, unit=None, finding=Finding.COMPETENT):
    """Of the programme's first unit where none is given."""
    return Judgement.objects.create(
        force=portfolio.force,
        portfolio=portfolio,
        person=portfolio.person,
        unit=unit or portfolio.programme.units.first(),
        assessor=assessor,
        decided_on=decided_on,
        finding=finding,
        feedback="",
    )


def a_sample(portfolio, sampled_on, outcome=Sampled.UPHELD):
    """By whoever is assigned to sample it."""
    return Sample.objects.create(
        force=portfolio.force,
        portfolio=portfolio,
        person=portfolio.person,
        assessor=portfolio.assessor,
        iqa=portfolio.iqa,
        sampled_on=sampled_on,
        outcome=outcome,
        note="",
    )


def an_assessor(force, surname="Assessor", *, schemes=("ASSESSOR", "PIP2"), capacity=None, **facts):
    """Someone who may judge portfolios of PIP2; with a capacity, also on the list of assessors."""
    person = a_person(force, surname, **facts)
    for code in schemes:
        scheme = Scheme.objects.get(force=None, code=code)
        an_accreditation(person, scheme, awarded_on=date(2020, 1, 6))
    if capacity is not None:
        Assessor.objects.create(
            force=force, person=person, capacity=capacity, starts_on=date(2020, 1, 6)
        )
    return person


def an_iqa(force, surname="Sampler", **facts):
    return an_assessor(force, surname, schemes=("IQA",), **facts)


EVENT_ON = date(2027, 3, 1)


def a_course(force, code="SEX1", *, scheme=None, name="Sexual offences investigation", **facts):
    """Begins the scheme where there is one, else is learning only."""
    effect = facts.pop("effect", "begins" if scheme else "none")
    return Course.objects.create(
        force=force, code=code, name=name, scheme=scheme, effect=effect, **facts
    )


def an_event(course, starts_on=EVENT_ON, *, ends_on=None, places=2, **facts):
    days = {"starts_on": starts_on, "ends_on": ends_on or starts_on}
    return Event.objects.create(
        force=course.force, course=course, places=places, **{"venue": "Northside"} | days | facts
    )


def a_booking(person, course, step=Step.APPROVED, *, event=None, on=OPENED_ON, **facts):
    days = {"step_on": on, "wanted_from": on}
    return Booking.objects.create(
        force=person.force, person=person, course=course, step=step, event=event, **days | facts
    )


def an_evaluation(event, score=4, *, comment=""):
    answer = {"relevant": score, "well_taught": score, "usable": score, "comment": comment}
    return Evaluation.objects.create(force=event.force, event=event, **answer)


def a_cpd_entry(person, done_on, hours=2, *, title="A talk", **facts):
    return CpdEntry.objects.create(
        force=person.force, person=person, done_on=done_on, hours=hours, title=title, **facts
    )


def an_aim(person, text="Lead interviews", *, agreed_on=OPENED_ON):
    """Of the person's open plan, which is agreed where there is none."""
    days = {"agreed_on": agreed_on, "review_due_on": agreed_on}
    plan, _new = DevelopmentPlan.objects.get_or_create(
        force=person.force, person=person, closed_on=None, defaults=days
    )
    return PlanAim.objects.create(force=person.force, plan=plan, text=text)
