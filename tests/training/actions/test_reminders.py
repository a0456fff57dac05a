from datetime import date, timedelta

from django.core import mail
from django.utils import timezone

from capability.actions import notices
from capability.models import Notice
from tests.factories.capability import a_person, a_scheme, an_accreditation
from tests.factories.training import a_portfolio

OWN, DUE_ON = "ada@northshire.example", date(2026, 3, 3)


def test_a_portfolio_and_what_expires_come_in_one_mail(northshire):
    person = a_person(northshire, email=OWN)
    a_portfolio(person, due_on=DUE_ON)
    an_accreditation(
        person, a_scheme("YEARLY"), awarded_on=date(2025, 3, 4), valid_to=date(2026, 3, 2)
    )
    assert notices.owe(northshire, on=date(2026, 2, 1)) == 2
    assert notices.send(at=timezone.now()) == 1
    page = f"http://127.0.0.1:8000/people/{person.uuid}/"
    for line in (
        f"- Your YEARLY: last good day 2 March 2026, in 29 days\n  {page}\n",
        f"- Your PIP2 portfolio: last day 3 March 2026, in 30 days\n  {page}portfolios/\n",
    ):
        assert line in mail.outbox[0].body


def test_an_overdue_portfolio_is_no_step(northshire):
    a_portfolio(a_person(northshire, email=OWN), due_on=DUE_ON)
    assert notices.owe(northshire, on=DUE_ON + timedelta(days=1)) == 0


def test_an_extended_portfolio_is_told_of_anew(northshire):
    own = a_portfolio(a_person(northshire, email=OWN), due_on=DUE_ON).accreditation
    notices.owe(northshire, on=date(2026, 3, 1))
    type(own).objects.filter(pk=own.pk).update(portfolio_due_on=date(2026, 6, 3))
    assert notices.owe(northshire, on=date(2026, 3, 1)) == 0
    assert notices.owe(northshire, on=date(2026, 5, 4)) == 1
    steps = sorted(Notice.objects.values_list("step", flat=True))
    assert steps == ["30 20260303", "30 20260603"]
