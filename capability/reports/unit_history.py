"""Who changed what of a unit: itself, its place, its head, its posts."""

from django.db.models import IntegerField, Value

from capability.models import EstablishmentPost, Unit, UnitEdge, UnitHead
from capability.reports import events, history

ABOUT = {Unit: "pgh_obj", UnitEdge: "unit", UnitHead: "unit", EstablishmentPost: "unit"}
MODELS = tuple(ABOUT)


class UnitChanges:
    """Newest first, as `history.Change`; read from the database as far as they are asked for."""

    def __init__(self, unit):
        head, *others = [_listed(place, model, unit) for place, model in enumerate(MODELS)]
        newest_first = ("-pgh_created_at", "-place", "-pgh_id")
        self._listed = head.union(*others, all=True).order_by(*newest_first)

    def count(self):
        return self._listed.count()

    def __getitem__(self, part):
        return history.told(events.read(list(self._listed[part]), MODELS))


def _listed(place, model, unit):
    own = model.pgh_event_model.objects.filter(**{ABOUT[model]: unit.pk}).order_by()
    place = Value(place, output_field=IntegerField())
    return own.annotate(place=place).values_list("pgh_created_at", "place", "pgh_id")
