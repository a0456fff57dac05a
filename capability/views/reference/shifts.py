from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.filters import ShiftFilter
from capability.forms.reference.shifts import ShiftChangeForm, ShiftForm
from capability.models import Shift, Unit
from capability.pages import days
from capability.pages.lists import found, page_of
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs, whole_force
from capability.rules.words import day
from capability.views.reference.owned import keeps, kept, seen
from capability.views.reference.publishing import drafted, ending, initial, publishing

ORDER = ("unit__name", "unit__code", "begins_at", "starts_on", "pk")


@require_GET
@needs(SEE_REFERENCE)
@looks_back
def shifts(request):
    visible = Shift.objects.visible_to(request.user)
    asked = ShiftFilter(request.GET, visible, request=request)
    rows = found(asked).select_related("unit", "force").order_by(*ORDER)
    context = {"filter": asked, "form": asked.form, "day": days.asked(asked)}
    context |= {"page": page_of(rows, request), "may_keep": request.user.may(KEEP_REFERENCE)}
    return render(request, "capability/reference/shifts.html", context)


@require_GET
@needs(SEE_REFERENCE)
def shift(request, shift):
    row = seen(Shift, request.user, uuid=shift)
    context = {"shift": row, "keeps": keeps(request.user, row)}
    context["sees_unit"] = Unit.objects.visible_to(request.user).filter(pk=row.unit_id).exists()
    return render(request, "capability/reference/shift.html", context)


@needs(KEEP_REFERENCE)
def add(request):
    force = whole_force(request, KEEP_REFERENCE)
    draft = drafted(request, force, "shift.added")
    today = timezone.localdate()
    form = ShiftForm(request.POST or None, force=force, today=today, initial=initial(draft))
    return publishing(
        request,
        form,
        draft,
        lambda given: f"{given['name']} of {given['unit']} is kept from {day(given['starts_on'])}.",
        back=reverse("shifts"),
        title=f"Add a shift of {force}",
        intro="On each day on which it begins, the register counts who of the area can respond "
        "in it.",
    )


@needs(KEEP_REFERENCE)
def change(request, shift):
    row = kept(Shift, request.user, uuid=shift)
    draft = drafted(request, row.force, "shift.changed", row)
    form = ShiftChangeForm(request.POST or None, initial=ShiftChangeForm.of(row) | initial(draft))
    form.fields["starts_on"].label = "The change is in force from"
    return publishing(
        request,
        form,
        draft,
        lambda given: f"{row} is changed from {day(given['starts_on'])}.",
        back=_page_of(row),
        title=f"Change the shift {row}",
        intro="As it is until then it ends the day before, and stays on record.",
    )


@needs(KEEP_REFERENCE)
def end(request, shift):
    row = kept(Shift, request.user, uuid=shift)
    return ending(
        request,
        row.force,
        "shift.ended",
        row,
        lambda last: f"{row} is kept up to {last}.",
        back=_page_of(row),
        title=f"End the shift {row}",
    )


def _page_of(shift):
    return reverse("shift", args=[shift.uuid])
