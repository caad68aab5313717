"""Contacts: who may set them, what is taken for an address, many at once, and who hears of a change."""

import grp
import pathlib
import pwd
import subprocess

import pytest

from staging import users
from staging.control import call_as
from staging.post import Person, post

# What goes wrong in an answer would else be lost in libpam, and look like a refusal.
pytestmark = pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")

DENIED = ("error", "org.varlink.service.PermissionDenied")
CONTROL = """\
[control]
administrators = ["test-admins"]
helpdesk       = ["test-desk"]
"""


@pytest.fixture(scope="module")
def host(stage):
    for group in ("test-admins", "test-desk"):
        subprocess.run(["groupadd", "--force", group], check=True)
    with post(sms="twilio", more=CONTROL) as made:
        yield made


def contact(host, person, *options, check=True, user=None):
    name = person.name if isinstance(person, Person) else person
    return host.daemon.ask("user", "contact", name, *options, check=check, user=user)


def contacts(host, name):
    """{channel: (address, whether it is verified)} of a user."""
    shown = host.shown(Person(name))
    return {each["channel"]: (each["address"], each["verified"]) for each in shown["contacts"]}


def test_an_address_and_a_number_are_set_vouched_for_and_taken_away(host, user):
    contact(host, user, "--email=a@example.org", "--phone=+49 151 1234-5678")
    assert contacts(host, user) == {"email": ("a@example.org", False), "sms": ("+4915112345678", False)}
    contact(host, user, "--verified")
    assert contacts(host, user) == {"email": ("a@example.org", True), "sms": ("+4915112345678", True)}
    # Another address is not vouched for because the one before was.
    contact(host, user, "--email=b@example.org")
    assert contacts(host, user) == {"email": ("b@example.org", False), "sms": ("+4915112345678", True)}
    contact(host, user, "--remove=email", "--remove=sms")
    assert contacts(host, user) == {}


def test_a_dry_run_says_what_would_be_and_changes_nothing(host, user):
    said = contact(host, user, "--email=a@example.org", "--dry-run").stdout
    assert "would" in said and contacts(host, user) == {}
    assert contact(host, user).stdout


NO_ADDRESS = [
    "--email=", "--email=a", "--email=a@", "--email=@example.org", "--email=a@b@example.org", "--email=a b@example.org",
    "--email=a@example.org\nBcc: b@example.org", "--email=a@example.org,b@example.org", "--email=-f@example.org",
    "--email=älice@example.org", "--email=A <a@example.org>", "--email=" + "a" * 65 + "@example.org",
    "--email=a@" + "b" * 250 + ".org", "--email=a..b@example.org", "--email=a@-example.org", "--email=\"a\"@example.org",
    "--phone=", "--phone=0151123456", "--phone=4915112345678", "--phone=+0151123456", "--phone=+49", "--phone=+49151x",
    "--phone=+4915112345678901", "--phone=+49\n151123", "--phone=tel:+4915112345678",
]  # fmt: skip


@pytest.mark.parametrize("option", NO_ADDRESS)
def test_what_is_no_address_is_refused(host, user, option):
    done = contact(host, user, option, "--verified", check=False)
    assert done.returncode in (64, 65), (done.returncode, done.stderr)
    assert contacts(host, user) == {}


def test_a_user_that_does_not_exist_has_no_contact(host):
    assert contact(host, "no-such-user", "--email=a@example.org", check=False).returncode == 67


@pytest.mark.parametrize(("group", "may"), [("test-admins", True), ("test-desk", False), (None, False)],
                         ids=["administrators", "helpdesk", "others"])  # fmt: skip
@pytest.mark.parametrize(
    ("method", "parameters"),
    [("SetContact", {"email": "thief@example.org", "verified": True}), ("NotifyUser", {"text": "hello"}), ("TestCourier", None)],
)  # fmt: skip
def test_who_may_set_contacts_and_send(host, user, method, parameters, group, may):
    peer = pwd.getpwnam(users.make("peer", groups=[group] if group else []))
    gids = [grp.getgrnam(group).gr_gid] if group else []
    contact(host, user, f"--email={user}@example.org", "--verified")
    about = {"to": "a@example.org"} if parameters is None else {"user": user, **parameters}
    said = call_as(peer.pw_uid, peer.pw_gid, gids, host.daemon.control_socket, method, about)
    assert (said[0] == "reply") if may else (said == DENIED), said
    assert contacts(host, user)["email"][0] == ("thief@example.org" if may and method == "SetContact" else f"{user}@example.org")


def test_nobody_sets_their_own_contact(host, user):
    assert contact(host, user, f"--email={user}@example.org", "--verified", user=user, check=False).returncode == 77
    assert contacts(host, user) == {}


def test_gecos_is_never_read(host):
    name = users.make()
    subprocess.run(["usermod", "--comment", "A,room,+4915112345678,b@example.org", name], check=True)
    home = pathlib.Path(pwd.getpwnam(name).pw_dir)
    (home / ".forward").write_text("thief@example.org\n")
    person = Person(name, address="b@example.org")
    host.daemon.enrol(name)
    let_in, said = host.log_in(person, "email")
    assert not let_in and contacts(host, name) == {} and not host.mail.to("b@example.org"), said


# many at once


def many(host, text, *options, check=True):
    return host.daemon.ask("user", "contact", "--file=-", *options, typed=text, check=check)


def test_a_file_sets_the_contacts_of_many(host):
    names = [users.make() for _ in range(4)]
    text = f"""user,email,phone,verified\r
{names[0]},{names[0]}@example.org,,yes\r
{names[1]},,+4915112345601,no\r
"{names[2]}","{names[2]}@example.org","+43 660 1234567",yes\r
{names[3]},{names[3]}@example.org,,\r
"""
    many(host, text)
    assert [contacts(host, name) for name in names] == [
        {"email": (f"{names[0]}@example.org", True)},
        {"sms": ("+4915112345601", False)},
        {"email": (f"{names[2]}@example.org", True), "sms": ("+436601234567", True)},
        {"email": (f"{names[3]}@example.org", False)},
    ]


def test_a_dry_run_of_a_file_says_line_by_line_what_it_would_do(host):
    names = [users.make() for _ in range(3)]
    contact(host, names[1], "--email=old@example.org", "--verified")
    contact(host, names[2], "--email=same@example.org", "--verified")
    text = f"user,email\n{names[0]},new@example.org\n{names[1]},other@example.org\n{names[2]},same@example.org\n"
    said = many(host, text, "--dry-run").stdout
    for name in names:
        [line] = [line for line in said.splitlines() if name in line]
        assert line
    assert [contacts(host, name).get("email") for name in names] == [None, ("old@example.org", True), ("same@example.org", True)]
    assert not host.mail.to("old@example.org")


WRONG_LINES = {
    "no such user": ("no-such-user,a@example.org,,yes", "no-such-user"),
    "no address": ("{user},nowhere,,yes", "nowhere"),
    "no number": ("{user},,0151,yes", "0151"),
    "no yes and no no": ("{user},a@example.org,,perhaps", "perhaps"),
    "too many fields": ("{user},a@example.org,,yes,more", ""),
    "too few fields": ("{user}", ""),
    "a quotation that does not end": ('"{user},a@example.org,,yes', ""),
    "the same user twice": ("{first},b@example.org,,yes", "{first}"),
}


@pytest.mark.parametrize("dry", [[], ["--dry-run"]], ids=["for real", "a dry run"])
@pytest.mark.parametrize(("line", "word"), WRONG_LINES.values(), ids=WRONG_LINES)
def test_one_wrong_line_is_named_by_its_number_and_nothing_is_done(host, line, word, dry):
    first, user = users.make(), users.make()
    text = f"user,email,phone,verified\n{first},{first}@example.org,,yes\n" + line.format(user=user, first=first) + "\n"
    done = many(host, text, *dry, check=False)
    said = done.stdout + done.stderr
    assert done.returncode in (1, 65, 67), (done.returncode, said)
    assert "3" in said and word.format(first=first) in said, said
    assert contacts(host, first) == {} and contacts(host, user) == {}


@pytest.mark.parametrize("header", ["", "name,email", "user,emial", "user,user", "email", "user,email,secret"])
def test_a_file_with_another_header_is_refused(host, header):
    name = users.make()
    done = many(host, f"{header}\n{name},a@example.org\n", check=False)
    assert done.returncode in (1, 64, 65), done.stdout
    assert contacts(host, name) == {}


# who hears of it


def test_the_old_address_hears_of_a_new_one(host):
    somebody = host.person()
    contact(host, somebody, f"--email=new-{somebody.address}", "--verified")
    said = host.wait_for_notice(somebody, "changed the e-mail address")
    assert somebody.name in said and "new-" not in said
    assert not host.mail.to(f"new-{somebody.address}")


def test_the_old_address_hears_that_it_was_taken_away(host):
    somebody = host.person()
    contact(host, somebody, "--remove=email")
    host.wait_for_notice(somebody, "removed the e-mail address")


def test_the_old_number_hears_of_a_new_one_where_there_is_mail_too(host):
    somebody = host.person(phone=True)
    contact(host, somebody, "--phone=+491519999999", "--verified")
    assert "changed the phone number" in host.gateway.wait_for_message(somebody.number).text


def test_the_old_number_hears_of_a_new_one_by_sms_where_there_is_nothing_else(host):
    somebody = host.person(email=False, phone=True)
    contact(host, somebody, "--phone=+491519999998", "--verified")
    assert "changed the phone number" in host.gateway.wait_for_message(somebody.number).text


def test_setting_the_same_again_is_no_news(host):
    somebody, other = host.person(), host.person()
    contact(host, somebody, f"--email={somebody.address}", "--verified")
    contact(host, other, "--remove=email")
    host.wait_for_notice(other, "removed")
    assert host.notices(somebody) == []


def test_a_new_address_that_nobody_vouched_for_counts_after_a_code_came_back_and_not_before(host):
    somebody = host.person()
    somebody.address = f"later-{somebody.address}"
    contact(host, somebody, f"--email={somebody.address}")
    let_in, said = host.log_in(somebody, "email", lambda _: host.code(somebody))
    assert let_in and host.mails(somebody) == [], said
    contact(host, somebody, "--verified")
    host.clock.let_pass(61)
    let_in, said = host.log_in(somebody, "email", host.reads_mail(somebody))
    assert let_in, said
