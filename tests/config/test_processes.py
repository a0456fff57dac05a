import os
import signal
import subprocess
import sys

import pytest

from config.environment import BASE_DIR
from tests.config.waiting import wait_until

# Says its own number and that of a child of its own, and waits.
_PROCESS = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])
print('at work', os.getpid(), child.pid, flush=True)
child.wait()
"""
_SUPERVISOR = f"""
from config.processes import Supervisor
supervisor = Supervisor({{'one': ['-c', {_PROCESS!r}], 'two': ['-c', {_PROCESS!r}]}})
supervisor.run(until=lambda: False)
supervisor.stop()
print('stopped', flush=True)
"""


@pytest.fixture
def supervisor():
    command = [sys.executable, "-c", _SUPERVISOR]
    process = subprocess.Popen(command, cwd=BASE_DIR, stdout=subprocess.PIPE, text=True)
    yield process
    process.terminate()
    process.wait()
    process.stdout.close()


def next_pair(supervisor):
    return [int(word) for word in supervisor.stdout.readline().split()[-2:]]


def is_gone(pid):
    """No such process; or one that is dead, and only waits for its parent to take note."""
    asked = ["ps", "-o", "stat=", "-p", str(pid)]
    return subprocess.run(asked, check=False, capture_output=True).stdout.strip()[:1] in (b"", b"Z")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_all_of_them(supervisor, number):
    pids = next_pair(supervisor) + next_pair(supervisor)
    supervisor.send_signal(number)
    assert supervisor.communicate(timeout=10) == ("stopped\n", None)
    assert supervisor.returncode == 0
    assert [pid for pid in pids if not is_gone(pid)] == []


def test_what_dies_is_started_again_and_its_children_are_ended(supervisor):
    pid, child = next_pair(supervisor)
    next_pair(supervisor)
    os.kill(pid, signal.SIGKILL)
    successor, _ = next_pair(supervisor)
    assert successor != pid
    assert is_gone(child)


def test_a_killed_supervisor_leaves_nobody(supervisor):
    (one, _), (two, _) = next_pair(supervisor), next_pair(supervisor)
    supervisor.kill()
    wait_until(lambda: is_gone(one) and is_gone(two), seconds=5)
    for group in (one, two):  # these do not end their children, as web and worker do
        os.killpg(group, signal.SIGKILL)
