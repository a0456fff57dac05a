"""Who changed what of a unit: itself, its place, its head, its posts."""

from dataclasses import replace

from django.db.models import IntegerField, Value

from capability.models import EstablishmentPost, Person, Unit, UnitEdge, UnitHead
from capability.reports import events, history

ABOUT = {Unit: "pgh_obj", UnitEdge: "unit", UnitHead: "unit", EstablishmentPost: "unit"}
MODELS = tuple(ABOUT)
NOUNS = {UnitEdge: "Place in the tree", UnitHead: "Head", EstablishmentPost: "Funded posts"}


class UnitChanges:
    """Newest first, as `history.Change`; read from the database as far as they are asked for."""

    def __init__(self, unit):
        head, *others = [_listed(place, model, unit) for place, model in enumerate(MODELS)]
        newest_first = ("-pgh_created_at", "-place", "-pgh_id")
        self._listed = head.union(*others, all=True).order_by(*newest_first)

    def count(self):
        return self._listed.count()

    def __getitem__(self, part):
        read = events.read(list(self._listed[part]), MODELS)
        people = Person.objects.in_bulk(_people(read))
        return [
            _of_the_unit(change, event, people)
            for change, event in zip(history.told(read), read, strict=True)
        ]


def _listed(place, model, unit):
    own = model.pgh_event_model.objects.filter(**{ABOUT[model]: unit.pk}).order_by()
    place = Value(place, output_field=IntegerField())
    return own.annotate(place=place).values_list("pgh_created_at", "place", "pgh_id")


def _of_the_unit(change, event, people):
    """Without the unit, of which the page is; with the person, whom a person's page leaves out."""
    details = [said for said in change.details if said[0] not in ("unit", "person")]
    if person := event.get("person_id"):
        was = event["before"].get("person_id")
        names = [str(people.get(pk, "")) if pk else "" for pk in (was, person)]
        details = [("person", *names), *details] if was != person else details
    what = NOUNS.get(event["model"], change.what)
    return replace(change, what=what, details=details)


def _people(read):
    versions = [*read, *(event["before"] for event in read)]
    return {version.get("person_id") for version in versions} - {None}
