"""What a page says would change is what the sweep then does, and what the re-check does too."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capability.access import AccessRole
from capability.actions import gaps, rechecks, requirement_keeping
from capability.checks import CHECKS, Scope
from capability.models import Force, Requirement, Role, Scheme
from capability.reports.changes import Trial
from config import demo
from tests.factories import capability as made

DAY = date(2025, 6, 30)
HOW = {"reason": "Policy 12"}
NEW = {"enforcement": "warn", "grace_days": 0, "source": "ours", "ends_on": None}


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def foretold(user, force, do, *, on, about):
    """(opens, closes) by check, with what goes on in both."""
    with taken_back():
        trial = Trial(user, force, Requirement, on=on, requirements=[about])
        act = do()
        outcome = trial.outcome(getattr(act, "renamed", {}))
    teams = outcome.teams
    both = [one for team in teams for one in team.goes_on]
    opens = [one for team in teams for one in team.opens] + both
    closes = [one for team in teams for one in team.closes] + both
    return _counted(opens), _counted(closes)


def _counted(rows):
    titles = [one.title for one in rows]
    return {title: titles.count(title) for title in titles}


def sweep(force, *, on):
    """The same of a sweep with every check."""
    swept = {check.title: gaps.sweep(check, Scope(force), on=on) for check in CHECKS.values()}
    return tuple(
        {title: getattr(one, name) for title, one in swept.items() if getattr(one, name)}
        for name in ("opened", "closed")
    )


def holds(user, do, *, on, about):
    """Preview, sweep and re-check agree on that day; gives what was foretold."""
    force = about.force
    sweep(force, on=on)
    said = foretold(user, force, do, on=on, about=about)
    with taken_back():
        do()
        assert sweep(force, on=on) == said
    with taken_back():
        rechecks.run(do().job, on=on)
        assert sweep(force, on=on) == ({}, {})
    return said


def afresh(row):
    """As it is on record: what was taken back stands in the object yet."""
    return Requirement.objects.get(pk=row.pk)


@pytest.fixture(scope="module")
def _stands(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo.make_up(200, 1, DAY, lambda line: None)
        transaction.set_rollback(True)


@pytest.fixture
def northshire(_stands, db):
    return Force.objects.get(code="NOR")


@pytest.fixture
def lead(northshire):
    return made.a_user("reads@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)


def asking(force):
    """A requirement of the force's own that S-02 finds somebody by."""
    duties = CHECKS["role-holder-unaccredited"].findings(Scope(force), on=DAY)
    own = Requirement.objects.filter(force=force, starts_on__lt=DAY)
    return own.filter(pk__in=duties.values("requirement_id")).first()


def test_a_new_requirement_of_the_demo_force(northshire, lead):
    role = Role.objects.of(northshire).filter(postings__force=northshire).first()
    facts = {"scheme": Scheme.objects.get(code="ABE"), "role": role, "starts_on": DAY} | NEW
    opens, _closes = holds(
        lead,
        lambda: requirement_keeping.add(northshire, facts, by=lead, **HOW),
        on=DAY,
        about=Requirement(force=northshire, **facts),
    )
    assert opens["In a role without the accreditation it requires"] > 0


@pytest.mark.parametrize(("grace_days", "days_later"), [(0, 0), (30, 0), (30, 30)])
def test_a_changed_requirement_of_the_demo_force(northshire, lead, grace_days, days_later):
    row = asking(northshire)
    terms = NEW | {"grace_days": grace_days}
    holds(
        lead,
        lambda: requirement_keeping.change(afresh(row), DAY, terms, by=lead, **HOW),
        on=DAY + timedelta(days=days_later),
        about=row,
    )


def test_a_requirement_of_the_demo_force_that_ends(northshire, lead):
    row = asking(northshire)
    _opens, closes = holds(
        lead,
        lambda: requirement_keeping.end(afresh(row), DAY, by=lead, **HOW),
        on=DAY + timedelta(days=1),
        about=row,
    )
    assert sum(closes.values()) > 0


days = st.integers(-40, 40).map(lambda shift: DAY + timedelta(days=shift))
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "team": st.integers(0, 2),
            "has_role": st.booleans(),
            "posted_on": days,
            "awarded_on": st.none() | days,
            "group": st.none() | st.integers(0, 1),
            "part": st.sampled_from(["OIC", "DEPUTY"]),
            "held_from": days,
        }
    ),
    min_size=1,
    max_size=6,
)
RULES = st.fixed_dictionaries(
    {
        "of_role": st.booleans(),
        "team": st.none() | st.integers(0, 2),
        "part": st.sampled_from(["", "OIC"]),
        "starts_on": days,
        "grace_days": st.sampled_from([0, 10]),
    }
)


@pytest.mark.django_db
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(people=PEOPLE, rules=st.lists(RULES, min_size=1, max_size=2), on=days, data=st.data())
def test_on_any_force_preview_sweep_and_recheck_agree(people, rules, on, data):
    with taken_back():
        some = RandomForce(people, rules)
        act = data.draw(st.sampled_from(["add", "change", "end"]))
        about, do = some.deed(act, on)
        holds(some.lead, do, on=on + timedelta(days=act == "end"), about=about)


class RandomForce:
    """Three teams in a line, two case groups, one role, one scheme that needs another."""

    def __init__(self, people, rules):
        self.force = made.a_force("RND")
        self.lead = made.a_user("lead@rnd.example", AccessRole.LD_ADMIN, self.force.root_unit)
        self.teams = [made.a_unit(self.force)]
        for _ in range(2):
            self.teams.append(made.a_unit(self.force, under=self.teams[-1]))
        self.role = Role.objects.create(force=self.force, code="ROLE", name="Role")
        self.kinds = [made.a_category(f"K{place}", force=self.force) for place in range(2)]
        self.groups = [
            made.a_case_group(f"G{place}", kind, force=self.force)
            for place, kind in enumerate(self.kinds)
        ]
        first = made.a_scheme("FIRST", force=self.force)
        self.scheme = made.a_scheme("SPECIAL", force=self.force, needs=[first])
        for facts in people:
            self._person(**facts)
        self.rows = [self._rule(place, facts) for place, facts in enumerate(rules)]

    def deed(self, act, on):
        """The requirement that it is about, and what does it."""
        how = {"by": self.lead, **HOW}
        row = min(self.rows, key=lambda one: one.starts_on)
        match act:
            case "add":
                facts = self._facts(of_role=True, team=None, part="") | NEW | {"starts_on": on}
                about = Requirement(force=self.force, **facts)
                return about, lambda: requirement_keeping.add(self.force, facts, **how)
            case "change":
                later = max(on, row.starts_on + timedelta(days=1))
                return row, lambda: requirement_keeping.change(afresh(row), later, NEW, **how)
        return row, lambda: requirement_keeping.end(afresh(row), max(on, row.starts_on), **how)

    def _person(self, team, has_role, posted_on, **facts):
        person = made.a_person(self.force)
        role = self.role if has_role else None
        made.a_posting(person, self.teams[team], starts_on=posted_on, role=role)
        if facts["awarded_on"]:
            made.an_accreditation(person, self.scheme, awarded_on=facts["awarded_on"])
        if facts["group"] is not None:
            case = made.a_case(self.force, self.kinds[facts["group"]])
            made.an_allocation(person, case, part=facts["part"], starts_on=facts["held_from"])

    def _rule(self, place, facts):
        days = {name: facts.pop(name) for name in ("starts_on", "grace_days")}
        days["starts_on"] += timedelta(days=100 * place - 100)
        return Requirement.objects.create(force=self.force, **self._facts(**facts), **days)

    def _facts(self, of_role, team, part):
        unit = None if team is None else self.teams[team]
        whom = {"role": self.role} if of_role else {"case_group": self.groups[0], "part": part}
        level = "unit" if unit else "force"
        return {"scheme": self.scheme, "unit": unit, "level": level, **whom}
