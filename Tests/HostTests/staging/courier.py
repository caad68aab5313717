"""sallyport-courier in the foreground, with settings of the test's own."""

import functools
import json
import os
import pathlib
import shutil
import signal
import subprocess

from staging import mail, places, providers, raw
from staging.courier_frames import answer, answers, request
from staging.patience import until

NAME = "sallyport-courier"
# Within so many seconds the first answer comes, whatever the provider does.
DEADLINE = 20


def toml(tables):
    """Tables of plain values as TOML."""
    lines = []
    for name, values in tables.items():
        lines += [f"[{name}]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()), ""]
    return "\n".join(lines)


@functools.cache
def installed():
    """Copies the program, once: one that runs cannot be written over."""
    shutil.copy(places.BUILD / NAME, places.BIN)


class Courier:
    """One courier beside a daemon or alone; `mail` and `sms` are tables of courier.conf, or servers that know theirs."""

    def __init__(self, runtime=None, mail=None, sms=None, environment=None, user=None):
        installed()
        self.folder = places.folder("courier")
        self.runtime = pathlib.Path(runtime or self.folder / "run")
        self.runtime.mkdir(exist_ok=True)
        self.socket = self.runtime / "courier.sock"
        self.config, self.log = self.folder / "courier.conf", self.folder / "log"
        self.environment = environment or {}
        self.user = user
        self.process = None
        self.settle(mail, sms)
        if user:
            for path in (self.folder, self.runtime, *self.folder.iterdir()):
                shutil.chown(path, user, user)

    def settle(self, mail=None, sms=None):
        """Writes the settings; they hold from the next start."""
        self.write(toml({name: self._table(server) for name, server in (("mail", mail), ("sms", sms)) if server}))

    def write(self, text):
        self.config.write_text(text)
        self.config.chmod(0o640)

    def secret(self, name, text):
        """A file with a password or a token in it; its path."""
        file = self.folder / name
        file.write_text(text + "\n")
        file.chmod(0o600)
        return str(file)

    def _table(self, server):
        if isinstance(server, dict):
            return server
        if isinstance(server, mail.MailServer):
            return server.table(**{"password_file": self.secret("password", server.password)} if server.password else {})
        return server.table(token_file=self.secret("token", providers.TOKEN))

    def command(self):
        return [str(places.BIN / NAME), f"--config={self.config}", f"--runtime-directory={self.runtime}"]

    def start(self):
        """Starts it and waits for READY on its log."""
        seen = self.text().count("READY")
        with open(self.log, "ab") as log:
            pipes = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            environment = os.environ | self.environment
            self.process = subprocess.Popen(self.command(), env=environment, user=self.user, group=self.user, **pipes)

        def ready():
            assert self.process.poll() is None, f"{NAME} ended with {self.process.returncode}:\n{self.text()}"
            return self.text().count("READY") > seen

        until(ready, f"READY of {NAME}")
        return self

    def run_to_its_end(self, seconds=20):
        """For a start that must fail: (exit code, what it said)."""
        ended = subprocess.run(self.command(), capture_output=True, text=True, timeout=seconds, env=os.environ | self.environment)
        return ended.returncode, ended.stdout + ended.stderr

    def end(self, with_signal=signal.SIGTERM):
        """Ends it, hung or not; returns the exit code."""
        if self.process is None:
            return None
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(with_signal)
        status = self.process.wait(timeout=40)
        self.process = None
        return status

    def kill(self):
        return self.end(signal.SIGKILL)

    def hang(self):
        """Stops it where it stands; `go_on` undoes it."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def resident(self):
        """Its memory, in KiB."""
        return resident(self.process.pid)

    def connect(self, user="root"):
        connection = raw.connect(self.socket, user)
        connection.settimeout(DEADLINE + 5)
        return connection

    def ask(self, *arguments, **options):
        """One request and all its answers, the last one final."""
        with self.connect() as connection:
            connection.sendall(request(*arguments, **options))
            return answers(connection)

    def deliver(self, *arguments, **options):
        """One request and its first answer."""
        with self.connect() as connection:
            connection.sendall(request(*arguments, **options))
            return answer(connection)


def resident(pid):
    """The memory of a process, in KiB."""
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])
