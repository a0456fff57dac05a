"""Who gets onto courses and what comes of it, by kind of person and rank (S-37), and by team what
was lost to operations (S-21).

A row is one person's turn for one course. Rank and team are those of the day on which it began.
"""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import CharField, Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from capability.models import Gap, PersonKind, Posting, Rank, Unit
from capability.models.days import covers_from_start
from capability.reports.sight import NAMES, veiled, whose
from capability.rules.pictures import bars
from training.access import SEE_TAKE_UP
from training.models import Booking
from training.models.turns import CAME
from training.rules.take_up import Came, rate

NO_RANK = NO_TEAM = "-"
CHECK = "rasso-holder-never-offered"
HOW_FAR = (Came.ASKED, Came.OFFERED, Came.JUDGED, Came.PASSED)
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


@dataclass(frozen=True)
class Team:
    """How many turns of a team's people began, and how many places were lost to operations."""

    code: str
    name: str
    force_code: str
    asked: int
    lost: int

    @property
    def lost_rate(self):
        return rate(self.lost, self.asked)


def turns(user):
    """Within reach, with `rank_code` and `team_code`."""
    posted = Posting.objects.filter(
        covers_from_start(OuterRef("wanted_from")),
        force=OuterRef("force"),
        person=OuterRef("person"),
        is_substantive=True,
    )
    latest = posted.order_by("-starts_on")
    return Booking.objects.seen_with(user, SEE_TAKE_UP).annotate(
        rank_code=_code(latest, "rank__code", NO_RANK),
        team_code=_code(latest, "unit__code", NO_TEAM),
    )


def _code(posted, column, none):
    return Coalesce(Subquery(posted.values(column)[:1]), Value(none), output_field=CharField())


def by_kind(turns):
    """For each kind of person a line of all, and those of its ranks, the lowest first."""
    counts = {came.value: Count("pk", filter=CAME[came]) for came in HOW_FAR[1:]}
    counted = turns.order_by().values("rank_code", kind=F("person__kind"))
    rows = list(counted.annotate(asked=Count("pk"), **counts))
    ranks = _ranks({row["rank_code"] for row in rows})
    order = {kind: place for place, kind in enumerate(PersonKind)}
    rows.sort(key=lambda row: (order[row["kind"]], ranks[row["rank_code"]]))
    found = groupby(rows, key=lambda row: row["kind"])
    return [_of_kind(PersonKind(kind), list(theirs), ranks) for kind, theirs in found]


def by_team(turns):
    """The most places lost first; a team that lost none has its line too."""
    counted = turns.order_by().values_list("team_code", "force__code")
    lost = Count("pk", filter=CAME[Came.LOST])
    rows = list(counted.annotate(asked=Count("pk"), lost=lost))
    known = Unit.objects.filter(code__in={code for code, *_rest in rows})
    names = {row[:2]: row[2] for row in known.values_list("code", "force__code", "name")}
    teams = [
        Team(code, names.get((code, force), "No team on record"), force, asked, lost)
        for code, force, asked, lost in rows
    ]
    return sorted(teams, key=lambda team: (-team.lost, team.name, team.force_code))


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
        Line(kind, row["rank_code"], ranks[row["rank_code"]][-1], *(row[came] for came in HOW_FAR))
        for row in rows
    ]
    totals = (sum(getattr(line, came) for line in lines) for came in HOW_FAR)
    return Line(kind, None, kind.label, *totals), lines
