"""What a course needs first, by the scheme's prerequisites and by its own needs, on a day."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from capability.checks import Scope
from capability.checks.holding import lacks, prerequisites
from capability.checks.standing import best_cycle
from capability.models import Person, Scheme
from capability.models.lookup import below
from training.models import CourseNeed, Event


def unmet(scope, *, on):
    """A condition on bookings: a scheme that the course needs is not held on that day.

    `on` may be a reference to a day of the row's own, such as the event's first one.
    """
    return Q(Exists(_of_its_scheme(scope, on))) | Q(Exists(_of_its_own(scope, on)))


def lacking(course, people, *, on):
    """Codes of what each of these people (ids) lacks that the course needs on that day, by id."""
    scope, missing = Scope(course.force), {}
    for pk, code in needed(course, on=on).items():
        short = lacks(scope, person=OuterRef("pk"), scheme=pk, on=on)
        lack = Person.objects.filter(short, force=course.force_id, pk__in=people).order_by()
        for person in lack.values_list("pk", flat=True):
            missing.setdefault(person, []).append(code)
    return missing


def lacking_by_event(course, events, people):
    """The same by event (ids) of the course, on the first day of each, in one query for all."""
    first_day, scope = OuterRef("starts_on"), Scope(course.force)
    person = OuterRef(OuterRef(OuterRef("pk")))
    short = lacks(scope, person=person, scheme=OuterRef("pk"), on=below(first_day))
    codes = ArraySubquery(_needed(scope, course, first_day).filter(short).values("code"))
    dates = Event.objects.filter(force=course.force_id, pk__in=events).order_by()
    found = ArraySubquery(dates.values(json=JSONObject(event="pk", lacks=codes)))
    rows = Person.objects.filter(force=course.force_id, pk__in=people).order_by()
    missing = {event: {} for event in events}
    for person, told in rows.values_list("pk", found):
        for one in told:
            if one["lacks"]:
                missing[one["event"]][person] = one["lacks"]
    return missing


def needed(course, *, on):
    """Codes, by id, of the schemes to be held on the first day of the course, if it is that one."""
    return dict(_needed(Scope(course.force), course, on).values_list("pk", "code"))


def _needed(scope, course, on):
    first = prerequisites(scope, scheme=course.scheme_id, on=below(on)).order_by()
    rows = Scheme.objects.filter(
        Q(pk__in=first.values("needs")) | Q(pk__in=course.needs.order_by().values("scheme"))
    )
    return rows.order_by("code")


def on_record(scope, *, on):
    """The two kinds of what is needed, each as a query of codes with what is on record that day."""
    of_scheme = prerequisites(scope, scheme=OuterRef("course__scheme_id"), on=on)
    of_course = CourseNeed.objects.filter(force=scope.force, course=OuterRef("course_id"))
    return _with_record(of_scheme, "needs", on), _with_record(of_course, "scheme", on)


def _with_record(needs, scheme, on):
    best = best_cycle(OuterRef(OuterRef("person_id")), OuterRef(scheme), on)
    json = JSONObject(code=F(f"{scheme}__code"), found=Subquery(best))
    return needs.order_by(f"{scheme}__code").values(json=json)


def _of_its_scheme(scope, on):
    needs = prerequisites(scope, scheme=OuterRef("course__scheme_id"), on=on)
    return needs.filter(_lacks(scope, "needs", on))


def _of_its_own(scope, on):
    needs = CourseNeed.objects.filter(force=scope.force, course=OuterRef("course_id"))
    return needs.filter(_lacks(scope, "scheme", on))


def _lacks(scope, scheme, on):
    person = OuterRef(OuterRef("person_id"))
    return lacks(scope, person=person, scheme=OuterRef(scheme), on=below(on))
