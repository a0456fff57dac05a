"""Long work: how far it is, and why something was given up."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from capability.access import BRING_IN, KEEP_INSTALLATION, SEE_ALL_IMPORTS, SEE_JOBS
from capability.actions import jobs as actions
from capability.filters import JobFilter
from capability.models import Job
from capability.pages.lists import found, page_of
from capability.pages.needs import needs
from capability.tasks import wake


@require_GET
@needs(SEE_JOBS)
def jobs(request):
    """The latest first."""
    visible = Job.objects.visible_to(request.user).select_related("force", "asked_by")
    asked = JobFilter(request.GET, visible, request=request)
    context = {"form": asked.form, "page": page_of(found(asked), request)}
    return render(request, "capability/jobs/jobs.html", context)


@require_GET
@needs(SEE_JOBS)
def job(request, job):
    """Of what a job works on whoever keeps the installation learns nothing."""
    visible = Job.objects.visible_to(request.user).select_related("force", "asked_by")
    job = get_object_or_404(visible, uuid=job)
    context = {
        "job": job,
        "is_open": job.force_id in request.user.reach(SEE_ALL_IMPORTS).forces,
        "may_retry": job.is_given_up and _kept(request.user).filter(pk=job.pk).exists(),
        "read_at": timezone.now(),
    }
    return render(request, "capability/jobs/job.html", context)


@require_POST
@needs(KEEP_INSTALLATION, BRING_IN)
def retry(request, job):
    """What was given up is taken up again."""
    job = get_object_or_404(_kept(request.user), uuid=job)
    if actions.retry(job, by=request.user):
        wake(job)
        messages.success(request, "The job waits again, and starts within a minute.")
    else:
        messages.warning(request, "The same work waits already: this job stays given up.")
    return redirect("job", job.uuid)


def _kept(user):
    """The jobs that the user may set going again."""
    visible = Job.objects.visible_to(user)
    if user.may(KEEP_INSTALLATION):
        return visible
    return visible.filter(force__in=user.reach(BRING_IN).forces)
