"""What an accreditation rests on: a file or a reference. It is withdrawn, never deleted."""

from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from capability.actions import acts
from capability.actions.rows import set_changed
from capability.models import Evidence
from capability.rules.words import day


def attach_file(accreditation, title, content, media_type, *, by, reason):
    """Stored under a random name: the file's own could say too much, or lead astray."""
    facts = {
        "title": title,
        "sha256": sha256(content).hexdigest(),
        "size": len(content),
        "media_type": media_type,
    }
    key = default_storage.save(f"evidence/{uuid4().hex}", ContentFile(content))
    try:
        return _attach(accreditation, facts | {"storage_key": key}, by=by, reason=reason)
    except acts.Refused:
        default_storage.delete(key)
        raise


def attach_reference(accreditation, title, reference, *, by, reason):
    return _attach(accreditation, {"title": title, "reference": reference}, by=by, reason=reason)


def withdraw(evidence, withdrawn_on, *, by, reason):
    """From that day it no longer counts; the record of it stays."""
    if evidence.withdrawn_on:
        raise acts.Refused(f"It was withdrawn on {day(evidence.withdrawn_on)} already.")
    person = evidence.accreditation.person
    with _act("withdrawn", person, by, reason) as done:
        set_changed(evidence, {"withdrawn_on": withdrawn_on})
    return done


def _attach(accreditation, facts, *, by, reason):
    same = Evidence.objects.filter(accreditation=accreditation, withdrawn_on=None)
    known = {name: facts[name] for name in ("sha256", "reference") if name in facts}
    if same.filter(**known).exists():
        raise acts.Refused("The same evidence is attached already. Choose another.")
    with _act("attached", accreditation.person, by, reason) as done:
        Evidence.objects.create(force=accreditation.force, accreditation=accreditation, **facts)
    return done


def _act(what, person, by, reason):
    kind = f"evidence.{what}"
    return acts.act(kind, force=person.force, by=by, reason=reason, people=[person.pk])
