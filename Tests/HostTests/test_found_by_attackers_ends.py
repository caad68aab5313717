"""Found by an attacker: a hang-up behind the last answer ends with the truth, and what was guessed stands in the journal."""

import pytest

from staging import authenticator, frames, journal, raw, users
from staging.enrolment import key_in, shown
from staging.patience import until
from staging.self_service import WRONG_PASSWORD

# Enter, or yes, and the end of the terminal, in one write.
ENTER, YES = (frames.answer(text) + frames.HANG_UP for text in ("", "yes"))


def converse(host, opening, answers, peer=None):
    with raw.connect(host.daemon.verify_socket, peer or host.user) as connection:
        connection.sendall(opening)
        return frames.converse(connection, answers)


def newest(host, event):
    return until(lambda: journal.events(host.daemon, event), f"a record of {event}")[-1]


def test_who_hangs_up_behind_the_enter_of_enable_is_told_that_it_was_done(lenient):
    opening = frames.request(frames.ENABLE, method=frames.TOTP)
    verdict, said = converse(lenient, opening, [users.PASSWORD, lenient.new_code, ENTER])
    assert verdict == frames.GRANTED, said
    assert len(lenient.factors()) == 1 and shown(lenient.daemon, lenient.user)["recoveryCodes"] == 10
    assert newest(lenient, "self-service-granted")["SALLYPORT_CHANGE"] == "enable"


def test_who_hangs_up_behind_the_yes_of_disable_is_told_that_it_was_done(lenient):
    lenient.enrol()
    verdict, said = converse(lenient, frames.request(frames.DISABLE), [users.PASSWORD, lenient.code(), YES])
    assert verdict == frames.GRANTED, said
    assert lenient.factors() == []
    assert newest(lenient, "self-service-granted")["SALLYPORT_CHANGE"] == "disable"


def test_who_hangs_up_behind_the_enter_of_recovery_codes_is_told_that_it_was_done(lenient):
    lenient.enrol()
    answers = [users.PASSWORD, lenient.code(), "yes", ENTER]
    verdict, said = converse(lenient, frames.request(frames.RECOVERY_CODES), answers)
    assert verdict == frames.GRANTED, said
    assert not lenient.log_in(lenient.codes[0])
    assert newest(lenient, "self-service-granted")["SALLYPORT_CHANGE"] == "recovery-codes"


def test_who_hangs_up_behind_the_yes_of_remove_is_told_that_it_was_done(lenient):
    lenient.enrol()
    lenient.daemon.ask("user", "enrol", lenient.user, "--method", "totp", "--name", "tablet")
    opening = frames.request(frames.REMOVE_FACTOR, factor=2)
    verdict, said = converse(lenient, opening, [users.PASSWORD, lenient.code(), YES])
    assert verdict == frames.GRANTED, said
    assert [factor["id"] for factor in lenient.factors()] == [1]
    assert newest(lenient, "self-service-granted")["SALLYPORT_CHANGE"] == "remove-factor"


def test_who_hangs_up_behind_the_enter_of_a_first_login_is_enrolled_and_not_let_in(strict):
    verdict, said = converse(strict, raw.begin(strict.user), [strict.new_code, ENTER], peer="root")
    assert verdict == frames.REFUSED, said
    strict.key = key_in(said)
    assert len(strict.factors()) == 1 and strict.log_in(strict.code())
    refusal = newest(strict, "login-refused")
    assert refusal["SALLYPORT_USER"] == strict.user and "a second factor was set up" in refusal["SALLYPORT_REASON"]


@pytest.mark.parametrize("before", ["", "yes"], ids=["enter", "yes"])
def test_who_hangs_up_before_the_last_answer_has_changed_nothing(lenient, before):
    account = lenient.enrol().account()
    opening = frames.request(frames.RECOVERY_CODES)
    answers = [users.PASSWORD, lenient.code(), frames.answer(before) + frames.HANG_UP]
    assert converse(lenient, opening, answers)[0] == frames.REFUSED
    assert lenient.account() == account


# what was guessed stands in the journal, whatever stands before it


def refused(host, event, reason):
    """The records of refusals for that reason, about this person."""
    records = journal.events(host.daemon, event)
    return [each for each in records if each["SALLYPORT_USER"] == host.user and reason in each["SALLYPORT_REASON"]]


@pytest.fixture
def drowned(strict):
    """A person whose process has been refused a hundred times for what is no guess."""
    strict.enrol()
    for _ in range(50):
        assert converse(strict, frames.request(frames.REMOVE_FACTOR, factor=9), [])[0] == frames.REFUSED
        converse(strict, raw.begin(strict.user, "drive", strict.user), [frames.HANG_UP], peer=strict.user)
    told = until(lambda: refused(strict, "self-service-refused", ""), "the record of the first")
    assert len(told) < 50
    return strict


def test_each_wrong_password_ends_in_a_record(drowned):
    verify = frames.request(frames.VERIFY)
    for answers in ([WRONG_PASSWORD, frames.HANG_UP], [WRONG_PASSWORD] * 3):
        assert converse(drowned, verify, answers)[0] == frames.REFUSED
    until(lambda: len(refused(drowned, "self-service-refused", "wrong password")) == 2, "a record of each")


def test_each_wrong_code_ends_in_a_record(drowned):
    codes = [f"{(int(drowned.wrong_code()) + number) % 1_000_000:06}" for number in range(4)]
    for answers in ([codes[0], frames.HANG_UP], codes[1:]):
        assert converse(drowned, frames.request(frames.VERIFY), [users.PASSWORD, *answers])[0] == frames.REFUSED
    until(lambda: len(refused(drowned, "self-service-refused", "wrong code")) == 2, "a record of each")


def test_each_wrong_code_of_a_screen_locker_ends_in_a_record(drowned):
    wrong = int(authenticator.wrong_code(drowned.key, drowned.clock.now()))
    for number in range(3):
        answers = [f"{(wrong + number) % 1_000_000:06}", frames.HANG_UP]
        assert converse(drowned, raw.begin(drowned.user, "drive", drowned.user), answers)[0] == frames.REFUSED
    until(lambda: len(refused(drowned, "login-refused", "wrong code")) == 3, "a record of each")
