"""Who can take this case, as a page and the API tell it: in words, with the age of each feed."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat, JSONObject, Trim
from django.utils import timezone

from capability.access import ASSESS_CASES
from capability.checks.assessing import assess
from capability.checks.scope import of_one
from capability.models import (
    CaseCategory,
    CaseGroupMember,
    Feed,
    Part,
    Person,
    Unit,
    UnitEdge,
    UnitHead,
    User,
)
from capability.models.days import covers
from capability.reports import feeds
from capability.reports.people import PeopleReport
from capability.rules import answers
from capability.rules.assessing import Candidate, Verdict
from capability.rules.shortlists import shortlist

# More people than anybody reads through: a smaller unit is asked about, or some by name.
MOST = 150
FEEDS = (Feed.DUTIES, Feed.ALLOCATIONS, Feed.ABSENCES, Feed.ACCREDITATIONS, Feed.DEPLOYMENTS)


@dataclass(frozen=True)
class Question:
    """A kind of case and a part in it, from which day, in a unit, and if need be whom alone.

    `at` is the moment for which duties are asked about; `named` are people (a queryset).
    """

    category: CaseCategory
    part: str
    on: date
    at: datetime
    unit: Unit
    named: object = None

    @property
    def part_name(self):
        return Part(self.part).label


@dataclass(frozen=True)
class Row:
    """A candidate with the person as the user may see them."""

    candidate: Candidate
    person: dict

    @property
    def name(self):
        parts = (self.person.get(name) for name in ("rank_code", "forename", "surname"))
        return " ".join(filter(None, parts)) or f"Person {str(self.person['pseudonym'])[:8]}"

    @property
    def trade_off(self):
        return answers.trade_off(self.candidate)


@dataclass(frozen=True)
class Above:
    """The unit one level up: the same question there for whoever may ask it, else how many would
    fit, by verdict (empty where they are too many), and whom to ring: its head or, where nobody is
    on record, that of the nearest unit over it that has one (`headed`, or None).
    """

    facts: dict
    is_mine: bool
    counts: list
    headed: dict | None

    @property
    def by_code(self):
        return {verdict.code: number for verdict, number in self.counts}


@dataclass(frozen=True)
class Assessment:
    user: User
    question: Question

    @cached_property
    def _people(self):
        """In service on the day in the unit, or under it, within the user's reach; as seen."""
        asked = self.question
        reached = Person.objects.within(self.user.reach(ASSESS_CASES))
        people = reached.standing_in(asked.unit, on=asked.on).serving(on=asked.on)
        if asked.named is not None:
            people = people.filter(pk__in=asked.named.values("pk"))
        report = PeopleReport(self.user, asked.on)
        return report.filled_by_pk(report.listed(people.order_by())[: MOST + 1])

    @property
    def is_too_wide(self):
        return len(self._people) > MOST

    @cached_property
    def rows(self):
        return [Row(one, self._people[one.person]) for one in self.candidates]

    @property
    def candidates(self):
        return self._asked[0]

    @property
    def answer(self):
        names = {row.candidate.person: row.name for row in self.rows}
        unit, on = self.question.unit.name, self.question.on
        return answers.sentence(self.candidates, names, unit=unit, on=on)

    @property
    def fits(self):
        return any(one.verdict == Verdict.FITS for one in self.candidates)

    @property
    def shortlist(self):
        """(row, what they are best in, in words): a few of those that fit, else the least wrong."""
        found = shortlist(self.candidates)
        return [(Row(one, self._people[one.person]), words) for one, words in found]

    @property
    def counts(self):
        return answers.counts(self.candidates)

    @property
    def one_step(self):
        return [row for row in self.rows if row.candidate.step]

    @property
    def ages(self):
        return feeds.ages(self.user, *FEEDS, on=timezone.localdate(self.question.at))

    @property
    def above(self):
        """None over a whole force."""
        facts = self.question.unit.parent
        if facts is None:
            return None
        others = self._asked[1]
        headed = None if self._is_mine else _headed(facts, on=self.question.on)
        return Above(facts, self._is_mine, answers.counts(others) if others else [], headed)

    @property
    def _is_mine(self):
        reach, unit = self.user.reach(ASSESS_CASES), self.question.unit
        return unit.force_id in reach.forces or unit.parent["pk"] in reach.units

    @cached_property
    def _asked(self):
        """The candidates, and those of whom no more than their number is told: asked at once."""
        asked, others = self.question, self._others
        scope = of_one(asked.unit.force, on=asked.on)
        facts = {"category": asked.category, "part": asked.part, "on": asked.on, "at": asked.at}
        found = assess(scope.only([*self._people, *others]), **facts)
        mine = [one for one in found if one.person in self._people]
        return mine, [one for one in found if one.person not in self._people]

    @property
    def _others(self):
        """Elsewhere under the unit one level up; none where the user may ask there by name."""
        asked = self.question
        if asked.unit.parent is None or self._is_mine or self.is_too_wide:
            return []
        parent = Unit(pk=asked.unit.parent["pk"], force_id=asked.unit.force_id)
        there = Person.objects.standing_in(parent, on=asked.on).serving(on=asked.on)
        here = Person.objects.standing_in(asked.unit, on=asked.on)
        others = there.exclude(pk__in=here.values("pk")).order_by()
        ids = list(others.values_list("pk", flat=True)[: MOST + 1])
        return [] if len(ids) > MOST else ids


def units(reach, *, on):
    """Where the question may be asked, each with its `parent`: what is known of it, or None."""
    mine = Unit.objects.within(reach).in_force(on=on).select_related("force")
    return mine.annotate(parent=_parent(on)).order_by("-is_root", "name", "code")


def _parent(on):
    edges = UnitEdge.objects.filter(covers(on), unit=OuterRef("pk")).order_by()
    heads = UnitHead.objects.filter(covers(on), unit=OuterRef("parent")).order_by()
    name = Trim(Concat("person__forename", Value(" "), "person__surname"))
    facts = {"pk": F("parent"), "uuid": F("parent__uuid"), "name": F("parent__name")}
    facts |= {"is_root": F("parent__is_root")}
    facts["head"] = Subquery(heads.values(name=name)[:1])
    return Subquery(edges.values(json=JSONObject(**facts))[:1])


def _headed(facts, *, on):
    """The unit itself, or the nearest over it, that has a head on the day; else None."""
    passed = set()
    while facts and not (facts["head"] or facts["is_root"] or facts["pk"] in passed):
        passed.add(facts["pk"])
        known = Unit.objects.filter(pk=facts["pk"]).annotate(parent=_parent(on))
        facts = known.values_list("parent", flat=True).get()
    return facts if facts and facts["head"] else None


def kinds(reach, *, on):
    """Kinds of case, each with whether something is required of whoever has one (`is_special`)."""
    owners = Q(force=None) | Q(force__in=reach.every_force)
    own = Q(group__force=None) | Q(group__force__in=reach.every_force)
    listed = CaseGroupMember.objects.filter(
        covers(on), own, category=OuterRef("pk"), group__requirements__isnull=False
    )
    known = CaseCategory.objects.filter(owners).annotate(is_special=Exists(listed))
    return known.order_by("name", "code")
