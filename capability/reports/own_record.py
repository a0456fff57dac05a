"""Everything that the register holds on one person, each datum with its source, for that person."""

from collections import defaultdict
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from django.db import models
from django.db.models import Count, F

from capability.actions.disputes import CONTESTABLE
from capability.checks import CHECKS
from capability.models import (
    Absence,
    AccessDenial,
    Accreditation,
    Alias,
    AllocationCheck,
    CaseAllocation,
    Deployment,
    Dispensation,
    Dispute,
    Evidence,
    ExtendedAward,
    Gap,
    Person,
    Posting,
    Restriction,
    Service,
    Suspension,
)
from capability.models.cases import held
from capability.reports import disputes, events, history
from capability.reports.accreditations import AccreditationsReport
from capability.reports.fields import FieldsInWords, called, told
from capability.reports.sources import Source, Sources, last_said

# So many rows of a part stand on the page; the file has all of them.
MOST = 20
NEWEST_CHANGES = 10


class Kind(NamedTuple):
    """Rows of one model about the person, by the path to them.

    Why a row was entered by hand is said only with a reason that is about nobody's health.
    """

    model: type[models.Model]
    path: str = "person"
    with_reason: bool = True


class Part(NamedTuple):
    """One part of the record; `page` is the person's tab that has more of it."""

    title: str
    page: str
    kinds: tuple[Kind, ...]
    empty: str


PARTS = [
    Part(
        "Who you are",
        "person",
        (Kind(Person, "pk"), Kind(Alias)),
        "Nothing is on record.",
    ),
    Part(
        "Service and postings",
        "person-postings",
        (Kind(Service), Kind(Posting), Kind(Absence, with_reason=False)),
        "Neither a service nor a posting is on record.",
    ),
    Part(
        "Accreditations",
        "person",
        (
            Kind(Accreditation),
            Kind(Suspension, "accreditation__person"),
            Kind(Evidence, "accreditation__person"),
            Kind(ExtendedAward, "accreditation__person"),
        ),
        "No accreditation is on record.",
    ),
    Part(
        "Restrictions",
        "person",
        (Kind(Restriction, with_reason=False),),
        "No restriction is on record. The register never holds the reason of one.",
    ),
    Part("Checks for your cases", "person-cases", (Kind(AllocationCheck),), "No check is kept."),
    Part("Call-outs", "person-call-outs", (Kind(Deployment),), "No call-out is on record."),
    Part("Dispensations", "person-gaps", (Kind(Dispensation),), "No requirement is bent for you."),
]
# What stands after the parts of every app.
LAST = Part(
    "What you were refused",
    "person-history",
    (Kind(AccessDenial),),
    "No page of your own record was ever refused to you.",
)


KINDS = {kind.model: kind for part in (*PARTS, LAST) for kind in part.kinds}


def join(*parts):
    """Parts of a higher app."""
    PARTS.extend(parts)
    KINDS.update({kind.model: kind for part in parts for kind in part.kinds})


class Datum(NamedTuple):
    name: str
    value: str
    source: Source


class Row(NamedTuple):
    """`table` is set where the row can be contested."""

    what: str
    data: list[Datum]
    pk: int
    table: str
    uuid: str
    day: str

    @property
    def sources(self):
        """(source, names of the data that rest on it); no names where all rest on one."""
        found = defaultdict(list)
        for datum in self.data:
            found[datum.source.words].append(datum.name)
        if len(found) == 1:
            return [(words, []) for words in found]
        return list(found.items())


class Told(NamedTuple):
    part: Part
    rows: list[Row]

    @property
    def shown(self):
        return self.rows[:MOST]

    @property
    def more(self):
        return len(self.rows) - len(self.shown)


class OwnRecord:
    """What stands on record of the user's own person, from the last version of each row."""

    def __init__(self, user, *, on):
        self.user, self.on = user, on

    @cached_property
    def parts(self):
        """Every part, the newest rows first: four queries, however much there is."""
        words = FieldsInWords(self._sources.versions, self._sources.named)
        found = defaultdict(list)
        for (model, _pk), of_row in self._versions.items():
            found[model].append(_row(KINDS[model], of_row, self._sources, words))
        return [Told(part, _newest_first(found, part)) for part in (*PARTS, LAST)]

    @cached_property
    def states(self):
        """Of each accreditation by its uuid, as it is on that day."""
        report = AccreditationsReport(self.user, self.on)
        own = Accreditation.objects.filter(person=self.user.person_id)
        return {str(one["uuid"]): one["state"] for one in report.filled(list(report.listed(own)))}

    @property
    def cases(self):
        """How many parts in cases, now and ever."""
        own = CaseAllocation.objects.filter(person=self.user.person_id)
        return own.aggregate(ever=Count("pk"), now=Count("pk", filter=held(self.on)))

    @cached_property
    def gaps(self):
        """(title, since when) of those that stand open; each with its reason stands on the tab."""
        codes = [code for code, check in CHECKS.items() if self.user.may(check.audience)]
        own = Gap.objects.visible_to(self.user).filter(
            person=self.user.person_id, closed_on=None, check_code__in=codes
        )
        listed = own.order_by("opened_on", "pk").values_list("check_code", "opened_on")
        return [(CHECKS[code].title, opened_on) for code, opened_on in listed]

    @property
    def disputes(self):
        """(dispute, the datum in words), those that wait first."""
        own = Dispute.objects.filter(person=self.user.person_id)
        waiting_first = F("decided_at").desc(nulls_first=True)
        return [(one, disputes.datum(one)) for one in own.order_by(waiting_first, "-pk")]

    @property
    def grants(self):
        """Of the log-in, those that ended too."""
        own = self.user.grants.select_related("unit")
        return list(own.order_by("-starts_on", "pk"))

    @property
    def last_changes(self):
        """(moment, what was done, source) of the newest, of what is still on record."""
        newest = sorted(self._sources.versions, key=itemgetter("pgh_created_at"), reverse=True)
        return [
            (one["pgh_created_at"], f"{_what(one['model'])} {_done(one)}", self._source(one))
            for one in newest[:NEWEST_CHANGES]
        ]

    def _source(self, version):
        kind = KINDS[version["model"]]
        return self._sources.of_version(version, with_reason=kind.with_reason)

    @cached_property
    def _sources(self):
        return Sources(self.user, [one for some in self._versions.values() for one in some])

    @cached_property
    def _versions(self):
        """Of every row about the person, by model and key."""
        person = self.user.person_id
        rows = [kind.model.objects.filter(**{kind.path: person}) for kind in KINDS.values()]
        found = defaultdict(list)
        for one in events.of_rows(rows):
            found[one["model"], one["id"]].append(one)
        return found


def flat(parts):
    """What a file has of them: (part, what it is, datum, value, source)."""
    for told_part in parts:
        for row in told_part.rows:
            for one in row.data:
                yield told_part.part.title, row.what, one.name, one.value, one.source.words


def nested(parts):
    """The same as JSON."""
    return [
        {
            "part": told_part.part.title,
            "rows": [
                {
                    "what": row.what,
                    "data": [
                        {"name": one.name, "value": one.value, "source": one.source.words}
                        for one in row.data
                    ],
                }
                for row in told_part.rows
            ],
        }
        for told_part in parts
    ]


def _row(kind, versions, sources, words):
    stands, said = versions[-1], last_said(versions)
    data = [
        Datum(
            _capital(called(one)),
            value,
            sources.of_version(said[one.name], with_reason=kind.with_reason),
        )
        for one in told(kind.model, is_own=True)
        # The page says whose it is.
        if one.name != "person" and (value := words.said(one, stands))
    ]
    name = kind.model._meta.model_name
    table = name if name in CONTESTABLE else ""
    what = _what(kind.model)
    return Row(what, data, stands["id"], table, str(stands.get("uuid", "")), _day_of(kind, stands))


def _what(model):
    return _capital(str(model._meta.verbose_name))


def _done(version):
    return history.DONE[version["pgh_label"]]


def _newest_first(found, part):
    rows = [row for kind in part.kinds for row in found[kind.model]]
    return sorted(rows, key=lambda row: row.day, reverse=True)


def _day_of(kind, row):
    """The first day that the row says, as text that sorts."""
    days = [row[one.attname] for one in told(kind.model) if isinstance(one, models.DateField)]
    return next(filter(None, days), "")


def _capital(words):
    return words[:1].upper() + words[1:]
