"""Logins on the machine, through pamtester, the module and the daemon."""

import itertools
import json
import subprocess
import time

from staging import authenticator

SERVICE = "door"
PROMPT = "Verification code"

SETTINGS = f"""version = 1

[login]
services = ["{SERVICE}"]
require = "always"
methods = ["totp"]
enrol = "admin"
"""

STACK = """auth requisite pam_permit.so
auth required pam_sallyport.so after=first-factor
account required pam_permit.so
"""


class Door:
    """A PAM service that asks for a code alone, and people who have one."""

    def __init__(self, machine):
        self.machine = machine
        self._uids = itertools.count(20_000)
        machine.write(f"/etc/pam.d/{SERVICE}", STACK)
        self.settle(SETTINGS)

    def settle(self, text):
        """Writes the settings; they hold from the next start or reload."""
        self.machine.write("/etc/sallyport/sallyport.conf", text)

    def newcomers(self, count):
        """New users, each with a factor: (name, secret). Each code is good once, so each login wants one of them."""
        people = [(f"person{uid}", uid) for uid in itertools.islice(self._uids, count)]
        with (self.machine.root / "etc/passwd").open("a") as file:
            file.writelines(f"{name}:x:{uid}:{uid}::/nonexistent:/bin/sh\n" for name, uid in people)
        return [(name, self._enrol(name)) for name, _ in people]

    def _enrol(self, name):
        answer = self.machine.output("sallyport", "user", "enrol", name, "--method", "totp", "--json")
        return json.loads(answer)["secret"]

    def begin(self, name):
        """A login that stands before its prompt."""
        return Login(self.machine, name)

    def log_in(self, name, code):
        """One login from start to end: (let in, all that was said)."""
        login = self.begin(name)
        return login.answer(code), login.said


class Login:
    """A running pamtester."""

    def __init__(self, machine, name):
        command = machine.command("pamtester", SERVICE, name, "authenticate")
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        self._process = subprocess.Popen(command, text=True, **pipes)
        self.said = ""

    def wait_for_prompt(self):
        while PROMPT not in self.said:
            character = self._process.stdout.read(1)
            assert character, f"no prompt: {self.said}"
            self.said += character

    def answer(self, code, patience=30):
        """Types the code, again at every further prompt, and returns whether it was let in."""
        rest, _ = self._process.communicate(f"{code}\n" * 64, timeout=patience)
        self.said += rest
        return self._process.returncode == 0


def code(secret):
    """The present code, with time left to type it."""
    authenticator.away_from_the_edge(least=2)
    return authenticator.code(secret)


def every(seconds, count):
    """Counts from 0, a step each `seconds`, by the clock and not by how long the steps take."""
    start = time.monotonic()
    for number in range(count):
        time.sleep(max(0.0, start + number * seconds - time.monotonic()))
        yield number
