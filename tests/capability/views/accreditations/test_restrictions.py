from datetime import date

import pytest
from django.urls import reverse

from capability.models import Act, Restriction
from tests.capability.views.pages import text
from tests.capability.views.sending import parts, send
from tests.factories.capability import a_case_group, a_person


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to("2026-11-24T12:00:00Z", tick=False)


@pytest.fixture
def rape(northshire):
    return a_case_group("RAPE", force=northshire)


def enter(person):
    return reverse("restriction-enter", args=[person.uuid])


def lift(restriction):
    return reverse("restriction-lift", args=[restriction.person.uuid, restriction.uuid])


def restricted(person, group=None, **days):
    return Restriction.objects.create(
        force=person.force,
        person=person,
        case_group=group,
        **{"starts_on": date(2026, 11, 1)} | days,
    )


def head(client, person, **asked):
    return text(client.get(reverse("person", args=[person.uuid]), asked))


def test_it_is_entered_and_stands_on_the_record_to_its_last_day(clerk, okafor, rape):
    days = parts(starts_on=date(2026, 11, 24), ends_on=date(2027, 6, 1))
    answer = send(clerk, enter(okafor), case_group="RAPE", **days)
    assert answer.status_code == 302
    assert list(Restriction.objects.values_list("case_group__code", "starts_on", "ends_on")) == [
        ("RAPE", date(2026, 11, 24), date(2027, 6, 1))
    ]
    words = "No new RAPE cases to 1 June 2027"
    days = ("2026-11-23", "2026-11-24", "2027-06-01", "2027-06-02")
    assert [words in head(clerk, okafor, as_of=day) for day in days] == [False, True, True, False]
    assert Act.objects.get().reason == "Seen on the certificate"


def test_without_a_group_it_is_about_any_case(clerk, okafor):
    send(clerk, enter(okafor), **parts(starts_on=date(2026, 11, 24)))
    assert "No new cases of any kind until this is lifted" in head(clerk, okafor)


def test_the_page_asks_for_a_reference_and_never_for_why(clerk, okafor):
    said = text(clerk.get(enter(okafor)))
    assert "The register never holds why" in said
    assert "Nothing about health, and not why" in said


def test_it_is_lifted_from_a_day(clerk, okafor, rape):
    own = restricted(okafor, rape)
    send(clerk, lift(own), **parts(free_from=date(2026, 11, 24)))
    own.refresh_from_db()
    assert own.ends_on == date(2026, 11, 23)
    assert "No new RAPE cases" not in head(clerk, okafor)


def test_it_is_not_lifted_before_it_began(clerk, okafor):
    answer = send(clerk, lift(restricted(okafor)), **parts(free_from=date(2026, 11, 1)))
    assert "The restriction began on 1 November 2026. Enter a later day." in text(answer)


def test_a_last_day_before_the_first_is_refused(clerk, okafor):
    days = parts(starts_on=date(2026, 11, 24), ends_on=date(2026, 11, 23))
    answer = send(clerk, enter(okafor), **days)
    assert "23 November 2026 is before the first day, 24 November 2026." in text(answer)


def test_an_analyst_reads_of_none(client, analyst, okafor):
    restricted(okafor)
    client.force_login(analyst)
    page = client.get(reverse("person", args=[okafor.pseudonym]))
    assert "No new cases" not in text(page)


def test_a_supervisor_sees_it_and_does_not_change_it(client, sergeant, okafor):
    own = restricted(okafor)
    client.force_login(sergeant)
    assert "No new cases of any kind" in head(client, okafor)
    assert [client.get(address).status_code for address in (enter(okafor), lift(own))] == [403, 403]


def test_nobody_of_another_force_finds_it(client, stranger, okafor):
    own = restricted(okafor)
    client.force_login(stranger)
    assert [client.get(address).status_code for address in (enter(okafor), lift(own))] == [404, 404]


def test_it_is_lifted_on_the_record_that_it_stands_on(clerk, okafor, northshire):
    own = restricted(okafor)
    address = reverse("restriction-lift", args=[a_person(northshire, "Byrne").uuid, own.uuid])
    assert clerk.get(address).status_code == 404
