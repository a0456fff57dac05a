"""What a load did to the register, in words, from history: even while it is to be taken back."""

import json
from typing import NamedTuple

from django.apps import apps
from django.db.models import Max, Min

from capability.models import Act, Batch, Feed, MappingProfile, Person, Service, Upload, User
from capability.models.history import CurrentXid
from capability.reports.fields import FieldsInWords

# Their history is about the work, not about what is on record.
OF_THE_WORK = (Act, Batch, MappingProfile, Upload, User)
LAST_DAYS = ("left_on", "ends_on", "revoked_on")
AT_ONCE = 2_000
LONGEST = 200


class Told(NamedTuple):
    """One row of the register that is otherwise after the load: the columns of an UploadChange."""

    what: str
    done: str
    whose: str
    details: str
    is_ending: bool


def telling(load):
    """What the load did to rows that stood before, and how many people it records as having left.

    What it made is told by the rows of the file, but for what it made for people who stood before.
    """
    changes = [told for model in _kept() for told in _changed(model, load)]
    if load.feed == Feed.PEOPLE:
        changes += _made_for_known_people(load)
    left = _events(Service, load, pgh_label="insert").exclude(left_on=None).count()
    ended = sum(told.is_ending for told in _changed(Service, load))
    return changes, left + ended


def _kept():
    models = apps.get_app_config("capability").get_models()
    return [one for one in models if hasattr(one, "pgh_event_model") and one not in OF_THE_WORK]


def _events(model, load, **which):
    history = model.pgh_event_model.objects.order_by()
    mine = {"pgh_xid": CurrentXid(), "pgh_context__metadata__batch": load.batch.pk}
    return history.filter(**mine, **which)


def _changed(model, load):
    """Each row as it was before the load's first event and as it is after the last."""
    events = _events(model, load).exclude(pgh_label="insert").values("pgh_obj_id")
    touched = list(events.annotate(first=Min("pgh_id"), last=Max("pgh_id")))
    for start in range(0, len(touched), AT_ONCE):
        some = touched[start : start + AT_ONCE]
        before = _before(model, some)
        after = _rows(model, pgh_id__in=[one["last"] for one in some])
        yield from _told(model, [(before.get(row["pgh_obj_id"]), row) for row in after])


def _before(model, touched):
    """By row; one that the load itself made has none."""
    ids, first = [one["pgh_obj_id"] for one in touched], min(one["first"] for one in touched)
    earlier = _rows(model, pgh_obj_id__in=ids, pgh_id__lt=first)
    newest = earlier.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {row["pgh_obj_id"]: row for row in newest}


def _rows(model, **which):
    columns = [field.attname for field in model._meta.concrete_fields]
    history = model.pgh_event_model.objects.filter(**which).order_by("pgh_id")
    return history.values("pgh_id", "pgh_obj_id", "pgh_label", *columns)


def _made_for_known_people(load):
    new = _events(Person, load, pgh_label="insert").values("pgh_obj_id")
    for model in _kept():
        if any(field.name == "person" for field in model._meta.concrete_fields):
            made = _events(model, load, pgh_label="insert").exclude(person__in=new)
            rows = _rows(model, pgh_id__in=list(made.values_list("pgh_id", flat=True)))
            yield from _told(model, [({}, row) for row in rows])


def _told(model, pairs):
    events = [
        row | {"model": model, "before": before} for before, row in pairs if before is not None
    ]
    said, whose = FieldsInWords(events), _whose(model, events)
    for event in events:
        if details := said.details(event):
            yield Told(
                str(model._meta.verbose_name).capitalize(),
                _done(event),
                whose.get(_person(model, event), "")[:LONGEST],
                json.dumps(details),
                _is_ending(event),
            )


def _done(event):
    if event["pgh_label"] == "delete":
        return "removed"
    return "changed" if event["before"] else "recorded"


def _whose(model, events):
    people = Person.objects.in_bulk({_person(model, event) for event in events} - {None})
    return {pk: f"{person} ({person.number or person.person_ref})" for pk, person in people.items()}


def _person(model, event):
    return event["pgh_obj_id"] if model is Person else event.get("person_id")


def _is_ending(event):
    before = event["before"]
    return any(event.get(day) and before and not before.get(day) for day in LAST_DAYS)
