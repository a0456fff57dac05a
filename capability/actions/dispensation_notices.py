"""Reminders that a dispensation is to be reviewed: to whoever it is about and answers for it."""

from functools import partial

from capability.actions import review_notices
from capability.actions.notices import about, link_to, ways_of
from capability.models import Dispensation, Gap
from capability.rules import dispensations as rules
from capability.rules import reminders

_IN_LETTERS = ("force", "mentor", "requirement__scheme", "approved_by")


def owe(force, *, on):
    """Whoever approved it answers for it. With the ways to close the gap that it covers; returns
    how many.
    """
    rows = Dispensation.objects.to_review(on=on, within=rules.REVIEW_AHEAD).filter(force=force)
    rows = {f"dispensation:{row.pk}": row for row in rows.select_related(*_IN_LETTERS)}
    write = partial(_write, rows, on)
    return review_notices.owe(force, rows, write, by="approved_by", on=on)


def _write(rows, on, new):
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
