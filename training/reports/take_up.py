"""Who gets onto courses and what comes of it, by kind of person and rank (S-37).

A row is one person's turn for one course. The rank is that of the day on which the turn began.
"""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import CharField, Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from capability.models import Gap, PersonKind, Posting, Rank
from capability.models.days import covers_from_start
from capability.reports.sight import NAMES, veiled, whose
from capability.rules.pictures import bars
from training.access import SEE_TAKE_UP
from training.models import Booking
from training.models.turns import CAME
from training.rules.take_up import Came, rate

NO_RANK = "-"
CHECK = "rasso-holder-never-offered"
HIDDEN = ("person_uuid", *NAMES)


@dataclass(frozen=True)
class Line:
    """Counts of a rank, or with none (`rank_code` is None) of all of a kind."""

    kind: PersonKind
    rank_code: str | None
    rank: str
    asked: int
    offered: int
    judged: int
    passed: int

    @property
    def offer_rate(self):
        return rate(self.offered, self.asked)

    @property
    def pass_rate(self):
        return rate(self.passed, self.judged)

    @property
    def bar(self):
        """Where the parts of a bar of 100 begin and how wide they are: (word, x, width)."""
        parts = [
            ("passed", self.passed),
            ("offered", self.offered - self.passed),
            ("waiting", self.asked - self.offered),
        ]
        return [(one.of, one.x, one.width) for one in bars(parts)]


def turns(user):
    """Within reach, with `rank_code`."""
    posted = Posting.objects.filter(
        covers_from_start(OuterRef("wanted_from")),
        force=OuterRef("force"),
        person=OuterRef("person"),
        is_substantive=True,
    )
    rank = Subquery(posted.order_by("-starts_on").values("rank__code")[:1])
    code = Coalesce(rank, Value(NO_RANK), output_field=CharField())
    return Booking.objects.seen_with(user, SEE_TAKE_UP).annotate(rank_code=code)


def by_kind(turns):
    """For each kind of person a line of all, and those of its ranks, the lowest first."""
    counts = {came.value: Count("pk", filter=CAME[came]) for came in Came if CAME[came]}
    counted = turns.order_by().values("rank_code", kind=F("person__kind"))
    rows = list(counted.annotate(asked=Count("pk"), **counts))
    ranks = _ranks({row["rank_code"] for row in rows})
    order = {kind: place for place, kind in enumerate(PersonKind)}
    rows.sort(key=lambda row: (order[row["kind"]], ranks[row["rank_code"]]))
    found = groupby(rows, key=lambda row: row["kind"])
    return [_of_kind(PersonKind(kind), list(theirs), ranks) for kind, theirs in found]


def listed(turns, user):
    """As rows, newest first, each by name or by pseudonym; `filled` takes a page of them."""
    columns = {
        "course_name": F("course__name"),
        "course_uuid": F("course__uuid"),
        "kind": F("person__kind"),
    }
    shown = turns.values("rank_code", "step", "step_on", "wanted_from", **whose(user), **columns)
    return shown.order_by("-wanted_from", "-pk")


def filled(rows):
    return veiled(rows, HIDDEN)


def never_offered(user):
    """How many open gaps of the check there are."""
    return Gap.objects.visible_to(user).still_open().filter(check_code=CHECK).count()


def _ranks(codes):
    """By code: what a line is sorted by, the name last. Staff grades have no seniority."""
    known = Rank.objects.filter(code__in=codes).order_by("code", "pk")
    found = {
        one.code: (one.seniority is None, one.seniority or 0, one.code, one.name) for one in known
    }
    return {NO_RANK: (True, 1, "", "No rank on record")} | found


def _of_kind(kind, rows, ranks):
    lines = [
        Line(kind, row["rank_code"], ranks[row["rank_code"]][-1], *(row[came] for came in Came))
        for row in rows
    ]
    totals = (sum(getattr(line, came) for line in lines) for came in Came)
    return Line(kind, None, kind.label, *totals), lines
