"""Sessions that end: a real sshd, and limits of a few seconds.

The kernel tells when somebody typed in steps of 8 s, so a warning comes so long or longer after the last input that counts.
"""

import contextlib
import datetime
import socket
import subprocess
import threading
import time

import pexpect
import pytest

from staging import places, stack
from staging.daemon import Daemon
from staging.enrolment import settings
from staging.inhabitants import CLOSED, ENDED, IDLE_NOTICE, OLD_NOTICE, OPENED, WARNED, Person, Visits, rule
from staging.patience import until
from staging.root_helper import RootHelper
from staging.sshd import Sshd, free_port

IDLE, OLD, NEVER, OWN_MAX, LONG = "t-idle", "t-old", "t-never", "t-own-max", "t-long"
# Whoever is in none of the groups has the `max` of [sessions].
SESSIONS = """
[sessions]
max  = "14s"
warn = "5s"
"""
RULES = "".join(
    [
        rule("nobody types", IDLE, idle="17s", max=False, warn="8s"),
        # Longer than it may take until the app has another code.
        rule("the proof is old", OLD, max="36s", warn="18s"),
        rule("never asked, and with a limit", OWN_MAX, require="never", max="14s"),
        rule("never asked", NEVER, require="never"),
        rule("may stay", LONG, idle="1h", max="12h"),
        """
[[rule]]
name    = "step up"
service = ["sudo"]
require = "step-up"
fresh   = "1s"
""",
    ]
)
PATIENCE = 40


@pytest.fixture(scope="module")
def daemon(stage):
    for group in (IDLE, OLD, NEVER, OWN_MAX, LONG):
        subprocess.run(["groupadd", "--force", group], check=True)
    with open("/etc/sudoers.d/live-sessions", "w", encoding="ascii") as sudoers:
        sudoers.write(f"%{OLD} ALL=(ALL) ALL\n")
    running = Daemon(settings("admin", services=("sshd", "sudo"), more=SESSIONS + RULES)).start()
    helper = RootHelper(running)
    yield running
    running.end()
    helper.end()


@pytest.fixture(scope="module")
def sshd(daemon):
    stack.shipped("sudo", daemon)
    stack.shipped("sshd", daemon)
    running = Sshd("keyboard-interactive:pam")
    yield running
    running.end()


@pytest.fixture(scope="module")
def visit(daemon, sshd):
    """Opens sessions of people in a group, which are gone afterwards."""
    visits = Visits(daemon, sshd)
    yield lambda group=LONG, *command, **options: visits.open(group, *command, **options)
    visits.close()


class Forward:
    """What keeps a little traffic on the port forward of a session."""

    def __init__(self, near):
        self.connection = until(lambda: self._connected(near), "the forward listens")
        self.stop = threading.Event()
        threading.Thread(target=self._use, daemon=True).start()

    @staticmethod
    def _connected(port):
        with contextlib.suppress(ConnectionRefusedError):
            return socket.create_connection(("127.0.0.1", port))

    def _use(self):
        # Until the session is ended, at last.
        with self.connection, contextlib.suppress(OSError):
            while not self.stop.wait(0.5):
                self.connection.sendall(b"x")


class Lives:
    """Sessions of every kind that are left to themselves, all opened at first, so that the tests wait for them once."""

    def __init__(self, visit, far):
        self.own_max = visit(OWN_MAX, asks=False).shell()
        self.never = visit(NEVER, asks=False).shell()
        self.quiet = visit(IDLE).shell()
        self.job = visit(IDLE, "sleep", "300")
        near, unused = free_port(), free_port()
        self.unused = visit(IDLE, options=["-N", "-L", f"{unused}:127.0.0.1:{far}"])
        self.used = visit(IDLE, options=["-N", "-L", f"{near}:127.0.0.1:{far}"])
        self.forward = Forward(near)
        big = places.folder("transfer") / "big"
        big.write_bytes(bytes(8_000_000))
        # In kbit/s: that takes minutes.
        self.transfer = visit(IDLE, big, "big", program="scp", options=["-l", "400"])


@pytest.fixture(scope="module", autouse=True)
def lives(visit):
    with socket.create_server(("127.0.0.1", 0)) as server:
        made = Lives(visit, server.getsockname()[1])
        yield made
        made.forward.stop.set()


def seconds(time):
    """Of a time in the list, since 1970."""
    return datetime.datetime.fromisoformat(time).timestamp()


def assert_told(visit, *numbers):
    """How often the journal has that it was opened, warned and ended."""
    assert tuple(len(visit.told(event)) for event in (OPENED, WARNED, ENDED)) == numbers


def test_whoever_presses_a_key_stays(visit):
    kept = visit(IDLE).shell()
    kept.terminal.expect(IDLE_NOTICE, timeout=PATIENCE)
    before = kept.shown()
    assert before["endsFor"] == "idle"
    kept.terminal.sendline("echo go''es on")
    kept.terminal.expect("goes on")
    assert kept.shown()["ends"] > before["ends"] and kept.shown()["lastInput"] > before["lastInput"]
    # Again it is told in time, and so it was not ended when it was told first.
    kept.terminal.expect(IDLE_NOTICE, timeout=PATIENCE)
    assert_told(kept, 1, 2, 0)


def test_the_age_of_the_factor_ends_it_though_somebody_types_until_it_is_proven_again(visit):
    busy = visit(OLD).shell()
    busy.terminal.expect(OLD_NOTICE, timeout=PATIENCE)
    first = busy.shown()
    assert first["endsFor"] == "max"
    assert busy.sallyport("verify").status == 0
    second = busy.shown()
    assert second["ends"] > first["ends"] and second["proven"] > first["proven"]
    # Until that proof is too old for sudo.
    assert busy.run("sleep 2; sudo true").asked == ["password", "code"]
    third = busy.shown()
    assert third["ends"] > second["ends"] and third["proven"] > second["proven"]
    with pytest.raises(pexpect.EOF):
        while True:
            busy.terminal.sendline("echo ty''ped")
            busy.terminal.expect("typed")
            time.sleep(0.2)
    assert busy.until_told(ENDED)["SALLYPORT_REASON"] == "max"
    assert len(busy.told(WARNED)) >= 2 and {told["SALLYPORT_REASON"] for told in busy.told(WARNED)} == {"max"}
    assert busy.shown() is None


def test_a_terminal_at_which_nobody_types_is_told_and_ended(lives):
    lives.quiet.terminal.expect(IDLE_NOTICE, timeout=PATIENCE)
    lives.quiet.terminal.expect(pexpect.EOF, timeout=PATIENCE)
    ended = lives.quiet.until_told(ENDED)
    assert (ended["SALLYPORT_REASON"], ended["SALLYPORT_USER"]) == ("idle", lives.quiet.person.name)
    assert_told(lives.quiet, 1, 1, 1)
    assert lives.quiet.shown() is None


@pytest.mark.parametrize("name", ["job", "unused"])
def test_a_connection_that_brings_nothing_is_ended(lives, name):
    session = getattr(lives, name)
    assert session.until_told(ENDED)["SALLYPORT_REASON"] == "idle"
    session.terminal.expect(pexpect.EOF)
    assert_told(session, 1, 1, 1)


@pytest.mark.parametrize("name", ["used", "transfer"])
def test_a_connection_that_brings_something_stays(lives, name):
    session = getattr(lives, name)
    lives.job.until_told(ENDED)
    lives.unused.until_told(ENDED)
    assert session.terminal.isalive() and session.shown()["endsFor"] == "idle"
    assert_told(session, 1, 0, 0)


def test_whom_policy_never_asks_has_no_age_unless_their_rule_says_so(lives):
    ended = lives.own_max.until_told(ENDED)
    assert ended["SALLYPORT_REASON"] == "max"
    lives.own_max.terminal.expect(OLD_NOTICE)
    shown = lives.never.shown()
    assert shown["factor"] == "not-asked" and "ends" not in shown and "proven" not in shown
    assert_told(lives.never, 1, 0, 0)


def test_the_list_says_who_from_where_and_until_when(daemon, visit):
    session = visit(LONG).shell()
    before = session.shown()
    assert (before["user"], before["uid"], before["service"]) == (session.person.name, session.person.uid, "sshd")
    assert (before["from"], before["factor"], before["endsFor"]) == ("127.0.0.1", "totp", "idle")
    assert before["terminal"].startswith("pts/") and before["lastInput"] < before["ends"]
    # One is counted by the boot clock and the other by the wall clock, which may round differently.
    assert seconds(before["lastInput"]) >= seconds(before["opened"]) - 1
    until(lambda: session.shown() in daemon.ask_json("session", "list"), "the same in the list of all")
    until(lambda: session.person.ask_json("sessions") == [session.shown()], "the same in one's own list")
    assert session.person.name in daemon.ask("session", "list").stdout


def test_administrators_end_one_those_of_a_user_and_all(daemon, visit):
    person = Person(daemon, [NEVER])
    first, second, third = (visit(person=person, asks=False).shell() for _ in range(3))
    would = daemon.ask_json("session", "end", str(first.id), "--dry-run")
    assert [one["id"] for one in would["ended"]] == [first.id] and first.shown()
    done = daemon.ask_json("session", "end", str(first.id), "--reason", "The disk is full.")
    assert [one["id"] for one in done["ended"]] == [first.id] and done["left"] == []
    first.terminal.expect_exact("Sallyport: an administrator ends this session: The disk is full.")
    first.terminal.expect(pexpect.EOF)
    assert first.until_told(ENDED)["SALLYPORT_REASON"] == "by uid 0, The disk is full."
    done = daemon.ask_json("session", "end", "--user", person.name)
    assert [one["id"] for one in done["ended"]] == [second.id, third.id]
    second.terminal.expect(pexpect.EOF)
    assert person.ask_json("sessions") == []


def test_a_person_ends_their_own_and_nobody_elses(daemon, visit):
    other = visit(LONG).shell()
    person = Person(daemon, [LONG])
    first, second = (visit(person=person).shell() for _ in range(2))
    done = daemon.ask("sessions", "end", str(other.id), user=person.name, check=False)
    assert done.returncode != 0 and f"there is no session {other.id}, or it is somebody else's" in done.stderr
    for words in (["list"], ["end", str(other.id)], ["end", "--user", other.person.name], ["end", "--all"]):
        assert daemon.ask("session", *words, user=person.name, check=False).returncode == 77, words
    assert person.ask_json("sessions", "end", str(first.id))["ended"][0]["id"] == first.id
    first.terminal.expect(pexpect.EOF)
    daemon.ask("sessions", "end", "--all", user=person.name)
    second.terminal.expect(pexpect.EOF)
    assert person.ask_json("sessions") == [] and other.shown()


def test_a_person_ends_the_session_that_they_are_in(visit):
    session = visit(LONG).shell()
    session.terminal.sendline(session.sallyport_line("sessions", "end", "--all"))
    session.terminal.expect(pexpect.EOF)
    assert session.until_told(ENDED)["SALLYPORT_REASON"] == f"by uid {session.person.uid}"


def test_the_daemon_is_killed_and_started_again_between_open_and_end(daemon, visit):
    session, left = visit(IDLE).shell(), visit(LONG).shell()
    before = session.shown()
    daemon.kill()
    left.commands.end()
    daemon.start()
    until(lambda: left.shown() is None, "a look that finds nobody")
    left.until_told(CLOSED)
    assert session.shown()["opened"] == before["opened"]
    session.until_told(WARNED)
    session.terminal.expect(IDLE_NOTICE)
    daemon.kill()
    daemon.start()
    assert session.until_told(ENDED)["SALLYPORT_REASON"] == "idle"
    session.terminal.expect(pexpect.EOF)
    assert_told(session, 1, 1, 1)


def test_all_are_ended_at_once(daemon, lives, visit):
    session = visit(LONG).shell()
    done = daemon.ask_json("session", "end", "--all")
    assert {session.id, lives.never.id} <= {one["id"] for one in done["ended"]} and done["left"] == []
    session.terminal.expect(pexpect.EOF)
    lives.transfer.terminal.expect(pexpect.EOF)
    assert daemon.ask_json("session", "list") == []
