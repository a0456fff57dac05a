import html
import re
from datetime import date

import pytest
from django.urls import reverse

from capability.access import AccessRole
from capability.actions import gaps as sweeping
from capability.checks import CHECKS, Scope
from capability.models import Accreditation, Gap
from config.navigation import PERSON_TABS
from tests.clock import set_clock
from tests.factories.capability import (
    a_grant,
    a_posting,
    a_unit,
)
from tests.two_clocks.asked import BETWEEN, ENTERED, HOLDER, shown

LISTS = (
    *("people", "accreditations", "case-holders", "gaps", "units", "portfolios", "coverage"),
    *("required", "dispensations", "dispensation-months", "schemes", "requirements"),
)
TABS = [name for tab in PERSON_TABS for name in tab.pages[:1]]


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_says_so_and_leads_back_to_now(okafor, client, training_lead, tab):
    client.force_login(training_lead)
    asked = {"as_of": BETWEEN, "known_at": ENTERED}
    answer = client.get(reverse(tab, args=[okafor.uuid]), asked)
    page = answer.content.decode()
    assert "As the register stood on 15 April 2026, 23:59" in page
    assert '<a class="govuk-link" href="?">Back to now</a>' in page
    others = {reverse(name, args=[okafor.uuid]) for name in TABS}
    links = set(re.findall(r'href="([^"]*)\?as_of=2026-01-20&amp;known_at=2026-04-15"', page))
    assert others <= links


def test_a_team_can_be_pictured_as_of_a_moment(okafor, client, training_lead):
    asked = {"as_of": BETWEEN, "known_at": ENTERED}
    root = okafor.force.root_unit.uuid
    assert "1 of 1 complete" in shown(client, training_lead, "team-picture", root, **asked)
    now = shown(client, training_lead, "team-picture", root, as_of=BETWEEN)
    assert "0 of 1 complete" in now


def test_the_history_of_then_tells_of_no_later_change(okafor, client, training_lead):
    asked = {"kind": "accreditation"}
    then = shown(client, training_lead, "person-history", okafor.uuid, known_at=ENTERED, **asked)
    now = shown(client, training_lead, "person-history", okafor.uuid, **asked)
    assert ("Accreditation recorded" in then, "Accreditation changed" in then) == (True, False)
    assert ("Accreditation recorded" in now, "Accreditation changed" in now) == (True, True)


def test_what_stood_then_is_not_changed_from_there(okafor, client, training_lead):
    acts = ("Enter an accreditation", "This is wrong")
    then = shown(client, training_lead, "person", okafor.uuid, known_at=ENTERED)
    now = shown(client, training_lead, "person", okafor.uuid)
    assert [words in then for words in acts] == [False, False]
    assert acts[0] in now


def test_a_moment_to_come_is_told_and_shows_nothing(okafor, client, training_lead):
    page = shown(client, training_lead, "gaps", known_at="2999-01-01")
    assert "That is still to come" in page
    assert "Nothing is listed until the filters above make sense." in page


def test_whose_grant_was_withdrawn_today_opens_no_page_of_yesterday(okafor, client, sergeant):
    a_posting(okafor, sergeant.grants.get().unit)
    address = reverse("person", args=[okafor.uuid])
    client.force_login(sergeant)
    assert client.get(address, {"known_at": ENTERED}).status_code == 200
    sergeant.grants.all().delete()
    assert client.get(address, {"known_at": ENTERED}).status_code == 403
    a_grant(sergeant, AccessRole.SUPERVISOR, a_unit(okafor.force, "RESP"))
    assert client.get(address, {"known_at": ENTERED}).status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_every_list_with_a_day_can_be_asked_about_a_moment(okafor, client, training_lead, name):
    said = "As the register stood on 15 April 2026, 23:59"
    assert said in shown(client, training_lead, name, known_at=ENTERED)
    assert said not in shown(client, training_lead, name)


def test_a_page_that_hangs_on_another_is_of_the_same_moment(okafor, client, training_lead):
    for day in (date(2026, 1, 20), date(2026, 5, 20)):
        set_clock(f"{day}T02:00:00Z")
        sweeping.sweep(CHECKS[HOLDER], Scope(okafor.force), on=day)
    gap, award = Gap.objects.get(), Accreditation.objects.get()
    then = {"known_at": "2026-01-21"}
    open_then = "Open since 20 January 2026 (1 day ago)"
    assert open_then in shown(client, training_lead, "gap", gap.uuid, **then)
    assert open_then not in shown(client, training_lead, "gap", gap.uuid)
    own = (okafor.uuid, award.uuid)
    assert "Awarded12 January 2026" in shown(
        client, training_lead, "accreditation", *own, known_at=ENTERED
    )
    unit = okafor.force.root_unit
    assert "As the register stood" in shown(client, training_lead, "unit", unit.uuid, **then)


def test_nothing_of_before_the_register_was_there_breaks_a_page(okafor, client, training_lead):
    for name in LISTS:
        assert "As the register stood" in shown(client, training_lead, name, known_at="2001-01-01")


def test_a_gap_leads_to_the_change_that_opened_it(okafor, client, training_lead, analyst):
    set_clock("2026-01-20T02:00:00Z")
    sweeping.sweep(CHECKS[HOLDER], Scope(okafor.force), on=date(2026, 1, 20))
    gap = Gap.objects.get()
    client.force_login(training_lead)
    page = client.get(reverse("gap", args=[gap.uuid])).text
    (link,) = re.findall(r'href="([^"]*)">See it in the history', page)
    address, _hash, place = html.unescape(link).partition("#")
    told = client.get(address).text
    assert re.search(r'<tr [^>]*id="([^"]*)"', told).group(1) == place
    assert "Case allocation recorded" in told
    client.force_login(analyst)
    page = client.get(reverse("gap", args=[gap.veiled_uuid])).text
    assert "Which change opened this?" in page
    assert "See it in the history" not in page
