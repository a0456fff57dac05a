"""What a supervisor does with a portfolio of the team."""

from django.utils import timezone

from capability.pages.needs import needs
from training.access import COUNTERSIGN
from training.actions import countersigning
from training.forms.portfolio_work import SureForm
from training.views import portfolio_found as found


@needs(COUNTERSIGN)
def countersign(request, portfolio):
    own = found.supervised(request, portfolio)

    def do(_said):
        act = countersigning.countersign(own, timezone.localdate(), by=request.user)
        return act, f"You have countersigned the portfolio of {own.person}."

    intro = (
        f"You confirm that {own.person} works as the portfolio shows. Its evidence stays with them "
        "and those who assess it."
    )
    page = {"title": f"Countersign the {found.called(own)}", "intro": intro}
    page["button"] = "Countersign"
    return found.act_on(request, SureForm(request.POST or None), do, own, **page)
