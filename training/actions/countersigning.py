"""A supervisor confirms that somebody works as their portfolio shows."""

from capability.actions.acts import Refused
from training.actions.working import refuse_early, refuse_unless, work
from training.rules.portfolios import TO_COUNTERSIGN

CONFIRMED = "Confirmed by the supervisor."


def countersign(portfolio, on, *, by):
    """Once it is submitted; who may is the line supervisor, whether or not they assess it too."""
    with work(portfolio, "portfolio.countersigned", by=by, reason=CONFIRMED) as (done, own):
        if by.person_id == own.person_id:
            raise Refused("Nobody countersigns their own.")
        refuse_unless(own, *TO_COUNTERSIGN)
        if own.countersigned_on:
            raise Refused("It is countersigned already.")
        refuse_early(own, on)
        own.countersigned_by, own.countersigned_on = by, on
    return done
