"""A call-out entered by hand: logged as it happens, ended, or struck out."""

from datetime import timedelta

from capability.actions import acts
from capability.actions.rows import set_changed
from capability.models import Deployment
from capability.rules.words import day

LOGGED = "Logged as it happened"
# Older ones come in with a file. Our default.
OLDEST = timedelta(days=31)


def log(person, facts, *, by, at):
    """`facts` are scheme, incident and called_at; `at` is now."""
    called_at = facts["called_at"]
    if called_at > at:
        raise acts.Refused("That moment is still to come. Enter when the call-out was.")
    if called_at < at - OLDEST:
        raise acts.Refused(
            f"A call-out is logged within {OLDEST.days} days. Bring older ones in with a file."
        )
    with acts.about(person, "call-out.logged", by=by, reason=LOGGED) as done:
        Deployment.objects.create(force=person.force, person=person, is_logged=True, **facts)
    return done


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
