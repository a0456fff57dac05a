"""Reminders of what expires: owed once in a ledger, and sent at most once.

A notice is marked as sent before it goes. A worker that dies between the two leaves a message
unsent: the gap stands on the pages, and the next step reminds again. The other way round it would
go twice, and whoever is told the same thing twice stops reading. What the mail server refuses for
certain is owed again.
"""

import smtplib
from collections import defaultdict
from datetime import date, timedelta

from django.core import mail
from django.db import transaction

from capability.access import AccessRole
from capability.checks import CHECKS, Scope
from capability.models import Grant, Notice, Person, UnitEdge, User
from capability.rules import reminders

# What could not be sent for so long is told no more: a later step says it anew.
WORTH_SENDING = timedelta(days=7)
_REFUSED = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)


def owe(force, *, on):
    """Owe what the tightest step that is passed asks for and is not owed yet; returns how many.

    To the person, and to the supervisors of the nearest unit that has any. Whatever step was
    missed is left out: only the latest news is told.
    """
    expiring = _expiring(force, on)
    told = _told(force, {person for person, *_rest in expiring}, on)
    wanted = [
        notice
        for person, award, evidence in expiring
        for notice in _notices(force, told[person], award, evidence, on)
    ]
    kept = Notice.objects.filter(force=force)
    with transaction.atomic():
        before = kept.count()
        Notice.objects.bulk_create(_new(kept, wanted), ignore_conflicts=True)
        return kept.count() - before


def send(*, at):
    """One mail an address with all that it is owed; returns how many went.

    The line to the server is open before anything is marked: where it is down, all stays owed.
    """
    owed = Notice.objects.filter(sent_at=None, owed_at__gte=at - WORTH_SENDING).order_by()
    addresses = list(owed.values_list("to", flat=True).distinct())
    if not addresses:
        return 0
    with mail.get_connection() as connection:
        return sum(_send(owed.filter(to=to), connection, at) for to in addresses)


def _expiring(force, on):
    check, scope = CHECKS["accreditation-expires"], Scope(force)
    found = check.evidence(check.findings(scope, on=on), scope, on=on)
    return list(found.values_list("person_id", "accreditation_id", "evidence"))


def _told(force, people, on):
    """Of each person: id, name, own address or none, and the addresses of the supervisors."""
    keepers, parents = _keepers(force, on), _parents(force, on)
    rows = Person.objects.filter(force=force, pk__in=people).with_home_unit(on=on)
    told = {}
    for person in rows.select_related("user"):
        user = getattr(person, "user", None)
        own = user.email if user and user.is_active else person.email
        above = reminders.nearest(person.home_unit, parents, keepers) or []
        others = {address for address, whose in above if whose != person.pk} - {own}
        told[person.pk] = (person, own, sorted(others))
    return told


def _keepers(force, on):
    """(Address, person) of those who supervise, by the unit of their grant."""
    able = User.objects.able_to_sign_in(on=on)
    held = Grant.objects.counting(on=on).filter(
        force=force, access_role=AccessRole.SUPERVISOR, user__in=able
    )
    keepers = defaultdict(list)
    for unit, *who in held.values_list("unit", "user__email", "user__person"):
        keepers[unit].append(tuple(who))
    return dict(keepers)


def _parents(force, on):
    edges = UnitEdge.objects.in_force(on=on).filter(force=force).order_by()
    return dict(edges.values_list("unit", "parent"))


def _notices(force, told, award, evidence, on):
    person, own, others = told
    scheme, last = evidence["scheme"]["code"], date.fromisoformat(evidence["valid_to"])
    whose = f"{person} ({person.number})" if person.number else f"{person}"
    common = {"force": force, "person": person, "step": str(evidence["step"])}
    common["title"] = reminders.TITLE
    subject = f"accreditation:{award}"
    if own:
        text = reminders.to_oneself(scheme, last, on=on)
        yield Notice(**common, subject=subject, to=own, text=text)
    text = reminders.to_supervisor(scheme, whose, last, on=on)
    for to in others:
        yield Notice(**common, subject=f"{subject}:supervisor", to=to, text=text)


def _new(kept, wanted):
    """Whose own address has changed since is not told again: that key does not hold by itself."""
    subjects = {notice.subject for notice in wanted}
    own = kept.filter(subject__in=subjects).exclude(subject__endswith=":supervisor")
    known = set(own.values_list("subject", "step"))
    return [notice for notice in wanted if (notice.subject, notice.step) not in known]


def _send(owed, connection, at):
    claimed = _claim(owed, at)
    if not claimed:
        return 0
    body = reminders.message([notice.text for notice in claimed])
    letter = mail.EmailMessage(claimed[0].title, body, to=[claimed[0].to], connection=connection)
    try:
        letter.send()
    except _REFUSED:
        Notice.objects.filter(pk__in=[notice.pk for notice in claimed]).update(sent_at=None)
        return 0
    return 1


@transaction.atomic
def _claim(owed, at):
    """Mark what nobody else is sending just now."""
    rows = list(owed.select_for_update(skip_locked=True).order_by("owed_at", "pk"))
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(sent_at=at)
    return rows
