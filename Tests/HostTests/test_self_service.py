"""What people do about their own second factor: the command in a real terminal, and peers that write frames of their own."""

import json
import os
import pathlib
import shutil

import pytest

from staging import authenticator, frames, pam, raw, stack, users
from staging.clock import Clock
from staging.daemon import Daemon
from staging.enrolment import RECOVERY_CODE, STEP, first_login, is_enrolled, key_in, settings, shown
from staging.root_helper import RootHelper
from staging.self_service import CODE, CONFIRM, CONTROL_C, NEW_CODE, PASSWORD, SAVED, run

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
WRONG_PASSWORD = "not the password"


class Host:
    """A daemon and its root helper, one person's account there, and a clock that gives each code a step of its own."""

    def __init__(self, require):
        self.clock = Clock()
        self.daemon = Daemon(settings(require=require), environment=self.clock.environment).start()
        self.helper = RootHelper(self.daemon)
        stack.alone(self.daemon, "drive")
        self.user = users.make()
        self.key, self.codes = None, []

    def end(self):
        self.daemon.end()
        self.helper.end()

    def enrol(self):
        """Enrols the person from outside, with recovery codes where there is a way."""
        said = self.daemon.ask_json("user", "enrol", self.user, "--method", "totp")
        self.key, self.codes = said["secret"], said["recoveryCodes"]
        return self

    def code(self, _text=""):
        """A right code that nobody used yet."""
        self.clock.let_pass(STEP)
        return authenticator.code(self.key, self.clock.now())

    def new_code(self, text):
        """A right code of the key that the terminal shows."""
        return authenticator.code(key_in(text), self.clock.now())

    def wrong_code(self, _text=""):
        return authenticator.wrong_code(self.key, self.clock.now())

    def run(self, *words, **answers):
        return run(self.daemon, self.user, *words, answers={**self.right, **answers.get("but", {})})

    @property
    def right(self):
        """The answers of a person who wants what was asked for."""
        return {PASSWORD: users.PASSWORD, CODE: self.code, NEW_CODE: self.new_code, SAVED: "", CONFIRM: "yes"}

    def log_in(self, *answers):
        return pam.log_in("drive", self.user, *answers, rhost="192.0.2.1")[0] == pam.SUCCESS

    def account(self):
        """All that administrators are shown of the account, but for what a try leaves behind."""
        seen = shown(self.daemon, self.user)
        factors = [{name: value for name, value in factor.items() if name != "lastUsed"} for factor in seen["factors"]]
        return factors, seen["recoveryCodes"], seen.get("pass"), seen["state"]

    def factors(self):
        return shown(self.daemon, self.user)["factors"]


@pytest.fixture
def strict(stage):
    """A host that demands a factor of everybody."""
    made = Host("always")
    yield made
    made.end()


@pytest.fixture
def lenient(stage):
    """A host that leaves it to the person."""
    made = Host("if-enrolled")
    yield made
    made.end()


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
    assert f"otpauth://totp/" in done.text and key_in(done.text) in done.text and "\u2588" in done.text


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


# disable


def test_disable_with_password_and_code_and_yes_takes_all_away(lenient):
    lenient.enrol()
    done = lenient.run("disable")
    assert done.status == 0 and done.asked == [PASSWORD, CODE, CONFIRM], done.text
    assert not is_enrolled(lenient.daemon, lenient.user) and shown(lenient.daemon, lenient.user)["recoveryCodes"] == 0
    assert not [code for code in lenient.codes if code in pam.log_in("drive", lenient.user, code)[1]]


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
    assert done.status not in (0, None) and "the last one stays" in done.text
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


# import


def google_authenticator(host, *options):
    file = pathlib.Path(os.path.expanduser(f"~{host.user}/.google_authenticator"))
    lines = [SECRET, *(f'" {option}' for option in options), "12345678"]
    file.write_text("".join(f"{line}\n" for line in lines))
    file.chmod(0o400)
    shutil.chown(file, host.user, host.user)
    return file


def own_code(host):
    return lambda _text: authenticator.code(SECRET, host.clock.now())


def test_import_takes_ones_own_google_authenticator_over_by_password_and_one_code(strict):
    file = google_authenticator(strict, "RATE_LIMIT 3 30", "WINDOW_SIZE 17", "DISALLOW_REUSE", "TOTP_AUTH")
    done = strict.run("import", but={NEW_CODE: own_code(strict), CODE: own_code(strict)})
    assert done.status == 0, done.text
    assert done.asked[0] == PASSWORD and file.exists()
    strict.key = SECRET
    assert strict.log_in(strict.code())


@pytest.mark.parametrize("prompt", [PASSWORD, "code"])
def test_control_c_in_import_changes_nothing(strict, prompt):
    google_authenticator(strict, "TOTP_AUTH")
    but = {PASSWORD: CONTROL_C} if prompt == PASSWORD else {NEW_CODE: CONTROL_C, CODE: CONTROL_C}
    assert strict.run("import", but=but).status != 0
    assert not is_enrolled(strict.daemon, strict.user)


def test_import_without_a_right_code_changes_nothing(strict):
    google_authenticator(strict, "TOTP_AUTH")
    wrong = authenticator.wrong_code(SECRET, strict.clock.now())
    assert strict.run("import", but={NEW_CODE: wrong, CODE: wrong}).status not in (0, None)
    assert not is_enrolled(strict.daemon, strict.user)


def test_import_without_the_password_changes_nothing(strict):
    google_authenticator(strict, "TOTP_AUTH")
    answers = {PASSWORD: WRONG_PASSWORD, NEW_CODE: own_code(strict), CODE: own_code(strict)}
    assert strict.run("import", but=answers).status not in (0, None)
    assert not is_enrolled(strict.daemon, strict.user)


# who may not


ENROLLED_COMMANDS = [("enable", "--name", "new"), ("disable",), ("recovery-codes",), ("verify",), ("factors", "remove", "1"),
                     ("factors", "rename", "1", "mine")]  # fmt: skip


@pytest.mark.parametrize("words", ENROLLED_COMMANDS, ids=" ".join)
def test_a_locked_account_can_change_nothing(lenient, words):
    lenient.enrol()
    lenient.daemon.ask("user", "lock", lenient.user)
    before = lenient.account()
    done = lenient.run(*words)
    assert done.status not in (0, None), done.text
    assert lenient.account() == before


@pytest.mark.parametrize("words", ENROLLED_COMMANDS, ids=" ".join)
def test_a_dry_run_changes_nothing(lenient, words):
    before = lenient.enrol().account()
    lenient.run(*words, "--dry-run")
    assert lenient.account() == before


@pytest.mark.parametrize("words", ENROLLED_COMMANDS, ids=" ".join)
def test_where_the_password_cannot_be_checked_nothing_is_changed(lenient, words):
    before = lenient.enrol().account()
    lenient.helper.end()
    done = lenient.run(*words)
    assert done.status not in (0, None), done.text
    assert lenient.account() == before
    lenient.helper.start()


def test_many_wrong_passwords_make_a_session_wait(strict):
    strict.enrol()
    outcomes = [strict.run("verify", but={PASSWORD: WRONG_PASSWORD}) for _ in range(12)]
    assert 0 not in [outcome.status for outcome in outcomes]
    assert "Too many wrong passwords" in outcomes[-1].text
    # The password guesses of a session are no reason to refuse the owner's login.
    assert strict.log_in(strict.code())


def test_the_root_helper_answers_nobody_but_the_daemon(strict):
    with pytest.raises(PermissionError):
        raw.connect(strict.helper.socket, strict.user)


# a hijacked session: it has the uid, and the code perhaps, but not the password

ACTIONS = {
    "enable": frames.request(frames.ENABLE, name="mine"),
    "disable": frames.request(frames.DISABLE),
    "recovery codes": frames.request(frames.RECOVERY_CODES),
    "rename": frames.request(frames.RENAME_FACTOR, factor=1, name="mine"),
    "remove": frames.request(frames.REMOVE_FACTOR, factor=1),
    "verify": frames.request(frames.VERIFY),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_a_session_without_the_password_changes_nothing(lenient, action):
    before = lenient.enrol().account()
    code = lenient.code()
    for answers in ([], [code] * 6, [WRONG_PASSWORD, code, "yes", ""], ["yes"] * 6):
        with raw.connect(lenient.daemon.verify_socket, lenient.user) as connection:
            connection.sendall(ACTIONS[action])
            verdict, said = frames.converse(connection, answers)
        assert verdict not in (frames.GRANTED, frames.NOT_ASKED), said
    assert lenient.account() == before


@pytest.mark.parametrize("action", ACTIONS)
def test_answers_sent_before_they_are_asked_for_change_nothing(lenient, action):
    before = lenient.enrol().account()
    answers = [frames.frame(frames.ANSWER, text.encode()) for text in (lenient.code(), "yes", "")]
    with raw.connect(lenient.daemon.verify_socket, lenient.user) as connection:
        connection.sendall(ACTIONS[action] + b"".join(answers))
        verdict, said = frames.converse(connection)
    assert verdict not in (frames.GRANTED, frames.NOT_ASKED), said
    assert lenient.account() == before


@pytest.mark.parametrize("action", ACTIONS)
def test_a_login_conversation_does_not_turn_into_self_service(lenient, action):
    before = lenient.enrol().account()
    with raw.connect(lenient.daemon.verify_socket, lenient.user) as connection:
        connection.sendall(raw.begin(lenient.user, peer=lenient.user) + ACTIONS[action])
        verdict, said = frames.converse(connection, [lenient.code(), "yes", ""])
    assert verdict not in (frames.NOT_ASKED,) and "Password" not in said
    assert lenient.account() == before


def test_another_users_account_is_not_reached(lenient):
    before = lenient.enrol().account()
    other = users.make()
    first_login_of_other = lenient.daemon.ask_json("user", "enrol", other, "--method", "totp")["secret"]
    code = authenticator.code(first_login_of_other, lenient.clock.now())
    answers = {PASSWORD: users.PASSWORD, CODE: code, CONFIRM: "yes"}
    assert run(lenient.daemon, other, "disable", answers=answers).status == 0
    assert lenient.account() == before and not is_enrolled(lenient.daemon, other)
