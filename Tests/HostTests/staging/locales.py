"""Locales of the stage's own, so that a client can be run in one that this machine has not made."""

import functools
import subprocess

from staging import places

# The charsets that people's terminals have, and what a client in one must be told.
NAMES = {"UTF-8": "en_US.UTF-8", "C": "C", "ISO-8859-1": "en_US.ISO-8859-1"}


@functools.cache
def _folder():
    made = places.folder("locales")
    for charset in ("UTF-8", "ISO-8859-1"):
        subprocess.run(["localedef", "-i", "en_US", "-f", charset, made / NAMES[charset]], check=True)
    return made


def environment(charset):
    """The variables of a program in a terminal of that charset; checks that the C library agrees."""
    # Without the first variable Python hides locale faults from what it starts.
    made = {"PYTHONCOERCECLOCALE": "0", "LOCPATH": str(_folder()), "LC_ALL": NAMES[charset]}
    said = subprocess.run(["locale", "charmap"], env=made | {"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == {"C": "ANSI_X3.4-1968"}.get(charset, charset)
    return made
