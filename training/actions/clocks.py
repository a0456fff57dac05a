"""A portfolio's clock stands still, goes on, and is given longer; the last day is kept with it."""

from capability.actions.acts import Refused
from capability.rules.words import day
from training.actions.working import refuse_unless, state, work
from training.models import ClockStop, Extension
from training.rules.portfolios import UNDER_WAY, Extended, Stop, due_on


def stop(portfolio, starts_on, ends_on, authorised_by, *, by, reason):
    """Without a last day there is no day on which it is due, until the clock goes on."""
    if starts_on < portfolio.opened_on:
        opened = day(portfolio.opened_on)
        raise Refused(f"The portfolio was opened on {opened}. Enter a day from then on.")
    with work(portfolio, "portfolio.clock-stopped", by=by, reason=reason) as (done, own):
        refuse_unless(own, *UNDER_WAY)
        ClockStop.objects.create(
            force=own.force,
            portfolio=own,
            starts_on=starts_on,
            ends_on=ends_on,
            authorised_by=authorised_by,
        )
        _keep(own)
    return done


def resume(portfolio, last_day, *, by, reason):
    """The last day on which the clock stood still."""
    with work(portfolio, "portfolio.clock-resumed", by=by, reason=reason) as (done, own):
        refuse_unless(own, *UNDER_WAY)
        standing = own.stops.filter(ends_on=None).first()
        if standing is None:
            raise Refused("The clock does not stand still without an end. Nothing to go on from.")
        if last_day < standing.starts_on:
            began = day(standing.starts_on)
            raise Refused(f"It stands still since {began}. Enter that day or a later one.")
        standing.ends_on = last_day
        standing.save(update_fields=["ends_on"])
        _keep(own)
    return done


def extend(portfolio, until, authorised_by, granted_on, *, by, reason):
    with work(portfolio, "portfolio.extended", by=by, reason=reason) as (done, own):
        refuse_unless(own, *UNDER_WAY)
        now = due(own)
        if now and until <= now:
            raise Refused(f"It is due on {day(now)} anyway. Enter a later day.")
        Extension.objects.create(
            force=own.force,
            portfolio=own,
            until=until,
            authorised_by=authorised_by,
            granted_on=granted_on,
        )
        _keep(own)
    return done


def due(own):
    """The last day; None while the clock stands still without an end, or where none is set."""
    stops = [Stop(*days) for days in own.stops.values_list("starts_on", "ends_on")]
    extensions = [Extended(*days) for days in own.extensions.values_list("until", "granted_on")]
    return due_on(own.first_due_on, stops, extensions)


def _keep(own):
    state(own, {"portfolio_due_on": due(own)})
