"""One portfolio as those who have to do with it may see it, and the lists of them."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q

from capability.models import Person, User
from training.access import ASSESS, KEEP_PORTFOLIOS, SAMPLE, SEE_WORK, UNDO_SIGN_OFF
from training.models import Finding, Judgement, Portfolio
from training.reports import deeds
from training.rules.portfolios import UNDER_WAY, Step


def with_progress(portfolios):
    """With how many pieces of evidence count, and in how many units it is judged competent."""
    related = ("person", "programme__scheme", "accreditation", "assessor", "iqa")
    competent = Judgement.objects.that_count().filter(finding=Finding.COMPETENT)
    return portfolios.select_related(*related).annotate(
        pieces=Count("items", filter=Q(items__withdrawn_on=None), distinct=True),
        units=Count("programme__units", distinct=True),
        competent=Count(
            "judgements", filter=Q(judgements__in=competent.values("pk")), distinct=True
        ),
    )


@dataclass(frozen=True)
class PortfolioPage:
    """Who the reader is to it decides what they see: the supervisor the outcome alone."""

    portfolio: Portfolio
    user: User

    @property
    def is_candidate(self):
        return self.portfolio.person_id == self.user.person_id

    @cached_property
    def is_assessor(self):
        own = self.portfolio.assessor_id
        return own is not None and own == self.user.person_id and self.user.may(ASSESS)

    @cached_property
    def is_iqa(self):
        own = self.portfolio.iqa_id
        return own is not None and own == self.user.person_id and self.user.may(SAMPLE)

    @cached_property
    def keeps(self):
        return self._has(KEEP_PORTFOLIOS) and not self.is_candidate

    @cached_property
    def may_reopen(self):
        return self._has(UNDO_SIGN_OFF) and not self.is_candidate

    @cached_property
    def may_countersign(self):
        mine = Portfolio.objects.to_countersign_by(self.user)
        return mine.filter(pk=self.portfolio.pk).exists()

    @cached_property
    def sees_work(self):
        return self.is_candidate or self.is_assessor or self.is_iqa or self._has(SEE_WORK)

    @property
    def reads_reflections(self):
        return self.is_candidate or self.is_assessor or self.is_iqa

    @property
    def is_under_way(self):
        return self.portfolio.step in UNDER_WAY

    @property
    def is_open(self):
        return self.portfolio.step == Step.OPEN

    @property
    def is_submitted(self):
        return self.portfolio.step == Step.SUBMITTED

    @property
    def is_assessed(self):
        return self.portfolio.step == Step.ASSESSED

    @cached_property
    def reflections(self):
        if not self.reads_reflections:
            return []
        own = self.portfolio.reflections.all()
        return list(own if self.is_candidate else own.filter(is_shared=True))

    @cached_property
    def evidence(self):
        """All of it for those who see the work; for others it is counted alone."""
        return list(self.portfolio.items.select_related("unit")) if self.sees_work else []

    @cached_property
    def submitted(self):
        return self.portfolio.items.filter(withdrawn_on=None).count()

    @cached_property
    def units(self):
        """(unit, the judgement that counts or None, its evidence)."""
        counted = {one.unit_id: one for one in self._judged}
        return [
            (unit, counted.get(unit.pk), [one for one in self.evidence if one.unit_id == unit.pk])
            for unit in self.portfolio.programme.units.all()
        ]

    @property
    def evidence_of_no_unit(self):
        return [one for one in self.evidence if one.unit_id is None]

    @cached_property
    def _judged(self):
        return list(self.portfolio.judgements.that_count().select_related("assessor"))

    @cached_property
    def samples(self):
        return list(self.portfolio.samples.select_related("iqa"))

    @cached_property
    def stops(self):
        return list(self.portfolio.stops.all())

    @property
    def stands_still(self):
        return any(one.ends_on is None for one in self.stops)

    @cached_property
    def extensions(self):
        return list(self.portfolio.extensions.all())

    @cached_property
    def deeds(self):
        """For those who see the work; why the clock stood still, for those who keep it."""
        if not self.sees_work:
            return []
        return deeds.of_portfolio(self.portfolio, self.user, keeps=self.keeps)

    def _has(self, power):
        people = Person.objects.within(self.user.reach(power))
        return people.filter(pk=self.portfolio.person_id).exists()
