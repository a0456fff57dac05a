"""What was done by hand with a portfolio, with places on courses and with a plan: why, by whom."""

from dataclasses import dataclass

from capability.actions import undoing
from capability.models import Act
from capability.reports.access import ACT
from capability.reports.deeds import brings_back, undoable
from training.models import Booking, Portfolio

# Kinds of acts by their noun; of a reflection, of CPD and of what is no training nothing is told.
OF_PORTFOLIOS = {"portfolio", "portfolio-evidence"}
OF_BOOKINGS = {"booking", "class", "event"}
OF_PLANS = {"plan", "yearly-review", "case-review"}
# Why a clock stands still may be of someone's family or health: for whoever keeps it alone.
OF_THE_CLOCK = {"portfolio.clock-stopped", "portfolio.clock-resumed"}


@dataclass(frozen=True)
class Deed:
    """`why` is None where the reader is not told; `may_undo` is the reader's."""

    act: Act
    what: str
    why: str | None
    is_undone: bool
    may_undo: bool

    @property
    def brings_back(self):
        """Whether undoing it brings back what it undid."""
        return brings_back(self.act)


def of_portfolio(portfolio, user, *, keeps):
    """Each moved the portfolio's own row (decision 16); a reflection never does."""
    events = Portfolio.pgh_event_model.objects.filter(pgh_obj=portfolio.pk)
    return _told(_in(events), OF_PORTFOLIOS, user, untold=() if keeps else OF_THE_CLOCK)


def of_bookings(person, user):
    """Also what was done with several people at once, or with the date of a course."""
    events = Booking.pgh_event_model.objects.filter(person=person.pk)
    return _told(_in(events), OF_BOOKINGS, user)


def of_plans(person, user):
    return _told(Act.objects.filter(person=person.pk), OF_PLANS, user)


def _in(events):
    ids = set(events.order_by().values_list(ACT, flat=True)) - {None}
    return Act.objects.filter(pk__in=ids)


def _told(acts, nouns, user, untold=()):
    """The latest first. An undoing is told of as what it undid in the end."""
    known = _known(acts)
    firsts = ((act, _first(act, known)) for act in known.values())
    begun = {act: first for act, first in firsts if first and _noun(first) in nouns}
    mine = undoable(list(begun), user)
    return [
        Deed(
            act,
            what=_what(act, first),
            why=None if first.kind in untold else act.reason,
            is_undone=undoing.is_undone(act),
            may_undo=act.pk in mine and not undoing.is_undone(act),
        )
        for act, first in begun.items()
    ]


def _known(acts):
    """By key, each with what undid it: an undoing moves the same rows, and so is among them."""
    found = acts.select_related("done_by", "undone_by").order_by("-done_at", "-pk")
    known = {act.pk: act for act in found}
    for act in known.values():
        if undid := known.get(act.undoes_id):
            undid.undone_by = act
    return known


def _first(act, known):
    """What was done in the beginning; None where that is not among them, as of a load."""
    while act and act.undoes_id:
        act = known.get(act.undoes_id)
    return act


def _noun(act):
    return act.kind.partition(".")[0]


def _what(act, first):
    if act == first:
        return act.words
    return f"{'Undone' if brings_back(act) else 'Brought back'}: {first.words.lower()}"
