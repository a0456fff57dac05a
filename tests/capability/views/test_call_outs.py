from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.models import Act, Deployment, Scheme
from tests.capability.views.pages import rows, text
from tests.capability.views.sending import parts, send
from tests.factories.capability import LONG_AGO, a_deployment, a_person, an_accreditation

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def fro(db):
    return Scheme.objects.get(code="FRO", force=None)


@pytest.fixture
def okafor(northshire, investigations):
    return a_person(northshire, "Okafor", unit=investigations)


@pytest.fixture
def to_log(okafor):
    return reverse("call-out-log", args=[okafor.uuid])


def now():
    """As the form has it: to the minute."""
    here = timezone.localtime()
    return parts(called_on=here.date()) | {"called_time": f"{here:%H:%M}", "scheme": "FRO"}


def test_a_supervisor_logs_one_by_its_reference_alone(
    client, sergeant, okafor, to_log, investigations
):
    client.force_login(sergeant)
    for page in (
        reverse("person", args=[okafor.uuid]),
        reverse("unit", args=[investigations.uuid]),
    ):
        assert to_log in client.get(page).text
    form = client.get(to_log).context["form"]
    assert (form["scheme"].value(), form["called_on"].value()) == ("FRO", timezone.localdate())
    done = send(client, to_log, incident="0412-29NOV", **now())
    assert "The call-out of Ada Okafor is on record." in text(client.get(done.url))
    logged = Deployment.objects.get()
    assert (logged.incident, logged.scheme.code, logged.is_logged) == ("0412-29NOV", "FRO", True)
    assert Act.objects.get().kind == "call-out.logged"


def test_one_is_logged_before_its_incident_has_a_reference(client, sergeant, okafor, to_log):
    client.force_login(sergeant)
    day = f"{timezone.localdate():%d%b%y}".upper()
    assert send(client, to_log, incident="", **now()).status_code == 302
    assert Deployment.objects.get().incident == f"LOGGED-NS-{day}-1"
    again = text(send(client, to_log, **now()))
    assert f"That call-out is on record already, as LOGGED-NS-{day}-1. Enter" in again
    other = a_person(okafor.force, "Byrne", unit=okafor.postings.get().unit)
    send(client, reverse("call-out-log", args=[other.uuid]), **now())
    assert other.deployments.get().incident == f"LOGGED-NS-{day}-2"
    Deployment.objects.filter(person=okafor).delete()
    assert send(client, to_log, incident="", **now()).status_code == 302
    assert okafor.deployments.get().incident == f"LOGGED-NS-{day}-3"


@pytest.mark.parametrize(
    ("told", "status"), [((2, "FRO"), 200), ((4, "FRO"), 302), ((2, "FLO"), 302)]
)
def test_what_a_file_told_already_is_not_logged_beside_it(
    client, sergeant, okafor, to_log, told, status
):
    hours, code = told
    scheme, called_at = Scheme.objects.get(code=code, force=None), timezone.now() - hours * HOUR
    a_deployment(okafor, scheme, incident="I/1", called_at=called_at)
    client.force_login(sergeant)
    answer = send(client, to_log, incident="", **now())
    assert answer.status_code == status
    assert ("That call-out is on record already, as I/1." in text(answer)) == (status == 200)


def test_what_they_hold_is_what_they_are_called_out_as(client, sergeant, okafor, to_log):
    liaison = Scheme.objects.get(code="FLO", force=None)
    an_accreditation(okafor, liaison, awarded_on=LONG_AGO)
    client.force_login(sergeant)
    assert client.get(to_log).context["form"]["scheme"].value() == "FLO"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"incident": "Ada Okafor"}, "Enter the reference as the other system writes it"),
        ({"called_time": "25:00"}, "Enter a time on the 24-hour clock"),
        (parts(called_on=date(2199, 1, 1)), "That moment is still to come."),
        (parts(called_on=date(2020, 1, 1)), "A call-out is logged within 31 days."),
    ],
)
def test_what_is_refused(client, sergeant, to_log, facts, told):
    client.force_login(sergeant)
    page = send(client, to_log, **{"incident": "0412-29NOV"} | now() | facts)
    assert told in text(page)
    assert not Deployment.objects.exists()


def test_the_same_call_out_twice(client, sergeant, to_log):
    client.force_login(sergeant)
    facts = {"incident": "0412-29NOV"} | now()
    send(client, to_log, **facts)
    assert "That call-out is on record already." in text(send(client, to_log, **facts))


def test_nobody_logs_their_own(client, sergeant, okafor, to_log):
    sergeant.person = okafor
    sergeant.save()
    client.force_login(sergeant)
    assert client.get(to_log).status_code == 404
    assert to_log not in client.get(reverse("person-call-outs", args=[okafor.uuid])).text


def test_one_that_was_logged_by_mistake_is_struck_out(client, sergeant, okafor, fro):
    logged = a_deployment(okafor, fro, is_logged=True)
    brought = a_deployment(okafor, fro)
    client.force_login(sergeant)
    strike = [reverse("call-out-strike", args=[okafor.uuid, one.uuid]) for one in (logged, brought)]
    assert client.get(strike[1]).status_code == 404
    send(client, strike[0], reason="Another officer went")
    assert Deployment.objects.get() == brought


def test_a_family_liaison_ends(client, sergeant, okafor, fro):
    liaison = a_deployment(okafor, fro, called_at=NOON)
    client.force_login(sergeant)
    end = reverse("call-out-end", args=[okafor.uuid, liaison.uuid])
    page = send(client, end, **parts(released_on=date(2026, 11, 23)))
    assert "The call was on 24 November 2026. Enter that day or a later one." in text(page)
    send(client, end, **parts(released_on=date(2026, 11, 25)))
    liaison.refresh_from_db()
    assert liaison.released_on == date(2026, 11, 25)


def test_the_list_says_who_was_trained_on_the_day(client, sergeant, okafor, fro, northshire):
    an_accreditation(okafor, fro, awarded_on=date(2026, 11, 24))
    a_deployment(okafor, fro, incident="I/1", called_at=NOON)
    a_deployment(okafor, fro, incident="I/2", called_at=NOON - timedelta(days=1))
    a_deployment(a_person(northshire), fro, incident="I/3", called_at=NOON)
    client.force_login(sergeant)
    page = client.get(reverse("call-outs"))
    assert [(row[0], row[3], row[4]) for row in rows(page)] == [
        ("24 Nov 2026, 12:00", "● Yes", "I/1"),
        ("23 Nov 2026, 12:00", "▲ No", "I/2"),
    ]
    assert "1 of somebody who was not trained for it on that day." in text(page)
    for asked, incident in (
        ("trained=true", "I/1"),
        ("trained=false", "I/2"),
        ("called_to=2026-11-23", "I/2"),
        ("as_of=2026-11-23", "I/2"),
        ("called_from=2026-11-24", "I/1"),
    ):
        assert [row[4] for row in rows(client.get(f"{reverse('call-outs')}?{asked}"))] == [incident]


def test_the_file_and_what_an_analyst_sees(client, sergeant, analyst, okafor, fro):
    a_deployment(okafor, fro, incident="I/1", called_at=NOON)
    for user, sees in ((sergeant, True), (analyst, False)):
        client.force_login(user)
        page = client.get(reverse("call-outs"))
        file = client.get(reverse("export-csv", args=["call-outs"]))
        said = b"".join(file.streaming_content).decode()
        assert [("I/1" in one, "Okafor" in one) for one in (page.text, said)] == [(sees, sees)] * 2
