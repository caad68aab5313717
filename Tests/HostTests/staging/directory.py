"""A directory of users that the files of the host do not have, and that breaks when it is told (native-directory)."""

import contextlib
import itertools
import pathlib

from staging import name_service

FOLDER = pathlib.Path("/run/test-directory")
USERS, STATE, ASKED = FOLDER / "users", FOLDER / "state", FOLDER / "asked"
_uids = itertools.count(70_000)


def _put(file, text):
    """In one step: it is read at any time."""
    new = file.with_suffix(".new")
    new.write_text(text)
    new.replace(file)


class Directory:
    """One that is asked after the files."""

    def __init__(self):
        FOLDER.mkdir(mode=0o755, exist_ok=True)
        USERS.write_text("")
        ASKED.write_text("")
        self.serve()

    def add(self, count):
        """Makes so many users; returns the names."""
        uids = [next(_uids) for _ in range(count)]
        _put(USERS, USERS.read_text() + "".join(f"member{uid}:x:{uid}:65534::/nonexistent:/bin/false\n" for uid in uids))
        return [f"member{uid}" for uid in uids]

    def remove(self, name):
        """The line of one who is no more."""
        lines = USERS.read_text().splitlines(keepends=True)
        [line] = [line for line in lines if line.startswith(f"{name}:")]
        _put(USERS, "".join(other for other in lines if other != line))
        return line

    def add_again(self, line):
        _put(USERS, USERS.read_text() + line)

    def asked(self):
        """How many questions it was asked."""
        return ASKED.stat().st_size

    def serve(self):
        """It says what its lines say, and the files are asked too."""
        _put(STATE, "serving 0\n")

    def be(self, word, after=0):
        """It is broken, as nss_directory.c knows words for, once it has answered so many more questions."""
        _put(STATE, f"{word} {self.asked() + after + 1}\n")


@contextlib.contextmanager
def beside_files():
    """Meanwhile there is a directory."""
    made = Directory()
    with name_service.beside_files("directory", "passwd"):
        yield made
