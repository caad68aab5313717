"""The commands that read the journal, where there is none and where the caller may not read it."""

import os
import pathlib
import subprocess

import pytest

from staging import places, users

UNREACHABLE = 69
COMMANDS = [["log"], ["log", "--user", "alice", "--json"], ["activity"], ["activity", "--json"], ["policy", "simulate"]]
KEPT = pathlib.Path("/run/log/journal")


def ask(words, user=None):
    if words[0] == "policy":
        file = places.folder("rules") / "new.conf"
        file.write_text("version = 1\n")
        file.parent.chmod(0o755)
        words = [*words, str(file)]
    identity = {"user": user, "group": user, "extra_groups": []} if user else {}
    return subprocess.run(
        [str(places.BIN / "sallyport"), *words], capture_output=True, text=True, timeout=60, cwd="/", **identity
    )


@pytest.fixture(scope="module")
def person(stage):
    return users.make()


@pytest.fixture
def kept(stage):
    """A journal that root alone may read, as far as names and rights go."""
    folder = KEPT / pathlib.Path("/etc/machine-id").read_text().strip()
    folder.mkdir(parents=True)
    (folder / "system.journal").touch(mode=0o640)
    yield folder
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_where_no_journal_is_kept_the_commands_say_so(person, words):
    for user in (None, person):
        done = ask(words, user)
        assert (done.returncode, done.stdout) == (UNREACHABLE, "")
        assert done.stderr.startswith("sallyport: this host keeps no journal to read"), done.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_who_may_not_read_the_journal_is_told_which_group_may(person, kept, words):
    done = ask(words, person)
    assert (done.returncode, done.stdout) == (UNREACHABLE, "")
    assert "may not read this host's journal" in done.stderr
    assert "systemd-journal" in done.stderr and "adm" in done.stderr


def test_a_folder_that_is_shut_is_a_journal_that_may_not_be_read(person, kept):
    kept.chmod(0o750)
    done = ask(["log"], person)
    assert done.returncode == UNREACHABLE and "may not read this host's journal" in done.stderr


def test_a_journal_of_the_callers_own_does_not_pass_for_it(person, kept):
    own = kept / f"user-{os.stat(places.STAGE / 'home' / person).st_uid}.journal"
    own.touch(mode=0o644)
    done = ask(["log"], person)
    assert done.returncode == UNREACHABLE and "may not read this host's journal" in done.stderr
