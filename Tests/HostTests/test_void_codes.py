"""Codes of which nobody knows whether they were spent: none is accepted twice, and who must wait waits once."""

import pytest

from staging import authenticator, pam
from staging.control import about, call, until_written
from staging.patience import until
from staging.records import damage_slot

STEP = 30
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


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
    damage_slot(clocked, user, slot)
    clocked.start()
    assert log_in_at(clock, user)[0] != pam.SUCCESS
    clock.let_pass(4 * STEP)
    result, said = log_in_at(clock, user)
    assert result == pam.SUCCESS, said
