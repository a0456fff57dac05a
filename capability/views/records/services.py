"""When a person serves: leaving, rejoining, probation."""

from django.utils import timezone

from capability.access import KEEP_RECORDS
from capability.actions import hand_services
from capability.actions.services import FIELDS
from capability.fields.days import DayForm, LastDayForm
from capability.forms.people import RejoinForm, ServiceForm
from capability.pages.acting import acting
from capability.pages.needs import needs
from capability.reports.leaving import LeftBehind
from capability.rules.words import day
from capability.views.records import kept


@needs(KEEP_RECORDS)
def leave(request, person):
    person = kept.person(request, person)
    form = LastDayForm(request.POST or None)
    form.fields["last_day"].label = "Last day of service"

    def do(cleaned):
        last_day = cleaned["last_day"]
        act = hand_services.leave(person, last_day, by=request.user, reason=cleaned["reason"])
        return act, f"Recorded that {person} leaves; the last day of service is {day(last_day)}."

    page = {
        "title": f"{person} leaves",
        "template": "capability/records/leave.html",
        "left": LeftBehind(person, timezone.localdate()),
        "cases": kept.page_of(person, "person-cases"),
    }
    return acting(request, form, do, back=kept.page_of(person), person=person, **page)


@needs(KEEP_RECORDS)
def rejoin(request, person):
    person = kept.person(request, person)
    form = RejoinForm(request.POST or None, **kept.places(request, person.force))

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = hand_services.rejoin(person, form.service, form.place, **how)
        return act, f"{person} rejoined on {day(cleaned['joined_on'])}."

    title = f"{person} rejoins"
    return acting(request, form, do, back=kept.page_of(person), person=person, title=title)


@needs(KEEP_RECORDS)
def correct(request, person):
    service = kept.latest_service(kept.person(request, person))
    on_record = {name: getattr(service, name) for name in FIELDS}
    form = ServiceForm(request.POST or None, initial=on_record)

    def do(cleaned):
        how = {"by": request.user, "reason": cleaned["reason"]}
        act = hand_services.correct(service, form.service, **how)
        return act, f"The service of {service.person} was corrected."

    title = f"Correct the latest service of {service.person}"
    return _about(request, service, form, do, title=title)


@needs(KEEP_RECORDS)
def confirm_probation(request, person):
    service = kept.latest_service(kept.person(request, person))
    form = DayForm(request.POST or None, label="Probation is confirmed on")

    def do(cleaned):
        on, how = cleaned["on"], {"by": request.user, "reason": cleaned["reason"]}
        act = hand_services.confirm_probation(service, on, **how)
        return act, f"Probation of {service.person} was confirmed on {day(on)}."

    title = f"Confirm probation of {service.person}"
    return _about(request, service, form, do, title=title)


@needs(KEEP_RECORDS)
def extend_probation(request, person):
    service = kept.latest_service(kept.person(request, person))
    form = DayForm(request.POST or None, label="Probation lasts to")

    def do(cleaned):
        to, how = cleaned["on"], {"by": request.user, "reason": cleaned["reason"]}
        act = hand_services.extend_probation(service, to, **how)
        return act, f"Probation of {service.person} was extended to {day(to)}."

    title = f"Extend probation of {service.person}"
    return _about(request, service, form, do, title=title)


def _about(request, service, form, do, **page):
    person = service.person
    return acting(request, form, do, back=kept.page_of(person), person=person, **page)
