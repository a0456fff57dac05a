"""No event has more people than places, whatever changes its bookings: an action, an undo, a load.

Whoever takes a place locks the event's row first, so that two cannot take the last one.
"""

import pgtrigger

from capability.models.promises import Promise
from training.rules.bookings import HOLDS_A_SEAT

STEPS = ", ".join(f"'{step}'" for step in HOLDS_A_SEAT)
TAKES = "new.event_id is not null and new.step in (STEPS)"
TAKE = """
    if tg_op = 'UPDATE' and old.event_id = new.event_id and old.step in (STEPS) then
        return new;
    end if;
    perform from training_event where id = new.event_id for no key update;
    if (select count(*) from training_booking where event_id = new.event_id and step in (STEPS))
        > (select places from training_event where id = new.event_id)
    then
        raise check_violation using
            constraint = 'a_place_is_free', message = 'Every place is taken.';
    end if;
    return new;
"""
LEAVE = """
    if (select count(*) from training_booking where event_id = new.id and step in (STEPS))
        > new.places
    then
        raise check_violation using
            constraint = 'places_are_enough', message = 'More people have a place.';
    end if;
    return new;
"""

A_PLACE_IS_FREE = Promise(
    name="a_place_is_free",
    words="Every place of that event is taken. Offer another date, or raise the places.",
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("step", "event_id"),
    condition=pgtrigger.Condition(TAKES.replace("STEPS", STEPS)),
    func=TAKE.replace("STEPS", STEPS),
)
PLACES_ARE_ENOUGH = Promise(
    name="places_are_enough",
    words="More people have a place than that. Take places back first, or leave more of them.",
    operation=pgtrigger.UpdateOf("places"),
    func=LEAVE.replace("STEPS", STEPS),
)
