from itertools import chain

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, Count, Exists, F, Max, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce

from capability.checks.registry import Check, register
from capability.checks.standing import named
from capability.checks.subjects import subject
from capability.checks.thresholds import Limit, threshold
from capability.checks.ties import others
from capability.models import Accreditation, Scheme
from capability.models.days import covers_from_start
from training.checks.steps import still_to_judge
from training.models import Assessor, Judgement, Portfolio, Sample, qualified
from training.rules import explanations_of_portfolios as explanations
from training.rules.assessors import ASSESS
from training.rules.portfolios import UNDER_WAY, Step


@register
class AssessorOverloaded(Check):
    """An assessor with more portfolios than they take at once (S-09).

    A leaver's portfolio is no work, and whoever has left judges none.
    """

    code = "assessor-overloaded"
    title = "Assessor with more portfolios than they take"
    rule = "S-09"
    owner = "L&D"
    keys = ("person",)
    limits = (Limit("portfolios"),)
    explain = staticmethod(explanations.overloaded)

    def findings(self, scope, *, on):
        """Where nothing is agreed with them the default counts."""
        default = threshold(scope, self, "portfolios", on=on)
        agreed = _agreed(scope, on).values("capacity")[:1]
        found = _assessors(scope, _assigned(scope, on), on=on).annotate(
            capacity=Coalesce(Subquery(agreed), default)
        )
        return found.filter(load__gt=F("capacity"))

    def concerned(self, scope, *, on):
        return _their_assessors(scope)

    def facts(self, scope, *, on):
        return {
            "load": F("load"),
            "capacity": F("capacity"),
            "is_agreed": Exists(_agreed(scope, on)),
        }


@register
class AssessorNotCurrent(Check):
    """Someone who judges portfolios, or is to, without what it takes (S-10)."""

    code = "assessor-not-current"
    title = "Assessor not qualified"
    rule = "S-10"
    owner = "L&D"
    keys = ("person",)
    explain = staticmethod(explanations.not_current)

    def findings(self, scope, *, on):
        assigned = _assigned(scope, on)
        award = qualified.to_assess(OuterRef("pk"), on=on).filter(force=scope.force)
        found = _assessors(scope, assigned, _agreed(scope, on), on=on)
        return found.annotate(is_qualified=Exists(award)).filter(
            Q(is_qualified=False) | Q(Exists(_unheld(scope, on)))
        )

    def concerned(self, scope, *, on):
        return _their_assessors(scope)

    def facts(self, scope, *, on):
        ended = Accreditation.objects.filter(
            force=scope.force,
            person=OuterRef("pk"),
            scheme__code__in=ASSESS,
            awarded_on__isnull=False,
        ).order_by()
        codes = _unheld(scope, on).order_by("programme__scheme__code")
        return {
            "is_qualified": F("is_qualified"),
            "qualified_to": Subquery(
                ended.values("person").annotate(last=Max("valid_to")).values("last")
            ),
            "schemes": ArraySubquery(codes.values("programme__scheme__code").distinct()),
            "load": F("load"),
        }


@register
class JudgedWhenNotCurrent(Check):
    """A decision that counts, of someone not qualified on its day as the record is now (D-03)."""

    code = "judged-when-not-current"
    title = "Judged by an assessor not then qualified"
    rule = "D-03"
    owner = "L&D, with quality assurance"
    keys = ("person", "subject")
    explain = staticmethod(explanations.judged_when_not_current)

    def findings(self, scope, *, on):
        return (
            scope.of(Judgement)
            .that_count()
            .filter(decided_on__lte=on)
            .exclude(portfolio__step=Step.WITHDRAWN)
            .order_by()
            .annotate(subject=subject("judgement"), scheme_id=F("unit__programme__scheme"))
            .annotate(
                is_qualified=_is_among(_qualified(scope)), is_competent=_is_among(_competent(scope))
            )
            .filter(Q(is_qualified=False) | Q(is_competent=False))
        )

    def concerned(self, scope, *, on):
        return others(scope, _judged_by(scope))

    def facts(self, scope, *, on):
        return {
            "scheme": named(Scheme, "scheme_id"),
            "decided_on": F("decided_on"),
            "is_qualified": F("is_qualified"),
            "is_competent": F("is_competent"),
        }


@register
class SampledByOwnAssessor(Check):
    """Whoever made a decision that counts samples the same portfolio, or is to (D-02).

    No deed brings it about, but two records of one person that are merged later do.
    """

    code = "sampled-by-own-assessor"
    title = "Portfolio sampled by someone who judged it"
    rule = "D-02"
    owner = "L&D, with quality assurance"
    keys = ("person", "subject")
    explain = staticmethod(explanations.sampled_by_own_assessor)

    def findings(self, scope, *, on):
        """With `judged_on`, the first such decision, of the last sampler before the one to come."""
        to_come = Case(When(step__in=UNDER_WAY, then=F("iqa")))
        return (
            scope.of(Portfolio)
            .filter(opened_on__lte=on)
            .exclude(step=Step.WITHDRAWN)
            .order_by()
            .annotate(subject=subject("portfolio"), scheme_id=F("programme__scheme"))
            .annotate(last=Subquery(_last_sample(scope, on).values("iqa")[:1]))
            .annotate(to_come=to_come, last_judged_on=_judged_on(scope, "last", on))
            .annotate(judged_on=Coalesce("last_judged_on", _judged_on(scope, "to_come", on)))
            .filter(judged_on__isnull=False)
        )

    def concerned(self, scope, *, on):
        """Candidates of whoever judges or samples: two of these may be one person from now on."""
        sampled, to_sample = (
            model.objects.filter(force=scope.force, iqa__in=scope.people).order_by()
            for model in (Sample, Portfolio)
        )
        found = (rows.values_list("person", flat=True) for rows in (sampled, to_sample))
        return others(scope, chain(_judged_by(scope), *found))

    def facts(self, scope, *, on):
        """`sampled_on` where it has happened."""
        sampled = _last_sample(scope, on).values("sampled_on")
        return {
            "scheme": named(Scheme, "scheme_id"),
            "judged_on": F("judged_on"),
            "sampled_on": Case(When(last_judged_on__isnull=False, then=Subquery(sampled[:1]))),
            "step": F("step"),
        }


def _their_assessors(scope):
    """Of their portfolios, now or before."""
    had = Portfolio.pgh_event_model.objects.filter(force=scope.force, person__in=scope.people)
    return others(scope, had.order_by().values_list("assessor", flat=True).distinct())


def _judged_by(scope):
    """Candidates about whom they decided."""
    decided = Judgement.objects.filter(force=scope.force, assessor__in=scope.people)
    return decided.order_by().values_list("person", flat=True).distinct()


def _last_sample(scope, on):
    samples = Sample.objects.filter(force=scope.force, portfolio=OuterRef("pk"), sampled_on__lte=on)
    return samples.order_by("-sampled_on", "-pk")


def _judged_on(scope, whom, on):
    """When the person in that column made their first decision that counts."""
    decisions = Judgement.objects.that_count().filter(
        force=scope.force,
        portfolio=OuterRef("pk"),
        assessor=OuterRef(whom),
        decided_on__lte=on,
    )
    return Subquery(decisions.order_by("decided_on").values("decided_on")[:1])


def _qualified(scope):
    """Decisions on whose day the assessor's award was good."""
    award = qualified.to_assess(OuterRef("assessor"), on=OuterRef("decided_on"))
    return scope.of(Judgement).filter(Exists(award.filter(force=scope.force)))


def _competent(scope):
    """Decisions on whose day the assessor held the scheme."""
    scheme, then = OuterRef("unit__programme__scheme"), OuterRef("decided_on")
    held = qualified.in_scheme(OuterRef("assessor"), scheme, on=then)
    return scope.of(Judgement).filter(Exists(held.filter(force=scope.force)))


def _is_among(rows):
    """Not correlated: Django can't put two levels of that into the evidence."""
    found = When(pk__in=rows.order_by().values("pk"), then=True)
    return Case(found, default=False, output_field=BooleanField())


def _assigned(scope, on):
    """Still to be judged, of people in service; whoever asks about some people asks about
    assessors.
    """
    rows = Portfolio.objects.filter(force=scope.force, assessor__isnull=False)
    return still_to_judge(rows, scope, on)


def _agreed(scope, on):
    rows = Assessor.objects.filter(covers_from_start(on), force=scope.force, person=OuterRef("pk"))
    return rows.order_by()


def _assessors(scope, assigned, agreed=None, *, on):
    """Whoever serves and has something assigned, or with whom it is agreed, with their `load`."""
    whom = Q(pk__in=assigned.values("assessor"))
    counted = assigned.filter(assessor=OuterRef("pk")).values("assessor")
    load = counted.annotate(number=Count("pk")).values("number")
    return (
        scope.persons.serving(on=on)
        .filter(whom if agreed is None else whom | Q(Exists(agreed)))
        .order_by()
        .annotate(person_id=F("pk"), load=Coalesce(Subquery(load), 0))
    )


def _unheld(scope, on):
    """Assigned portfolios in schemes that the assessor does not hold."""
    held = qualified.in_scheme(OuterRef("assessor"), OuterRef("programme__scheme"), on=on)
    mine = _assigned(scope, on).filter(assessor=OuterRef("pk"))
    return mine.filter(~Exists(held.filter(force=scope.force)))
