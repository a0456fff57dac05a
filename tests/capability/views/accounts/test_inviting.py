import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from capability.access import AccessRole
from capability.models import Act, Grant, User
from tests.capability.views.pages import text
from tests.factories.capability import a_grant, a_person, a_unit, a_user

REASON = {"reason": "Takes over the team"}


@pytest.fixture
def admin(northshire):
    return a_user("admin@northshire.example", AccessRole.SYSTEM_ADMIN, northshire.root_unit)


@pytest.fixture
def as_(client):
    def signed_in(user):
        client.force_login(user)
        return client

    return signed_in


def said(unit, access_role="supervisor", *, on=None, until=None, **also):
    parts = {"access_role": access_role, "unit": str(unit.uuid)} | REASON | also
    for name, day in (("starts_on", on or timezone.localdate()), ("ends_on", until)):
        if day:
            parts |= {f"{name}_0": day.day, f"{name}_1": day.month, f"{name}_2": day.year}
    return parts


def invite(client, unit, email="new@northshire.example", **also):
    return client.post(reverse("user-invite"), said(unit, email=email, **also), follow=True)


def test_whoever_is_invited_gets_a_link_by_mail_and_a_grant(
    as_, training_lead, investigations, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = invite(as_(training_lead), investigations)
    assert "new@northshire.example may sign in. A mail on its way to them says how." in text(page)
    [sent] = mail.outbox
    assert sent.to == ["new@northshire.example"]
    link = re.search(r"http://testserver(\S+)", sent.body)[1]
    assert "Choose a password" in Client().get(link, follow=True).text
    grant = Grant.objects.get(user__email="new@northshire.example")
    assert (grant.access_role, grant.unit, grant.made_by) == (
        "supervisor",
        investigations,
        training_lead,
    )
    assert Act.objects.get().reason == REASON["reason"]


def test_an_address_that_is_known_stays_signed_in_and_is_not_told_apart(
    as_, training_lead, investigations, stranger, django_capture_on_commit_callbacks
):
    theirs = Client()
    theirs.force_login(stranger)
    said = []
    for email in ("new@northshire.example", stranger.email):
        with django_capture_on_commit_callbacks(execute=True):
            page = text(invite(as_(training_lead), investigations, email=email))
        said += re.findall(f"{email} (may sign in.*?how\\.)", page)
    assert said == ["may sign in. A mail on its way to them says how."] * 2
    assert theirs.get("/people/").status_code == 200
    known = mail.outbox[-1]
    assert known.to == [stranger.email]
    assert known.body.startswith(
        "training@northshire.example has granted you access in the capability register: "
        "Supervisor over Northside Investigations."
    )
    assert "http" not in known.body


def test_where_no_mail_goes_out_the_page_shows_the_link_once(
    as_, training_lead, investigations, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    page = invite(as_(training_lead), investigations)
    link = re.search(r"<code>http://testserver(\S+?)</code>", page.text)[1]
    assert "Choose a password" in Client().get(link, follow=True).text
    assert link not in as_(training_lead).get(reverse("users")).text


def test_an_ld_administrator_grants_teams_and_no_more(as_, training_lead, investigations):
    page = invite(as_(training_lead), investigations, access_role="ld-admin")
    assert "Select a valid choice" in text(page)
    assert not User.objects.filter(email="new@northshire.example").exists()


def test_nobody_grants_beyond_their_reach(as_, training_lead, stranger):
    page = invite(as_(training_lead), stranger.grants.get().unit)
    assert "There is no such unit that you may choose." in text(page)


def test_nobody_grants_to_themselves(as_, training_lead, investigations):
    page = invite(as_(training_lead), investigations, email=training_lead.email)
    assert "Nobody grants anything to themselves." in text(page)
    assert training_lead.grants.count() == 1


def test_the_same_grant_twice_is_refused_with_its_days(as_, admin, sergeant, investigations):
    page = invite(as_(admin), investigations, email=sergeant.email)
    assert "sergeant@northshire.example has that already, until further notice." in text(page)


def test_a_day_that_has_passed_is_refused(as_, admin, investigations):
    yesterday = timezone.localdate() - timedelta(days=1)
    assert "That day has passed." in text(invite(as_(admin), investigations, on=yesterday))


def test_acting_cover_ends_by_itself(as_, admin, investigations):
    today = timezone.localdate()
    invite(as_(admin), investigations, until=today + timedelta(days=13))
    user = User.objects.get(email="new@northshire.example")
    assert user.grants.in_force(on=today + timedelta(days=13)).exists()
    assert not user.grants.in_force(on=today + timedelta(days=14)).exists()


@pytest.mark.parametrize("access_role", ["auditor", "system-admin"])
def test_what_needs_a_second_person_waits_for_one(as_, admin, northshire, sergeant, access_role):
    root = northshire.root_unit
    invite(as_(admin), root, email=sergeant.email, access_role=access_role)
    grant = sergeant.grants.get(access_role=access_role)
    address = reverse("grant-confirm", args=[grant.uuid])
    assert "Somebody else has to confirm it" in text(as_(admin).post(address, REASON))
    assert AccessRole(access_role) not in User.objects.get(pk=sergeant.pk).access_roles
    second = a_user("second@northshire.example", AccessRole.SYSTEM_ADMIN, root)
    page = as_(second).post(address, REASON, follow=True)
    assert "The grant of sergeant@northshire.example is confirmed and counts." in text(page)
    assert AccessRole(access_role) in User.objects.get(pk=sergeant.pk).access_roles


def test_a_grant_that_ends_today_bites_on_the_next_request(as_, admin, sergeant, investigations):
    theirs = Client()
    theirs.force_login(sergeant)
    assert theirs.get("/people/").status_code == 200
    today = timezone.localdate()
    on = {"on_0": today.day, "on_1": today.month, "on_2": today.year}
    as_(admin).post(reverse("grant-end", args=[sergeant.grants.get().uuid]), REASON | on)
    assert theirs.get("/people/").status_code == 403


def test_a_new_role_asks_to_sign_in_anew(as_, admin, sergeant, northshire):
    theirs = Client()
    theirs.force_login(sergeant)
    data = said(northshire.root_unit, "analyst")
    as_(admin).post(reverse("grant-make", args=[sergeant.uuid]), data)
    assert theirs.get("/people/").status_code == 302


def test_nobody_ends_what_they_could_not_have_made(as_, training_lead, admin):
    address = reverse("grant-end", args=[admin.grants.get().uuid])
    assert as_(training_lead).get(address).status_code == 404


def test_officers_are_invited_by_unit(as_, training_lead, northshire, investigations):
    below = a_unit(northshire, under=investigations)
    known = a_person(northshire, unit=below, email="Ada@northshire.example")
    a_person(northshire, unit=investigations)
    a_person(northshire, email="elsewhere@northshire.example")
    for _twin in range(2):
        a_person(northshire, unit=below, email="shared@northshire.example")
    a_person(northshire, unit=below, email="left@northshire.example", left_on=date(2020, 1, 1))
    data = {"unit": str(investigations.uuid)} | REASON
    page = as_(training_lead).post(reverse("officers-invite"), data, follow=True)
    assert "1 person in Northside Investigations may sign in to their own record." in text(page)
    assert User.objects.get(email="ada@northshire.example").person == known
    again = as_(training_lead).post(reverse("officers-invite"), data)
    assert "Nobody in Northside Investigations has an e-mail address on record" in text(again)


def test_who_let_whom_in_stands_on_the_page(as_, training_lead, investigations):
    invite(as_(training_lead), investigations)
    user = User.objects.get(email="new@northshire.example")
    page = text(as_(training_lead).get(reverse("user", args=[user.uuid])))
    assert "Granted by training@northshire.example. “Takes over the team”" in page


def test_a_log_in_of_another_force_is_not_found(as_, training_lead, stranger):
    address = reverse("user", args=[stranger.uuid])
    assert as_(training_lead).get(address).status_code == 404
    assert stranger.email not in as_(training_lead).get(reverse("users")).text


@pytest.mark.parametrize("size", [10, 100])
def test_log_ins_ask_the_same_however_many(
    as_, admin, investigations, size, django_assert_num_queries
):
    for number in range(size):
        user = User.objects.create_user(f"user{number}@northshire.example")
        a_grant(user, AccessRole.SUPERVISOR, investigations)
    as_(admin).get(reverse("users"))
    with django_assert_num_queries(11):
        as_(admin).get(reverse("users"))
