"""The courier in its sandbox: a mail goes through, and what it can reach; and what sallyportd cannot."""

import pathlib
import re
import stat

import pytest
from door import SETTINGS, code
from machine import HELPER, UNIT
from post_room import CONFIG, COURIER, OWNER, SERVER, SOCKET, PostRoom, Visit

from staging.mail import PASSWORD

# In tenths, as systemd-analyze counts: what is demanded of each.
SCORES = {UNIT: 5, COURIER: 15, HELPER.replace(".socket", "@test.service"): 20}

# Tries each kind of socket, and then to reach something: what could be opened.
TRY = """
import socket
for name in ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_UNIX"):
    try:
        socket.socket(getattr(socket, name), socket.SOCK_RAW if name in ("AF_PACKET", "AF_NETLINK") else socket.SOCK_STREAM)
        print("tried", name, "opened")
    except OSError as error:
        print("tried", name, error.strerror)
try:
    socket.create_connection(("127.0.0.1", PORT), timeout=2)
    print("tried server reached")
except OSError as error:
    print("tried server", error.strerror)
"""


@pytest.fixture(scope="module")
def post(machine, door):
    door.settle(SETTINGS.replace('["totp"]', '["totp", "email", "sms"]'))
    machine.output("systemctl", "reload", UNIT)
    yield PostRoom(machine)
    door.settle(SETTINGS)
    machine.output("systemctl", "reload", UNIT)
    machine.output("systemctl", "stop", SERVER)


@pytest.fixture
def person(machine, door):
    """Somebody with an app and a mailbox."""
    [(name, secret)] = door.newcomers(1)
    machine.output("sallyport", "user", "contact", name, f"--email={name}@example.org", "--verified")
    return name, secret


def log_in_by_mail(machine, post, name):
    """One login by a code that is read out of its mail: (let in, said, the code)."""
    seen = len(post.codes())
    login = Visit(machine, name)
    login.wait_for_prompt()
    # What pamtester is told that is no error it keeps to itself until it ends.
    login.say("email")
    mailed = post.code_after(seen)
    return login.answer(mailed), login.said, mailed


def test_a_code_goes_out_by_mail_and_lets_in(machine, post, person):
    let_in, said, _ = log_in_by_mail(machine, post, person[0])
    assert let_in, said
    assert [machine.property("ActiveState", unit) for unit in (COURIER, SOCKET)] == ["active", "active"]


def test_neither_the_code_nor_the_password_is_in_the_journal(machine, post, person):
    _, _, mailed = log_in_by_mail(machine, post, person[0])
    machine.output("journalctl", "--sync")
    everything = machine.output("journalctl", "--output=json", "--all", f"--unit={COURIER}", f"--unit={UNIT}")
    assert everything
    assert not [secret for secret in (mailed, mailed.replace(" ", ""), PASSWORD) if secret in everything]


def test_a_courier_that_is_killed_is_there_for_the_next_letter(machine, post, person):
    pid = machine.property("MainPID", COURIER)
    machine.output("systemctl", "kill", "--signal=KILL", COURIER)
    let_in, said, _ = log_in_by_mail(machine, post, person[0])
    assert let_in, said
    assert machine.property("MainPID", COURIER) != pid


def test_a_courier_that_is_stopped_is_started_by_the_next_letter(machine, post, person):
    machine.output("systemctl", "stop", COURIER)
    let_in, said, _ = log_in_by_mail(machine, post, person[0])
    assert let_in, said


def test_without_its_socket_whoever_wants_a_mail_is_told_and_the_app_is_taken(machine, post, person):
    name, secret = person
    machine.output("systemctl", "stop", SOCKET, COURIER)
    try:
        login = Visit(machine, name)
        login.wait_for_prompt()
        assert "No code could be sent by e-mail" in login.say("email")
        assert login.answer(code(secret)), login.said
    finally:
        machine.output("systemctl", "start", SOCKET, COURIER)


def test_broken_settings_leave_the_old_ones_in_force(machine, post, person):
    post.settle("potr = 25")
    try:
        assert machine.run("systemctl", "reload", COURIER).returncode != 0
        let_in, said, _ = log_in_by_mail(machine, post, person[0])
        assert let_in, said
    finally:
        post.settle()
        machine.output("systemctl", "reload", COURIER)


# the sandboxes


@pytest.mark.parametrize(("unit", "score"), SCORES.items(), ids=SCORES)
def test_each_sandbox_scores_what_is_demanded_where_it_runs(machine, post, unit, score):
    machine.output("systemd-analyze", "security", f"--threshold={score}", unit)


def test_systemd_understands_every_line_of_the_units(machine):
    done = machine.run("systemd-analyze", "verify", "--man=no", COURIER, SOCKET)
    assert [line for line in done.stderr.splitlines() if "sallyport" in line] == []


def test_it_holds_nothing_that_it_does_not_need(machine, post):
    process = pathlib.Path("/proc") / machine.property("MainPID", COURIER)
    status = dict(line.split(":\t", 1) for line in machine.output("cat", str(process / "status")).splitlines())
    uid = machine.output("id", "--user", OWNER).strip()
    assert status["Uid"].split() == [uid] * 4 and uid != machine.output("id", "--user", "sallyport").strip()
    assert set(status["Groups"].split()) <= {machine.output("id", "--group", OWNER).strip()}
    assert status["CapEff"] == status["CapBnd"] == status["CapAmb"] == "0" * 16
    assert status["NoNewPrivs"] == "1" and status["Seccomp"].strip() == "2"
    limits = machine.output("cat", str(process / "limits")).splitlines()
    assert next(line for line in limits if line.startswith("Max core file size")).split()[4:6] == ["0", "0"]
    held = machine.output("ls", "-l", str(process / "fd"))
    assert "/var/lib/sallyport" not in held and "/etc/sallyport" not in held


# What nobody but sallyportd and root may read: state, keys, and other services' secrets.
SECRETS = (
    "/var/lib/sallyport", "/run/sallyportd", "/etc/sallyport", "/etc/credstore", "/etc/credstore.encrypted",
    "/var/lib/systemd/credential.secret", "/run/credentials", "/etc/shadow",
)  # fmt: skip
# Goes into the mount namespace of a process, if one is named, and becomes a user; then tries to read what it is told.
READ = """
import ctypes, os, sys
uid, gid, pid = map(int, sys.argv[1:])
if pid:
    namespace = os.open(f"/proc/{pid}/ns/mnt", os.O_RDONLY)
    assert ctypes.CDLL(None).setns(namespace, 0x20000) == 0
os.setgroups([])
os.setresgid(gid, gid, gid)
os.setresuid(uid, uid, uid)
for path in sys.stdin.read().splitlines():
    try:
        os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(1)
        print(path)
    except OSError:
        pass
"""


def readable(machine, pid="0"):
    """Of all that is there, what the courier's user can read, in the sandbox of a process if one is named."""
    there = machine.run("find", *SECRETS).stdout
    assert "/var/lib/sallyport/accounts/" in there and "master-key.cred" in there and "/run/sallyportd/spent" in there
    machine.write("/srv/read", READ)
    uid, gid = (machine.output("id", f"--{what}", OWNER).strip() for what in ("user", "group"))
    return set(machine.output("/usr/bin/python3", "/srv/read", uid, gid, pid, input=there).split())


def test_the_couriers_user_can_read_no_state_and_no_key(machine, post, person):
    # Its own settings, and folders without a secret in their names.
    harmless = {CONFIG, "/etc/sallyport", "/etc/sallyport/sallyport.conf", "/etc/sallyport/sallyport.conf.d", "/run/credentials"}
    found = readable(machine) - harmless
    assert {path for path in found if not path.startswith(f"/run/credentials/{COURIER}")} == set()


def test_its_sandbox_leaves_it_its_own_settings_and_its_own_credentials(machine, post, person):
    found = readable(machine, machine.property("MainPID", COURIER))
    own = f"/run/credentials/{COURIER}"
    assert CONFIG in found and f"{own}/smtp-password" in found
    assert {path for path in found if not path.startswith((CONFIG, own))} <= {"/etc/sallyport", "/run/credentials"}


@pytest.mark.parametrize("path", ["/etc/sallyport/courier.conf", "/etc/credstore/smtp-password"])
def test_the_providers_secrets_are_nobody_elses(machine, post, path):
    mode = stat.S_IMODE((machine.root / path.lstrip("/")).stat().st_mode)
    assert mode & 0o007 == 0
    for user in ("sallyport", "nobody"):
        assert machine.run("runuser", f"--user={user}", "--", "cat", path).returncode != 0


ASK = """import socket
peer = socket.socket(socket.AF_UNIX)
peer.settimeout(20)
try:
    peer.connect("/run/sallyport/courier.sock")
    peer.sendall(b"SC\\1\\1")
    print(peer.recv(64) or "closed")
except PermissionError:
    print("not permitted")
except (BrokenPipeError, ConnectionResetError):
    print("closed")
"""


def test_the_courier_hears_nobody_but_the_daemon(machine, post):
    machine.write("/srv/ask-courier", ASK)
    assert machine.output("/usr/bin/python3", "/srv/ask-courier").strip() == "closed"
    assert machine.output("runuser", "--user=nobody", "--", "/usr/bin/python3", "/srv/ask-courier").strip() == "not permitted"


def tried(machine, post, unit):
    """What a program gets that systemd starts as the unit's own, before it and with all of its sandbox: {what: outcome}.

    The one thing that is opened is the way to Python; all that this test is about stays as the unit has it.
    """
    machine.write("/srv/try", TRY.replace("PORT", post.port))
    drop_in = f"/etc/systemd/system/{unit}.d/try.conf"
    machine.write(drop_in, "[Service]\nExecPaths=/usr/bin /usr/lib\nExecStartPre=/usr/bin/python3 -B /srv/try\n")
    began = machine.output("date", "+%s.%N").strip()
    try:
        machine.output("systemctl", "daemon-reload")
        machine.output("systemctl", "restart", unit)
        machine.output("journalctl", "--sync")
        lines = machine.output("journalctl", "--output=cat", f"--unit={unit}", f"--since=@{began}").splitlines()
    finally:
        machine.output("rm", drop_in)
        machine.output("systemctl", "daemon-reload")
        machine.output("systemctl", "restart", unit)
    return dict(line.removeprefix("tried ").split(" ", 1) for line in lines if line.startswith("tried "))


def test_the_daemon_cannot_open_a_network_socket(machine, post):
    seen = tried(machine, post, UNIT)
    assert seen["AF_UNIX"] == "opened", seen
    assert {name for name, outcome in seen.items() if outcome in ("opened", "reached")} == {"AF_UNIX"}, seen
    assert len(seen) == 7


def test_the_courier_can_and_opens_no_other_kind(machine, post):
    seen = tried(machine, post, COURIER)
    opened = {name for name, outcome in seen.items() if outcome in ("opened", "reached")}
    assert opened == {"AF_UNIX", "AF_INET", "AF_INET6", "server"}, seen


def test_the_running_daemon_has_a_network_of_its_own_with_nothing_in_it(machine, post):
    pid = machine.property("MainPID")
    assert machine.output("readlink", f"/proc/{pid}/ns/net") != machine.output("readlink", "/proc/1/ns/net")
    devices = machine.output("cat", f"/proc/{pid}/net/dev").splitlines()[2:]
    assert [line.split(":")[0].strip() for line in devices] == ["lo"]
    sockets = re.findall(r"socket:\[(\d+)\]", machine.output("ls", "-l", f"/proc/{pid}/fd"))
    listed = machine.output("cat", "/proc/net/unix", f"/proc/{pid}/net/unix")
    assert sockets and not [inode for inode in sockets if f" {inode} " not in listed and f" {inode}\n" not in listed]
