"""Reminders that what is in place where the limit of cases was passed is to be reviewed."""

from capability.actions.dispensation_notices import noticed
from capability.actions.notices import about, keep, link_to, told, untold
from capability.models import AllocationCheck, User
from capability.rules import allotting as rules
from capability.rules import dispensations, reminders


def owe(force, *, on):
    """Once for each day of review, while it is near or past and the case is held; returns how many.

    To the person, to the nearest supervisors, and to whoever gave the case. Where a requirement
    was overridden too, its dispensation is reviewed instead.
    """
    rows = AllocationCheck.objects.to_review(on=on, within=dispensations.REVIEW_AHEAD)
    rows = {_subject(row): row for row in rows.filter(force=force).select_related(*_IN_LETTERS)}
    if not rows:
        return 0
    whom = told(force, {row.person_id for row in rows.values()}, on)
    able = set(User.objects.able_to_sign_in(on=on).values_list("email", flat=True))
    wanted = [
        notice
        for subject, row in rows.items()
        for notice in noticed(row, subject, row.asked_by, whom[row.person_id], able)
    ]
    new = untold(force, wanted)
    for notice in new:
        notice.text = _text(notice, rows[about(notice)])
    return keep(force, new)


_IN_LETTERS = ("mentor", "asked_by")


def _subject(row):
    return f"override:{row.pk}"


def _text(notice, row):
    whose = "You were" if notice.subject == about(notice) else f"{notice.person} was"
    said = rules.to_review(mentor=str(row.mentor), review_on=row.review_on)
    return reminders.lines(f"{whose} {said}", link_to("allocation-check", row.uuid), ways=[])
