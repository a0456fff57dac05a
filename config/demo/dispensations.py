"""Requirements that the make-believe force has bent: some ended, some to be reviewed now."""

from datetime import timedelta

from capability.models import Dispensation, Gap, Person
from config.demo.days import ago

HOLDER = "case-holder-unaccredited"
# The first day, so many days ago; the day of review and the last day, so many days from now.
_GRANTED = (
    (170, -120, -80),
    (140, -60, -20),
    (95, 3, 40),
    (60, -2, 30),
    (45, 25, 80),
    (20, 30, 75),
    (6, 40, 90),
)
_REASONS = (
    "No place on the course before the case must be charged",
    "The only accredited investigator of the team is on a long operation",
)
_MITIGATIONS = (
    "The mentor reads each interview plan first and sits in on the first account",
    "Weekly case review with the mentor; decisions are countersigned",
)


def bend(force, user, *, on):
    """One for each of some people who hold what they are not accredited for."""
    gaps = Gap.objects.filter(force=force, check_code=HOLDER, closed_on=None)
    first = gaps.order_by("person_id", "pk").distinct("person_id")
    mentors = list(Person.objects.filter(force=force).serving(on=on).order_by("-pk")[:50])
    for place, (gap, days) in enumerate(zip(first[:: _step(first)], _GRANTED, strict=False)):
        began, review, last = days
        Dispensation.objects.create(
            force=force,
            person_id=gap.person_id,
            requirement_id=gap.requirement_id,
            case=gap.allocation.case if place % 2 else None,
            reason=_REASONS[place % len(_REASONS)],
            mitigation=_MITIGATIONS[place % len(_MITIGATIONS)],
            mentor=next(one for one in mentors[place:] if one.pk != gap.person_id),
            approved_by=user,
            starts_on=ago(on, began),
            review_on=on + timedelta(days=review),
            ends_on=on + timedelta(days=last),
        )


def _step(gaps):
    """So that they are of many teams."""
    return max(1, gaps.count() // len(_GRANTED))
