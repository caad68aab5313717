"""Where things are: what was built, and the stage."""

import os
import pathlib
import shutil
import tempfile

TREE = pathlib.Path(__file__).resolve().parents[3]
BUILD = pathlib.Path(os.environ.get("SALLYPORT_BUILD", TREE / "build"))
NATIVE = TREE / "build" / "native"
STAGE = pathlib.Path(os.environ.get("SALLYPORT_STAGE", "/nonexistent"))
# Copies that every uid of the stage can reach; the tree may be in a folder that is root's alone.
BIN = STAGE / "bin"
MODULE = BIN / "pam_sallyport.so"
SSHD = os.environ.get("SALLYPORT_SSHD", "/usr/sbin/sshd")


def install(name):
    """Copies what was built onto the stage, in the place of an older copy and not into it: one that runs is busy."""
    new = BIN / f"{name}.new"
    shutil.copy(BUILD / name, new)
    new.replace(BIN / name)


def folder(prefix):
    """A new folder on the stage: root's, readable by all, gone with the stage."""
    made = pathlib.Path(tempfile.mkdtemp(prefix=f"{prefix}-", dir=STAGE))
    made.chmod(0o755)
    return made
