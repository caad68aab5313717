"""Where things are: what was built, and the stage."""

import os
import pathlib
import tempfile

TREE = pathlib.Path(__file__).resolve().parents[3]
BUILD = pathlib.Path(os.environ.get("SALLYPORT_BUILD", TREE / "build"))
NATIVE = TREE / "build" / "native"
STAGE = pathlib.Path(os.environ.get("SALLYPORT_STAGE", "/nonexistent"))
# Copies that every uid of the stage can reach; the tree may be in a folder that is root's alone.
BIN = STAGE / "bin"
MODULE = BIN / "pam_sallyport.so"
SSHD = os.environ.get("SALLYPORT_SSHD", "/usr/sbin/sshd")


def folder(prefix):
    """A new folder on the stage: root's, readable by all, gone with the stage."""
    made = pathlib.Path(tempfile.mkdtemp(prefix=f"{prefix}-", dir=STAGE))
    made.chmod(0o755)
    return made
