"""One person's record, a tab a page."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from capability.access import KEEP_RECORDS, SEE_GAPS, SEE_HISTORY, SEE_PEOPLE
from capability.filters import AsOfFilter
from capability.models import Evidence, Person
from capability.reports import explained, gaps, history, marks
from capability.reports.accreditations import AccreditationsReport
from capability.reports.allocations import AllocationsReport
from capability.reports.people import PeopleReport
from capability.reports.sight import known_as
from capability.reports.standing import standing
from capability.views import days
from capability.views.lists import page_of
from capability.views.needs import needs


class Record:
    """The person that an address names, as the user may see them on the day asked about."""

    def __init__(self, request, identity):
        self.request = request
        known = known_as(identity, request.user)
        self.asked = AsOfFilter(request.GET, known, request=request)
        self.day = days.asked(self.asked)
        changeable = known.with_changeable(request.user, KEEP_RECORDS)
        self.person = get_object_or_404(marks.marked(changeable, request.user, on=self.day.on))
        report = PeopleReport(request.user, self.day.on)
        (self.shown,) = report.filled(list(report.listed(known)))

    @property
    def is_named(self):
        return "person_ref" in self.shown

    def page(self, tab, **content):
        shared = {"person": self.shown, "day": self.day, "form": self.asked.form}
        if self.shown["is_serving"]:
            shared["standing"] = standing(self.person, on=self.day.on)
        shared["may_keep"] = self.person.is_changeable
        if self.is_named:
            shared["restrictions"] = marks.restrictions(self.person)
            shared["may_contest"] = self.person.may_contest
            shared["personal"] = marks.personal(self.person)
        shared["disputed"] = marks.disputed(self.person)
        return render(self.request, f"capability/person/{tab}.html", shared | content)


@require_GET
@needs(SEE_PEOPLE)
def accreditations(request, person):
    """By scheme, the newest cycle of each first."""
    record = Record(request, person)
    report = AccreditationsReport(request.user, record.day.on)
    cycles = report.listed(record.person.accreditations.all())
    newest = cycles.order_by("scheme_code", "-awarded_on", "-course_completed_on", "-uuid")
    return record.page("accreditations", cycles=report.filled(list(newest)))


@require_GET
@needs(SEE_PEOPLE)
def postings(request, person):
    record = Record(request, person)
    postings = record.person.postings.select_related("unit", "role", "rank").order_by("-starts_on")
    services = record.person.services.order_by("-joined_on")
    return record.page("postings", postings=postings, services=services)


@require_GET
@needs(SEE_PEOPLE)
def cases(request, person):
    record = Record(request, person)
    report = AllocationsReport(request.user, record.day.on)
    rows = report.listed(record.person.allocations.all())
    page = page_of(rows.order_by(*report.held_first), request)
    page.object_list = report.filled(list(page.object_list))
    return record.page("cases", page=page)


@require_GET
@needs(SEE_GAPS)
def person_gaps(request, person):
    record = Record(request, person)
    day = record.day
    people = Person.objects.filter(pk=record.person.pk)
    narrowing = gaps.Narrowing(on=day.on, as_of=day.is_asked, people=people)
    page = page_of(gaps.listed(request.user, narrowing), request)
    shown = {record.person.pk: record.shown}
    page.object_list = explained.filled(page.object_list, request.user, on=day.on, people=shown)
    return record.page("gaps", page=page)


@require_GET
@needs(SEE_HISTORY)
def changes(request, person):
    """Only for those who see the name: the changes spell it out."""
    record = Record(request, person)
    if not record.is_named:
        raise Http404
    kind = request.GET.get("kind", "")
    untold = () if record.person.may_know_evidence else (Evidence,)
    changes = history.changes(record.person, of=history.models_of(kind), untold=untold)
    page = page_of(changes, request)
    return record.page("history", page=page, kinds=history.kinds(), kind=kind)
