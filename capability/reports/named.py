"""What rows are called, many of several kinds in one query: for the words of history."""

from collections import defaultdict

from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Concat, JSONObject, Trim

from capability.models import (
    Accreditation,
    Act,
    AllocationCheck,
    Batch,
    Case,
    CaseAllocation,
    CaseCategory,
    CaseGroup,
    Gap,
    Person,
    Rank,
    Requirement,
    Role,
    Scheme,
    SchemeVersion,
    Unit,
    User,
)

# The same words as each model's own `__str__` has, without a query for each row.
WORDS = {
    **dict.fromkeys((CaseCategory, CaseGroup, Rank, Role, Scheme, Unit), F("name")),
    Accreditation: F("scheme__name"),
    AllocationCheck: F("allocation__case__reference"),
    Case: F("reference"),
    CaseAllocation: F("case__reference"),
    Gap: F("check_code"),
    Requirement: F("scheme__name"),
    Person: Trim(Concat("forename", Value(" "), "surname")),
    SchemeVersion: Trim(Concat("scheme__name", Value(" "), "label")),
    User: F("email"),
}
# Those of whom more is told than a name.
FACTS = {
    Act: ("uuid", "kind", "reason"),
    Batch: ("uuid", "feed", "file_name"),
    User: ("email",),
}


def join(words):
    """What rows of a higher app are called: an expression by model."""
    WORDS.update(words)
    _MODELS.update({model._meta.label: model for model in words})


def in_words(column):
    """A day of a row as `rules.words.day` has it: 1 March 2027."""
    form = Value("FMDD FMMonth YYYY")
    return Func(column, form, function="to_char", output_field=CharField())


class Named:
    """`wanted` maps models to ids; kinds that are not listed above are asked one by one."""

    def __init__(self, wanted):
        self._words, self._rows = {}, defaultdict(dict)
        listed = {model: ids for model, ids in wanted.items() if ids and model in WORDS | FACTS}
        for kind, pk, facts in _read(listed):
            model = _MODELS[kind]
            self._words[model, pk] = facts.pop("words", None)
            self._rows[model][pk] = facts
        for model in wanted.keys() - listed.keys():
            self._read_all(model, wanted[model])

    def words(self, model, pk):
        return self._words.get((model, pk)) or "no longer on record"

    def row(self, model, pk):
        """With the facts above alone; None if there is none."""
        facts = self._rows[model].get(pk)
        return facts and model(pk=pk, **facts)

    def _read_all(self, model, ids):
        found = model.objects.in_bulk(ids) if ids else {}
        self._words.update({(model, pk): str(row) for pk, row in found.items()})


_MODELS = {model._meta.label: model for model in WORDS | FACTS}


def _read(wanted):
    if not wanted:
        return []
    first, *others = [_named(model, ids) for model, ids in wanted.items()]
    return first.union(*others, all=True)


def _named(model, ids):
    facts = {name: F(name) for name in FACTS.get(model, ())}
    if model in WORDS:
        facts["words"] = WORDS[model]
    rows = model.objects.filter(pk__in=ids).order_by()
    return rows.values_list(Value(model._meta.label), "pk", JSONObject(**facts))
