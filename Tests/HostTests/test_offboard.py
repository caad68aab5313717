"""Offboarding, with a real sshd: no way leads in any more, whoever is in is put out, and the checklist is true."""

import os
import pathlib
import shutil
import subprocess

import pexpect
import pytest

from staging import stack, users
from staging.client import Client, answer_password, authorize, exit_status
from staging.inhabitants import sessions, stay
from staging.patience import until
from staging.sshd import Sshd

TRY_AGAIN = 75
BAD_DATA = 65


@pytest.fixture
def host(start_host):
    made = start_host("always", enrol="first-login", user=users.make("leaver"), services=("sshd",))
    made.enrol()
    stack.shipped("sshd", made.daemon)
    return made


@pytest.fixture
def start_sshd():
    started = []

    def start(*arguments):
        started.append(Sshd(*arguments))
        return started[-1]

    yield start
    for each in started:
        each.end()


def offboard(host, *options):
    done = host.daemon.ask("user", "offboard", host.user, "--no-checklist", *options, check=False)
    return done.returncode, done.stdout.replace(host.user, "USER").splitlines()


def is_refused(terminal):
    """Whether whoever types the right password hears no more than that the account is locked."""
    answer_password(terminal)
    terminal.expect_exact("This account is locked.")
    terminal.expect_exact("Press Enter to end this login:")
    terminal.sendline("")
    ended = terminal.expect(["[Pp]assword:", "[Dd]enied", pexpect.EOF, "Verification code", "scan"]) < 3
    terminal.close(force=True)
    return ended


def test_no_way_leads_in_any_more_and_whoever_is_in_is_put_out(host, start_sshd):
    sshd = start_sshd("keyboard-interactive:pam")
    terminal = stay(host, sshd)
    wiped = "Wiped: 1 factor, 10 recovery codes."
    assert offboard(host, "--dry-run")[1] == ["USER would be cut off for good.", wiped.replace("Wiped", "To be wiped"), "1 session of USER would be ended."]
    assert len(sessions(host)) == 1
    assert offboard(host, "--reason", "left") == (0, ["USER is cut off for good.", wiped, "1 session of USER is ended."])
    terminal.expect(pexpect.EOF)
    assert sessions(host) == []
    assert is_refused(Client(sshd, host.user).ssh())
    assert host.daemon.ask("user", "enrol", host.user, check=False).returncode == BAD_DATA
    shown = host.daemon.ask_json("user", "show", host.user)
    assert shown["state"] == "offboarded" and shown["lock"]["reason"] == "left" and "dormantFrom" not in shown
    unlocked = host.daemon.ask("user", "unlock", host.user, check=False)
    assert unlocked.returncode == BAD_DATA and "--offboarded" in unlocked.stderr


def test_a_key_leads_in_no_more_either(start_host, start_sshd):
    host = start_host("if-enrolled", user=users.make("leaver"), services=("sshd",))
    stack.shipped("sshd", host.daemon)
    key, sshd = authorize(host.user), start_sshd("publickey")
    assert exit_status(Client(sshd, host.user, key).ssh("true")) == 0
    assert offboard(host)[0] == 0
    assert exit_status(Client(sshd, host.user, key).ssh("true")) != 0
    assert host.daemon.ask("user", "unlock", "--offboarded", host.user).returncode == 0
    assert exit_status(Client(sshd, host.user, key).ssh("true")) == 0


def test_sessions_that_a_killed_daemon_left_open_end_with_the_next_start(host, start_sshd):
    terminal = stay(host, start_sshd("keyboard-interactive:pam"))
    host.helper.end()
    assert offboard(host)[0] == TRY_AGAIN and len(sessions(host)) == 1
    host.daemon.kill()
    host.helper.start()
    host.daemon.start()
    terminal.expect(pexpect.EOF)
    until(lambda: not sessions(host), "the session is over")


@pytest.fixture
def traces(host):
    """What somebody leaves on a host; returns the process that runs as them."""
    name, neighbour = host.user, users.make("neighbour")
    authorize(name)
    authorize(neighbour)
    keys = pathlib.Path(os.path.expanduser(f"~{neighbour}/.ssh/authorized_keys"))
    with open(keys, "a", encoding="ascii") as file:
        file.write(f"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 {name}@desk\n")
    for file, line in (("sudoers.d/team", f"{name} ALL=(ALL) ALL\n"), ("cron.d/team", f"0 4 * * * {name} true\n")):
        pathlib.Path("/etc", file).parent.mkdir(exist_ok=True)
        pathlib.Path("/etc", file).write_text(line, encoding="ascii")
    subprocess.run(["groupadd", "--force", "team"], check=True)
    subprocess.run(["gpasswd", "--add", name, "team"], check=True, capture_output=True)
    own = pathlib.Path(os.path.expanduser(f"~{name}"), "report")
    own.write_text("x" * 2_500, encoding="ascii")
    shutil.chown(own, name)
    running = subprocess.Popen(["setpriv", f"--reuid={name}", "--clear-groups", "sleep", "600"])
    # Until then it runs as root.
    uid = str(own.stat().st_uid)
    until(lambda: pathlib.Path(f"/proc/{running.pid}/status").read_text().split("Uid:")[1].split()[0] == uid, "it runs")
    yield running
    running.kill()
    running.wait()


def remains(host, *options):
    items = host.daemon.ask_json("user", "offboard", host.user, *options)["remains"]
    return {kind: [item for item in items if item["kind"] == kind] for kind in {item["kind"] for item in items}}


def has_no_terminal(removal):
    """Whether root's terminal is out of reach of what a removal runs as the leaver: other processes of theirs may trace it."""
    instead = " sh -c 'echo runs; exec cat /dev/tty /dev/stdin' "
    terminal = pexpect.spawn("/bin/bash", ["-c", removal.replace(" rm -rf -- ", instead)], encoding="utf-8")
    terminal.expect_exact("runs")
    terminal.expect_exact("No such device or address")
    # Nothing is waited for: the input is empty.
    terminal.expect(pexpect.EOF)
    return True


def test_the_checklist_names_what_is_there_and_what_removes_it(host, traces):
    found = remains(host, "--dry-run")
    home = os.path.expanduser(f"~{host.user}")
    assert [item["text"] for item in found["sudoers"]] == ["line 1 of /etc/sudoers.d/team names the user"]
    assert [item["text"] for item in found["crontab"]] == ["line 1 of /etc/cron.d/team names the user"]
    assert [item["text"] for item in found["group"]] == ["member of the group team"]
    assert [item["text"] for item in found["process"]][0].startswith("1 process of uid ")
    assert len(found["authorized-keys"]) == 2 and f"{home}/.ssh/authorized_keys" in found["authorized-keys"][0]["text"]
    assert any(f" in {home}, " in item["text"] for item in found["files"])
    assert {"account", "password"} <= set(found)
    assert host.daemon.ask_json("user", "show", host.user)["state"] == "enrolled"
    for kind in ("process", "group", "password"):
        subprocess.run(found[kind][0]["command"], shell=True, check=True, capture_output=True)
    # sshd itself was asked where its keys are.
    assert not [item for item in found.get("unread", []) if "sshd" in item["text"]]
    removal = found["authorized-keys"][0]["command"]
    assert has_no_terminal(removal)
    subprocess.run(removal, shell=True, check=True)
    assert not os.path.exists(f"{home}/.ssh/authorized_keys")
    traces.wait()
    left = remains(host)
    assert not {"process", "group", "password"} & set(left)
    assert len(left["authorized-keys"]) == 1 and {"sudoers", "crontab", "files", "account"} <= set(left)


@pytest.fixture
def subordinate(host):
    """A process of the leaver under a uid that is subordinate to theirs, as podman makes them; None where there are no such namespaces."""
    rights = ["setpriv", f"--reuid={host.user}", "--clear-groups", "unshare", "--user", "--keep-caps"]
    if subprocess.run([*rights, "true"], check=False).returncode:
        yield None
        return
    waiting = 'while [ -z "$(cat /proc/self/uid_map)" ]; do sleep 0.1; done; exec setpriv --reuid=0 sleep 614'
    running = subprocess.Popen([*rights, "sh", "-c", waiting])
    own = os.readlink("/proc/self/ns/user")
    until(lambda: os.readlink(f"/proc/{running.pid}/ns/user") != own, "a namespace")
    pathlib.Path(f"/proc/{running.pid}/uid_map").write_text("0 100000 1", encoding="ascii")
    until(lambda: os.stat(f"/proc/{running.pid}").st_uid == 100_000, "a subordinate uid")
    yield running
    running.kill()
    running.wait()


def test_what_the_checklist_prints_can_be_run_from_top_to_bottom(host, traces, subordinate):
    items = host.daemon.ask_json("user", "offboard", host.user)["remains"]
    assert items[-1]["command"] == f"userdel -- {host.user}"
    processes = [item["command"].split()[0] for item in items if item["kind"] == "process"]
    assert processes == (["pkill", "kill"] if subordinate else ["pkill"])
    for item in (item for item in items if "command" in item):
        # An editor is for people.
        done = subprocess.run(item["command"], shell=True, check=False, capture_output=True, text=True, env=os.environ | {"EDITOR": "true"})
        assert done.returncode == 0 or item["kind"] == "sudoers", (item, done.stderr)
        if item["kind"] == "process":
            (subordinate if item["command"].startswith("kill") else traces).wait()
    left = {item["kind"] for item in host.daemon.ask_json("user", "offboard", host.user)["remains"]}
    assert not {"process", "group", "password", "account"} & left


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--no-checklist",)])
def test_root_is_never_offboarded(host, options):
    refused = host.daemon.ask("user", "offboard", "root", *options, check=False)
    assert refused.returncode == BAD_DATA and "root has uid 0" in refused.stderr and not refused.stdout
    assert host.daemon.ask_json("user", "show", "root")["state"] == "notEnrolled"


def test_who_is_not_root_is_told_that_the_checklist_is_roots(host):
    administrator = users.make("administrator")
    host.daemon.settings.write_text(host.daemon.settings.read_text() + f'\n[control]\nadministrators = ["{administrator}"]\n')
    host.daemon.end()
    host.daemon.start()
    said = host.daemon.ask("user", "offboard", host.user, "--dry-run", user=administrator).stdout
    assert "only root can list" in said and "What remains" not in said
