"""Contenders whose accounts have remembered devices, each made by a login that asked for it."""

import shutil
import time

import control
import places
from contender import run_json
from daemons import Sallyport
from visit import Visit

PER_ACCOUNT = 5
HOME, ELSEWHERE = "198.51.100.7", "203.0.113.7"
# A key that nobody has had remembered.
STRANGE_KEY = 99
STEP_SECONDS = 30

REMEMBER = 'remember = { idle = "12h", max = "30d", bind = ["ssh-key"] }\n'


class Remembering(Sallyport):
    """Has the devices remembered, by logins with a key, a right code and `r` before it; then it ends, and leaves its
    records to others."""

    name = "remembering"
    more = REMEMBER

    def start(self):
        super().start()
        # Where everything about a login is new no device can be remembered: the first one makes the place known.
        self._log_in(0, [])
        for key in range(PER_ACCOUNT):
            self._log_in(key, ["--remember"])
        self.daemon.stop()
        shutil.copy(self.runtime / "spent", self.home)

    def _log_in(self, key, more):
        self.visit = Visit(HOME, key)
        report = run_json(self._bare_command(0, self.accounts.count) + more, self.environment())
        if report["results"] != {"granted": self.accounts.count}:
            raise RuntimeError(f"not everybody got in with key {key}: {report['results']}")
        # A code is accepted once.
        time.sleep(STEP_SECONDS - time.time() % STEP_SECONDS + 0.1)


class Remembered(Sallyport):
    """Goes on from those records, under rules of its own."""

    more = REMEMBER
    visit = Visit(HOME, 0)

    def install(self):
        source = places.WORK / f"{Remembering.name}-{self.accounts.count}"
        self.write_settings()
        shutil.copytree(source / "state", self.home / "state", symlinks=True)
        shutil.copy(source / "key", self.home)
        shutil.copy(source / "spent", self.runtime)
        (self.home / "imported").touch()

    @property
    def devices(self):
        """How many the daemon remembers over all accounts."""
        replies = control.ask(self.runtime / "control.sock", "ListUsers")
        return sum(len(user["devices"]) for reply in replies for user in reply["users"])
