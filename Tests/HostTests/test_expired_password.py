"""An expired password: pam_unix then ends the account phase early, and our line must have been asked before."""

import pathlib
import subprocess

import pexpect
import pytest

from staging import authenticator, pam, stack, users
from staging.client import PROMPT, Client, answer_code, answer_password
from staging.daemon import SETTINGS, Daemon
from staging.sshd import Sshd
from staging.terminal import terminal

NEW_PASSWORD_WANTED = 12
STACKS = ["sshd", "sshd.publickey", "login", "su", "sudo"]


# Of several lines that fit, sudo takes the last.
SUDOERS = pathlib.Path("/etc/sudoers.d/zz-expired")


def run(settings):
    """A daemon with every stack that ships, and a sudo without passwords; what was there before comes back."""
    files = [stack.FOLDER / name for name in STACKS]
    before = {file: file.read_bytes() for file in files if file.exists()}
    daemon = Daemon(settings).start()
    for name in STACKS:
        stack.shipped(name, daemon)
    SUDOERS.write_text("%sudo ALL=(ALL) NOPASSWD: ALL\n")
    yield daemon
    daemon.end()
    SUDOERS.unlink()
    for file in files:
        file.unlink()
    for file, text in before.items():
        file.write_bytes(text)


@pytest.fixture
def strict(stage):
    """Asks in every service."""
    yield from run(SETTINGS.replace('"drive"', '"login", "su", "sudo", "sshd.publickey"'))


@pytest.fixture
def lenient(stage):
    """Asks nobody."""
    yield from run(SETTINGS.replace('"always"', '"never"'))


@pytest.fixture
def key_alone_sshd(stage):
    running = Sshd("publickey")
    yield running
    running.end()


@pytest.fixture
def sudoer(stage):
    return users.make("admin", groups=["sudo"])


def expire(user):
    subprocess.run(["chage", "--lastday", "0", user], check=True)


def account(service, user):
    with pam.Login(service, user) as login:
        return login.account()


def outcome(run):
    """Whether a command ran, a new password was asked for, or all was refused without a prompt."""
    seen = run.expect(["inside", "(?i)(current|new|old) password: ?", pexpect.EOF])
    run.close(force=True)
    return ("let in", "asked for a new password", "refused")[seen]


def by_sudo(user):
    return outcome(terminal(user, "sudo", "echo", "inside"))


def by_key(server, user, key):
    client = Client(server, user, key)
    # Without a terminal sshd refuses an expired password by itself.
    client.options.append("-tt")
    return outcome(client.ssh("echo", "inside"))


def by_su(user):
    """As root, who is asked for nothing."""
    return outcome(terminal("root", "su", user, "-c", "echo inside"))


@pytest.mark.parametrize("service", ["sshd", "sshd.publickey", "login"])
def test_it_is_not_an_entrance_without_a_proof(strict, user, service):
    expire(user)
    assert account(service, user) not in (pam.SUCCESS, NEW_PASSWORD_WANTED)


def test_sudo_without_a_password_refuses_it(strict, sudoer):
    strict.enrol(sudoer)
    expire(sudoer)
    assert by_sudo(sudoer) == "refused"


def test_a_key_alone_is_refused(strict, key_alone_sshd, user, key):
    strict.enrol(user)
    expire(user)
    assert by_key(key_alone_sshd, user, key) == "refused"


def test_after_password_and_code_a_new_password_is_asked_for(strict, user):
    secret = strict.enrol(user)
    expire(user)
    server = Sshd()
    login = Client(server, user).ssh("echo", "inside")
    answer_password(login)
    answer_code(login, authenticator.code(secret))
    assert login.expect(["(?i)current password: ?", "inside", PROMPT, pexpect.EOF]) == 0
    login.close(force=True)
    server.end()


def test_where_policy_asks_nobody_it_is_as_without_us(lenient, key_alone_sshd, sudoer, user, key):
    for name in (sudoer, user):
        expire(name)
    # NOPASSWD forgives an expired password, too.
    assert by_sudo(sudoer) == "let in"
    assert by_key(key_alone_sshd, user, key) == "asked for a new password"
    assert by_su(user) == "asked for a new password"
    for service in STACKS:
        assert account(service, user) == NEW_PASSWORD_WANTED


def test_a_lock_holds(lenient, key_alone_sshd, sudoer, user, key):
    for name in (sudoer, user):
        expire(name)
        lenient.ask("user", "lock", name)
    assert by_sudo(sudoer) == "refused"
    assert by_key(key_alone_sshd, user, key) == "refused"
    assert by_su(user) == "refused"
    for service in STACKS:
        assert account(service, user) not in (pam.SUCCESS, NEW_PASSWORD_WANTED)
