"""What is measured: a PAM module, with its accounts, and a daemon where it has one."""

import json
import os
import shutil
import subprocess

import places
from accounts import Supply

SMALL = 100
WARM_UP = 5
LOGIN_TIMEOUT_SECONDS = 120


class Contender:
    """One module with one set of accounts. Subclasses make its files and name its PAM line."""

    name = "?"
    # From where everybody comes; None: from nowhere, and without an SSH key.
    visit = None

    def __init__(self, accounts, slow=False, hot=False):
        self.accounts = accounts
        self.slow = slow
        self.hot = hot
        self.label = f"{self.name}-{accounts.count}{'-slow' if slow else ''}"
        self.home = places.WORK / self.label
        self.supply = Supply(accounts.count, self._renew)
        self._make()

    def prepare(self):
        """Makes files, starts the daemon."""

    def pam_line(self):
        raise NotImplementedError

    def stop(self):
        """Ends the daemon and removes the files."""
        shutil.rmtree(self.home, ignore_errors=True)

    def log_in(self, count, clients=1):
        """Up to `count` users log in with a right code each, over `clients` processes; pamdrive's report."""
        warm_up = 2 if self.is_small else max(WARM_UP, clients)
        users = min(count + warm_up, self.accounts.count)
        first = self.supply.take(users)
        self.rehearse(first, users)
        return self._drive(first, users, clients, ["--warm-up", str(warm_up)])

    def rehearse(self, first, users):
        """Warms up a daemon that has just been started for these users."""

    @property
    def is_small(self):
        return self.accounts.count <= SMALL

    def environment(self):
        preload = {"LD_PRELOAD": str(places.TOOLS / "slowsync.so")} if self.slow else {}
        return {**os.environ, **preload}

    def _drive(self, first, count, clients, more):
        command = [places.PAMDRIVE, "--confdir", self.home / "pam", "--service", places.SERVICE]
        command += ["--secrets", self.accounts.path, "--first", first, "--count", count, "--processes", clients]
        command += (self.visit.items if self.visit else []) + more + ([] if self.hot else ["--fresh"])
        return run_json(command, self.environment())

    def _renew(self):
        """Makes every user fresh again, where that is quicker than waiting."""
        if not self.is_small:
            return False
        self.stop()
        self._make()
        return True

    def _make(self):
        """Makes everything afresh, and on the disk: the files that a login reads or replaces were written long ago."""
        self._fresh_home()
        self.prepare()
        self._write_stack()
        os.sync()

    def _fresh_home(self):
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir(parents=True)

    def _write_stack(self):
        stack = self.home / "pam"
        stack.mkdir()
        (stack / "other").write_text("auth required pam_deny.so\n")
        (stack / places.SERVICE).write_text(f"auth required {self.pam_line()}\n")


def run_json(command, environment=None):
    words = [str(word) for word in command]
    done = subprocess.run(
        words, env=environment, stdout=subprocess.PIPE, timeout=LOGIN_TIMEOUT_SECONDS, check=True, text=True)
    return json.loads(done.stdout)


def refused(report, success="PAM_SUCCESS"):
    """How many logins of a report did not succeed, all of which had the right code."""
    return report["logins"] - report["results"].get(success, 0)
