"""What a log-in's first page says, a part an access role; what several parts need is asked once."""

from collections import Counter, defaultdict
from datetime import timedelta
from functools import cached_property

from django.db.models import Count, Q

from capability.access import SEE_GAPS, SEE_PEOPLE, AccessRole
from capability.checks import CHECKS
from capability.models import (
    Accreditation,
    Dispute,
    Feed,
    Gap,
    Job,
    JobState,
    Person,
    Restriction,
    UnresolvedRow,
    Upload,
    UploadState,
)
from capability.reports import explained, gaps
from capability.reports.accreditations import AccreditationsReport
from capability.reports.figures import counted
from capability.rules.severities import Severity
from capability.rules.states import State

# From which to which day from today something falls due, and what that is called.
WEEKS = (
    (0, 6, "in the next 7 days"),
    (7, 13, "in the week after"),
    (14, 27, "in the two weeks after that"),
    (28, 89, "later, within 90 days"),
)
# What is about the holder of a case, not about a job or a record.
ABOUT_CASES = [code for code, check in CHECKS.items() if "allocation" in check.keys]


class Start:
    """`parts`: the names of those that the log-in has, in the order of the page."""

    def __init__(self, user, *, on):
        self.user, self.on = user, on
        self.yesterday = on - timedelta(days=1)
        self.parts = [name for name, (wanted, _counts) in PARTS.items() if wanted(user)]

    @cached_property
    def gaps(self):
        """The open ones, as the list of gaps has them."""
        if not self.user.may(SEE_GAPS):
            return []
        return gaps.listed(self.user, gaps.Narrowing(on=self.on))

    @cached_property
    def by_severity(self):
        return _by_severity(self.gaps)

    @property
    def people_with_gaps(self):
        return len({item.person for item in self.gaps} - {None})

    @property
    def opened(self):
        """Since yesterday."""
        return sum(item.opened_on >= self.yesterday for item in self.gaps)

    @property
    def undecided(self):
        """To act on now, and nobody has said yet that they have seen it."""
        now = (item for item in self.gaps if item.severity == Severity.STOP)
        return sum(item.work("acknowledged_at") is None for item in now)

    @property
    def about_cases(self):
        return _by_severity(item for item in self.gaps if item.check in ABOUT_CASES)

    @property
    def by_check(self):
        """A row a check that finds something, the one with most first."""
        found = defaultdict(list)
        for item in self.gaps:
            found[item.check].append(item)
        rows = [
            {
                "code": code,
                "title": CHECKS[code].title,
                "people": len({item.person for item in items} - {None}),
                **_by_severity(items),
            }
            for code, items in found.items()
        ]
        return sorted(rows, key=lambda row: -row["all"])

    @cached_property
    def counts(self):
        wanted = {}
        for name in self.parts:
            wanted |= PARTS[name][1](self)
        return counted(wanted)

    @cached_property
    def cycles(self):
        """How many cycles of people in service fall due, stall or wait: one query for all."""
        counts = {
            "due": Q(state=State.DUE),
            "overdue": Q(state=State.PORTFOLIO_OVERDUE),
            "lapsed": Q(state=State.LAPSED_RENEWABLE),
            "pending": Q(is_transfer=True, recognised_on=None, revoked_on=None),
        }
        for first, last, _name in WEEKS:
            counts[f"by_{last}"] = Q(valid_to__range=self._days(first, last), state__in=_GOOD)
        return self._in_service.aggregate(
            **{name: Count("pk", filter=condition) for name, condition in counts.items()}
        )

    @property
    def falling_due(self):
        """Week by week: the days, and how many."""
        return [
            {"name": name, "days": self._days(first, last), "count": self.cycles[f"by_{last}"]}
            for first, last, name in WEEKS
        ]

    @property
    def holders(self):
        """A row a scheme: how many people in service are in which state in it."""
        rows = self._in_service.order_by().values_list("scheme__code", "state")
        found = defaultdict(Counter)
        for scheme, state, people in rows.annotate(people=Count("person", distinct=True)):
            found[scheme][state] = people
        return [
            {"scheme": scheme, "states": [(state, found[scheme][state]) for state in _TOLD]}
            for scheme in sorted(found)
        ]

    @property
    def states(self):
        return _TOLD

    @cached_property
    def own_gaps(self):
        return [item for item in self.gaps if item.person == self.user.person_id]

    @property
    def own_reasons(self):
        """What is still needed, each with its reason; whoever has more to read here, the titles."""
        if self.user.access_roles:
            return []
        return explained.filled(self.own_gaps, self.user, on=self.on)

    @property
    def own_titles(self):
        return [CHECKS[item.check].title for item in self.own_gaps]

    @property
    def own_accreditations(self):
        own = self._best.filter(person=self.user.person_id)
        report = AccreditationsReport(self.user, self.on)
        return report.filled(list(report.listed(own).order_by("scheme_code")))

    @property
    def _best(self):
        forces = self.user.reach(SEE_PEOPLE).every_force
        return Accreditation.objects.that_count(on=self.on, forces=forces)

    @property
    def _in_service(self):
        serving = Person.objects.visible_to(self.user).serving(on=self.on)
        return self._best.filter(person__in=serving.values("pk"))

    def _days(self, first, last):
        return self.on + timedelta(days=first), self.on + timedelta(days=last)


_GOOD = (State.CURRENT, State.DUE)
_TOLD = [state for state in State if state is not State.NOT_STARTED]


def _by_severity(items):
    found = Counter(item.severity for item in items)
    now, week, plan = (found[severity] for severity in Severity)
    return {"now": now, "week": week, "plan": plan, "all": now + week + plan}


def _of_ones_own(start):
    return {"own_disputes": Dispute.objects.filter(person=start.user.person_id, decided_at=None)}


def _of_the_team(start):
    people = Person.objects.visible_to(start.user)
    restricted = Restriction.objects.in_force(on=start.on).filter(
        force__in=start.user.reach(SEE_PEOPLE).every_force
    )
    closed = Gap.objects.visible_to(start.user).filter(closed_on__gte=start.yesterday)
    return {
        "people": people.serving(on=start.on),
        "restricted": people.filter(pk__in=restricted.values("person")),
        "closed": closed,
    }


def _of_the_office(start):
    return {
        "waiting": UnresolvedRow.objects.visible_to(start.user),
        "uploads": Upload.objects.visible_to(start.user).filter(state=UploadState.WAITING),
        "disputes": Dispute.objects.decidable_by(start.user).still_open(),
    }


def _of_the_allocator(start):
    waiting = UnresolvedRow.objects.visible_to(start.user)
    return {"waiting_cases": waiting.filter(feed=Feed.ALLOCATIONS)}


def _of_the_force(start):
    return {"people": Person.objects.visible_to(start.user).serving(on=start.on)}


def _of_the_installation(start):
    jobs = Job.objects.visible_to(start.user)
    return {f"jobs_{state.value}": jobs.filter(state=state) for state in JobState}


def _for(*roles):
    return lambda user: not user.access_roles.isdisjoint(roles)


# Whose part it is, and what it counts.
PARTS = {
    "own": (lambda user: user.person_id is not None, _of_ones_own),
    "team": (_for(AccessRole.SUPERVISOR), _of_the_team),
    "office": (_for(AccessRole.LD_ADMIN), _of_the_office),
    "cases": (_for(AccessRole.ALLOCATOR), _of_the_allocator),
    "force": (_for(AccessRole.ANALYST, AccessRole.AUDITOR), _of_the_force),
    "installation": (_for(AccessRole.SYSTEM_ADMIN), _of_the_installation),
}
