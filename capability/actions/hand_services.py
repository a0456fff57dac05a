"""One person's service, kept by hand: leaving, rejoining, probation."""

from django.db.models import Q

from capability.actions import acts, corrections, hand_postings, postings, routes, services
from capability.actions.rows import set_changed
from capability.models import UnitHead
from capability.rules.postings import until
from capability.rules.services import Service as Served
from capability.rules.services import collide
from capability.rules.words import day


def leave(person, last_day, *, by, reason):
    """The open posting and headship end then; what would have begun later goes."""
    with acts.about(person, "person.left", by=by, reason=reason) as done:
        known = _known(person)
        present = _serving(person, known)
        if last_day < present.joined_on:
            joined = day(present.joined_on)
            raise acts.Refused(f"{person} joined on {joined}. Enter a last day from then on.")
        _write(person, known, present, present._replace(left_on=last_day))
        _end_all(person, last_day)
        corrections.set_by_hand(person, "people", ["left_on"])
    return done


def rejoin(person, facts, place, *, by, reason):
    """`facts` are joined_on, entry_route and probation_ends_on; `place` those of a Stay."""
    with acts.about(person, "person.rejoined", by=by, reason=reason) as done:
        known = _known(person)
        if known and known[-1].left_on is None:
            raise acts.Refused(f"{person} has not left, so there is nothing to rejoin.")
        if known and facts["joined_on"] <= known[-1].left_on:
            left = day(known[-1].left_on)
            raise acts.Refused(f"{person} left on {left}. Enter a later day of joining.")
        (spelt,) = routes.as_listed(person.force, [facts])
        _write(person, known, None, Served(**spelt))
        hand_postings.lay(person, place)
        corrections.set_by_hand(person, "people", ["left_on", *said(facts)])
    return done


def correct(service, facts, *, by, reason):
    """`facts` are of `services.FIELDS`; what they leave out stays."""
    person = service.person
    (facts,) = routes.as_listed(person.force, [facts])
    with acts.about(person, "service.corrected", by=by, reason=reason) as done:
        known = _known(person)
        old = next(one for one in known if one.id == service.pk)
        new = old._replace(**facts)
        differing = [name for name in facts if getattr(old, name) != getattr(new, name)]
        if not differing:
            raise acts.Refused("Nothing differs from what is on record. Change something first.")
        _write(person, known, old, new)
        corrections.set_by_hand(person, "people", differing)
    return done


def confirm_probation(service, on, *, by, reason):
    return _set_probation(service, "confirmed", {"probation_confirmed_on": on}, by, reason)


def extend_probation(service, to, *, by, reason):
    ends_on = service.probation_extended_to or service.probation_ends_on
    if ends_on and to <= ends_on:
        raise acts.Refused(f"Probation lasts to {day(ends_on)} already. Enter a later day.")
    return _set_probation(service, "extended", {"probation_extended_to": to}, by, reason)


def said(facts):
    """The names of those that say something."""
    return [name for name, value in facts.items() if value]


def _set_probation(service, what, facts, by, reason):
    if service.probation_confirmed_on:
        confirmed = day(service.probation_confirmed_on)
        raise acts.Refused(f"Probation was confirmed on {confirmed}. Undo that first.")
    (given,) = facts.values()
    if given < service.joined_on:
        joined = day(service.joined_on)
        raise acts.Refused(f"The service began on {joined}. Enter a day from then on.")
    with acts.about(service.person, f"probation.{what}", by=by, reason=reason) as done:
        set_changed(service, facts)
        corrections.set_by_hand(service.person, "people", facts)
    return done


def _known(person):
    return services.on_record(person.force_id, [person.pk])[person.pk]


def _serving(person, known):
    if not known:
        raise acts.Refused(f"No service of {person} is on record. Enter when they joined first.")
    if left := known[-1].left_on:
        raise acts.Refused(f"{person} left on {day(left)}. Correct that service, or undo it.")
    return known[-1]


def _write(person, known, old, new):
    after = [*(one for one in known if one is not old), new]
    if new.left_on and new.left_on < new.joined_on:
        raise acts.Refused("The last day is before the day of joining. Correct one of the two.")
    if collide(after):
        others = [f"from {day(one.joined_on)}" for one in after if one is not new]
        told = " and ".join(others)
        raise acts.Refused(f"It would overlap the service {told}. Correct the days of one.")
    services.write(person.force, {person.pk: known}, {person.pk: after})


def _end_all(person, last_day):
    known = postings.all_on_record(person)
    postings.write(person.force, {person.pk: known}, {person.pk: until(known, last_day)})
    heads = UnitHead.objects.filter(force=person.force, person=person)
    heads.filter(starts_on__gt=last_day).delete()
    heads.filter(Q(ends_on=None) | Q(ends_on__gt=last_day)).update(ends_on=last_day)
