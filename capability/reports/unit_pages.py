"""Units as a tree, and one unit: place, head, posts against the people posted there."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Exists, F, OuterRef, Sum

from capability.access import LOG_CALL_OUTS
from capability.models import EstablishmentPost, Person, Posting, Unit, UnitEdge, UnitHead, User
from capability.models.days import covers
from capability.reports.people import PeopleReport
from capability.reports.sight import NAMES, veiled, whose
from capability.rules.trees import unfolded

HIDDEN = ("person_uuid", *NAMES)


@dataclass(frozen=True)
class UnitPages:
    """Units as a user sees them on a day; people are counted where the user may see them."""

    user: User
    on: date

    def tree(self):
        """Each unit in reach that stands on the day, with its depth, parents before children."""
        units = Unit.objects.visible_to(self.user).in_force(on=self.on).order_by("name", "code")
        facts = ("pk", "uuid", "code", "name", "kind", "specialism", "is_root", "force_id")
        rows = {row["pk"]: row for row in units.values(*facts)}
        branches = unfolded(list(rows), self._parents(rows))
        return [rows[branch.unit] | {"depth": branch.depth} for branch in branches]

    def with_heads_and_people(self, rows):
        """Of a page of the tree."""
        units = [row["pk"] for row in rows]
        heads = {head["unit"]: head for head in self.heads(UnitHead.objects.filter(unit__in=units))}
        people = dict(
            self._posted()
            .filter(unit__in=units)
            .order_by("unit")
            .values_list("unit", Count("person", distinct=True))
        )
        return [
            row | {"head": heads.get(row["pk"]), "people": people.get(row["pk"], 0)} for row in rows
        ]

    def page(self, unit):
        """All about one unit but the people, who are many."""
        heads = self.heads(unit.heads.all())
        return {
            "head": heads[0] if heads else None,
            "places": self.places(unit),
            "under": self.under(unit),
            "strength": self.strength(unit),
        }

    def heads(self, heads):
        """Those of the day whom the user may see, as the user may know them."""
        seen = heads.filter(covers(self.on), person__in=self._people().values("pk"))
        rows = list(seen.values("unit", "starts_on", **whose(self.user)))
        return [row | {"uuid": row.get("person_uuid")} for row in veiled(rows, HIDDEN)]

    def places(self, unit):
        """Where it stood and stands, the latest first; `is_seen` where the user may open it."""
        seen = Unit.objects.visible_to(self.user).filter(pk=OuterRef("parent"))
        edges = UnitEdge.objects.filter(unit=unit).select_related("parent")
        edges = edges.annotate(is_seen=Exists(seen))
        return list(edges.order_by(F("starts_on").desc(nulls_last=True)))

    def under(self, unit):
        """What stands directly under it on the day."""
        edges = UnitEdge.objects.filter(covers(self.on), parent=unit)
        return list(Unit.objects.in_force(on=self.on).filter(pk__in=edges.values("unit")))

    def strength(self, unit):
        """By role: funded posts, and the people posted there, by head and by share of full time."""
        funded = EstablishmentPost.objects.filter(covers(self.on), unit=unit)
        lines = {
            row.pop("role"): row
            for row in funded.values("role", "posts", "starts_on", **ROLE).order_by()
        }
        posted = self._posted().filter(unit=unit).order_by()
        counted = {"people": Count("person", distinct=True), "fte": Sum("fte")}
        for row in posted.values("role", **ROLE).annotate(**counted):
            role = row.pop("role")
            lines[role] = row | lines.get(role, {})
        return sorted((_line(line) for line in lines.values()), key=_by_name)

    def posted(self, unit, role_code=None):
        """As PeopleReport lists them; `may_be_logged` where the user may log their call-out."""
        posted = Posting.objects.filter(
            covers(self.on), person=OuterRef("pk"), unit=unit, is_substantive=True
        )
        if role_code is not None:
            posted = posted.filter(role__code=role_code) if role_code else posted.filter(role=None)
        people = self._people().filter(Exists(posted), force=unit.force_id)
        report = PeopleReport(self.user, self.on)
        rows = report.listed(people).with_changeable(self.user, LOG_CALL_OUTS, "may_be_logged")
        return rows.order_by(*report.orderings.get("surname", [report.key]))

    def filled(self, rows):
        return PeopleReport(self.user, self.on).filled(list(rows))

    def _people(self):
        return Person.objects.visible_to(self.user)

    def _posted(self):
        seen = self._people().values("pk")
        return Posting.objects.filter(covers(self.on), person__in=seen, is_substantive=True)

    def _parents(self, units):
        edges = UnitEdge.objects.filter(covers(self.on), unit__in=units)
        return dict(edges.values_list("unit", "parent"))


ROLE = {"role_code": F("role__code"), "role_name": F("role__name")}


def _line(row):
    line = {"posts": None, "people": 0, "fte": Decimal(0)} | row
    posts = line["posts"]
    return line | {"vacant": None if posts is None else posts - line["fte"]}


def _by_name(line):
    return (line["role_name"] is None, line["role_name"] or "")
