from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import Error, connection, transaction
from django.db.models import Count

from capability.access import AccessRole
from capability.models import Accreditation, Force, Gap, Grant, Person, Posting, Scheme
from capability.models.known import as_of_now, known_at
from config.known import LEFT_OUT
from tests.clock import set_clock
from tests.factories.capability import (
    a_force,
    a_grant,
    a_log_in,
    a_person,
    a_posting,
    a_scheme,
    a_unit,
    an_accreditation,
)

MARCH, MAY = "2026-03-10T09:00:00+00:00", "2026-05-10T09:00:00+00:00"
IN_APRIL = datetime(2026, 4, 1, tzinfo=UTC)
IN_JUNE = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def northshire(db):
    set_clock("2026-01-01T09:00:00+00:00")
    return a_force("NS", name="Northshire Police")


@pytest.fixture
def okafor(northshire):
    return a_person(northshire, "Okafor", number="4711")


def views():
    with connection.cursor() as cursor:
        cursor.execute("select viewname from pg_views where schemaname = 'known'")
        return {name for (name,) in cursor.fetchall()}


def tracked():
    return [model for model in apps.get_models() if hasattr(model, "pgh_event_model")]


@pytest.mark.django_db
def test_every_table_with_history_has_its_view_but_log_ins_and_grants():
    names = {model._meta.db_table for model in tracked()} - set(LEFT_OUT)
    assert views() == names | {f"{name}event" for name in names}
    assert {"capability_user", "capability_grant"} == set(LEFT_OUT)


@pytest.mark.django_db
def test_looking_at_a_migration_leaves_the_views_alone():
    before = views()
    call_command("migrate", plan=True, verbosity=0)
    call_command("migrate", check_unapplied=True, verbosity=0)
    assert views() == before


def test_at_the_end_of_history_the_views_say_what_the_tables_say(okafor):
    award = an_accreditation(okafor, a_scheme("FIRST"), awarded_on=date(2024, 3, 1))
    award.certificate = "C-99"
    award.save()
    an_accreditation(okafor, a_scheme("SECOND"), awarded_on=date(2024, 3, 1)).delete()
    differing = {}
    for model in tracked():
        now = list(model.objects.order_by("pk").values())
        with known_at(datetime(2199, 1, 1, tzinfo=UTC)):
            then = list(model.objects.order_by("pk").values())
        if then != now:
            differing[model.__name__] = now, then
    assert differing == {}
    assert Accreditation.objects.get().certificate == "C-99"


def test_what_came_later_is_not_known_and_what_went_later_is(okafor):
    set_clock(MARCH)
    posting = a_posting(okafor, a_unit(okafor.force, "RESP"))
    set_clock(MAY)
    okafor.number = "4712"
    okafor.save()
    posting.delete()
    a_person(okafor.force, "Byrne")
    with known_at(IN_APRIL):
        assert list(Person.objects.values_list("surname", "number")) == [("Okafor", "4711")]
        assert Posting.objects.get().unit.code == "RESP"
    assert Person.objects.count() == 2
    assert Posting.objects.count() == 0


def test_history_is_that_of_then(okafor):
    set_clock(MAY)
    okafor.number = "4712"
    okafor.save()
    with known_at(IN_APRIL):
        assert [event.number for event in okafor.events.all()] == ["4711"]
    assert okafor.events.count() == 2


@pytest.mark.parametrize(("second", "known"), [(-1, 1), (0, 2)])
def test_the_moment_itself_is_included(okafor, second, known):
    set_clock(MARCH)
    a_person(okafor.force, "Byrne")
    with known_at(datetime.fromisoformat(MARCH) + timedelta(seconds=second)):
        assert Person.objects.count() == known


def test_rows_are_grouped_though_a_view_has_no_primary_key(okafor):
    for surname in ("Byrne", "Costa"):
        a_person(okafor.force, surname)
    with known_at(IN_JUNE):
        forces = Force.objects.annotate(count=Count("people")).order_by("code")
        assert [(force.name, force.count) for force in forces] == [("Northshire Police", 3)]


def sql(statement):
    return lambda _person: connection.cursor().execute(statement)


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda person: person.save(), id="update"),
        pytest.param(lambda person: a_person(person.force, "Byrne"), id="insert"),
        pytest.param(lambda person: person.services.all().delete(), id="delete"),
        pytest.param(lambda _person: Grant.objects.update(ends_on=None), id="without-a-view"),
        pytest.param(lambda _person: list(Person.objects.select_for_update()), id="lock"),
        pytest.param(sql("update public.capability_person set number = ''"), id="table-itself"),
        pytest.param(sql("create temp table t (id int)"), id="temporary"),
        pytest.param(sql("select nextval('capability_gap_id_seq')"), id="number"),
    ],
)
def test_the_database_refuses_every_write(okafor, write):
    refused = "in a read-only transaction|permission denied for view"
    with pytest.raises(Error, match=refused), known_at(IN_JUNE):
        write(okafor)
    assert Person.objects.get().number == "4711"


@pytest.mark.parametrize(
    "statement",
    [
        "insert into known.capability_person (surname) values ('Byrne')",
        "update known.capability_person set surname = 'Byrne'",
        "delete from known.capability_person",
        "create view known.mine as select 1",
        "drop view known.capability_person",
    ],
)
def test_nor_does_it_take_one_through_a_view_outside(okafor, statement):
    with pytest.raises(Error, match=r"permission denied|must be owner"), transaction.atomic():
        connection.cursor().execute(statement)


def test_afterwards_all_is_as_before(okafor):
    with known_at(IN_APRIL), pytest.raises(ZeroDivisionError):
        1 / 0  # noqa: B018
    with pytest.raises(ZeroDivisionError), known_at(IN_APRIL):
        1 / 0  # noqa: B018
    assert connection.features.allows_group_by_selected_pks
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('search_path'), current_setting('transaction_read_only'),"
            " coalesce(current_setting('register.known_at', true), '')"
        )
        assert cursor.fetchone() == ('"$user", public', "off", "")
    a_person(okafor.force, "Byrne")


def test_without_the_views_it_answers_nothing_rather_than_of_now(okafor):
    with transaction.atomic():
        connection.cursor().execute("set local role register_owner; drop schema known cascade")
        with pytest.raises(Error, match="known"), known_at(IN_APRIL):
            Person.objects.count()
        transaction.set_rollback(True)


class TestWhatOneMaySeeIsAsOfNow:
    @pytest.fixture
    def investigations(self, northshire):
        return a_unit(northshire, "INV")

    @pytest.fixture
    def sergeant(self, investigations):
        user = a_log_in("sergeant@northshire.example")
        a_grant(user, AccessRole.SUPERVISOR, investigations)
        return user

    def seen(self, user):
        """Whom the user, as they sign in now, sees of April."""
        with known_at(IN_APRIL):
            user = type(user).objects.get(pk=user.pk)
            return [person.surname for person in Person.objects.visible_to(user)]

    def test_a_grant_that_was_withdrawn_opens_no_past(self, sergeant, investigations):
        a_person(investigations.force, "Okafor", unit=investigations)
        set_clock(MAY)
        assert self.seen(sergeant) == ["Okafor"]
        sergeant.grants.all().delete()
        assert self.seen(sergeant) == []

    def test_a_grant_of_today_opens_the_past(self, northshire, investigations):
        a_person(northshire, "Okafor", unit=investigations)
        set_clock(MAY)
        user = a_log_in("new@northshire.example")
        a_grant(user, AccessRole.SUPERVISOR, a_unit(northshire, "NEW"))
        assert self.seen(user) == []
        a_grant(user, AccessRole.SUPERVISOR, investigations)
        assert self.seen(user) == ["Okafor"]

    def test_a_unit_of_today_opens_the_past_of_who_stands_in_it(self, northshire):
        okafor = a_person(northshire, "Okafor")
        set_clock(MAY)
        new, user = a_unit(northshire, "NEW"), a_log_in("new@northshire.example")
        a_posting(okafor, new)
        a_grant(user, AccessRole.SUPERVISOR, new)
        assert self.seen(user) == ["Okafor"]

    def test_who_moved_here_brings_their_past_and_who_left_takes_it_along(
        self, sergeant, investigations
    ):
        elsewhere = a_unit(investigations.force, "RESP")
        came = a_person(investigations.force, "Came")
        went = a_person(investigations.force, "Went")
        a_posting(came, elsewhere, ends_on=date(2026, 4, 30))
        posting = a_posting(went, investigations)
        assert self.seen(sergeant) == ["Went"]
        set_clock(MAY)
        a_posting(came, investigations, starts_on=date(2026, 5, 1))
        posting.ends_on = date(2026, 4, 30)
        posting.save()
        a_posting(went, elsewhere, starts_on=date(2026, 5, 1))
        assert self.seen(sergeant) == ["Came"]

    def test_a_unit_that_stands_under_another_now_is_seen_from_there(
        self, sergeant, investigations
    ):
        team = a_unit(investigations.force, "TEAM")
        a_person(investigations.force, "Okafor", unit=team)
        set_clock(MAY)
        team.places.update(parent=investigations)
        assert self.seen(sergeant) == ["Okafor"]

    def test_ones_own_past_stays_open(self, northshire):
        set_clock(MAY)
        okafor = a_person(northshire, "Okafor")
        user = a_log_in("okafor@northshire.example", person=okafor)
        assert self.seen(user) == []
        with known_at(IN_JUNE):
            assert list(Person.objects.visible_to(user)) == [okafor]

    def test_reading_of_now_inside_changes_nothing_after(self, northshire):
        set_clock(MAY)
        a_unit(northshire, "NEW")
        with known_at(IN_APRIL):
            with as_of_now():
                assert northshire.units.count() == 2
            assert northshire.units.count() == 1


def test_national_data_are_on_record_from_the_first(db):
    with known_at(datetime(2000, 1, 2, tzinfo=UTC)):
        assert Scheme.objects.filter(force=None, code="PIP2").exists()
        assert not Gap.objects.exists()
