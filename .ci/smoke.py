"""The register on a server's PostgreSQL and Redis over TCP, as production has them.

Migrates a database of its own, loads two files, has a worker sweep, sets a password by the link
that `grant` prints and signs in with it; then drops the database. Exits 0 if all of that held.
"""

import base64
import hmac
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import psycopg
import redis

BASE_DIR = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BASE_DIR))

from config import processes  # noqa: E402 found by the line above
from config.embedded.postgres import ROLES  # noqa: E402

DATABASE = f"register_smoke_{os.getpid()}"
REDIS_URL = "redis://127.0.0.1:6379/15"
PORT = 8765
EMAIL, PASSWORD = "training@smoketown.example", "smoke rises over the town"
FORCES = "code,name\nSMK,Smoketown Police\n"
PEOPLE = "person_ref,surname,forenames,joined_on\nS1,Sootwell,Ada,2020-03-02\n"


def main():
    with a_database() as address:
        os.environ |= {"DATABASE_URL": address, "REDIS_URL": REDIS_URL}
        manage("migrate", "--verbosity", "0")
        with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as supervisor:
            load(Path(folder), "forces", FORCES)
            load(Path(folder), "people", PEOPLE, "--force", "SMK")
            for task in ("queue_nightly_sweeps", "wake_waiting_jobs"):
                celery("call", f"capability.tasks.{task}")
            supervisor.run(until=within(60, lambda: is_swept(address)))
            expect("Sootwell" in sign_in(), "Whoever signed in does not see who was loaded.")
    say("migrated, loaded, swept by a worker, signed in")


@contextmanager
def a_database():
    with administration() as server:
        server.execute(ROLES)
        server.execute(f"create database {DATABASE} owner register_owner")
        redis.from_url(REDIS_URL).flushdb()
        try:
            yield f"postgresql://register@127.0.0.1/{DATABASE}"
        finally:
            server.execute(f"drop database {DATABASE} with (force)")
            redis.from_url(REDIS_URL).flushdb()


def administration():
    for user in ("postgres", "root"):
        with suppress(psycopg.OperationalError):
            return psycopg.connect(f"postgresql://{user}@127.0.0.1/postgres", autocommit=True)
    raise SystemExit("Neither postgres nor root may sign in to PostgreSQL on 127.0.0.1.")


@contextmanager
def served(folder):
    commands = processes.commands(port=PORT, schedule=folder / "schedule")
    supervisor = processes.Supervisor(commands)
    try:
        supervisor.run(until=within(60, lambda: processes.is_served(PORT)))
        yield supervisor
    finally:
        supervisor.stop()


def within(seconds, condition):
    """The condition; an error if it has not come true by then."""
    until = time.monotonic() + seconds

    def check():
        expect(time.monotonic() < until, f"That took more than {seconds} seconds.")
        return condition()

    return check


def load(folder, feed, text, *options):
    file = folder / f"{feed}.csv"
    file.write_text(text)
    counts = json.loads(manage("load", feed, file, "--json", *options))
    expect((counts["read"], counts["created"]) == (1, 1), f"{feed}: {counts}")


def is_swept(address):
    with psycopg.connect(address, options="-c role=register_app") as connection:
        unfinished = "select count(*) from capability_job where state <> 'done'"
        swept = "select count(*) from capability_sweep"
        [left, done] = [connection.execute(one).fetchone()[0] for one in (unfinished, swept)]
    return done and not left


def sign_in():
    """The page of people, for a new log-in whose password was set by its one-time link."""
    printed = manage(
        *("grant", EMAIL, "ld-admin", "SMK", "--force", "SMK"),
        *("--base-url", f"http://127.0.0.1:{PORT}"),
    )
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    link = re.search(r"http://\S+", printed)[0]
    submit(browser, link, {"password1": PASSWORD, "password2": PASSWORD})
    log_in = f"http://127.0.0.1:{PORT}/account/login/"
    submit(browser, log_in, {"login": EMAIL, "password": PASSWORD})
    set_up_second_factor(browser)
    return read(browser.open(f"http://127.0.0.1:{PORT}/people/"))


def set_up_second_factor(browser):
    """As an authenticator app does it; each time the page is opened it shows another key."""
    form = browser.open(f"http://127.0.0.1:{PORT}/account/second-factor/set-up/")
    page = read(form)
    key = re.search(r'register-key">(\w+)<', page)[1]
    send(browser, form.url, page, {"code": code_of(key)})


def code_of(key):
    """RFC 6238: six digits of the half minute."""
    counter = int(time.time() // 30).to_bytes(8, "big")
    digest = hmac.digest(base64.b32decode(key + "=" * (-len(key) % 8)), counter, "sha1")
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def submit(browser, address, fields):
    form = browser.open(address)
    send(browser, form.url, read(form), fields)


def send(browser, address, page, fields):
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    browser.open(address, urlencode({"csrfmiddlewaretoken": token, **fields}).encode())


def read(answer):
    return answer.read().decode()


def manage(*arguments):
    return run(BASE_DIR / "manage.py", *arguments)


def celery(*arguments):
    return run("-m", "celery", "--app", "config.celery:app", *arguments)


def run(*arguments):
    command = [sys.executable, *arguments]
    done = subprocess.run(command, check=False, cwd=BASE_DIR, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(condition, otherwise):
    if not condition:
        raise SystemExit(f"smoke: {otherwise}")


def say(text):
    sys.stdout.write(f"smoke: {text}\n")


if __name__ == "__main__":
    main()
