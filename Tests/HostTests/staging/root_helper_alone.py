"""sallyport-root-helper without a daemon: in the foreground, or with one connection as systemd starts it."""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess

from staging import places, raw
from staging.patience import until

PROGRAM = "sallyport-root-helper"
SERVICE = pathlib.Path("/etc/pam.d/sallyport-password")
HEADER = struct.Struct(">2sBBI")
CHECK_PASSWORD, TELL_PLACE, PASSWORD_ANSWER, PLACE_ANSWER = 0x01, 0x02, 0x81, 0x82


def install():
    """Puts the program and its PAM service on the stage."""
    places.install(PROGRAM)
    shutil.copy(places.TREE / "etc" / "pam.d" / SERVICE.name, SERVICE)


def frame(kind, *fields):
    """A request or an answer; each field is a tag and its bytes."""
    body = b"".join(struct.pack(">BH", tag, len(value)) + value for tag, value in fields)
    return HEADER.pack(b"SR", 1, kind, len(body)) + body


class Helper:
    """One helper in the foreground, with a folder of its own."""

    def __init__(self):
        self.folder = places.folder("helper")
        self.socket = self.folder / "helper.sock"
        self.log = self.folder / "log"
        self.process = None

    def start(self, **environment):
        before = self.text().count("READY")
        with open(self.log, "ab") as log:
            command = [places.BIN / PROGRAM, f"--runtime-directory={self.folder}"]
            pipes = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            self.process = subprocess.Popen(command, env=os.environ | environment, **pipes)
        until(lambda: self.text().count("READY") > before or self.process.poll() is not None, "READY")
        assert self.process.poll() is None, self.text()
        return self

    def connect(self, user="root"):
        connection = raw.connect(self.socket, user)
        connection.settimeout(60)
        return connection

    def serving(self):
        """The processes that serve a connection just now."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in children.split()]

    def text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=10)


@contextlib.contextmanager
def one_connection(*arguments, ends=None):
    """The helper as systemd starts it: a connection is its standard input; the other end, and the process.

    `ends` are those of a connection that somebody else made, whom the kernel names then.
    """
    ours, theirs = ends or socket.socketpair()
    ours.settimeout(60)
    with ours, subprocess.Popen([places.BIN / PROGRAM, *arguments], stdin=theirs, stderr=subprocess.PIPE, text=True) as process:
        theirs.close()
        yield ours, process
