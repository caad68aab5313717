"""Remembered devices: a real sshd with real keys, which asks for a key and then for a code, or not."""

import json
import os
import pathlib
import re
import subprocess

import pexpect
import pytest

from staging import authenticator, places, stack, users
from staging.client import PROMPT, Client, answer_code, exit_status
from staging.clock import Clock
from staging.daemon import SETTINGS, Daemon
from staging.sshd import Sshd

# Two /24 of this host: sshd listens on the first.
HOME, ELSEWHERE = "127.0.0.1", "127.0.7.1"
IDLE, MOST, STEP = 100, 250, 30
OFFER = "Type r and a space before the code, and this SSH key is not asked again for up to 250 s, or 100 s without a login."
ENDS = ["inside", PROMPT, "ermission denied", pexpect.EOF]


def settings(remember=True, bind=("ssh-key",)):
    term = f'remember = {{ idle = "{IDLE}s", max = "{MOST}s", bind = {json.dumps(bind)} }}' if remember else ""
    return SETTINGS + f'\n[[rule]]\nname = "by ssh"\nservice = ["sshd"]\nrequire = "always"\n{term}\n'


class Host:
    """A daemon with a clock of the test's own, an sshd that asks it, and somebody with two keys."""

    def __init__(self, **chosen):
        self.clock = Clock()
        self.daemon = Daemon(settings(**chosen), environment=self.clock.environment).start()
        stack.shipped("sshd", self.daemon, "sshd.publickey")
        self.sshd = Sshd("publickey,keyboard-interactive:pam")
        self.user = users.make()
        self.secret = self.daemon.enrol(self.user)
        self.first, self.second = self._key("first"), self._key("second")

    def end(self):
        self.sshd.end()
        self.daemon.end()

    def _key(self, name):
        """A new key, which sshd takes; the path of its private half."""
        private = places.folder("key") / name
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", private], check=True)
        folder = pathlib.Path(os.path.expanduser(f"~{self.user}/.ssh"))
        folder.mkdir(mode=0o700, exist_ok=True)
        with open(folder / "authorized_keys", "a", encoding="ascii") as file:
            file.write(pathlib.Path(f"{private}.pub").read_text())
        for path in (folder, folder / "authorized_keys"):
            subprocess.run(["chown", f"{self.user}:", path], check=True)
        return private

    def begin(self, key=None, address=HOME):
        client = Client(self.sshd, self.user, key or self.first)
        client.options += ["-b", address]
        return client.ssh("echo", "inside")

    def code(self):
        """A right code that nobody used yet."""
        self.clock.let_pass(STEP)
        return authenticator.code(self.secret, self.clock.now())

    def asked(self, key=None, address=HOME, wish=""):
        """What stands above the prompt of a login that is asked, and is let in by a code, before which a wish is typed."""
        # The clock moves before the login and not in it, so that what is remembered begins at one known moment.
        code = self.code()
        terminal = self.begin(key, address)
        assert terminal.expect(ENDS) == 1, terminal.before
        said = " ".join(terminal.before.split())
        terminal.sendline(wish + code)
        assert terminal.expect(ENDS) == 0, terminal.before
        assert exit_status(terminal) == 0
        return said

    def is_asked(self, key=None, address=HOME):
        """Whether a login meets a prompt, at which it hangs up; else it must be let in."""
        terminal = self.begin(key, address)
        seen = terminal.expect(ENDS)
        assert seen in (0, 1), terminal.before
        terminal.close(force=True)
        return seen == 1

    def remember(self, key=None):
        """Remembers a key that is at home here."""
        self.asked(key)
        self.asked(key, wish="r ")
        return self

    def devices(self):
        return self.daemon.ask_json("devices", "--user", self.user)


@pytest.fixture
def start(stage):
    started = []

    def make(**chosen):
        started.append(Host(**chosen))
        return started[-1]

    yield make
    for each in started:
        each.end()


@pytest.fixture
def host(start):
    return start()


@pytest.fixture
def remembered(host):
    return host.remember()


# --- the offer


def test_it_is_offered_in_one_sentence(host):
    host.asked()
    said = host.asked()
    assert OFFER in said and said.count("Type r") == 1, said
    assert said.isascii()


def test_a_proof_with_another_key_leaves_the_remembered_one(remembered):
    remembered.asked(remembered.second)
    assert len(remembered.devices()) == 1 and not remembered.is_asked()


def test_nothing_is_remembered_that_nobody_wished_for(host):
    host.asked()
    host.asked()
    assert host.devices() == [] and host.is_asked()


def test_where_much_is_odd_nothing_is_offered(host):
    assert "Type r" not in host.asked()


@pytest.mark.parametrize("wish", ["r ", "R ", " r ", "r  "])
def test_a_wish_may_be_typed_in_other_ways(host, wish):
    host.asked()
    host.asked(wish=wish)
    assert len(host.devices()) == 1 and not host.is_asked()


def test_a_code_with_a_space_in_it_may_follow_the_wish(host):
    host.asked()
    terminal = host.begin()
    terminal.expect(PROMPT)
    code = host.code()
    terminal.sendline(f"r {code[:3]} {code[3:]}")
    assert terminal.expect(ENDS) == 0
    assert not host.is_asked()


def test_a_wish_with_a_wrong_code_remembers_nothing(host):
    host.asked()
    terminal = host.begin()
    terminal.expect(PROMPT)
    terminal.sendline("r " + authenticator.wrong_code(host.secret, host.clock.now()))
    terminal.expect("That code is wrong")
    terminal.close(force=True)
    assert host.devices() == [] and host.is_asked()


def test_a_wish_of_a_wrong_try_does_not_stand_for_the_right_one(host):
    host.asked()
    terminal = host.begin()
    terminal.expect(PROMPT)
    terminal.sendline("r " + authenticator.wrong_code(host.secret, host.clock.now()))
    terminal.expect("That code is wrong")
    answer_code(terminal, host.code())
    assert terminal.expect(ENDS) == 0
    assert host.devices() == []


def test_without_a_rule_nothing_is_offered_and_a_wish_is_no_code(start):
    host = start(remember=False)
    host.asked()
    terminal = host.begin()
    terminal.expect(PROMPT)
    assert "Type r" not in terminal.before
    terminal.sendline("r " + host.code())
    assert terminal.expect(["That is not a code", *ENDS]) == 0
    terminal.close(force=True)
    assert host.devices() == [] and host.daemon.failures(host.user) == 0


# --- whom it spares


def test_the_remembered_key_is_not_asked(remembered):
    assert not remembered.is_asked()
    assert not remembered.is_asked()


def test_another_key_is_asked(remembered):
    assert remembered.is_asked(remembered.second)
    assert not remembered.is_asked()


def test_each_key_is_remembered_by_itself(remembered):
    remembered.asked(remembered.second, wish="r ")
    assert len(remembered.devices()) == 2
    assert not remembered.is_asked(remembered.second) and not remembered.is_asked()


def test_the_address_without_the_key_does_not_help(remembered):
    remembered.asked(remembered.second)
    assert remembered.is_asked(remembered.second)


def test_the_key_is_good_from_another_network_too(remembered):
    assert not remembered.is_asked(address=ELSEWHERE)


def test_a_key_of_another_account_is_not_remembered_there(remembered):
    other = users.make()
    remembered.daemon.enrol(other)
    folder = pathlib.Path(os.path.expanduser(f"~{other}/.ssh"))
    folder.mkdir(mode=0o700)
    (folder / "authorized_keys").write_text(pathlib.Path(f"{remembered.first}.pub").read_text())
    subprocess.run(["chown", "-R", f"{other}:", folder], check=True)
    terminal = Client(remembered.sshd, other, remembered.first).ssh("echo", "inside")
    assert terminal.expect(ENDS) == 1
    terminal.close(force=True)


def test_a_restart_forgets_nothing(remembered):
    remembered.daemon.end()
    remembered.daemon.start()
    assert not remembered.is_asked()


# --- when it ends


def test_who_was_idle_for_too_long_is_asked(remembered):
    remembered.clock.let_pass(IDLE - 10)
    assert not remembered.is_asked()
    remembered.clock.let_pass(IDLE + 1)
    assert remembered.is_asked()


def test_at_the_latest_it_ends_though_it_is_used(remembered):
    for _ in range(3):
        remembered.clock.let_pass(80)
        assert not remembered.is_asked()
    remembered.clock.let_pass(20)
    assert remembered.is_asked()
    assert remembered.devices() == []


def test_one_that_was_forgotten_is_asked(remembered):
    remembered.daemon.ask("devices", "forget", str(remembered.devices()[0]["id"]), "--user", remembered.user)
    assert remembered.devices() == [] and remembered.is_asked()


def test_the_person_forgets_their_own(remembered):
    [device] = json.loads(remembered.daemon.ask("devices", "--json", user=remembered.user).stdout)
    said = remembered.daemon.ask("devices", "forget", str(device["id"]), user=remembered.user).stdout
    assert "is forgotten; a login from there is asked again" in said
    assert remembered.is_asked()


def test_one_is_forgotten_and_the_other_stays(remembered):
    remembered.asked(remembered.second, wish="r ")
    first, second = remembered.devices()
    remembered.daemon.ask("devices", "forget", str(first["id"]), "--user", remembered.user)
    assert [each["id"] for each in remembered.devices()] == [second["id"]]
    assert remembered.is_asked() and not remembered.is_asked(remembered.second)


def test_a_lock_forgets_all(remembered):
    remembered.daemon.ask("user", "lock", remembered.user)
    terminal = remembered.begin()
    assert terminal.expect(["inside", "ermission denied", pexpect.EOF, "Press Enter"]) != 0
    terminal.close(force=True)
    remembered.daemon.ask("user", "unlock", remembered.user)
    assert remembered.devices() == [] and remembered.is_asked()


def test_a_reset_forgets_all(remembered):
    remembered.daemon.ask("user", "reset", remembered.user)
    assert remembered.devices() == []
    remembered.secret = remembered.daemon.enrol(remembered.user)
    assert remembered.is_asked()


def test_a_login_at_which_much_is_odd_forgets_all(remembered):
    assert remembered.is_asked(remembered.second, ELSEWHERE)
    assert remembered.devices() == [] and remembered.is_asked()


def test_a_rule_that_is_gone_spares_nobody(remembered):
    remembered.daemon.end()
    remembered.daemon.settings.write_text(settings(remember=False))
    remembered.daemon.start()
    assert remembered.is_asked()


def test_an_explanation_agrees_for_each_key(remembered):
    def explained(key):
        words = ("--service", "sshd", "--from", HOME, "--key", f"{key}.pub")
        return remembered.daemon.ask_json("policy", "explain", remembered.user, *words)["decision"]

    assert explained(remembered.first) == "notAsked" and explained(remembered.second) == "asked"
    remembered.clock.let_pass(IDLE + 1)
    assert explained(remembered.first) == "asked" and remembered.is_asked()


# --- bound to a network too


def test_bound_to_a_network_it_is_good_there_alone(start):
    host = start(bind=["ssh-key", "network"])
    host.asked()
    said = host.asked(wish="r ")
    assert "this SSH key is not asked again in this network for up to 250 s" in said, said
    [device] = host.devices()
    assert device["boundTo"] == "127.0.0.0/24"
    assert not host.is_asked()
    assert host.is_asked(address=ELSEWHERE)
    assert not host.is_asked()


# --- the list


def test_the_list_says_which_key_from_where_and_until_when(remembered):
    [device] = remembered.devices()
    shown = subprocess.run(["ssh-keygen", "-l", "-f", f"{remembered.first}.pub"], capture_output=True, text=True, check=True)
    assert device["fingerprint"] == shown.stdout.split()[1] and device["kind"] == "ssh-ed25519"
    assert device["from"] == "127.0.0.0/24" and "boundTo" not in device
    listed = remembered.daemon.ask("devices", user=remembered.user).stdout
    for column in ("ID", "FIRST USED", "LAST USED", "FROM", "ENDS", device["fingerprint"], "127.0.0.0/24"):
        assert column in listed, (column, listed)


def test_the_list_follows_a_login_from_elsewhere(remembered):
    assert not remembered.is_asked(address=ELSEWHERE)
    [device] = remembered.devices()
    assert device["from"] == "127.0.7.0/24"
    assert re.search(r"127\.0\.7\.0/24", remembered.daemon.ask("devices", user=remembered.user).stdout)
