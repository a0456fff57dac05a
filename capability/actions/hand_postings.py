"""One person's postings, kept by hand; they do not give way to a feed."""

from capability.actions import acts, postings, services
from capability.models import PostingSource, Unit
from capability.rules.postings import DAY, Stay, in_the_way
from capability.rules.words import day


def begin(person, facts, *, by, reason):
    """`facts` are those of a Stay: unit, role and rank are ids."""
    with acts.about(person, "posting.begun", by=by, reason=reason) as done:
        lay(person, facts)
    return done


def lay(person, facts):
    """A new posting, as a part of the act that is under way."""
    known = postings.all_on_record(person)
    _write(person, known, [*known, _by_hand(facts)])


def change(posting, facts, *, by, reason):
    """From a day on in another way: what was ends the day before."""
    with acts.about(posting.person, "posting.changed", by=by, reason=reason) as done:
        known = postings.all_on_record(posting.person)
        old = _found(posting, known)
        _refuse_outside(old, facts["starts_on"])
        ended = old._replace(ends_on=facts["starts_on"] - DAY)
        rest = [stay for stay in known if stay is not old]
        new = _by_hand({"ends_on": old.ends_on, "is_substantive": old.is_substantive} | facts)
        _write(posting.person, known, [*rest, ended, new])
    return done


def correct(posting, facts, *, by, reason):
    """It was never as the record says."""
    return _replace(posting, facts, "corrected", by=by, reason=reason)


def end(posting, last_day, *, by, reason):
    if last_day < posting.starts_on:
        began = day(posting.starts_on)
        raise acts.Refused(f"The posting began on {began}. Enter a last day from then on.")
    return _replace(posting, {"ends_on": last_day}, "ended", by=by, reason=reason)


def _replace(posting, facts, what, *, by, reason):
    with acts.about(posting.person, f"posting.{what}", by=by, reason=reason) as done:
        known = postings.all_on_record(posting.person)
        old = _found(posting, known)
        new = old._replace(**facts, source=PostingSource.HAND)
        _write(posting.person, known, [new if stay is old else stay for stay in known])
    return done


def _by_hand(facts):
    return Stay(**facts | {"source": PostingSource.HAND})


def _found(posting, known):
    for stay in known:
        if stay.id == posting.pk:
            return stay
    raise acts.Refused("That posting is no longer on record. Look at the record again.")


def _refuse_outside(old, starts_on):
    if starts_on <= old.starts_on:
        began = day(old.starts_on)
        raise acts.Refused(f"The posting began on {began}. Enter a later day, or correct it.")
    if old.ends_on and starts_on > old.ends_on:
        ended = day(old.ends_on)
        raise acts.Refused(f"The posting ended on {ended}. Let a new one begin instead.")


def _write(person, known, after):
    for stay in (stay for stay in after if stay not in known):
        if clash := in_the_way(stay, [other for other in after if other is not stay]):
            raise acts.Refused(_overlap(stay, clash))
        _refuse_out_of_service(person, stay)
    postings.write(person.force, {person.pk: known}, {person.pk: after})


def _refuse_out_of_service(person, stay):
    """Where services are on record; of somebody without one nothing is odd."""
    served = services.on_record(person.force_id, [person.pk])[person.pk]
    within = next((one for one in served if one.covers(stay.starts_on)), None)
    if served and within is None:
        first = day(stay.starts_on)
        raise acts.Refused(
            f"{person} is not in service on {first}. Correct the day, or the service."
        )
    if within and within.left_on and (stay.ends_on is None or stay.ends_on > within.left_on):
        left = day(within.left_on)
        raise acts.Refused(f"{person} left on {left}. Enter a last day no later than that.")


def _overlap(stay, clash):
    unit = Unit.objects.get(pk=clash.unit)
    last = day(clash.ends_on) if clash.ends_on else "now"
    return (
        f"From {day(stay.starts_on)} the person would have two substantive postings: one in {unit} "
        f"is on record from {day(clash.starts_on)} to {last}. Change or end that one, or correct "
        f"the days."
    )
