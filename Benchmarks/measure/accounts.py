"""The accounts of a run: users of nss_many.c, each with a secret of its own."""

import base64
import hashlib
import time

import places

# After this long every code that a user has spent is out of every window, and rate limits have run out.
REST_SECONDS = 100.0


class Accounts:
    """`count` accounts in a CSV file, as `sallyport user import` and pamdrive read it."""

    def __init__(self, count, seed):
        self.count = count
        self.seed = seed
        self.path = places.WORK / f"accounts-{count}.csv"
        lines = (f"{self.user(index)},{self.secret(index)},SHA1,6,30\n" for index in range(count))
        with open(self.path, "w", encoding="ascii") as file:
            file.write("user,secret,algorithm,digits,period\n")
            file.writelines(lines)

    @staticmethod
    def user(index):
        return f"u{index:06d}"

    def key(self, index):
        return hashlib.sha256(f"{self.seed}:{index}".encode()).digest()[:20]

    def secret(self, index):
        return base64.b32encode(self.key(index)).decode()


class Supply:
    """Hands out users who have not logged in lately, since a code is accepted once only."""

    def __init__(self, count, renew):
        self.count = count
        self.renew = renew
        self.next = 0
        self.started = time.monotonic()

    def take(self, wanted):
        """The index of the first of `wanted` fresh users in a row."""
        if wanted > self.count:
            raise ValueError(f"{wanted} users of {self.count}")
        if self.next + wanted > self.count:
            self._start_over()
        first = self.next
        self.next += wanted
        return first

    def _start_over(self):
        self.next = 0
        if not self.renew():
            time.sleep(max(0.0, self.started + REST_SECONDS - time.monotonic()))
        self.started = time.monotonic()
