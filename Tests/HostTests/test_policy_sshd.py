"""`sallyport policy sshd`: a real sshd takes the Match blocks, and lets in by a key alone exactly whom policy never asks."""

import json
import pwd
import re
import subprocess

import pytest

from staging import places, users
from staging.daemon import Daemon
from staging.sshd import SHIPPED

KEY_ALONE = "publickey"
ASKED = "keyboard-interactive:pam"
OFFICE, ELSEWHERE, OFFICE6 = "10.20.3.4", "192.0.2.1", "2001:db8:20::7"

SETTINGS = """\
version = 1

[login]
services = ["sshd"]
require = "{require}"
methods = ["totp"]
enrol = "admin"

[[rule]]
name = "administrators, wherever they are"
service = ["sshd", "sudo"]
group = ["t-admins"]
except = {{ network = ["10.20.9.0/24"] }}
require = "always"

[[rule]]
name = "nobody logs in like this"
terminal = ["tty*"]
require = "always"

[[rule]]
name = "robots come with keys alone"
group = ["t-robots"]
except = {{ user = ["{careful}"] }}
require = "never"

[[rule]]
name = "the backup, from the office"
user = ["{backup}"]
network = ["10.20.0.0/16", "2001:db8:20::/48"]
require = "never"

[[rule]]
name = "one account, by whom it is"
as = ["{deploy}"]
require = "never"
"""


@pytest.fixture(scope="module", params=["always", "never"])
def host(stage, request):
    """A daemon with these rules, people of each kind, and the file that `policy sshd` makes of the rules."""
    for group in ("t-admins", "t-robots"):
        subprocess.run(["groupadd", "--force", group], check=True)
    people = {
        "nobody special": users.make(), "admin": users.make(groups=["t-admins"]), "robot": users.make(groups=["t-robots"]),
        "admin and robot": users.make(groups=["t-admins", "t-robots"]), "careful": users.make(groups=["t-robots"]),
        "backup": users.make(), "deploy": users.make(),
    }  # fmt: skip
    chosen = {name: people[name] for name in ("careful", "backup", "deploy")}
    running = Daemon(SETTINGS.format(require=request.param, **chosen)).start()
    for name in people.values():
        running.enrol(name)
    folder = places.folder("policy-sshd")
    blocks = folder / "40-sallyport-rules.conf"
    blocks.write_text(running.ask("policy", "sshd", str(running.settings)).stdout)
    config = folder / "sshd_config"
    # The file that ships stands behind it, as the names of both would have it.
    config.write_text(f"Include {blocks}\nInclude {SHIPPED}\n")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "key"], check=True)
    yield running, people, config, request.param
    running.end()


def settings_of(config, user, address):
    """What sshd says that it would do."""
    context = f"user={user},host=h,addr={address}"
    command = [places.SSHD, "-T", "-f", config, "-h", config.parent / "key", "-C", context]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in said.splitlines() if " " in line}


def test_sshd_and_policy_agree(host):
    daemon, people, config, require = host
    for kind, user in people.items():
        for address in (OFFICE, ELSEWHERE, OFFICE6, "10.20.9.9"):
            said = daemon.ask_json("policy", "explain", user, "--service", "sshd", "--from", address)
            # Where [login] itself asks nobody, the methods of sshd are left alone for whom no rule names.
            is_asked = said["decision"] == "asked" or said.get("rule") is None
            sshd = settings_of(config, user, address)
            expected = (ASKED, "yes") if is_asked else (KEY_ALONE, "no")
            seen = sshd["authenticationmethods"], sshd["kbdinteractiveauthentication"]
            assert seen == expected, (require, kind, address, said)


def test_a_stranger_is_offered_what_any_other_is(host):
    _, people, config, _ = host
    for user in ("nobody-of-this-name", "root", people["nobody special"]):
        assert settings_of(config, user, ELSEWHERE)["authenticationmethods"] == ASKED


def test_what_sshd_cannot_tell_is_asked(stage, tmp_path):
    user = users.make()
    settings = tmp_path / "f.conf"
    settings.write_text(
        'version = 1\n[login]\nservices = ["sshd"]\nrequire = "always"\n'
        '[[rule]]\nname = "at night"\nuser = ["root"]\ntime = ["22:00-06:00"]\nrequire = "always"\n'
        f'[[rule]]\nname = "on Sundays"\nuser = ["{user}"]\ntime = ["Sun"]\nrequire = "never"\n'
        '[[rule]]\nname = "nobody here"\ngroup = ["t-no-such-group"]\nrequire = "never"\n'
        f'[[rule]]\nname = "robots"\nuser = ["root", "{user}-robot"]\nrequire = "never"\n'
    )
    command = [places.BIN / "sallyport", "policy", "sshd", settings]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    config = tmp_path / "sshd_config"
    config.write_text(said + f"Include {SHIPPED}\n")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "key"], check=True)
    assert settings_of(config, user, OFFICE)["authenticationmethods"] == ASKED
    assert settings_of(config, "root", OFFICE)["authenticationmethods"] == ASKED
    assert settings_of(config, f"{user}-robot", OFFICE)["authenticationmethods"] == KEY_ALONE
    for rule in ("at night", "on Sundays", "nobody here", "robots"):
        assert re.search(f'^# rule "{rule}": ', said, re.MULTILINE), said
    blocks = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout)["blocks"]
    # Another test may have given uid 0 another name, and that one is root too.
    roots = {entry.pw_name for entry in pwd.getpwall() if entry.pw_uid == 0}
    matched = [set(match.removeprefix("Match User ").split(",")) if (match := block.get("match")) else None for block in blocks]
    assert matched == [roots, None, None, roots | {f"{user}-robot"}]


def test_other_methods_are_printed_as_they_are_told(stage, tmp_path):
    settings = tmp_path / "f.conf"
    settings.write_text(
        'version = 1\n[[rule]]\nname = "a"\nuser = ["root"]\nrequire = "always"\n[[rule]]\nname = "b"\nuser = ["bin"]\nrequire = "never"\n'
    )
    methods = "publickey,keyboard-interactive:pam"
    command = [places.BIN / "sallyport", "policy", "sshd", settings, "--methods", methods]
    config = tmp_path / "sshd_config"
    config.write_text(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "key"], check=True)
    assert settings_of(config, "root", OFFICE)["authenticationmethods"] == methods
