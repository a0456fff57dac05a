"""One file of each hostile kind, through the pages: a refusal in words, or a report row by row."""

import re
import resource

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from capability.imports import workbook_child
from capability.models import Batch, Person, Upload, UploadState
from tests.capability.imports.gauntlet import TEXTS, WORKBOOKS
from tests.capability.views.imports.steps import worked
from tests.capability.views.pages import text

MOST_MEMORY = 512 << 10
NEEDED = ("person_ref", "surname")
ALSO = ("number", "joined_on")


@pytest.fixture
def through(client, training_lead):
    """The file as it stands after the pages have been gone through as far as they lead."""

    def through(name, data):
        client.force_login(training_lead)
        file = SimpleUploadedFile(name, data)
        day = {"as_at_0": "1", "as_at_1": "4", "as_at_2": "2026"}
        client.post(reverse("upload-new"), {"feed": "people", "file": file} | day)
        worked()
        upload = Upload.objects.get()
        if upload.state == UploadState.MAPPING:
            page = reverse("upload-columns", args=[upload.uuid])
            there = set(client.get(page).context["head"].header)
            said = {f"column_{name}": name for name in (*NEEDED, *ALSO) if name in there}
            client.post(page, said | {"name": "Hostile"})
            worked()
        return Upload.objects.get()

    return through


CASES = [
    *(("file.xlsx", name, *case) for name, case in WORKBOOKS.items()),
    *(
        ("file.csv.gz" if "packed" in name else "file.csv", name, *case)
        for name, case in TEXTS.items()
    ),
]


@pytest.mark.parametrize(
    ("name", "data", "end"), [pytest.param(n, d, e, id=i) for n, i, d, e in CASES]
)
def test_a_hostile_file_ends_in_words(client, through, name, data, end):
    upload = through(name, data)
    assert (Batch.objects.count(), Person.objects.count()) == (0, 0)
    page = client.get(reverse("upload", args=[upload.uuid]))
    if isinstance(end, str):
        assert upload.state == UploadState.REFUSED
        assert re.search(end, upload.refusal), upload.refusal
        assert upload.refusal in text(page)
        return
    created, rejected, told = end
    assert upload.state == UploadState.CHECKED, (upload.state, upload.refusal)
    assert (upload.counts["created"], upload.counts["rejected"]) == (created, rejected)
    assert any(told in fault.rule for fault in upload.faults.all()) or not told
    client.post(reverse("upload-apply", args=[upload.uuid]))
    worked()
    assert (Person.objects.count(), Batch.objects.get().created) == (created, created)


def test_no_reader_of_workbooks_took_more_than_it_may(through):
    """The largest of all children of this process so far, those of the files above too."""
    through("file.xlsx", WORKBOOKS["unseen-by-the-guard"][0])
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= MOST_MEMORY
    assert (workbook_child.MEMORY, workbook_child.CPU_SECONDS) == (512 << 20, 30)
