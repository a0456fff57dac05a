"""What someone decided about rows that fit nobody; it holds for the next file too."""

from django.db.models import Q

from capability.actions import jobs
from capability.actions.acts import Refused
from capability.models import Decision, DecisionKind, UnresolvedRow
from capability.rules.unknowns import DECIDED, DIFFERS


def decide(force, queued_as, *, kind, by, person=None):
    """Make the decision about the rows that are queued under those words, or change it."""
    if kind == DecisionKind.PERSON and (person is None or person.force_id != force.pk):
        raise Refused("Say which person of the force is meant.")
    if person and person.pk == by.person_id:
        raise Refused("Your own record others keep. Ask someone else to decide about it.")
    decided, _is_new = Decision.objects.update_or_create(
        force=force,
        queued_as=queued_as,
        defaults={
            "kind": kind,
            "person": person if kind == DecisionKind.PERSON else None,
            "decided_by": by,
        },
    )
    return decided


def ready(force, by):
    """Rows that wait, that the user may bring in, and about which something is decided.

    Those that change the user's own record others bring in.
    """
    own = by.person_id or 0
    decided = Decision.objects.filter(Q(person=None) | ~Q(person=own), force=force)
    waiting = UnresolvedRow.objects.changeable_by(by).filter(force=force).exclude(reason=DIFFERS)
    by_others = Q(reason=DECIDED) & ~Q(candidates__contains=[{"person": own}])
    return waiting.filter(Q(queued_as__in=decided.values("queued_as")) | by_others)


def apply(force, *, by):
    """Jobs, a feed each, that bring in the rows that wait and are decided; to be woken."""
    feeds = ready(force, by).order_by().values_list("feed", flat=True).distinct()
    return [
        jobs.ask(
            "apply-decided",
            f"{force.code} {feed}",
            force=force,
            arguments={"feed": feed},
            by=by,
        )
        for feed in sorted(feeds)
    ]
