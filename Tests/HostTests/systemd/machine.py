"""A throwaway machine with a real systemd, and what was built installed on it."""

import json
import pathlib
import subprocess

from staging import places

TOOL = pathlib.Path(__file__).resolve().parent.parent / "systemd-container"
CANNOT_BOOT = 77
UNIT = "sallyportd.service"
SOCKETS = ("sallyportd-verify.socket", "sallyportd-control.socket")
HELPER = "sallyport-root-helper.socket"
SESSIONS = "sallyport-sessions.socket"


class CannotBoot(Exception):
    """No container boots here, as inside another one."""


class Machine:
    """A booted container. Its root is a folder of this machine's, so files are put in by writing them."""

    def __init__(self, name):
        self.name = name
        booted = subprocess.run([TOOL, "up", name], capture_output=True, text=True)
        if booted.returncode == CANNOT_BOOT:
            raise CannotBoot(booted.stderr.strip())
        assert booted.returncode == 0, booted.stderr
        root = subprocess.run([TOOL, "root", name], capture_output=True, text=True, check=True)
        self.root = pathlib.Path(root.stdout.strip())

    def end(self):
        subprocess.run([TOOL, "down", self.name], check=True)

    def command(self, *arguments):
        """The command of this machine that runs one inside."""
        return [str(TOOL), "run", self.name, *arguments]

    def run(self, *arguments, **options):
        """Runs a command inside to its end; what it printed and its exit code."""
        return subprocess.run(self.command(*arguments), capture_output=True, text=True, **options)

    def output(self, *arguments, **options):
        """What a command inside prints; it must succeed."""
        done = self.run(*arguments, **options)
        assert done.returncode == 0, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def write(self, path, text, mode=0o644):
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(mode)

    def property(self, name, unit=UNIT):
        """One property of a unit, as `systemctl show` has it."""
        return self.output("systemctl", "show", f"--property={name}", "--value", unit).strip()

    def kill(self, signal):
        """Sends a signal to sallyportd, if it runs just now."""
        self.run("systemctl", "kill", f"--signal={signal}", "--kill-who=main", UNIT)

    def records(self, event=None, **fields):
        """The daemon's own records, oldest first, by event and SALLYPORT_ fields; nobody else's lines."""
        matches = [f"SALLYPORT_{name.upper()}={value}" for name, value in fields.items()]
        matches += [f"SALLYPORT_EVENT={event}"] if event else []
        trusted = [f"_SYSTEMD_UNIT={UNIT}", f"_UID={self.output('id', '--user', 'sallyport').strip()}"]
        self.output("journalctl", "--sync")
        lines = self.output("journalctl", "--quiet", "--output=json", "--all", *trusted, *matches)
        return [json.loads(line) for line in lines.splitlines()]


def install(machine):
    """Installs build/ with `make install`, then does what a live installation would do, and makes a key."""
    subprocess.run(
        ["make", "--silent", f"--directory={places.TREE}", "install", f"DESTDIR={machine.root}", "PREFIX=/usr"],
        check=True,
    )
    machine.output("systemd-sysusers")
    machine.output("systemd-tmpfiles", "--create", "sallyport.conf")
    machine.output("journalctl", "--update-catalog")
    machine.output("systemctl", "daemon-reload")
    machine.output("sallyport", "setup", "--key-file", "/etc/sallyport/master.key")
    seal_key(machine)


def seal_key(machine):
    """Makes of the key file the credential that the unit loads."""
    files = ("/etc/sallyport/master.key", "/etc/sallyport/master-key.cred")
    machine.output("systemd-creds", "encrypt", "--name=master-key", *files)
    machine.output("chmod", "600", files[1])
