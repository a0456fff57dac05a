from django.db.models import Count, F
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.filters import EntryRouteFilter
from capability.forms.reference.routes import MilestoneForm, RouteForm
from capability.models import EntryRoute, Milestone
from capability.models.forces import shown_to
from capability.pages import days
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs, whole_force
from capability.views.reference.owned import keeps, kept, seen
from capability.views.reference.publishing import drafted, ending, initial, publishing


@require_GET
@needs(SEE_REFERENCE)
@looks_back
def routes(request):
    visible = EntryRoute.objects.visible_to(request.user)
    asked = EntryRouteFilter(request.GET, visible, request=request)
    rows = (
        found(asked)
        .select_related("force")
        .annotate(asks=Count("milestones", filter=shown_to(request.user, "milestones__")))
    )
    context = {"filter": asked, "form": asked.form, "day": days.asked(asked)}
    context |= {"page": page_of(rows.order_by(F("force").asc(nulls_first=True), "code"), request)}
    context["may_keep"] = request.user.may(KEEP_REFERENCE)
    return render(request, "capability/reference/routes.html", context)


@require_GET
@needs(SEE_REFERENCE)
def route(request, route):
    row = seen(EntryRoute, request.user, uuid=route)
    milestones = row.milestones.filter(shown_to(request.user)).select_related("scheme", "force")
    context = {"route": row, "milestones": milestones.order_by("months", "scheme__code", "pk")}
    context |= {"keeps": keeps(request.user, row), "may_keep": request.user.may(KEEP_REFERENCE)}
    context["keepable"] = request.user.reach(KEEP_REFERENCE).forces
    return render(request, "capability/reference/route.html", context)


@needs(KEEP_REFERENCE)
def add(request):
    force = whole_force(request, KEEP_REFERENCE)
    draft = drafted(request, force, "entry-route.added")
    form = RouteForm(request.POST or None, initial=initial(draft))
    return publishing(
        request,
        form,
        draft,
        lambda given: f"Entry route {given['code']} added.",
        back=reverse("entry-routes"),
        title=f"Add an entry route of {force}",
    )


@needs(KEEP_REFERENCE)
def change(request, route):
    row = kept(EntryRoute, request.user, uuid=route)
    draft = drafted(request, row.force, "entry-route.changed", row)
    form = RouteForm(request.POST or None, initial=vars(row) | initial(draft))
    # Services name the route by its code: another code is another route.
    form.fields["code"].disabled = True
    return publishing(
        request,
        form,
        draft,
        lambda _given: f"Entry route {row.code} changed.",
        back=_page_of(row),
        title=f"Change entry route {row.code}",
    )


@needs(KEEP_REFERENCE)
def ask(request, route):
    force = whole_force(request, KEEP_REFERENCE)
    row = get_object_or_404(EntryRoute.objects.of(force), uuid=route)
    draft = drafted(request, force, "milestone.added", row)
    form = MilestoneForm(request.POST or None, force=force, initial=initial(draft))
    return publishing(
        request,
        form,
        draft,
        lambda given: f"{given['scheme']} within {given['months']} months by {row}: added.",
        back=_page_of(row),
        title=f"Add a milestone of {force} to {row.code}",
        intro="It stands beside what is asked nationally: where both ask for a scheme, the "
        "earlier day counts.",
    )


@needs(KEEP_REFERENCE)
def ask_no_longer(request, milestone):
    row = kept(Milestone, request.user, pk=milestone)
    return ending(
        request,
        row.force,
        "milestone.ended",
        row,
        lambda last: f"{row}: asked of whoever joined up to {last}.",
        label="Asked of whoever joined up to",
        back=_page_of(row.route),
        title=f"End the milestone {row}",
    )


def _page_of(route):
    return reverse("entry-route", args=[route.uuid])
