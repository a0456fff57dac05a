"""All that the register holds on whoever asks, on one page and as one file."""

from django.http import JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import SEE_OWN_RECORD
from capability.pages.needs import needs
from capability.reports.formats import Csv
from capability.reports.own_record import OwnRecord, flat, nested

COLUMNS = ("part", "what", "datum", "value", "source")


@require_GET
@needs(SEE_OWN_RECORD)
def record(request):
    user, today = request.user, timezone.localdate()
    context = {
        "today": today,
        "person": user.person,
        "record": OwnRecord(user, on=today),
    }
    return render(request, "capability/own/record.html", context)


@require_GET
@needs(SEE_OWN_RECORD)
def as_csv(request):
    """A line a datum, with where it comes from."""
    pieces = Csv().pieces(COLUMNS, flat(_parts(request)))
    answer = StreamingHttpResponse(pieces, content_type=Csv().get_content_type())
    return _attached(answer, "csv")


@require_GET
@needs(SEE_OWN_RECORD)
def as_json(request):
    today = timezone.localdate().isoformat()
    return _attached(JsonResponse({"as_of": today, "parts": nested(_parts(request))}), "json")


def _parts(request):
    return OwnRecord(request.user, on=timezone.localdate()).parts


def _attached(answer, ending):
    name = f"OFFICIAL-SENSITIVE-my-record-{timezone.localdate()}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
