"""The peers from Debian, set up as their manuals advise for one code an account, accepted once."""

import os

from contender import Contender

GOOGLE_OPTIONS = '" RATE_LIMIT 3 30\n" WINDOW_SIZE 3\n" DISALLOW_REUSE\n" TOTP_AUTH\n'


def _write_private(path, text):
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)


class GoogleAuthenticator(Contender):
    """One file for each user. Each round has users who log in for the first time, which flatters it: where this was
    written, ext4 took 1 ms more to replace a file that an earlier login had written."""

    name = "google"

    def prepare(self):
        (self.home / "secrets").mkdir(mode=0o700)
        for index in range(self.accounts.count):
            text = f"{self.accounts.secret(index)}\n{GOOGLE_OPTIONS}"
            _write_private(self.home / "secrets" / self.accounts.user(index), text)
        # A real user's file has been on the disk for long; replacing one that is not there yet costs less.
        os.sync()

    def pam_line(self):
        return f"pam_google_authenticator.so secret={self.home}/secrets/${{USER}} user=root"


class OATH(Contender):
    """One file for all users, rewritten at each login."""

    name = "oath"

    def prepare(self):
        users = range(self.accounts.count)
        lines = (f"HOTP/T30/6\t{self.accounts.user(i)}\t-\t{self.accounts.key(i).hex()}\n" for i in users)
        _write_private(self.home / "users.oath", "".join(lines))

    def pam_line(self):
        return f"pam_oath.so usersfile={self.home}/users.oath window=3 digits=6"
