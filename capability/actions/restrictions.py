"""What a person may not be given, from when to when; never why."""

from capability.actions import acts
from capability.actions.rows import set_changed
from capability.models import Restriction
from capability.rules.postings import DAY
from capability.rules.words import day


def enter(person, case_group, starts_on, ends_on, *, by, reason):
    """No new cases of the group; without one, no new case at all."""
    with acts.about(person, "restriction.entered", by=by, reason=reason) as done:
        done.restriction = Restriction.objects.create(
            force=person.force,
            person=person,
            case_group=case_group,
            starts_on=starts_on,
            ends_on=ends_on,
        )
    return done


def lift(restriction, free_from, *, by, reason):
    """Cases may be given again from that day on."""
    if free_from <= restriction.starts_on:
        began = day(restriction.starts_on)
        raise acts.Refused(f"The restriction began on {began}. Enter a later day.")
    if restriction.ends_on and free_from > restriction.ends_on:
        ends = day(restriction.ends_on)
        raise acts.Refused(f"The restriction ends on {ends} by itself. Enter a day up to then.")
    with acts.about(restriction.person, "restriction.lifted", by=by, reason=reason) as done:
        set_changed(restriction, {"ends_on": free_from - DAY})
    return done
