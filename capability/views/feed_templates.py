"""An empty file of each feed, and what its columns are for."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from capability.access import BRING_IN, BRING_IN_CASES
from capability.imports.feeds.table import FEEDS
from capability.imports.templates import template_csv
from capability.models import Feed
from capability.pages.needs import needs
from capability.reports import feed_columns


@require_GET
@needs(BRING_IN, BRING_IN_CASES)
def explained(request, feed):
    feed = _feed(feed)
    content = {"feed": feed, "columns": feed_columns.explained(feed), "feeds": _feeds()}
    return render(request, "capability/feed_template.html", content)


@require_GET
@needs(BRING_IN, BRING_IN_CASES)
def file(request, feed):
    feed = _feed(feed)
    name = f'attachment; filename="{feed}.csv"'
    headers = {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": name}
    return HttpResponse(template_csv(feed), headers=headers)


def _feeds():
    """Forces come in on the command line alone."""
    return [feed for feed in Feed if feed in FEEDS and feed != Feed.FORCES]


def _feed(word):
    if word not in FEEDS:
        raise Http404
    return Feed(word)
