"""Reminders that what is in place where the limit of cases was passed is to be reviewed."""

from functools import partial

from capability.actions import review_notices
from capability.actions.notices import about, link_to
from capability.models import AllocationCheck
from capability.rules import allotting as rules
from capability.rules import dispensations, reminders

_IN_LETTERS = ("mentor", "asked_by")


def owe(force, *, on):
    """While the case is held; whoever gave it answers for it. Returns how many.

    Where a requirement was overridden too, its dispensation is reviewed instead.
    """
    rows = AllocationCheck.objects.to_review(on=on, within=dispensations.REVIEW_AHEAD)
    rows = rows.filter(force=force).select_related(*_IN_LETTERS)
    rows = {f"override:{row.pk}": row for row in rows}
    return review_notices.owe(force, rows, partial(_write, rows), by="asked_by", on=on)


def _write(rows, new):
    for notice in new:
        subject = about(notice)
        row = rows[subject]
        whose = "You were" if notice.subject == subject else f"{notice.person} was"
        said = rules.to_review(mentor=str(row.mentor), review_on=row.review_on)
        link = link_to("allocation-check", row.uuid)
        notice.text = reminders.lines(f"{whose} {said}", link, ways=[])
