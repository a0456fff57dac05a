"""What is asked by both clocks, and how pages are read."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

JANUARY, FEBRUARY = date(2026, 1, 12), date(2026, 2, 2)
BEFORE, BETWEEN, AFTER = "2026-01-05", "2026-01-20", "2026-02-10"
UNKNOWN, ENTERED, CORRECTED = "2026-02-28", "2026-04-15", "2026-06-01"
# The state of the cycle, None where none is on record; whoever does not hold it has a gap.
ANSWERS = {
    (BEFORE, UNKNOWN): None,
    (BETWEEN, UNKNOWN): None,
    (AFTER, UNKNOWN): None,
    (BEFORE, ENTERED): "not-started",
    (BETWEEN, ENTERED): "current",
    (AFTER, ENTERED): "current",
    (BEFORE, CORRECTED): "not-started",
    (BETWEEN, CORRECTED): "not-started",
    (AFTER, CORRECTED): "current",
}
HOLDER = "case-holder-unaccredited"


def the_end_of(day):
    return timezone.make_aware(datetime.combine(date.fromisoformat(day), datetime.max.time()))


def shown(client, user, name, *args, **asked):
    client.force_login(user)
    answer = client.get(reverse(name, args=args), asked)
    assert answer.status_code == 200
    return " ".join(strip_tags(answer.content.decode()).split())
