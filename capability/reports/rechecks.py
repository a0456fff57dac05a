from capability.checks import CHECKS
from capability.models import Job, JobState


def rechecked(pk):
    """The re-check of that id, and (check, opened, closed) of what it changed."""
    job = Job.objects.filter(pk=pk).first()
    if job is None or job.state != JobState.DONE:
        return job, []
    results = ((CHECKS[code], result) for code, result in job.result.items() if code in CHECKS)
    moved = [(check, one.get("opened"), one.get("closed")) for check, one in results]
    return job, [(check, opened, closed) for check, opened, closed in moved if opened or closed]
