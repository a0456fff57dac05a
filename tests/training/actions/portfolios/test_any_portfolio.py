"""Whatever anybody does to a portfolio, in whatever order: what can never come about."""

from datetime import timedelta

from django.db import transaction
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import sampled_from

from capability.access import AccessRole
from capability.actions.acts import Refused
from tests.factories.capability import a_force, a_log_in, a_user, an_accreditation
from tests.factories.training import COURSE_ON, an_assessor, an_iqa
from tests.training.actions.portfolios.conftest import DAY, stands
from training.actions import (
    assigning,
    candidates,
    clocks,
    countersigning,
    judging,
    portfolios,
)
from training.models import Finding, Programme, Sampled
from training.rules.portfolios import FROZEN, Step

WHO = sampled_from(["candidate", "assessor", "other", "iqa", "office"])


class AnyPortfolio(RuleBasedStateMachine):
    """`evidence` is what stood in it after the last thing that was tried."""

    @initialize()
    def begin(self):
        self.attempt = transaction.atomic()
        self.attempt.__enter__()
        force = a_force("NS")
        person = an_assessor(force, schemes=("ASSESSOR",))
        office = a_user("ld@northshire.example", AccessRole.LD_ADMIN, force.root_unit)
        who = {"candidate": person, "assessor": an_assessor(force), "iqa": an_iqa(force)}
        who["other"] = an_assessor(force, schemes=("ASSESSOR", "PIP2", "IQA"))
        self.users = {
            name: a_log_in(f"{name}@northshire.example", one) for name, one in who.items()
        } | {"office": office}
        programme = Programme.objects.get(force=None, code="PIP2")
        course = an_accreditation(person, programme.scheme, course_completed_on=COURSE_ON)
        self.how = {"by": office, "reason": "So it goes"}
        self.own = portfolios.begin(course, programme, COURSE_ON, **self.how).portfolio
        self.day, self.evidence = DAY, []

    def teardown(self):
        transaction.set_rollback(True)
        self.attempt.__exit__(None, None, None)

    def tried(self, do, *args, **how):
        """Done or refused: nothing else."""
        self.day += timedelta(days=1)
        was = self.own.step
        try:
            do(self.own, *args, **how)
        except Refused:
            assert stands(self.own)[0].step == was
        self.own = stands(self.own)[0]
        self._see_what_is_frozen(was)

    def _see_what_is_frozen(self, was):
        evidence = list(self.own.items.values_list("pk", "withdrawn_on"))
        if was in FROZEN and self.own.step in FROZEN:
            assert evidence == self.evidence
        self.evidence = evidence

    @rule(assessor=WHO, iqa=WHO)
    def assign(self, assessor, iqa):
        people = {"assessor": self.users[assessor].person, "iqa": self.users[iqa].person}
        self.tried(assigning.assign, people, self.day, **self.how)

    @rule(who=WHO)
    def add(self, who):
        facts = {"title": "Something", "added_on": self.day}
        self.tried(candidates.add_reference, facts, f"Store {self.day}", by=self.users[who])

    @rule(who=WHO)
    def submit(self, who):
        self.tried(candidates.submit, self.day, by=self.users[who])

    @rule(who=WHO, finding=sampled_from(Finding))
    def judge(self, who, finding):
        for unit in self.own.programme.units.all():
            self.tried(judging.judge, unit, finding, "Said", self.day, by=self.users[who])

    @rule(who=WHO)
    def find_competent(self, who):
        self.tried(judging.find_competent, self.day, by=self.users[who])

    @rule(who=WHO)
    def send_back(self, who):
        self.tried(judging.send_back, self.day, by=self.users[who], reason="More")

    @rule(who=WHO, outcome=sampled_from(Sampled))
    def sample(self, who, outcome):
        self.tried(judging.sample, outcome, "Seen", self.day, by=self.users[who])

    @rule(who=WHO)
    def countersign(self, who):
        self.tried(countersigning.countersign, self.day, by=self.users[who])

    @rule(who=WHO)
    def ratify(self, who):
        how = {"by": self.users[who], "reason": "So it goes"}
        self.tried(portfolios.ratify, self.day, **how)

    @rule()
    def go_on(self):
        """As it should: otherwise few would get far."""
        if self.own.assessor_id is None:
            self.assign("assessor", "iqa")
        match self.own.step:
            case Step.OPEN:
                self.add("candidate")
                self.submit("candidate")
            case Step.SUBMITTED:
                judge = self._user_of(self.own.assessor_id)
                self.judge(judge, Finding.COMPETENT)
                self.find_competent(judge)
            case Step.ASSESSED:
                self.ratify("office")

    def _user_of(self, person):
        return next(name for name, user in self.users.items() if user.person_id == person)

    @rule(do=sampled_from([portfolios.reopen, portfolios.withdraw, portfolios.take_up]))
    def turn(self, do):
        self.tried(do, self.day, **self.how)

    @rule()
    def stop(self):
        self.tried(clocks.stop, self.day, self.day, "The board", **self.how)

    @invariant()
    def it_is_awarded_if_and_only_if_it_is_ratified(self):
        own, award = stands(self.own)
        assert (award.awarded_on is not None) == (own.step == Step.RATIFIED)
        assert award.awarded_on in (None, own.step_on)

    @invariant()
    def nobody_decides_about_their_own_work_or_about_their_own_decisions(self):
        judged = set(self.own.judgements.values_list("assessor", flat=True))
        sampled = set(self.own.samples.values_list("iqa", flat=True))
        assert self.own.person_id not in judged | sampled
        assert not judged & sampled

    @invariant()
    def what_is_open_is_countersigned_by_nobody_and_nothing_by_its_candidate(self):
        own = stands(self.own)[0]
        signed_by = own.countersigned_by
        assert signed_by is None or own.step != Step.OPEN
        assert signed_by is None or signed_by.person_id != own.person_id

    @invariant()
    def what_is_found_competent_is_so_in_every_unit(self):
        if self.own.step in (Step.ASSESSED, Step.RATIFIED):
            assert judging.units_left(self.own) == []


def test_no_order_of_acts_breaks_a_promise(db):
    run_state_machine_as_test(
        AnyPortfolio, settings=settings(max_examples=10, stateful_step_count=25)
    )
