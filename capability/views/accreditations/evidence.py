"""Evidence is attached, withdrawn, and opened by whoever may."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from capability.access import KEEP_RECORDS, SEE_EVIDENCE
from capability.actions import evidence as actions
from capability.forms.evidence import EvidenceForm, WithdrawForm
from capability.models import Evidence
from capability.pages.acting import acting
from capability.pages.files import download
from capability.pages.needs import needs
from capability.reports.evidence import openable_by
from capability.views.accreditations import kept


@needs(KEEP_RECORDS)
def attach(request, person, accreditation):
    own = kept.accreditation(request, person, accreditation)
    form = EvidenceForm(request.POST or None, request.FILES or None)

    def do(cleaned):
        title, how = cleaned["title"], {"by": request.user, "reason": cleaned["reason"]}
        if cleaned["file"]:
            act = actions.attach_file(own, title, form.content, form.media_type, **how)
        else:
            act = actions.attach_reference(own, title, cleaned["reference"], **how)
        return act, f"“{title}” was attached to {own.scheme.code} of {own.person}."

    title = f"Attach evidence to {own.scheme.code} of {own.person}"
    return acting(request, form, do, back=kept.page_of(own), person=own.person, title=title)


@needs(KEEP_RECORDS)
def withdraw(request, person, accreditation, evidence):
    own = kept.accreditation(request, person, accreditation)
    one = get_object_or_404(Evidence.objects.filter(accreditation=own), uuid=evidence)
    one.accreditation = own
    form = WithdrawForm(request.POST or None, initial={"withdrawn_on": timezone.localdate()})

    def do(cleaned):
        on, reason = cleaned["withdrawn_on"], cleaned["reason"]
        return actions.withdraw(one, on, by=request.user, reason=reason), f"“{one}” was withdrawn."

    page = {"title": f"Withdraw “{one}”", "intro": "It stays on record, marked as withdrawn."}
    return acting(request, form, do, back=kept.page_of(own), person=own.person, **page)


@require_GET
@needs(SEE_EVIDENCE)
def file(request, evidence):
    """As a download, under a name of ours."""
    one = get_object_or_404(openable_by(request.user), uuid=evidence)
    return download(one, "evidence")
