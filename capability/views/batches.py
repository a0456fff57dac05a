"""Files that went in: when, by whom, and what each changed."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from capability.access import SEE_ALL_IMPORTS, SEE_IMPORTS
from capability.actions import undoing
from capability.models import Batch
from capability.pages.lists import page_of
from capability.pages.needs import needs
from capability.reports import deeds


@require_GET
@needs(SEE_IMPORTS, SEE_ALL_IMPORTS)
def batches(request):
    page = page_of(deeds.batches(request.user), request)
    for batch in page:
        batch.is_undone = undoing.is_undone(batch)
    return render(request, "capability/batches.html", {"page": page})


@require_GET
@needs(SEE_IMPORTS, SEE_ALL_IMPORTS)
def batch(request, batch):
    seen = deeds.batches(request.user).defer(None).select_related("upload")
    batch = get_object_or_404(seen, uuid=batch)
    batch.is_undone = undoing.is_undone(batch)
    mine = Batch.objects.changeable_by(request.user)
    content = {
        "batch": batch,
        "deeds": deeds.Deeds(batch),
        "profile": deeds.profile(batch),
        "upload": getattr(batch, "upload", None),
        "may_undo": batch.force_id is not None and mine.filter(pk=batch.pk).exists(),
    }
    return render(request, "capability/batch.html", content)
