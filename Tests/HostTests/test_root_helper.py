"""sallyport-root-helper in the foreground, as root, with the service that ships: who gets which answer, and who gets none."""

import contextlib
import os
import pathlib
import pwd
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from staging import places, users
from staging.patience import until
from staging.root_helper_alone import CHECK_PASSWORD, HEADER, PASSWORD_ANSWER, PROGRAM, SERVICE
from staging.root_helper_alone import Helper, frame, install, one_connection

ACCEPTED, REFUSED, UNAVAILABLE = 1, 2, 3
CANARY = "canary-5f2c-in-the-mine"


def question(user, password):
    """The request that asks whether a password is a user's."""
    return frame(CHECK_PASSWORD, (1, user.encode()), (2, password if isinstance(password, bytes) else password.encode()))


def answer(connection):
    """The answer on a connection, or None if it is closed without one."""
    said = connection.recv(64, socket.MSG_WAITALL)
    assert said[:8] in (b"", HEADER.pack(b"SR", 1, PASSWORD_ANSWER, 1)) and len(said) in (0, 9), said
    return said[8] if said else None


def ask(helper, user, password):
    with helper.connect() as connection:
        connection.sendall(question(user, password))
        return answer(connection)


@pytest.fixture(scope="module")
def installed(stage):
    install()


@pytest.fixture(scope="module")
def helper(installed):
    running = Helper().start()
    yield running
    assert running.end() == 0


def test_the_right_password_is_accepted_and_no_other(helper, user):
    assert ask(helper, user, users.PASSWORD) == ACCEPTED
    for wrong in ("wrong", users.PASSWORD + "x", users.PASSWORD[:-1], users.PASSWORD.upper(), "x" * 512, b"\xff\xfe"):
        assert ask(helper, user, wrong) == REFUSED, wrong


def test_an_unknown_user_a_wrong_password_and_a_locked_account_look_the_same(helper, user):
    locked, expired, bare, old = (users.make() for _ in range(4))
    subprocess.run(["usermod", "--lock", locked], check=True)
    subprocess.run(["chage", "--expiredate", "0", expired], check=True)
    subprocess.run(["passwd", "--delete", bare], check=True, capture_output=True)
    subprocess.run(["chage", "--lastday", "0", old], check=True)
    took = {}
    for name, password in {user: "wrong", "no-such-user": users.PASSWORD, locked: users.PASSWORD, expired: users.PASSWORD,
                           bare: "anything", old: users.PASSWORD, "nobody": users.PASSWORD}.items():  # fmt: skip
        start = time.monotonic()
        assert ask(helper, name, password) == REFUSED, name
        took[name] = time.monotonic() - start
    # No refusal is faster than half a second, and none is slept over by libpam (pam_unix asks for two seconds).
    assert all(0.5 <= seconds < 1.9 for seconds in took.values()), took


@pytest.mark.parametrize("password", [b"", b"\0", users.PASSWORD.encode() + b"\0", b"x" * 513])
def test_a_password_that_is_empty_too_long_or_has_a_nul_gets_no_answer(helper, user, password):
    assert ask(helper, user, password) is None
    assert ask(helper, user, users.PASSWORD) == ACCEPTED


@pytest.mark.parametrize("name", ["", "..", "a/b", "a:b", "two\nlines", "x" * 257])
def test_a_name_that_is_none_gets_no_answer(helper, name):
    assert ask(helper, name, users.PASSWORD) is None


GARBAGE = {
    "text": b"GET / HTTP/1.0\r\n\r\n",
    "another protocol": b"SP\1\1" + bytes(100),
    "another version": b"SR\2\1" + bytes(100),
    "another verb": b"SR\1\6" + bytes(100),
    "a session without a leader": b"SR\1\3" + bytes(100),
    "a process without a number": b"SR\1\2" + bytes(100),
    "too long": b"SR\1\1\xff\xff\xff\xff" + bytes(1_000),
    "two requests": question("root", "a") * 2,
    "an answer": HEADER.pack(b"SR", 1, PASSWORD_ANSWER, 1) + b"\1",
}


@pytest.mark.parametrize("sent", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_closed_without_an_answer(helper, sent):
    with helper.connect() as connection:
        connection.sendall(sent)
        with contextlib.suppress(ConnectionResetError):
            assert answer(connection) is None


@pytest.mark.parametrize("count", [0, 1, 8, 15])
def test_half_a_request_is_closed_after_its_time_and_holds_nobody_up(helper, user, count):
    with helper.connect() as connection:
        connection.sendall(question(user, users.PASSWORD)[:count])
        assert ask(helper, user, users.PASSWORD) == ACCEPTED
        start = time.monotonic()
        assert answer(connection) is None
        assert 3 < time.monotonic() - start < 10


def test_a_request_in_pieces_is_one(helper, user):
    with helper.connect() as connection:
        for byte in question(user, users.PASSWORD):
            connection.sendall(bytes([byte]))
        assert answer(connection) == ACCEPTED


def test_a_peer_with_another_uid_is_closed_and_nothing_of_it_is_read(helper, user):
    assert helper.socket.stat().st_mode & 0o777 == 0o600
    with pytest.raises(PermissionError):
        helper.connect(user)
    helper.socket.chmod(0o666)
    try:
        with helper.connect(user) as connection:
            # The other end is closed before it is written to, or while what was sent lies unread: so says the kernel.
            with pytest.raises((BrokenPipeError, ConnectionResetError)):
                connection.sendall(question(user, users.PASSWORD))
                connection.recv(64)
    finally:
        helper.socket.chmod(0o600)
    until(lambda: f"uid {pwd.getpwnam(user).pw_uid}" in helper.text(), "the refusal in the log")


def test_as_systemd_starts_it_the_named_user_is_served_and_root_is_not(installed, user):
    with one_connection("--peer", "root") as (connection, process):
        connection.sendall(question(user, users.PASSWORD))
        assert answer(connection) == ACCEPTED and process.wait(timeout=10) == 0
    with one_connection("--peer", "nobody") as (connection, process):
        # It may be closed before it is written to.
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            connection.sendall(question(user, users.PASSWORD))
            connection.recv(64)
        assert process.wait(timeout=10) == 77
    with one_connection("--peer", "no-such-user") as (connection, process):
        assert answer(connection) is None and process.wait(timeout=10) == 67


def test_started_by_hand_it_says_how(installed):
    done = subprocess.run([places.BIN / PROGRAM], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
    assert done.returncode == 64 and "--runtime-directory" in done.stderr


def test_forty_at_once_are_all_answered_and_sixteen_of_them_at_a_time(helper, user):
    most = 0
    with ThreadPoolExecutor(41) as pool:
        asked = [pool.submit(ask, helper, user, users.PASSWORD if index % 2 else "wrong") for index in range(40)]
        while not all(one.done() for one in asked):
            most = max(most, len(helper.serving()))
            time.sleep(0.005)
    assert [one.result() for one in asked] == [REFUSED, ACCEPTED] * 20
    assert 8 < most <= 16
    until(lambda: not helper.serving(), "the end of the processes")


def test_silent_peers_take_every_place_for_a_bounded_time(helper, user):
    with contextlib.ExitStack() as silent:
        for _ in range(16):
            silent.enter_context(helper.connect())
        until(lambda: len(helper.serving()) == 16, "sixteen processes")
        assert ask(helper, user, users.PASSWORD) == ACCEPTED


def test_a_process_that_serves_has_nothing_that_it_does_not_need(installed):
    helper = Helper().start(SALLYPORT_CANARY=CANARY)
    try:
        with helper.connect() as connection:
            connection.sendall(question("root", CANARY)[:-1])
            until(helper.serving, "a process")
            process = pathlib.Path("/proc") / str(helper.serving()[0])
            until(lambda: "umask:\t0077" in (process / "status").read_text().lower(), "its umask")
            until(lambda: (process / "environ").read_bytes() == b"", "an empty environment")
            assert (process / "cmdline").read_bytes() == PROGRAM.encode() + b"\0"
            assert sorted(os.listdir(process / "fd")) == ["0", "1", "2"]
            limits = (process / "limits").read_text().splitlines()
            assert next(line for line in limits if line.startswith("Max core file size")).split()[4:6] == ["0", "0"]
    finally:
        helper.end()


class Log:
    """Takes the place of the system's log."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("/dev/log")
        self.socket.setblocking(False)

    def text(self):
        lines = []
        with contextlib.suppress(BlockingIOError):
            while True:
                lines.append(self.socket.recv(65_536).decode(errors="replace"))
        return "\n".join(lines)

    def end(self):
        self.socket.close()
        os.unlink("/dev/log")


def test_a_password_is_in_no_log_and_a_refusal_names_its_user(helper, user):
    log = Log()
    try:
        assert ask(helper, user, CANARY) == REFUSED
        assert ask(helper, "no-such-user", CANARY) == REFUSED
        assert ask(helper, user, CANARY + "\0") is None
        said = log.text()
    finally:
        log.end()
    assert f"user={user}" in said and "tty=sallyport" in said and "ruser=sallyport" in said
    assert CANARY not in said and CANARY not in helper.text()


@contextlib.contextmanager
def service(*lines):
    kept = SERVICE.read_text()
    SERVICE.write_text("".join(line + "\n" for line in lines))
    try:
        yield
    finally:
        SERVICE.write_text(kept)


def test_both_phases_must_succeed(helper, user):
    with service("auth required pam_permit.so", "account required pam_deny.so"):
        assert ask(helper, user, users.PASSWORD) == REFUSED
    with service("auth required pam_deny.so", "account required pam_permit.so"):
        assert ask(helper, user, users.PASSWORD) == REFUSED
    with service("auth required pam_no_such_module.so", "account required pam_permit.so"):
        assert ask(helper, user, users.PASSWORD) == UNAVAILABLE


def test_without_its_service_no_other_is_taken(helper, user):
    SERVICE.rename(SERVICE.with_suffix(".kept"))
    try:
        assert ask(helper, user, users.PASSWORD) == UNAVAILABLE
    finally:
        SERVICE.with_suffix(".kept").rename(SERVICE)


@pytest.mark.parametrize(
    "lines",
    [[], ["# auth required pam_permit.so"], ["auth required pam_permit.so"], ["account required pam_permit.so"],
     ["@include other"], ["auth include other", "account include other"]],
)  # fmt: skip
def test_a_service_without_rules_for_both_phases_is_none(helper, user, lines):
    """libpam would take `other`, which is made to let everybody in here."""
    other = SERVICE.with_name("other")
    kept = other.read_text() if other.exists() else None
    other.write_text("auth required pam_permit.so\naccount required pam_permit.so\n")
    try:
        with service(*lines):
            assert ask(helper, user, "anything") == UNAVAILABLE
    finally:
        other.write_text(kept) if kept is not None else other.unlink()


def test_no_module_sees_an_environment(installed, user):
    """pam_exec runs a program, which can see what the process was started with and what it hands on."""
    seen = places.folder("seen") / "environment"
    script = seen.with_name("script")
    script.write_text(f"#!/bin/sh\ntr '\\0' '\\n' </proc/$PPID/environ >{seen}; env >>{seen}\n")
    script.chmod(0o755)
    with service(f"auth required pam_exec.so quiet {script}", "auth required pam_unix.so", "account required pam_unix.so"):
        helper = Helper().start(SALLYPORT_CANARY=CANARY)
        try:
            assert ask(helper, user, users.PASSWORD) == ACCEPTED
        finally:
            helper.end()
    assert CANARY not in seen.read_text() and "PAM_RHOST" not in seen.read_text()


def test_a_guess_too_many_is_refused_where_faillock_stands(helper, user):
    faillock = "pam_faillock.so deny=3 unlock_time=600"
    lines = (
        f"auth required {faillock} preauth", "auth sufficient pam_unix.so", f"auth [default=die] {faillock} authfail",
        "account required pam_faillock.so", "account required pam_unix.so",
    )  # fmt: skip
    with service(*lines):
        assert ask(helper, user, users.PASSWORD) == ACCEPTED
        assert [ask(helper, user, "wrong") for _ in range(3)] == [REFUSED] * 3
        assert ask(helper, user, users.PASSWORD) == REFUSED
    subprocess.run(["faillock", "--user", user, "--reset"], check=False)


def test_it_ends_when_told_to_and_its_socket_is_taken_over(installed, user):
    helper = Helper().start()
    assert helper.end() == 0
    assert ask(helper.start(), user, users.PASSWORD) == ACCEPTED
    second = subprocess.run(
        [places.BIN / PROGRAM, f"--runtime-directory={helper.folder}"], capture_output=True, text=True, timeout=20
    )
    assert second.returncode == 69 and str(helper.socket) in second.stderr
    assert helper.end() == 0
