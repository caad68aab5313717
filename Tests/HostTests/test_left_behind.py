"""What outlives a session that is ended, behind a real sshd: it is named in the journal, and ended where settings say so."""

import contextlib
import os
import pathlib
import signal
import subprocess

import pexpect
import pytest

from staging import processes, stack
from staging.control import call
from staging.daemon import Daemon
from staging.enrolment import settings
from staging.inhabitants import ENDED, Visits, rule
from staging.patience import until
from staging.processes import is_alive
from staging.root_helper import RootHelper
from staging.sshd import Sshd

IDLE, LONG = "t-left-idle", "t-left-long"
RULES = rule("nobody types", IDLE, idle="17s", max=False, warn="8s") + rule("may stay", LONG, idle="1h", max="12h")
PATIENCE = 40
# Of each command there is one, known by its seconds.
NOHUP, SETSID, SCREEN = "sleep 621", "sleep 622", "sleep 623"


@pytest.fixture(scope="module")
def daemon(stage):
    for group in (IDLE, LONG):
        subprocess.run(["groupadd", "--force", group], check=True)
    running = Daemon(settings("admin", services=("sshd",), more=RULES)).start()
    helper = RootHelper(running)
    yield running
    running.end()
    helper.end()


@pytest.fixture(params=["end", "leave"])
def left_behind(daemon, request):
    """What the settings say of what is left behind."""
    before = daemon.settings.read_text()
    daemon.settings.write_text(f'{before}\n[sessions]\nleft_behind = "{request.param}"\n')
    assert call(daemon.control_socket, "ReloadSettings") == ("reply", {"warnings": []})
    yield request.param
    daemon.settings.write_text(before)
    assert call(daemon.control_socket, "ReloadSettings") == ("reply", {"warnings": []})


@pytest.fixture
def visit(daemon):
    """Opens a session with a shell; whatever its user runs is gone afterwards."""
    stack.shipped("sshd", daemon)
    server = Sshd("keyboard-interactive:pam")
    visits, opened = Visits(daemon, server), []

    def open_one(group):
        opened.append(visits.open(group).shell())
        return opened[-1]

    yield open_one
    visits.close()
    server.end()
    for each in opened:
        for pid in processes.of(each.person.uid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def pid_of(session, command):
    """Of the process that runs just this, once there is one."""
    return until(lambda: [pid for pid, line in processes.of(session.person.uid).items() if line == command], command)[0]


def details(session):
    return session.until_told(ENDED, seconds=PATIENCE)["SALLYPORT_DETAIL"].split(", ")


def assert_told(session, left_behind, names):
    """Each of those, by pid, is named as what it is now."""
    told = " (ended too)" if left_behind == "end" else ""
    assert {f"{pid} {name}{told}" for pid, name in names.items()} <= set(details(session))
    assert [is_alive(pid) for pid in names] == [left_behind == "leave"] * len(names)


def test_what_an_administrator_leaves_behind_is_ended_or_named(daemon, visit, left_behind):
    session = visit(LONG)
    session.terminal.sendline(f"nohup {NOHUP} >/dev/null 2>&1 &")
    pid = pid_of(session, NOHUP)
    daemon.ask("session", "end", str(session.id))
    assert_told(session, left_behind, {pid: "sleep"})


def test_screen_nohup_and_setsid_in_a_session_at_which_nobody_types(visit, left_behind):
    session = visit(IDLE)
    session.terminal.sendline(f"nohup {NOHUP} >/dev/null 2>&1 &")
    session.terminal.sendline(f"sh -c 'setsid {SETSID} >/dev/null 2>&1 &'")
    # In a folder of its own: the stage has none for all.
    session.terminal.sendline(f"mkdir -m 700 ~/screens; SCREENDIR=~/screens screen -dm {SCREEN}")
    left = {pid_of(session, command): "sleep" for command in (NOHUP, SETSID, SCREEN)}
    [inside] = [pid for pid in left if processes.of(session.person.uid)[pid] == SCREEN]
    server = int(pathlib.Path(f"/proc/{inside}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[1])
    assert pathlib.Path(f"/proc/{server}/comm").read_text(encoding="ascii") == "screen\n"
    session.terminal.expect(pexpect.EOF, timeout=PATIENCE)
    assert session.until_told(ENDED)["SALLYPORT_REASON"] == "idle"
    assert_told(session, left_behind, left | {server: "screen"})
