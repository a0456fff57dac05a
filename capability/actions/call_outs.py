"""A call-out entered by hand: logged as it happens, ended, or struck out."""

from datetime import timedelta

from capability.actions import acts
from capability.actions.deployments import NEARER
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
    facts = facts | {"incident": facts["incident"] or _made(person, facts["scheme"], called_at)}
    with acts.about(person, "call-out.logged", by=by, reason=LOGGED) as done:
        Deployment.objects.create(force=person.force, person=person, is_logged=True, **facts)
    return done


def _made(person, scheme, called_at):
    """A reference of ours, until a file tells the other system's."""
    _refuse_known(person, scheme, called_at)
    ours = references.of_day(person.force.code, day_in_london(called_at))
    used = Deployment.objects.filter(force=person.force, incident__startswith=ours)
    return references.made(ours, used.values_list("incident", flat=True))


def _refuse_known(person, scheme, called_at):
    """A file's row never takes over what is logged after it: it would count twice for ever."""
    near = Deployment.objects.filter(
        person=person, scheme=scheme, called_at__range=(called_at - NEARER, called_at + NEARER)
    )
    known = next((row for row in near if not row.is_logged or row.called_at == called_at), None)
    if known:
        raise acts.Refused(
            f"That call-out is on record already, as {known.incident}. "
            "Enter the incident's reference if it is another one."
        )


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
