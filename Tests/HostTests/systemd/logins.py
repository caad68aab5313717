"""Login sessions as logind has them: a real sshd on the machine, the stacks that ship, and somebody who logs in."""

import contextlib
import itertools
import os
import re
import shutil
import subprocess

import door
import pexpect
from machine import UNIT

from staging import places
from staging.client import answer_code, answer_password
from staging.patience import until
from staging.shell import Shell
from staging.users import PASSWORD

ROOTS_PASSWORD = "roots-sesame"
SSHD = "private-sshd.service"
PORT = 2222
# Loopback addresses: from the second one a rule asks nothing at the door.
ASKED, LET_PAST = "127.0.0.1", "127.0.9.1"
SERVICES = ("sshd", "sudo", "su", "su-l", "polkit-1")
SETTINGS = """version = 1

[login]
services = ["sshd", "sudo", "su", "polkit-1"]
require = "always"
methods = ["hotp"]
enrol = "admin"

[[rule]]
name = "nothing is asked at the door from here"
service = ["sshd"]
network = ["127.0.9.0/24"]
require = "never"

[[rule]]
name = "step up"
service = ["sudo", "su", "polkit-1"]
require = "step-up"
fresh = "15m"
"""
SSHD_SETTINGS = f"""\
ListenAddress 127.0.0.1
Port {PORT}
HostKey /srv/sshd/key
PidFile none
UsePAM yes
UseDNS no
PasswordAuthentication no
KbdInteractiveAuthentication yes
AuthenticationMethods keyboard-interactive:pam
"""
# The key of RFC 4226, whose codes are counted and not timed.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
uids = itertools.count(40_000)


class Person:
    """Somebody with a password and a token."""

    def __init__(self, machine, name, groups):
        self.name, self._count = name, 0
        options = [f"--uid={next(uids)}", "--create-home", "--shell=/bin/bash", f"--groups={','.join(groups)}"]
        machine.output("useradd", *options, name)
        machine.output("chpasswd", input=f"{name}:{PASSWORD}\n")
        machine.output("sallyport", "user", "enrol", name, "--method", "hotp", "--secret-stdin", input=f"{SECRET}\n")

    def code(self):
        """A right code that nobody used yet."""
        command = ["oathtool", "--hotp", "--base32", f"--counter={self._count}", "-"]
        self._count += 1
        return subprocess.run(command, input=SECRET, capture_output=True, text=True, check=True).stdout.strip()


class Logins:
    """sshd, sudo, su and polkit as they would be installed; without `audit` as in a container, where no session has an audit session."""

    def __init__(self, machine, audit=True, settings=SETTINGS):
        self.machine, self.audit = machine, audit
        for service in SERVICES:
            self._write_stack(service, places.TREE / "etc/pam.d" / service.removesuffix("-l"), audit)
        self._write_stack("systemd-user", machine.root / "usr/lib/pam.d/systemd-user", audit)
        self.settle(settings)
        machine.write("/etc/sudoers.d/all", "%sudo ALL=(ALL) ALL\n")
        machine.output("chpasswd", input=f"root:{ROOTS_PASSWORD}\n")
        self._start_sshd()

    def settle(self, settings):
        """Has the daemon read settings, to the end."""
        before = len(self.machine.records("settings-loaded"))
        self.machine.write("/etc/sallyport/sallyport.conf", settings)
        self.machine.output("systemctl", "reload", UNIT)
        until(lambda: len(self.machine.records("settings-loaded")) > before, "the settings are loaded")

    def _write_stack(self, service, source, audit):
        lines = source.read_text().splitlines(keepends=True)
        kept = [line for line in lines if audit or not re.match(r"session\s.*pam_loginuid\.so", line)]
        self.machine.write(f"/etc/pam.d/{service}", "".join(kept))

    def _start_sshd(self):
        machine, folder = self.machine, self.machine.root / "srv/sshd"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        # A copy: an sshd whose package is only unpacked may lie where the container does not reach.
        shutil.copy(places.SSHD, folder / "sshd")
        machine.write("/srv/sshd/config", SSHD_SETTINGS)
        machine.output("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/srv/sshd/key")
        if machine.run("getent", "passwd", "sshd").returncode != 0:
            machine.output("useradd", "--system", "--no-create-home", "--home-dir=/run/sshd", "sshd")
        start = ["systemd-run", "--quiet", "--collect", f"--unit={SSHD}", "--property=RuntimeDirectory=sshd"]
        machine.output(*start, "/srv/sshd/sshd", "-D", "-e", "-f", "/srv/sshd/config")
        until(self._is_listening, "sshd listens")

    def _is_listening(self):
        return f":{PORT:04X} 00000000:0000 0A" in self.machine.output("cat", "/proc/net/tcp")

    def let_pass_without_a_password(self, person):
        """In sudo, whose auth phase is then left out."""
        self.machine.write(f"/etc/sudoers.d/{person.name}", f"{person.name} ALL=(ALL) NOPASSWD: ALL\n")

    def end(self):
        self.machine.output("systemctl", "stop", SSHD)
        self.settle(door.SETTINGS)

    def ssh(self, person, address):
        """The OpenSSH client inside, behind the password."""
        options = ["-F", "/dev/null", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
        options += ["-o", "LogLevel=ERROR", "-b", address, "-p", str(PORT)]
        command = self.machine.command("ssh", *options, f"{person.name}@127.0.0.1")
        environment = {"PATH": os.environ["PATH"], "TERM": "dumb", "LC_ALL": "C"}
        terminal = pexpect.spawn(command[0], command[1:], env=environment, encoding="utf-8", timeout=30, echo=False)
        answer_password(terminal)
        return terminal

    @contextlib.contextmanager
    def session(self, person, address=ASKED):
        """A session, proven at its login unless it comes from where nothing is asked."""
        terminal = self.ssh(person, address)
        if address == ASKED:
            answer_code(terminal, person.code())
        shell = Shell(terminal, PASSWORD, person.code)
        try:
            yield shell
        finally:
            # Not by a kill, which would leave the client behind, inside the machine.
            if terminal.isalive():
                shell.end()
