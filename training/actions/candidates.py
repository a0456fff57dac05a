"""What candidates do with their own portfolio: evidence, reflections, submission."""

from capability.actions import acts
from capability.actions.acts import Refused
from capability.actions.files import stored
from capability.actions.rows import set_changed
from training.actions.working import refuse_unless, step, work
from training.models import PortfolioEvidence, Reflection
from training.rules.portfolios import UNDER_WAY, Step

OWN = "Entered by the candidate."


def add_file(portfolio, facts, content, media_type, *, by):
    """`facts` are title, unit and added_on."""
    with stored("portfolios", content, media_type) as known:
        return _add(portfolio, facts | known, by)


def add_reference(portfolio, facts, reference, *, by):
    return _add(portfolio, facts | {"reference": reference}, by)


def withdraw(evidence, on, *, by):
    """It no longer counts; the record of it stays."""
    _refuse_others(evidence.portfolio, by)
    with work(evidence.portfolio, "portfolio-evidence.withdrawn", by=by, reason=OWN) as (done, own):
        refuse_unless(own, Step.OPEN)
        if evidence.withdrawn_on:
            raise Refused("It was withdrawn already.")
        set_changed(evidence, {"withdrawn_on": on})
    return done


def submit(portfolio, on, *, by):
    """From then on nothing of it changes, until it is sent back."""
    _refuse_others(portfolio, by)
    with work(portfolio, "portfolio.submitted", by=by, reason=OWN) as (done, own):
        if not own.items.filter(withdrawn_on=None).exists():
            raise Refused("There is no evidence in it yet. Add some before you submit it.")
        if own.step != Step.OPEN:
            raise Refused("It is not open. Look at the portfolio again.")
        step(own, Step.SUBMITTED, on)
    return done


def reflect(portfolio, text, is_shared, on, *, by):
    """Theirs alone, unless they share it."""
    _refuse_others(portfolio, by)
    refuse_unless(portfolio, *UNDER_WAY)
    with acts.about(portfolio.person, "reflection.written", by=by, reason=OWN) as done:
        Reflection.objects.create(
            force=portfolio.force,
            portfolio=portfolio,
            written_on=on,
            text=text,
            is_shared=is_shared,
        )
    return done


def share(reflection, is_shared, *, by):
    """With those who assess and sample; or no longer."""
    person = reflection.portfolio.person
    _refuse_others(reflection.portfolio, by)
    kind = "reflection.shared" if is_shared else "reflection.kept-private"
    with acts.about(person, kind, by=by, reason=OWN) as done:
        set_changed(reflection, {"is_shared": is_shared})
    return done


def _add(portfolio, facts, by):
    _refuse_others(portfolio, by)
    known = {name: facts[name] for name in ("sha256", "reference") if name in facts}
    with work(portfolio, "portfolio-evidence.added", by=by, reason=OWN) as (done, own):
        refuse_unless(own, Step.OPEN)
        same = own.items.filter(withdrawn_on=None, unit=facts.get("unit"))
        if same.filter(**known).exists():
            raise Refused("The same evidence is there for that unit already. Choose another.")
        PortfolioEvidence.objects.create(force=own.force, portfolio=own, **facts)
    return done


def _refuse_others(portfolio, by):
    if by.person_id != portfolio.person_id:
        raise Refused("Only the candidate does that.")
