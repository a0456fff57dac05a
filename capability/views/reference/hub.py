from django.shortcuts import render
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.models import Draft
from capability.pages.needs import needs
from capability.reports import reference


@require_GET
@needs(SEE_REFERENCE)
def hub(request):
    """Every list, with how much is national and how much the force's own."""
    context = {"lists": reference.lists(request.user)}
    if request.user.may(KEEP_REFERENCE):
        context["waiting"] = Draft.objects.visible_to(request.user).waiting().count()
    return render(request, "capability/reference/hub.html", context)
