import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.processes import is_served
from tests.config.embedded.conftest import Machine
from tests.config.waiting import wait_until


@pytest.mark.parametrize("people", [19, 6001, -1])
def test_a_number_of_people_out_of_range_is_refused(people):
    with pytest.raises(CommandError, match=f"--people {people}: give a number from 20 to 6000"):
        call_command("demo", people=people)


def test_a_busy_port_is_refused_with_the_way_out():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Port {port} can't be had .*by --port"):
            call_command("demo", port=port)


@pytest.fixture
def demo():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)
        demo = Demo(Path(folder).resolve())
        yield demo
        demo.leave()


class Demo(Machine):
    """A demo of twenty people in a data folder of its own."""

    def __init__(self, data):
        super().__init__(data)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def start(self):
        """The lines that it prints before it serves."""
        command = [sys.executable, "manage.py", "demo", "--people", "20", "--port", str(self.port)]
        self.process = self.client(command)
        return [*iter(self.process.stdout.readline, f"{self.last_line()}\n")]

    def last_line(self):
        return f"Open http://127.0.0.1:{self.port}/ (Ctrl-C stops everything)."

    def pids(self, name):
        """Of the processes that the demo itself started."""
        asked = ["ps", "-ww", "-o", "pid=", "-o", "args=", "--ppid", str(self.process.pid)]
        listed = subprocess.run(asked, check=False, capture_output=True, text=True).stdout
        return [int(pid) for pid in re.findall(rf"^ *(\d+) .* {name} ", listed, re.MULTILINE)]

    def kill(self, name):
        """And wait for its successor."""
        [killed] = wait_until(lambda: self.pids(name))
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: self.pids(name) not in ([], [killed]))

    def is_gone(self):
        return self.is_empty() and not is_served(self.port)

    def people(self):
        return self.sql("select count(*) from capability_person")


def test_no_kill_costs_a_row_or_leaves_a_process(demo):
    assert "Log-ins:\n" in demo.start()
    people = demo.people()
    for name in ("gunicorn", "worker", "beat"):
        demo.kill(name)
    os.kill(demo.keeper(), signal.SIGKILL)
    wait_until(lambda: is_served(demo.port))
    demo.process.kill()
    wait_until(demo.is_gone)
    demo.start()
    assert demo.people() == people
    demo.process.terminate()
    assert demo.process.wait(timeout=15) == 0
    wait_until(demo.is_gone)
