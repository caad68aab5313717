"""The control socket and the `varlink` package of PyPI: the description is read, every verb called, by every kind of peer."""

import grp
import json
import pwd
import re
import socket
import subprocess

import pytest
import varlink

from staging import places, users
from staging.control import INTERFACE, call, call_as
from staging.daemon import SETTINGS, Daemon

DENIED = ("error", "org.varlink.service.PermissionDenied")
DESCRIPTION = places.TREE / "Sources" / "System" / "Varlink" / "io.sallyport.Control.varlink"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

# Every method, and its parameters for the user it is called about.
METHODS = {
    "EnrolUser": lambda user: {"user": user, "method": "totp", "dryRun": True},
    "ShowUser": lambda user: {"user": user},
    "ListUsers": lambda user: {},
    "ResetUser": lambda user: {"user": user, "dryRun": True},
    "LockUser": lambda user: {"user": user, "dryRun": True},
    "UnlockUser": lambda user: {"user": user, "dryRun": True},
    "OffboardUser": lambda user: {"user": user, "dryRun": True},
    "ImportUsers": lambda user: {"entries": [{"user": user, "secret": SECRET}], "dryRun": True},
    "GetStatus": lambda user: {},
    "ExplainPolicy": lambda user: {"user": user, "service": "sshd"},
    "AcceptClock": lambda user: {"dryRun": True},
    "SetContact": lambda user: {"user": user, "email": "o@example.org", "dryRun": True},
    "NotifyUser": lambda user: {"user": user, "text": "hello", "dryRun": True},
    "TestCourier": lambda user: {"to": "o@example.org"},
    "IssuePass": lambda user: {"user": user, "for": 60, "uses": 1, "dryRun": True},
    "ForgetDevices": lambda user: {"user": user, "dryRun": True},
    "ConfirmUser": lambda user: {"user": user, "purpose": "a test", "freshSeconds": 900},
    # No such time: whoever may try settings out is told so, and nothing is tried.
    "ApplyPolicy": lambda user: {"file": "f", "settings": "", "confirmWithin": 0},
    "ReloadSettings": lambda user: {},
    "ListSessions": lambda user: {"user": user},
    "EndSession": lambda user: {"user": user, "dryRun": True},
}
# Which methods each kind of peer may call; root's row is every method.
MAY = {
    "root": set(METHODS),
    "administrator": set(METHODS),
    "helpdesk": {"ShowUser", "UnlockUser", "IssuePass", "ForgetDevices", "ListSessions"},
    "owner": {"ShowUser", "ForgetDevices", "ConfirmUser", "ListSessions", "EndSession"},
    "other": set(),
}


@pytest.fixture(scope="module")
def daemon(stage):
    for group in ("test-admins", "test-desk"):
        subprocess.run(["groupadd", "--force", group], check=True)
    control = '\n[control]\nadministrators = ["test-admins"]\nhelpdesk = ["test-desk"]\n'
    running = Daemon(SETTINGS + control).start()
    yield running
    running.end()


@pytest.fixture(scope="module")
def people(daemon):
    """A user of each kind; the owner is the one that all calls are about."""
    made = {
        "administrator": users.make("admin", groups=["test-admins"]),
        "helpdesk": users.make("desk", groups=["test-desk"]),
        "owner": users.make("owner"),
        "other": users.make("other"),
    }
    return made | {"root": "root"}


def call_by(name, *arguments, **options):
    entry = pwd.getpwnam(name)
    groups = [group.gr_gid for group in grp.getgrall() if name in group.gr_mem]
    return call_as(entry.pw_uid, entry.pw_gid, groups, *arguments, **options)


def test_the_description_is_read_and_is_the_one_that_ships(daemon):
    with varlink.Client.new_with_address(f"unix:{daemon.control_socket}") as client:
        assert {"org.varlink.service", INTERFACE} <= set(client.get_interfaces())
        assert client.get_interface(INTERFACE).description.strip() == DESCRIPTION.read_text().strip()


def test_the_table_below_has_every_method():
    assert set(re.findall(r"^method (\w+)", DESCRIPTION.read_text(), re.MULTILINE)) == set(METHODS)


def test_the_description_is_open_to_all(daemon, people):
    # The client reads the description before it calls: a refusal of that would end the calling process.
    assert call_by(people["other"], daemon.control_socket, "GetStatus") == DENIED


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("peer", MAY)
def test_who_may_call_what(daemon, people, peer, method):
    parameters = METHODS[method](people["owner"])
    said = call_by(people[peer], daemon.control_socket, method, parameters, more=method in ("ListUsers", "ListSessions"))
    if method in MAY[peer]:
        assert said != DENIED
    else:
        assert said == DENIED


def test_an_owner_sees_only_themselves(daemon, people):
    assert call_by(people["owner"], daemon.control_socket, "ShowUser", {"user": people["other"]}) == DENIED
    kind, shown = call_by(people["owner"], daemon.control_socket, "ShowUser", {})
    assert kind == "reply" and shown["user"]["user"] == people["owner"]


def test_a_uid_is_not_believed_from_anybody_but_root(daemon, people):
    root = {"user": people["owner"], "uid": 0}
    kind, shown = call_by(people["owner"], daemon.control_socket, "ShowUser", root)
    assert kind == "error" or shown["user"]["uid"] == pwd.getpwnam(people["owner"]).pw_uid


def test_root_calls_every_verb_for_real(daemon, user):
    uid = pwd.getpwnam(user).pw_uid
    about = {"user": user, "uid": uid}
    address = daemon.control_socket

    kind, enrolled = call(address, "EnrolUser", about | {"method": "totp"})
    assert kind == "reply" and re.fullmatch("[A-Z2-7]{32}", enrolled["secret"]) and enrolled["recoveryCodes"] == []
    assert call(address, "EnrolUser", about | {"method": "totp"}) == ("error", f"{INTERFACE}.AlreadyEnrolled")

    locked = {"user": user, "changed": True, "sessionsEnded": 0, "sessionsLeft": 0}
    assert call(address, "LockUser", about | {"reason": "holiday"}) == ("reply", locked)
    assert call(address, "ShowUser", about)[1]["user"]["state"] == "locked"
    assert call(address, "UnlockUser", about) == ("reply", {"user": user, "changed": True})
    assert call(address, "ShowUser", about)[1]["user"]["state"] == "enrolled"

    kind, parts = call(address, "ListUsers", more=True)
    assert kind == "reply" and user in {each["user"] for part in parts for each in part["users"]}
    assert call(address, "ResetUser", about) == ("reply", {"user": user, "changed": True})
    assert call(address, "ShowUser", about)[1]["user"]["state"] == "notEnrolled"

    kind, imported = call(address, "ImportUsers", {"entries": [about | {"secret": SECRET}]})
    assert [result["outcome"] for result in imported["results"]] == ["created"]
    kind, imported = call(address, "ImportUsers", {"entries": [about | {"secret": SECRET}]})
    assert [result["outcome"] for result in imported["results"]] == ["unchanged"]

    kind, explained = call(address, "ExplainPolicy", about | {"service": "sshd", "gids": [uid], "from": "192.0.2.1"})
    assert kind == "reply" and explained["decision"] == "asked" and explained["lines"]
    kind, status = call(address, "GetStatus")
    assert kind == "reply" and status["pid"] == daemon.process.pid
    assert call(address, "AcceptClock")[0] == "reply"


def test_a_reply_never_tells_the_secret_again(daemon, user):
    secret = daemon.enrol(user)
    shown = call(daemon.control_socket, "ShowUser", {"user": user, "uid": pwd.getpwnam(user).pw_uid})
    listed = call(daemon.control_socket, "ListUsers", more=True)
    assert secret not in repr(shown) + repr(listed)


@pytest.mark.parametrize(
    "parameters",
    [{}, {"user": 7}, {"user": "x", "colour": "red"}, {"user": "a\nb"}, {"user": "a/b"}, {"user": "x" * 300}, {"user": ""}],
    ids=repr,
)
def test_malformed_parameters_are_errors_and_the_daemon_lives(daemon, parameters):
    request = json.dumps({"method": f"{INTERFACE}.LockUser", "parameters": parameters}).encode() + b"\0"
    with socket.socket(socket.AF_UNIX) as raw:
        raw.settimeout(10)
        raw.connect(str(daemon.control_socket))
        raw.sendall(request)
        assert b'"error"' in raw.recv(65_536)
    assert call(daemon.control_socket, "GetStatus")[0] == "reply"
