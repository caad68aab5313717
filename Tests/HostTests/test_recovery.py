"""Recovery codes: each is good for one login, whatever happens around it."""

import base64
import os
import re

import pytest

from staging import authenticator, crowd, journal, pam, users
from staging.enrolment import first_login, next_code, settings, shown
from staging.records import damage_slot


@pytest.fixture
def daemon(start_daemon):
    return start_daemon()


@pytest.fixture
def codes(daemon, user):
    return first_login("drive", user)[1]


def log_in(user, *answers):
    return pam.log_in("drive", user, *answers, rhost="192.0.2.1")


def codes_left(daemon, user):
    return shown(daemon, user)["recoveryCodes"]


def told_left(count):
    return {0: "it was the last one", 1: "one is left"}.get(count, f"{count} are left")


def another_code(number):
    """A code of the right form that nobody was given."""
    text = base64.b32encode(os.urandom(10)).decode()
    return "-".join([str(number), *re.findall("....", text)])


def test_every_code_is_accepted_once_and_the_person_is_told_how_many_are_left(daemon, user, codes):
    for used, code in enumerate(codes, 1):
        result, said = log_in(user, code)
        assert result == pam.SUCCESS, said
        assert told_left(10 - used) in said
        assert codes_left(daemon, user) == 10 - used
    assert pam.SUCCESS not in [log_in(user, code)[0] for code in codes]
    assert daemon.failures(user) == 0


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " ")],
                         ids=["in lower case", "without hyphens", "with spaces"])  # fmt: skip
def test_a_code_is_accepted_however_it_is_typed(user, codes, typed):
    result, said = log_in(user, typed(codes[6]))
    assert result == pam.SUCCESS, said


def test_a_code_under_another_number_is_wrong_and_counted(daemon, user, codes):
    assert log_in(user, "2" + codes[0][1:])[0] != pam.SUCCESS
    assert daemon.failures(user) == 1
    assert codes_left(daemon, user) == 10


def test_a_code_that_nobody_was_given_is_wrong_and_counted(daemon, user, codes):
    assert log_in(user, another_code(5))[0] != pam.SUCCESS
    assert daemon.failures(user) == 1
    assert log_in(user, codes[4])[0] == pam.SUCCESS


def test_a_used_code_is_refused_with_its_reason_and_not_counted(daemon, user, codes):
    assert log_in(user, codes[0])[0] == pam.SUCCESS
    result, said = log_in(user, codes[0])
    assert result != pam.SUCCESS and "used before" in said
    assert daemon.failures(user) == 0


def test_a_code_of_another_account_is_wrong(daemon, user, codes):
    other = users.make()
    first_login("drive", other)
    assert log_in(other, codes[0])[0] != pam.SUCCESS
    assert log_in(user, codes[0])[0] == pam.SUCCESS


def test_one_code_64_times_at_once_is_accepted_once(daemon, user, codes):
    for code in codes[:3]:
        assert crowd.race("drive", user, code) == 1
    assert codes_left(daemon, user) == 7
    assert log_in(user, codes[3])[0] == pam.SUCCESS


def test_a_code_used_right_before_a_kill_stays_used(daemon, user, codes):
    assert log_in(user, codes[0])[0] == pam.SUCCESS
    daemon.kill()
    daemon.start()
    assert log_in(user, codes[0])[0] != pam.SUCCESS
    assert codes_left(daemon, user) == 9
    assert log_in(user, codes[1])[0] == pam.SUCCESS


@pytest.mark.parametrize("slot", [0, 1])
@pytest.mark.parametrize("before", [0, 1])
def test_a_code_used_before_a_slot_was_damaged_stays_used(daemon, user, codes, slot, before):
    for code in codes[: before + 1]:
        assert log_in(user, code)[0] == pam.SUCCESS
    daemon.kill()
    damage_slot(daemon, user, slot)
    daemon.start()
    assert pam.SUCCESS not in [log_in(user, code)[0] for code in codes[: before + 1]]
    assert journal.until_told(daemon, "record-repaired")
    assert log_in(user, codes[9])[0] == pam.SUCCESS


def test_a_kill_at_the_prompt_loses_no_code(daemon, user, codes):
    def killed(_prompt):
        daemon.kill()
        daemon.start()
        return codes[0]

    with pam.Login("drive", user, [killed, codes[0]], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS, login.text
    assert log_in(user, codes[0])[0] != pam.SUCCESS
    assert codes_left(daemon, user) == 9


def test_where_the_settings_do_not_name_them_no_code_lets_in(daemon, user, codes):
    daemon.end()
    daemon.settings.write_text(settings().replace(', "recovery-code"', ""))
    daemon.start()
    assert log_in(user, codes[0])[0] != pam.SUCCESS


def test_a_code_in_the_shape_of_the_authenticator_is_judged_as_one_alone(daemon, user):
    key, codes = first_login("drive", user)
    assert log_in(user, authenticator.wrong_code(key), next_code(key))[0] == pam.SUCCESS
    assert codes_left(daemon, user) == len(codes)
