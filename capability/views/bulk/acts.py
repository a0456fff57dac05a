"""An award, a posting or a restriction for several people, as one act."""

from django.urls import reverse
from django.utils import timezone

from capability.access import KEEP_RECORDS
from capability.actions import bulk_acts
from capability.forms import bulk as forms
from capability.pages.needs import needs
from capability.reports import bulk as report
from capability.rules.words import day
from capability.views.accreditations.previews import previewing
from capability.views.accreditations.restrictions import INTRO, cases
from capability.views.bulk import chosen
from capability.views.records import kept


@needs(KEEP_RECORDS)
def award(request):
    people, today = chosen.people(request), timezone.localdate()
    form = forms.AwardForm(request.POST or None, force=people[0].force, today=today)

    def look(cleaned):
        return report.awards(people, cleaned["scheme"], on=today)

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = bulk_acts.award(people, cleaned["scheme"], cleaned["awarded_on"], **how)
        many = len(people) - len(act.refused)
        return act, f"{cleaned['scheme'].code} was awarded to {_counted(many)}."

    intro = "Whoever has a cycle that waits for its award completes it; the others begin one."
    title = f"Award to {_counted(len(people))}"
    return _page(request, form, do, look, people, title=title, intro=intro)


@needs(KEEP_RECORDS)
def post(request):
    people = chosen.people(request)
    form = forms.PostForm(request.POST or None, **kept.places(request, people[0].force))

    def look(cleaned):
        return report.places(people, on=cleaned["starts_on"])

    def do(cleaned):
        act = bulk_acts.post(people, form.place, by=request.user, reason=cleaned["reason"])
        many, first = len(people) - len(act.refused), day(cleaned["starts_on"])
        return act, f"{_counted(many)} begin in {cleaned['unit']} on {first}."

    intro = "What they are posted to now ends the day before. A rank left empty stays as it is."
    title = f"Post {_counted(len(people))}"
    return _page(request, form, do, look, people, title=title, intro=intro)


@needs(KEEP_RECORDS)
def restrict(request):
    people = chosen.people(request)
    initial = {"starts_on": timezone.localdate()}
    form = forms.RestrictForm(request.POST or None, initial=initial, force=people[0].force)

    def look(cleaned):
        return report.restrictions(people, on=cleaned["starts_on"])

    def do(cleaned):
        what = [cleaned[name] for name in ("case_group", "starts_on", "ends_on")]
        act = bulk_acts.restrict(people, what, by=request.user, reason=cleaned["reason"])
        many = _counted(len(people) - len(act.refused))
        return act, f"{many} are given no new {cases(what[0])} from {day(what[1])}."

    title = f"Restrict what {_counted(len(people))} may be given"
    return _page(request, form, do, look, people, title=title, intro=INTRO)


def _page(request, form, do, look, people, **page):
    """`look(cleaned)` gives words by person, before and after it is done."""
    seen = {}

    def watched(cleaned):
        seen.update(look(cleaned))
        return do(cleaned)

    def outcome(act, cleaned):
        return report.compared(people, seen, look(cleaned), act.refused)

    back = f"{reverse('bulk')}?{request.GET.urlencode()}"
    page |= {"template": "capability/bulk/act.html", "people": people, "back": back}
    return previewing(request, form, watched, outcome, then=_list, **page)


def _list(_act):
    return reverse("people")


def _counted(number):
    return "1 person" if number == 1 else f"{number} people"
