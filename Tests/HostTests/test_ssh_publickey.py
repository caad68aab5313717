"""A real sshd with keys: `publickey,keyboard-interactive:pam`, and a public key alone."""

import socket
import subprocess

import paramiko
import pexpect
import pytest

from staging import authenticator, stack, users
from staging.client import PROMPT, Client, answer_code, exit_status
from staging.daemon import SETTINGS, Daemon
from staging.sshd import Sshd

NEVER = """
[[rule]]
name    = "these are never asked"
group   = ["test-never"]
require = "never"
"""


@pytest.fixture(scope="module")
def daemon(stage):
    subprocess.run(["groupadd", "test-never"], check=True)
    running = Daemon(SETTINGS + NEVER).start()
    yield running
    running.end()


@pytest.fixture(scope="module")
def publickey_sshd(daemon):
    """Asks for a key and then for a code, by the stack that ships for that."""
    stack.shipped("sshd", daemon, "sshd.publickey")
    running = Sshd("publickey,keyboard-interactive:pam")
    yield running
    running.end()


@pytest.fixture(scope="module")
def key_alone_sshd(publickey_sshd):
    """Asks for a key, and for nothing else."""
    running = Sshd("publickey")
    yield running
    running.end()


@pytest.fixture(scope="module")
def code_alone_sshd(publickey_sshd):
    """Set up wrongly: the stack that trusts sshd to have taken a key, and the sshd settings that ship, which take none."""
    running = Sshd()
    yield running
    running.end()


@pytest.fixture
def secret(daemon, user):
    return daemon.enrol(user)


def test_key_and_code_are_let_in(publickey_sshd, user, key, secret):
    terminal = Client(publickey_sshd, user, key).ssh("echo", "inside")
    answer_code(terminal, authenticator.code(secret))
    terminal.expect("inside")
    assert exit_status(terminal) == 0


def test_key_and_wrong_code_are_told_why(publickey_sshd, daemon, user, key, secret):
    terminal = Client(publickey_sshd, user, key).ssh("echo", "inside")
    answer_code(terminal, authenticator.wrong_code(secret))
    terminal.expect("That code is wrong")
    terminal.close(force=True)
    assert daemon.failures(user) == 1


def test_key_and_code_by_the_library(publickey_sshd, user, key, secret):
    with paramiko.Transport(socket.create_connection(("127.0.0.1", publickey_sshd.port))) as transport:
        transport.start_client(timeout=10)
        left = transport.auth_publickey(user, paramiko.Ed25519Key.from_private_key_file(str(key)))
        assert left == ["keyboard-interactive"]
        code = authenticator.code(secret)
        transport.auth_interactive(user, lambda _title, _instructions, prompts: [code for _ in prompts])
        assert transport.is_authenticated()


def test_a_code_without_a_key_is_not_judged(code_alone_sshd, daemon, user, secret):
    terminal = Client(code_alone_sshd, user).ssh("echo", "inside")
    answer_code(terminal, authenticator.code(secret))
    assert terminal.expect(["inside", PROMPT, "ermission denied", pexpect.EOF]) != 0
    terminal.close(force=True)
    assert daemon.failures(user) == 0


@pytest.mark.parametrize("enrolled", [True, False])
def test_a_name_alone_is_not_an_entrance_for_those_who_are_never_asked(code_alone_sshd, daemon, enrolled):
    robot = users.make("robot", groups=["test-never"])
    secret = daemon.enrol(robot) if enrolled else None
    terminal = Client(code_alone_sshd, robot).ssh("echo", "inside")
    terminal.expect(PROMPT)
    terminal.sendline(authenticator.code(secret) if enrolled else "123456")
    assert terminal.expect(["inside", PROMPT, "ermission denied", pexpect.EOF]) != 0
    terminal.close(force=True)
    assert daemon.failures(robot) == 0


def test_those_who_are_never_asked_come_in_with_a_key(publickey_sshd, key_alone_sshd, daemon, key, user):
    subprocess.run(["usermod", "--append", "--groups", "test-never", user], check=True)
    for server in (publickey_sshd, key_alone_sshd):
        terminal = Client(server, user, key).ssh("echo", "inside")
        terminal.expect("inside")
        assert exit_status(terminal) == 0


def test_a_key_alone_is_refused_in_the_account_phase(key_alone_sshd, user, key, secret):
    terminal = Client(key_alone_sshd, user, key).ssh("echo", "inside")
    assert terminal.expect(["inside", PROMPT, pexpect.EOF]) == 2
    assert exit_status(terminal) == 255


def test_a_key_alone_is_refused_to_those_who_are_not_enrolled(key_alone_sshd, user, key):
    terminal = Client(key_alone_sshd, user, key).ssh("echo", "inside")
    assert terminal.expect(["inside", PROMPT, pexpect.EOF]) == 2


def test_batch_mode_does_not_hang_or_get_in(publickey_sshd, user, key, secret):
    client = Client(publickey_sshd, user, key)
    client.options += ["-o", "BatchMode=yes"]
    terminal = client.ssh("echo", "inside")
    assert terminal.expect(["inside", PROMPT, pexpect.EOF]) == 2
