"""Two records of one person: find the other, see both side by side, make them one."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from capability.access import KEEP_RECORDS
from capability.actions import merge_plans, merging
from capability.fields.acts import ActForm
from capability.pages.acting import acting
from capability.pages.lists import page_of
from capability.pages.needs import needs
from capability.reports.merging import side_by_side
from capability.views.records import kept


@require_safe
@needs(KEEP_RECORDS)
def find(request, person):
    """By reference, number or name, within the force; without words, those of the same name."""
    person = kept.person(request, person)
    words = request.GET.get("q", "").strip()
    others = kept.people(request).filter(force=person.force_id).exclude(pk=person.pk)
    others = others.called(words or person.surname)
    page = page_of(others, request)
    context = {"person": person, "words": words, "page": page, "back": kept.page_of(person)}
    return render(request, "capability/records/merge_find.html", context)


@needs(KEEP_RECORDS)
def merge(request, person, other):
    """The record that the address names first stays."""
    person = kept.person(request, person)
    other = get_object_or_404(kept.people(request).filter(force=person.force_id), uuid=other)
    if person == other:
        raise Http404
    form = ActForm(request.POST or None)

    def do(cleaned):
        act = merging.merge(person, other, by=request.user, reason=cleaned["reason"])
        return act, f"The record {other.person_ref} was merged into that of {person}."

    page = {
        "title": f"Merge the record {other.person_ref} into {person.person_ref}",
        "template": "capability/records/merge.html",
        "plan": merge_plans.plan(person, other),
        "facts": side_by_side(person, other),
        "other_way": reverse("person-merge-into", args=[other.uuid, person.uuid]),
        "button": "Merge the two records",
    }
    back = reverse("person-merge", args=[person.uuid])
    return acting(request, form, do, back=back, person=person, then=_record, **page)


def _record(act):
    return kept.page_of(act.person, "person")
