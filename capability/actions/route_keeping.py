"""A force's own entry routes and milestones, kept by hand; what is national stays as it is."""

from capability.actions import rechecks, rows
from capability.actions.acts import Refused, act, of_force
from capability.actions.code_keeping import refuse_taken
from capability.models import EntryRoute, Milestone

NATIONAL = "This is national: a force adds routes and milestones of its own, and changes none."


def add(force, facts, *, by, reason):
    """`facts` maps the fields of EntryRoute; a code that is listed already is refused."""
    refuse_taken(EntryRoute, force, facts["code"])
    with act("entry-route.added", force=force, by=by, reason=reason, people=None) as done:
        done.route = EntryRoute.objects.create(force=force, **facts)
        done.concern = rechecks.of_readers(EntryRoute)
    return done


def change(route, facts, *, by, reason):
    """Its name, the days on which one could join by it, and where that comes from."""
    with of_force(route, "entry-route.changed", by=by, reason=reason, told=NATIONAL) as done:
        if not rows.set_changed(route, facts):
            raise Refused("Nothing differs from what is on record. Change something first.")
        done.concern = rechecks.of_readers(EntryRoute)
    return done


def ask(force, route, facts, *, by, reason):
    """A milestone of the force's own, of a route of its own or of a national one."""
    with act("milestone.added", force=force, by=by, reason=reason, people=None) as done:
        done.milestone = Milestone.objects.create(force=force, route=route, **facts)
        done.concern = rechecks.of_readers(Milestone)
    return done


def ask_no_longer(milestone, last_day, *, by, reason):
    """Whoever joins after that day is asked for it no more."""
    with of_force(milestone, "milestone.ended", by=by, reason=reason, told=NATIONAL) as done:
        rows.end(milestone, last_day, begins="counts from")
        done.concern = rechecks.of_readers(Milestone)
    return done
