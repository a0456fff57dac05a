"""One accreditation: its days, what it rests on, what can be done with it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from capability.access import SEE_PEOPLE
from capability.models import Suspension
from capability.pages.looking_back import looks_back
from capability.pages.needs import needs
from capability.pages.record import Record
from capability.reports import evidence
from capability.reports.accreditations import AccreditationsReport


@require_GET
@needs(SEE_PEOPLE)
@looks_back
def accreditation(request, person, accreditation):
    """For those who see the name: evidence and acts spell it out."""
    record = Record(request, person)
    if not record.is_named:
        raise Http404
    own = get_object_or_404(record.person.accreditations, uuid=accreditation)
    report = AccreditationsReport(request.user, record.day.on)
    (cycle,) = report.filled(list(report.listed(record.person.accreditations.filter(pk=own.pk))))
    suspensions = list(Suspension.objects.filter(accreditation=own).order_by("-starts_on"))
    page = {"cycle": cycle, "suspensions": suspensions}
    today = record.day.today
    page["may_lift"] = any(one.ends_on is None or one.ends_on >= today for one in suspensions)
    page["evidence"] = evidence.shown(own, record.person)
    return record.page("capability/person/accreditation.html", **page)
