"""Codes of which nobody knows whether they were spent: none is accepted twice, and who must wait waits once."""

import pwd

import pytest

from staging import authenticator, pam, stack
from staging.clock import Clock
from staging.control import call
from staging.daemon import Daemon
from staging.patience import until

STEP = 30
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture
def clock(stage):
    return Clock()


@pytest.fixture
def clocked(clock):
    running = Daemon(environment=clock.environment).start()
    stack.alone(running, "drive")
    yield running
    running.end()


@pytest.fixture
def plain(own_daemon):
    stack.alone(own_daemon, "drive")
    return own_daemon


def about(user):
    return {"user": user, "uid": pwd.getpwnam(user).pw_uid}


def until_written(daemon):
    def pending():
        return call(daemon.control_socket, "GetStatus")[1]["store"]["pendingWrites"]

    until(lambda: pending() == 0, "the records to follow")


def bring_in(daemon, user):
    """Imports SECRET for a user; what follows behind keeps an account busy, and the import says so."""
    def created():
        said = call(daemon.control_socket, "ImportUsers", {"entries": [about(user) | {"secret": SECRET}]})
        return said[1]["results"][0]["outcome"] == "created"

    until(created, "the import")


def log_in_at(clock, user):
    return pam.log_in("drive", user, authenticator.code(SECRET, clock.now()), rhost="192.0.2.1")


@pytest.mark.parametrize("written", [False, True], ids=["at once", "once written"])
def test_a_spent_code_stays_void_over_a_reset_and_an_import_of_the_same_secret(plain, user, written):
    bring_in(plain, user)
    code = authenticator.code(SECRET)
    assert pam.log_in("drive", user, code, rhost="192.0.2.1")[0] == pam.SUCCESS
    if written:
        until_written(plain)
    assert call(plain.control_socket, "ResetUser", about(user))[0] == "reply"
    bring_in(plain, user)
    for _ in range(3):
        assert pam.log_in("drive", user, code, rhost="192.0.2.1")[0] != pam.SUCCESS, "the code was accepted again"


def test_who_is_imported_again_waits_once_and_is_let_in(clocked, clock, user):
    bring_in(clocked, user)
    assert log_in_at(clock, user)[0] == pam.SUCCESS
    assert call(clocked.control_socket, "ResetUser", about(user))[0] == "reply"
    bring_in(clocked, user)
    assert log_in_at(clock, user)[0] != pam.SUCCESS
    clock.let_pass(4 * STEP)
    result, said = log_in_at(clock, user)
    assert result == pam.SUCCESS, said


@pytest.mark.parametrize("slot", [0, 1])
def test_who_lost_one_slot_waits_once_and_is_let_in(clocked, clock, user, slot):
    bring_in(clocked, user)
    clocked.end()
    record = next(path for path in (clocked.state / "accounts").rglob(str(pwd.getpwnam(user).pw_uid)))
    with open(record, "r+b") as file:
        file.seek(slot * record.stat().st_size // 2)
        file.write(bytes(512))
    clocked.start()
    assert log_in_at(clock, user)[0] != pam.SUCCESS
    clock.let_pass(4 * STEP)
    result, said = log_in_at(clock, user)
    assert result == pam.SUCCESS, said
