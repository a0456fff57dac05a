from datetime import UTC, datetime, time, timedelta

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    Func,
    OuterRef,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from capability.checks.defaults import DEFAULTS
from capability.checks.duties import Below
from capability.checks.holding import lacks
from capability.checks.national import national
from capability.checks.registry import Check, register
from capability.checks.services import serving
from capability.checks.standing import named
from capability.checks.subjects import subject
from capability.checks.thresholds import Limit, Stricter, threshold
from capability.checks.ties import around
from capability.models import Absence, Duty, Posting, Restriction, Scheme, Shift, Unit
from capability.models.days import covers_from_start
from capability.rules import explanations_of_units as explanations

_SCHEME = DEFAULTS["first_response"]["schemes"][0]


@register
class ResponseCoverShort(Check):
    """Too few trained first responders of an area are there in a shift that begins that day (S-15).

    There is whoever is posted in the area or under it, neither away nor restricted, and on duty and
    free in the middle of the shift; where no duty of the force is on record then, all but that.
    """

    code = "response-cover-short"
    title = "Shift with too few trained first responders"
    rule = "S-15"
    owner = "Response inspector, with duties planning"
    keys = ("unit", "subject")
    limits = (Limit("people", Stricter.HIGHER),)
    explain = staticmethod(explanations.cover_short)

    def findings(self, scope, *, on):
        return self.counted(scope, on=on).filter(there__lt=F("needed"))

    def counted(self, scope, *, on):
        """Every shift that begins that day: how many it needs, and how many are there."""
        needed = Coalesce("people", threshold(scope, self, "people", on=on))
        return (
            scope.at(Shift)
            .begun_on(on=on)
            .order_by()
            .annotate(
                subject=subject("shift"),
                needed=needed,
                middle=_Middle(Value(on), F("begins_at"), F("hours")),
            )
            .annotate(there=_there(scope, on))
        )

    def postings(self, scope, shift, *, on):
        """Of those who are there, in one of the shifts that are counted, with its `middle`."""
        trained = _trained(scope, on, Value(shift.unit_id))
        planned = _on_duty(scope, on, shift.middle)
        if not planned.exists():
            return trained
        own = planned.filter(person=OuterRef("person_id"), available=True)
        return trained.filter(Exists(own))

    def concerned(self, scope, *, on):
        return around(scope)

    def facts(self, scope, *, on):
        return {
            "unit": named(Unit, "unit_id"),
            "scheme": Value(_SCHEME),
            "shift": F("name"),
            "begins_at": Cast("begins_at", CharField()),
            "hours": F("hours"),
            "needed": F("needed"),
            "there": F("there"),
            "is_planned": Exists(_on_duty(scope, on, OuterRef("middle"))),
        }


class _Middle(Func):
    """Half the hours after the beginning, which is said in the time of London."""

    template = "((%(expressions)s * interval '30 minutes') at time zone 'Europe/London')"
    arg_joiner = " + "
    output_field = DateTimeField()


def _on_duty(scope, on, middle):
    """Duties that take in that moment; none lasts longer than a day."""
    since = datetime.combine(on - timedelta(days=1), time.min, tzinfo=UTC)
    duties = Duty.objects.filter(force=scope.force, starts_at__gte=since)
    return duties.filter(starts_at__lte=middle, ends_at__gt=middle).order_by()


def _trained(scope, on, unit):
    """Postings in the shift's unit or under it of first responders neither away nor restricted."""
    untrained = lacks(scope, person=OuterRef("person_id"), scheme=national(Scheme, _SCHEME), on=on)
    own = {"force": scope.force, "person": OuterRef("person_id")}
    away = Absence.objects.filter(covers_from_start(on), share_of_duty=0, **own)
    restricted = Restriction.objects.filter(covers_from_start(on), **own)
    return Posting.objects.filter(
        Below(F("unit"), unit, Value(on)),
        covers_from_start(on),
        ~untrained,
        Exists(serving(scope, on=on)),
        ~Exists(away.order_by()),
        ~Exists(restricted.order_by()),
        force=scope.force,
        is_substantive=True,
    ).order_by()


def _there(scope, on):
    own = _on_duty(scope, on, OuterRef(OuterRef("middle"))).filter(person=OuterRef("person_id"))
    trained = _trained(scope, on, OuterRef("unit_id"))
    on_duty = trained.filter(Exists(own.filter(available=True)))
    is_planned = Exists(_on_duty(scope, on, OuterRef("middle")))
    return Case(When(is_planned, then=_count(on_duty)), default=_count(trained))


def _count(postings):
    counted = postings.values("force").annotate(people=Count("pk"))
    return Coalesce(Subquery(counted.values("people")), 0)
