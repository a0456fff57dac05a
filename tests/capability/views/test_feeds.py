from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.models import Act, Batch, Feed, Threshold
from tests.capability.views.pages import rows, text
from tests.factories.capability import an_act

FEEDS = reverse("feeds")


def a_file(force, feed=Feed.ALLOCATIONS, *, days_old=0, read=100, file_name="cases.csv"):
    return Batch.objects.create(
        force=force,
        feed=feed,
        file_name=file_name,
        as_at=timezone.localdate() - timedelta(days=days_old),
        read=read,
        created=read,
    )


def of_cases(page):
    return next(row for row in rows(page) if row[0].startswith("Cases"))


@pytest.mark.parametrize(
    ("days_old", "read", "said"),
    [(0, 100, "Good"), (7, 119, "Good"), (8, 100, "Late"), (0, 80, "Row count off")],
)
def test_the_last_file_is_held_against_what_is_expected(
    client, training_lead, northshire, days_old, read, said
):
    a_file(northshire, days_old=30)
    a_file(northshire, days_old=days_old, read=read)
    client.force_login(training_lead)
    assert of_cases(client.get(FEEDS))[1] == said


def test_what_is_expected_says_where_it_comes_from(client, training_lead, northshire):
    a_file(northshire, days_old=3)
    national = {"check_code": "D-10", "name": "days", "unit": "days"}
    Threshold.objects.create(value=5, source="national guidance", **national)
    Threshold.objects.create(
        force=northshire, value=2, source="force order 7", **national | {"name": "days allocations"}
    )
    client.force_login(training_lead)
    row = of_cases(client.get(FEEDS))
    assert row[1] == "Late"
    assert row[-1] == "At most 2 days old (force order 7), under 20 % off (our default)"


def test_a_feed_without_a_file_says_so(client, training_lead):
    client.force_login(training_lead)
    assert of_cases(client.get(FEEDS))[1] == "No file yet"


def test_what_was_undone_or_brought_by_no_file_does_not_count(client, training_lead, northshire):
    a_file(northshire, days_old=9)
    a_file(northshire, file_name="decided rows")
    undone = a_file(northshire)
    act = an_act(northshire, training_lead, kind="batch.undone")
    Act.objects.filter(pk=act.pk).update(undoes_batch=undone)
    client.force_login(training_lead)
    assert of_cases(client.get(FEEDS))[1] == "Late"


def test_figures_say_how_old_they_are(client, training_lead, northshire):
    a_file(northshire, days_old=9)
    a_file(northshire, Feed.POSTINGS)
    client.force_login(training_lead)
    page = client.get("/")
    as_at = timezone.localdate() - timedelta(days=9)
    assert f"Cases as of {as_at:%A} {as_at.day} {as_at:%B} {as_at.year}, late" in text(page)
    assert "postings as of today" in text(page)
    assert "accreditations not loaded yet" in text(page)
    assert page.text.count("register-feeds__late") == 1


def test_another_forces_files_are_not_there(client, stranger, northshire):
    a_file(northshire)
    client.force_login(stranger)
    assert of_cases(client.get(FEEDS))[1] == "No file yet"


def test_a_clock_that_changes_makes_nothing_late(client, training_lead, northshire, time_machine):
    """Days are London's: an hour before midnight is the same day still."""
    batch = a_file(northshire)
    Batch.objects.filter(pk=batch.pk).update(as_at=date(2026, 10, 24))
    time_machine.move_to("2026-10-31T23:30:00+00:00")
    client.force_login(training_lead)
    assert of_cases(client.get(FEEDS))[1] == "Good"


@pytest.mark.parametrize("size", [10, 100])
def test_it_asks_the_same_however_many_files_there_were(
    client, training_lead, northshire, django_assert_num_queries, size
):
    for _number in range(size):
        a_file(northshire)
    client.force_login(training_lead)
    with django_assert_num_queries(5):
        client.get(FEEDS)
