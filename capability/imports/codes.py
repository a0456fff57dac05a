"""Codes of units, roles, ranks, schemes and categories, as a file may name them."""

from capability.imports.makers import MAKERS
from capability.models import CaseCategory, EntryRoute, Rank, Role, Scheme, Unit
from capability.rules.nearest import suggestion

# The word of the profile's [create] that lets a file make new ones.
CREATE = {
    Unit: "units",
    Role: "roles",
    Rank: "ranks",
    Scheme: "schemes",
    CaseCategory: "case_categories",
}


class Codes:
    """The codes of one kind that a force may use: its own and the national ones.

    Units and entry routes go without regard to case. Others do not, but a code that differs from a
    known one by case alone is never made anew.
    """

    def __init__(self, model, *, force, create):
        self.model, self.force = model, force
        self.may_create = CREATE.get(model) in create
        self.noun = str(model._meta.verbose_name)
        self._fold = str.upper if model in (Unit, EntryRoute) else str
        known = model.objects.filter(force=force) if model is Unit else model.objects.of(force)
        self._ids, self._spelt = {}, {}
        self._add(known.values_list("code", "pk"))

    def get(self, code):
        """The id of what bears that code, or None."""
        return self._ids.get(self._fold(code)) if code else None

    def __getitem__(self, code):
        return self._ids[self._fold(code)]

    def __contains__(self, code):
        return self._fold(code) in self._ids

    def accepts(self, code):
        """Known, or may be made."""
        return code in self or (self.may_create and code.upper() not in self._spelt)

    def all(self):
        return list(self._spelt.values())

    def suggestion(self, code):
        """A sentence that names the nearest known ones."""
        return suggestion(code, self._spelt.values())

    def make(self, codes):
        """Make those that are not known yet; call `accepts` for each before."""
        missing = {self._fold(code): code for code in codes if code and code not in self}
        if missing:
            made = MAKERS[self.model](self.force, sorted(missing.values()))
            self._add(made.items())

    def _add(self, pairs):
        for code, pk in pairs:
            self._ids[self._fold(code)] = pk
            self._spelt[code.upper()] = code
