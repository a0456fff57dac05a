"""One's own dates in the calendar of a phone or of the office: an address to subscribe to."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from capability.actions import calendar_keys
from capability.models import CalendarKey
from capability.pages.needs import needs
from training.reports import own_calendar as report
from training.rules import icalendar

# As many as may try to sign in: a whole force may come by one address.
_RATES = {"calendar": "300/m/ip"}


@require_http_methods(["GET", "HEAD", "POST"])
@needs()
def own_calendar(request):
    """The secret is in the answer to the form, once, and nowhere else."""
    if request.user.person is None:
        raise Http404
    if request.method != "POST":
        key = CalendarKey.objects.filter(user=request.user).first()
        return render(request, "training/own_calendar.html", {"key": key})
    if request.POST.get("do") == "end":
        calendar_keys.revoke(request.user)
        messages.success(request, "The address is revoked. Calendars that know it read no more.")
        return redirect("own-calendar")
    secret = calendar_keys.make(request.user)
    address = request.build_absolute_uri(f"{reverse('calendar-feed')}?key={secret}")
    return render(request, "training/own_calendar_made.html", {"address": address})


@login_not_required
@require_safe
def feed(request):
    """For whoever knows the secret. It stands in the query, which our logs do not write down."""
    asked = {"app": "training", "action": "calendar", "config": _RATES, "limit_get": True}
    if not ratelimit.consume(request, **asked):
        return HttpResponse("Too many requests. Ask again in a minute.", status=429)
    user = calendar_keys.owner(request.GET.get("key", ""), on=timezone.localdate())
    if user is None:
        raise Http404
    how = {"on": timezone.localdate(), "address": request.build_absolute_uri}
    told = icalendar.calendar("Training", report.entries(user.person, **how), at=timezone.now())
    headers = {"Content-Disposition": 'inline; filename="training.ics"'}
    return HttpResponse(told, content_type="text/calendar; charset=utf-8", headers=headers)
