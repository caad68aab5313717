"""Enrolment at a first login: over ssh in a terminal, or straight through PAM."""

import json
import re
import time

import pexpect

from staging import authenticator, locales, pam
from staging.client import Client
from staging.qr import Screen

CODE_PROMPT = r"Code from your app \(Enter: QR code, \? for help\): "
SAVED_PROMPT = "Press Enter when you have saved them: "
GO_ON_PROMPT = "Press Enter to go on: "
ANNOUNCED_PROMPT = "Press Enter to go on, or type e to set it up now: "
END_PROMPT = "Press Enter to end this login: "
RECOVERY_CODE = re.compile(r"^ +(\d+-[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})\s*$", re.MULTILINE)
STEP = 30


def settings(enrol="first-login", require="always", until=None, more="", services=("sshd", "drive")):
    """The settings of a daemon that lets people enrol; `until` is a date."""
    return f"""\
version = 1

[login]
services = {json.dumps(services)}
require  = "{require}"
methods  = ["totp", "hotp", "recovery-code"]
enrol    = "{enrol}"
{f"enrol_until = {until}" if until else ""}
{more}
"""


class Newcomer(Client):
    """The OpenSSH client in a terminal of one charset, large enough for a QR code; `screen` is what it shows."""

    def __init__(self, server, user, charset="UTF-8"):
        super().__init__(server, user)
        self.charset = charset
        self.screen = Screen()

    def _spawn(self, program, arguments):
        environment = {"PATH": "/usr/bin:/bin", "TERM": "xterm"} | locales.environment(self.charset)
        terminal = pexpect.spawn(
            program, arguments, env=environment, timeout=20, echo=False,
            encoding="utf-8" if self.charset == "UTF-8" else "latin-1", dimensions=(Screen.ROWS, Screen.COLUMNS),
        )  # fmt: skip
        terminal.logfile_read = self.screen
        return terminal


def offered_key(terminal):
    """Reads up to the prompt of an enrolment; the key that stands above it, in Base32."""
    terminal.expect(CODE_PROMPT)
    return key_in(terminal.before)


def key_in(text):
    """The key of the enrolment that a text offers, in Base32."""
    found = re.search(r"^ +key +([A-Z2-7 ]+?)\s*$", text, re.MULTILINE)
    assert found, f"no key in {text!r}"
    return found[1].replace(" ", "")


def saved_codes(terminal):
    """Reads up to the question whether the recovery codes are saved; the codes."""
    terminal.expect(SAVED_PROMPT)
    return RECOVERY_CODE.findall(terminal.before)


def next_code(secret, now=None):
    """The code of the step after the present one: inside the window, and fresh after an enrolment by the present one."""
    return authenticator.code(secret, (time.time() if now is None else now) + STEP)


def first_login(service, user, now=time.time, before=()):
    """Enrols a user at a first login through PAM, after the answers `before`: (the key, the recovery codes)."""

    def typed(_prompt):
        return authenticator.code(key_in(login.text), now())

    with pam.Login(service, user, [*before, typed, ""], rhost="192.0.2.1") as login:
        assert login.authenticate() == pam.SUCCESS, login.text
        return key_in(login.text), RECOVERY_CODE.findall(login.text)


def shown(daemon, user):
    """What administrators are shown of a user."""
    said = daemon.ask_json("user", "show", user)
    return said["user"] if isinstance(said["user"], dict) else said


def is_enrolled(daemon, user):
    return bool(shown(daemon, user)["factors"])


def offers_nothing(text):
    """Whether a text neither shows a key nor asks for a code of it."""
    return not re.search("key  |otpauth|Code from your app", text)
