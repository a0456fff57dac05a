"""Someone says that a datum is wrong; others see it on a list, and decide."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from capability.access import CONTEST, DECIDE_DISPUTES
from capability.actions import disputes as actions
from capability.actions.acts import Refused
from capability.fields.acts import ActForm
from capability.forms.disputes import ContestForm, DecideForm
from capability.models import Accreditation, Dispute, Outcome, Person
from capability.pages.acting import acting
from capability.pages.lists import page_of
from capability.pages.needs import needs
from capability.reports import disputes as report
from capability.tasks import wake

RELATED = ("person__force", "opened_by", "decided_by", "corrected_by")


@needs(CONTEST)
def contest(request, person, table, row):
    """About oneself, or about those whom one supervises."""
    person = _person(request, person)
    return _contesting(request, person, table, _row(person, table, row))


@needs(CONTEST)
def contest_accreditation(request, person, accreditation):
    """The same of an accreditation, by what its own page is known by."""
    person = _person(request, person)
    # Not before the person: how long it takes would tell a hidden row from a missing one.
    row = get_object_or_404(Accreditation, uuid=accreditation, person=person)
    return _contesting(request, person, "accreditation", row)


def _person(request, person):
    people = Person.objects.within(request.user.reach(CONTEST)).select_related("force")
    return get_object_or_404(people, uuid=person)


def _contesting(request, person, table, row):
    form = ContestForm(request.POST or None, data_of_row=report.data(row))
    back = reverse(actions.CONTESTABLE[table].page, args=[person.uuid])
    if request.method == "POST" and form.is_valid() and (act := _contested(request, form, row)):
        told = "{} is marked as disputed until someone decides."
        link = '<a class="govuk-notification-banner__link" href="{}">See what you said</a>'
        words = report.datum(act.dispute)
        messages.success(request, format_html(f"{told} {link}", words, _address(act.dispute)))
        return redirect(back)
    page = {"form": form, "back": back, "title": f"{report.subject(row)}: what is wrong?"}
    return render(request, "capability/act.html", page | {"button": "Send"})


@require_GET
@needs(CONTEST, DECIDE_DISPUTES)
def disputes(request):
    visible = Dispute.objects.visible_to(request.user)
    is_open = request.GET.get("show") != "decided"
    rows = report.listed(visible.filter(decided_at__isnull=is_open))
    page = page_of(rows, request)
    page.object_list = [(one, report.datum(one)) for one in page.object_list]
    context = {"page": page, "is_open": is_open}
    return render(request, "capability/accreditations/disputes.html", context)


@require_GET
@needs(CONTEST, DECIDE_DISPUTES)
def dispute(request, dispute):
    visible = Dispute.objects.visible_to(request.user).select_related(*RELATED)
    dispute = get_object_or_404(visible, uuid=dispute)
    page = report.shown(dispute)
    page["may_decide"] = _is_open(Dispute.objects.decidable_by(request.user), dispute)
    page["may_withdraw"] = _is_open(Dispute.objects.filter(opened_by=request.user), dispute)
    page["correct"] = _correcting(dispute, page["row"])
    return render(request, "capability/accreditations/dispute.html", page)


@needs(DECIDE_DISPUTES)
def decide(request, dispute):
    decidable = Dispute.objects.decidable_by(request.user).select_related(*RELATED)
    dispute = get_object_or_404(decidable, uuid=dispute)
    form = DecideForm(request.POST or None)

    def do(cleaned):
        outcome, how = cleaned["outcome"], {"by": request.user, "reason": cleaned["reason"]}
        act = actions.decide(dispute, outcome, **how)
        return act, f"What {dispute.person} has on record was decided: {_said(outcome)}."

    page = report.shown(dispute) | {"title": f"Decide: {report.datum(dispute)}"}
    page["template"] = "capability/accreditations/decide.html"
    page["correct"] = _correcting(dispute, page["row"])
    return acting(request, form, do, back=_address(dispute), person=dispute.person, **page)


@needs(CONTEST)
def withdraw(request, dispute):
    """By whoever contested it."""
    own = Dispute.objects.visible_to(request.user).still_open().filter(opened_by=request.user)
    dispute = get_object_or_404(own.select_related(*RELATED), uuid=dispute)
    form = ActForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _withdrawn(request, form, dispute):
        messages.success(request, f"{report.datum(dispute)} is no longer disputed.")
        return redirect(_address(dispute))
    page = {"form": form, "back": _address(dispute), "button": "Withdraw"}
    page["title"] = f"Withdraw what you said: {report.datum(dispute)}"
    return render(request, "capability/act.html", page)


def _row(person, table, pk):
    if table not in actions.CONTESTABLE:
        raise Http404
    model = actions.CONTESTABLE[table].model
    own = {"pk": pk} if model is Person else {"pk": pk, "person": person}
    if model is Person and pk != person.pk:
        raise Http404
    return get_object_or_404(model, **own)


def _contested(request, form, row):
    person = row if isinstance(row, Person) else row.person
    field, says = form.cleaned_data["field"], form.cleaned_data["says"]
    return _done(form, lambda: actions.contest(person, row, field, says, by=request.user))


def _withdrawn(request, form, dispute):
    how = {"by": request.user, "reason": form.cleaned_data["reason"]}
    return _done(form, lambda: actions.decide(dispute, Outcome.WITHDRAWN, **how))


def _done(form, do):
    """Without a way to undo it: who contests may not, and withdraws instead."""
    try:
        with transaction.atomic():
            act = do()
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    wake(act.job)
    return act


def _is_open(disputes, dispute):
    return disputes.still_open().filter(pk=dispute.pk).exists()


def _address(dispute):
    return reverse("dispute", args=[dispute.uuid])


def _said(outcome):
    return Outcome(outcome).label.lower()


def _correcting(dispute, row):
    """The page of the act that corrects such a row."""
    if row is None:
        return ""
    person = dispute.person.uuid
    if dispute.table == "accreditation":
        return reverse("accreditation-correct", args=[person, row.uuid])
    if dispute.table == "posting":
        return reverse("posting-correct", args=[person, row.pk])
    if dispute.table in ("person", "service"):
        return reverse(f"{dispute.table}-correct", args=[person])
    return reverse(actions.CONTESTABLE[dispute.table].page, args=[person])
