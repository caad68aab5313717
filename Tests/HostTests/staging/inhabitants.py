"""People with an authenticator who log in over ssh and stay, and what the daemon says of their sessions."""

import pwd
import time

from staging import authenticator, journal, places, users
from staging.client import Client, answer_code, answer_password
from staging.enrolment import STEP
from staging.patience import until
from staging.shell import Shell

# The events of a session's life, as the journal names them.
OPENED, WARNED, ENDED, CLOSED = "session-opened", "session-warned", "session-ended", "session-closed"
# What a terminal shows before its session ends.
IDLE_NOTICE = r"Sallyport: nobody types here, so this session ends in \d+ s\. To keep it, press Enter at a prompt\."
OLD_NOTICE = r"Sallyport: this session ends in \d+ s, as its second factor is too old by then\. To keep it: sallyport verify"


def rule(name, group, **keys):
    """A rule for logins over ssh of people in a group."""
    values = {True: "true", False: "false"}
    lines = [f"{key} = " + (values[value] if isinstance(value, bool) else f'"{value}"') for key, value in keys.items()]
    return "\n".join(["", "[[rule]]", f'name = "{name}"', f'group = ["{group}"]', 'service = ["sshd"]', *lines, ""])


def sessions(host):
    """Those of a host's user, as administrators are told."""
    return host.daemon.ask_json("session", "list", "--user", host.user)


def stay(host, sshd):
    """The terminal of a host's user who has logged in, and is known to be there."""
    terminal = Client(sshd, host.user).ssh()
    answer_password(terminal)
    answer_code(terminal, host.code())
    Shell(terminal, users.PASSWORD, host.code)
    until(lambda: sessions(host), "the session is known")
    return terminal


class Person:
    """One with a password and an app: `code` makes a right code each time, of a step of its own."""

    def __init__(self, daemon, groups=()):
        self.daemon = daemon
        self.name = users.make(groups=groups)
        self.uid = pwd.getpwnam(self.name).pw_uid
        self.secret = daemon.enrol(self.name)
        self._step = 0

    def code(self, _text=""):
        present = int(time.time()) // STEP
        self._step = max(self._step + 1, present)
        # One step ahead is within the window.
        until(lambda: self._step <= int(time.time()) // STEP + 1, "a code that was not used", STEP + 5)
        return authenticator.code(self.secret, self._step * STEP)

    def ask_json(self, *words):
        """What `sallyport` says to this person."""
        return self.daemon.ask_json(*words, user=self.name)


class Visit:
    """One login session of a person, with whatever the client was told to do in it."""

    def __init__(self, person, server, *command, program="ssh", options=(), asks=True):
        self.person, self.daemon = person, person.daemon
        client = Client(server, person.name)
        client.options += options
        before = {one["id"] for one in self.all()}
        self.terminal = getattr(client, program)(*command)
        answer_password(self.terminal)
        if asks:
            answer_code(self.terminal, person.code())
        self.id = until(lambda: {one["id"] for one in self.all()} - before, "the session is known").pop()

    def all(self):
        """All sessions of this person, as administrators are told."""
        return self.daemon.ask_json("session", "list", "--user", self.person.name)

    def shown(self):
        """As the list has it; None for one that is not there."""
        return next((one for one in self.all() if one["id"] == self.id), None)

    def told(self, event):
        """What the journal has of it."""
        return [one for one in journal.events(self.daemon, event) if one["SALLYPORT_SESSION"] == str(self.id)]

    def until_told(self, event, count=1, seconds=30):
        return until(lambda: len(told := self.told(event)) >= count and told, f"{event} of session {self.id}", seconds)[-1]

    def shell(self):
        """A shell in its terminal."""
        self.commands = Shell(self.terminal, users.PASSWORD, self.person.code)
        return self

    def run(self, command):
        return self.commands.run(command)

    def sallyport_line(self, *words):
        return " ".join([str(places.BIN / "sallyport"), f"--runtime-directory={self.daemon.runtime}", *words])

    def sallyport(self, *words):
        return self.run(self.sallyport_line(*words))

    def close(self):
        self.terminal.close(force=True)


class Visits:
    """Opens sessions, each of somebody new in one group unless it is told who, and closes them all."""

    def __init__(self, daemon, server):
        self._daemon, self._server, self._opened = daemon, server, []

    def open(self, group=None, *command, person=None, **options):
        person = person or Person(self._daemon, [group] if group else [])
        self._opened.append(Visit(person, self._server, *command, **options))
        return self._opened[-1]

    def close(self):
        for each in self._opened:
            each.close()
