"""sallyport-root-helper in the foreground, beside a daemon in the foreground: it checks passwords."""

import shutil

from staging import places, stack
from staging.program import Program

NAME = "sallyport-root-helper"
SERVICE = "sallyport-password"


class RootHelper(Program):
    """The root helper of one daemon, with the PAM service that ships for it."""

    name = NAME

    def __init__(self, daemon):
        super().__init__()
        places.install(NAME)
        shutil.copy(places.TREE / "etc" / "pam.d" / SERVICE, stack.FOLDER)
        self.socket = daemon.runtime / "helper.sock"
        self.log = places.folder("root-helper") / "log"
        self.runtime = daemon.runtime
        self.start()

    def command(self):
        return [str(places.BIN / NAME), f"--runtime-directory={self.runtime}"]
