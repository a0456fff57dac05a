import pytest
from django.urls import path
from rest_framework.test import APIClient
from rest_framework.views import APIView

from config.api import urls

NOT_FOUND = {
    "type": "urn:capability-register:problem:not-found",
    "title": "Not Found",
    "status": 404,
    "detail": "There is nothing at this address that you may see. Addresses end in a slash.",
    "errors": [],
}


@pytest.mark.parametrize(
    "address", ["people/nobody/", "people", "", "../nothing/", "../v2/people/"]
)
def test_an_address_that_leads_nowhere(reads, training_lead, address):
    answer = reads(training_lead, address)
    assert answer.status_code == 404
    assert answer["content-type"] == "application/problem+json"
    assert answer.json() == NOT_FOUND


@pytest.mark.parametrize("address", ["people/", "people/nobody/", "schema/", "nothing/"])
def test_without_a_token(db, address):
    answer = APIClient().get(f"/api/v1/{address}")
    assert answer.status_code == 401
    assert answer["content-type"] == "application/problem+json"
    assert answer["www-authenticate"] == "Token"
    assert answer.json() == {
        "type": "urn:capability-register:problem:not-authenticated",
        "title": "Unauthorized",
        "status": 401,
        "detail": "Authentication credentials were not provided.",
        "errors": [],
    }


def test_a_parameter_that_is_not_known(reads, training_lead):
    answer = reads(training_lead, "units/", colour="red")
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert (error["field"], error["code"]) == ("colour", "unknown")
    assert error["detail"] == (
        "There is no such parameter here. "
        "Known: as_of, code, cursor, fields, known_at, ordering, page_size, parent, unit."
    )


def test_values_that_make_no_sense_are_told_all_at_once(reads, training_lead):
    answer = reads(training_lead, "accreditations/", as_of="1/4/2026", state="gone", scheme="PIP9")
    assert answer["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["type"], problem["status"]) == ("urn:capability-register:problem:invalid", 400)
    assert {error["field"]: error["detail"] for error in problem["errors"]} == {
        "as_of": "Write a day as YYYY-MM-DD, from 1900-01-01 to 2199-12-31, such as 2026-11-24.",
        "state": "There is no state gone. Known: current, due, suspended, portfolio-open, "
        "portfolio-overdue, course-complete, lapsed-renewable, lapsed, revoked, not-started.",
        "scheme": "There is no scheme PIP9. Name it by code, such as PIP2.",
    }


@pytest.mark.parametrize(
    "asked",
    [
        {"as_of": "1899-12-31"},
        {"as_of": "9999-12-31"},
        {"as_of": "2026-02-30"},
        {"unit": "INV"},
        {"unit": "00000000-0000-4000-8000-000000000000"},
        {"person": "R-1"},
        {"state": "\0"},
        {"scheme": "\0"},
    ],
)
def test_a_value_that_makes_no_sense(reads, training_lead, asked):
    answer = reads(training_lead, "accreditations/", **asked)
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == list(asked)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(reads, training_lead, northshire, method):
    client = reads.client(training_lead)
    assert getattr(client, method)("/api/v1/people/").status_code == 405
    assert getattr(client, method)("/api/v1/accreditations/").status_code == 405


def test_another_format_is_refused(reads, training_lead):
    client = reads.client(training_lead)
    answer = client.get("/api/v1/people/", headers={"accept": "text/csv"})
    assert (answer.status_code, answer["content-type"]) == (406, "application/problem+json")


class Broken(APIView):
    def get(self, request):
        raise RuntimeError("Okafor")


urlpatterns = [path("api/v1/broken/", Broken.as_view()), *urls.urlpatterns]


@pytest.mark.urls(__name__)
def test_what_breaks_tells_nothing(reads, training_lead):
    client = reads.client(training_lead)
    client.raise_request_exception = False
    answer = client.get("/api/v1/broken/")
    assert (answer.status_code, answer["content-type"]) == (500, "application/problem+json")
    assert "Okafor" not in answer.content.decode()
