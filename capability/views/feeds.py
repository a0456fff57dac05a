from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import SEE_FIGURES
from capability.pages.needs import needs
from capability.reports import feeds as report


@require_GET
@needs(SEE_FIGURES)
def feeds(request):
    on = timezone.localdate()
    rows = report.health(request.user, on=on)
    late = sum(row["as_at"] is not None and (row["is_late"] or row["is_off"]) for row in rows)
    missing = sum(row["as_at"] is None for row in rows)
    counts = {"late": late, "missing": missing, "good": len(rows) - late - missing}
    context = {"rows": rows, "on": on, "counts": counts}
    return render(request, "capability/feeds/feeds.html", context)
