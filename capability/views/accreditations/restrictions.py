"""A restriction is entered, and lifted; never why."""

from django.utils import timezone

from capability.access import KEEP_RECORDS
from capability.actions import restrictions as actions
from capability.forms.restrictions import LiftRestrictionForm, RestrictionForm
from capability.pages.acting import acting
from capability.pages.needs import needs
from capability.rules.words import day
from capability.views.accreditations import kept
from capability.views.records import kept as records

INTRO = (
    "A restriction says what someone may not be given and from when to when. The register never "
    "holds why: keep that where it belongs, and give its reference here."
)


@needs(KEEP_RECORDS)
def enter(request, person):
    person = records.person(request, person)
    initial = {"starts_on": timezone.localdate()}
    form = RestrictionForm(request.POST or None, initial=initial, force=person.force)

    def do(cleaned):
        group, first, last = (cleaned[name] for name in ("case_group", "starts_on", "ends_on"))
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = actions.enter(person, group, first, last, **how)
        return act, f"{person} is given no new {cases(group)} from {day(first)}."

    page = {"title": f"Restrict what {person} may be given", "intro": INTRO}
    back = records.page_of(person, "person")
    return acting(request, form, do, back=back, person=person, **page)


@needs(KEEP_RECORDS)
def lift(request, person, restriction):
    own = kept.restriction(request, person, restriction)
    person = own.person
    form = LiftRestrictionForm(request.POST or None, initial={"free_from": timezone.localdate()})

    def do(cleaned):
        free_from, reason = cleaned["free_from"], cleaned["reason"]
        act = actions.lift(own, free_from, by=request.user, reason=reason)
        return act, f"{person} may be given {cases(own.case_group)} again from {day(free_from)}."

    page = {"title": f"Lift the restriction of {person}: no new {cases(own.case_group)}"}
    back = records.page_of(person, "person")
    return acting(request, form, do, back=back, person=person, **page)


def cases(group):
    return f"{group.name} cases" if group else "cases of any kind"
