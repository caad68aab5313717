"""Programs that speak over ssh with nobody there: git, rsync, scp, sftp and ansible, each of which carries something."""

import dataclasses
import os
import pathlib
import shlex
import subprocess

from staging import places
from staging.users import PASSWORD

# Each ends within seconds; one that waits for somebody never does.
PATIENCE_SECONDS = 120
LETTER = "a letter\n"
# Makes a repository with one commit, and says which.
REPOSITORY = """\
git init --quiet --bare --initial-branch=main {name} && cd {name} &&
git update-ref refs/heads/main $(git commit-tree -m first $(git mktree </dev/null)) && git rev-parse main
"""
TYPIST = """\
#!/bin/sh
printf '%s\\n' "$1" >>{asked}
echo '{password}'
"""


@dataclasses.dataclass
class Outcome:
    """How a program ended, what it wrote, and whether what it was for is done."""

    status: int
    said: str
    complained: str
    is_done: bool

    @property
    def is_silent_success(self):
        return (self.status, self.said, self.complained, self.is_done) == (0, "", "", True)


class BatchClient:
    """The programs as a service account runs them, without a terminal.

    A `typist` stands in the place of a person: it types the password, and `asked` has every prompt that it was shown.
    `options` are those of ssh, which takes the first value that it is told.
    """

    def __init__(self, server, user, key=None, options=(), typist=True):
        self._user, self._port = user, str(server.port)
        self._host = f"{user}@127.0.0.1"
        self._home = pathlib.Path(os.path.expanduser(f"~{user}"))
        self._folder = places.folder("batch")
        self._options = [*options, "-F", "/dev/null", *self._knowing(server), "-o", "IdentitiesOnly=yes"]
        self._options += ["-i", str(key)] if key else ["-o", "PubkeyAuthentication=no"]
        self._environment = self._surroundings() | (self._typist() if typist else {})
        # What is carried has this name in the user's home.
        self._name = self._folder.name
        self._letter = self._folder / "letter"
        self._letter.write_text(LETTER)

    def _knowing(self, server):
        """A client that knows the host has nothing to tell of its own: what it tells, the host has said."""
        file = self._folder / "known_hosts"
        file.write_text(f"[127.0.0.1]:{server.port} {(server.folder / 'host_key.pub').read_text()}")
        return ["-o", f"UserKnownHostsFile={file}", "-o", "StrictHostKeyChecking=yes"]

    def _surroundings(self):
        person = {"NAME": "Batch", "EMAIL": "batch@example.org"}
        git = {f"GIT_{role}_{name}": value for role in ("AUTHOR", "COMMITTER") for name, value in person.items()}
        (self._folder / "ansible.cfg").touch()
        ansible = {"ANSIBLE_CONFIG": f"{self._folder}/ansible.cfg", "ANSIBLE_HOME": f"{self._folder}/ansible"}
        ssh = shlex.join(["ssh", "-p", self._port, *self._options])
        return git | ansible | {
            "PATH": "/usr/bin:/bin", "HOME": str(self._folder), "LC_ALL": "C.UTF-8",
            "GIT_SSH_COMMAND": ssh, "RSYNC_RSH": ssh,
        }  # fmt: skip

    def _typist(self):
        program = self._folder / "typist"
        program.write_text(TYPIST.format(asked=self._folder / "asked", password=PASSWORD))
        program.chmod(0o755)
        return {"SSH_ASKPASS": str(program), "SSH_ASKPASS_REQUIRE": "force"}

    @property
    def asked(self):
        file = self._folder / "asked"
        return file.read_text().splitlines() if file.exists() else []

    # the programs

    def ssh(self):
        done = self._run("ssh", *self._options, "-o", "BatchMode=yes", "-p", self._port, self._host, f"touch {self._name}")
        return self._outcome(done, self._has())

    def scp(self):
        return self._carry("scp", *self._options, "-B", "-P", self._port, self._letter, f"{self._host}:{self._name}")

    def scp_by_its_old_protocol(self):
        return self._carry("scp", *self._options, "-O", "-B", "-P", self._port, self._letter, f"{self._host}:{self._name}")

    def sftp(self):
        commands = self._folder / "commands"
        # Without the @, sftp repeats each command.
        commands.write_text(f"@put {self._letter} {self._name}\n")
        return self._carry("sftp", *self._options, "-b", commands, "-P", self._port, self._host)

    def rsync(self):
        return self._carry("rsync", self._letter, f"{self._host}:{self._name}")

    def git_clone(self):
        served = self._served_repository()
        clone = self._folder / "clone"
        done = self._run("git", "clone", "--quiet", f"{self._host}:{self._name}", clone)
        return self._outcome(done, clone.exists() and self._commit(clone) == served)

    def git_push(self):
        self._served_repository()
        work = self._folder / "work"
        for words in (["init", "--quiet", work], ["-C", work, "commit", "--quiet", "--allow-empty", "--message=new"]):
            assert self._run("git", *words).returncode == 0
        done = self._run("git", "-C", work, "push", "--quiet", f"{self._host}:{self._name}", "HEAD:new")
        arrived = self._as_user(f"git -C {self._name} rev-parse --quiet --verify new || true").strip()
        return self._outcome(done, arrived == self._commit(work))

    def ansible_ping(self):
        done = self._ansible("ping")
        return self._outcome(done, done.stdout == 'batch | SUCCESS => {"changed": false,"ping": "pong"}\n')

    def ansible_raw(self):
        done = self._ansible("raw", "-a", f"printf inside; touch {self._name}")
        said = "batch | CHANGED | rc=0 | (stdout) inside\n"
        return self._outcome(done, self._has() and done.stdout == said)

    # what they share

    def _run(self, *command):
        return subprocess.run(
            list(map(str, command)), stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=self._folder,
            env=self._environment, timeout=PATIENCE_SECONDS, start_new_session=True,
        )  # fmt: skip

    @staticmethod
    def _outcome(done, is_done):
        return Outcome(done.returncode, done.stdout, done.stderr, is_done)

    def _carry(self, *command):
        return self._outcome(self._run(*command), self._has(LETTER))

    def _ansible(self, module, *words):
        hosts = self._folder / "hosts"
        told = {
            "host": "127.0.0.1", "port": self._port, "user": self._user, "python_interpreter": "/usr/bin/python3",
            "ssh_args": shlex.join(self._options), "ssh_use_tty": "false",
            "sftp_batch_mode": str("BatchMode=no" not in self._options),
        }  # fmt: skip
        hosts.write_text("batch " + " ".join(f"ansible_{name}={shlex.quote(value)}" for name, value in told.items()))
        return self._run("ansible", "--one-line", "--inventory", hosts, "--module-name", module, *words, "batch")

    def _has(self, text=""):
        file = self._home / self._name
        return file.exists() and file.read_text() == text

    def _as_user(self, script):
        person = [f"--reuid={self._user}", f"--regid={self._user}", "--init-groups"]
        return subprocess.run(
            ["setpriv", *person, "bash", "-c", script], cwd=self._home, env=self._environment | {"HOME": str(self._home)},
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    def _served_repository(self):
        """Makes a repository in the user's home; the commit that it has."""
        return self._as_user(REPOSITORY.format(name=self._name)).strip()

    @staticmethod
    def _commit(repository):
        words = ["git", "-C", repository, "rev-parse", "HEAD"]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


PROGRAMS = (
    "ssh", "scp", "scp_by_its_old_protocol", "sftp", "rsync", "git_clone", "git_push", "ansible_ping", "ansible_raw",
)  # fmt: skip
