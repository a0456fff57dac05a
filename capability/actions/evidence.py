"""What an accreditation rests on: a file or a reference. It is withdrawn, never deleted."""

from capability.actions import acts
from capability.actions.files import stored
from capability.actions.rows import set_changed
from capability.models import Evidence
from capability.rules.words import day


def attach_file(accreditation, title, content, media_type, *, by, reason):
    with stored("evidence", content, media_type) as facts:
        return _attach(accreditation, {"title": title, **facts}, by=by, reason=reason)


def attach_reference(accreditation, title, reference, *, by, reason):
    return _attach(accreditation, {"title": title, "reference": reference}, by=by, reason=reason)


def withdraw(evidence, withdrawn_on, *, by, reason):
    """From that day it no longer counts; the record of it stays."""
    if evidence.withdrawn_on:
        raise acts.Refused(f"It was withdrawn on {day(evidence.withdrawn_on)} already.")
    person = evidence.accreditation.person
    with acts.about(person, "evidence.withdrawn", by=by, reason=reason) as done:
        set_changed(evidence, {"withdrawn_on": withdrawn_on})
    return done


def _attach(accreditation, facts, *, by, reason):
    same = Evidence.objects.filter(accreditation=accreditation, withdrawn_on=None)
    known = {name: facts[name] for name in ("sha256", "reference") if name in facts}
    if same.filter(**known).exists():
        raise acts.Refused("The same evidence is attached already. Choose another.")
    with acts.about(accreditation.person, "evidence.attached", by=by, reason=reason) as done:
        Evidence.objects.create(force=accreditation.force, accreditation=accreditation, **facts)
    return done
