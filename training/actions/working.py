"""What every act on a portfolio goes through: one at a time, each step after the one before it."""

from contextlib import contextmanager

from capability.actions import accreditations, acts, corrections
from capability.actions.acts import Refused
from capability.actions.ledger import Statement
from capability.rules.words import day
from training.models import Portfolio
from training.rules.portfolios import Step, may_follow


@contextmanager
def work(portfolio, kind, *, by, reason):
    """An act on it; gives the Act and the portfolio as it stands, which is saved afterwards."""
    with acts.about(portfolio.person, kind, by=by, reason=reason) as done:
        own = locked().get(pk=portfolio.pk)
        own.revision += 1
        done.portfolio = own
        yield done, own
        own.save()


def locked():
    related = ("person__force", "programme__scheme", "accreditation")
    return Portfolio.objects.select_related(*related).select_for_update(of=("self",))


def step(own, to, on):
    """It goes on to that step; refused where it is not the next one, or came before the last.

    Open again, it has to be countersigned anew.
    """
    if not may_follow(to, own.step):
        raise Refused(f"The portfolio is not at that step: it is “{Step(own.step).label}”.")
    refuse_early(own, on)
    own.step, own.step_on = to, on
    if to == Step.OPEN:
        own.countersigned_by = own.countersigned_on = None


def refuse_early(own, on):
    if on < own.step_on:
        last = day(own.step_on)
        raise Refused(f"Its last step was on {last}. Enter that day or a later one.")


def refuse_unless(own, *steps):
    if own.step not in steps:
        raise Refused(f"It is “{Step(own.step).label}”: nothing of that kind can change now.")


def state(own, said):
    """Set these facts of the accreditation; from now on no feed overwrites them unasked."""
    award = own.accreditation
    statement = Statement(award.person_id, award.scheme_id, said, cycle=award.pk)
    (verdict,) = accreditations.record(own.person.force, [statement])
    acts.accept(verdict)
    corrections.set_by_hand(own.person, "accreditations", list(said), identity=str(award.uuid))
