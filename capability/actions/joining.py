"""People who come: new to policing, or from another force with what they were awarded there."""

from capability.actions import accreditations, acts, awards, corrections, hand_people, hand_postings
from capability.actions.hand_services import said
from capability.actions.ledger import Statement
from capability.models import Accreditation, Person, Scheme


def join(force, facts, place, *, by, reason):
    """`facts` are those of a row of the people feed, `place` those of a Stay."""
    return _join("person.joined", force, (facts, place, ()), by=by, reason=reason)


def transfer(force, facts, place, brought, *, by, reason):
    """`brought`: scheme (an id), awarded_on and expires_on of each award from elsewhere.

    None of them counts until it is recognised; before, it is a completed course.
    """
    return _join("person.transferred-in", force, (facts, place, brought), by=by, reason=reason)


def _join(kind, force, told, *, by, reason):
    facts, place, brought = told
    concerned = []
    with acts.act(kind, force=force, by=by, reason=reason, people=concerned) as done:
        person = _made(force, facts)
        concerned.append(person.pk)
        done.person = person
        done.save(update_fields=["person"])
        hand_postings.lay(person, place)
        _bring(person, brought)
        columns = [name for name in said(facts) if name != "person_ref"]
        corrections.set_by_hand(person, "people", columns)
    return done


def _made(force, facts):
    hand_people.refuse_known(force, facts["person_ref"])
    hand_people.write(force, facts, on=facts["joined_on"])
    return Person.objects.get(force=force, person_ref=facts["person_ref"])


def _bring(person, brought):
    statements = [
        Statement(person.pk, one["scheme"], {n: v for n, v in one.items() if n != "scheme" and v})
        for one in brought
    ]
    verdicts = accreditations.record(person.force, statements)
    for one, verdict in zip(brought, verdicts, strict=True):
        if verdict.outcome != "created":
            scheme = Scheme.objects.get(pk=one["scheme"])
            words = verdict.words or "entered twice. Leave one of the two out."
            raise acts.Refused(f"{scheme}: {words}")
    own = Accreditation.objects.filter(force=person.force, person=person)
    awards.transfer(dict.fromkeys(own.values_list("pk", flat=True)))
