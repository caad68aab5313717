"""sallyportd in the foreground, and the command that speaks to it."""

import json
import os
import pathlib
import subprocess

from staging import places
from staging.program import Program

SETTINGS = """\
version = 1

[login]
services = ["sshd", "drive"]
require  = "always"
methods  = ["totp"]
enrol    = "admin"
"""


class Daemon(Program):
    """One sallyportd with folders of its own; it may be stopped, killed and started again."""

    name = "sallyportd"

    def __init__(self, settings=SETTINGS, environment=None):
        super().__init__(environment)
        self.folder = places.folder("daemon")
        self.settings = self.folder / "sallyport.conf"
        self.settings.write_text(settings)
        self.key = self.folder / "key"
        self.state = self.folder / "state"
        self.runtime = self.folder / "run"
        self.log = self.folder / "log"
        self.state.mkdir()
        self.runtime.mkdir()
        subprocess.run([places.BIN / "sallyport", "setup", "--key-file", self.key], check=True, capture_output=True)

    @property
    def verify_socket(self):
        return self.runtime / "verify.sock"

    @property
    def control_socket(self):
        return self.runtime / "control.sock"

    def command(self):
        options = {"config": self.settings, "key-file": self.key, "state-directory": self.state}
        options["runtime-directory"] = self.runtime
        return [str(places.BIN / "sallyportd"), *(f"--{name}={value}" for name, value in options.items())]

    def cpu_seconds(self):
        """How long it has computed since its start, which does not depend on what else this machine does."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, *words, typed=None, user=None, check=True, seconds=120):
        """Runs `sallyport` against this daemon, as root or as another user; returns the finished process."""
        command = [str(places.BIN / "sallyport"), f"--runtime-directory={self.runtime}", *words]
        done = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=seconds, user=user, group=user)
        assert not check or done.returncode == 0, f"{words}: {done.returncode}: {done.stderr}{done.stdout}"
        return done

    def ask_json(self, *words, user=None):
        return json.loads(self.ask(*words, "--json", user=user).stdout)

    def enrol(self, user):
        """Enrols a user with TOTP; returns the secret in Base32."""
        return self.ask_json("user", "enrol", user, "--method", "totp")["secret"]

    def failures(self, user):
        """How many failures stand against a user."""
        shown = self.ask_json("user", "show", user)
        return shown.get("user", shown)["failures"] if isinstance(shown.get("user"), dict) else shown["failures"]
