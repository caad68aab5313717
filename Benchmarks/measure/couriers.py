"""Ours with a courier and a mail server of the run's own."""

import re
import subprocess

import places
from accounts import Supply
from contender import run_json
from daemon import Daemon
from daemons import Sallyport
from mailserver import AbsentServer, RefusingServer, SilentServer

# Accounts whose owners can be reached; they log in for nothing else.
REACHABLE = 200

COURIER_SETTINGS = """[mail]
via  = "smtp"
host = "127.0.0.1"
port = {port}
tls  = "none"
from = "Bench <bench@example.org>"
"""
# What the courier's log says of a letter.
FATE = re.compile(rb"email to \S+: (sent|refused|failed|not yet)")


class Reaching(Sallyport):
    """The last accounts have a verified address each, and every mail goes to one server."""

    methods = ["totp", "email"]
    server_kind = SilentServer

    def __init__(self, accounts, slow=False, hot=False):
        super().__init__(accounts, slow, hot)
        self.supply = Supply(self.first_reachable, self._renew)

    @staticmethod
    def is_built():
        return Sallyport.is_built() and (places.BUILD / "sallyport-courier").exists()

    @property
    def first_reachable(self):
        return self.accounts.count - REACHABLE

    def start(self):
        super().start()
        self._set_contacts()
        self.server = self.server_kind()
        file = self.home / "courier.conf"
        file.write_text(COURIER_SETTINGS.format(port=self.server.port))
        command = [places.BUILD / "sallyport-courier", "--config", file, "--runtime-directory", self.runtime]
        self.courier = Daemon(command, self.runtime / "courier.log", self.environment())

    def stop(self):
        if hasattr(self, "courier"):
            self.server.close()
            self.courier.stop()
        super().stop()

    def ask_for_mails(self):
        """A process that holds a conversation of each reachable account, in which `email` was typed."""
        words = [str(word) for word in self._bare_command(self.first_reachable, REACHABLE)]
        return subprocess.Popen(
            words + ["--hold", "--say", "email"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask_for_a_mail(self, count):
        """`count` accounts, one after the other: the time from `email` to the prompt."""
        return run_json(self._bare_command(self.first_reachable, count) + ["--say", "email"])

    def fates(self):
        """What the courier has said of its letters, in order."""
        return [fate.decode() for fate in FATE.findall(self.courier.log.read_bytes())]

    def _set_contacts(self):
        lines = (f"{self.accounts.user(index)},u{index}@example.org,yes\n"
                 for index in range(self.first_reachable, self.accounts.count))
        file = self.home / "contacts.csv"
        file.write_text("user,email,verified\n" + "".join(lines))
        self._command_line("--runtime-directory", self.runtime, "user", "contact", "--file", file)


class MailsWaiting(Reaching):
    name = "mails-waiting"


class NoMails(Reaching):
    """The same, but nobody asks for a mail."""

    name = "no-mails"


class Refused(Reaching):
    name = "mails-refused"
    server_kind = RefusingServer


class Unreachable(Reaching):
    name = "mails-unreachable"
    server_kind = AbsentServer
