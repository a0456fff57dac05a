"""How many portfolios someone takes on at once, from when to when."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.actions.rows import end, set_changed
from capability.rules.postings import DAY
from training.models import Assessor, qualified


def take_on(person, capacity, starts_on, *, by, reason):
    if not qualified.to_assess(person, on=starts_on).exists():
        raise Refused(f"{person} is not qualified as an assessor on that day. Enter that first.")
    with acts.about(person, "assessor.taken-on", by=by, reason=reason) as done:
        done.assessor = _from(person, capacity, starts_on)
    return done


def change(assessor, capacity, starts_on, *, by, reason):
    """From that day on it is another number."""
    if capacity == assessor.capacity:
        raise Refused("They take that many already. Enter another number.")
    with acts.about(assessor.person, "assessor.changed", by=by, reason=reason) as done:
        if starts_on == assessor.starts_on:
            set_changed(assessor, {"capacity": capacity})
            done.assessor = assessor
        else:
            end(assessor, starts_on - DAY, begins="began on")
            done.assessor = _from(assessor.person, capacity, starts_on)
    return done


def stand_down(assessor, last_day, *, by, reason):
    """Takes no more from then on; what is assigned is reassigned by hand."""
    with acts.about(assessor.person, "assessor.stood-down", by=by, reason=reason) as done:
        end(assessor, last_day, begins="began on")
    return done


def _from(person, capacity, starts_on):
    return Assessor.objects.create(
        force=person.force, person=person, capacity=capacity, starts_on=starts_on
    )
