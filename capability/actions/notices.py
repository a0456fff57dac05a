"""Reminders of what comes up: owed once in a ledger, and sent at most once, in one mail a day.

A notice is marked as sent before it goes. A worker that dies between the two leaves a message
unsent: the gap stands on the pages, and the next step reminds again. The other way round it would
go twice, and whoever is told the same thing twice stops reading. What the mail server refuses for
certain is owed again.
"""

import smtplib
from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.core import mail
from django.db import connection as db_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from capability.access import AccessRole
from capability.checks import CHECKS, Scope, ways
from capability.checks.reminders import Reminding
from capability.models import Gap, Grant, Notice, Person, UnitEdge, User
from capability.rules import reminders

# What could not be sent for so long is told no more: a later step says it anew.
WORTH_SENDING = timedelta(days=7)
# What the subject ends with where somebody else is told than the one whom it is about.
SUPERVISOR = ":supervisor"
_REFUSED = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)


class _Due(NamedTuple):
    """What a reminding check found of a person and an award (ids)."""

    check: Reminding
    person: int
    award: int
    evidence: dict

    @property
    def subject(self):
        return f"{self.check.code}:{self.award}"

    def gap(self, force):
        about = {"person_id": self.person, "accreditation_id": self.award}
        return Gap(force=force, check_code=self.check.code, **about)


def owe(force, *, on):
    """Owe what the tightest step that is passed asks for and is not owed yet; returns how many.

    To the person, and to the supervisors of the nearest unit that has any. Whatever step was
    missed is left out: only the latest news is told. A last day that moves is told of anew.
    """
    found = [_Due(check, *row) for check in _reminding() for row in _found(check, Scope(force), on)]
    whom = told(force, {due.person for due in found}, on)
    new = untold(force, [one for due in found for one in _notices(due, whom[due.person])])
    _write(force, new, {due.subject: due for due in found}, on)
    return keep(force, new)


@transaction.atomic
def keep(force, wanted):
    """Of these what that address is not owed yet; returns how many."""
    kept = Notice.objects.filter(force=force)
    before = kept.count()
    Notice.objects.bulk_create(wanted, ignore_conflicts=True)
    return kept.count() - before


def send(*, at, with_daily=True):
    """One mail an address with all that it is owed; returns how many went.

    What is told by the day goes along once a day, so an address that had it waits till tomorrow.
    The line to the server is open before anything is marked: where it is down, all stays owed.
    """
    owed = Notice.objects.filter(sent_at=None, owed_at__gte=at - WORTH_SENDING).order_by()
    if not with_daily:
        owed = owed.filter(is_daily=False)
    addresses = list(owed.values_list("to", flat=True).distinct())
    if not addresses:
        return 0
    with mail.get_connection() as connection:
        return sum(_send(owed, to, connection, at) for to in addresses)


def _reminding():
    return [check for check in CHECKS.values() if isinstance(check, Reminding)]


def _found(check, scope, on):
    found = check.findings(scope, on=on).filter(step__isnull=False)
    return list(check.evidence(found, scope, on=on).values_list(*check.columns, "evidence"))


def told(force, people, on):
    """Of each by id: the person, own address or none, and the addresses of the supervisors."""
    keepers, parents = _keepers(force, on), _parents(force, on)
    rows = Person.objects.filter(force=force, pk__in=people).with_home_unit(on=on)
    whom = {}
    for person in rows.select_related("user"):
        own = own_address(person)
        above = reminders.nearest(person.home_unit, parents, keepers) or []
        others = {address.lower() for address, whose in above if whose != person.pk} - {own}
        whom[person.pk] = (person, own, sorted(others))
    return whom


def own_address(person):
    """Of the log-in, while it is good, else what is on record; perhaps none."""
    user = getattr(person, "user", None)
    return (user.email if user and user.is_active else person.email).lower()


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


def _notices(due, told):
    """Without their text: most are owed already."""
    person, own, others = told
    common = {"force_id": person.force_id, "person": person, "is_daily": True}
    last = due.check.comes_up(due.evidence).last
    common |= {"title": reminders.TITLE, "step": f"{due.evidence['step']} {last:%Y%m%d}"}
    if own:
        yield Notice(**common, subject=due.subject, to=own)
    for to in others:
        yield Notice(**common, subject=f"{due.subject}{SUPERVISOR}", to=to)


def _write(force, new, found, on):
    """Each with the ways to close its gap."""
    steps = ways_of(new, lambda subject: found[subject].gap(force), on=on)
    for notice in new:
        subject = about(notice)
        notice.text = _text(notice, found[subject], steps[subject], on)


def about(notice):
    """Its subject, whoever is told."""
    return notice.subject.removesuffix(SUPERVISOR)


def ways_of(new, gap_of, *, on):
    """By what they are about, the steps that close its gap, looked up for all at once."""
    subjects = dict.fromkeys(about(notice) for notice in new)
    steps = ways.told([gap_of(one) for one in subjects], on=on)
    return dict(zip(subjects, steps, strict=True))


def _text(notice, due, steps, on):
    check, person = due.check, notice.person
    one, why = check.comes_up(due.evidence), check.explain(due.evidence, on=on)
    link = link_to(check.page, person.uuid)
    if notice.subject == due.subject:
        return reminders.to_oneself(one, why, steps, link=link)
    whose = f"{person} ({person.number})" if person.number else f"{person}"
    return reminders.to_supervisor(one, whose, why, steps, link=link)


def link_to(page, *args):
    """A whole address: a mail is opened where no page of the register is."""
    return f"{settings.ADDRESS}{reverse(page, args=args)}"


def untold(force, wanted):
    """Whose own address has changed since is not told again: that key does not hold by itself."""
    subjects = {notice.subject for notice in wanted}
    kept = Notice.objects.filter(force=force, subject__in=subjects).order_by()
    known = set(kept.values_list("subject", "step", "to"))
    own = {(subject, step) for subject, step, _to in known if not subject.endswith(SUPERVISOR)}
    return [
        notice
        for notice in wanted
        if (notice.subject, notice.step) not in own
        and (notice.subject, notice.step, notice.to) not in known
    ]


def _send(owed, to, connection, at):
    claimed = _claim(owed, to, at)
    if not claimed:
        return 0
    body = reminders.message([(notice.title, notice.text) for notice in claimed])
    letter = mail.EmailMessage(claimed[0].title, body, to=[to], connection=connection)
    try:
        letter.send()
    except _REFUSED:
        Notice.objects.filter(pk__in=[notice.pk for notice in claimed]).update(sent_at=None)
        return 0
    return 1


@transaction.atomic
def _claim(owed, to, at):
    """Mark what nobody else is sending just now."""
    _lock(to)
    today = Notice.objects.filter(to=to, is_daily=True, sent_at__date=timezone.localdate(at))
    if today.exists():
        owed = owed.filter(is_daily=False)
    rows = list(owed.filter(to=to).order_by("owed_at", "pk"))
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(sent_at=at)
    return rows


def _lock(to):
    """A statement of its own, so that the next one sees what whoever held it has marked."""
    with db_connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"mail {to}"])
