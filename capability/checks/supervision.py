from django.db.models import Count, Exists, F, JSONField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from capability.checks.defaults import DEFAULTS
from capability.checks.rasso import rasso_held
from capability.checks.registry import Check, register
from capability.checks.ties import leading_with, others, units_of
from capability.models import Accreditation, CaseAllocation, Part, Posting, UnitHead
from capability.models.accreditations import is_begun
from capability.models.days import covers_from_start
from capability.rules import explanations_of_cases as explanations

_COUNTS = DEFAULTS["supervision"]["schemes"]


@register
class SupervisorUntrained(Check):
    """Supervises RASSO cases with none of the training for it on record (S-13).

    The supervisor is whoever has that part in the case; where nobody has, the head of the unit
    in which the officer in the case is posted that day.
    """

    code = "supervisor-untrained"
    title = "Supervises RASSO cases with no training for it on record"
    rule = "S-13"
    owner = "Detective superintendent, with L&D"
    keys = ("person",)
    explain = staticmethod(explanations.supervisor_untrained)

    def findings(self, scope, *, on):
        """One row a person: by the supervisor's own id, since nothing else names them once."""
        people = scope.persons.serving(on=on)
        named, heads = _as_supervisor(scope, on), _as_head(scope, on)
        return (
            people.filter(
                Q(pk__in=named.values("person")) | Q(pk__in=heads.values("head")),
                ~Exists(_training(scope, on)),
            )
            .order_by()
            .annotate(person_id=F("pk"))
        )

    def concerned(self, scope, *, on):
        """Heads: of where their people stand or stood, and of the officers in their cases."""
        posted = Posting.objects.filter(
            covers_from_start(on),
            force=scope.force,
            person__in=leading_with(scope, on=on),
            is_substantive=True,
        )
        of_them, of_officers = Q(unit__in=units_of(scope)), Q(unit__in=posted.values("unit"))
        heads = UnitHead.objects.filter(
            covers_from_start(on), of_them | of_officers, force=scope.force
        )
        return others(scope, heads.values_list("person", flat=True))

    def facts(self, scope, *, on):
        named = _as_supervisor(scope, on).filter(person=OuterRef("pk"))
        heads = _as_head(scope, on).filter(head=OuterRef("pk"))
        return {
            "cases": _count(named) + _count(heads),
            "schemes": Value(_COUNTS, JSONField()),
        }


def _as_supervisor(scope, on):
    supervising = CaseAllocation.objects.filter(force=scope.force, part=Part.SUPERVISOR)
    return rasso_held(supervising, scope, on=on)


def _as_head(scope, on):
    """Cases without a supervisor, with the `head` of their officer's unit."""
    led = rasso_held(_led(scope, on), scope, on=on)
    supervised = CaseAllocation.objects.held(on=on).filter(
        force=scope.force, case=OuterRef("case"), part=Part.SUPERVISOR
    )
    return (
        led.filter(~Exists(supervised)).annotate(head=_head(scope, on)).filter(head__isnull=False)
    )


def _led(scope, on):
    """Of some people: whatever is held in the units that they head, and no other case."""
    cases = CaseAllocation.objects.filter(force=scope.force, part=Part.OIC)
    if scope.people is None:
        return cases
    headed = scope.of(UnitHead).filter(covers_from_start(on)).order_by()
    posted = Posting.objects.filter(
        covers_from_start(on),
        force=scope.force,
        is_substantive=True,
        unit__in=headed.values("unit"),
    ).order_by()
    return cases.filter(person__in=posted.values("person"))


def _head(scope, on):
    """By one unit and not by any in a list: PostgreSQL then looks it up, whatever it expects."""
    posted = Posting.objects.filter(
        covers_from_start(on),
        force=scope.force,
        person=OuterRef(OuterRef("person")),
        is_substantive=True,
    ).order_by()
    unit = Subquery(posted.values("unit")[:1])
    heads = UnitHead.objects.filter(covers_from_start(on), force=scope.force, unit=unit)
    return Subquery(heads.order_by().values("person")[:1])


def _count(cases):
    """Each case once, of one person."""
    one = cases.values("force").annotate(counted=Count("case", distinct=True))
    return Coalesce(Subquery(one.values("counted")), 0)


def _training(scope, on):
    """The course at least, in any one scheme that counts; what was revoked stays learnt."""
    return Accreditation.objects.filter(
        is_begun(on),
        force=scope.force,
        person=OuterRef("pk"),
        scheme__code__in=_COUNTS,
    )
