"""The command in a terminal of the person whose account it is, who answers its questions or presses Ctrl-C."""

import dataclasses
import os
import pathlib
import shutil

import pexpect

from staging import authenticator, pam, places, stack, users
from staging.clock import Clock
from staging.daemon import Daemon
from staging.enrolment import STEP, key_in, settings, shown
from staging.root_helper import RootHelper

PASSWORD = "Password: "
CODE = "Verification code (? for help): "
NEW_CODE = "Code from your app (Enter: QR code, ? for help): "
SAVED = "Press Enter when you have saved them: "
CONFIRM = "Type yes to go on: "
# The key of RFC 6238 and RFC 4226, as the person had it elsewhere.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
WRONG_PASSWORD = "not the password"
PROMPTS = [PASSWORD, CODE, NEW_CODE, SAVED, CONFIRM]
CONTROL_C = object()
# More questions than any command asks.
MOST_PROMPTS = 30


@dataclasses.dataclass
class Outcome:
    """How a command ended: its exit code (None after a signal), what the terminal showed, which questions it asked."""

    status: int | None
    text: str
    asked: list


def run(daemon, user, *words, answers=None):
    """Runs `sallyport` to its end. `answers` is by prompt: a text, a function of what stands above, CONTROL_C, or a list of those.

    What is not answered so is left with Ctrl-C. The terminal has echo, as a person's has.
    """
    left = {prompt: list(each) if isinstance(each, list) else [each] for prompt, each in (answers or {}).items()}
    terminal = _spawn(daemon, user, words)
    text, asked = "", []
    while (seen := terminal.expect_exact([*PROMPTS, pexpect.EOF])) < len(PROMPTS):
        text += terminal.before + terminal.after
        asked.append(PROMPTS[seen])
        assert len(asked) <= MOST_PROMPTS, text
        _answer(terminal, left.get(PROMPTS[seen]), text)
    text += terminal.before
    terminal.close()
    return Outcome(terminal.exitstatus, text, asked)


def _answer(terminal, answers, text):
    answer = (answers.pop(0) if len(answers) > 1 else answers[0]) if answers else CONTROL_C
    if answer is CONTROL_C:
        terminal.sendintr()
    else:
        terminal.sendline(answer(text) if callable(answer) else answer)


def _spawn(daemon, user, words):
    command = [places.BIN / "sallyport", f"--runtime-directory={daemon.runtime}", *words]
    person = [f"--reuid={user}", f"--regid={user}", "--init-groups"]
    environment = {"PATH": "/usr/bin:/bin", "TERM": "xterm", "HOME": os.path.expanduser(f"~{user}"), "LC_ALL": "C.UTF-8"}
    return pexpect.spawn(
        "setpriv", [*person, *map(str, command)], env=environment, encoding="utf-8", timeout=20,
        cwd=environment["HOME"], dimensions=(80, 200),
    )  # fmt: skip


class Host:
    """A daemon and its root helper, one person's account there, and a clock that gives each code a step of its own."""

    def __init__(self, require, enrol="first-login", user=None, **chosen):
        self.clock = Clock()
        self.daemon = Daemon(settings(enrol, require, **chosen), environment=self.clock.environment).start()
        self.helper = RootHelper(self.daemon)
        stack.alone(self.daemon, "drive")
        self.user = user or users.make()
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

    def google_authenticator(self, *options):
        """Writes the file that google-authenticator keeps in the person's home, with SECRET in it."""
        file = pathlib.Path(os.path.expanduser(f"~{self.user}/.google_authenticator"))
        lines = [SECRET, *(f'" {option}' for option in options), "12345678"]
        file.write_text("".join(f"{line}\n" for line in lines))
        file.chmod(0o400)
        shutil.chown(file, self.user, self.user)
        return file
