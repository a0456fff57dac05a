"""One gap: as it is on the day asked about, or, if it was not open then, as it opened."""

from django.db.models import Exists, OuterRef, Q

from capability.access import DISPENSE, SEE_GAPS, SEE_HISTORY, WORK_ON_GAPS
from capability.checks import CHECKS, Scope
from capability.models import Gap, Person
from capability.reports import explained, gaps, kept
from capability.reports.sight import row_identity


def known_as(uuid, user):
    """The gap that the user knows by that; None without one, or if its check is not for them.

    `is_workable`: it is open, and the user may say what is being done about it; `is_dispensable`:
    or may bend the requirement that it is about; `has_history`: they may see who changed what about
    its person.
    """
    workable = Gap.objects.changeable_by(user, WORK_ON_GAPS).still_open()
    bendable = Gap.objects.changeable_by(user, DISPENSE).still_open()
    bendable = bendable.exclude(Q(person=None) | Q(requirement=None))
    known = Person.objects.within(user.reach(SEE_HISTORY))
    seen = Gap.objects.visible_to(user).annotate(
        identity=row_identity(user),
        is_workable=Exists(workable.filter(pk=OuterRef("pk"))),
        is_dispensable=Exists(bendable.filter(pk=OuterRef("pk"))),
        has_history=Exists(known.filter(pk=OuterRef("person"))),
    )
    found = seen.filter(identity=uuid).select_related("force", "allocation", "owner")
    gap = found.first()
    if gap is None or gap.check_code not in CHECKS:
        return None
    audience = CHECKS[gap.check_code].audience
    theirs = Gap.objects.visible_to(user, audience).filter(pk=gap.pk)
    return gap if audience is SEE_GAPS or theirs.exists() else None


def shown(gap, user, *, on, as_of=False):
    """The gap's row of `explained.filled`."""
    item = _open_then(gap, user, on, as_of)
    if item is None:
        on, item = gap.opened_on, _as_opened(gap)
    (row,) = explained.filled([item], user, on=on)
    return row


def _open_then(gap, user, on, as_of):
    if gap.closed_on and not as_of:
        return None
    people = Person.objects.filter(pk=gap.person_id) if gap.person_id else None
    narrowing = gaps.Narrowing(on=on, as_of=as_of, people=people, checks=[gap.check_code])
    return next((item for item in gaps.listed(user, narrowing) if item.gap == gap.pk), None)


def _as_opened(gap):
    ((source, row),) = kept.read(Gap.objects.filter(pk=gap.pk))
    _force, check, key = source
    return gaps.Item(Scope(gap.force), check, key, **row.as_it_opened, kept=row, is_found=False)
