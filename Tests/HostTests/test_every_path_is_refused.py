"""An account that is closed, by a lock or since nobody used it for long: every path is refused at the next step, and the journal says why."""

import dataclasses
import subprocess
import typing

import pexpect
import pytest

from staging import journal, pam, stack, users
from staging.client import PROMPT, Client, answer_code, answer_password, authorize, exit_status
from staging.enrolment import END_PROMPT
from staging.inhabitants import ENDED
from staging.patience import until
from staging.shell import PASSWORDS, Shell
from staging.sshd import Sshd
from staging.terminal import terminal

DAY = 86_400
KEYS_ALONE = "t-keys-alone"
# Whoever is dormant by that has a device that is still remembered.
SETTINGS = f"""
[accounts]
dormant_after = "20d"

[[rule]]
name    = "keys alone"
service = ["sshd"]
group   = ["{KEYS_ALONE}"]
require = "never"

[[rule]]
name     = "remembered"
service  = ["sshd"]
require  = "always"
remember = {{ idle = "30d", max = "30d", bind = ["ssh-key"] }}

[[rule]]
name    = "step up"
service = ["sudo", "su"]
require = "step-up"
fresh   = "12h"
"""
OTHERS_PASSWORD = "another-sesame"


@dataclasses.dataclass(frozen=True)
class Closing:
    """How an account is closed, how the journal's reason begins, and what a person is told who proved a first factor."""

    close: typing.Callable
    reason: str
    sentence: str
    ends_sessions: bool


CLOSINGS = {
    "locked": Closing(lambda host: change(host, "lock"), "the account is locked", "This account is locked.", True),
    "dormant": Closing(lambda host: host.clock.let_pass(25 * DAY), "the account is dormant", "not used for a long time", False),
    "offboarded": Closing(
        lambda host: change(host, "offboard", "--no-checklist"), "the account is locked", "This account is locked.", True
    ),
}


def change(host, verb, *options):
    """Without the helper sessions stay open, and the command says so by its exit code."""
    host.daemon.ask("user", verb, host.user, *options, "--reason", "left the company", check=False)


@pytest.fixture(params=CLOSINGS.values(), ids=CLOSINGS)
def closing(request):
    return request.param


@pytest.fixture
def host(start_host):
    """A person with a password, a factor and the right to use sudo."""
    subprocess.run(["groupadd", "--force", KEYS_ALONE], check=True)
    made = start_host("always", enrol="admin", user=users.make("leaver"), services=("sshd", "sudo", "su"), more=SETTINGS)
    for service in ("sudo", "su"):
        stack.shipped(service, made.daemon)
    stack.alone(made.daemon, "cron")
    return made.enrol()


@pytest.fixture
def key(host):
    return authorize(host.user)


@pytest.fixture
def serve(host):
    """Starts an sshd that takes these methods, behind one of the stacks that ship."""
    started = []

    def start(methods, example=None):
        stack.shipped("sshd", host.daemon, example)
        started.append(Sshd(methods))
        return started[-1]

    yield start
    for each in started:
        each.end()


@pytest.fixture
def shell(host, serve):
    """A session by password and code."""
    opened = Client(serve("keyboard-interactive:pam"), host.user).ssh()
    answer_password(opened)
    answer_code(opened, host.code())
    yield Shell(opened, users.PASSWORD, host.code)
    opened.close(force=True)


@pytest.fixture
def kept(host, shell):
    """The same where nobody can end it, so that it is there when the account is closed."""
    host.helper.end()
    return shell


def assert_told(host, closing, service, phase, user=None):
    """The journal has it, with the reason, and no other refusal there."""

    def reasons():
        refusals = journal.events(host.daemon, "login-refused")
        found = [one for one in refusals if one["SALLYPORT_USER"] == (user or host.user)]
        return [one["SALLYPORT_REASON"] for one in found if (one["SALLYPORT_SERVICE"], one["SALLYPORT_PHASE"]) == (service, phase)]

    assert all(reason.startswith(closing.reason) for reason in until(reasons, f"a refusal of {service} in {phase}"))


def assert_let_in(opened):
    opened.expect("inside")
    assert exit_status(opened) == 0


def assert_refused(opened, closing):
    """It ends where a code would be asked, and with the sentence."""
    assert opened.expect([END_PROMPT, "Authentication failure", PROMPT, "inside"]) < 2
    assert closing.sentence in " ".join(opened.before.split())
    opened.close(force=True)


def test_the_password(host, closing, serve):
    client = Client(serve("keyboard-interactive:pam"), host.user)
    before = client.ssh("echo", "inside")
    answer_password(before)
    answer_code(before, host.code())
    assert_let_in(before)
    closing.close(host)
    after = client.ssh("echo", "inside")
    answer_password(after)
    assert_refused(after, closing)
    assert_told(host, closing, "sshd", "auth")


def test_a_key_before_the_code(host, closing, serve, key):
    client = Client(serve("publickey,keyboard-interactive:pam", "sshd.publickey"), host.user, key)
    before = client.ssh("echo", "inside")
    answer_code(before, host.code())
    assert_let_in(before)
    closing.close(host)
    assert_refused(client.ssh("echo", "inside"), closing)
    assert_told(host, closing, "sshd", "auth")


def test_a_key_alone_of_whom_policy_never_asks(host, closing, serve, key):
    subprocess.run(["usermod", "--append", "--groups", KEYS_ALONE, host.user], check=True)
    client = Client(serve("publickey"), host.user, key)
    assert_let_in(client.ssh("echo", "inside"))
    closing.close(host)
    after = client.ssh("echo", "inside")
    assert after.expect([pexpect.EOF, PROMPT, "inside"]) == 0
    assert_told(host, closing, "sshd", "account")


def test_a_remembered_device(host, closing, serve, key):
    client = Client(serve("publickey,keyboard-interactive:pam", "sshd.publickey"), host.user, key)
    # At the first login much is odd, and nothing is remembered.
    for wish in ("", "r "):
        before = client.ssh("echo", "inside")
        answer_code(before, wish + host.code())
        assert_let_in(before)
    assert_let_in(client.ssh("echo", "inside"))
    closing.close(host)
    assert_refused(client.ssh("echo", "inside"), closing)
    assert_told(host, closing, "sshd", "auth")


@pytest.mark.parametrize("closing", [pytest.param(each, id=name) for name, each in CLOSINGS.items() if each.ends_sessions])
def test_an_open_session_is_ended(host, closing, shell):
    closing.close(host)
    shell.terminal.expect(pexpect.EOF)
    [ended] = journal.until_told(host.daemon, ENDED)
    assert (ended["SALLYPORT_USER"], ended["SALLYPORT_REASON"]) == (host.user, "by uid 0, left the company")


def assert_not_run(done, closing):
    assert done.status != 0 and closing.sentence in done.text and "code" not in done.asked, done


def may_use_sudo(host, tag=""):
    with open("/etc/sudoers.d/leavers", "a", encoding="ascii") as sudoers:
        sudoers.write(f"{host.user} ALL=(ALL) {tag}ALL\n")


def test_sudo_in_an_open_session(host, closing, kept):
    may_use_sudo(host)
    assert kept.run("sudo true").status == 0
    kept.run("sudo -k")
    closing.close(host)
    assert_not_run(kept.run("sudo true"), closing)
    assert_told(host, closing, "sudo", "auth")


@pytest.mark.parametrize("tag", ["", "NOPASSWD: "], ids=["within its five minutes", "without a password"])
def test_sudo_in_an_open_session_that_asks_for_no_password(host, closing, kept, tag):
    may_use_sudo(host, tag)
    assert kept.run("sudo true").status == 0
    assert kept.run("sudo -n true").status == 0
    closing.close(host)
    assert_not_run(kept.run("sudo -n true"), closing)
    assert_told(host, closing, "sudo", "account")


def test_su_in_an_open_session(host, closing, kept):
    other = users.make("other")
    assert kept.run(f"su {other} -c true").status == 0
    closing.close(host)
    assert_not_run(kept.run(f"su {other} -c true"), closing)
    assert_told(host, closing, "su", "auth")


def enter(user, account):
    """su by somebody else, past the password of the account."""
    entering = terminal(user, "su", account, "-c", "echo inside")
    entering.expect(PASSWORDS)
    entering.sendline(OTHERS_PASSWORD)
    return entering


def test_su_by_somebody_else(host, closing):
    subprocess.run(["chpasswd"], input=f"{host.user}:{OTHERS_PASSWORD}\n", text=True, check=True)
    closing.close(host)
    other, third = users.make("other"), users.make("third", password=OTHERS_PASSWORD)
    host.daemon.enrol(other)
    assert_refused(enter(other, host.user), closing)
    assert_told(host, closing, "su", "auth", user=other)
    allowed = enter(other, third)
    assert allowed.expect([PROMPT, END_PROMPT, "inside"]) == 0
    allowed.close(force=True)


def test_what_cron_runs(host, closing):
    # As cron has it: root, no auth, and "cron" for the terminal.
    with pam.Login("cron", host.user, tty="cron") as job:
        assert job.account() == pam.SUCCESS
    closing.close(host)
    with pam.Login("cron", host.user, tty="cron") as job:
        assert job.account() != pam.SUCCESS
    assert_told(host, closing, "cron", "account")
