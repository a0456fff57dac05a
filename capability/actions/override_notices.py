"""Tell whoever leads on such cases that one was given in spite of the force's rule."""

from typing import NamedTuple

from capability.access import DISPENSE
from capability.actions.notices import link_to, own_address
from capability.checks.defaults import DEFAULTS
from capability.models import Grant, Notice, UnitHead, User
from capability.rules import allotting as rules

_SPECIALISM = DEFAULTS["specialist_team"]["specialism"]


class Lead(NamedTuple):
    name: str
    to: str


def leads(force, *, on):
    """The heads of its RASSO units who can be written to; without any, who keeps its record."""
    heads = (
        UnitHead.objects.in_force(on=on)
        .filter(force=force, unit__force=force, unit__specialism__iexact=_SPECIALISM)
        .select_related("person__user")
        .order_by("pk")
    )
    found = (Lead(str(head.person), own_address(head.person)) for head in heads)
    return sorted({one for one in found if one.to}) or _keepers(force, on)


def owe(check, *, by):
    """At once, once for each lead, in the same transaction as the allocation."""
    said = rules.told(
        str(check.person),
        check.get_part_display().lower(),
        check.get_override_display(),
        starts_on=check.starts_on,
        mentor=str(check.mentor),
        review_on=check.review_on,
    )
    text = f"{said} Given by {by}.\n  {link_to('allocation-check', check.uuid)}"
    about = {"force": check.force, "person": check.person, "subject": f"allocation:{check.pk}"}
    about |= {"step": f"override {check.starts_on:%Y%m%d}", "title": rules.TITLE, "text": text}
    wanted = [Notice(**about, to=lead.to) for lead in leads(check.force, on=check.starts_on)]
    Notice.objects.bulk_create(wanted, ignore_conflicts=True)


def _keepers(force, on):
    held = Grant.objects.counting(on=on).filter(
        force=force,
        unit__is_root=True,
        access_role__in=DISPENSE.roles,
        user__in=User.objects.able_to_sign_in(on=on),
    )
    emails = held.order_by().values_list("user__email", flat=True).distinct()
    return sorted(Lead(email, email) for email in emails)
