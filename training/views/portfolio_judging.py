"""The assessor's pages, and the quality assurer's."""

from django.utils import timezone

from capability.pages.lists import number
from capability.pages.needs import needs
from training.access import ASSESS, SAMPLE
from training.actions import judging
from training.forms.done import DoneOnForm
from training.forms.portfolio_work import JudgeForm, SampleForm, SendBackForm
from training.views import portfolio_found as found

MOST_UNITS = 100


@needs(ASSESS)
def judge(request, portfolio):
    own = found.assessed(request, portfolio)
    units, today = own.programme.units.all(), timezone.localdate()
    initial = {"unit": units.filter(place=_number(request)).first()}
    form = JudgeForm(
        request.POST or None, units=units, today=today, label="Decided on", initial=initial
    )

    def do(said):
        decided = said["unit"], said["finding"], said["feedback"], said["on"]
        act = judging.judge(own, *decided, by=request.user)
        return act, f"Your decision about “{said['unit']}” is kept."

    return found.act_on(request, form, do, own, title=f"Judge a unit of {own.person}")


@needs(ASSESS)
def send_back(request, portfolio):
    own = found.assessed(request, portfolio)
    form = SendBackForm(request.POST or None, today=timezone.localdate(), label="Sent back on")

    def do(said):
        act = judging.send_back(own, said["on"], by=request.user, reason=said["reason"])
        return act, f"The portfolio of {own.person} was sent back."

    intro = "The candidate can change it again, and submits it anew."
    return found.act_on(request, form, do, own, title=f"Send back to {own.person}", intro=intro)


@needs(ASSESS)
def find_competent(request, portfolio):
    own = found.assessed(request, portfolio)
    form = DoneOnForm(request.POST or None, today=timezone.localdate(), label="Decided on")

    def do(said):
        act = judging.find_competent(own, said["on"], by=request.user)
        return act, f"{own.person} is found competent."

    intro = "Every unit has to be judged competent. Quality assurance and the office come next."
    return found.act_on(request, form, do, own, title=f"Find {own.person} competent", intro=intro)


@needs(SAMPLE)
def sample(request, portfolio):
    own = found.sampled(request, portfolio)
    form = SampleForm(request.POST or None, today=timezone.localdate(), label="Sampled on")

    def do(said):
        act = judging.sample(own, said["outcome"], said["note"], said["on"], by=request.user)
        return act, f"What you found in the portfolio of {own.person} is kept."

    intro = "Referred back, it is open again, and every unit is decided anew."
    return found.act_on(
        request, form, do, own, title=f"Sample the decisions about {own.person}", intro=intro
    )


def _number(request):
    """The place of a unit that the address names; another is none."""
    said = number(request.GET.get("unit", "")) or 0
    return said if said <= MOST_UNITS else 0
