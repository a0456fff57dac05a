"""Who a person is, kept by hand."""

from datetime import timedelta

from capability.actions import acts, corrections, people
from capability.models import Alias, Person
from capability.rules.people import Profile

DAY = timedelta(days=1)


def correct(person, facts, *, by, reason, on):
    """`facts` are those of a Profile and person_ref; a former one of them leaves an alias."""
    differing = [name for name, value in facts.items() if getattr(person, name) != value]
    if not differing:
        raise acts.Refused("Nothing differs from what is on record. Change something first.")
    with acts.about(person, "person.corrected", by=by, reason=reason) as done:
        if "person_ref" in differing:
            _refer(person, facts["person_ref"], on)
        said = {name: facts[name] for name in Profile._fields if name in facts}
        write(person.force, {"person_ref": facts["person_ref"], **said}, on=on)
        corrections.set_by_hand(person, "people", [n for n in differing if n != "person_ref"])
    return done


def write(force, said, *, on):
    """As a row of the people feed would, as a part of the act that is under way."""
    (verdict,) = people.record(force, [said], as_at=on)
    acts.accept(verdict)


def refuse_known(force, reference):
    """No two people have one reference, now or before."""
    people = Person.objects.filter(force=force)
    if people.filter(person_ref=reference).exists():
        raise acts.Refused(f"The reference {reference} is in use in this force. Enter another.")
    if Alias.objects.filter(force=force, person_ref=reference).exists():
        raise acts.Refused(
            f"The reference {reference} stands for someone who has another one now. Enter another, "
            "or look for that person and correct the record."
        )


def _refer(person, reference, on):
    own = Alias.objects.filter(force=person.force_id, person=person, person_ref=reference)
    if not own.exists():
        refuse_known(person.force, reference)
    Alias.objects.get_or_create(
        force=person.force,
        person=person,
        person_ref=person.person_ref,
        **dict.fromkeys(("number", "surname", "forename"), ""),
        defaults={"ends_on": on - DAY},
    )
    person.person_ref = reference
    person.save(update_fields=["person_ref"])
