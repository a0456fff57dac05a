"""A call-out entered by hand: logged as it happens, ended, or struck out."""

from datetime import timedelta

from capability.actions import acts
from capability.actions.rows import set_changed
from capability.models import Deployment
from capability.rules import call_outs as references
from capability.rules.london import day_in_london
from capability.rules.words import day

LOGGED = "Logged as it happened"
# Older ones come in with a file. Our default.
OLDEST = timedelta(days=31)


def log(person, facts, *, by, at):
    """`facts` are scheme, incident (empty: not known yet) and called_at; `at` is now."""
    called_at = facts["called_at"]
    if called_at > at:
        raise acts.Refused("That moment is still to come. Enter when the call-out was.")
    if called_at < at - OLDEST:
        raise acts.Refused(
            f"A call-out is logged within {OLDEST.days} days. Bring older ones in with a file."
        )
    facts = facts | {"incident": facts["incident"] or _made(person, called_at)}
    with acts.about(person, "call-out.logged", by=by, reason=LOGGED) as done:
        Deployment.objects.create(force=person.force, person=person, is_logged=True, **facts)
    return done


def _made(person, called_at):
    """A reference of ours, until a file tells the other system's."""
    logged = Deployment.objects.filter(force=person.force, is_logged=True)
    same = logged.filter(person=person, called_at=called_at).values_list("incident", flat=True)
    if any(map(references.is_made, same)):
        raise acts.Refused("That call-out is on record already.")
    called_on = day_in_london(called_at)
    others = logged.filter(called_at__date=called_on).count()
    return references.made(person.force.code, called_on, others + 1)


def end(deployment, released_on, *, by, reason):
    """It went on until that day."""
    if released_on < deployment.called_on:
        called_on = day(deployment.called_on)
        raise acts.Refused(f"The call was on {called_on}. Enter that day or a later one.")
    with acts.about(deployment.person, "call-out.ended", by=by, reason=reason) as done:
        set_changed(deployment, {"released_on": released_on})
    return done


def strike_out(deployment, *, by, reason):
    """One that was logged by mistake; what a file brought is put right where the file is from."""
    with acts.about(deployment.person, "call-out.struck-out", by=by, reason=reason) as done:
        deployment.delete()
    return done
