"""What changed in a supervisor's team since yesterday, and the mail that says so once a day."""

from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse

from capability.access import SEE_PEOPLE, AccessRole
from capability.models import (
    Accreditation,
    Dispensation,
    Gap,
    Grant,
    Person,
    Posting,
    User,
)
from capability.reports import tasks
from capability.reports.case_holders import CaseHolders
from capability.reports.figures import counted
from capability.rules.dispensations import REVIEW_AHEAD
from capability.rules.words import day

TITLE = "Your team in the capability register"


class Figure(NamedTuple):
    """How many of what, and the path of the page that lists them."""

    count: int
    said: str
    path: str


def changes(user, *, on):
    """By name, what changed since the day before; each as many as the page of its rows lists."""
    since = (on - timedelta(days=1), on)
    people = Person.objects.visible_to(user)
    posted = Posting.objects.filter(
        force__in=user.reach(SEE_PEOPLE).every_force, is_substantive=True
    )
    begun, ended = posted.filter(starts_on__range=since), posted.filter(ends_on__range=since)
    return {
        "closed": Gap.objects.visible_to(user).filter(closed_on__gte=since[0]),
        "awarded": Accreditation.objects.visible_to(user).filter(awarded_on__range=since),
        "posted": people.filter(pk__in=begun.values("person")),
        "posting_ended": people.filter(pk__in=ended.values("person")),
    }


def to_review(user, *, on):
    seen = Dispensation.objects.visible_to(user)
    return seen.to_review(on=on, within=REVIEW_AHEAD)


def waiting(found):
    """What waits for a supervisor, from how many there are by name: none too."""
    reviews = f"{reverse('dispensations')}?status=review"
    return [
        *figures_of(found, tasks.TASKS),
        Figure(found["to_review"], "dispensations to review", reviews),
    ]


def figures_of(found, among):
    """A figure for each of those tasks, from how many there are by name."""
    return [Figure(found[name], task.said, task.url) for name, task in among.items()]


def news(found, *, on):
    """What is new since the day before, likewise."""
    since = on - timedelta(days=1)
    pages = {
        "opened": ("gaps opened", "gaps", f"?opened_from={since}"),
        "closed": ("gaps closed", "gaps", f"?status=closed&closed_from={since}"),
        "awarded": ("awards", "accreditations", f"?awarded_from={since}&awarded_to={on}"),
        "posted": ("people began a posting", "people", f"?posted_from={since}"),
        "posting_ended": ("people ended a posting", "people", f"?posting_ended_from={since}"),
        "given": ("cases given that require something", "case-holders", f"?starts_from={since}"),
    }
    return [
        Figure(found[name], said, f"{reverse(page)}{query}")
        for name, (said, page, query) in pages.items()
    ]


def letters(force, *, on):
    """(Log-in, text) for each supervisor of the force with a record, of whose team there is news.

    A log-in that is nobody's has no ledger to be owed in.
    """
    held = Grant.objects.counting(on=on).filter(force=force, access_role=AccessRole.SUPERVISOR)
    users = User.objects.able_to_sign_in(on=on).filter(
        person__isnull=False, pk__in=held.values("user")
    )
    for user in users.select_related("person").order_by("pk"):
        if text := _text(user, on):
            yield user, text


def _text(user, on):
    parts = (("Waits for you", _waiting(user, on)), (f"Since {_yesterday(on)}", _news(user, on)))
    return "\n  ".join(
        line for title, figures in parts if figures for line in (f"{title}:", *map(_line, figures))
    )


def _line(figure):
    return f"{figure.count} {figure.said}: {{address}}{figure.path}"


def _yesterday(on):
    return day(on - timedelta(days=1))


def _waiting(user, on):
    found = counted(tasks.of(user, on=on) | {"to_review": to_review(user, on=on)})
    return _some(waiting(found))


def _news(user, on):
    since = on - timedelta(days=1)
    opened = Gap.objects.visible_to(user).filter(opened_on__gte=since, closed_on=None)
    found = counted(changes(user, on=on) | {"opened": opened})
    found["given"] = sum(1 for _row in CaseHolders(user, on, given_from=since).graded())
    return _some(news(found, on=on))


def _some(figures):
    return [figure for figure in figures if figure.count]
