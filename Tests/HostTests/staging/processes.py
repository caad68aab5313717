"""Processes of the stage, as /proc has them."""

import pathlib


def is_alive(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def of(uid):
    """The processes of a user: the command lines by pid."""
    found = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid == uid:
                found[int(folder.name)] = (folder / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ").strip()
        except OSError:
            # Gone meanwhile.
            pass
    return found
