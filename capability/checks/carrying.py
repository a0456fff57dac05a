"""What people carry on a day: cases against the limit, duty, absence, restrictions, exposure."""

from datetime import UTC, datetime, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject

from capability.checks.asking import as_json
from capability.checks.called_out import lately
from capability.checks.caseloads import CaseloadOverLimit
from capability.checks.compiled import compiled
from capability.checks.defaults import DEFAULTS
from capability.checks.fullest import days_of_more
from capability.checks.rasso import of_group, rasso
from capability.checks.services import serving
from capability.checks.short_service import CaseHolderShortService, probation_to
from capability.models import (
    Absence,
    CaseAllocation,
    CaseGroupMember,
    Deployment,
    Dispensation,
    Duty,
    Part,
    PersonKind,
    Posting,
    Restriction,
)
from capability.models.days import covers, covers_from_start

# Nobody is on one duty for longer: how far back the force's duties are looked at.
_LONGEST = timedelta(days=2)
# A moment that no row has: to write the query takes much longer than to answer it, so it is kept,
# and the moment asked about put in its place.
_AT = datetime(3000, 6, 15, tzinfo=UTC)
DAYS = DEFAULTS["exposure"]["days"]


_ALSO = {}


def carried_too(name):
    """Decorator of a function of a scope and a day that gives an expression about the row's person:
    what a higher app knows that somebody carries.
    """

    def registered(asked):
        _ALSO[name] = asked
        return asked

    return registered


def carried(scope, *, category, part, on, at):
    """A row a person of the scope, as JSON, in one query."""
    query = compiled(_carried, (category.pk, part), scope, on=on)
    if query is None:
        return []
    sql, values = query
    meant = {_AT: at, _AT - _LONGEST: at - _LONGEST}
    return as_json([(sql, [meant.get(one, one) if _is_moment(one) else one for one in values])])


def _is_moment(value):
    return isinstance(value, datetime)


def _carried(asked, scope, *, on):
    category, part = asked
    rows = scope.persons.order_by().annotate(
        person_id=F("pk"), category_id=Value(category, BigIntegerField())
    )
    told = {
        "person": F("pk"),
        "is_serving": _is(Exists(serving(scope, on=on))),
        **_service(scope, on),
        **CaseloadOverLimit().facts(scope, on=on),
        "more_on": days_of_more(scope, on=on),
        **_the_case(scope, part, on),
        "absences": _absences(scope, on),
        "restrictions": _restrictions(scope, on),
        "duty": _duty(scope, _AT),
        "next_duty": _next_duty(scope, _AT),
        "has_duties": _is(Exists(_duties_at(scope, _AT))),
        "rasso_begun": _begun(scope, on),
        "call_outs": _call_outs(scope, on),
        "head": _head(scope, on),
        "dispensations": _dispensations(scope, on),
        **{name: asked(scope, on=on) for name, asked in _ALSO.items()},
    }
    return rows.values_list(JSONObject(**told))


def _is(condition):
    return Case(When(condition, then=Value(True)), default=Value(False))


def _service(scope, on):
    check = CaseHolderShortService()
    is_officer = Q(kind=PersonKind.OFFICER)
    return {
        "probation_to": probation_to(scope, on=on),
        "is_new": _is(is_officer & check.is_new(scope, on=on)),
        "joined_on": Subquery(serving(scope, on=on).values("joined_on")[:1]),
        "months": check.months(scope, on=on),
    }


def _the_case(scope, part, on):
    """What it would add to the load of an officer in the case."""
    listed = CaseGroupMember.objects.filter(covers(on), category=OuterRef("category_id"))
    counts = Exists(listed.filter(group=rasso(scope))) & Q(Value(part == Part.OIC))
    weight = CaseloadOverLimit().begun_weight(scope, on=on)
    return {
        "is_rasso": _is(counts),
        "weight": Case(
            When(counts, then=weight), default=Value(0), output_field=weight.output_field
        ),
    }


def _absences(scope, on):
    rows = _own(Absence, scope).filter(covers_from_start(on)).order_by("starts_on")
    days = {"from": F("starts_on"), "to": F("ends_on"), "share": F("share_of_duty")}
    return ArraySubquery(rows.values(json=JSONObject(**days)))


def _restrictions(scope, on):
    listed = CaseGroupMember.objects.filter(covers(on), category=OuterRef(OuterRef("category_id")))
    binding = Q(case_group=None) | Q(case_group__in=listed.values("group"))
    rows = _own(Restriction, scope).filter(covers_from_start(on), binding).order_by("starts_on")
    facts = {"case_group": F("case_group__name"), "to": F("ends_on")}
    return ArraySubquery(rows.values(json=JSONObject(**facts)))


def _duty(scope, at):
    """The one at that moment; free to be sent before not."""
    rows = _own(Duty, scope).filter(starts_at__lte=at, ends_at__gt=at)
    told = rows.order_by("-available", "-ends_at")
    return Subquery(told.values(json=JSONObject(to=F("ends_at"), free=F("available")))[:1])


def _next_duty(scope, at):
    coming = _own(Duty, scope).filter(starts_at__gt=at)
    return Subquery(coming.values("force").annotate(first=Min("starts_at")).values("first"))


def _duties_at(scope, at):
    """Anybody's: where there are none, nothing is known of whether somebody is on duty."""
    return Duty.objects.filter(
        force=scope.force, starts_at__gt=at - _LONGEST, starts_at__lte=at, ends_at__gt=at
    )


def _begun(scope, on):
    """Cases of that kind begun as officer in the case, in so many days up to that one."""
    begun = CaseAllocation.objects.filter(
        force=scope.force, part=Part.OIC, starts_on__gt=on - timedelta(days=DAYS), starts_on__lte=on
    )
    begun = of_group(begun.filter(person=OuterRef("pk")), rasso(scope), scope, on=on)
    counted = begun.values("person").annotate(cases=Count("pk")).values("cases")
    return Coalesce(Subquery(counted), 0)


def _call_outs(scope, on):
    called = lately(_own(Deployment, scope), DAYS, on=on)
    counted = called.values("force").annotate(calls=Count("pk")).values("calls")
    return Coalesce(Subquery(counted), 0)


def _head(scope, on):
    """Of the unit where the person is posted that day."""
    posted = _own(Posting, scope).filter(
        covers_from_start(on), covers(on, "unit__heads__"), is_substantive=True
    )
    return Subquery(posted.values("unit__heads__person")[:1])


def _dispensations(scope, on):
    """From whatever a requirement asks; the one that lasts longest comes last."""
    rows = _own(Dispensation, scope).in_force(on=on).filter(case=None)
    facts = {
        "duty": Coalesce("requirement__duty", "requirement"),
        "until": F("ends_on"),
        "review_on": F("review_on"),
        "mitigation": F("mitigation"),
    }
    return ArraySubquery(rows.order_by("ends_on", "pk").values(json=JSONObject(**facts)))


def _own(model, scope):
    return model.objects.filter(force=scope.force, person=OuterRef("pk")).order_by()
