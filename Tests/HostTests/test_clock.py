"""The clock set back, forward and to and fro, and another boot: a code is accepted once, and who must wait is told how long."""

import re
import shutil

import pytest

from staging import authenticator, pam

STEP = 30
UNITS = {"s": 1, "min": 60, "h": 3_600}
WAIT = re.compile(r"Use the code that your app shows in (\d+) (s|min|h)\.")


@pytest.fixture
def daemon(clocked):
    return clocked


@pytest.fixture
def secret(daemon, user):
    return daemon.enrol(user)


def told_to_wait(said):
    """The seconds that a refusal names, or None."""
    found = WAIT.search(said)
    return int(found[1]) * UNITS[found[2]] if found else None


def log_in(user, secret, clock, moment=None):
    """(result, said) of one login with the code of a moment, the daemon's present unless told."""
    return pam.log_in("drive", user, authenticator.code(secret, moment or clock.now()), rhost="192.0.2.1")


def log_in_after_the_wait(user, secret, clock):
    """Logs in as told: waits as long as the prompt says, once, and then must be let in. Returns the seconds."""
    result, said = log_in(user, secret, clock)
    waited = 0
    if result != pam.SUCCESS:
        waited = told_to_wait(said)
        assert waited is not None, said
        clock.let_pass(waited)
        result, said = log_in(user, secret, clock)
    assert result == pam.SUCCESS, said
    return waited


def reboot(daemon):
    daemon.end()
    shutil.rmtree(daemon.runtime)
    daemon.runtime.mkdir()
    daemon.start()


def test_another_boot_voids_the_open_window_and_says_for_how_long(daemon, clock, user, secret):
    clock.let_pass(300)
    assert log_in(user, secret, clock)[0] == pam.SUCCESS
    reboot(daemon)
    result, said = log_in(user, secret, clock, clock.now() + STEP)
    assert result != pam.SUCCESS and 0 < told_to_wait(said) <= 4 * STEP
    assert log_in_after_the_wait(user, secret, clock) <= 4 * STEP
    assert daemon.failures(user) == 0


def test_the_seconds_are_not_more_than_needed(daemon, clock, user, secret):
    clock.let_pass(300)
    reboot(daemon)
    waited = told_to_wait(log_in(user, secret, clock)[1])
    clock.let_pass(max(waited - STEP - 1, 0))
    assert log_in(user, secret, clock)[0] != pam.SUCCESS, "a code before the announced one was let in"


def test_who_enrols_after_the_boot_does_not_wait(daemon, clock, user):
    reboot(daemon)
    clock.let_pass(300)
    assert log_in(user, daemon.enrol(user), clock)[0] == pam.SUCCESS


def test_a_restart_in_the_same_boot_makes_nobody_wait(daemon, clock, user, secret):
    assert log_in(user, secret, clock)[0] == pam.SUCCESS
    daemon.end()
    daemon.start()
    clock.let_pass(STEP)
    assert log_in(user, secret, clock)[0] == pam.SUCCESS


@pytest.mark.parametrize("back", [1, STEP, 2 * STEP, 3_600])
def test_a_code_is_not_accepted_again_after_the_clock_was_set_back(daemon, clock, user, secret, back):
    moment = clock.now()
    assert log_in(user, secret, clock)[0] == pam.SUCCESS
    clock.step(-back)
    assert log_in(user, secret, clock, moment)[0] != pam.SUCCESS
    clock.step(back)
    assert log_in(user, secret, clock, moment)[0] != pam.SUCCESS


def test_after_the_clock_was_set_back_a_login_succeeds_when_it_was_said(daemon, clock, user, secret):
    assert log_in(user, secret, clock)[0] == pam.SUCCESS
    clock.step(-300)
    log_in_after_the_wait(user, secret, clock)


@pytest.mark.parametrize("ahead", [2 * STEP, 3_600, 20 * 86_400])
def test_after_the_clock_was_set_forward_a_login_succeeds_when_it_was_said(daemon, clock, user, secret, ahead):
    assert log_in(user, secret, clock)[0] == pam.SUCCESS
    clock.step(ahead)
    assert log_in_after_the_wait(user, secret, clock) <= 4 * STEP


def test_over_ten_jumps_to_and_fro_no_step_is_accepted_twice(daemon, clock, user, secret):
    accepted = []
    for jump in (90, -90, 600, -600, 45, -45, 30, -30, 3_600, -3_600):
        clock.step(jump)
        for ahead in (-STEP, 0, STEP):
            moment = clock.now() + ahead
            if log_in(user, secret, clock, moment)[0] == pam.SUCCESS:
                accepted.append(int(moment) // STEP)
    assert len(accepted) == len(set(accepted))
