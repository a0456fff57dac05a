"""Reminders that something is to be reviewed: to whoever it is about and answers for it."""

from capability.actions.notices import SUPERVISOR, keep, told, untold
from capability.models import Notice, User
from capability.rules import reminders


def owe(force, rows, write, *, by, on):
    """Once for each day of review of the rows (by subject), near or past; returns how many.

    To the person, to the nearest supervisors, and to the log-in in the column `by`. `write` fills
    in the texts of those that are not owed yet.
    """
    if not rows:
        return 0
    whom = told(force, {row.person_id for row in rows.values()}, on)
    able = set(User.objects.able_to_sign_in(on=on).values_list("email", flat=True))
    wanted = [
        notice
        for subject, row in rows.items()
        for notice in _notices(row, subject, getattr(row, by), whom[row.person_id], able)
    ]
    new = untold(force, wanted)
    write(new)
    return keep(force, new)


def _notices(row, subject, by, told_of, able):
    """Without their text: most are owed already."""
    person, own, supervisors = told_of
    others = {*supervisors, *({by.email} & able)} - {own}
    common = {"force_id": row.force_id, "person": person, "is_daily": True}
    common |= {"step": f"review {row.review_on:%Y%m%d}", "title": reminders.TITLE}
    if own:
        yield Notice(**common, subject=subject, to=own)
    for to in sorted(others):
        yield Notice(**common, subject=f"{subject}{SUPERVISOR}", to=to)
