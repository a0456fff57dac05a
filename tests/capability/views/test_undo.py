from datetime import date

import pytest
from django.urls import reverse

from capability.actions import acts
from capability.imports import pipeline
from capability.imports.profiles import Profile
from capability.models import Act, Batch, Person
from tests.capability.views.pages import rows, text
from tests.factories.capability import a_person, a_user

TODAY = date(2026, 4, 1)


@pytest.fixture
def okafor(northshire):
    return a_person(northshire, "Okafor", number="4711")


@pytest.fixture
def renamed(northshire, training_lead, okafor):
    """The act by which Okafor became Wrong."""
    with acts.act(
        "person.corrected",
        force=northshire,
        by=training_lead,
        reason="As the form says",
        people=[okafor.pk],
    ) as act:
        okafor.surname = "Wrong"
        okafor.save()
    return act


@pytest.fixture
def batch(northshire, tmp_path):
    path = tmp_path / "hr.csv"
    path.write_text("person_ref,surname,number,joined_on\nR900,Khan,77,2015-01-01\n")
    source = pipeline.Source(path, "people", Profile())
    return pipeline.run(source, force=northshire, as_at=TODAY)[0].batch


def undo_page(act):
    return reverse("act-undo", args=[act.uuid])


def test_the_page_says_what_was_done_why_and_what_it_changed(client, training_lead, renamed):
    client.force_login(training_lead)
    page = client.get(undo_page(renamed))
    said = text(page)
    assert "What was done Person corrected" in said
    assert "by training@northshire.example" in said
    assert "Why As the form says" in said
    assert rows(page) == [["Person changed", "Ada Wrong", "surname Okafor → Wrong"]]


def test_a_reason_is_needed(client, training_lead, renamed):
    client.force_login(training_lead)
    page = client.post(undo_page(renamed), {"reason": ""})
    assert "There is a problem" in text(page)
    assert 'href="#id_reason"' in page.text
    assert Person.objects.get().surname == "Wrong"


def test_it_is_undone_and_the_page_says_so_next_time(client, training_lead, okafor, renamed):
    client.force_login(training_lead)

    page = client.post(undo_page(renamed), {"reason": "Misread"}, follow=True)

    assert "It is undone: the rows stand as they stood." in text(page)
    assert page.redirect_chain == [(reverse("person", args=[okafor.uuid]), 302)]
    assert Person.objects.get().surname == "Okafor"
    said = text(client.get(undo_page(renamed)))
    assert "training@northshire.example undid it on" in said
    assert "Misread Bring it back" in said


def test_what_was_undone_comes_back(client, training_lead, renamed):
    client.force_login(training_lead)
    client.post(undo_page(renamed), {"reason": "Misread"})
    undoing = Act.objects.get(undoes=renamed)
    page = client.post(undo_page(undoing), {"reason": "It was right"}, follow=True)
    assert "It is back. Undo this" in text(page)
    assert Person.objects.get().surname == "Wrong"
    said = text(client.get(undo_page(renamed)))
    assert "It was undone, and brought back" in said
    assert "Undo it again" in said


def test_what_stands_in_the_way_is_named(client, training_lead, okafor, renamed, northshire):
    client.force_login(training_lead)
    with acts.act(
        "person.corrected",
        force=northshire,
        by=training_lead,
        reason="Again",
        people=[okafor.pk],
    ):
        Person.objects.update(surname="Wronger")
    said = text(client.post(undo_page(renamed), {"reason": "Misread"}))
    assert "These were changed again later, so that nothing was undone: person Ada Wronger." in said


@pytest.mark.parametrize("who", ["analyst", "auditor"])
def test_who_keeps_no_records_is_refused(request, client, northshire, renamed, who):
    auditor = a_user("auditor@northshire.example", "auditor", northshire.root_unit)
    client.force_login(auditor if who == "auditor" else request.getfixturevalue(who))
    assert client.get(undo_page(renamed)).status_code == 403


@pytest.mark.parametrize("who", ["sergeant", "stranger"])
def test_a_stranger_or_who_takes_back_cases_alone_finds_no_such_act(request, client, renamed, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(undo_page(renamed)).status_code == 404


def test_nobody_undoes_what_was_done_to_the_own_record(client, northshire, renamed, okafor):
    own = a_user("okafor@northshire.example", "ld-admin", northshire.root_unit)
    own.person = okafor
    own.save()
    client.force_login(own)
    assert client.get(undo_page(renamed)).status_code == 404


def test_loads_are_listed_with_their_counts(client, training_lead, batch):
    client.force_login(training_lead)
    page = client.get(reverse("batches"))
    ((name, when, *counts),) = rows(page)
    assert name == "People from hr.csv"
    assert when.endswith("the command line")
    assert counts == ["1", "0", "0", "0", "0"]


def test_a_load_shows_what_it_changed(client, training_lead, batch):
    client.force_login(training_lead)
    page = client.get(reverse("batch", args=[batch.uuid]))
    assert "1 row read: 1 created, 0 changed, 0 unchanged" in text(page)
    assert [row[:2] for row in rows(page)] == [
        ["Person recorded", "Khan"],
        ["Service recorded", "Khan"],
    ]


def test_a_load_is_undone_and_says_so(client, training_lead, batch):
    client.force_login(training_lead)
    page = client.post(
        reverse("batch-undo", args=[batch.uuid]), {"reason": "The wrong file"}, follow=True
    )
    assert not Person.objects.exists()
    assert "It is undone: the rows stand as they stood." in text(page)
    assert "The wrong file" in text(page)
    assert rows(client.get(reverse("batches")))[0][0] == "People from hr.csv Undone"


def test_undoing_a_load_mails_nobody_and_says_so(client, training_lead, batch):
    client.force_login(training_lead)
    page = text(client.get(reverse("batch-undo", args=[batch.uuid])))
    assert "You can undo the undoing. Nobody is mailed." in page
    assert "is told by mail" not in page


def test_whoever_sees_imports_may_not_undo_them(client, northshire, batch):
    auditor = a_user("auditor@northshire.example", "auditor", northshire.root_unit)
    client.force_login(auditor)
    page = client.get(reverse("batch", args=[batch.uuid]))
    assert (page.status_code, "Undo this load" in text(page)) == (200, False)
    assert client.get(reverse("batch-undo", args=[batch.uuid])).status_code == 403


def test_an_allocator_sees_loads_of_cases_alone(client, northshire, batch):
    allocator = a_user("rasso@northshire.example", "rasso-allocator", northshire.root_unit)
    client.force_login(allocator)
    assert rows(client.get(reverse("batches"))) == []
    assert client.get(reverse("batch", args=[batch.uuid])).status_code == 404
    assert client.get(reverse("batch-undo", args=[batch.uuid])).status_code == 404


@pytest.mark.parametrize("page", ["batch", "batch-undo"])
def test_a_stranger_finds_no_such_load(client, stranger, batch, page):
    client.force_login(stranger)
    assert client.get(reverse(page, args=[batch.uuid])).status_code == 404


def test_the_list_reads_as_much_for_many(
    client, training_lead, batch, django_assert_max_num_queries
):
    for number in range(30):
        Batch.objects.create(
            force=batch.force, feed="people", file_name=f"{number}.csv", as_at=TODAY
        )
    client.force_login(training_lead)
    with django_assert_max_num_queries(12):
        client.get(reverse("batches"))


def test_a_load_and_its_undoing_read_little(
    client, training_lead, batch, django_assert_max_num_queries
):
    client.force_login(training_lead)
    with django_assert_max_num_queries(12):
        client.get(reverse("batch", args=[batch.uuid]))
    with django_assert_max_num_queries(12):
        client.get(reverse("batch-undo", args=[batch.uuid]))
