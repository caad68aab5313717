"""The profiles for pam-auth-update: what Debian's own program makes of them, and how those stacks behave."""

import os
import re
import shutil
import subprocess

import pytest

from staging import authenticator, pam, places, stack, users
from staging.daemon import SETTINGS, Daemon

PROFILES = sorted((places.TREE / "etc" / "pam-configs").iterdir())
NAMES = [profile.name for profile in PROFILES]
KINDS = ["auth", "account", "session", "session-noninteractive"]
# debconf writes down what was chosen: into a copy, which goes with the mount namespace.
UPDATE = """
set -e
debconf=$(mktemp -d)
cp -a /var/cache/debconf/. "$debconf"
mount --bind "$debconf" /var/cache/debconf
exec pam-auth-update --package --root "$0" "$@"
"""


def update(root, *arguments):
    command = ["unshare", "--mount", "--propagation", "private", "bash", "-c", UPDATE, root, *arguments]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "TMPDIR": str(places.STAGE)}
    subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)


@pytest.fixture
def root(stage):
    """A folder with the stacks of Debian, its profiles and ours."""
    made = places.folder("root")
    for each in ("etc", "usr/share", "var/lib"):
        (made / each).mkdir(parents=True)
    shutil.copytree("/etc/pam.d", made / "etc" / "pam.d")
    shutil.copytree("/usr/share/pam-configs", made / "usr" / "share" / "pam-configs")
    shutil.copytree("/var/lib/pam", made / "var" / "lib" / "pam")
    for profile in PROFILES:
        shutil.copy(profile, made / "usr" / "share" / "pam-configs")
    return made


def common(root, kind):
    """The lines of one stack that are no comments."""
    text = (root / "etc" / "pam.d" / f"common-{kind}").read_text()
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def position(lines, module):
    return next(index for index, line in enumerate(lines) if f"{module}.so" in line)


def test_they_are_off_until_chosen(root):
    update(root)
    assert not any("sallyport" in line for kind in KINDS for line in common(root, kind))


def test_the_lines_stand_where_they_belong(root):
    update(root, "--enable", *NAMES)
    auth, account, session, noninteractive = (common(root, kind) for kind in KINDS)

    # The first factor is proven below a line that dies where it is not.
    ours = position(auth, "pam_sallyport")
    assert re.fullmatch(r"auth\s+required\s+pam_sallyport\.so after=first-factor\s*", auth[ours])
    assert position(auth, "pam_unix") < position(auth, "pam_deny") < ours
    # pam_unix jumps over that line alone, to no place below ours.
    assert re.match(r"auth\s+\[success=1 default=ignore\]\s+pam_unix", auth[position(auth, "pam_unix")])

    assert re.fullmatch(r"account\s+required\s+pam_sallyport\.so\s*", account[0])
    assert position(account, "pam_unix") == 1
    assert "success=1 " in account[1] and "pam_deny" in account[2]

    ours = position(session, "pam_sallyport")
    assert all(position(session, other) < ours for other in ("pam_unix", "pam_systemd") if any(other in line for line in session))
    assert not any("sallyport" in line for line in noninteractive)


def test_they_go_without_a_trace(root):
    before = {kind: common(root, kind) for kind in KINDS}
    update(root, "--enable", *NAMES)
    update(root, "--remove", *NAMES)
    assert {kind: common(root, kind) for kind in KINDS} == before


@pytest.fixture
def service(root):
    """A service that has nothing but the generated stacks, and its daemon."""
    update(root, "--enable", *NAMES)
    daemon = Daemon(SETTINGS).start()
    for kind in ("auth", "account", "session"):
        made = root / "etc" / "pam.d" / f"common-{kind}"
        made.write_text(made.read_text().replace("pam_sallyport.so", stack.module(daemon)))
    stack.write("drive", *(f"@include {root}/etc/pam.d/common-{kind}" for kind in ("auth", "account", "session")))
    yield daemon
    daemon.end()


def test_password_and_code_are_let_in_and_neither_alone(service, user):
    secret = service.enrol(user)
    with pam.Login("drive", user, [users.PASSWORD, authenticator.code(secret)]) as login:
        assert (login.authenticate(), login.account(), login.open_session()) == (pam.SUCCESS,) * 3, login.text
    with pam.Login("drive", user, ["not the password", authenticator.code(secret)]) as login:
        assert login.authenticate() != pam.SUCCESS and len(login.prompts) == 1
    with pam.Login("drive", user, [users.PASSWORD, authenticator.wrong_code(secret)]) as login:
        assert login.authenticate() != pam.SUCCESS


@pytest.mark.parametrize("expired", [False, True])
def test_an_account_phase_without_a_proof_is_refused(service, user, expired):
    service.enrol(user)
    if expired:
        subprocess.run(["chage", "--lastday", "0", user], check=True)
    with pam.Login("drive", user) as login:
        # 12: a new password is wanted, and the login goes on.
        assert login.account() not in (pam.SUCCESS, 12)
