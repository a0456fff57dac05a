"""Gaps as flat rows with stable columns, for a dashboard's table."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice

from capability.models import Force, User
from capability.reports import explained, gaps
from capability.reports.flat import CHUNK, PERSON, whose
from capability.reports.gaps import Narrowing

LISTS = ("required", "found", "barred")
COVER = ("covered_until", "mentor", "mitigation")
COLUMNS = (
    *("gap_uuid", "force_code", *PERSON.values()),
    *("check", "rule", "title", "owner", "severity", "grade", "grade_meaning"),
    *("opened_on", "days_open", "is_found", "case_reference"),
    *("summary", *LISTS, "cures", "earliest_cure_on"),
    *COVER,
)


@dataclass(frozen=True)
class FlatGaps:
    """The same gaps, in the same words, as the list of gaps has."""

    user: User
    narrowing: Narrowing

    @cached_property
    def items(self):
        return gaps.listed(self.user, self.narrowing)

    def figures(self):
        """Gaps and people, in all and by severity and check, each with the unit it counts."""
        found = {"all": self.items}
        for item in self.items:
            for name in (f"severity {int(item.severity)}", f"check {item.check}"):
                found.setdefault(name, []).append(item)
        return [
            {"name": name, "unit": unit, "value": value}
            for name, items in found.items()
            for unit, value in _counted(items)
        ]

    def rows(self):
        """A chunk at a time; the evidence of every gap at once would fill the memory."""
        codes = dict(Force.objects.values_list("pk", "code"))
        for force, of_force in groupby(sorted(self.items, key=_force), key=_force):
            while chunk := list(islice(of_force, CHUNK)):
                for row in explained.filled(chunk, self.user, on=self.narrowing.on):
                    yield _flat(row, self.narrowing.on) | {"force_code": codes[force]}


def _force(item):
    return item.source[0]


def _counted(items):
    people = {item.person for item in items} - {None}
    return ("gaps", len(items)), ("people", len(people))


def _flat(row, on):
    person, explanation = row["person"] or {}, row["explanation"]
    opened_on = row["opened_on"]
    days = [cure.from_on for cure in explanation.cures if cure.from_on]
    return {
        **dict.fromkeys(COLUMNS),
        **whose(person),
        **{name: row[name] for name in ("check", "rule", "title", "owner", "is_found")},
        "gap_uuid": row["uuid"],
        "severity": explanation.severity,
        "grade": explanation.grade,
        "grade_meaning": explanation.grade_meaning,
        "opened_on": opened_on,
        "days_open": opened_on and (on - opened_on).days,
        "case_reference": row["case_reference"],
        "summary": explanation.summary,
        **{name: "; ".join(getattr(explanation, name)) for name in LISTS},
        "cures": "; ".join(cure.text for cure in explanation.cures),
        "earliest_cure_on": min(days, default=None),
        **{name: row[name] for name in COVER},
    }
