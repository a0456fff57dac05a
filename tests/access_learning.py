"""Courses of two forces, and each person's ways through them, by kind and relation."""

from datetime import timedelta

from django.utils import timezone

from tests.factories.capability import a_person, a_scheme
from tests.factories.training import a_booking, a_course, a_cpd_entry, a_portfolio, an_event
from training.models import (
    Assessor,
    CourseNeed,
    DevelopmentPlan,
    PlanAction,
    PlanAim,
    PlanReview,
    PortfolioEvidence,
    Reflection,
)
from training.rules.bookings import Step


class Learning:
    """`veiled` gives a row's words for the API, by what the asker sees of its person.

    JUDGED and SAMPLED are portfolios of others, assigned to the person OWN to assess and to sample.
    """

    def __init__(self, world, pdf, veiled):
        self.world, self.pdf, self.veiled = world, pdf, veiled
        self.today = timezone.localdate()
        forces = {"OURS": world.force, "OTHER": world.other}
        self.courses = {force.pk: a_course(force) for force in forces.values()}
        of_forces = {one: self._of(force) for one, force in forces.items()}
        self.by_kind = {
            kind: {one: of_forces[one][kind] for one in of_forces} for kind in of_forces["OURS"]
        }
        of_people = {one: self._about(person) for one, person in world.people.items()}
        of_people |= {"JUDGED": self._work("assessor"), "SAMPLED": self._work("iqa")}
        for relation, made in of_people.items():
            for kind, words in made.items():
                self.by_kind.setdefault(kind, {})[relation] = words

    def _of(self, force):
        course = self.courses[force.pk]
        event = an_event(course)
        needed = a_scheme(f"N-{force.code}", force=force)
        need = CourseNeed.objects.create(force=force, course=course, scheme=needed)
        return {
            "course": {"course": course.uuid, "uuid": course.uuid},
            "course need": {"need": need.pk},
            "event": {"event": event.uuid, "uuid": event.uuid},
        }

    def _about(self, person):
        course = self.courses[person.force_id]
        booking = a_booking(person, course)
        taught = an_event(course, self.today - timedelta(days=7))
        over = a_booking(person, course, Step.PASSED, event=taught)
        entry = a_cpd_entry(person, self.today)
        Assessor.objects.create(force=person.force, person=person, capacity=3, starts_on=self.today)
        return {
            "booking": {"booking": booking.uuid} | self.veiled(booking, person),
            "booking of what is over": {"booking": over.uuid},
            "CPD entry": {"entry": entry.uuid} | self.veiled(entry, person),
            "assessor": {"assessor": person.uuid},
            **self._plan(person),
            **self._portfolio(person),
        }

    def _plan(self, person):
        theirs = {"force": person.force}
        due = self.today + timedelta(days=90)
        plan = DevelopmentPlan.objects.create(
            person=person, agreed_on=self.today, review_due_on=due, **theirs
        )
        aim = PlanAim.objects.create(plan=plan, text="Learn", **theirs)
        step = PlanAction.objects.create(aim=aim, text="Ask", due_on=due, **theirs)
        review = PlanReview.objects.create(
            plan=plan, held_on=self.today, next_due_on=due, note="Well", **theirs
        )
        return {
            "plan": {"plan": plan.uuid},
            "aim": {"aim": aim.uuid},
            "step": {"step": step.uuid},
            "plan review": {"review": review.uuid},
        }

    def _portfolio(self, person, **assigned):
        own = a_portfolio(person, **assigned)
        row = {"force": person.force, "portfolio": own}
        file = {"size": 8, "sha256": "0" * 64, "media_type": "application/pdf"}
        evidence = PortfolioEvidence.objects.create(
            title="A", added_on=self.today, storage_key=self.pdf, **file, **row
        )
        reflection = Reflection.objects.create(written_on=self.today, text="My own", **row)
        return {
            "portfolio": {"portfolio": own.uuid} | self.veiled(own, person),
            "portfolio evidence": {"evidence": evidence.uuid},
            "reflection": {"reflection": reflection.uuid},
        }

    def _work(self, role):
        south = self.world.force.units.get(code="SOUTH")
        candidate = a_person(self.world.force, unit=south)
        return self._portfolio(candidate, **{role: self.world.people["OWN"]})
