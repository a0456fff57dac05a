"""One person's record, a tab a page."""

from django.http import Http404
from django.views.decorators.http import require_GET

from capability.access import SEE_GAPS, SEE_HISTORY, SEE_PEOPLE
from capability.models import Evidence, Person
from capability.pages.lists import page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.pages.record import Record
from capability.reports import allotting, explained, gaps, history
from capability.reports.accreditations import AccreditationsReport
from capability.reports.allocations import AllocationsReport
from capability.reports.routes import with_route_names


@require_GET
@needs(SEE_PEOPLE)
@looks_back
def accreditations(request, person):
    """By scheme, the newest cycle of each first."""
    record = Record(request, person)
    report = AccreditationsReport(request.user, record.day.on)
    cycles = report.listed(record.person.accreditations.all())
    newest = cycles.order_by("scheme_code", "-awarded_on", "-course_completed_on", "-uuid")
    return record.page("capability/person/accreditations.html", cycles=report.filled(list(newest)))


@require_GET
@needs(SEE_PEOPLE)
@looks_back
def postings(request, person):
    record = Record(request, person)
    postings = record.person.postings.select_related("unit", "role", "rank").order_by("-starts_on")
    services = with_route_names(record.person.services.order_by("-joined_on"))
    return record.page("capability/person/postings.html", postings=postings, services=services)


@require_GET
@needs(SEE_PEOPLE)
@looks_back
def cases(request, person):
    record = Record(request, person)
    report = AllocationsReport(request.user, record.day.on)
    rows = report.listed(record.person.allocations.all())
    page = page_of(rows.order_by(*report.held_first), request)
    page.object_list = report.filled(list(page.object_list))
    allotting.with_checks(page.object_list, request.user)
    return record.page("capability/person/cases.html", page=page)


@require_GET
@needs(SEE_GAPS)
@looks_back
def person_gaps(request, person):
    record = Record(request, person)
    day = record.day
    people = Person.objects.filter(pk=record.person.pk)
    narrowing = gaps.Narrowing(on=day.on, as_of=day.is_asked, people=people)
    page = page_of(gaps.listed(request.user, narrowing), request)
    shown = {record.person.pk: record.shown}
    page.object_list = explained.filled(page.object_list, request.user, on=day.on, people=shown)
    return record.page("capability/person/gaps.html", page=page)


@require_GET
@needs(SEE_HISTORY)
@looks_back
def changes(request, person):
    """Only for those who see the name: the changes spell it out."""
    record = Record(request, person)
    if not (record.is_named and record.person.may_know_history):
        raise Http404
    kind = request.GET.get("kind", "")
    untold = () if record.person.may_know_evidence else (Evidence,)
    changes = history.changes(record.person, of=history.models_of(kind), untold=untold)
    page = page_of(changes, request)
    return record.page(
        "capability/person/history.html", page=page, kinds=history.kinds(), kind=kind
    )
