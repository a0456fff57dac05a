import os
import signal

import pytest

from config.embedded import locks
from tests.config.embedded.conftest import Machine, addresses_of
from tests.config.waiting import wait_until


def test_the_log_in_has_two_roles_and_no_powers(machine):
    assert machine.sql(
        "select rolname, rolsuper, rolcreatedb, rolcanlogin, pg_has_role('register', oid, 'member')"
        " from pg_roles where rolname like 'register%' order by 1"
    ) == [
        ("register", False, False, True, True),
        ("register_app", False, False, False, True),
        ("register_owner", False, True, False, True),
    ]
    assert machine.sql("select datdba::regrole::text from pg_database where datname = 'app'") == [
        ("register_owner",)
    ]


def test_several_at_once_share_one_pair_of_servers(new_machine):
    clients = [new_machine.client() for _ in range(3)]
    assert len({str(addresses_of(client)) for client in clients}) == 1
    assert new_machine.folders.log.read_text().count("starting PostgreSQL") == 1


def test_the_servers_stay_while_one_client_is_left(machine):
    machine.join()
    for client in machine.clients[:-1]:
        client.kill()
    with pytest.raises(AssertionError, match="did not come true"):
        wait_until(machine.is_empty, seconds=3)


def test_nothing_is_left_when_the_last_client_was_killed(machine):
    machine.leave()
    assert not machine.folders.run.exists()


@pytest.mark.parametrize("victim", [Machine.keeper, Machine.postmaster])
def test_no_row_is_lost_when_a_process_is_killed(machine, victim):
    machine.sql("create table if not exists kept as select generate_series(1, 1000)")
    os.kill(victim(machine), signal.SIGKILL)
    machine.join()
    assert machine.sql("select count(*) from kept") == [(1000,)]


def test_a_killed_keeper_takes_its_servers_along(machine):
    os.kill(machine.keeper(), signal.SIGKILL)
    wait_until(machine.is_empty, seconds=5)


def test_whoever_stayed_is_served_again_after_the_postmaster_was_killed(machine):
    os.kill(machine.postmaster(), signal.SIGKILL)
    wait_until(lambda: locks.is_free(machine.folders.lock("ready"), shared=True))
    wait_until(lambda: not locks.is_free(machine.folders.lock("ready"), shared=True))
    assert machine.sql("select 1") == [(1,)]


def test_a_cluster_that_was_cut_short_is_made_anew(new_machine):
    unfinished = new_machine.folders.data / "postgres.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18\n")
    new_machine.join()
    assert not unfinished.exists()


def test_data_of_another_version_are_refused_with_a_cure(new_machine):
    data = new_machine.folders.data / "postgres"
    data.mkdir()
    (data / "PG_VERSION").write_text("12\n")
    client = new_machine.client()
    _, reason = client.communicate()
    assert client.returncode == 1
    assert f"{data} was made by PostgreSQL 12;" in reason
    assert "Set PG_BIN to the programs of PostgreSQL 12" in reason


def test_data_that_must_last_are_written_with_care(machine):
    assert machine.sql("show fsync") == [("on",)]


def test_the_folder_of_the_sockets_is_closed_to_others(machine):
    assert machine.folders.run.stat().st_mode & 0o777 == 0o700
