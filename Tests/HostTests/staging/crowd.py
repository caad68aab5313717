"""Many logins released at one moment, in processes of their own (native/pamdrive.c)."""

import json
import subprocess

from staging import places


def race(service, user, answer, members=64):
    """How many of `members` logins that type the same answer together are let in."""
    typed = places.folder("race") / "codes"
    typed.write_text(f"{user} {answer}\n")
    command = [places.NATIVE / "pamdrive", "--confdir", "/etc/pam.d", "--service", service, "--tty", "ssh"]
    command += ["--codes", typed, "--once", "--processes", str(members)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr
    tally = json.loads(done.stdout)
    assert tally["rounds"] == 1
    return tally["results"].get("PAM_SUCCESS", 0)
