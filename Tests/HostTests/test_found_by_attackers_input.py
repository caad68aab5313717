"""Found by an attacker: names that look like nothing, or like another, and keys that no authenticator can have."""

import pytest

from staging import frames, raw, users
from staging.enrolment import is_enrolled
from staging.self_service import PASSWORD

NAMES = {
    "a line separator": "a\u2028b", "a paragraph separator": "a\u2029b", "a zero-width space": "a\u200bb",
    "a zero-width joiner": "a\u200db", "a soft hyphen": "a\u00adb", "a mark of direction": "a\u202eb",
    "a byte order mark": "\ufeffa", "an invisible tag": "a\U000e0041", "of private use": "\ue000",
    "unassigned": "a\U000e1000", "a control character of C1": "a\u009bb",
}  # fmt: skip
SENTENCE = "That name cannot be used"
TIMED = {"method": frames.TOTP, "secret": b"12345678901234567890", "digits": 6, "period": 30, "algorithm": 1}
COUNTED = {"method": frames.HOTP, "secret": b"12345678901234567890", "digits": 6, "algorithm": 1, "counter": 0}
KEYS = {
    "no digits": TIMED | {"digits": 0}, "two hundred digits": TIMED | {"digits": 200}, "five digits": TIMED | {"digits": 5},
    "no period": TIMED | {"period": 0}, "a period of seven": TIMED | {"period": 7},
    "a period of hours": TIMED | {"period": 65_535}, "a token without digits": COUNTED | {"digits": 0},
    "a token with nine": COUNTED | {"digits": 9},
}  # fmt: skip


def converse(host, opening, answers=()):
    with raw.connect(host.daemon.verify_socket, host.user) as connection:
        connection.sendall(opening)
        return frames.converse(connection, answers)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_such_a_name_is_refused_with_a_sentence_before_the_password(strict, name):
    before = strict.enrol().account()
    openings = [
        frames.request(frames.ENABLE, method=frames.TOTP, name=name), frames.request(frames.ADOPT, **TIMED, name=name),
        frames.request(frames.RENAME_FACTOR, factor=1, name=name),
    ]  # fmt: skip
    for opening in openings:
        verdict, said = converse(strict, opening)
        assert verdict == frames.REFUSED and SENTENCE in said and PASSWORD not in said
    assert strict.account() == before


@pytest.mark.parametrize("words", [("enable", "--name"), ("factors", "rename", "1")], ids=" ".join)
def test_the_command_does_not_take_one_either(strict, words):
    before = strict.enrol().account()
    done = strict.run(*words, NAMES["a zero-width space"])
    assert done.status not in (0, None) and not done.asked, done.text
    assert strict.account() == before


def test_an_administrator_gives_no_such_name_either(strict):
    command = ("user", "enrol", strict.user, "--method", "totp", "--name", NAMES["a line separator"])
    assert strict.daemon.ask(*command, check=False).returncode != 0
    assert not is_enrolled(strict.daemon, strict.user)


@pytest.mark.parametrize("name", ["Handy \u00fc\u00df", "\u30b9\u30de\u30db", "phone 2 (work)"])
def test_a_name_in_whichever_language_is_taken(strict, name):
    strict.enrol()
    opening = frames.request(frames.RENAME_FACTOR, factor=1, name=name)
    verdict, said = converse(strict, opening, [users.PASSWORD, strict.code()])
    assert verdict == frames.GRANTED, said
    assert [factor["name"] for factor in strict.factors()] == [name]


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_such_a_key_is_refused_with_a_sentence_before_the_password(strict, key):
    verdict, said = converse(strict, frames.request(frames.ADOPT, **key))
    assert verdict == frames.REFUSED and "That key cannot be used" in said and PASSWORD not in said
    assert not is_enrolled(strict.daemon, strict.user)
    assert strict.daemon.process.poll() is None
