"""What an administrator or a disk can get wrong: each a clear sentence and the right exit code, and nothing lost."""

import os
import re
import shutil
import signal
import subprocess

import pytest

from staging import authenticator, pam, places, stack, users
from staging.clock import Clock
from staging.daemon import SETTINGS, Daemon
from staging.patience import until

USAGE, BAD_DATA, NO_SUCH_USER, UNREACHABLE, TRY_AGAIN, NOT_PERMITTED, CONFIGURATION = 64, 65, 67, 69, 75, 77, 78


@pytest.fixture
def stopped(stage):
    return Daemon()


@pytest.fixture
def daemon(own_daemon):
    stack.alone(own_daemon, "drive")
    return own_daemon


@pytest.fixture
def own_clocked_daemon(stage):
    clock = Clock()
    running = Daemon(environment=clock.environment).start()
    stack.alone(running, "drive")
    yield running, clock
    running.end()


BROKEN = {
    "syntax": ('version = 1\n[login\nrequire = "always"\n', r":2:\d+"),
    "unknown key": ('version = 1\n[login]\nrequires = "always"\n', r":3:1: .*require\b"),
    "unknown table": ('version = 1\n[logins]\nrequire = "always"\n', r":2:\d+"),
    "unknown value": ('version = 1\n[login]\nrequire = "perhaps"\n', r":3:\d+"),
    "wrong type": ("version = 1\n[login]\nservices = 7\n", r":3:\d+"),
    "not built yet": ('version = 1\nstore.kind = "etcd"\n', r":2:\d+"),
    "newer version": ("version = 2\n", r":1:\d+"),
    "empty list": ('version = 1\n[[rule]]\nname = "nobody"\nuser = []\nrequire = "never"\n', r":4:\d+"),
    "bad network": ('version = 1\n[[rule]]\nname = "net"\nnetwork = ["10.0.0.0/99"]\nrequire = "never"\n', r":4:\d+"),
    "control bytes": ('version = 1\n[login]\nrequire = "al\\u001bways"\n', r":3:\d+"),
}


@pytest.mark.parametrize("text, place", BROKEN.values(), ids=BROKEN)
def test_broken_settings_are_named_with_file_line_and_column(stopped, text, place):
    stopped.settings.write_text(text)
    status, said = stopped.run_to_its_end()
    assert status == CONFIGURATION
    assert re.search(re.escape(str(stopped.settings)) + place, said), said
    assert "\x1b" not in said


def test_a_broken_drop_in_is_named_itself(stopped):
    folder = stopped.settings.with_name("sallyport.conf.d")
    folder.mkdir()
    (folder / "10-more.conf").write_text('[login]\nrequire = "perhaps"\n')
    status, said = stopped.run_to_its_end()
    assert status == CONFIGURATION and "10-more.conf:2:" in said


def test_missing_settings_are_named(stopped):
    stopped.settings.unlink()
    status, said = stopped.run_to_its_end()
    assert status == CONFIGURATION and str(stopped.settings) in said


KEYS = {"missing": None, "empty": b"", "short": b"short", "long": os.urandom(100_000)}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_a_key_file_that_is_none_is_named(stopped, key):
    stopped.key.unlink()
    if key is not None:
        stopped.key.write_bytes(key)
        stopped.key.chmod(0o600)
    status, said = stopped.run_to_its_end()
    assert status == CONFIGURATION and str(stopped.key) in said


def test_a_key_file_is_never_replaced_or_printed(stopped):
    before = stopped.key.read_bytes()
    done = subprocess.run([places.BIN / "sallyport", "setup", "--key-file", stopped.key], capture_output=True, timeout=20)
    assert done.returncode != 0 and stopped.key.read_bytes() == before
    assert stopped.key.stat().st_mode & 0o777 == 0o600
    another = stopped.key.with_name("another")
    done = subprocess.run([places.BIN / "sallyport", "setup", "--key-file", another], capture_output=True, timeout=20)
    assert done.returncode == 0 and another.read_bytes().strip() not in done.stdout + done.stderr


def test_the_wrong_key_lets_nobody_in_and_harms_nothing(daemon, user):
    secret = daemon.enrol(user)
    daemon.end()
    right, wrong = daemon.key.with_name("right"), daemon.key.with_name("wrong")
    subprocess.run([places.BIN / "sallyport", "setup", "--key-file", wrong], check=True, capture_output=True)
    daemon.key.rename(right)
    wrong.rename(daemon.key)

    # Either it does not start, and says so, or the accounts do not open; in no case is somebody let in.
    process = subprocess.Popen(daemon.command(), stderr=subprocess.PIPE, text=True)
    try:
        status = process.wait(timeout=3)
        assert status == CONFIGURATION and "key" in process.stderr.read()
    except subprocess.TimeoutExpired:
        assert pam.log_in("drive", user, authenticator.code(secret))[0] != pam.SUCCESS
        process.terminate()
        process.wait(timeout=10)

    right.replace(daemon.key)
    daemon.start()
    authenticator.away_from_the_edge()
    assert pam.log_in("drive", user, authenticator.code(secret))[0] == pam.SUCCESS


def records(daemon):
    """The record files, by name; a name's entry that points to one is left out."""
    return [path for path in (daemon.state / "accounts").iterdir() if path.is_file() and path.name.isdigit()]


def version_offsets(record):
    """Where a slot's format version may stand: in the 16 bytes that begin each of the two slots of 8 KiB."""
    return [slot + offset for slot in (0, 8_192) for offset in range(16) if slot + offset < len(record)]


def test_a_record_of_another_version_is_refused_and_everybody_else_is_served(daemon, user):
    secret, other = daemon.enrol(user), users.make()
    secret_of_other = daemon.enrol(other)
    daemon.end()
    path = next(path for path in records(daemon) if int(path.name) == int(subprocess.check_output(["id", "-u", user])))
    intact = bytearray(path.read_bytes())
    damaged = bytearray(intact)
    for offset in version_offsets(intact):
        damaged[offset] ^= 0x7F
    path.write_bytes(damaged)
    daemon.start()

    result, said = pam.log_in("drive", user, authenticator.code(secret))
    assert result != pam.SUCCESS and "cannot be read" in said
    assert pam.log_in("drive", other, authenticator.code(secret_of_other))[0] == pam.SUCCESS
    shown = daemon.ask("user", "show", user, "--json", check=False)
    assert shown.returncode in (0, BAD_DATA) and "damage" in (shown.stdout + shown.stderr).lower()

    # Nothing was written over it: with the bytes as they were, the account is there again.
    daemon.end()
    path.write_bytes(intact)
    daemon.start()
    assert daemon.ask_json("user", "show", user)


@pytest.mark.parametrize("slot", [0, 1])
def test_one_torn_slot_is_served_from_the_other(own_clocked_daemon, user, slot):
    daemon, clock = own_clocked_daemon
    secret = daemon.enrol(user)
    daemon.end()
    for path in records(daemon):
        with open(path, "r+b") as record:
            record.seek(slot * 8_192 + 100)
            record.write(b"\0" * 64)
    daemon.start()
    code = authenticator.code(secret, clock.now())
    result, said = pam.log_in("drive", user, code)
    if result != pam.SUCCESS:
        # What the torn slot knew of used codes may be lost: they are void, and it is said for how long.
        assert "Use the code that your app shows in" in said
        clock.let_pass(120)
        result, said = pam.log_in("drive", user, authenticator.code(secret, clock.now()))
    assert result == pam.SUCCESS, said
    assert "record-repaired" in daemon.text()


@pytest.mark.parametrize("length", [0, 1, 100, 8_192, 16_383])
def test_a_cut_record_never_lets_in_without_its_code(daemon, user, length):
    secret = daemon.enrol(user)
    daemon.end()
    for path in records(daemon):
        os.truncate(path, length)
    daemon.start()
    assert pam.log_in("drive", user, authenticator.wrong_code(secret))[0] != pam.SUCCESS
    assert pam.log_in("drive", user, "")[0] != pam.SUCCESS


@pytest.fixture
def small_disk(stage):
    """A daemon whose state is on a disk of its own, of 1 MiB."""
    made = Daemon()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", made.state], check=True)
    yield made.start()
    made.end()
    subprocess.run(["umount", made.state], check=True)


def test_a_full_disk_lets_codes_in_and_refuses_what_must_be_written(small_disk, user):
    stack.alone(small_disk, "drive")
    secret, late = small_disk.enrol(user), users.make()
    filler = small_disk.state / "filler"
    with open(filler, "wb", buffering=0) as file, pytest.raises(OSError):
        while True:
            file.write(b"\0" * 4_096)

    authenticator.away_from_the_edge()
    assert pam.log_in("drive", user, authenticator.code(secret))[0] == pam.SUCCESS
    refused = small_disk.ask("user", "enrol", late, "--method", "totp", check=False)
    assert refused.returncode == TRY_AGAIN and re.search("space|disk|written", refused.stderr), refused.stderr

    filler.unlink()
    small_disk.enrol(late)
    result, said = pam.log_in("drive", user, authenticator.code(secret))
    assert result != pam.SUCCESS and "used before" in said


def test_a_socket_path_that_is_too_long_is_named(stopped):
    stopped.runtime = stopped.folder / ("r" * 120)
    stopped.runtime.mkdir()
    status, said = stopped.run_to_its_end()
    assert status == CONFIGURATION and str(stopped.runtime) in said


def test_a_second_daemon_on_the_same_folder_gives_way(daemon, user):
    secret = daemon.enrol(user)
    status, said = daemon.run_to_its_end()
    assert status != 0 and (str(daemon.state) in said or str(daemon.runtime) in said), said
    assert pam.log_in("drive", user, authenticator.code(secret))[0] == pam.SUCCESS


def test_a_state_folder_that_is_missing_is_made_or_named(stopped):
    shutil.rmtree(stopped.state)
    try:
        stopped.start()
        assert (stopped.state / "accounts").stat().st_mode & 0o777 == 0o700
        stopped.end()
    except AssertionError:
        assert str(stopped.state) in stopped.text()


@pytest.mark.parametrize("verb", [("enrol", "--method", "totp"), ("show",), ("lock",), ("reset",), ("unlock",)])
def test_an_unknown_user_is_named(daemon, verb):
    done = daemon.ask("user", verb[0], "no-such-user", *verb[1:], check=False)
    assert done.returncode == NO_SUCH_USER and "no-such-user" in done.stderr


@pytest.mark.parametrize("name", ["two\nlines", "\x1b[31mred", "a/b", "..", "a:b", "", "x" * 300, "\u202eevil"])
def test_a_name_that_is_none_is_refused_and_shown_escaped(daemon, name):
    done = daemon.ask("user", "enrol", name, "--method", "totp", check=False)
    assert done.returncode in (USAGE, BAD_DATA, NO_SUCH_USER)
    assert "\x1b" not in done.stderr and "\u202e" not in done.stderr
    assert "two\nlines" not in done.stderr


def test_no_daemon_is_said_with_the_path_of_its_socket(stopped):
    done = stopped.ask("user", "show", "root", check=False)
    assert done.returncode == UNREACHABLE and str(stopped.runtime) in done.stderr


def test_nobody_but_root_may_change_others(daemon, user):
    done = daemon.ask("user", "lock", "root", user=user, check=False)
    assert done.returncode == NOT_PERMITTED


@pytest.mark.parametrize(
    "words",
    [("user", "enrol"), ("user", "enrol", "root", "--method", "carrier-pigeon"), ("no-such-verb",), ("user", "show", "--no-such-option")],
    ids=" ".join,
)
def test_wrong_usage_is_64(daemon, words):
    assert daemon.ask(*words, check=False).returncode == USAGE


def test_a_broken_import_names_the_line_and_changes_nothing(daemon, user):
    typed = f"user,secret,algorithm,digits,period\n{user},not base32!,SHA1,6,30\n"
    done = daemon.ask("user", "import", "--format", "csv", "-", typed=typed, check=False)
    assert done.returncode == BAD_DATA and re.search(r"\b2\b", done.stderr + done.stdout), done.stderr
    assert "not base32!" not in done.stderr
    assert daemon.ask_json("user", "show", user)


def test_a_reload_with_broken_settings_keeps_the_old_ones(daemon, user):
    secret = daemon.enrol(user)
    daemon.settings.write_text("version = 1\n[login\n")
    daemon.process.send_signal(signal.SIGHUP)
    until(lambda: f"{daemon.settings}:2:" in daemon.text(), "the error in the log")
    assert daemon.process.poll() is None
    assert pam.log_in("drive", user, authenticator.code(secret))[0] == pam.SUCCESS
    daemon.settings.write_text(SETTINGS)


def test_a_record_that_does_not_open_is_cleared_by_a_reset_and_can_be_enrolled_anew(daemon, user):
    daemon.enrol(user)
    daemon.end()
    path = next(path for path in records(daemon) if int(path.name) == int(subprocess.check_output(["id", "-u", user])))
    path.write_bytes(bytes(len(path.read_bytes())))
    daemon.start()

    result, said = pam.log_in("drive", user, "123456")
    assert result != pam.SUCCESS and "cannot be read" in said
    daemon.ask("user", "reset", user, "--dry-run")
    assert pam.log_in("drive", user, "123456")[0] != pam.SUCCESS
    daemon.ask("user", "reset", user)
    assert pam.log_in("drive", user, authenticator.code(daemon.enrol(user)))[0] == pam.SUCCESS
