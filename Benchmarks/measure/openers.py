"""Contenders whose logins go on to the account phase, and to a session; and those with many sessions open."""

import statistics
import subprocess

import places
from contender import LOGIN_TIMEOUT_SECONDS
from daemons import Sallyport

# Nothing of it is due within a run.
LIMITS = '\n[sessions]\nidle = "12h"\nmax = "7d"\n'
ENTRY_BYTES = 1024
HEADER_BYTES = 4096
USERS = 4


class AccountLine(Sallyport):
    """Goes as far as the account phase."""

    name = "account-line"
    more = LIMITS
    lines = ("auth", "account")

    @property
    def through(self):
        return self.lines[-1]

    def _write_stack(self):
        super()._write_stack()
        lines = "".join(f"{phase} required {self.pam_line()}\n" for phase in self.lines)
        (self.home / "pam" / places.SERVICE).write_text(lines)

    def _drive(self, first, count, clients, more):
        return super()._drive(first, count, clients, more + ["--through", self.through])


class SessionLine(AccountLine):
    """Opens a session, and closes it."""

    name = "session-line"
    lines = ("auth", "account", "session")

    def open_and_close(self, count):
        """At the bare socket, one after the other: the medians in microseconds."""
        times = [[int(word) / 1e3 for word in line.split()] for line in self._sessions(count, "--close").splitlines()]
        return {
            "both": statistics.median(opening + closing for opening, closing, _ in times),
            "nothing": statistics.median(nothing for _, _, nothing in times),
        }

    def _sessions(self, count, *more, user=0):
        command = [places.TOOLS / "sessions", self.socket, self.accounts.user(user), count, *more]
        words = [str(word) for word in command]
        return subprocess.run(words, stdout=subprocess.PIPE, timeout=LOGIN_TIMEOUT_SECONDS, check=True, text=True).stdout


class ManySessions(SessionLine):
    """Has many sessions open, of which nothing is due."""

    name = "many-sessions"
    lines = AccountLine.lines

    def open(self, count):
        """Of four users: no one has more than a quarter of what there is room for."""
        for user in range(USERS):
            self._sessions(count // USERS, user=user)

    def count_open(self):
        """By the file that outlives the daemon."""
        entries = (self.runtime / "sessions").read_bytes()[HEADER_BYTES:]
        return sum(any(entries[start:start + ENTRY_BYTES]) for start in range(0, len(entries), ENTRY_BYTES))
