"""A name service that knows each user by several names, in the stage's own /etc (native-fold/nss_fold.c)."""

import contextlib
import pathlib
import re
import subprocess

from staging import places

SOURCE = places.TREE / "Tests" / "HostTests" / "native-fold"
SWITCH = pathlib.Path("/etc/nsswitch.conf")
LIBRARIES = pathlib.Path("/etc/ld.so.conf.d/fold.conf")
CACHE = pathlib.Path("/etc/ld.so.cache")


@contextlib.contextmanager
def folding():
    """Meanwhile programs that start find NAME also as its upper-case form, NAME@corp and NAME@alias."""
    subprocess.run(["make", "--silent", f"--directory={SOURCE}"], check=True)
    switch, cache = SWITCH.read_text(), CACHE.read_bytes()
    # Every uid of the stage must be able to read it.
    (places.BIN / "libnss_fold.so.2").write_bytes((places.NATIVE / "libnss_fold.so.2").read_bytes())
    LIBRARIES.write_text(f"{places.BIN}\n")
    # -X: nothing outside the stage's own /etc is made.
    subprocess.run(["ldconfig", "-X", "-i", "-C", CACHE], check=True, capture_output=True)
    SWITCH.write_text(re.sub(r"^(passwd|shadow):.*$", r"\1: files fold", switch, flags=re.MULTILINE))
    try:
        yield
    finally:
        SWITCH.write_text(switch)
        CACHE.write_bytes(cache)
        LIBRARIES.unlink()
