from django.shortcuts import render
from django.views.decorators.http import require_GET

from capability.access import SEE_PEOPLE
from capability.filters import PersonFilter
from capability.models import Feed, Person
from capability.pages import days
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.reports import feeds
from capability.reports.people import PeopleReport


@require_GET
@needs(SEE_PEOPLE)
@looks_back
def people(request):
    """By name; but not for those who see pseudonyms, whom that order would tell something."""
    people = PersonFilter(request.GET, Person.objects.visible_to(request.user), request=request)
    day = days.asked(people)
    report = PeopleReport(request.user, day.on)
    order = report.orderings.get("surname", [report.key])
    page = page_of(report.listed(found(people)).order_by(*order), request)
    page.object_list = report.filled(list(page.object_list))
    context = {"filter": people, "form": people.form, "day": day, "page": page}
    context["feed_ages"] = feeds.ages(request.user, Feed.PEOPLE, Feed.POSTINGS, on=day.today)
    return render(request, "capability/people.html", context)
