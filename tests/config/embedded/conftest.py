import json
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from config.embedded import locks
from config.embedded.folders import BASE_DIR, Folders
from tests.config.waiting import wait_until

# Says the addresses, and then stays until its standard input is closed.
_CLIENT = """
import json, sys
from config import embedded
print(json.dumps(embedded.start()), flush=True)
sys.stdin.read()
"""
_SERVERS_OF_ITS_OWN = ("DATABASE_URL", "REDIS_URL", "REGISTER_TESTING")


class Machine:
    """A data folder of its own, and the processes that use its servers."""

    def __init__(self, data):
        self.folders = Folders(data)
        self.clients = []

    def client(self, command=(sys.executable, "-c", _CLIENT)):
        environment = {k: v for k, v in os.environ.items() if k not in _SERVERS_OF_ITS_OWN}
        environment["REGISTER_DATA"] = str(self.folders.data)
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        client = subprocess.Popen(command, cwd=BASE_DIR, env=environment, text=True, **pipes)
        self.clients.append(client)
        return client

    def join(self):
        return addresses_of(self.client())

    def sql(self, statement):
        address = f"postgresql://register@/app?host={self.folders.run}"
        owner = {"options": "-c role=register_owner", "autocommit": True}
        with psycopg.connect(address, **owner) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else None

    def postmaster(self):
        return int((self.folders.data / "postgres" / "postmaster.pid").read_text().split()[0])

    def keeper(self):
        asked = ["ps", "-o", "ppid=", "-p", str(self.postmaster())]
        return int(subprocess.run(asked, check=True, capture_output=True).stdout)

    def leave(self):
        for client in self.clients:
            client.kill()
            client.communicate()
        self.clients.clear()
        wait_until(self.is_empty)

    def is_empty(self):
        """Every process of every server inherits this lock, so that free means: none is left."""
        return locks.is_free(self.folders.lock("servers"))


def addresses_of(client):
    return json.loads(client.stdout.readline() or client.stderr.read())


@contextmanager
def a_machine():
    # Not pytest's own temporary folder: it is closed to the user that PostgreSQL runs as for root.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        machine = Machine(Path(folder).resolve())
        yield machine
        machine.leave()


@pytest.fixture(scope="module")
def running():
    """Servers that a client has joined; the tests of a file share them."""
    with a_machine() as machine:
        machine.join()
        yield machine


@pytest.fixture
def machine(running):
    """The same, joined anew if the test before has left it."""
    running.join()
    return running


@pytest.fixture
def new_machine():
    with a_machine() as machine:
        yield machine
