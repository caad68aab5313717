"""Login sessions that end, from end to end: sshd with the stack that ships, the daemon and the root helper as their units run them, and logind.

The kernel tells when somebody typed in steps of 8 s, so a warning comes so long or longer after the last input that counts.
"""

import datetime
import itertools
import json

import logins as staged
import pexpect
import pytest
from logins import Logins, Person
from machine import UNIT

from staging.client import answer_code
from staging.inhabitants import ENDED, IDLE_NOTICE, OLD_NOTICE, OPENED, WARNED, rule
from staging.patience import until
from staging.shell import Shell
from staging.users import PASSWORD

IDLE, OLD, LONG = "ends-idle", "ends-old", "ends-late"
SETTINGS = "".join(
    [
        staged.SETTINGS.replace('fresh = "15m"', 'fresh = "1s"'),
        rule("nobody types", IDLE, idle="24s", max=False, warn="12s"),
        rule("the proof is old", OLD, max="20s", warn="10s"),
        rule("may stay", LONG, idle="1h", max="12h"),
    ]
)
PATIENCE = 60
numbers = itertools.count(1)


@pytest.fixture(scope="module")
def logins(machine, door):
    for group in (IDLE, OLD, LONG):
        machine.output("groupadd", "--force", group)
    made = Logins(machine, settings=SETTINGS)
    yield made
    made.end()


class Stay:
    """A session of somebody new in a group, in a terminal, as the daemon and logind know it."""

    def __init__(self, logins, group):
        self.machine = logins.machine
        self.person = Person(self.machine, f"stayer{next(numbers)}", ["sudo", group])
        self.terminal = logins.ssh(self.person, staged.ASKED)
        answer_code(self.terminal, self.person.code())
        self._shell = Shell(self.terminal, PASSWORD, self.person.code)
        self.run = self._shell.run
        [one] = until(self._all, "the session is known")
        self.id, self.name = one["id"], self.run("echo $XDG_SESSION_ID").text

    def _all(self):
        return json.loads(self.machine.output("sallyport", "session", "list", "--user", self.person.name, "--json"))

    def shown(self):
        """As the list of the daemon has it; None for one that is not there."""
        return next((one for one in self._all() if one["id"] == self.id), None)

    def told(self, event):
        """What the journal has of it."""
        return self.machine.records(event, session=self.id, user=self.person.name)

    def until_told(self, event):
        return until(lambda: self.told(event), f"{event} of {self.person.name}", PATIENCE)[-1]

    def assert_told(self, *counts):
        """How often the journal has that it was opened, warned and ended."""
        assert tuple(len(self.told(event)) for event in (OPENED, WARNED, ENDED)) == counts

    def is_with_logind(self):
        lines = self.machine.output("loginctl", "list-sessions", "--no-legend").splitlines()
        return self.name in (line.split()[0] for line in lines)

    def was_stopped(self):
        """Whether somebody had logind end it: then its scope was stopped, and did not just run empty."""
        self.machine.output("journalctl", "--sync")
        words = ("--quiet", "--output=cat", "_PID=1", f"UNIT=session-{self.name}.scope", "JOB_TYPE=stop")
        return self.machine.output("journalctl", *words) != ""

    def assert_ended(self, reason):
        """It was ended by logind, for this reason, and nothing of it is left."""
        self.terminal.expect(pexpect.EOF, timeout=PATIENCE)
        assert self.until_told(ENDED)["SALLYPORT_REASON"] == reason
        until(lambda: not self.is_with_logind(), f"logind has no session {self.name}", PATIENCE)
        assert self.was_stopped() and self.shown() is None

    def leave(self, is_deaf=False):
        """Starts what outlives its terminal and descends from the session no more, and may be deaf to SIGTERM; its pid."""
        deafen = 'trap "" TERM; ' if is_deaf else ""
        self.terminal.sendline(f"sh -c '{deafen}setsid nohup sleep 600 >/dev/null 2>&1 & echo pid=$!='")
        self.terminal.expect(r"pid=(\d+)=\r\n")
        return self.terminal.match[1]

    def pid_of(self, *words):
        """What pgrep(1) finds by the exact name, or command line, among what the user runs; None if that is not one."""
        found = self.machine.run("pgrep", "--euid", self.person.name, "--exact", *words).stdout.split()
        return found[0] if len(found) == 1 else None

    def end(self):
        """Whatever became of it, nobody is left inside."""
        self.machine.run("sallyport", "session", "end", str(self.id))
        # logind terminates none that is closed already.
        self.machine.run("systemctl", "kill", "--signal=KILL", f"session-{self.name}.scope")
        until(lambda: not self.is_with_logind(), f"the end of session {self.name}", PATIENCE)
        self.terminal.expect(pexpect.EOF)
        self.terminal.close()


@pytest.fixture
def stay(logins):
    opened = []

    def open_one(group):
        opened.append(Stay(logins, group))
        return opened[-1]

    yield open_one
    for each in opened:
        each.end()


def seconds(time):
    """Of a time in the list, since 1970."""
    return datetime.datetime.fromisoformat(time).timestamp()


def test_a_terminal_at_which_nobody_types_is_told_and_ended_and_a_key_keeps_it(stay):
    quiet, kept = stay(IDLE), stay(IDLE)
    assert kept.is_with_logind() and quiet.is_with_logind() and not quiet.was_stopped()
    kept.terminal.expect(IDLE_NOTICE, timeout=PATIENCE)
    before = kept.shown()
    assert before["endsFor"] == "idle"
    assert kept.run("echo go''es on").text == "goes on"
    after = kept.shown()
    assert after["ends"] > before["ends"] and after["lastInput"] > before["lastInput"]
    quiet.terminal.expect(IDLE_NOTICE, timeout=PATIENCE)
    quiet.assert_ended("idle")
    quiet.assert_told(1, 1, 1)
    # Again it is told in time, and so it was not ended when it was told first.
    kept.terminal.expect(IDLE_NOTICE, timeout=PATIENCE)
    kept.assert_told(1, 2, 0)


def test_the_age_of_the_factor_ends_it_unless_it_is_proven_again(stay):
    busy = stay(OLD)
    busy.terminal.expect(OLD_NOTICE, timeout=PATIENCE)
    first = busy.shown()
    assert first["endsFor"] == "max"
    assert busy.run("sallyport verify").status == 0
    second = busy.shown()
    assert second["ends"] > first["ends"] and second["proven"] > first["proven"]
    # Until that proof is too old for sudo.
    assert busy.run("sleep 2; sudo true").asked == ["password", "code"]
    third = busy.shown()
    assert third["ends"] > second["ends"] and third["proven"] > second["proven"]
    # What is typed keeps it no longer.
    busy.terminal.expect(OLD_NOTICE, timeout=PATIENCE)
    assert busy.run("echo ty''ped").text == "typed"
    busy.assert_ended("max")
    assert {told["SALLYPORT_REASON"] for told in busy.told(WARNED)} == {"max"}


def test_a_daemon_that_is_restarted_and_killed_in_between_ends_it_all_the_same(machine, stay):
    session = stay(IDLE)
    before = session.shown()
    machine.output("systemctl", "restart", UNIT)
    after = session.shown()
    assert after["opened"] == before["opened"] and abs(seconds(after["ends"]) - seconds(before["ends"])) <= 1
    session.terminal.expect(IDLE_NOTICE, timeout=PATIENCE)
    session.until_told(WARNED)
    killed = machine.property("MainPID")
    machine.output("systemctl", "kill", "--signal=KILL", UNIT)
    session.assert_ended("idle")
    session.assert_told(1, 1, 1)
    assert machine.property("MainPID") not in ("0", killed)


@pytest.fixture
def left_behind(logins):
    """Settings that say what becomes of what is left behind."""
    yield lambda what: logins.settle(f'{SETTINGS}\n[sessions]\nleft_behind = "{what}"\n')
    logins.settle(SETTINGS)


def is_alive(machine, pid):
    return machine.run("kill", "-0", pid).returncode == 0


def test_what_is_left_behind_is_ended_with_it(machine, stay, left_behind):
    left_behind("end")
    session = stay(LONG)
    left, deaf = session.leave(), session.leave(is_deaf=True)
    machine.output("sallyport", "session", "end", str(session.id))
    session.assert_ended("by uid 0")
    assert not is_alive(machine, left) and not is_alive(machine, deaf)
    # The other one went with the session, by logind; whoever does not is told of.
    assert session.told(ENDED)[-1]["SALLYPORT_DETAIL"] == f"{deaf} sleep (ended too)"


def test_what_is_left_behind_may_stay_and_is_named(machine, stay, left_behind):
    left_behind("leave")
    session = stay(LONG)
    pid = session.leave()
    machine.output("sallyport", "session", "end", str(session.id))
    session.terminal.expect(pexpect.EOF)
    ended = session.until_told(ENDED)
    assert ended["SALLYPORT_REASON"] == "by uid 0" and f"{pid} sleep" in ended["SALLYPORT_DETAIL"].split(", ")
    assert is_alive(machine, pid) and not session.was_stopped() and session.shown() is None
    assert machine.output("loginctl", "show-session", "--property=State", "--value", session.name).strip() == "closing"


@pytest.mark.parametrize("what", ["end", "leave"])
def test_a_screen_is_left_behind_by_a_session_at_which_nobody_types(machine, stay, left_behind, what):
    left_behind(what)
    session = stay(IDLE)
    session.run("screen -dm sleep 641")
    server, inside = (until(lambda: session.pid_of(*words), words[-1]) for words in (["screen"], ["--full", "sleep 641"]))
    session.terminal.expect(pexpect.EOF, timeout=PATIENCE)
    ended = session.until_told(ENDED)
    assert ended["SALLYPORT_REASON"] == "idle" and session.was_stopped() == (what == "end")
    assert [is_alive(machine, pid) for pid in (server, inside)] == [what == "leave"] * 2
    # What logind has ended with the scope is not left behind.
    named = {f"{server} screen", f"{inside} sleep"} if what == "leave" else set()
    assert named <= set(ended.get("SALLYPORT_DETAIL", "").split(", "))


def test_a_lock_ends_it_and_says_why(machine, stay):
    session = stay(LONG)
    machine.output("sallyport", "user", "lock", session.person.name, "--reason", "left the company")
    session.terminal.expect_exact("Sallyport: an administrator ends this session: left the company")
    session.assert_ended("by uid 0, left the company")
    session.assert_told(1, 0, 1)
