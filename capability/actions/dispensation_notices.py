"""Reminders that a dispensation is to be reviewed: to whoever it is about and answers for it."""

from capability.actions.notices import keep, link_to, told
from capability.checks import ways
from capability.models import Dispensation, Gap, Notice, User
from capability.rules import dispensations as rules
from capability.rules import reminders


def owe(force, *, on):
    """Once for each day of review, while it is near or past; returns how many.

    To the person, to the nearest supervisors, and to whoever approved it, with the ways to close
    the gap that it covers.
    """
    rows = Dispensation.objects.to_review(on=on, within=rules.REVIEW_AHEAD).filter(force=force)
    rows = list(rows.select_related("mentor", "requirement__scheme", "approved_by"))
    if not rows:
        return 0
    whom = told(force, {row.person_id for row in rows}, on)
    able = set(User.objects.able_to_sign_in(on=on).values_list("email", flat=True))
    steps = ways.told([_gap(row, force) for row in rows], on=on)
    wanted = [
        letter
        for row, known in zip(rows, steps, strict=True)
        for letter in _letters(row, whom[row.person_id], able, known)
    ]
    return keep(force, wanted)


def _gap(row, force):
    return Gap(force=force, person_id=row.person_id, requirement_id=row.requirement_id)


def _letters(row, told_of, able, steps):
    person, own, supervisors = told_of
    others = {*supervisors, *({row.approved_by.email} & able)} - {own}
    about = {"force_id": row.force_id, "person": person, "subject": f"dispensation:{row.pk}"}
    about |= {"step": f"review {row.review_on:%Y%m%d}", "title": reminders.TITLE, "is_daily": True}
    days = rules.Days(row.starts_on, row.review_on, row.ends_on)
    said = rules.said(row.requirement.scheme.code, days, mentor=str(row.mentor))
    told = reminders.lines(said, link_to("dispensation", row.uuid), ways=steps)
    if own:
        yield Notice(**about, to=own, text=f"Your dispensation {told}")
    for to in sorted(others):
        yield Notice(**about, to=to, text=f"Dispensation of {person} {told}")
