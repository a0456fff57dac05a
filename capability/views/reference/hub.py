from django.shortcuts import render
from django.views.decorators.http import require_GET

from capability.access import SEE_REFERENCE
from capability.reports import reference
from capability.views.needs import needs


@require_GET
@needs(SEE_REFERENCE)
def hub(request):
    """Every list, with how much is national and how much the force's own."""
    context = {"lists": reference.lists(request.user)}
    return render(request, "capability/reference/hub.html", context)
