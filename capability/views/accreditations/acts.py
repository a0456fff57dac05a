"""An accreditation is entered, corrected, renewed, suspended and lifted, revoked, recognised."""

from django.utils import timezone

from capability.access import KEEP_RECORDS
from capability.actions import hand_accreditations as actions
from capability.forms import accreditations as forms
from capability.models import Accreditation
from capability.pages.needs import needs
from capability.reports import outlooks
from capability.rules import outlooks as words
from capability.rules.words import day
from capability.views.accreditations import kept
from capability.views.accreditations.previews import previewing
from capability.views.records import kept as records


@needs(KEEP_RECORDS)
def enter(request, person):
    person = records.person(request, person)
    form = forms.EnterForm(request.POST or None, force=person.force, today=timezone.localdate())

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = actions.enter(person, cleaned["scheme"], _facts(cleaned), **how)
        return act, f"{cleaned['scheme'].code} of {person} was entered."

    page = {"title": f"Enter an accreditation of {person}", "person": person}
    back = records.page_of(person, "person")
    return previewing(request, form, do, _outlook, back=back, **page)


@needs(KEEP_RECORDS)
def correct(request, person, accreditation):
    own = kept.accreditation(request, person, accreditation)
    today = timezone.localdate()
    initial = {name: getattr(own, name) for name in actions.FACTS}
    form = forms.CorrectForm(request.POST or None, initial=initial, today=today)

    def do(cleaned):
        act = actions.correct(own, _facts(cleaned), by=request.user, reason=cleaned["reason"])
        return act, f"{_called(own)} was corrected."

    intro = "The last good day is worked out anew where the award, the expiry or the course change."
    return _page(request, form, do, own, title=f"Correct {_called(own)}", intro=intro)


@needs(KEEP_RECORDS)
def renew(request, person, accreditation):
    own = kept.accreditation(request, person, accreditation)
    form = forms.RenewForm(request.POST or None, today=timezone.localdate())

    def do(cleaned):
        act = actions.renew(own, _facts(cleaned), by=request.user, reason=cleaned["reason"])
        return act, f"{_called(own)} was renewed on {day(cleaned['awarded_on'])}."

    intro = "A renewal begins a new cycle. The one before stays on record as it was."
    return _page(request, form, do, own, title=f"Renew {_called(own)}", intro=intro)


@needs(KEEP_RECORDS)
def suspend(request, person, accreditation):
    own = kept.accreditation(request, person, accreditation)
    form = forms.SuspendForm(request.POST or None)

    def do(cleaned):
        first, last = cleaned["starts_on"], cleaned["ends_on"]
        act = actions.suspend(own, first, last, by=request.user, reason=cleaned["reason"])
        return act, f"{_called(own)} was suspended from {day(first)}."

    intro = "It does not count on those days, and comes back by itself after the last of them."
    return _page(request, form, do, own, title=f"Suspend {_called(own)}", intro=intro)


@needs(KEEP_RECORDS)
def lift(request, person, accreditation):
    suspension = kept.suspension(request, person, accreditation)
    own = suspension.accreditation
    form = forms.LiftForm(request.POST or None)

    def do(cleaned):
        again = cleaned["counts_from"]
        act = actions.lift(suspension, again, by=request.user, reason=cleaned["reason"])
        return act, f"{_called(own)} counts again from {day(again)}."

    title = f"Lift the suspension of {_called(own)}"
    return _page(request, form, do, own, title=title, intro=f"Suspended from {_days(suspension)}.")


@needs(KEEP_RECORDS)
def revoke(request, person, accreditation):
    own = kept.accreditation(request, person, accreditation)
    form = forms.RevokeForm(request.POST or None)

    def do(cleaned):
        from_on = cleaned["revoked_on"]
        act = actions.revoke(own, from_on, by=request.user, reason=cleaned["reason"])
        return act, f"{_called(own)} was revoked from {day(from_on)}."

    intro = "From that day on it does not count, and this cycle has ended."
    return _page(
        request, form, do, own, title=f"Revoke {_called(own)}", intro=intro, is_warning=True
    )


@needs(KEEP_RECORDS)
def recognise(request, person, accreditation):
    own = kept.accreditation(request, person, accreditation)
    form = forms.RecogniseForm(request.POST or None, initial={"recognised_on": own.recognised_on})

    def do(cleaned):
        from_on = cleaned["recognised_on"]
        act = actions.recognise(own, from_on, by=request.user, reason=cleaned["reason"])
        return act, f"{_called(own)} is recognised from {day(from_on)}."

    intro = "What another force awarded counts here from the day on which it is recognised."
    return _page(request, form, do, own, title=f"Recognise {_called(own)}", intro=intro)


def _page(request, form, do, own, **page):
    page |= {"back": kept.page_of(own), "person": own.person}
    return previewing(request, form, do, _outlook, **page)


# Days in a form from which on something changes.
BEGINNINGS = ("starts_on", "counts_from", "revoked_on", "recognised_on")


def _outlook(act, cleaned):
    """Today, and on the day that the act is about if that is yet to come."""
    today = timezone.localdate()
    begins = filter(None, map(cleaned.get, BEGINNINGS))
    later = {on for on in begins if on > today}
    return [line for on in sorted({today, *later}) for line in _standing(act.accreditation, on)]


def _standing(own, on):
    """Of the cycle; and of the person in the scheme, where another cycle says otherwise."""
    cycle, code = outlooks.of(own, on=on), own.scheme.code
    yield f"On {day(on)} this {code} accreditation will be {words.said(cycle)}."
    all_of_them = Accreditation.objects.filter(person=own.person_id, scheme=own.scheme_id)
    (best,) = outlooks.by_person(all_of_them, on=on).values()
    if best.state != cycle.state:
        yield f"By another cycle {own.person} will be {words.said(best)} in {code}."


def _facts(cleaned):
    return {name: cleaned[name] for name in actions.FACTS if name in cleaned}


def _called(own):
    return f"{own.scheme.code} of {own.person}"


def _days(suspension):
    last = f" to {day(suspension.ends_on)}" if suspension.ends_on else ", with no end set"
    return f"{day(suspension.starts_on)}{last}"
