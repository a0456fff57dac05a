"""A file of staff, and the steps by which the pages take it."""

from django.urls import reverse

from capability import tasks
from capability.models import Job

TODAY = {"as_at_0": "1", "as_at_1": "4", "as_at_2": "2026"}
STAFF = "ID,Last name,Badge,Unit\n7,Lee,12,INV\n8,,13,NOWHERE\n9,Ray,14,NOWHERE\n"


def worked():
    for pk in Job.objects.filter(state="queued", kind__endswith="-upload").values_list("pk"):
        tasks.work(*pk)


def filled(page):
    """What the form says as it is shown."""
    form = page.context["form"]
    said = {"header_row": page.context["head"].number}
    for bound in form:
        if bound.value():
            said[bound.html_name] = bound.value()
    return said


def at(client, page, upload, **query):
    return client.get(reverse(page, args=[upload.uuid]), query)
