"""git, rsync, scp, sftp and ansible: by a key alone for whom policy never asks, and past us where nobody is asked."""

import subprocess

import pytest

from staging import authenticator, places, stack, users
from staging.batch import PROGRAMS, BatchClient
from staging.client import Client, answer_code, answer_password, authorize, exit_status
from staging.daemon import SETTINGS, Daemon
from staging.sshd import Sshd

GROUP, SHIPPED_GROUP = "t-batch", "sallyport-keys-only"
RULES = f"""
[[rule]]
name    = "machines come with keys alone"
group   = ["{GROUP}", "{SHIPPED_GROUP}"]
require = "never"
"""
PASSWORD_AND_CODE, KEY_AND_CODE = "keyboard-interactive:pam", "publickey,keyboard-interactive:pam"
BATCH_MODE = ["-o", "BatchMode=yes"]
# scp -B, sftp -b and ansible leave keyboard-interactive out unless they are told before.
INTERACTIVE = ["-o", "BatchMode=no", "-o", "KbdInteractiveAuthentication=yes"]
INTERACTIVE += ["-o", "PreferredAuthentications=publickey,keyboard-interactive"]

each_program = pytest.mark.parametrize("program", PROGRAMS)


@pytest.fixture(scope="module")
def groups(stage):
    for group in (GROUP, SHIPPED_GROUP):
        subprocess.run(["groupadd", "--force", group], check=True)


def account(daemon, *groups):
    """A user with a key: (the name, the path of the key's private half)."""
    name = users.make("batch", groups)
    # A factor makes no difference to whom policy never asks.
    daemon.enrol(name)
    return name, authorize(name)


def started(*arguments, **options):
    running = Sshd(*arguments, **options)
    yield running
    running.end()


def check(client, program, asked=()):
    """It does what it is for, and neither end says a word."""
    outcome = getattr(client, program)()
    if program.startswith("ansible"):
        # It says itself what it did, and `is_done` has looked at every byte of that.
        outcome.said = ""
    assert outcome.is_silent_success, outcome
    assert set(client.asked) == set(asked)


def check_refused(client, program, daemon, user):
    outcome = getattr(client, program)()
    assert outcome.status != 0 and not outcome.is_done, outcome
    assert "Permission denied" in outcome.complained + outcome.said, outcome
    assert client.asked == [] and daemon.failures(user) == 0


# --- a key alone, for the accounts of machines


@pytest.fixture(scope="module")
def asking(groups):
    """A daemon that asks everybody for a code but the two groups."""
    running = Daemon(SETTINGS + RULES).start()
    yield running
    running.end()


@pytest.fixture(scope="module")
def machine(asking):
    return account(asking, GROUP)


@pytest.fixture(scope="module")
def person(asking):
    return account(asking)


def blocks(daemon, *options):
    """The line of sshd_config that reads what `policy sshd` makes of a daemon's rules."""
    file = places.folder("blocks") / "40-sallyport-rules.conf"
    file.write_text(daemon.ask("policy", "sshd", str(daemon.settings), *options).stdout)
    assert f"Match Group {GROUP}" in file.read_text()
    return f"Include {file}\n"


@pytest.fixture(scope="module")
def sshd_with_blocks(asking, machine):
    """The shipped settings, and in front of them the printed blocks."""
    stack.shipped("sshd", asking)
    yield from started(more=blocks(asking))


@each_program
def test_with_the_printed_blocks_a_key_alone_is_enough(sshd_with_blocks, machine, program):
    check(BatchClient(sshd_with_blocks, *machine), program)


@each_program
def test_somebody_else_is_refused_and_nobody_is_waited_for(sshd_with_blocks, asking, person, program):
    check_refused(BatchClient(sshd_with_blocks, *person, options=BATCH_MODE), program, asking, person[0])


@pytest.fixture
def newcomer(asking, user):
    """Somebody with a key and a right code that nobody used yet: (the name, the key, the code)."""
    return user, authorize(user), authenticator.code(asking.enrol(user))


def assert_let_in(terminal):
    terminal.expect("inside")
    assert exit_status(terminal) == 0


def test_somebody_else_is_asked_for_password_and_code(sshd_with_blocks, newcomer):
    name, key, code = newcomer
    terminal = Client(sshd_with_blocks, name, key).ssh("echo", "inside")
    answer_password(terminal)
    answer_code(terminal, code)
    assert_let_in(terminal)


@pytest.fixture(scope="module")
def key_and_code_sshd(asking, machine):
    """The same where everybody else shows a key and a code."""
    stack.shipped("sshd", asking, "sshd.publickey")
    yield from started(KEY_AND_CODE, blocks(asking, "--methods", KEY_AND_CODE))


@each_program
def test_under_key_and_code_the_key_alone_is_enough_too(key_and_code_sshd, machine, program):
    check(BatchClient(key_and_code_sshd, *machine), program)


@each_program
def test_under_key_and_code_somebody_else_is_refused_without_a_word_of_batches(key_and_code_sshd, asking, person, program):
    check_refused(BatchClient(key_and_code_sshd, *person, typist=False), program, asking, person[0])


def test_under_key_and_code_somebody_else_is_asked_for_the_code(key_and_code_sshd, newcomer):
    name, key, code = newcomer
    terminal = Client(key_and_code_sshd, name, key).ssh("echo", "inside")
    answer_code(terminal, code)
    assert_let_in(terminal)


@pytest.fixture(scope="module")
def shipped_sshd(asking):
    stack.shipped("sshd", asking)
    yield from started()


@pytest.fixture(scope="module")
def shipped_machine(asking):
    return account(asking, SHIPPED_GROUP)


@each_program
def test_the_group_of_the_shipped_settings_needs_no_blocks(shipped_sshd, shipped_machine, program):
    check(BatchClient(shipped_sshd, *shipped_machine), program)


# --- where nobody is ever asked


@pytest.fixture(scope="module")
def silent(stage):
    """A daemon that never asks anybody."""
    running = Daemon(SETTINGS.replace('"always"', '"never"')).start()
    yield running
    running.end()


@pytest.fixture(scope="module")
def anybody(silent):
    return account(silent)


@pytest.fixture(scope="module")
def password_sshd(silent):
    stack.shipped("sshd", silent)
    yield from started(PASSWORD_AND_CODE)


@each_program
def test_a_password_stack_asks_for_the_password_alone(password_sshd, anybody, program):
    client = BatchClient(password_sshd, anybody[0], options=INTERACTIVE)
    check(client, program, asked=[f"({anybody[0]}@127.0.0.1) Password: "])


@pytest.fixture(scope="module")
def key_alone_sshd(silent):
    stack.shipped("sshd", silent)
    yield from started("publickey")


@each_program
def test_who_shows_a_key_alone_is_let_in(key_alone_sshd, anybody, program):
    check(BatchClient(key_alone_sshd, *anybody), program)


@pytest.fixture(scope="module")
def key_and_more_sshd(silent):
    stack.shipped("sshd", silent, "sshd.publickey")
    yield from started(KEY_AND_CODE)


@each_program
def test_behind_a_key_nothing_is_asked(key_and_more_sshd, anybody, program):
    check(BatchClient(key_and_more_sshd, *anybody, options=INTERACTIVE), program)
