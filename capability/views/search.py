from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import SEE_NAMES
from capability.pages.needs import needs
from capability.reports import search as report

MOST_LETTERS = 100


@require_GET
@needs(SEE_NAMES)
def search(request):
    """Where one thing alone is found, it opens."""
    words = " ".join(request.GET.get("q", "").replace("\0", "").split())[:MOST_LETTERS]
    found = report.found(request.user, words, on=timezone.localdate()) if words else {}
    linked = {kind: [(_address(kind, row), row) for row in rows] for kind, rows in found.items()}
    addresses = [address for rows in linked.values() for address, _row in rows]
    if len(addresses) == 1:
        return redirect(addresses[0])
    context = {"words": words, "found": linked, "matches": len(addresses), "most": report.MOST}
    return render(request, "capability/search/search.html", context)


def _address(kind, row):
    match kind:
        case "people":
            return reverse("person", args=[row["uuid"]])
        case "cases":
            return reverse("person-cases", args=[row["person_uuid"]])
        case "units":
            return reverse("unit", args=[row.uuid])
        case _:
            return reverse("scheme", args=[row.uuid])
