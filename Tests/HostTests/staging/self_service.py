"""The command in a terminal of the person whose account it is, who answers its questions or presses Ctrl-C."""

import dataclasses
import os

import pexpect

from staging import places

PASSWORD = "Password: "
CODE = "Verification code (? for help): "
NEW_CODE = "Code from your app (Enter: QR code, ? for help): "
SAVED = "Press Enter when you have saved them: "
CONFIRM = "Type yes to go on: "
PROMPTS = [PASSWORD, CODE, NEW_CODE, SAVED, CONFIRM]
CONTROL_C = object()
# More questions than any command asks of who answers rightly.
MOST_PROMPTS = 12


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
