"""Many awards made good for longer by an instrument: proposed, looked at, applied as one act."""

from django.db.models import Exists, OuterRef, Q

from capability.actions import acts, bulk, rechecks
from capability.actions.rows import set_changed
from capability.actions.seconds import MOST_BY_ONE
from capability.models import Accreditation, AwardExtension, ExtendedAward
from capability.rules.extensions import Later

WRITTEN = ("force", "extension", "accreditation", "was_valid_to", "valid_to")
MANY = f"more than {MOST_BY_ONE} awards change"
OWN_OF_FIRST = "it extends an award of whoever proposed it"
OWN = "It extends an award of your own: it can't go in by your word. Ask another."
SECOND = "Whoever proposed it can't be the second person who applies it. Ask someone else."
NONE = "No award has its last good day then, or each was renewed since. There is nothing to extend."


def propose(force, facts, *, by, reason):
    """Nothing is extended yet: its page shows whom it would touch. `facts` are its columns."""
    with acts.act("extension.proposed", force=force, by=by, reason=reason) as done:
        done.extension = AwardExtension.objects.create(
            force=force, proposed_by=by, reason=reason, **facts
        )
    return done


def apply(extension, *, by, reason):
    """To all whom it touches now; undone, it waits again."""
    with acts.act("awards.extended", force=extension.force, by=by, reason=reason, people=None) as a:
        bulk.one_at_a_time(extension.force)
        row = AwardExtension.objects.select_for_update().get(pk=extension.pk)
        if row.applied_in_id:
            raise acts.Refused("It was applied already.")
        if refused := refusal(row, by):
            raise acts.Refused(refused)
        took_two = bool(why_two(row))
        a.concern = rechecks.of_readers(Accreditation)
        a.extended = _extend(row)
        if not a.extended:
            raise acts.Refused(NONE)
        set_changed(row, {"applied_by": by, "applied_in": a, "took_two": took_two})
    return a


def touched(extension):
    """The awards that it would extend: in force or over by now, neither revoked nor renewed."""
    longer = Q(valid_to=None) | Q(valid_to__gt=OuterRef("valid_to"))
    renewed = Accreditation.objects.filter(
        longer,
        force=OuterRef("force"),
        person=OuterRef("person"),
        scheme=OuterRef("scheme"),
        awarded_on__isnull=False,
        revoked_on=None,
    )
    return Accreditation.objects.filter(
        ~Exists(renewed),
        force=extension.force_id,
        scheme=extension.scheme_id,
        awarded_on__isnull=False,
        revoked_on=None,
        valid_to__range=(extension.expires_from, extension.expires_to),
    )


def later(extension):
    return Later(extension.until, extension.months)


def why_two(extension):
    """Why it takes two people; empty where one is enough."""
    awards = touched(extension)
    if awards.order_by()[: MOST_BY_ONE + 1].count() > MOST_BY_ONE:
        return MANY
    return OWN_OF_FIRST if _is_of(awards, extension.proposed_by) else ""


def refusal(extension, user):
    """Why it can't be applied by the user's word; empty where it can."""
    if _is_of(touched(extension), user):
        return OWN
    return SECOND if user.pk == extension.proposed_by_id and why_two(extension) else ""


def _is_of(awards, user):
    return user.person_id is not None and awards.filter(person=user.person_id).exists()


def _extend(row):
    new_day = later(row)
    found = touched(row).order_by("pk").values_list("pk", "valid_to")
    days = [(pk, old, new_day.of(old)) for pk, old in found]
    bulk.update(Accreditation, ("valid_to",), [(pk, new) for pk, _old, new in days])
    bulk.insert(ExtendedAward, WRITTEN, [(row.force_id, row.pk, *award) for award in days])
    return len(days)
