"""Settings that are tried out, by a real sshd: rules that lock everybody out do not last, and good ones stay once they are proven."""

import contextlib
import json
import signal
import socket
import subprocess
import time

import pexpect
import pytest

from staging import authenticator, journal, users
from staging.client import PROMPT, Client, answer_code, answer_password, exit_status
from staging.control import INTERFACE, call
from staging.daemon import SETTINGS, Daemon
from staging.enrolment import END_PROMPT
from staging.patience import until
from staging.sshd import asking_password_and_code

ADMINISTRATORS = "test-admins"
CONTROL = f'\n[control]\nadministrators = ["{ADMINISTRATORS}"]\n'
BEFORE = SETTINGS + CONTROL + '[help]\ncontact = "before"\n'
GOOD = SETTINGS + CONTROL + '[help]\ncontact = "on trial"\n'
# Nobody here has such a factor.
LOCKOUT = GOOD.replace('"totp"', '"hotp"')
FILE = "new.conf"
# Enough for two logins that are refused.
SHORT = 12
LONG = 600


class Trial:
    """A caller of ApplyPolicy, who waits for the answer or goes away."""

    def __init__(self, daemon, settings, seconds):
        self.daemon = daemon
        self.ends = time.monotonic() + seconds
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(str(daemon.control_socket))
        parameters = {"file": FILE, "settings": settings, "confirmWithin": seconds}
        self.socket.sendall(json.dumps({"method": f"{INTERFACE}.ApplyPolicy", "parameters": parameters}).encode() + b"\0")
        until(lambda: trial(daemon), "the trial has begun")

    def answer(self):
        """What the daemon says once it is decided."""
        self.socket.settimeout(max(1, self.ends - time.monotonic()) + 10)
        said = b""
        while not said.endswith(b"\0"):
            said += self.socket.recv(4_096)
        return json.loads(said[:-1])["parameters"]

    def go_away(self):
        self.socket.close()


def trial(daemon):
    """What the status says of a trial."""
    return status(daemon).get("trial")


def status(daemon):
    return call(daemon.control_socket, "GetStatus")[1]["settings"]


def contact(daemon, user):
    """Whom people ask, by the settings in force."""
    return call(daemon.control_socket, "ShowUser", {"user": user})[1]["help"]


@pytest.fixture
def daemon(stage):
    """A daemon of this test alone."""
    subprocess.run(["groupadd", "--force", ADMINISTRATORS], check=True)
    running = Daemon(BEFORE).start()
    yield running
    running.end()


@pytest.fixture
def sshd(daemon):
    with asking_password_and_code(daemon) as running:
        yield running


class Somebody:
    """A user with an authenticator, at the OpenSSH client."""

    def __init__(self, daemon, sshd, groups=()):
        self.name = users.make(groups=groups)
        self.secret = daemon.enrol(self.name)
        self.client = Client(sshd, self.name)
        self._used = None

    def _code(self):
        """One that was not used: the app shows another within half a minute."""
        until(lambda: authenticator.code(self.secret) != self._used, "another code", 35)
        self._used = authenticator.code(self.secret)
        return self._used

    def open(self):
        """A login that has given its password, up to the next prompt, if one comes."""
        terminal = self.client.ssh("echo", "inside")
        answer_password(terminal)
        return terminal

    def finish(self, terminal):
        """Types a right code; whether that lets in."""
        answer_code(terminal, self._code())
        return terminal.expect(["inside", PROMPT, "ermission denied", pexpect.EOF]) == 0 and exit_status(terminal) == 0

    def gets_in(self):
        return self.finish(self.open())

    def is_refused(self):
        """Whether a right password is followed by a refusal, and not by the question for a code."""
        terminal = self.open()
        with contextlib.closing(terminal):
            return terminal.expect([PROMPT, END_PROMPT]) == 1


@pytest.fixture
def admin(daemon, sshd):
    return Somebody(daemon, sshd, [ADMINISTRATORS])


def test_rules_that_lock_everybody_out_go_again(daemon, admin):
    tried = Trial(daemon, LOCKOUT, SHORT)
    assert trial(daemon)["file"] == FILE
    assert admin.is_refused()
    assert tried.answer() == {"outcome": "reverted"}
    assert trial(daemon) is None and contact(daemon, admin.name) == "before"
    assert admin.gets_in()
    begun = journal.until_told(daemon, "policy-trial")
    assert (begun[0]["SALLYPORT_POSITION"], begun[0]["SALLYPORT_ACTOR_UID"]) == (FILE, "0")
    assert len(journal.until_told(daemon, "policy-reverted")) == 1
    assert not journal.events(daemon, "policy-confirmed")


def test_good_rules_stay_once_an_administrator_has_proven_a_factor(daemon, sshd, admin):
    other = Somebody(daemon, sshd)
    before = admin.open()
    before.expect(PROMPT)
    tried = Trial(daemon, GOOD, LONG)
    assert other.gets_in() and trial(daemon)
    # What began under other rules says nothing of these.
    before.sendline(authenticator.wrong_code(admin.secret))
    assert admin.finish(before) and trial(daemon)
    assert admin.gets_in()
    assert tried.answer() == {"outcome": "confirmed", "by": admin.name}
    assert trial(daemon) is None and contact(daemon, admin.name) == "on trial"
    assert len(journal.until_told(daemon, "policy-confirmed")) == 1
    # No file has them: the next start reads what is there.
    assert any(FILE in warning for warning in status(daemon)["warnings"])
    daemon.end()
    daemon.start()
    assert contact(daemon, admin.name) == "before"


def test_a_proof_of_somebody_inside_does_not_count(start_host):
    subprocess.run(["groupadd", "--force", ADMINISTRATORS], check=True)
    host = start_host("always", user=users.make(groups=[ADMINISTRATORS]), more=CONTROL).enrol()
    tried = Trial(host.daemon, host.daemon.settings.read_text(), SHORT)
    assert host.run("verify").status == 0
    assert tried.answer() == {"outcome": "reverted"}


def test_a_reload_ends_the_trial_and_reads_the_file(daemon, admin):
    tried = Trial(daemon, LOCKOUT, LONG)
    daemon.settings.write_text(BEFORE.replace("before", "after"))
    daemon.process.send_signal(signal.SIGHUP)
    assert tried.answer() == {"outcome": "replaced"}
    assert trial(daemon) is None and contact(daemon, admin.name) == "after"
    assert admin.gets_in()


def test_a_reload_that_fails_leaves_the_trial_as_it_is(daemon, admin):
    tried = Trial(daemon, GOOD, SHORT)
    daemon.settings.write_text("version = 2\n")
    kind, said = call(daemon.control_socket, "ReloadSettings")
    assert kind == "reply" and "sallyport.conf:1:" in said["problem"]
    assert trial(daemon) and contact(daemon, admin.name) == "on trial"
    assert tried.answer() == {"outcome": "reverted"}
    assert contact(daemon, admin.name) == "before"


def test_a_caller_who_goes_away_changes_nothing(daemon, admin):
    tried = Trial(daemon, LOCKOUT, SHORT)
    tried.go_away()
    assert admin.is_refused() and trial(daemon)
    until(lambda: trial(daemon) is None, "the rules before are back", SHORT + 10)
    assert admin.gets_in()
    assert len(journal.until_told(daemon, "policy-reverted")) == 1


def test_a_daemon_that_is_killed_forgets_the_trial(daemon, admin):
    Trial(daemon, LOCKOUT, LONG)
    daemon.kill()
    daemon.start()
    assert trial(daemon) is None and admin.gets_in()


def test_what_cannot_be_used_is_never_tried(daemon, admin):
    settings = {"file": FILE, "settings": "version = 1\nhlp = 1\n", "confirmWithin": LONG}
    done = daemon_says(daemon, settings)
    assert done["error"] == f"{INTERFACE}.SettingsRejected"
    assert done["parameters"]["faults"][0].startswith(f"{FILE}:2:1")
    assert trial(daemon) is None and admin.gets_in()


def test_one_trial_at_a_time(daemon):
    tried = Trial(daemon, GOOD, LONG)
    again = {"file": FILE, "settings": LOCKOUT, "confirmWithin": LONG}
    assert daemon_says(daemon, again)["error"] == f"{INTERFACE}.TrialRunning"
    assert call(daemon.control_socket, "ReloadSettings") == ("reply", {"warnings": []})
    assert tried.answer() == {"outcome": "replaced"}


def daemon_says(daemon, parameters):
    """The whole answer to ApplyPolicy."""
    with socket.socket(socket.AF_UNIX) as raw:
        raw.settimeout(10)
        raw.connect(str(daemon.control_socket))
        raw.sendall(json.dumps({"method": f"{INTERFACE}.ApplyPolicy", "parameters": parameters}).encode() + b"\0")
        return json.loads(raw.recv(65_536)[:-1])
