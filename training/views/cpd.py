"""A person's CPD: their own page, on which nobody else enters or corrects anything."""

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import EXPORT, SEE_OWN_RECORD
from capability.models import Person
from capability.pages import exported
from capability.pages.acting import acting
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from training.access import LOG_CPD, SEE_TRAINING, VERIFY_CPD
from training.actions import cpd
from training.filters.cpd import CpdFilter, CpdOfPersonFilter
from training.forms.cpd import OwnEntryForm, as_on_record
from training.models import CpdEntry, CpdSource, PlanAim
from training.reports import cpd as report
from training.reports.resources import CpdResource
from training.rules.cpd import hours
from training.views import tabs

# What a person's tab lists; without a person, of everybody whose tab the user may open.
# Their own everybody takes away.
exported.join(
    "cpd-entries",
    exported.List(
        *("start", (SEE_TRAINING,), CpdEntry, CpdFilter, CpdResource, report.CpdByDay),
        tab="person-cpd",
        taken_with=(EXPORT, SEE_OWN_RECORD),
    ),
)
FORM = "training/cpd/entry.html"


@require_GET
@needs(SEE_TRAINING)
@looks_back
def shown(request, person):
    record, person = tabs.opened(request, person, VERIFY_CPD)
    entries = report.told_to(
        CpdEntry.objects.filter(person=person), person, request.user, is_keeper=person.may_keep
    )
    asked = CpdOfPersonFilter(request.GET, entries, request=request)
    page = page_of(found(asked).order_by("-done_on", "-pk"), request)
    return record.page(
        "training/cpd/of_person.html",
        totals=report.totals(person, on=record.day.on),
        page=page,
        filter=asked,
        is_own=person.pk == request.user.person_id,
        may_verify=person.may_keep,
    )


@needs(LOG_CPD)
def log(request, person):
    own = Person.objects.filter(pk=request.user.person_id).select_related("force")
    person, today = get_object_or_404(own, uuid=person), timezone.localdate()
    form = OwnEntryForm(
        request.POST or None,
        force=person.force,
        today=today,
        aims=PlanAim.objects.open_of(person),
        initial={"done_on": today, "aim": request.GET.get("aim")},
    )

    def do(_cleaned):
        act = cpd.log(person, form.facts, by=request.user)
        return act, f"“{act.entry}”, {hours(act.entry.hours)} hours, is on your record."

    page = {"title": "Add to my CPD", "template": FORM, "button": "Add"}
    return acting(request, form, do, back=tab_of(person), **page)


@needs(LOG_CPD)
def correct(request, entry):
    entry = _own(request, entry)
    today = timezone.localdate()
    form = OwnEntryForm(
        request.POST or None,
        force=entry.force,
        today=today,
        aims=PlanAim.objects.open_of(entry.person) | PlanAim.objects.filter(pk=entry.aim_id),
        initial=as_on_record(entry),
    )

    def do(_cleaned):
        act = cpd.correct(entry, form.facts, by=request.user)
        return act, f"“{form.facts['title']}” was corrected."

    page = {"title": f"Correct “{entry}”", "template": FORM}
    return acting(request, form, do, back=tab_of(entry.person), **page)


@needs(LOG_CPD)
def remove(request, entry):
    entry = _own(request, entry)
    form = forms.Form(request.POST if request.method == "POST" else None)

    def do(_cleaned):
        return cpd.remove(entry, by=request.user), f"“{entry}” was removed from your record."

    page = {
        "title": f"Remove “{entry}”",
        "intro": "Its hours no longer count. The history still says that it was there, without "
        "what you wrote for yourself.",
        "button": "Remove",
        "is_warning": True,
    }
    return acting(request, form, do, back=tab_of(entry.person), **page)


def tab_of(person):
    return reverse("person-cpd", args=[person.uuid])


def _own(request, entry):
    """What others verified, or entered, is not there to be changed."""
    own = CpdEntry.objects.filter(person=request.user.person_id, person__isnull=False)
    own = own.filter(source=CpdSource.OWN, verified_on=None)
    return get_object_or_404(
        own.select_related("person__force", "force", "scheme", "aim"), uuid=entry
    )
