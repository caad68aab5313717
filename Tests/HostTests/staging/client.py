"""The OpenSSH client, as a person uses it."""

import os
import pathlib
import shutil
import subprocess

import pexpect

from staging import places
from staging.users import PASSWORD

PROMPT = r"Verification code \(\? for help\): ?"


class Client:
    """ssh, scp or sftp in a terminal, with a known_hosts of its own; `within` as of the server."""

    def __init__(self, server, user, key=None, address="127.0.0.1", within=()):
        self.server, self.address, self.within = server, address, within
        self.user = user
        self.folder = places.folder("client")
        self.options = ["-F", "/dev/null", "-o", f"UserKnownHostsFile={self.folder}/known_hosts", "-o", "LogLevel=ERROR"]
        self.options += ["-o", "StrictHostKeyChecking=accept-new", "-o", "IdentitiesOnly=yes"]
        self.options += ["-i", str(key)] if key else ["-o", "PubkeyAuthentication=no"]

    def ssh(self, *command):
        ssh = [*self.within, "ssh", "-p", str(self.server.port), *self.options, f"{self.user}@{self.address}", *command]
        return self._spawn(ssh[0], ssh[1:])

    def scp(self, source, target):
        return self._spawn("scp", ["-P", str(self.server.port), *self.options, str(source), f"{self.user}@{self.address}:{target}"])

    def sftp(self):
        return self._spawn("sftp", ["-P", str(self.server.port), *self.options, f"{self.user}@{self.address}"])

    @staticmethod
    def _spawn(program, arguments):
        # Without the variable Python hides locale faults from what it starts.
        environment = {"PATH": "/usr/bin:/bin", "TERM": "dumb", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
        return pexpect.spawn(program, arguments, env=environment, encoding="utf-8", timeout=20, echo=False)


def answer_password(terminal):
    terminal.expect("[Pp]assword:")
    terminal.sendline(PASSWORD)


def answer_code(terminal, code):
    terminal.expect(PROMPT)
    terminal.sendline(code)


def exit_status(terminal):
    """Reads to the end; the exit code."""
    terminal.expect(pexpect.EOF)
    terminal.close()
    return terminal.exitstatus


def authorize(user):
    """Makes a key pair whose public half the user's authorized_keys has; the path of the private half."""
    private = places.folder("key") / "id"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", private], check=True)
    home = pathlib.Path(os.path.expanduser(f"~{user}"))
    (home / ".ssh").mkdir(mode=0o700)
    shutil.copy(f"{private}.pub", home / ".ssh" / "authorized_keys")
    for path in (home / ".ssh", home / ".ssh" / "authorized_keys"):
        shutil.chown(path, user, user)
    return private
