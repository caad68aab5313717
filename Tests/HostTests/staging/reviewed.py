"""Accounts of every kind for a review, some with markup in what is known of them."""

import json
import pwd
import subprocess
import time

from staging import places, users
from staging.control import call
from staging.daemon import SETTINGS, Daemon

MARKUP = "<script>document.title='owned'</script><img src=http://192.0.2.9/x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://192.0.2.9")'
DAY = 86_400
# 80 bits, as old authenticators have.
SHORT_KEY = "GEZDGNBVGY3TQOJQ"


class Reviewed:
    """A daemon with one account of each kind."""

    def __init__(self):
        ended = 'enrol_until = 2020-01-31\n\n[accounts]\ndormant_after = "90d"\n'
        settings = SETTINGS.replace('"admin"', '"first-login"').replace('"totp"', '"totp", "email", "recovery-code"')
        self.daemon = Daemon(settings + ended).start()
        self.names = {kind: users.make(kind) for kind in ("good", "mail", "short", "locked", "formula", "late")}
        for name in self.names.values():
            subprocess.run(["usermod", "--comment", "<b>bold</b><script>x", name], check=True, capture_output=True)
        self.daemon.enrol(self.names["good"])
        self.daemon.ask("user", "contact", self.names["mail"], "--email", "m@example.org", "--verified")
        self.daemon.ask("user", "enrol", self.names["mail"], "--method", "email")
        entry = {"user": self.names["short"], "uid": pwd.getpwnam(self.names["short"]).pw_uid, "secret": SHORT_KEY}
        assert call(self.daemon.control_socket, "ImportUsers", {"entries": [entry]})[0] == "reply"
        for kind, reason in (("locked", MARKUP), ("formula", FORMULA)):
            self.daemon.enrol(self.names[kind])
            self.daemon.ask("user", "lock", self.names[kind], "--reason", reason)

    def review(self, *options):
        """What the review prints."""
        return self.daemon.ask("user", "list", "--review", *options).stdout

    def report(self, *options):
        """The page of the report, by way of its file."""
        file = places.folder("report") / "report.html"
        self.daemon.ask("user", "list", "--review", "--report", str(file), *options)
        return file


def records(days=90):
    """A file with records of logins and refusals on each of the last days, as `log --json` prints them."""
    now = int(time.time())
    lines = []
    for day in range(days):
        events = ["login-granted"] * (day * 7 % 11 + 3) + ["login-refused"] * (18 if day == 40 else day % 5 // 3)
        for number, event in enumerate(events):
            record = {"SALLYPORT_EVENT": event, "SALLYPORT_PHASE": "auth", "SALLYPORT_USER": "alice"}
            record["SALLYPORT_METHOD"], record["SALLYPORT_PID"] = "totp", str(10_000 + 100 * day + number)
            record["__REALTIME_TIMESTAMP"] = str((now - day * DAY) * 1_000_000 + number)
            lines.append(json.dumps(record))
    file = places.folder("records") / "records.json"
    file.write_text("\n".join(reversed(lines)) + "\n", encoding="utf-8")
    return file
