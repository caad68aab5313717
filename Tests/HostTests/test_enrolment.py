"""Enrolment at the first login: a real sshd, the OpenSSH client in terminals of three charsets, oathtool and zbarimg."""

import os
import re
import signal
import urllib.parse

import pexpect
import pytest

from staging import authenticator, locales
from staging.client import answer_code, answer_password, exit_status
from staging.daemon import Daemon
from staging.enrolment import (
    CODE_PROMPT, END_PROMPT, GO_ON_PROMPT, SAVED_PROMPT, Newcomer, is_enrolled, next_code, offered_key, saved_codes,
    settings, shown,
)  # fmt: skip

# What is typed at the prompts of an enrolment, by the prompt that it leads to.
WAYS = {
    "the key": [],
    "the QR code": [""],
    "the light QR code": ["l"],
    "the key URI": ["u"],
    "the help": ["?"],
    "a wrong code": [authenticator.wrong_code],
    "the recovery codes": [authenticator.code],
}


@pytest.fixture(scope="module")
def daemon(stage):
    running = Daemon(settings()).start()
    yield running
    running.end()


@pytest.fixture
def newcomer(password_sshd, user):
    return Newcomer(password_sshd, user)


def begin(newcomer):
    """A first login up to its prompt: (the terminal, the key)."""
    terminal = newcomer.ssh("echo", "inside")
    answer_password(terminal)
    return terminal, offered_key(terminal)


def finish(terminal, key):
    """Types a right code, keeps the recovery codes, and is inside; the codes."""
    terminal.sendline(authenticator.code(key))
    codes = saved_codes(terminal)
    terminal.sendline("")
    terminal.expect("inside")
    assert exit_status(terminal) == 0
    return codes


def go(terminal, key, way):
    """Types what leads to a prompt, and waits for it."""
    for answer in WAYS[way]:
        terminal.sendline(answer(key) if callable(answer) else answer)
        terminal.expect(SAVED_PROMPT if answer is authenticator.code else CODE_PROMPT)


def key_uri(terminal):
    terminal.sendline("u")
    terminal.expect(CODE_PROMPT)
    return re.search(r"otpauth://\S+", terminal.before)[0]


@pytest.mark.parametrize("charset", locales.NAMES)
def test_in_a_terminal_of_any_charset_the_key_as_text_is_enough(password_sshd, daemon, user, charset):
    newcomer = Newcomer(password_sshd, user, charset)
    terminal, key = begin(newcomer)
    assert terminal.before.isascii() and "\\" not in terminal.before
    assert f"  account  {user}@" in terminal.before
    codes = finish(terminal, key)
    assert [code.partition("-")[0] for code in codes] == [str(number) for number in range(1, 11)]
    assert len(set(codes)) == 10
    terminal = newcomer.ssh("echo", "inside")
    answer_password(terminal)
    answer_code(terminal, next_code(key))
    terminal.expect("inside")
    assert exit_status(terminal) == 0


@pytest.mark.parametrize("light", [False, True], ids=["dark", "light"])
def test_a_phone_reads_the_key_uri_from_the_screen_and_its_code_enrols(newcomer, daemon, user, light):
    terminal, key = begin(newcomer)
    uri = key_uri(terminal)
    newcomer.screen.clear()
    terminal.sendline("l" if light else "")
    terminal.expect(CODE_PROMPT)
    assert newcomer.screen.photograph(light) == [uri]
    read = urllib.parse.urlsplit(uri)
    secret = urllib.parse.parse_qs(read.query)["secret"][0]
    assert (read.scheme, read.netloc) == ("otpauth", "totp") and secret == key
    finish(terminal, secret)
    assert is_enrolled(daemon, user)


def test_the_dark_and_then_the_light_drawing_in_one_enrolment(newcomer):
    terminal, _ = begin(newcomer)
    uri = key_uri(terminal)
    for typed, light in (("", False), ("l", True), ("", False)):
        newcomer.screen.clear()
        terminal.sendline(typed)
        terminal.expect(CODE_PROMPT)
        assert newcomer.screen.photograph(light) == [uri]
    terminal.close(force=True)


@pytest.mark.parametrize("charset", ["C", "ISO-8859-1"])
def test_asking_for_the_drawing_where_it_cannot_be_shown_harms_nothing(password_sshd, daemon, user, charset):
    newcomer = Newcomer(password_sshd, user, charset)
    terminal, _ = begin(newcomer)
    terminal.sendline("")
    # Some clients die on such a text.
    terminal.expect([CODE_PROMPT, pexpect.EOF])
    terminal.close(force=True)
    assert not is_enrolled(daemon, user)
    finish(*begin(newcomer))
    assert is_enrolled(daemon, user)


def test_a_wrong_code_enrols_nobody_and_a_right_one_after_it_does(newcomer, daemon, user):
    terminal, key = begin(newcomer)
    terminal.sendline(authenticator.wrong_code(key))
    terminal.expect(CODE_PROMPT)
    assert not is_enrolled(daemon, user)
    finish(terminal, key)
    assert is_enrolled(daemon, user)


def test_the_factor_is_a_named_one_with_ten_recovery_codes_left(newcomer, daemon, user):
    finish(*begin(newcomer))
    seen = shown(daemon, user)
    assert [factor["method"] for factor in seen["factors"]] == ["totp"]
    assert seen["recoveryCodes"] == 10


def test_who_gives_up_is_not_let_in_and_not_enrolled(newcomer, daemon, user):
    terminal, _ = begin(newcomer)
    terminal.sendline("q")
    assert terminal.expect([END_PROMPT, "inside", CODE_PROMPT]) == 0
    assert "No second factor was set up" in terminal.before
    terminal.sendline("")
    assert terminal.expect(["[Pp]assword:", "ermission denied", "inside", CODE_PROMPT, pexpect.EOF]) in (0, 1, 4)
    terminal.close(force=True)
    assert not is_enrolled(daemon, user)


def hang_up(terminal):
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.close(force=True)


def interrupt(terminal):
    terminal.sendintr()
    assert terminal.expect(["inside", pexpect.EOF]) == 1
    terminal.close(force=True)


@pytest.mark.parametrize("leave", [hang_up, interrupt], ids=["hang-up", "control-c"])
@pytest.mark.parametrize("way", WAYS)
def test_who_leaves_at_a_prompt_has_done_nothing_and_is_offered_a_fresh_key(newcomer, daemon, user, way, leave):
    terminal, key = begin(newcomer)
    go(terminal, key, way)
    leave(terminal)
    assert not is_enrolled(daemon, user)
    terminal, fresh = begin(newcomer)
    assert fresh != key
    assert not is_enrolled(daemon, user)
    finish(terminal, fresh)
    assert is_enrolled(daemon, user)


def test_who_leaves_at_the_password_is_offered_a_key_the_next_time(newcomer, daemon, user):
    terminal = newcomer.ssh("echo", "inside")
    terminal.expect("[Pp]assword:")
    interrupt(terminal)
    assert not is_enrolled(daemon, user)
    finish(*begin(newcomer))


def test_an_enrolment_that_is_over_is_told_to_nobody_again(newcomer, daemon, user):
    terminal, key = begin(newcomer)
    codes = finish(terminal, key)
    said = repr(shown(daemon, user)) + daemon.text()
    assert key not in said
    assert not [code for code in codes if code in said or code.partition("-")[2].replace("-", "") in said]


def test_a_daemon_that_is_killed_at_the_recovery_codes_has_enrolled_nobody(newcomer, daemon, user):
    terminal, key = begin(newcomer)
    go(terminal, key, "the recovery codes")
    daemon.kill()
    daemon.start()
    assert not is_enrolled(daemon, user)
    # Started over, the login offers a key again.
    terminal.sendline("")
    finish(terminal, offered_key(terminal))
    assert is_enrolled(daemon, user)


def test_an_enrolment_outlives_a_kill_of_the_daemon_right_after_it(newcomer, daemon, user):
    terminal, key = begin(newcomer)
    codes = finish(terminal, key)
    daemon.kill()
    daemon.start()
    for answer in (next_code(key), codes[3]):
        terminal = newcomer.ssh("echo", "inside")
        answer_password(terminal)
        answer_code(terminal, answer)
        if terminal.expect(["inside", GO_ON_PROMPT]) == 1:
            terminal.sendline("")
            terminal.expect("inside")
        assert exit_status(terminal) == 0
