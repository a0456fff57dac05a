"""What is in somebody's own calendar: dates of theirs alone, without the name of anybody else."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from capability.models import Accreditation
from training.models import Booking, DevelopmentPlan
from training.rules.bookings import HOLDS_A_SEAT, Step
from training.rules.icalendar import Entry

# What is over for longer is gone from it; our default.
DAYS_KEPT = 92


def entries(person, *, on, address):
    """By day; `address` makes a path one that leads here."""
    since = on - timedelta(days=DAYS_KEPT)
    pages = {
        name: address(reverse(name, args=[person.uuid]))
        for name in ("person-training", "person-portfolios", "person-plan")
    }
    found = [
        *_courses(person, since, pages["person-training"]),
        *_portfolios(person, since, on, pages["person-portfolios"]),
        *_reviews(person, since, pages["person-plan"]),
    ]
    return sorted(found, key=lambda one: (one.first, one.uid))


def _courses(person, since, page):
    rows = Booking.objects.filter(
        force=person.force_id,
        person=person,
        step__in=HOLDS_A_SEAT,
        event__cancelled_on=None,
        event__ends_on__gte=since,
    )
    for row in rows.select_related("event", "course"):
        is_sure = row.step != Step.OFFERED
        event, told = row.event, [row.event.instructions, row.event.link, page]
        yield Entry(
            uid=f"booking-{row.uuid}@capability-register",
            first=event.starts_on,
            last=event.ends_on,
            summary=f"{row.course}" if is_sure else f"{row.course} (place offered, confirm it)",
            description="\n\n".join(filter(None, told)),
            location=event.venue or "Online",
            url=event.link or page,
            is_sure=is_sure,
            takes_time=True,
        )


def _portfolios(person, since, on, page):
    """Whether or not the portfolio is kept here."""
    rows = Accreditation.objects.filter(
        Q(awarded_on=None) | Q(awarded_on__gt=on),
        Q(revoked_on=None) | Q(revoked_on__gt=on),
        force=person.force_id,
        person=person,
        portfolio_due_on__gte=since,
    )
    for row in rows.select_related("scheme"):
        yield Entry(
            uid=f"portfolio-{row.uuid}@capability-register",
            first=row.portfolio_due_on,
            last=row.portfolio_due_on,
            summary=f"Last day of the {row.scheme.code} portfolio",
            description=page,
            url=page,
        )


def _reviews(person, since, page):
    rows = DevelopmentPlan.objects.filter(
        force=person.force_id, person=person, closed_on=None, review_due_on__gte=since
    )
    for row in rows:
        yield Entry(
            uid=f"plan-{row.uuid}@capability-register",
            first=row.review_due_on,
            last=row.review_due_on,
            summary="Review of the development plan is due",
            description=page,
            url=page,
        )
