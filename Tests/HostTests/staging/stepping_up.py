"""A host that wants a fresh proof for sudo and su, and shells of the person whose account is there: fixtures of its tests."""

import contextlib
import shlex
import socket
import subprocess

import pytest

from staging import places, stack, users
from staging.client import Client, answer_code, answer_password
from staging.shell import Shell
from staging.sshd import Sshd, asking_password_and_code

FRESH = 900
RULES = """
[[rule]]
name    = "these are never asked at the door"
service = ["sshd"]
group   = ["test-keys"]
require = "never"

[[rule]]
name    = "step up"
service = ["sudo", "su"]
group   = ["sudo"]
require = "step-up"
fresh   = "15m"
"""
CONFIRM = ("confirm", "--for", "export", "--fresh", "15m")
MISSING = "sudo needs a fresh proof of your second factor. Type sallyport verify, then try again."
ROOTS_PASSWORD = "roots-sesame"


def purpose(service, target="root"):
    return f"This is for {service} as {target} on {socket.gethostname()}."


class HostShell(Shell):
    """One on a host, for the person whose account is there."""

    def __init__(self, host, terminal):
        super().__init__(terminal, users.PASSWORD, host.code)
        self.host = host

    def sallyport(self, *words, redirected=""):
        command = [str(places.BIN / "sallyport"), f"--runtime-directory={self.host.daemon.runtime}", *words]
        return self.run(shlex.join(command) + redirected)


@pytest.fixture(scope="module", autouse=True)
def prepared(stage):
    subprocess.run(["groupadd", "--force", "test-keys"], check=True)
    subprocess.run(["chpasswd", "--crypt-method", "SHA256"], input=f"root:{ROOTS_PASSWORD}\n", text=True, check=True)
    with open("/etc/sudoers.d/step-up", "w", encoding="ascii") as sudoers:
        sudoers.write("%sudo ALL=(ALL) ALL\n")


@pytest.fixture
def user(stage):
    return users.make("admin", groups=["sudo"])


@pytest.fixture
def host(start_host, user):
    made = start_host("if-enrolled", enrol="admin", user=user, services=("sshd", "sudo", "su"), more=RULES)
    for service in ("sudo", "sudo-i", "su"):
        stack.shipped(service, made.daemon)
    return made


@pytest.fixture
def sshd(host):
    with asking_password_and_code(host.daemon) as running:
        yield running


@pytest.fixture
def log_in(host, sshd):
    """Opens a session by password and code, as often as it is called."""
    shells = []

    def opened(enrolled=True):
        terminal = Client(sshd, host.user).ssh()
        answer_password(terminal)
        if enrolled:
            answer_code(terminal, host.code())
        shells.append(HostShell(host, terminal))
        return shells[-1]

    host.enrol()
    yield opened
    for shell in shells:
        shell.terminal.close(force=True)


@pytest.fixture
def shell(log_in):
    return log_in()


def let_pass_without_a_password(user):
    # sudo obeys the last line that matches, and reads the files by name.
    with open("/etc/sudoers.d/zz-step-up", "a", encoding="ascii") as sudoers:
        sudoers.write(f"{user} ALL=(ALL) NOPASSWD: ALL\n")


def assert_passes_without_a_code(done):
    assert (done.status, "code" in done.asked) == (0, False), done


def assert_asks(done, sentence):
    assert (done.status, done.asked) == (0, ["password", "code"]) and sentence in done.text, done


def assert_refused_in_account(done):
    assert done.status != 0 and done.asked == [] and MISSING in done.text, done


@contextlib.contextmanager
def keys_alone(host):
    """Meanwhile an sshd runs that takes a key and nothing else, and the rule that never asks is the user's."""
    subprocess.run(["usermod", "--append", "--groups", "test-keys", host.user], check=True)
    running = Sshd("publickey")
    try:
        yield running
    finally:
        running.end()


@contextlib.contextmanager
def opened_by_key(host, key):
    """A session that was opened by a key, without a code."""
    with keys_alone(host) as server:
        shell = HostShell(host, Client(server, host.user, key).ssh())
        yield shell
        shell.terminal.close(force=True)
