"""The fields of a changed row in words: their names, and what they were and became."""

from collections import defaultdict
from datetime import date

from capability.rules.words import day

# What only the machine reads, or what the page says anyway.
UNTOLD = {"id", "uuid", "pseudonym", "force", "person", "surname_key", "forename_key"}


class FieldsInWords:
    """Reads every row that the events point to at once, a query a kind."""

    def __init__(self, events):
        wanted = defaultdict(set)
        for event in events:
            for field in _told(event["model"]):
                if field.is_relation:
                    wanted[field.related_model] |= {event[field.attname]} - {None}
        self._rows = {model: _in_bulk(model, ids) for model, ids in wanted.items()}

    def details(self, event):
        """(name, before, after) of each field that differs; a new row is told without what it has
        by default, a removed one with an empty after.
        """
        before, after = event["before"], event
        if event["pgh_label"] == "delete":
            before, after = after, {}
        return [
            (str(field.verbose_name), self._said(field, before), self._said(field, after))
            for field in _told(event["model"])
            if before.get(field.attname, field.get_default()) != after.get(field.attname)
        ]

    def _said(self, field, row):
        value = row.get(field.attname)
        if value in (None, ""):
            return ""
        if field.is_relation:
            return str(self._rows[field.related_model].get(value, "no longer on record"))
        return _plain(field, value)


def _told(model):
    return [field for field in model._meta.concrete_fields if field.name not in UNTOLD]


def _in_bulk(model, ids):
    related = [name for name in ("scheme", "person", "case") if _has(model, name)]
    return model.objects.select_related(*related).in_bulk(ids)


def _has(model, name):
    return any(field.name == name for field in model._meta.concrete_fields)


def _plain(field, value):
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return day(value) if isinstance(value, date) else str(value)
