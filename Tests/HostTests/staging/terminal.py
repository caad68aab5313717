"""A command in a terminal of a user of the stage."""

import pexpect


def terminal(user, *command):
    return pexpect.spawn("setpriv", [f"--reuid={user}", f"--regid={user}", "--init-groups", *command],
                         encoding="utf-8", timeout=20, echo=False)
