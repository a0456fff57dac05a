"""Who let whom in: the acts about a log-in, from history."""

from capability.access import SEE_USERS
from capability.models import Act, Grant, User

ACT = "pgh_context__metadata__act"
WORDS = {
    "grant.made": "Granted",
    "grant.confirmed": "Grant confirmed",
    "grant.ended": "Grant ended",
    "user.disabled": "Log-in disabled",
    "user.enabled": "Log-in enabled",
    "user.invited-again": "Given a new link",
    "user.linked": "Linked to a person",
    "user.officers-invited": "Invited with their unit",
    "user.second-factor-removed": "Second factor removed",
}


def acts_about(user, reader):
    """The latest first, of the forces that the reader sees log-ins of."""
    events = (
        Grant.events.rel.related_model.objects.filter(user_id=user.pk),
        User.events.rel.related_model.objects.filter(pgh_obj_id=user.pk),
    )
    known = {pk for rows in events for pk in rows.values_list(ACT, flat=True)} - {None}
    acts = Act.objects.filter(pk__in=known, force__in=reader.reach(SEE_USERS).every_force)
    found = list(acts.select_related("done_by").order_by("-done_at"))
    for act in found:
        act.said = WORDS.get(act.kind, act.kind)
    return found
