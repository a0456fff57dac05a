"""Bend a requirement for one person and a time, with what is in place instead; end it early."""

from capability.actions import acts
from capability.actions.rows import set_changed
from capability.models import Dispensation, Gap, Requirement
from capability.models.dispensations import AT_ONCE
from capability.rules.postings import DAY
from capability.rules.words import day


def grant(gap, facts, *, by, reason):
    """For whom and from what the gap says; it stays found, and is covered until `ends_on`.

    `facts` are the other columns of a Dispensation: mentor, mitigation and its days; `case` is
    that of the gap, or None for all that the requirement asks.
    """
    if gap.person_id is None or gap.requirement_id is None:
        raise acts.Refused("Only what a requirement asks of a person can be dispensed with.")
    with acts.act(
        "dispensation.granted", force=gap.force, by=by, reason=reason, people=[gap.person_id]
    ) as done:
        _refuse_closed(gap)
        done.dispensation = record(gap.person, gap.requirement_id, facts, by=by, reason=reason)
    return done


def record(person, requirement, facts, *, by, reason):
    """Within an act: from that requirement (an id)."""
    _refuse_twice(person, requirement, **facts)
    return Dispensation.objects.create(
        force_id=person.force_id,
        person=person,
        requirement_id=requirement,
        approved_by=by,
        reason=reason,
        **facts,
    )


def end(dispensation, last_day, *, on, by, reason):
    """Earlier than it would by itself; what it covered before stays covered."""
    first = max(dispensation.starts_on, on - DAY)
    if last_day < first:
        raise acts.Refused(
            f"It has covered the days before {day(first)} already. Enter that day or a later one, "
            "or undo the granting."
        )
    if last_day >= dispensation.ends_on:
        ends = day(dispensation.ends_on)
        raise acts.Refused(f"It ends on {ends} by itself. Enter an earlier day.")
    with acts.about(dispensation.person, "dispensation.ended", by=by, reason=reason) as done:
        row = Dispensation.objects.select_for_update().get(pk=dispensation.pk)
        set_changed(row, {"ends_on": last_day, "review_on": min(row.review_on, last_day)})
    return done


def _refuse_closed(gap):
    row = Gap.objects.select_for_update().get(pk=gap.pk)
    if row.closed_on:
        raise acts.Refused(f"This gap closed on {day(row.closed_on)}. There is nothing to cover.")


def _refuse_twice(person, requirement, *, starts_on, ends_on, case=None, **_facts):
    """One from earlier terms goes on; that of the same terms the database refuses."""
    required = Requirement.objects.filter(pk=requirement).first()
    if required is None:
        raise acts.Refused("What it asks for is no longer on record. The next check closes it.")
    duty = Requirement.objects.of_duty(required)
    same = Dispensation.objects.filter(person=person, requirement__in=duty, case=case)
    if same.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise acts.Refused(AT_ONCE)
