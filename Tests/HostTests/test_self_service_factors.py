"""`sallyport recovery-codes`, `factors`, `verify` and `sallyport` alone, in a real terminal."""

import json

import pytest

from staging.enrolment import RECOVERY_CODE, key_in, shown
from staging.self_service import CODE, CONFIRM, CONTROL_C, PASSWORD, SAVED, WRONG_PASSWORD


# recovery-codes


@pytest.fixture
def with_codes(strict):
    """A person with a factor and ten recovery codes."""
    done = strict.run("enable")
    assert done.status == 0, done.text
    strict.key, strict.codes = key_in(done.text), RECOVERY_CODE.findall(done.text)
    return strict


def test_new_recovery_codes_replace_the_old_ones(with_codes):
    done = with_codes.run("recovery-codes")
    assert done.status == 0, done.text
    fresh = RECOVERY_CODE.findall(done.text)
    assert len(fresh) == 10 and not set(fresh) & set(with_codes.codes)
    assert with_codes.log_in(fresh[0])
    assert not with_codes.log_in(with_codes.codes[1])
    assert shown(with_codes.daemon, with_codes.user)["recoveryCodes"] == 9


@pytest.mark.parametrize("prompt", [PASSWORD, CODE, SAVED])
def test_control_c_in_recovery_codes_leaves_the_old_ones_good(with_codes, prompt):
    done = with_codes.run("recovery-codes", but={prompt: CONTROL_C})
    assert done.asked[-1] == prompt and done.status != 0
    assert with_codes.log_in(with_codes.codes[9])


@pytest.mark.parametrize(("prompt", "answer"), [(PASSWORD, WRONG_PASSWORD), (CODE, "")], ids=["wrong password", "no code"])
def test_recovery_codes_with_a_wrong_answer_leaves_the_old_ones_good(with_codes, prompt, answer):
    assert with_codes.run("recovery-codes", but={prompt: answer}).status not in (0, None)
    assert with_codes.log_in(with_codes.codes[9])


# factors


@pytest.fixture
def two_factors(strict):
    """A person with a phone and a tablet; the phone's codes are typed."""
    strict.enrol()
    assert strict.run("enable", "--name", "tablet").status == 0
    return strict


def listed(host):
    done = host.run("factors", "--json")
    assert done.status == 0 and not done.asked, done.text
    said = json.loads(done.text)
    return said["factors"] if isinstance(said, dict) else said


def test_factors_lists_each_with_its_name_and_number_and_no_secret(two_factors):
    seen = listed(two_factors)
    assert [factor["name"] for factor in seen][1:] == ["tablet"]
    assert len({factor["id"] for factor in seen}) == 2
    assert two_factors.key not in two_factors.run("factors").text


def test_factors_rename(two_factors):
    number = str(listed(two_factors)[1]["id"])
    assert two_factors.run("factors", "rename", number, "old tablet").status == 0
    assert listed(two_factors)[1]["name"] == "old tablet"


def test_factors_remove_takes_the_one_and_leaves_the_other(two_factors):
    first, second = (factor["id"] for factor in listed(two_factors))
    done = two_factors.run("factors", "remove", str(second))
    assert done.status == 0 and done.asked == [PASSWORD, CODE, CONFIRM], done.text
    assert [factor["id"] for factor in listed(two_factors)] == [first]
    assert two_factors.log_in(two_factors.code())


@pytest.mark.parametrize("prompt", [PASSWORD, CODE, CONFIRM])
def test_control_c_in_factors_remove_changes_nothing(two_factors, prompt):
    before = two_factors.account()
    done = two_factors.run("factors", "remove", str(listed(two_factors)[1]["id"]), but={prompt: CONTROL_C})
    assert done.asked[-1] == prompt and done.status != 0
    assert two_factors.account() == before


def test_the_last_factor_is_not_removed_where_policy_demands_one(strict):
    before = strict.enrol().account()
    done = strict.run("factors", "remove", str(listed(strict)[0]["id"]))
    assert done.status not in (0, None) and "cannot go without one" in done.text
    assert strict.account() == before


def test_a_factor_of_another_number_is_not_there(strict):
    before = strict.enrol().account()
    assert strict.run("factors", "remove", "77").status not in (0, None)
    assert strict.account() == before


# verify, and sallyport alone


def test_verify_says_that_a_right_code_is_right(strict):
    done = strict.enrol().run("verify")
    assert done.status == 0 and "That code is right" in done.text


@pytest.mark.parametrize("prompt", [PASSWORD, CODE])
def test_verify_with_a_wrong_answer_fails(strict, prompt):
    strict.enrol()
    wrong = {PASSWORD: WRONG_PASSWORD, CODE: strict.wrong_code}
    done = strict.run("verify", but={prompt: wrong[prompt]})
    assert done.status not in (0, None) and "That code is right" not in done.text


def test_a_code_that_verify_took_is_spent(strict):
    strict.enrol()
    typed = []
    done = strict.run("verify", but={CODE: lambda _text: typed.append(strict.code()) or typed[-1]})
    assert done.status == 0 and not strict.log_in(typed[-1])


def test_sallyport_alone_says_what_there_is_and_what_can_be_done(with_codes):
    done = with_codes.run()
    assert done.status == 0 and not done.asked
    for expected in ("10", "sallyport recovery-codes", "sallyport factors"):
        assert expected in done.text
    assert with_codes.key not in done.text


def test_sallyport_alone_tells_who_has_nothing_how_to_begin(strict):
    done = strict.run()
    assert done.status == 0 and "sallyport enable" in done.text
