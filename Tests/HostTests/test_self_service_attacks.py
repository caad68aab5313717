"""Who can change nothing: locked accounts, sessions without the password, stale proofs, weak keys, frames of a peer's own."""

import concurrent.futures
import subprocess

import pytest

from staging import authenticator, frames, raw, users
from staging.enrolment import is_enrolled
from staging.self_service import CODE, CONFIRM, NEW_CODE, PASSWORD, SAVED, WRONG_PASSWORD, run


TIMED = {"method": frames.TOTP, "secret": b"12345678901234567890", "digits": 6, "period": 30, "algorithm": 1}
COUNTED = {"method": frames.HOTP, "secret": b"12345678901234567890", "digits": 6, "algorithm": 1, "counter": 0}


@pytest.mark.parametrize(
    "weak",
    [TIMED | {"digits": 1}, COUNTED | {"digits": 1}, COUNTED | {"digits": 5}, COUNTED | {"digits": 9}, TIMED | {"digits": 0},
     TIMED | {"period": 0}, TIMED | {"period": 65_535}, TIMED | {"secret": bytes(9)}, COUNTED | {"algorithm": 9}],
    ids=lambda weak: "-".join(str(weak.get(name, "")) for name in ("method", "digits", "period", "algorithm")),
)  # fmt: skip
def test_a_key_that_is_too_weak_is_not_taken_over(strict, weak):
    with raw.connect(strict.daemon.verify_socket, strict.user) as connection:
        connection.sendall(frames.request(frames.ADOPT, **weak))
        verdict, said = frames.converse(connection, [users.PASSWORD, "1", "12345", "123456"])
    assert verdict not in (frames.GRANTED, frames.NOT_ASKED) and "Code from your app" not in said
    assert not is_enrolled(strict.daemon, strict.user)


@pytest.mark.parametrize(("key", "option"), [(TIMED, "--totp"), (COUNTED, "--hotp")], ids=["time based", "counter based"])
def test_a_key_that_is_as_it_should_be_is_taken_over(strict, key, option):
    code = subprocess.run(["oathtool", option, key["secret"].hex()], capture_output=True, text=True, check=True).stdout.strip()
    with raw.connect(strict.daemon.verify_socket, strict.user) as connection:
        connection.sendall(frames.request(frames.ADOPT, **key))
        verdict, said = frames.converse(connection, [users.PASSWORD, code, ""])
    assert verdict == frames.GRANTED, said
    assert is_enrolled(strict.daemon, strict.user)


# who may not


ENROLLED_COMMANDS = [("enable", "--name", "new"), ("disable",), ("recovery-codes",), ("verify",), ("factors", "remove", "1"),
                     ("factors", "rename", "1", "mine")]  # fmt: skip


@pytest.mark.parametrize("words", ENROLLED_COMMANDS, ids=" ".join)
def test_a_locked_account_can_change_nothing(lenient, words):
    lenient.enrol()
    lenient.daemon.ask("user", "lock", lenient.user)
    before = lenient.account()
    done = lenient.run(*words)
    assert done.status not in (0, None) and "locked" in done.text, done.text
    assert lenient.account() == before


@pytest.mark.parametrize("words", [words for words in ENROLLED_COMMANDS if words != ("verify",)], ids=" ".join)
def test_a_dry_run_changes_nothing(lenient, words):
    before = lenient.enrol().account()
    done = lenient.run(*words, "--dry-run")
    assert done.status == 0 and "Nothing was changed" in done.text, done.text
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


def test_of_64_wrong_passwords_at_once_few_are_checked(strict):
    def guess(_attempt):
        with raw.connect(strict.daemon.verify_socket) as connection:
            connection.sendall(ACTIONS["verify"])
            return frames.converse(connection, [WRONG_PASSWORD] * 3)

    # As uid 0, whose connections no share bounds; its guesses are at its own password.
    strict.daemon.ask("user", "enrol", "root", "--method", "totp")
    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        outcomes = list(pool.map(guess, range(64)))
    assert frames.GRANTED not in [verdict for verdict, _ in outcomes]
    assert sum(said.count("That password is wrong") for _, said in outcomes) <= 5


@pytest.mark.parametrize(
    ("words", "prompt"),
    [
        (("enable", "--name", "mine"), NEW_CODE),
        (("disable",), CONFIRM),
        (("recovery-codes",), CONFIRM),
        (("recovery-codes",), SAVED),
    ],
    ids=["enable", "disable", "recovery-codes", "recovery-codes at the end"],
)
def test_what_was_proven_by_a_factor_that_is_gone_meanwhile_changes_nothing(lenient, words, prompt):
    lenient.enrol()
    renewed = []

    def taken_away(text):
        lenient.daemon.ask("user", "reset", lenient.user)
        lenient.daemon.enrol(lenient.user)
        renewed.append(lenient.account())
        return lenient.right[prompt](text) if callable(lenient.right[prompt]) else lenient.right[prompt]

    done = lenient.run(*words, but={prompt: taken_away})
    assert done.status not in (0, None), done.text
    assert [lenient.account()] == renewed


def test_the_root_helper_answers_nobody_but_the_daemon(strict):
    with pytest.raises(PermissionError):
        raw.connect(strict.helper.socket, strict.user)


# a hijacked session: it has the uid, and the code perhaps, but not the password

ACTIONS = {
    "enable": frames.request(frames.ENABLE, method=frames.TOTP, name="mine"),
    "disable": frames.request(frames.DISABLE),
    "recovery codes": frames.request(frames.RECOVERY_CODES),
    "rename": frames.request(frames.RENAME_FACTOR, factor=1, name="mine"),
    "remove": frames.request(frames.REMOVE_FACTOR, factor=1),
    "verify": frames.request(frames.VERIFY),
}


def test_the_same_frames_with_the_password_do_change_it(lenient):
    lenient.enrol()
    with raw.connect(lenient.daemon.verify_socket, lenient.user) as connection:
        connection.sendall(ACTIONS["disable"])
        verdict, said = frames.converse(connection, [users.PASSWORD, lenient.code(), "yes"])
    assert verdict == frames.GRANTED, said
    assert not is_enrolled(lenient.daemon, lenient.user)


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
    answers = [frames.encoded(frames.ANSWER, text.encode()) for text in (lenient.code(), "yes", "")]
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
