"""Sessions that end, of every kind that sshd opens; over a daemon that is killed, and with a pid that is used again."""

import os
import pathlib
import signal
import socket
import subprocess
import time

import pexpect
import pytest

from staging import places, stack
from staging.daemon import Daemon
from staging.enrolment import settings
from staging.inhabitants import CLOSED, ENDED, IDLE_NOTICE, OPENED, WARNED, Visits, rule
from staging.patience import until
from staging.processes import is_alive
from staging.root_helper import RootHelper
from staging.sshd import Sshd, free_port

IDLE, OLD, SOON = "t-idle", "t-old", "t-soon"
RULES = "".join(
    [
        """
[sessions]
max  = false
warn = "8s"
""",
        rule("nobody types", IDLE, idle="17s"),
        rule("the proof is old", OLD, max="40s"),
        rule("the proof is soon old", SOON, max="16s"),
    ]
)
PATIENCE = 90


@pytest.fixture(scope="module")
def daemon(stage):
    for group in (IDLE, OLD, SOON):
        subprocess.run(["groupadd", "--force", group], check=True)
    # The last line that matches counts, whatever other tests have left.
    sudoers = pathlib.Path("/etc/sudoers.d/zz-every-kind")
    sudoers.write_text(f"%{IDLE} ALL=(ALL) NOPASSWD: ALL\n%{OLD} ALL=(ALL) NOPASSWD: ALL\n", encoding="ascii")
    running = Daemon(settings("admin", services=("sshd",), more=RULES)).start()
    helper = RootHelper(running)
    yield running
    running.end()
    helper.end()
    sudoers.unlink()


@pytest.fixture(scope="module")
def visits(daemon):
    stack.shipped("sshd", daemon)
    for service in ("sudo", "sudo-i"):
        stack.shipped(service, daemon)
    server = Sshd("keyboard-interactive:pam")
    opened = Visits(daemon, server)
    yield opened
    opened.close()
    server.end()


def opened_by(session, *lines):
    """Types into a shell, whose last line says its pid."""
    for line in (*lines, "echo pid=$$="):
        session.terminal.sendline(line)
    session.terminal.expect(r"pid=(\d+)=")
    session.inner = int(session.terminal.match[1])
    return session


def root_shell(session):
    # sudo has a terminal of its own for it (use_pty), to which it hands on what is typed at the session's.
    return opened_by(session.shell(), "sudo -i", "stty -echo")


def multiplexer(session):
    return opened_by(session.shell(), f"TERM=xterm exec tmux -L {session.person.name} new-session 'exec sh'")


def transfer(visits, group):
    big = places.folder("transfer") / "big"
    big.write_bytes(bytes(8_000_000))
    # In kbit/s: that takes minutes.
    return visits.open(group, big, "big", program="scp", options=["-l", "400"])


def forward(visits, group):
    with socket.create_server(("127.0.0.1", 0)) as far:
        return visits.open(group, options=["-N", "-L", f"{free_port()}:127.0.0.1:{far.getsockname()[1]}"])


KINDS = {
    "command": lambda visits, group: visits.open(group, "sleep", "300"),
    "forward": forward,
    "scp": transfer,
    "sftp": lambda visits, group: visits.open(group, program="sftp"),
    "sudo": lambda visits, group: root_shell(visits.open(group)),
    "tmux": lambda visits, group: multiplexer(visits.open(group)),
}
# A command and a forward that bring nothing are in test_live_sessions.py, and a transfer is never idle.
IDLE_KINDS = ("sftp", "sudo", "tmux")


@pytest.fixture(scope="module", autouse=True)
def left_alone(visits):
    """All at first, so that the tests wait for them once: by the group and the kind."""
    kinds = [(OLD, kind) for kind in KINDS] + [(IDLE, kind) for kind in IDLE_KINDS]
    return {(group, kind): KINDS[kind](visits, group) for group, kind in kinds}


def assert_ended(session, reason):
    ended = session.until_told(ENDED, seconds=PATIENCE)
    assert (ended["SALLYPORT_REASON"], ended["SALLYPORT_USER"]) == (reason, session.person.name)
    # sftp says so and lingers.
    session.terminal.expect([pexpect.EOF, r"Connection closed\."])
    assert [len(session.told(event)) for event in (OPENED, WARNED, ENDED)] == [1, 1, 1]
    assert session.shown() is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_age_of_the_factor_ends_it(left_alone, kind):
    assert_ended(left_alone[OLD, kind], "max")


@pytest.mark.parametrize("kind", IDLE_KINDS)
def test_without_input_it_is_ended(left_alone, kind):
    assert_ended(left_alone[IDLE, kind], "idle")


@pytest.mark.parametrize("group", [OLD, IDLE])
def test_what_root_ran_in_it_is_gone_with_it(left_alone, group):
    session = left_alone[group, "sudo"]
    session.until_told(ENDED, seconds=PATIENCE)
    until(lambda: not is_alive(session.inner), "root's shell is gone")


@pytest.mark.parametrize("kind", ["sudo", "tmux"])
def test_what_is_typed_in_there_keeps_it(visits, kind):
    session = KINDS[kind](visits, IDLE)
    session.terminal.expect(IDLE_NOTICE, timeout=PATIENCE)
    before = session.shown()
    session.terminal.sendline("echo go''es on")
    session.terminal.expect("goes on")
    assert session.shown()["ends"] > before["ends"] and session.told(ENDED) == []


def test_the_daemon_is_killed_and_started_again_before_the_proof_is_too_old(daemon, visits):
    session = visits.open(SOON).shell()
    before = session.shown()
    for _ in range(2):
        daemon.kill()
        daemon.start()
    assert session.shown() == before | {"lastInput": session.shown()["lastInput"]}
    assert_ended(session, "max")


def test_a_session_whose_time_came_while_there_was_no_daemon_is_ended_by_the_next(daemon, visits):
    session = visits.open(SOON).shell()
    ends = session.shown()["ends"]
    daemon.kill()
    until(lambda: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()) > ends, "the end", PATIENCE)
    assert session.terminal.isalive()
    daemon.start()
    assert_ended(session, "max")


class Innocent:
    """A process of root's that got the pid of a session's leader, which was killed without closing the session."""

    def __init__(self, session):
        self.pid = int(session.told(OPENED)[0]["SALLYPORT_PID"])
        os.kill(self.pid, signal.SIGKILL)
        # Others of the session have its number in theirs until the connection is gone.
        session.terminal.close(force=True)
        self.process = until(self._try, "the same pid again")

    def _try(self):
        pathlib.Path("/proc/sys/kernel/ns_last_pid").write_text(str(self.pid - 1), encoding="ascii")
        process = subprocess.Popen(["sleep", "600"])
        if process.pid == self.pid:
            return process
        process.kill()
        process.wait()
        return None


@pytest.mark.parametrize("is_running", [True, False], ids=["under the daemon's eyes", "while there was no daemon"])
def test_a_pid_that_is_used_again_is_never_signalled(daemon, visits, is_running):
    session = visits.open(SOON).shell()
    if not is_running:
        daemon.kill()
    innocent = Innocent(session).process
    try:
        if not is_running:
            daemon.start()
        session.until_told(CLOSED, seconds=PATIENCE)
        daemon.ask("session", "end", str(session.id), check=False)
        daemon.ask("session", "end", "--user", session.person.name, check=False)
        assert session.shown() is None and session.told(ENDED) == []
        assert innocent.poll() is None
    finally:
        innocent.kill()
        innocent.wait()
