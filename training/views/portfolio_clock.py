"""A portfolio's clock: stopped, going on, and given longer."""

from django.utils import timezone

from capability.fields.days import DayForm
from capability.pages.needs import needs
from capability.rules.words import day
from training.access import KEEP_PORTFOLIOS
from training.actions import clocks
from training.forms.portfolios import ExtendForm, StopForm
from training.views import portfolio_found as found


@needs(KEEP_PORTFOLIOS)
def stop(request, portfolio):
    own = found.kept(request, portfolio)
    form = StopForm(request.POST or None, initial={"starts_on": timezone.localdate()})

    def do(said):
        how = {"by": request.user, "reason": said["reason"]}
        days = said["starts_on"], said["ends_on"]
        act = clocks.stop(own, *days, said["authorised_by"], **how)
        return act, f"The clock stands still from {day(said['starts_on'])}."

    intro = "It is due so many days later as the clock stands still. Do not give a health reason."
    return found.act_on(request, form, do, own, title="Stop the clock", intro=intro)


@needs(KEEP_PORTFOLIOS)
def resume(request, portfolio):
    own = found.kept(request, portfolio)
    form = DayForm(
        request.POST or None,
        label="Last day on which it stood still",
        initial={"on": timezone.localdate()},
    )

    def do(said):
        act = clocks.resume(own, said["on"], by=request.user, reason=said["reason"])
        return act, f"The clock goes on after {day(said['on'])}."

    return found.act_on(request, form, do, own, title="Let the clock go on")


@needs(KEEP_PORTFOLIOS)
def extend(request, portfolio):
    own = found.kept(request, portfolio)
    today = timezone.localdate()
    form = ExtendForm(request.POST or None, today=today, label="Granted on")

    def do(said):
        until, who = said["until"], said["authorised_by"]
        act = clocks.extend(own, until, who, said["on"], by=request.user, reason=said["reason"])
        return act, f"It is extended to {day(until)}."

    return found.act_on(request, form, do, own, title="Extend the portfolio")
