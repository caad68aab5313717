"""sallyport-root-helper in the foreground, beside a daemon in the foreground: it checks passwords."""

import shutil
import subprocess

from staging import places, stack
from staging.patience import until

NAME = "sallyport-root-helper"
SERVICE = "sallyport-password"


class RootHelper:
    """The root helper of one daemon, with the PAM service that ships for it."""

    def __init__(self, daemon):
        shutil.copy(places.BUILD / NAME, places.BIN)
        shutil.copy(places.TREE / "etc" / "pam.d" / SERVICE, stack.FOLDER)
        self.socket = daemon.runtime / "helper.sock"
        self.log = places.folder("root-helper") / "log"
        self.process = None
        self._command = [places.BIN / NAME, f"--runtime-directory={daemon.runtime}"]
        self.start()

    def start(self):
        seen = self.text().count("READY")
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

        def ready():
            assert self.process.poll() is None, self.text()
            return self.text().count("READY") > seen

        until(ready, "READY of the root helper")

    def text(self):
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def end(self):
        self.process.terminate()
        self.process.wait(timeout=10)
