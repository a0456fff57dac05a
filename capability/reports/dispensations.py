"""Dispensations as people read them: whose, from what, until when, with what in place instead."""

from capability.access import DISPENSE, SEE_HISTORY
from capability.models import Dispensation, Person
from capability.reports import history
from capability.rules.dispensations import Days, standing

RELATED = ("person", "mentor", "requirement__scheme", "requirement__role", "case", "approved_by")


def listed(rows):
    """Those that end first stand first."""
    return rows.select_related(*RELATED, "requirement__case_group").order_by("ends_on", "pk")


def standing_of(row, *, on):
    return standing(Days(row.starts_on, row.review_on, row.ends_on), on=on)


def shown(rows, *, on):
    """(dispensation, how it stands)."""
    return [(row, standing_of(row, on=on)) for row in rows]


def may_end(row, user, *, on):
    mine = Dispensation.objects.changeable_by(user, DISPENSE).filter(pk=row.pk)
    return row.ends_on >= on and mine.exists()


def changes(row, user):
    """Who changed what of it, newest first; None for whoever may not know."""
    reach = user.reach(SEE_HISTORY)
    if not Person.objects.within(reach).filter(pk=row.person_id).exists():
        return None
    return history.later(row, "0")
