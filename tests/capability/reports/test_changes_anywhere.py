"""What a page says would change is what the sweep then does: on any force."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from capability.access import AccessRole
from capability.actions import code_keeping, requirement_keeping, threshold_keeping
from capability.models import CaseGroupMember, Requirement, Role, Threshold
from tests.capability.reports.foretelling import HOW, TERMS, afresh, holds, taken_back
from tests.factories import capability as made

DAY = date(2025, 6, 30)
NUMBERS = st.one_of(
    st.tuples(st.just("accreditation-expires"), st.just("first-notice"), st.integers(90, 200)),
    st.tuples(st.just("caseload-over-limit"), st.just("cases-to-flag"), st.integers(0, 2)),
    st.tuples(st.just("case-holder-short-service"), st.just("months-of-service"), st.just(60)),
)

days = st.integers(-40, 40).map(lambda shift: DAY + timedelta(days=shift))
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "team": st.integers(0, 2),
            "has_role": st.booleans(),
            "posted_on": days,
            "awarded_on": st.none() | days,
            "good_for": st.integers(0, 200),
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


ANY = settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FORCES = {"people": PEOPLE, "rules": st.lists(RULES, min_size=1, max_size=2), "on": days}
ONE = timedelta(days=1)


@pytest.mark.django_db
@ANY
@given(**FORCES, deed=st.sampled_from(["add", "change", "end"]))
def test_a_requirement(people, rules, on, deed):
    with taken_back():
        some = RandomForce(people, rules)
        about, do = some.deed(deed, on)
        holds(some.force, do, on=on + ONE * (deed == "end"), about=[about])


@pytest.mark.django_db
@ANY
@given(**FORCES, number=NUMBERS)
def test_a_number(people, rules, on, number):
    with taken_back():
        some = RandomForce(people, rules)
        check, name, value = number
        facts = {"check_code": check, "name": name, "value": value, "unit": "", "source": "ours"}
        facts["starts_on"] = on
        how = {"by": some.lead, **HOW}
        do = lambda: threshold_keeping.put(some.force, facts, **how)  # noqa: E731
        holds(some.force, do, on=on, table=Threshold)


@pytest.mark.django_db
@ANY
@given(**FORCES, deed=st.sampled_from(["in", "out"]))
def test_a_list_of_categories(people, rules, on, deed):
    with taken_back():
        some = RandomForce(people, rules)
        do = some.listing(deed, on)
        holds(some.force, do, on=on + ONE * (deed == "out"), table=CaseGroupMember)


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
                facts = self._facts(of_role=True, team=None, part="") | TERMS | {"starts_on": on}
                about = Requirement(force=self.force, **facts)
                return about, lambda: requirement_keeping.add(self.force, facts, **how)
            case "change":
                later = max(on, row.starts_on + timedelta(days=1))
                return row, lambda: requirement_keeping.change(afresh(row), later, TERMS, **how)
        return row, lambda: requirement_keeping.end(afresh(row), max(on, row.starts_on), **how)

    def listing(self, deed, on):
        """What puts a kind of case in the group that rules name, or takes the one in it out."""
        how = {"by": self.lead, **HOW}
        if deed == "in":
            return lambda: code_keeping.put_in(self.groups[0], self.kinds[1], starts_on=on, **how)
        member = self.groups[0].members.get()
        return lambda: code_keeping.take_out(afresh(member), on, **how)

    def _person(self, team, has_role, posted_on, **facts):
        person = made.a_person(self.force)
        role = self.role if has_role else None
        made.a_posting(person, self.teams[team], starts_on=posted_on, role=role)
        if facts["awarded_on"]:
            valid_to = facts["awarded_on"] + timedelta(days=facts["good_for"])
            days = {"awarded_on": facts["awarded_on"], "valid_to": valid_to}
            made.an_accreditation(person, self.scheme, **days)
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
