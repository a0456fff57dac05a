"""Roles, ranks, case categories and case groups: lists of codes, national and a force's own."""

from typing import NamedTuple

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import KEEP_REFERENCE, SEE_REFERENCE
from capability.actions import code_keeping
from capability.filters.reference import CodeFilter
from capability.forms.reference.codes import MemberForm, form_for
from capability.models import CaseCategory, CaseGroup, CaseGroupMember, Rank, Role
from capability.pages.acting import acting
from capability.pages.lists import found, page_of
from capability.pages.needs import needs, whole_force
from capability.views.reference.owned import keeps, kept, seen
from capability.views.reference.publishing import drafted, ending, initial, publishing


class Kind(NamedTuple):
    """A list of codes: what it is called, one and many, and what it is for."""

    model: type
    one: str
    many: str
    purpose: str


KINDS = {
    "roles": Kind(
        Role, "role", "roles", "Police jobs, which postings name and requirements ask of."
    ),
    "ranks": Kind(Rank, "rank", "ranks", "Ranks and staff grades, as postings name them."),
    "case-categories": Kind(
        CaseCategory, "case category", "case categories", "Offence codes, or a force's own words."
    ),
    "case-groups": Kind(
        CaseGroup,
        "case group",
        "case groups",
        "Lists of categories that a requirement can name. A force's own list called RASSO is what "
        "every check means by it.",
    ),
}


def _kind(name):
    if name not in KINDS:
        raise Http404
    return KINDS[name]


@require_GET
@needs(SEE_REFERENCE)
def codes(request, kind):
    of = _kind(kind)
    visible = of.model.objects.visible_to(request.user)
    asked = CodeFilter(request.GET, visible, request=request)
    rows = found(asked).select_related("force").order_by("code", "pk")
    if of.model is CaseGroup:
        rows = rows.annotate(size=Count("members"))
    context = {
        "filter": asked,
        "form": asked.form,
        "kind": kind,
        "of": of,
        "page": page_of(rows, request),
        "may_keep": request.user.may(KEEP_REFERENCE),
        "keepable": request.user.reach(KEEP_REFERENCE).forces,
    }
    return render(request, "capability/reference/codes.html", context)


@needs(KEEP_REFERENCE)
def add(request, kind):
    of, force = _kind(kind), whole_force(request, KEEP_REFERENCE)
    form = form_for(of.model)(request.POST or None)

    def do(given):
        act = code_keeping.add(
            of.model, force, form.facts(), by=request.user, reason=given["reason"]
        )
        return act, f"{of.one.capitalize()} {given['code']} added."

    back, title = reverse("codes", args=[kind]), f"Add a {of.one} of {force}"
    return acting(request, form, do, back=back, title=title, button="Add")


@needs(KEEP_REFERENCE)
def change(request, kind, row):
    of = _kind(kind)
    row = kept(of.model, request.user, pk=row)
    form = form_for(of.model)(request.POST or None, initial=vars(row))
    # Files name the row by its code: another code is another row.
    form.fields["code"].disabled = True

    def do(given):
        act = code_keeping.change(row, form.facts(), by=request.user, reason=given["reason"])
        return act, f"{of.one.capitalize()} {row.code} changed."

    title = f"Change {of.one} {row.code}"
    return acting(request, form, do, back=reverse("codes", args=[kind]), title=title)


@require_GET
@needs(SEE_REFERENCE)
def group(request, group):
    row = seen(CaseGroup, request.user, pk=group)
    members = row.members.select_related("category", "group").order_by("category__code", "pk")
    required = row.requirements.visible_to(request.user).select_related("scheme", "force")
    context = {
        "group": row,
        "page": page_of(members, request),
        "requirements": required,
        "keeps": keeps(request.user, row),
        "today": timezone.localdate(),
    }
    return render(request, "capability/reference/group.html", context)


@needs(KEEP_REFERENCE)
def put_in(request, group):
    row = kept(CaseGroup, request.user, pk=group)
    draft = drafted(request, row.force, "case-group.extended", row)
    form = MemberForm(request.POST or None, force=row.force, initial=initial(draft))
    return publishing(
        request,
        form,
        draft,
        lambda given: f"{given['category'].code} now counts as {row.code}.",
        back=reverse("case-group", args=[row.pk]),
        title=f"Add a category to {row.code}",
    )


@needs(KEEP_REFERENCE)
def take_out(request, member):
    forces = request.user.reach(KEEP_REFERENCE).forces
    row = get_object_or_404(CaseGroupMember, group__force__in=forces, pk=member)
    return ending(
        request,
        row.group.force,
        "case-group.narrowed",
        row,
        lambda last: f"{row.category.code} counts up to {last}.",
        back=reverse("case-group", args=[row.group_id]),
        title=f"{row.category.code} no longer counts as {row.group.code}",
    )
