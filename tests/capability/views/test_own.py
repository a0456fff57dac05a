import json
from datetime import date
from tempfile import NamedTemporaryFile

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from capability.access import KEEP_RECORDS
from capability.actions import acts, disputes
from capability.actions.disputes import CONTESTABLE
from capability.imports import pipeline
from capability.imports.profiles import Profile
from capability.models import AccessDenial, Accreditation, Outcome, Restriction, Scheme
from capability.reports import marks
from capability.reports.own_record import OwnRecord
from capability.rules.words import day
from tests.capability.views.pages import text
from tests.factories.capability import (
    a_case,
    a_category,
    a_deployment,
    a_log_in,
    a_person,
    a_scheme,
    an_accreditation,
    an_allocation,
)
from tests.factories.training import a_booking, a_course, a_cpd_entry, a_portfolio
from training.models import Booking, CpdEntry, DevelopmentPlan, Portfolio, YearlyReview

MARCH = date(2026, 3, 3)


@pytest.fixture
def okafor(investigations):
    return a_person(investigations.force, "Okafor", unit=investigations, person_ref="P1")


@pytest.fixture
def officer(client, okafor):
    """Signed in."""
    user = a_log_in("okafor@northshire.example", okafor)
    client.force_login(user)
    return user


@pytest.fixture
def from_file(northshire, okafor):
    """An award that a file brought."""
    a_scheme("SPECIAL", force=northshire)
    with NamedTemporaryFile("w", prefix="awards", suffix=".csv") as file:
        file.write("person_ref,scheme,awarded_on,certificate\nP1,SPECIAL,2026-03-03,C-1\n")
        file.flush()
        source = pipeline.Source(file.name, "accreditations", Profile())
        pipeline.run(source, force=northshire, as_at=MARCH)
        return Accreditation.objects.get(), file.name.rpartition("/")[2]


def sources(user, table, name):
    """What the datum says and where it comes from, of the only row of that kind."""
    rows = [row for told in OwnRecord(user, on=MARCH).parts for row in told.rows]
    (row,) = [row for row in rows if row.table == table]
    return {datum.name: (datum.value, datum.source.words) for datum in row.data}[name]


def today():
    return day(timezone.localdate())


def test_what_a_file_brought_says_which_file(officer, from_file):
    _award, name = from_file
    said = f"File {name} (accreditations), {today()}"
    assert sources(officer, "accreditation", "Awarded on") == ("3 March 2026", said)


def test_what_was_corrected_by_hand_says_in_which_role_and_why(officer, from_file, training_lead):
    award, name = from_file
    with acts.about(award.person, "accreditation.corrected", by=training_lead, reason="A typo"):
        award.certificate = "C-2"
        award.save(update_fields=["certificate"])
    by_hand = f"By hand by the L&D administrator, {today()}: A typo"
    assert sources(officer, "accreditation", "Certificate") == ("C-2", by_hand)
    assert sources(officer, "accreditation", "Awarded on")[1].startswith(f"File {name}")


def test_ones_own_entry_says_so(officer, okafor):
    with pghistory.context(user=officer.pk):
        a_cpd_entry(okafor, MARCH, reflection="Ask sooner")
    assert sources(officer, "cpdentry", "Title") == ("A talk", f"Your own entry, {today()}")
    assert sources(officer, "cpdentry", "Reflection")[0] == "Ask sooner"


def test_a_restriction_never_says_why(client, officer, okafor, training_lead):
    with acts.about(okafor, "restriction.entered", by=training_lead, reason="Told in private"):
        Restriction.objects.create(force=okafor.force, person=okafor, starts_on=MARCH)
    page = client.get("/me/")
    assert "By hand by the L&amp;D administrator" in page.text
    assert "Told in private" not in page.text
    assert "Told in private" not in client.get("/me/record.json").text


def test_everything_stands_on_the_page_under_its_part(client, officer, okafor, from_file):
    course = a_course(okafor.force)
    a_booking(okafor, course)
    a_portfolio(okafor)
    a_cpd_entry(okafor, MARCH)
    DevelopmentPlan.objects.create(
        force=okafor.force, person=okafor, agreed_on=MARCH, review_due_on=MARCH
    )
    an_allocation(okafor, a_case(okafor.force, a_category("BURGLARY", force=okafor.force)))
    page = text(client.get("/me/"))
    for part in (
        "Who you are",
        "Service and postings",
        "Accreditations",
        "Restrictions",
        "Courses",
        "Portfolios",
        "CPD",
        "Plans and reviews",
        "What you were refused",
        "Gaps",
        "What was said to be wrong",
        "Your log-in",
        "Who changed what last",
    ):
        assert part in page
    assert "1 part in a case that you hold today" in page
    assert "3 March 2026" in page


def test_the_files_have_every_datum_with_its_source(client, officer, okafor):
    a_cpd_entry(okafor, MARCH, title="=1+1")
    answer = client.get("/me/record.csv")
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert lines[0] == "part,what,datum,value,source"
    assert f'CPD,CPD entry,Title,\'=1+1,"The register itself, {today()}"' in lines
    assert answer["Content-Disposition"].startswith('attachment; filename="OFFICIAL-SENSITIVE')
    held = json.loads(client.get("/me/record.json").content)
    (cpd,) = [part for part in held["parts"] if part["part"] == "CPD"]
    assert {"name": "Hours", "value": "2", "source": f"The register itself, {today()}"} in [
        datum | {"value": datum["value"].removesuffix(".00")} for datum in cpd["rows"][0]["data"]
    ]


def test_nobody_elses_record_is_there(client, officer, okafor):
    a_cpd_entry(a_person(okafor.force, "Byrne"), MARCH, title="Of another")
    assert "Of another" not in client.get("/me/").text + client.get("/me/record.json").text


def test_a_log_in_that_is_nobody_has_no_record(client, training_lead):
    client.force_login(training_lead)
    assert client.get("/me/").status_code == 403
    assert "My record" not in client.get("/").text


def test_it_stands_in_the_menu_and_on_the_first_page(client, officer):
    page = client.get("/").text
    assert page.count('href="/me/"') == 2


def contested(okafor):
    """A row of every kind that can be contested."""
    own = {"force": okafor.force, "person": okafor}
    a_booking(okafor, a_course(okafor.force))
    a_portfolio(okafor)
    a_cpd_entry(okafor, MARCH)
    DevelopmentPlan.objects.create(agreed_on=MARCH, review_due_on=MARCH, **own)
    YearlyReview.objects.create(held_on=MARCH, **own)
    yield a_deployment(okafor, Scheme.objects.get(code="FRO"))
    for model in (Booking, Portfolio, CpdEntry, DevelopmentPlan, YearlyReview):
        yield model.objects.get()
    yield okafor.postings.get()
    yield okafor.services.get()
    yield Accreditation.objects.get()
    yield okafor


def test_every_kind_of_datum_can_be_said_to_be_wrong(client, officer, okafor):
    rows = list(contested(okafor))
    page = client.get("/me/").text
    for row in rows:
        table = row._meta.model_name
        address = reverse("dispute-open", args=[okafor.uuid, table, row.pk])
        assert address in page
        sent = {"field": CONTESTABLE[table].fields[0], "says": "Otherwise"}
        answer = client.post(address, sent)
        assert answer.headers["Location"] == reverse(CONTESTABLE[table].page, args=[okafor.uuid])
    assert {row._meta.model_name for row in rows} == set(CONTESTABLE)
    assert text(client.get("/me/")).count("It waits for a decision.") == len(rows)


def test_what_was_decided_is_told(client, officer, okafor, training_lead):
    entry = a_cpd_entry(okafor, MARCH)
    act = disputes.contest(okafor, entry, "hours", "Three hours", by=officer)
    client.force_login(training_lead)
    assert client.get(reverse("dispute", args=[act.dispute.uuid])).status_code == 200
    disputes.decide(act.dispute, Outcome.STANDS, by=training_lead, reason="Two by the list")
    client.force_login(officer)
    told = f"Stands as it is, {today()}: Two by the list"
    assert told in text(client.get("/me/"))


def fill(okafor, number):
    scheme = a_scheme(f"S{number}", force=okafor.force)
    category = a_category(f"C{number}", force=okafor.force)
    course = a_course(okafor.force, f"K{number}")
    for one in range(number):
        an_accreditation(okafor, scheme, awarded_on=MARCH)
        a_cpd_entry(okafor, MARCH, title=f"Talk {one} of {number}")
        an_allocation(okafor, a_case(okafor.force, category))
        a_booking(okafor, course, "passed", completed_on=MARCH)


@pytest.mark.parametrize("address", ["/me/", "/me/record.json"])
def test_it_asks_as_little_for_much_as_for_little(client, officer, okafor, address):
    asked = []
    for number in (5, 40):
        fill(okafor, number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked.append([query["sql"][:80] for query in queries])
    assert len(asked[0]) == len(asked[1]), asked
    assert len(asked[1]) <= 20, asked[1]


def test_a_refusal_of_ones_own_record_is_on_record(client, officer, okafor, monkeypatch):
    monkeypatch.setitem(marks.MAY, "may_know_history", KEEP_RECORDS)
    assert client.get(reverse("person-history", args=[okafor.uuid])).status_code == 404
    denial = AccessDenial.objects.get()
    assert (denial.person, denial.page, denial.status) == (okafor, "person-history", 404)
    (event,) = denial.events.all()
    assert event.pgh_context.metadata["user"] == officer.pk
    assert "person-history" in text(client.get("/me/"))


def test_what_others_refuse_or_one_may_not_change_is_no_such_refusal(client, officer, okafor):
    byrne = a_person(okafor.force, "Byrne")
    assert client.get(reverse("person", args=[byrne.uuid])).status_code == 404
    assert client.get(reverse("person-correct", args=[okafor.uuid])).status_code == 403
    assert not AccessDenial.objects.exists()
