"""Hardware tokens (HOTP, RFC 4226): look-ahead, resynchronisation, and counters that never go back."""

import subprocess

import pytest

from staging import crowd, journal, pam, stack
from staging.daemon import Daemon
from staging.enrolment import settings, shown
from staging.records import damage_slot

# RFC 4226, appendix D: the secret, and the codes of the counters 0 to 9.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
CODES = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
LOOK_AHEAD = 10
REACH = 100


@pytest.fixture
def daemon(stage):
    running = Daemon(settings("admin")).start()
    stack.alone(running, "drive")
    yield running
    running.end()


@pytest.fixture
def token(daemon, user):
    """The user's token, at counter 0; the user's name."""
    daemon.ask("user", "enrol", user, "--method", "hotp", "--secret-stdin", typed=f"{SECRET}\n")
    return user


def code(counter):
    command = ["oathtool", "--hotp", "--base32", f"--counter={counter}", "-"]
    return subprocess.run(command, input=SECRET, capture_output=True, text=True, check=True).stdout.strip()


def log_in(user, *answers):
    return pam.log_in("drive", user, *answers, rhost="192.0.2.1")


def is_let_in(user, *answers):
    return log_in(user, *answers)[0] == pam.SUCCESS


def counter(daemon, user):
    [factor] = shown(daemon, user)["factors"]
    assert factor["method"] == "hotp"
    return factor["counter"]


def test_the_other_generator_agrees_with_the_appendix():
    assert [code(number) for number in range(10)] == CODES


def test_the_codes_of_the_appendix_are_accepted_in_turn_each_once(daemon, token):
    for number, each in enumerate(CODES):
        assert counter(daemon, token) == number
        assert is_let_in(token, each)
        assert not is_let_in(token, each)
    assert daemon.failures(token) == 0


def test_the_last_code_of_the_look_ahead_is_accepted_and_those_before_it_are_void(daemon, token):
    assert is_let_in(token, code(LOOK_AHEAD))
    assert counter(daemon, token) == LOOK_AHEAD + 1
    assert not is_let_in(token, code(LOOK_AHEAD - 1))
    assert is_let_in(token, code(LOOK_AHEAD + 1))


def test_a_code_beyond_the_look_ahead_is_wrong_and_counted(daemon, token):
    assert not is_let_in(token, code(LOOK_AHEAD + 1))
    assert daemon.failures(token) == 1 and counter(daemon, token) == 0


@pytest.mark.parametrize("ahead", [0, LOOK_AHEAD + 1, 57, REACH])
def test_two_codes_in_a_row_in_one_answer_resynchronise(daemon, token, ahead):
    result, said = log_in(token, f"{code(ahead)} {code(ahead + 1)}")
    assert result == pam.SUCCESS, said
    assert counter(daemon, token) == ahead + 2
    assert is_let_in(token, code(ahead + 2))


def test_two_codes_beyond_the_reach_do_not(daemon, token):
    assert not is_let_in(token, f"{code(REACH + 1)} {code(REACH + 2)}")
    assert counter(daemon, token) == 0


@pytest.mark.parametrize("pair", [(21, 20), (20, 22), (20, 20)], ids=str)
def test_two_codes_that_do_not_follow_each_other_do_not_resynchronise(daemon, token, pair):
    assert not is_let_in(token, " ".join(map(code, pair)))
    assert counter(daemon, token) == 0


def test_two_codes_in_a_row_are_accepted_once(token):
    pair = code(40) + code(41)
    assert is_let_in(token, pair)
    assert not is_let_in(token, pair)
    assert not is_let_in(token, code(41))


def test_a_used_code_is_refused_with_its_reason_and_not_counted(daemon, token):
    assert is_let_in(token, code(0))
    result, said = log_in(token, code(0))
    assert result != pam.SUCCESS and "used before" in said
    assert daemon.failures(token) == 0


def test_one_code_64_times_at_once_is_accepted_once(daemon, token):
    for number in range(5):
        assert crowd.race("drive", token, code(number)) == 1
    assert counter(daemon, token) == 5


@pytest.mark.parametrize("slot", [None, 0, 1])
@pytest.mark.parametrize("used", [1, 2])
def test_codes_used_right_before_a_kill_stay_used_though_a_slot_was_damaged(daemon, token, used, slot):
    for number in range(used):
        assert is_let_in(token, code(number))
    daemon.kill()
    if slot is not None:
        damage_slot(daemon, token, slot)
    daemon.start()
    assert not any(is_let_in(token, code(number)) for number in range(used))
    assert slot is None or journal.until_told(daemon, "record-repaired")
    assert is_let_in(token, code(used))


def test_the_secret_is_no_argument_and_in_no_log(daemon, token):
    said = daemon.ask("user", "enrol", "--help").stdout
    assert "--secret-stdin" in said and "--secret " not in said
    assert SECRET not in daemon.text()
