"""What a course needs first is the same on one day as on that day among others."""

from datetime import timedelta

from capability.models import Equivalence, EquivalenceSource, Prerequisite
from tests.capability.checks.conftest import DAY
from tests.factories.capability import a_person, a_scheme, an_accreditation
from tests.factories.training import a_course, an_event
from training.checks.needs import lacking, lacking_by_event
from training.models import CourseNeed

ONE = timedelta(days=1)
LAST, FROM, COUNTS_TO = (DAY + timedelta(days=days) for days in (10, 20, 30))


def people_of(force, first, old):
    """With nothing, an award that ends, one that counts as FIRST for a time, and of another day."""
    nobody, ends, counts, late = (a_person(force, name) for name in ("Ash", "Byrne", "Cox", "Dee"))
    an_accreditation(ends, first, awarded_on=DAY, valid_to=LAST)
    an_accreditation(counts, old, awarded_on=DAY)
    an_accreditation(late, first, awarded_on=FROM)
    return nobody, ends, counts, late


def test_each_date_is_answered_as_it_is_by_itself(northshire):
    first, old, other, later = (a_scheme(code) for code in ("FIRST", "OLD", "OTHER", "LATER"))
    special = a_scheme("SPECIAL", needs=[first])
    Prerequisite.objects.create(scheme=special, needs=later, starts_on=FROM)
    known = Equivalence.objects.create(scheme=first, ends_on=COUNTS_TO)
    EquivalenceSource.objects.create(equivalence=known, scheme=old)
    course = a_course(northshire, scheme=special)
    CourseNeed.objects.create(force=northshire, course=course, scheme=other)
    everyone = [one.pk for one in people_of(northshire, first, old)]
    days = (LAST, LAST + ONE, FROM, COUNTS_TO, COUNTS_TO + ONE)
    events = {an_event(course, day).pk: day for day in days}
    found = lacking_by_event(course, events, everyone)
    of_cox = [told[everyone[2]] for told in found.values()]
    assert of_cox[1:3] == [["OTHER"], ["LATER", "OTHER"]]
    assert of_cox[4] == ["FIRST", "LATER", "OTHER"]
    assert found == {pk: lacking(course, everyone, on=day) for pk, day in events.items()}


def test_what_lacks_nothing_is_left_out(northshire):
    course = a_course(northshire, scheme=a_scheme("SPECIAL"))
    event = an_event(course, DAY)
    ready = a_person(northshire)
    assert lacking(course, [ready.pk], on=DAY) == {}
    assert lacking_by_event(course, [event.pk], [ready.pk]) == {event.pk: {}}
