"""A name service of a test's own, in the stage's own /etc."""

import contextlib
import pathlib
import re
import subprocess

from staging import places

SWITCH = pathlib.Path("/etc/nsswitch.conf")
LIBRARIES = pathlib.Path("/etc/ld.so.conf.d/test-names.conf")
CACHE = pathlib.Path("/etc/ld.so.cache")


def ask(services, *databases):
    """From now on those databases of nsswitch.conf(5) have these services."""
    text = re.sub(rf"^({'|'.join(databases)}):.*$", rf"\1: {services}", SWITCH.read_text(), flags=re.MULTILINE)
    # In one step: other programs read it at any time.
    new = SWITCH.with_suffix(".new")
    new.write_text(text)
    new.chmod(0o644)
    new.replace(SWITCH)


@contextlib.contextmanager
def beside_files(name, *databases, folder=None):
    """Meanwhile programs ask the service `name` after the files; its source is in the folder native-NAME, or the one told."""
    source = places.TREE / "Tests" / "HostTests" / (folder or f"native-{name}")
    subprocess.run(["make", "--silent", f"--directory={source}"], check=True)
    switch, cache = SWITCH.read_text(), CACHE.read_bytes()
    library = f"libnss_{name}.so.2"
    # Every uid of the stage must be able to read it.
    (places.BIN / library).write_bytes((places.NATIVE / library).read_bytes())
    LIBRARIES.write_text(f"{places.BIN}\n")
    # -X: nothing outside the stage's own /etc is made.
    subprocess.run(["ldconfig", "-X", "-i", "-C", CACHE], check=True, capture_output=True)
    ask(f"files {name}", *databases)
    try:
        yield
    finally:
        SWITCH.write_text(switch)
        CACHE.write_bytes(cache)
        LIBRARIES.unlink()
