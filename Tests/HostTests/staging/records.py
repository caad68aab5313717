"""The files of account records, as a bad disk leaves them."""

import pwd


def damage_slot(daemon, user, slot):
    """Overwrites the head of one of the two slots of a user's record with zeros. The daemon must not run."""
    assert daemon.process is None, "a running daemon serves from memory"
    [record] = (daemon.state / "accounts").rglob(str(pwd.getpwnam(user).pw_uid))
    with open(record, "r+b") as file:
        file.seek(slot * record.stat().st_size // 2)
        file.write(bytes(512))
