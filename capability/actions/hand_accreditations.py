"""One accreditation, kept by hand; what a version makes of an award the ledger works out."""

from capability.actions import accreditations, acts, awards, corrections
from capability.actions.awards import Suspended
from capability.actions.ledger import Statement
from capability.actions.rows import set_changed
from capability.models import Accreditation
from capability.rules import cycles
from capability.rules.postings import DAY
from capability.rules.words import day

ELSEWHERE = ("is_transfer", "recognised_on")
FACTS = (*cycles.FACTS, *ELSEWHERE, "revoked_on")
CALLED = {
    "certificate": "certificate",
    "course_completed_on": "course day",
    "awarded_on": "award day",
}


def enter(person, scheme, facts, *, by, reason):
    """`facts` are some of `FACTS`; what is empty is left out."""
    return _new("entered", person, scheme, facts, by=by, reason=reason)


def renew(accreditation, facts, *, by, reason):
    """A new cycle in the same scheme."""
    person, scheme = accreditation.person, accreditation.scheme
    if accreditation.awarded_on is None:
        raise acts.Refused(f"{scheme.code} was not awarded yet: there is nothing to renew.")
    return _new("renewed", person, scheme, facts, by=by, reason=reason)


def correct(accreditation, facts, *, by, reason):
    """It was never as the record says. `facts` are all of `FACTS`; None empties."""
    own = accreditation
    changed = {name: value for name, value in facts.items() if value != getattr(own, name)}
    with acts.about(own.person, "accreditation.corrected", by=by, reason=reason) as done:
        if not changed:
            raise acts.Refused("That is what the record says already. Change something first.")
        _refuse_twins(own.person, own.scheme, changed, but=own)
        set_changed(own, {n: v for n, v in changed.items() if n not in cycles.FACTS})
        said = {name: value for name, value in changed.items() if name in cycles.FACTS}
        _record(own.person, Statement(own.person_id, own.scheme_id, said, cycle=own.pk))
        _set_by_hand(own, said)
        done.accreditation = own
    return done


def suspend(accreditation, starts_on, ends_on, *, by, reason):
    _refuse_unawarded(accreditation, "suspend")
    with acts.about(accreditation.person, "accreditation.suspended", by=by, reason=reason) as done:
        awards.suspend(accreditation.force, [Suspended(accreditation.pk, starts_on, ends_on)])
        done.accreditation = accreditation
    return done


def lift(suspension, counts_from, *, by, reason):
    """The award counts again from that day on."""
    if counts_from <= suspension.starts_on:
        began = day(suspension.starts_on)
        raise acts.Refused(f"It was suspended from {began}. Enter a later day.")
    if suspension.ends_on and counts_from > suspension.ends_on:
        ends = day(suspension.ends_on)
        raise acts.Refused(f"The suspension ends on {ends} by itself. Enter a day up to then.")
    own = suspension.accreditation
    with acts.about(own.person, "accreditation.suspension-lifted", by=by, reason=reason) as done:
        set_changed(suspension, {"ends_on": counts_from - DAY})
        done.accreditation = own
    return done


def revoke(accreditation, revoked_on, *, by, reason):
    _refuse_unawarded(accreditation, "revoke")
    if revoked_on < accreditation.awarded_on:
        awarded = day(accreditation.awarded_on)
        raise acts.Refused(f"It was awarded on {awarded}. Enter a day from then on.")
    if accreditation.revoked_on:
        raise acts.Refused(f"It was revoked from {day(accreditation.revoked_on)} on already.")
    with acts.about(accreditation.person, "accreditation.revoked", by=by, reason=reason) as done:
        awards.revoke({accreditation.pk: revoked_on})
        done.accreditation = accreditation
    return done


def recognise(accreditation, recognised_on, *, by, reason):
    """What another force awarded counts here from that day on."""
    if not accreditation.is_transfer:
        raise acts.Refused("It was awarded in this force, and counts without being recognised.")
    with acts.about(accreditation.person, "accreditation.recognised", by=by, reason=reason) as done:
        awards.transfer({accreditation.pk: recognised_on})
        done.accreditation = accreditation
    return done


def _new(what, person, scheme, facts, *, by, reason):
    given = {name: value for name, value in facts.items() if value}
    said = {name: value for name, value in given.items() if name in cycles.FACTS}
    with acts.about(person, f"accreditation.{what}", by=by, reason=reason) as done:
        _refuse_twins(person, scheme, said)
        if _record(person, Statement(person.pk, scheme.pk, said)) != "created":
            raise acts.Refused(_completes(scheme))
        own = Accreditation.objects.filter(person=person, scheme=scheme).latest("pk")
        set_changed(own, {name: given[name] for name in ELSEWHERE if name in given})
        _set_by_hand(own, said)
        done.accreditation = own
    return done


def _record(person, statement):
    (verdict,) = accreditations.record(person.force, [statement])
    return acts.accept(verdict).outcome


def _set_by_hand(accreditation, said):
    """A feed knows the accreditation by its uuid, and the columns by the same names."""
    if said:
        corrections.set_by_hand(
            accreditation.person, "accreditations", list(said), identity=str(accreditation.uuid)
        )


def _refuse_twins(person, scheme, said, but=None):
    """A feed knows a cycle by any of these: two alike and it could not tell them apart."""
    others = Accreditation.objects.filter(person=person, scheme=scheme)
    others = others.exclude(pk=but.pk) if but else others
    for name, value in cycles.identity(said):
        if others.filter(**{name: value}).exists():
            words = value if name == "certificate" else day(value)
            raise acts.Refused(
                f"An accreditation in {scheme.code} with the {CALLED[name]} {words} is on record "
                f"already. Correct that one, or enter another {CALLED[name]}."
            )


def _completes(scheme):
    return (
        f"An accreditation in {scheme.code} without an award is on record already. Enter these "
        f"days there, under Correct; or enter the day of another course here."
    )


def _refuse_unawarded(accreditation, verb):
    if accreditation.awarded_on is None:
        raise acts.Refused(f"{accreditation.scheme.code} was not awarded yet: you can't {verb} it.")
