"""A mail server inside the machine, the courier that uses it, and people who read their mail there."""

import email
import email.policy
import os
import pathlib
import shutil
import sys
import sysconfig

import staging
from door import Login

from staging import letters
from staging.mail import PASSWORD, USER
from staging.patience import until

COURIER, SOCKET = "sallyport-courier.service", "sallyport-courier.socket"
OWNER = "sallyport-courier"
SERVER, STAGE = "mail-server.service", "/srv/stage"
CONFIG = "/etc/sallyport/courier.conf"

# The mail server of the host tests, run inside; each mail becomes a file.
SCRIPT = f"""
import os, pathlib, sys, time
sys.path.insert(0, "/srv/tests")
from staging import certificates, mail
server, stage, kept = mail.MailServer(), pathlib.Path({STAGE!r}), 0
(stage / "new").write_text(f"{{server.port}} {{certificates.authority_file()}}")
os.rename(stage / "new", stage / "ready")
while True:
    for delivered in server.delivered[kept:]:
        (stage / "new").write_bytes(delivered.content)
        os.rename(stage / "new", stage / f"mail{{kept}}")
        kept += 1
    time.sleep(0.02)
"""


class Visit(Login):
    """A login that can say several things."""

    def say(self, text):
        """Types something at the prompt, and waits for the next one; what was said between."""
        seen = len(self.said)
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()
        while "Verification code" not in self.said[seen:]:
            character = self._process.stdout.read(1)
            assert character, f"it ended: {self.said}"
            self.said += character
        return self.said[seen:]


class PostRoom:
    """A mail server inside the machine, and the courier told to use it."""

    def __init__(self, machine):
        self.machine = machine
        self.folder = machine.root / STAGE.lstrip("/")
        self.folder.mkdir(parents=True, mode=0o755)
        machine.write("/srv/mail-server", SCRIPT)
        # The machine has a /tmp of its own, in which this tree may lie.
        shutil.copytree(pathlib.Path(staging.__path__[0]), machine.root / "srv" / "tests" / "staging")
        shutil.copytree(sysconfig.get_path("purelib"), machine.root / "srv" / "packages")
        environment = [f"--setenv=SALLYPORT_STAGE={STAGE}", "--setenv=PYTHONPATH=/srv/packages", "--setenv=PYTHONDONTWRITEBYTECODE=1"]
        python = os.path.realpath(sys.executable)
        machine.output("systemd-run", f"--unit={SERVER}", *environment, python, "/srv/mail-server")
        ready = self.folder / "ready"
        until(ready.exists, "the mail server", 20)
        self.port, self.authority = ready.read_text().split()
        machine.write("/etc/credstore/smtp-password", PASSWORD + "\n", 0o600)
        machine.output("chmod", "0700", "/etc/credstore")
        self.settle()
        machine.output("systemctl", "enable", "--now", SOCKET)
        machine.output("systemctl", "restart", COURIER)

    def settle(self, more=""):
        """Writes courier.conf, as root:sallyport-courier 0640."""
        self.machine.write(CONFIG, f"""\
[mail]
via = "smtp"
host = "localhost"
port = {self.port}
ca_file = "{self.authority}"
username = "{USER}"
password_file = "smtp-password"
from = "Sallyport <sallyport@example.org>"
{more}
""", 0o640)  # fmt: skip
        self.machine.output("chgrp", OWNER, CONFIG)

    def mails(self):
        return sorted(self.folder.glob("mail*"), key=lambda path: int(path.name[4:]))

    def code_after(self, count):
        """The code in the newest mail, once there are more than so many with one."""
        return until(lambda: len(codes := self.codes()) > count and codes[-1], "a mail with a code", 20)

    def codes(self):
        parsed = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in self.mails()]
        return [code for message in parsed for code in letters.codes_in(letters.text(message))]
