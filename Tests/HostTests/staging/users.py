"""Throwaway users, in the stage's own passwd and shadow."""

import itertools
import subprocess

from staging import places

PASSWORD = "open-sesame"
_numbers = itertools.count(1)


def make(prefix="user", groups=(), password=PASSWORD):
    """Makes a user with a home and a password, and returns the name."""
    name = f"{prefix}{next(_numbers)}"
    command = ["useradd", "--create-home", "--home-dir", str(places.STAGE / "home" / name), "--shell", "/bin/bash"]
    if groups:
        command += ["--groups", ",".join(groups)]
    subprocess.run([*command, name], check=True, capture_output=True)
    subprocess.run(["chpasswd", "--crypt-method", "SHA256"], input=f"{name}:{password}\n", text=True, check=True)
    return name


def make_many(prefix, count):
    """Makes `count` users that log in by PAM alone, without a home, in one write; returns the names."""
    names = [f"{prefix}{index}" for index in range(count)]
    start = 30_000 + 1_000 * next(_numbers)
    with open("/etc/passwd", "a", encoding="ascii") as passwd:
        passwd.writelines(f"{name}:x:{start + index}:65534::/nonexistent:/bin/false\n" for index, name in enumerate(names))
    return names
