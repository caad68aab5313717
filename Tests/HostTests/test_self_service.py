"""`sallyport enable`, `disable` and `import`: people and their own second factor, in a real terminal."""

import subprocess

import pytest

from staging import authenticator, pam, users
from staging.enrolment import RECOVERY_CODE, is_enrolled, key_in, shown
from staging.self_service import CODE, CONFIRM, CONTROL_C, NEW_CODE, PASSWORD, SAVED, SECRET, WRONG_PASSWORD


# enable


@pytest.mark.parametrize("require", ["strict", "lenient"])
def test_enable_with_password_and_code_gives_a_factor_and_ten_codes_and_the_next_login_asks(request, require):
    host = request.getfixturevalue(require)
    done = host.run("enable")
    assert done.status == 0 and done.asked == [PASSWORD, NEW_CODE, SAVED], done.text
    codes = RECOVERY_CODE.findall(done.text)
    assert len(codes) == 10 and shown(host.daemon, host.user)["recoveryCodes"] == 10
    host.key = key_in(done.text)
    assert not host.log_in("")
    assert host.log_in(host.code())
    assert host.log_in(codes[0])


def test_the_password_is_never_on_the_screen(strict):
    done = strict.run("enable")
    assert done.status == 0 and users.PASSWORD not in done.text


def test_enable_shows_the_key_uri_and_the_qr_code(strict):
    done = strict.run("enable", but={NEW_CODE: ["u", "", strict.new_code]})
    assert done.status == 0
    assert "otpauth://totp/" in done.text and key_in(done.text) in done.text and "\u2588" in done.text


def test_enable_with_a_wrong_password_changes_nothing(strict):
    done = strict.run("enable", but={PASSWORD: WRONG_PASSWORD})
    assert done.status not in (0, None) and "That password is wrong" in done.text and NEW_CODE not in done.asked
    assert not is_enrolled(strict.daemon, strict.user)


def test_enable_with_wrong_codes_changes_nothing(strict):
    def wrong(text):
        return authenticator.wrong_code(key_in(text), strict.clock.now())

    done = strict.run("enable", but={NEW_CODE: wrong})
    assert done.status not in (0, None) and SAVED not in done.asked
    assert not is_enrolled(strict.daemon, strict.user)


def test_enable_after_one_wrong_code_can_still_be_finished(strict):
    def wrong(text):
        return authenticator.wrong_code(key_in(text), strict.clock.now())

    done = strict.run("enable", but={NEW_CODE: [wrong, strict.new_code]})
    assert done.status == 0 and is_enrolled(strict.daemon, strict.user)


@pytest.mark.parametrize("prompt", [PASSWORD, NEW_CODE, SAVED])
def test_control_c_in_enable_changes_nothing(strict, prompt):
    done = strict.run("enable", but={prompt: CONTROL_C})
    assert done.asked[-1] == prompt and done.status != 0
    assert not is_enrolled(strict.daemon, strict.user)
    assert strict.run("enable").status == 0


def test_a_second_factor_takes_password_and_a_code_of_the_first(strict):
    strict.enrol()
    done = strict.run("enable", "--name", "tablet")
    assert done.status == 0 and done.asked[:3] == [PASSWORD, CODE, NEW_CODE], done.text
    assert [factor["name"] for factor in strict.factors()][1:] == ["tablet"]
    first, strict.key = strict.key, key_in(done.text)
    assert strict.log_in(strict.code())
    strict.key = first
    assert strict.log_in(strict.code())


@pytest.mark.parametrize("prompt", [PASSWORD, CODE, NEW_CODE])
def test_control_c_on_the_way_to_a_second_factor_changes_nothing(strict, prompt):
    before = strict.enrol().account()
    done = strict.run("enable", "--name", "tablet", but={prompt: CONTROL_C})
    assert done.asked[-1] == prompt and done.status != 0
    assert strict.account() == before


def test_a_second_factor_is_not_had_by_a_wrong_code_of_the_first(strict):
    before = strict.enrol().account()
    done = strict.run("enable", "--name", "tablet", but={CODE: strict.wrong_code})
    assert done.status not in (0, None) and NEW_CODE not in done.asked
    assert strict.account() == before


def test_a_token_that_counts_is_enabled_and_lets_in(strict):
    def counted(text):
        command = ["oathtool", "--hotp", "--base32", "--counter=0", "-"]
        return subprocess.run(command, input=key_in(text), capture_output=True, text=True, check=True).stdout.strip()

    done = strict.run("enable", "--method", "hotp", but={NEW_CODE: ["u", counted]})
    assert done.status == 0 and "otpauth://hotp/" in done.text and "counter=0" in done.text, done.text
    [factor] = strict.factors()
    assert (factor["method"], factor["counter"]) == ("hotp", 1)
    assert not strict.log_in(counted(done.text))


@pytest.mark.parametrize(("enrol", "told"), [("admin", "an administrator sets up"), ("pass", "Ask an administrator for a pass")])
@pytest.mark.parametrize("command", ["enable", "import"])
def test_who_may_not_enrol_at_a_login_may_not_enrol_here(start_host, enrol, told, command):
    host = start_host("always", enrol=enrol)
    host.google_authenticator("TOTP_AUTH")
    done = host.run(command)
    assert done.status not in (0, None) and told in done.text and NEW_CODE not in done.asked
    assert not is_enrolled(host.daemon, host.user)


def test_where_enrolment_needs_a_pass_enable_takes_one(start_host):
    host = start_host("always", enrol="pass")
    code = host.daemon.ask_json("user", "pass", host.user, "--for", "1h", "--uses", "1")["pass"]
    done = host.run("enable", but={CODE: code})
    assert done.status == 0 and done.asked == [PASSWORD, CODE, NEW_CODE, SAVED], done.text
    assert is_enrolled(host.daemon, host.user)


# disable


def test_disable_with_password_and_code_and_yes_takes_all_away(lenient):
    lenient.enrol()
    done = lenient.run("disable")
    assert done.status == 0 and done.asked == [PASSWORD, CODE, CONFIRM], done.text
    assert not is_enrolled(lenient.daemon, lenient.user) and shown(lenient.daemon, lenient.user)["recoveryCodes"] == 0


def test_who_disabled_is_let_in_where_policy_leaves_it_to_them(lenient):
    lenient.enrol()
    assert lenient.run("disable").status == 0
    # No module of ours asks; the stack of `drive` ends in one that permits.
    result, said = pam.log_in("drive", lenient.user, rhost="192.0.2.1")
    assert result == pam.SUCCESS and said == ""


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [(PASSWORD, WRONG_PASSWORD), (CODE, "wrong code"), (CONFIRM, "no"), (CONFIRM, ""), (PASSWORD, ""), (CODE, "")],
    ids=["wrong password", "wrong code", "no", "no confirmation", "no password", "no code"],
)
def test_disable_with_one_wrong_answer_changes_nothing(lenient, prompt, answer):
    before = lenient.enrol().account()
    done = lenient.run("disable", but={prompt: lenient.wrong_code if answer == "wrong code" else answer})
    assert done.status not in (0, None), done.text
    assert lenient.account() == before


@pytest.mark.parametrize("prompt", [PASSWORD, CODE, CONFIRM])
def test_control_c_in_disable_changes_nothing(lenient, prompt):
    before = lenient.enrol().account()
    done = lenient.run("disable", but={prompt: CONTROL_C})
    assert done.asked[-1] == prompt and done.status != 0
    assert lenient.account() == before


def test_disable_is_refused_where_policy_demands_a_factor(strict):
    before = strict.enrol().account()
    done = strict.run("disable")
    assert done.status not in (0, None) and "demand a second factor" in done.text
    assert strict.account() == before
    assert strict.log_in(strict.code())


def test_a_recovery_code_is_enough_to_disable(lenient):
    done = lenient.run("enable")
    assert done.status == 0
    code = RECOVERY_CODE.findall(done.text)[2]
    assert lenient.run("disable", but={CODE: code}).status == 0
    assert not is_enrolled(lenient.daemon, lenient.user)


# import


def typing(host, make):
    """The answers of a person with the device of SECRET, whichever prompt asks for its code."""
    code = make(SECRET, host.clock.now())
    return {NEW_CODE: code, CODE: code}


def test_import_takes_ones_own_google_authenticator_over_by_password_and_one_code(strict):
    file = strict.google_authenticator("RATE_LIMIT 3 30", "WINDOW_SIZE 17", "DISALLOW_REUSE", "TOTP_AUTH")
    done = strict.run("import", but=typing(strict, authenticator.code))
    assert done.status == 0, done.text
    assert done.asked[0] == PASSWORD and file.exists()
    strict.key = SECRET
    assert strict.log_in(strict.code())


@pytest.mark.parametrize("prompt", [PASSWORD, "code"])
def test_control_c_in_import_changes_nothing(strict, prompt):
    strict.google_authenticator("TOTP_AUTH")
    but = {PASSWORD: CONTROL_C} if prompt == PASSWORD else {NEW_CODE: CONTROL_C, CODE: CONTROL_C}
    assert strict.run("import", but=but).status != 0
    assert not is_enrolled(strict.daemon, strict.user)


def test_import_without_a_right_code_changes_nothing(strict):
    strict.google_authenticator("TOTP_AUTH")
    assert strict.run("import", but=typing(strict, authenticator.wrong_code)).status not in (0, None)
    assert not is_enrolled(strict.daemon, strict.user)


def test_import_without_the_password_changes_nothing(strict):
    strict.google_authenticator("TOTP_AUTH")
    answers = typing(strict, authenticator.code) | {PASSWORD: WRONG_PASSWORD}
    assert strict.run("import", but=answers).status not in (0, None)
    assert not is_enrolled(strict.daemon, strict.user)
