"""The contenders that judge in a daemon: the floor and Sallyport."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import places
from contender import Contender, run_json
from daemon import Daemon

IMPORT_SECONDS = 900
WARM_UP = 64

SETTINGS = """version = 1
[login]
services = ["{service}"]
require = "{require}"
methods = {methods}
{more}"""


class Daemonic(Contender):
    """A contender with a daemon, a runtime directory on memory, and a client that goes without PAM."""

    protocol = "?"

    def prepare(self):
        self.runtime = Path(tempfile.mkdtemp(prefix="sallyport-bench.", dir=places.MEMORY))
        self.install()
        self.start()

    def start(self):
        self.daemon = Daemon(self.command(), self.runtime / "log", self.environment())

    def install(self):
        """Makes what the daemon needs before it starts."""

    def stop(self):
        if hasattr(self, "daemon"):
            self.daemon.stop()
        shutil.rmtree(self.runtime, ignore_errors=True)
        super().stop()

    def rehearse(self, first, users):
        if self.is_small:
            self._drive(first, users, 1, ["--step-offset", "-1"])

    def bare(self, count, clients=1):
        """As log_in, but straight at the socket, in processes that go on from one login to the next."""
        first = self.supply.take(count + WARM_UP)
        command = self._bare_command(first, count + WARM_UP)
        return run_json(command + ["--processes", clients, "--warm-up", WARM_UP], os.environ)

    def hold(self, count):
        """A process that holds `count` conversations open at their prompts until its standard input is closed."""
        words = [str(word) for word in self._bare_command(0, count) + ["--hold"]]
        return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def _bare_command(self, first, count):
        command = [places.TOOLS / "bare", f"--{self.protocol}", self.socket]
        command += ["--secrets", self.accounts.path, "--first", first, "--count", count]
        return command + (self.visit.claims if self.visit else [])


class Floor(Daemonic):
    """The least that a judgement in another process can cost."""

    name = protocol = "floor"

    @property
    def socket(self):
        return self.runtime / "floor.sock"

    def command(self):
        return [places.TOOLS / "floord", self.socket]

    def pam_line(self):
        return f"{places.TOOLS}/pam_floor.so socket={self.socket}"


class Sallyport(Daemonic):
    """Ours, in the foreground mode, with accounts imported in bulk."""

    name = protocol = "sallyport"
    require = "always"
    methods = ["totp"]
    # More settings, first of [login].
    more = ""

    @staticmethod
    def is_built():
        return all((places.BUILD / name).exists() for name in ("sallyportd", "sallyport", "pam_sallyport.so"))

    @property
    def socket(self):
        return self.runtime / "verify.sock"

    def install(self):
        self.write_settings()
        (self.home / "state").mkdir(mode=0o700)
        self._command_line("setup", "--key-file", self.home / "key")

    def write_settings(self):
        settings = SETTINGS.format(
            service=places.SERVICE, require=self.require, methods=json.dumps(self.methods), more=self.more)
        (self.home / "sallyport.conf").write_text(settings)

    def start(self):
        super().start()
        if not (self.home / "imported").exists():
            self._command_line(
                "--runtime-directory", self.runtime, "user", "import", "--format", "csv", self.accounts.path)
            (self.home / "imported").touch()

    def command(self):
        command = [places.BUILD / "sallyportd", "--config", self.home / "sallyport.conf"]
        command += ["--key-file", self.home / "key", "--state-directory", self.home / "state"]
        return command + ["--runtime-directory", self.runtime]

    def restart(self):
        """Stops and starts the daemon; the time from exec to READY in milliseconds."""
        self.daemon.stop()
        self.start()
        return self.daemon.seconds_to_ready * 1e3

    def pam_line(self):
        return f"{places.BUILD}/pam_sallyport.so socket={self.socket} after=first-factor"

    def _command_line(self, *words):
        command = [str(word) for word in (places.BUILD / "sallyport", *words)]
        done = subprocess.run(
            command, timeout=IMPORT_SECONDS, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}: {done.stdout[-1000:].strip()}")
