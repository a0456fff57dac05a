"""The fields of a changed row in words: their names, and what they were and became."""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import JSONField

from capability.reports.named import Named
from capability.rules.london import on_the_clock
from capability.rules.words import day

# What only the machine reads, or what the page says anyway.
UNTOLD = {
    *("id", "uuid", "veiled_uuid", "pseudonym", "force", "surname_key", "forename_key"),
    *("storage_key", "row"),
}
# Where the name of a field is not what the pages call it.
CALLED = {
    "person_ref": "reference",
    "renewal_window_days": "renewal window in days",
    "renewable_days": "renewable after the end, in days",
    "is_substantive": "substantive",
    "is_transfer": "from another force",
}


class FieldsInWords:
    """Reads every row that the events point to at once."""

    def __init__(self, events, named=None):
        self._named = named or Named(pointed_to(events))

    def details(self, event):
        """(name, before, after) of each field that differs; a new row is told without what it has
        by default, a removed one with an empty after.
        """
        before, after = event["before"], event
        if event["pgh_label"] == "delete":
            before, after = after, {}
        return [
            (called(field), self.said(field, before), self.said(field, after))
            for field in told(event["model"])
            if not _same(field, before, after) and not _says_whose(field, before, after)
        ]

    def said(self, field, row):
        """The value in words; empty where there is none."""
        value = row.get(field.attname)
        if value in (None, ""):
            return ""
        if field.is_relation:
            return self._named.words(field.related_model, value)
        return _plain(field, _read(field, value))


def pointed_to(events):
    """Ids by model."""
    wanted = defaultdict(set)
    for event in events:
        for field in told(event["model"]):
            if field.is_relation:
                ids = {event[field.attname], event["before"].get(field.attname)}
                wanted[field.related_model] |= ids - {None}
    return wanted


def called(field):
    return CALLED.get(field.name, str(field.verbose_name))


def told(model, *, is_own=False):
    """Without what a model says is nobody else's to read than whose it is."""
    untold = UNTOLD.union(() if is_own else getattr(model, "untold", ()))
    return [field for field in model._meta.concrete_fields if field.name not in untold]


def _same(field, before, after):
    was, became = before.get(field.attname, field.get_default()), after.get(field.attname)
    if None in (was, became):
        return was == became
    return _read(field, was) == _read(field, became)


def _read(field, value):
    """As the field's own kind of value: history gives days and numbers as text."""
    return value if field.is_relation else field.to_python(value)


def _says_whose(field, before, after):
    """The page says whose record it is; but a row may have moved from one person to another."""
    return field.name == "person" and not (before and after)


def _is_of_reasons(field, value):
    """Each kept with its words; other facts in JSON are what a machine reads."""
    is_list = isinstance(field, JSONField) and isinstance(value, list)
    return is_list and all(isinstance(one, dict) and "said" in one for one in value)


def _plain(field, value):
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if _is_of_reasons(field, value):
        return "; ".join(one["said"] for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return on_the_clock(value)
    return day(value) if isinstance(value, date) else str(value)
