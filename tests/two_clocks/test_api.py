import csv
import json
from datetime import date, timedelta
from urllib.parse import parse_qs, urlparse

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.access import AccessRole
from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Accreditation, CaseAllocation, Gap
from tests.clock import set_clock
from tests.factories.capability import (
    a_grant,
    a_person,
    a_posting,
    a_unit,
)
from tests.factories.training import a_booking, a_course, a_cpd_entry, a_portfolio, an_event
from tests.two_clocks.asked import (
    AFTER,
    BETWEEN,
    CORRECTED,
    ENTERED,
    HOLDER,
    UNKNOWN,
)


def test_without_a_day_it_is_that_of_the_moment(okafor, reads, training_lead):
    answer = reads(training_lead, "accreditations/", known_at="2026-05-10T08:59:59Z").json()
    assert (answer["as_of"], answer["known_at"]) == ("2026-05-10", "2026-05-10T08:59:59+00:00")
    assert [row["awarded_on"] for row in answer["results"]] == ["2026-01-12"]
    later = reads(training_lead, "accreditations/", known_at="2026-05-10T09:00:00Z").json()
    assert [row["awarded_on"] for row in later["results"]] == ["2026-02-02"]


def test_what_was_not_on_record_is_not_found(okafor, reads, training_lead):
    award, holds = Accreditation.objects.get(), CaseAllocation.objects.get()
    statuses = {
        (address, moment): reads(training_lead, address, known_at=moment).status_code
        for address in (f"accreditations/{award.uuid}/", f"allocations/{holds.uuid}/")
        for moment in ("2025-01-05", UNKNOWN, ENTERED)
    }
    assert list(statuses.values()) == [404, 404, 200, 404, 200, 200]


def test_a_gap_of_then_is_joined_to_the_one_that_was_kept_then(okafor, reads, training_lead):
    for day in (date(2026, 1, 20), date(2026, 5, 20)):
        set_clock(f"{day}T02:00:00Z")
        sweeping.sweep(CHECKS[HOLDER], Scope(okafor.force), on=day)
    gap = Gap.objects.get()

    def listed(moment):
        rows = reads(training_lead, "gaps/", check=HOLDER, known_at=moment).json()["results"]
        return [(row["uuid"], row["opened_on"]) for row in rows]

    def one(moment):
        answer = reads(training_lead, f"gaps/{gap.uuid}/", known_at=moment).json()
        return answer.get("status") or (answer["closed_on"], answer["is_found"])

    moments = ("2026-01-19", "2026-01-21", ENTERED, CORRECTED)
    assert [listed(moment) for moment in moments] == [
        [(None, None)],
        [(str(gap.uuid), "2026-01-20")],
        [],
        [],
    ]
    assert [one(moment) for moment in moments] == [
        404,
        (None, True),
        (None, False),
        ("2026-05-20", False),
    ]


def test_pages_of_a_list_are_of_one_moment(okafor, reads, training_lead):
    a_person(okafor.force, "Byrne")
    today = timezone.localdate().isoformat()
    answer = reads(training_lead, "people/", known_at=today, page_size=1).json()
    asked = parse_qs(urlparse(answer["next"]).query)
    assert asked["as_of"] == [today]
    assert asked["known_at"] == [answer["known_at"].replace("+00:00", "Z")]


@pytest.mark.parametrize(
    "moment",
    [
        "2026-05-10T10:00:00+01:00",
        "2026-05-10T10:00:00 01:00",
        "2026-05-10T10:00",
        "2026-05-10 10:00",
    ],
)
def test_a_moment_without_an_offset_is_that_of_london(okafor, reads, training_lead, moment):
    answer = reads(training_lead, "people/", known_at=moment).json()
    assert answer["known_at"] == "2026-05-10T09:00:00+00:00"


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("yesterday", "Write a day as YYYY-MM-DD"),
        ("2026-02-30", "Write a day as YYYY-MM-DD"),
        ("2026-02-28T25:00Z", "Write a day as YYYY-MM-DD"),
        ("1899-12-31", "Write a day as YYYY-MM-DD"),
        ("0001-01-01T00:00:00+14:00", "Write a day as YYYY-MM-DD"),
        ("2999-01-01", "That is still to come"),
        ("9999-12-31T23:59:59-14:00", "That is still to come"),
    ],
)
def test_what_is_no_moment_up_to_now_is_refused(reads, training_lead, moment, told):
    answer = reads(training_lead, "people/", known_at=moment)
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["field"]) == (400, "known_at")
    assert error["detail"].startswith(told)


def test_tomorrow_is_still_to_come_and_today_is_now(reads, training_lead):
    today = timezone.localdate()
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert reads(training_lead, "people/", known_at=tomorrow).status_code == 400
    assert reads(training_lead, "people/", known_at=today.isoformat()).status_code == 200


def test_whose_grant_was_withdrawn_today_reads_no_yesterday(okafor, reads, sergeant):
    a_posting(okafor, sergeant.grants.get().unit)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    asked = {"known_at": ENTERED, "as_of": yesterday}
    assert len(reads(sergeant, "people/", **asked).json()["results"]) == 1
    sergeant.grants.all().delete()
    assert reads(sergeant, "people/", **asked).status_code == 403
    a_grant(sergeant, AccessRole.SUPERVISOR, a_unit(okafor.force, "RESP"))
    assert reads(sergeant, "people/", **asked).json()["results"] == []
    assert reads(sergeant, f"people/{okafor.uuid}/", **asked).status_code == 404


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_report_is_of_then_too(okafor, reads, training_lead, form):
    def rows(moment):
        asked = {"known_at": moment, "as_of": BETWEEN, "fields": "surname,grade", "format": form}
        answer = reads(training_lead, "reports/case-holders/", **asked)
        text = b"".join(answer.streaming_content).decode()
        if form == "json":
            return [row["grade"] for row in json.loads(text)["rows"]]
        return [row["grade"] for row in csv.DictReader(text.splitlines())]

    assert [rows(moment) for moment in (UNKNOWN, ENTERED, CORRECTED)] == [[""], ["E"], [""]]


def test_a_list_is_taken_away_as_it_stood(okafor, client, training_lead):
    client.force_login(training_lead)
    address = reverse("export-csv", args=["accreditations"])
    answer = client.get(address, {"known_at": ENTERED, "as_of": AFTER})
    text = b"".join(answer.streaming_content).decode()
    assert "2026-01-12" in text
    assert "2026-02-02" not in text
    assert f"accreditations-{AFTER}-known-{ENTERED}.csv" in answer["content-disposition"]


def test_who_reads_pseudonyms_is_told_no_name_of_then(okafor, reads, analyst):
    (row,) = reads(analyst, "people/", known_at=ENTERED).json()["results"]
    assert row["pseudonym"] == str(okafor.pseudonym)
    assert row.keys().isdisjoint(("uuid", "surname", "forename", "number", "person_ref"))
    answer = reads(analyst, "people/", known_at=ENTERED, q="Okafor")
    assert answer.status_code == 400


def test_jobs_have_no_past(reads, training_lead):
    assert reads(training_lead, "jobs/", known_at=ENTERED).status_code == 400


@pytest.mark.parametrize("noun", ["courses", "events", "bookings", "portfolios", "cpd", "units"])
def test_what_came_later_is_in_no_list(okafor, reads, training_lead, noun):
    scheme = Accreditation.objects.get().scheme
    course = a_course(okafor.force, scheme=scheme)
    an_event(course)
    a_booking(okafor, course)
    a_portfolio(okafor)
    a_cpd_entry(okafor, "2024-02-29")
    a_unit(okafor.force, "NEW")
    now = len(reads(training_lead, f"{noun}/").json()["results"])
    then = len(reads(training_lead, f"{noun}/", known_at=CORRECTED).json()["results"])
    assert (now, then) == ((2, 1) if noun == "units" else (1, 0))
