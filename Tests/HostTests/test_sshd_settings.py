"""The settings of sshd that ship: who is offered what, and what a stranger can tell from it."""

import re
import shutil
import socket
import subprocess

import paramiko
import pexpect
import pytest

from staging import authenticator, places, stack, users
from staging.client import PROMPT, Client
from staging.sshd import SHIPPED, Sshd

KEY_AND_CODE = "AuthenticationMethods publickey,keyboard-interactive:pam\n"


@pytest.fixture(scope="module")
def group(stage):
    subprocess.run(["groupadd", "--force", "sallyport-keys-only"], check=True)
    return "sallyport-keys-only"


@pytest.fixture(scope="module")
def shipped_sshd(daemon, group):
    stack.shipped("sshd", daemon)
    running = Sshd()
    yield running
    running.end()


@pytest.fixture(scope="module")
def key_and_code_sshd(daemon, group):
    """As the comments in the file say: the other methods for everybody."""
    stack.shipped("sshd", daemon)
    running = Sshd(more=KEY_AND_CODE)
    yield running
    running.end()


@pytest.fixture
def root(daemon):
    """root with a password and an authenticator; its secret."""
    subprocess.run(["chpasswd"], input=f"root:{users.PASSWORD}\n", text=True, check=True)
    yield daemon.enrol("root")
    daemon.ask("user", "reset", "root")


def offered(server, name):
    """The methods that sshd offers to a stranger who says no more than a name."""
    with paramiko.Transport(socket.create_connection(("127.0.0.1", server.port))) as transport:
        transport.start_client(timeout=10)
        with pytest.raises(paramiko.BadAuthenticationType) as refusal:
            transport.auth_none(name)
        return refusal.value.allowed_types


def test_sshd_understands_them(tmp_path, group):
    robot, person = users.make("robot", groups=[group]), users.make("person")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "key"], check=True)

    def methods(user):
        command = [places.SSHD, "-T", "-f", SHIPPED, "-h", tmp_path / "key", "-C", f"user={user},host=h,addr=192.0.2.1"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return re.search("^authenticationmethods (.*)$", said, re.MULTILINE).group(1)

    assert methods(robot) == "publickey"
    assert methods(person) == methods("nobody-of-this-name") == methods("root") == "keyboard-interactive:pam"


def test_a_name_that_exists_is_offered_what_any_other_is(shipped_sshd, user):
    assert offered(shipped_sshd, user) == offered(shipped_sshd, "nobody-of-this-name") == ["keyboard-interactive"]


def test_with_key_and_code_an_account_of_machines_is_offered_no_other_methods(key_and_code_sshd, group, user):
    robot = users.make("robot", groups=[group])
    for name in (robot, user, "nobody-of-this-name"):
        assert offered(key_and_code_sshd, name) == ["publickey"]


def test_a_stranger_meets_the_same_prompt_and_the_same_refusal(shipped_sshd, user):
    def said(name):
        terminal = Client(shipped_sshd, name).ssh("echo", "inside")
        terminal.expect("[Pp]assword:")
        terminal.sendline("not the password")
        outcome = terminal.expect(["inside", PROMPT, "[Pp]assword:", pexpect.EOF])
        heard = terminal.before
        terminal.close(force=True)
        return outcome, heard.replace(name, "NAME")

    assert said(user) == said("nobody-of-this-name")
    assert said(user)[0] == 2


# What the file says of root: sshd's own default, and the setting that lets root in.
@pytest.mark.parametrize(("permission", "comes_in"), [("prohibit-password", False), ("yes", True)])
@pytest.mark.parametrize("with_key", [False, True])
def test_root_comes_in_with_a_code_only_where_sshd_permits_it(daemon, group, root, permission, comes_in, with_key):
    stack.shipped("sshd", daemon, "sshd.publickey" if with_key else "sshd")
    keys = places.folder("keys")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", keys / "id"], check=True)
    settings = f"PermitRootLogin {permission}\nAuthorizedKeysFile {keys}/id.pub\nStrictModes no\n"
    server = Sshd(more=settings + (KEY_AND_CODE if with_key else ""))
    try:
        assert log_in(Client(server, "root", keys / "id" if with_key else None), root) == comes_in
    finally:
        server.end()


def log_in(client, secret):
    """Answers each prompt rightly the first time and with nothing after that; whether that is an entrance."""
    terminal = client.ssh("echo", "inside")
    answers = {0: users.PASSWORD, 1: authenticator.code(secret)}
    while (seen := terminal.expect(["[Pp]assword:", PROMPT, "inside", "ermission denied", pexpect.EOF])) < 2:
        terminal.sendline(answers.pop(seen, ""))
    terminal.close(force=True)
    return seen == 2
