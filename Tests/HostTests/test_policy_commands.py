"""Rules explained, rehearsed and tried out, and the proof that a script demands."""

import json
import re
import signal
import subprocess

import pytest

from staging import authenticator, pam, places, stack, users
from staging.clock import Clock
from staging.control import call
from staging.daemon import Daemon
from staging.enrolment import STEP
from staging.patience import until

SETTINGS = """\
version = 1

[login]
services = ["sshd", "drive"]
require = "{require}"
methods = ["totp"]
enrol = "admin"

[control]
administrators = ["t-applies"]
"""
NOT_PERMITTED, TRY_AGAIN, FAULTS = 77, 75, 1


class Host:
    """A daemon under rules of its own, and an administrator with an authenticator."""

    def __init__(self, start, require="always"):
        subprocess.run(["groupadd", "--force", "t-applies"], check=True)
        self.clock = Clock()
        self.daemon = start(environment=self.clock.environment)
        self.write(require)
        self.daemon.ask_reload()
        self.administrator = users.make(groups=["t-applies"])
        self.secret = self.daemon.enrol(self.administrator)

    def write(self, require):
        self.daemon.settings.write_text(SETTINGS.format(require=require))

    def new(self, require):
        file = places.folder("new") / "new.conf"
        file.write_text(SETTINGS.format(require=require))
        return file

    def decision(self, user=None):
        said = self.daemon.ask_json("policy", "explain", user or self.administrator, "--service", "drive")
        return said["decision"]

    def code(self):
        self.clock.let_pass(STEP)
        return authenticator.code(self.secret, self.clock.now())

    def log_in(self, *answers):
        return pam.log_in("drive", self.administrator, *answers, rhost="192.0.2.1")[0] == pam.SUCCESS

    def apply(self, file, *words, within="60s"):
        """Starts `policy apply`; the running process."""
        command = [places.BIN / "sallyport", f"--runtime-directory={self.daemon.runtime}", "policy", "apply", file]
        command += ["--confirm-within", within, "--config", self.daemon.settings, *words]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def has_trial(self):
        return "trial" in self.daemon.ask_json("status")["settings"]


class Reloading(Daemon):
    """A daemon that is told over its control socket to read its settings."""

    def ask_reload(self):
        kind, said = call(self.control_socket, "ReloadSettings")
        assert kind == "reply" and not said.get("problem"), said


@pytest.fixture
def start(stage):
    started = []

    def make(environment=None):
        started.append(Reloading(SETTINGS.format(require="always"), environment).start())
        stack.alone(started[-1], "drive")
        return started[-1]

    yield make
    for each in started:
        each.end()


@pytest.fixture
def host(start):
    return Host(start)


# --- apply


def test_rules_are_written_once_an_administrator_got_in_under_them(host):
    before, file, code = host.daemon.settings.read_text(), host.new("if-enrolled"), host.code()
    host.daemon.settings.chmod(0o640)
    running = host.apply(file)
    until(host.has_trial, "the trial")
    assert host.daemon.settings.read_text() == before
    assert host.log_in(code)
    output, complaint = running.communicate(timeout=30)
    assert running.returncode == 0, complaint
    assert f"Confirmed by {host.administrator}" in output
    assert host.daemon.settings.read_text() == file.read_text()
    assert host.daemon.settings.with_suffix(".conf.before").read_text() == before
    assert host.daemon.settings.stat().st_mode & 0o777 == 0o640
    assert not host.has_trial()


def test_rules_that_lock_everybody_out_go_again(host):
    before = host.daemon.settings.read_text()
    file = host.new("always")
    # No factor is of that method, so nobody gets in.
    file.write_text(file.read_text().replace('["totp"]', '["hotp"]'))
    code = host.code()
    running = host.apply(file, within="5s")
    until(host.has_trial, "the trial")
    assert host.decision() == "refused" and not host.log_in(code)
    _, complaint = running.communicate(timeout=30)
    assert running.returncode == NOT_PERMITTED and "the old ones are in force" in complaint
    assert re.search(r"Log in from another\s+terminal .* before \d\d:\d\d(:\d\d)?, or the\s+old rules come back", complaint)
    assert host.daemon.settings.read_text() == before
    assert host.decision() == "asked" and host.log_in(host.code())


def test_who_is_no_administrator_confirms_nothing(host):
    user = users.make()
    secret = host.daemon.enrol(user)
    host.clock.let_pass(STEP)
    code = authenticator.code(secret, host.clock.now())
    running = host.apply(host.new("if-enrolled"), within="5s")
    until(host.has_trial, "the trial")
    assert pam.log_in("drive", user, code, rhost="192.0.2.1")[0] == pam.SUCCESS
    assert running.wait(timeout=30) == NOT_PERMITTED


def test_ctrl_c_leaves_the_old_rules_to_come_back(host):
    before = host.daemon.settings.read_text()
    running = host.apply(host.new("never"), within="6s")
    until(host.has_trial, "the trial")
    running.send_signal(signal.SIGINT)
    _, complaint = running.communicate(timeout=30)
    assert running.returncode == NOT_PERMITTED and "The old rules come back at" in complaint
    until(lambda: not host.has_trial(), "the end of the trial")
    assert host.decision() == "asked" and host.daemon.settings.read_text() == before


def test_one_trial_at_a_time(host):
    running = host.apply(host.new("never"), within="10s")
    until(host.has_trial, "the trial")
    second = host.apply(host.new("risk"))
    assert second.wait(timeout=30) == TRY_AGAIN and "are being tried out" in second.stderr.read()
    assert running.wait(timeout=30) == NOT_PERMITTED


def test_faults_and_dry_runs_try_nothing_out(host):
    bad = host.new("sometimes")
    running = host.apply(bad)
    output, _ = running.communicate(timeout=30)
    assert running.returncode == FAULTS and f"{bad}:5:" in output
    dry = host.apply(host.new("never"), "--dry-run", "--json")
    output, _ = dry.communicate(timeout=30)
    assert dry.returncode == 0 and json.loads(output)["dryRun"] is True
    assert not host.has_trial() and host.decision() == "asked"


# --- simulate


def simulate(host, require, records):
    file = host.new(require)
    command = [places.BIN / "sallyport", "policy", "simulate", file, "--records", records, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_a_rehearsal_decides_past_logins_anew(host):
    assert host.log_in(host.code())
    stranger = users.make()
    assert pam.log_in("drive", stranger, rhost="192.0.2.1")[0] != pam.SUCCESS
    until(lambda: host.daemon.text().count('"login-') >= 2, "both records")
    same = simulate(host, "always", host.daemon.log)["totals"]
    assert same["logins"] == 2 and same["askedThen"] == same["askedNow"] == 1 and same["refusedNow"] == 1
    assert not any(same[name] for name in ("askedMore", "askedLess", "refusedMore", "refusedLess"))
    never = simulate(host, "never", host.daemon.log)
    assert never["totals"]["askedLess"] == 1 and never["totals"]["refusedLess"] == 1
    assert {row["user"] for row in never["rows"]} == {host.administrator, stranger}
    assert all(row["service"] == "drive" for row in never["rows"])


# --- explain


def test_an_explanation_takes_key_time_terminal_and_target(host):
    folder = places.folder("key")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "id"], check=True)
    text = SETTINGS.format(require="risk") + (
        '\n[[rule]]\nname = "by night"\nservice = ["drive"]\ntime = ["22:00-06:00"]\nrequire = "always"\n'
        '\n[[rule]]\nname = "as root"\nservice = ["sudo"]\nas = ["root"]\nrequire = "step-up"\n'
        '\n[[rule]]\nname = "console"\nservice = ["drive"]\nterminal = ["tty*"]\nrequire = "never"\n'
    )
    host.daemon.settings.write_text(text)
    host.daemon.ask_reload()

    def explain(service, *words):
        return host.daemon.ask_json("policy", "explain", host.administrator, "--service", service, *words)

    assert explain("drive", "--at", "2027-01-31 23:00")["rule"] == "by night"
    assert explain("drive", "--at", "Sun 03:00")["rule"] == "by night"
    assert explain("drive", "--at", "2027-01-31 12:00").get("rule") is None
    assert explain("drive", "--at", "Sun 12:00", "--terminal", "/dev/tty1")["rule"] == "console"
    assert explain("sudo", "--as", "root")["rule"] == "as root"
    assert explain("sudo", "--as", "nobody").get("rule") is None
    said = explain("sshd", "--at", "Sun 12:00", "--from", "203.0.113.9", "--key", str(folder / "id.pub"))
    assert said["risk"] in ("elevated", "high") and {"new_network", "new_key"} <= set(said["signals"])
    assert any(line.startswith("signal new_key: weighs ") for line in said["lines"])


# --- devices and confirm


def test_no_device_is_remembered_unless_somebody_wants_it(host):
    assert host.daemon.ask_json("devices", "--user", host.administrator) == []
    said = host.daemon.ask("devices", "forget", "1", "--user", host.administrator, check=False)
    assert said.returncode == 65 and "no remembered device 1" in said.stderr
    assert host.daemon.ask_json("devices", "forget", "--all", "--user", host.administrator)["forgotten"] == 0


def test_a_stranger_sees_and_forgets_no_devices_of_others(host):
    stranger = users.make()
    for words in (("devices", "--user", host.administrator), ("devices", "forget", "--all", "--user", host.administrator)):
        assert host.daemon.ask(*words, user=stranger, check=False).returncode == NOT_PERMITTED


def test_a_script_without_a_terminal_is_told_what_to_type(host):
    user = users.make()
    host.daemon.enrol(user)
    said = host.daemon.ask("confirm", "--for", "export customers", typed="", user=user, check=False)
    assert said.returncode == NOT_PERMITTED and said.stdout == ""
    assert "type sallyport verify" in said.stderr
    other = host.daemon.ask("confirm", "--for", "x", "--user", host.administrator, typed="", user=user, check=False)
    assert other.returncode == NOT_PERMITTED


def test_root_may_ask_about_others(host):
    said = host.daemon.ask("confirm", "--for", "export", "--user", host.administrator, "--json", typed="", check=False)
    assert said.returncode == NOT_PERMITTED and json.loads(said.stdout)["proven"] is False
