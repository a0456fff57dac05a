"""What a file would do, what it did, and the second person's word."""

from django.urls import reverse

from capability import tasks
from capability.access import AccessRole
from capability.models import Batch, Job, Person
from tests.capability.views.imports.steps import at, worked
from tests.capability.views.pages import rows, text
from tests.factories.capability import a_person, a_user


def test_a_preview_says_in_one_sentence_what_would_happen(client, mapped, northshire):
    a_person(northshire, "Leigh", person_ref="7", number="12")
    upload = mapped(column_person_ref="ID")
    page = at(client, "upload-preview", upload)
    assert "0 created , 1 changed , 0 stay as they are , 2 rejected , 0 wait ." in text(page)
    ((whose, _what, details),) = [row for row in rows(page) if row[1] == "Person changed"]
    assert (whose, details) == ("Ada Lee (12)", "Surname: Leigh → Lee")
    figures = {tab["name"]: tab["count"] for tab in page.context["tabs"]}
    for name, count in figures.items():
        assert (
            at(client, "upload-preview", upload, show=name).context["page"].paginator.count == count
        )
    assert rows(at(client, "upload-preview", upload, show="changed")) == [
        ["Row 2", "7", "Lee", "12", "INV"]
    ]


def test_a_file_goes_in_and_says_what_came_of_it(client, mapped):
    upload = mapped(column_person_ref="ID")
    answer = client.post(reverse("upload-apply", args=[upload.uuid]), follow=True)
    assert "The file goes in" in text(answer)
    worked()
    assert Person.objects.get().surname == "Lee"
    tasks.work(Job.objects.get(kind="recheck").pk)
    done = text(client.get(reverse("upload", args=[upload.uuid])))
    assert "The file is in" in done
    assert "No gap opened and none closed." in done
    assert "2 rows did not go in" in done


def test_a_second_person_finds_what_waits_and_confirms_it(client, mapped, northshire):
    a_person(northshire, "Lee", person_ref="7", number="12")
    data = "ID,Last name,Badge,Left\n7,Lee,12,31/03/2026\n"
    upload = mapped(data, column_person_ref="ID", column_left_on="Left")
    apply = reverse("upload-apply", args=[upload.uuid])
    assert "Send it to a second person" in text(at(client, "upload-preview", upload))
    client.post(apply)
    assert "can't be the second person" in text(client.post(apply, follow=True))
    second = a_user("second@northshire.example", AccessRole.LD_ADMIN, northshire.root_unit)
    client.force_login(second)
    listed = client.get(reverse("imports"), {"state": "waiting"})
    assert [row[1] for row in rows(listed)] == ["Waits for a second person"]
    shown = text(at(client, "upload-preview", upload))
    assert "(1 person leaves)" in shown
    assert "Ends" in shown
    client.post(apply)
    worked()
    upload.refresh_from_db()
    assert (upload.state, upload.confirmed_by, Batch.objects.count()) == ("applied", second, 1)
