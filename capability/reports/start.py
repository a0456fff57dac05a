"""What a log-in's first page says, a part an access role; what several parts need is asked once."""

from collections import Counter, defaultdict
from datetime import timedelta
from functools import cached_property

from django.db.models import Count, Q

from capability.access import SEE_GAPS, SEE_PEOPLE, AccessRole
from capability.checks import CHECKS
from capability.checks.scope import scopes_of
from capability.models import (
    Dispute,
    Feed,
    Job,
    JobState,
    Person,
    Restriction,
    UnresolvedRow,
    Upload,
    UploadState,
)
from capability.reports import explained, first_steps, gaps, own, tasks, team_news
from capability.reports.accreditations import AccreditationsReport
from capability.reports.case_holders import CaseHolders
from capability.reports.cycles import Cycles
from capability.reports.figures import counted
from capability.rules.grades import Grade
from capability.rules.pictures import bars
from capability.rules.severities import Severity

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
        return gaps.listed_in(self._scopes, self.user, gaps.Narrowing(on=self.on))

    @cached_property
    def _scopes(self):
        return scopes_of(self.user.reach(SEE_GAPS).every_force, on=self.on)

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
    def waiting(self):
        """Whom nobody knows yet, a row a force: how many in all files, and in those of cases."""
        rows = UnresolvedRow.objects.visible_to(self.user).exclude(queued_as="").order_by()
        of_cases = Q(feed=Feed.ALLOCATIONS)
        return rows.values("force__code", "force__name").annotate(
            people=Count("queued_as", distinct=True),
            of_cases=Count("queued_as", distinct=True, filter=of_cases),
        )

    @cached_property
    def beginning(self):
        """The forces to set up; most days there is none, and nothing more is asked."""
        if not self.counts.get("beginning"):
            return []
        return first_steps.told(first_steps.beginning(self.user))

    @cached_property
    def cycles(self):
        return Cycles(self.user, self.on)

    @cached_property
    def _holders(self):
        return list(CaseHolders(self.user, self.on, known_scopes=self._scopes).graded())

    @property
    def grades(self):
        """How far the holders of cases are, for a bar of 100 and its table."""
        found = Counter(grade for grade, _starts_on in self._holders)
        return bars([(grade, found[grade]) for grade in Grade])

    @property
    def given(self):
        """Cases that require something, given to somebody since yesterday."""
        return sum(starts_on >= self.yesterday for _grade, starts_on in self._holders)

    @property
    def unowned(self):
        return sum(item.work("owner_id") is None for item in self.gaps)

    @property
    def tasks(self):
        return team_news.waiting(self.counts)

    @property
    def tasks_of_the_office(self):
        return team_news.figures_of(self.counts, tasks.OF_THE_OFFICE)

    @property
    def news(self):
        """Since yesterday."""
        found = self.counts | {"opened": self.opened, "given": self.given}
        return team_news.news(found, on=self.on)

    @property
    def units(self):
        """That the log-in supervises."""
        return self.user.granted_units(AccessRole.SUPERVISOR)

    @cached_property
    def own_gaps(self):
        return [item for item in self.gaps if item.person == self.user.person_id]

    @property
    def own_reasons(self):
        """What is still needed, each with its reason; whoever has more to read here, the titles."""
        if self.user.access_roles:
            return []
        return own.needs(explained.filled(self.own_gaps, self.user, on=self.on))

    @property
    def own_titles(self):
        return [CHECKS[item.check].title for item in self.own_gaps]

    @property
    def own_accreditations(self):
        own = self.cycles.best.filter(person=self.user.person_id)
        report = AccreditationsReport(self.user, self.on)
        return report.filled(list(report.listed(own).order_by("scheme_code")))


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
    return {
        "people": people.serving(on=start.on),
        "restricted": people.filter(pk__in=restricted.values("person")),
        "to_review": team_news.to_review(start.user, on=start.on),
        **team_news.changes(start.user, on=start.on),
        **tasks.of(start.user, on=start.on),
    }


def _of_the_office(start):
    return {
        "uploads": Upload.objects.visible_to(start.user).filter(state=UploadState.WAITING),
        "disputes": Dispute.objects.visible_to(start.user).still_open(),
        "to_review": team_news.to_review(start.user, on=start.on),
        "beginning": first_steps.beginning(start.user),
        **tasks.of(start.user, on=start.on, among=tasks.OF_THE_OFFICE),
    }


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
    "cases": (_for(AccessRole.ALLOCATOR), lambda _start: {}),
    "portfolios": (_for(AccessRole.ASSESSOR, AccessRole.IQA), lambda _start: {}),
    "force": (_for(AccessRole.ANALYST, AccessRole.AUDITOR), _of_the_force),
    "installation": (_for(AccessRole.SYSTEM_ADMIN), _of_the_installation),
}
