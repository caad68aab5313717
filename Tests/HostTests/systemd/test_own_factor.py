"""One's own factor through the installed units: the daemon in its sandbox asks the root helper in its own."""

import itertools
import re
import subprocess

import pytest
from door import SETTINGS
from machine import HELPER, UNIT

from staging import authenticator

PASSWORD = "correct horse battery"
WRONG_PASSWORD = "no horse at all"
KEY = re.compile(r"^ +key +([A-Z2-7 ]+)$", re.MULTILINE)
# A question as the daemon would begin it; whoever listens may only hang up, with what was sent unread.
ASK = """import socket
peer = socket.socket(socket.AF_UNIX)
peer.settimeout(20)
peer.connect("/run/sallyport/helper.sock")
try:
    peer.sendall(b"SR")
    print(peer.recv(64) or "closed")
except (BrokenPipeError, ConnectionResetError):
    print("closed")
"""
numbers = itertools.count(30_000)


@pytest.fixture(scope="module", autouse=True)
def people_enrol_themselves(machine, door):
    with_codes = SETTINGS.replace('["totp"]', '["totp", "recovery-code"]')
    door.settle(with_codes.replace('"admin"', '"first-login"').replace('"always"', '"if-enrolled"'))
    machine.output("systemctl", "reload", UNIT)
    yield
    door.settle(SETTINGS)
    machine.output("systemctl", "reload", UNIT)


@pytest.fixture
def person(machine):
    """Somebody with a password."""
    uid = next(numbers)
    name = f"own{uid}"
    machine.output("useradd", "--create-home", f"--uid={uid}", name)
    machine.output("chpasswd", input=f"{name}:{PASSWORD}\n")
    return name


class Dialogue:
    """The command, run by its owner, with its questions and answers on pipes."""

    def __init__(self, machine, name, *words):
        command = machine.command("runuser", f"--user={name}", "--", "sallyport", *words)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        self._process = subprocess.Popen(command, text=True, bufsize=0, **pipes)
        self.said = ""

    def answer(self, prompt, text):
        """Waits for a question, and answers it."""
        while not self.said.endswith(prompt):
            character = self._process.stdout.read(1)
            assert character, f"it ended before {prompt!r}: {self.said}"
            self.said += character
        self._process.stdin.write(f"{text}\n")
        self._process.stdin.flush()

    def end(self):
        """Its exit code, once it has ended."""
        rest, _ = self._process.communicate(timeout=60)
        self.said += rest
        return self._process.returncode


def enable(machine, name):
    dialogue = Dialogue(machine, name, "enable")
    dialogue.answer("Password: ", PASSWORD)
    dialogue.answer("for help): ", "?")
    key = KEY.search(dialogue.said).group(1).replace(" ", "")
    dialogue.answer("for help): ", authenticator.code(key))
    dialogue.answer("saved them: ", "")
    assert dialogue.end() == 0, dialogue.said
    return key


def test_somebody_with_the_password_sets_up_a_factor(machine, door, person):
    enable(machine, person)
    assert person in machine.output("sallyport", "user", "show", person)
    changes = machine.records("account-changed", user=person)
    assert [change["SALLYPORT_CHANGE"] for change in changes] == ["enrolled"]


def test_nobody_does_with_another_one(machine, door, person):
    dialogue = Dialogue(machine, person, "enable")
    for _ in range(3):
        dialogue.answer("Password: ", WRONG_PASSWORD)
    assert dialogue.end() == 77, dialogue.said
    assert "wrong" in dialogue.said
    assert machine.records("account-changed", user=person) == []


def test_the_helper_hears_nobody_but_the_daemon(machine, door):
    """Not even root, whose question the kernel does not call the daemon's."""
    machine.write("/root/ask-helper", ASK)
    assert machine.output("python3", "/root/ask-helper").strip() == "closed"
    assert machine.output("stat", "--format=%a %U", "/run/sallyport/helper.sock").split() == ["600", "sallyport"]


def test_without_the_helper_nothing_is_changed_and_logins_go_on(machine, door, person):
    [(name, secret)] = door.newcomers(1)
    machine.output("systemctl", "stop", HELPER)
    try:
        dialogue = Dialogue(machine, person, "enable")
        dialogue.answer("Password: ", PASSWORD)
        assert dialogue.end() == 75, dialogue.said
        assert door.log_in(name, authenticator.code(secret))[0]
    finally:
        machine.output("systemctl", "start", HELPER)
    assert machine.records("account-changed", user=person) == []


def test_no_process_of_the_helper_is_left_and_no_unit_failed(machine, door, person):
    enable(machine, person)
    assert machine.output("systemctl", "list-units", "--failed", "--no-legend", "sallyport-root-helper@*").strip() == ""
