import csv
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from capability.access import AccessRole
from capability.models import Act, Threshold
from tests.factories.capability import a_log_in, a_person, a_scheme, a_user
from tests.factories.training import a_cpd_entry, an_aim
from training.models import CpdEntry, Kind

SECRET = "I froze and want to practise"


def parts(name, on):
    return {f"{name}_0": on.day, f"{name}_1": on.month, f"{name}_2": on.year}


@pytest.fixture
def today(db):
    return timezone.localdate()


@pytest.fixture
def officer(northshire, investigations):
    return a_person(northshire, unit=investigations)


@pytest.fixture
def own(officer):
    return a_log_in("officer@northshire.example", officer)


@pytest.fixture
def auditor(northshire):
    return a_user("audit@northshire.example", AccessRole.AUDITOR, northshire.root_unit)


def page(client, user, officer, query=""):
    client.force_login(user)
    return client.get(reverse("person-cpd", args=[officer.uuid]) + query)


def post(client, user, name, *args, query="", **said):
    client.force_login(user)
    return client.post(reverse(name, args=args) + query, said, follow=True)


def test_an_officer_enters_three_things_and_is_done(client, own, officer, today):
    said = {"title": "Talk on digital evidence", "hours": "1.5", **parts("done_on", today)}
    answer = post(client, own, "cpd-log", officer.uuid, **said)
    assert "“Talk on digital evidence”, 1.5 hours, is on your record." in answer.text
    assert "1.5 hours in the twelve months to" in answer.text
    assert "There is no national number of hours" in answer.text
    entry = CpdEntry.objects.get()
    assert (entry.person, entry.done_on, entry.hours, entry.kind) == (
        officer,
        today,
        Decimal("1.5"),
        "",
    )


def test_the_form_offers_today_and_schemes_that_the_force_may_use(client, own, officer, today):
    a_scheme("DRONES", force=officer.force)
    client.force_login(own)
    answer = client.get(reverse("cpd-log", args=[officer.uuid]))
    assert f'value="{today.year}"' in answer.text
    assert "DRONES: Scheme DRONES" in answer.text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"hours": "an hour"}, "Write the hours as a number, like 1.5."),
        ({"hours": "0"}, "The hours are more than 0."),
        ({"hours": "201"}, "The hours are at most 200."),
        ({"hours": "1.255"}, "Write at most two figures after the point, like 1.25."),
        ({"title": ""}, "Enter what was done"),
        ({"done_on_2": "2199"}, "is yet to come. Enter it once it has been done."),
    ],
)
def test_what_makes_no_sense_is_told_with_its_cure(client, own, officer, today, said, told):
    good = {"title": "Talk", "hours": "1", **parts("done_on", today)}
    answer = post(client, own, "cpd-log", officer.uuid, **good | said)
    assert told in answer.text
    assert not CpdEntry.objects.exists()


def test_nobody_enters_for_another_person(client, sergeant, training_lead, own, northshire):
    other = a_person(northshire)
    for user in (sergeant, training_lead):
        client.force_login(user)
        assert client.get(reverse("cpd-log", args=[other.uuid])).status_code == 403
    client.force_login(own)
    assert client.get(reverse("cpd-log", args=[other.uuid])).status_code == 404


def test_an_officer_corrects_and_removes_what_nobody_verified(client, own, officer, today):
    entry = a_cpd_entry(officer, today)
    said = {"title": "A longer talk", "hours": "3", **parts("done_on", today)}
    answer = post(client, own, "cpd-correct", entry.uuid, **said)
    assert "“A longer talk” was corrected." in answer.text
    answer = post(client, own, "cpd-remove", entry.uuid)
    assert "“A longer talk” was removed from your record." in answer.text
    assert not CpdEntry.objects.exists()


def test_verified_and_others_entries_are_not_found_to_be_corrected(client, own, officer, sergeant):
    day = {"verified_on": date(2026, 4, 1), "verified_by": sergeant}
    kept = a_cpd_entry(officer, date(2026, 3, 2), **day)
    others = a_cpd_entry(a_person(officer.force), date(2026, 3, 2))
    client.force_login(own)
    for entry in (kept, others):
        assert client.get(reverse("cpd-correct", args=[entry.uuid])).status_code == 404
        assert client.post(reverse("cpd-remove", args=[entry.uuid])).status_code == 404


def test_hours_are_told_by_kind_for_both_spans(client, own, officer):
    a_cpd_entry(officer, date(2026, 3, 31), 2, kind=Kind.FORMAL)
    a_cpd_entry(officer, date(2026, 4, 1), 4, kind=Kind.FORMAL)
    a_cpd_entry(officer, date(2025, 6, 1), 8, title="Long ago")
    a_cpd_entry(officer, date(2026, 6, 2), 16, title="Later")
    totals = page(client, own, officer, "?as_of=2026-06-01").context["totals"]
    assert [(one.kind, one.rolling, one.year) for one in [*totals.kinds, totals.all]] == [
        (Kind.FORMAL, 6, 4),
        (None, 6, 4),
    ]
    assert page(client, own, officer, "?as_of=2026-05-31").context["totals"].all.rolling == 14


def test_a_target_is_told_where_the_force_set_one(client, own, officer):
    facts = {"force": officer.force, "check_code": "cpd-below-target", "name": "hours"}
    Threshold.objects.create(**facts, value=20, unit="hours", source="Ours")
    a_cpd_entry(officer, timezone.localdate(), 12)
    answer = page(client, own, officer)
    assert "the force asks for 20, so 8 are still to come." in answer.text
    assert "own: there is no national number of hours." in answer.text


def test_the_list_is_narrowed_by_year_and_kind(client, own, officer):
    today = timezone.localdate()
    a_cpd_entry(officer, today, title="Reading", kind=Kind.INFORMAL)
    a_cpd_entry(officer, today, title="Course", kind=Kind.FORMAL)
    a_cpd_entry(officer, today - timedelta(days=800), title="Old course", kind=Kind.FORMAL)
    year = today.year if today.month >= 4 else today.year - 1
    answer = page(client, own, officer, f"?year={year}&kind=formal")
    assert [entry.title for entry in answer.context["page"]] == ["Course"]
    answer = page(client, own, officer, "?year=&kind=formal")
    assert [entry.title for entry in answer.context["page"]] == ["Course", "Old course"]
    assert '<option value="" selected>Any</option>' in answer.text
    assert "Name the year by the one it begins in" in page(client, own, officer, "?year=1").text


def test_what_an_officer_writes_for_themselves_nobody_else_reads(
    client, own, officer, sergeant, training_lead, today
):
    said = {"title": "Talk", "hours": "1", "reflection": SECRET, **parts("done_on", today)}
    assert SECRET in post(client, own, "cpd-log", officer.uuid, **said).text
    entry = CpdEntry.objects.get()
    for user in (sergeant, training_lead):
        client.force_login(user)
        addresses = [
            reverse("person-cpd", args=[officer.uuid]),
            reverse("person-history", args=[officer.uuid]),
            reverse("cpd"),
            f"{reverse('cpd-verify')}?entry={entry.uuid}",
        ]
        for address in addresses:
            answer = client.get(address)
            assert (answer.status_code, SECRET in answer.text) == (200, False), address


def test_the_undo_page_does_not_tell_it_either(client, own, officer, training_lead, today):
    said = {"title": "Talk", "hours": "1", "reflection": SECRET, **parts("done_on", today)}
    post(client, own, "cpd-log", officer.uuid, **said)
    client.force_login(training_lead)
    answer = client.get(reverse("act-undo", args=[Act.objects.get().uuid]))
    assert (answer.status_code, SECRET in answer.text) == (200, False)
    assert "Talk" in answer.text


def test_what_is_shared_whoever_verifies_reads(client, officer, sergeant, auditor, today):
    a_cpd_entry(officer, today, reflection=SECRET, reflection_is_shared=True)
    assert SECRET in page(client, sergeant, officer).text
    assert SECRET not in page(client, auditor, officer).text


def test_an_analyst_and_a_stranger_do_not_open_the_page(client, officer, analyst, stranger):
    assert page(client, analyst, officer).status_code == 403
    assert page(client, stranger, officer).status_code == 404


def taken(client, user, **asked):
    client.force_login(user)
    answer = client.get(reverse("export-csv", args=["cpd-entries"]), asked)
    return list(csv.DictReader(StringIO(b"".join(answer).decode("utf-8-sig"))))


def test_the_list_is_taken_away_as_the_tab_shows_it_and_never_with_a_reflection(
    client, own, officer, sergeant, today
):
    a_cpd_entry(officer, today, title="Reading", reflection=SECRET, reflection_is_shared=True)
    a_cpd_entry(officer, today - timedelta(days=1), title="Course", kind=Kind.FORMAL)
    a_cpd_entry(a_person(officer.force), today, title="Of another")
    for user in (own, sergeant):
        lines = taken(client, user, person=officer.uuid)
        assert [line["title"] for line in lines] == ["Course", "Reading"]
        assert SECRET not in str(lines)
    link = f"{reverse('export-csv', args=['cpd-entries'])}?kind=formal&amp;person={officer.uuid}"
    assert link in page(client, own, officer, "?kind=formal&page=1").text
    (line,) = taken(client, own, person=officer.uuid, kind="formal")
    assert (line["surname"], line["title"], line["hours"]) == ("Okafor", "Course", "2.0")


def test_an_officer_takes_away_nothing_of_others(client, own, officer, today):
    a_cpd_entry(officer, today, title="Mine")
    other = a_cpd_entry(a_person(officer.force), today, title="Of another")
    assert [line["title"] for line in taken(client, own)] == ["Mine"]
    assert taken(client, own, person=other.person.uuid) == []


def test_a_file_of_a_filter_that_makes_no_sense_leads_back_to_the_tab(client, own, officer):
    client.force_login(own)
    asked = {"person": officer.uuid, "year": "1"}
    answer = client.get(reverse("export-xlsx", args=["cpd-entries"]), asked)
    tab = reverse("person-cpd", args=[officer.uuid])
    assert answer.url == f"{tab}?person={officer.uuid}&year=1"


def test_an_analyst_takes_no_names_away(client, analyst, officer):
    client.force_login(analyst)
    assert client.get(reverse("export-csv", args=["cpd-entries"])).status_code == 403


def test_no_aim_is_asked_for_where_none_is_open(client, own, officer):
    an_aim(a_person(officer.force), "Of another")
    client.force_login(own)
    form = client.get(reverse("cpd-log", args=[officer.uuid])).context["form"]
    assert "aim" not in form.fields


def test_an_entry_towards_an_aim_stands_beside_it_in_the_plan(
    client, own, officer, sergeant, today
):
    aim = an_aim(officer, "Lead interviews", agreed_on=today)
    plan = reverse("person-plan", args=[officer.uuid])
    address = reverse("cpd-log", args=[officer.uuid])
    client.force_login(own)
    assert f'href="{address}?aim={aim.uuid}"' in client.get(plan).text
    offered = client.get(f"{address}?aim={aim.uuid}")
    assert f'<option value="{aim.uuid}" selected>Lead interviews</option>' in offered.text
    assert offered.context["form"].opens_more
    for title, hours in (("Talk", "1.5"), ("Course", "6")):
        said = {"title": title, "hours": hours, "aim": aim.uuid, "reflection": SECRET}
        answer = post(client, own, "cpd-log", officer.uuid, **said, **parts("done_on", today))
        assert "Towards: Lead interviews" in answer.text
    client.force_login(sergeant)
    answer = client.get(plan).text
    assert "CPD towards it: 7.5 hours in 2 entries" in answer
    assert SECRET not in answer
    assert f"{address}?aim=" not in answer
    (line, _course) = taken(client, own, person=officer.uuid)
    assert line["plan_aim"] == "Lead interviews"


def test_the_aim_stands_in_all_that_is_held_on_one(client, own, officer, today):
    a_cpd_entry(officer, today, aim=an_aim(officer, "Lead interviews"))
    client.force_login(own)
    record = b"".join(client.get(reverse("my-record-csv"))).decode()
    assert "CPD,CPD entry,Aim,Lead interviews," in record


def test_another_s_aim_is_not_taken(client, own, officer, today):
    an_aim(officer)
    theirs = an_aim(a_person(officer.force))
    said = {"title": "Talk", "hours": "1", "aim": theirs.uuid, **parts("done_on", today)}
    answer = post(client, own, "cpd-log", officer.uuid, **said)
    assert "Select a valid choice" in answer.text
    assert not CpdEntry.objects.exists()
