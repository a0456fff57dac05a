"""Courses: what they are, what they need first, how good they are, and until when they run."""

from capability.actions import acts, rows
from capability.actions.acts import Refused
from capability.actions.rows import set_changed
from capability.rules.words import day
from training.models import Course, CourseNeed, CourseReview


def add(force, facts, *, by, reason):
    with acts.act("course.added", force=force, by=by, reason=reason, people=None) as done:
        done.course = Course.objects.create(force=force, **facts)
    return done


def change(course, facts, *, by, reason):
    """What is on record of past events stays: an effect counts for the classes marked from now."""
    with _acting(course, "course.changed", by, reason) as done:
        if not set_changed(course, facts):
            raise Refused("That is what the record says already. Change something first.")
    return done


def end(course, ends_on, *, by, reason):
    """The last day on which anybody is nominated for it or it begins."""
    with _acting(course, "course.ended", by, reason) as done:
        ahead = course.dates.filter(cancelled_on=None, starts_on__gt=ends_on).first()
        if ahead:
            begins = day(ahead.starts_on)
            raise Refused(f"It is still to begin on {begins}. Cancel that event first.")
        rows.end(course, ends_on, begins="is on offer from")
    return done


def need(course, scheme, *, by, reason):
    with _acting(course, "course.need-added", by, reason) as done:
        CourseNeed.objects.create(force=course.force, course=course, scheme=scheme)
    return done


def need_no_longer(need, *, by, reason):
    with _acting(need.course, "course.need-dropped", by, reason) as done:
        need.delete()
    return done


def review(course, facts, *, on, by, reason):
    """`facts` are fields of the review, which was held by that day."""
    if facts["reviewed_on"] > on:
        held = day(facts["reviewed_on"])
        raise Refused(f"{held} is yet to come. Record the review once it has been held.")
    with _acting(course, "course.reviewed", by, reason) as done:
        CourseReview.objects.create(force=course.force, course=course, **facts)
    return done


def _acting(course, kind, by, reason):
    return acts.act(kind, force=course.force, by=by, reason=reason, people=None)
