"""Reminders that a dispensation is to be reviewed: to whoever it is about and answers for it."""

from capability.actions.notices import (
    SUPERVISOR,
    about,
    keep,
    link_to,
    told,
    untold,
    ways_of,
)
from capability.models import Dispensation, Gap, Notice, User
from capability.rules import dispensations as rules
from capability.rules import reminders

_IN_LETTERS = ("force", "mentor", "requirement__scheme", "approved_by")


def owe(force, *, on):
    """Once for each day of review, while it is near or past; returns how many.

    To the person, to the nearest supervisors, and to whoever approved it, with the ways to close
    the gap that it covers.
    """
    rows = Dispensation.objects.to_review(on=on, within=rules.REVIEW_AHEAD).filter(force=force)
    rows = {_subject(row): row for row in rows.select_related(*_IN_LETTERS)}
    if not rows:
        return 0
    whom = told(force, {row.person_id for row in rows.values()}, on)
    able = set(User.objects.able_to_sign_in(on=on).values_list("email", flat=True))
    wanted = [
        notice
        for subject, row in rows.items()
        for notice in noticed(row, subject, row.approved_by, whom[row.person_id], able)
    ]
    new = untold(force, wanted)
    _write(new, rows, on)
    return keep(force, new)


def _subject(row):
    return f"dispensation:{row.pk}"


def noticed(row, subject, by, told_of, able):
    """Of the day of review, to all whom it concerns; without their text: most are owed already."""
    person, own, supervisors = told_of
    others = {*supervisors, *({by.email} & able)} - {own}
    common = {"force_id": row.force_id, "person": person, "is_daily": True}
    common |= {"step": f"review {row.review_on:%Y%m%d}", "title": reminders.TITLE}
    if own:
        yield Notice(**common, subject=subject, to=own)
    for to in sorted(others):
        yield Notice(**common, subject=f"{subject}{SUPERVISOR}", to=to)


def _write(new, rows, on):
    steps = ways_of(new, lambda subject: _gap(rows[subject]), on=on)
    for notice in new:
        subject = about(notice)
        is_own = notice.subject == subject
        whose = "Your dispensation" if is_own else f"Dispensation of {notice.person}"
        notice.text = f"{whose} {_said(rows[subject], steps[subject])}"


def _gap(row):
    return Gap(force=row.force, person_id=row.person_id, requirement_id=row.requirement_id)


def _said(row, steps):
    days = rules.Days(row.starts_on, row.review_on, row.ends_on)
    said = rules.said(row.requirement.scheme.code, days, mentor=str(row.mentor))
    return reminders.lines(said, link_to("dispensation", row.uuid), ways=steps)
