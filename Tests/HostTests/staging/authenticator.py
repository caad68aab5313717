"""An authenticator app that shares no code with Sallyport: oathtool."""

import subprocess
import time


def code(secret, at=None, digits=6, period=30, algorithm="SHA1"):
    """The code of one moment (seconds since 1970), now unless told."""
    moment = int(time.time() if at is None else at)
    command = ["oathtool", f"--totp={algorithm}", "--base32", f"--digits={digits}", f"--time-step-size={period}s"]
    command += [f"--now=@{moment}", "-"]
    return subprocess.run(command, input=secret, capture_output=True, text=True, check=True).stdout.strip()


def wrong_code(secret, at=None):
    """Six digits that are right at no step within ten minutes of the moment."""
    moment = time.time() if at is None else at
    near = {code(secret, moment + step * 30) for step in range(-20, 21)}
    return next(f"{guess:06}" for guess in range(1_000_000) if f"{guess:06}" not in near)


def away_from_the_edge(least=8):
    """Waits until the present step has `least` seconds left, so that a test sees one step and not two."""
    left = 30 - time.time() % 30
    if left < least:
        time.sleep(left + 0.1)
