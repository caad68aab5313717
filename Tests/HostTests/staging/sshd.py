"""A private sshd on loopback."""

import contextlib
import pathlib
import shutil
import socket
import subprocess

from staging import places, stack
from staging.patience import until

SETTINGS = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
PidFile none
UsePAM yes
UseDNS no
PasswordAuthentication no
KbdInteractiveAuthentication yes
MaxStartups 200
Subsystem sftp {sftp}
"""
SHIPPED = places.TREE / "etc" / "sshd_config.d" / "50-sallyport.conf"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def sftp_server():
    """A copy that everybody can run: the one beside an sshd that was only unpacked may lie in a home of root's."""
    copy = pathlib.Path("/run/sftp-server")
    if not copy.exists():
        shutil.copy(places.SSHD.replace("/usr/sbin/sshd", "/usr/lib/openssh/sftp-server"), copy)
        copy.chmod(0o755)
    return copy


class Sshd:
    """Its PAM service is sshd, whose stack is the stage's own; its methods are those told, or else those that ship.

    `within`: the words before its command, where it is to run elsewhere than here.
    """

    def __init__(self, methods=None, more="", within=()):
        self.port = free_port()
        self.folder = places.folder("sshd")
        self.log = self.folder / "log"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / "host_key"], check=True)
        settings = SETTINGS.format(port=self.port, folder=self.folder, sftp=sftp_server())
        # sshd takes the first value that it reads.
        chosen = f"AuthenticationMethods {methods}\n" if methods else f"Include {SHIPPED}\n"
        (self.folder / "config").write_text(more + chosen + settings)
        with open(self.log, "wb") as log:
            command = [*within, places.SSHD, "-D", "-e", "-f", str(self.folder / "config")]
            self.process = subprocess.Popen(command, stderr=log, stdin=subprocess.DEVNULL)
        until(lambda: "listening on" in self.text(), "sshd listens")

    def text(self):
        return self.log.read_text(errors="replace")

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=10)


@contextlib.contextmanager
def asking_password_and_code(daemon, more=""):
    """Meanwhile an sshd runs whose stack, the one that ships, asks this daemon."""
    stack.shipped("sshd", daemon)
    running = Sshd("keyboard-interactive:pam", more)
    try:
        yield running
    finally:
        running.end()
