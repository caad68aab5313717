"""courier.conf: what is not understood is named with its file, line and column, and nothing starts with it."""

import os
import re

import pytest

from staging import mail, places
from staging.courier import Courier
from staging.courier_frames import SENT

MAIL = """\
[mail]
via  = "smtp"
host = "mail.example.org"
from = "Sallyport <a@example.org>"
"""
SMS = """\
[sms]
via        = "twilio"
account    = "AC1"
from       = "+4915100000000"
countries  = ["+49"]
token_file = "{secret}"
"""
TEMPLATE = """\
[sms]
via       = "http"
url       = "https://sms.example.org/send"
method    = "POST"
countries = ["+49"]
body      = '{"to":"{to}","text":"{text}"}'
escaping  = "json"
"""

# Each by what is wrong: (text, line of the complaint, words in it).
WRONG = {
    "no TOML": (MAIL + "port =\n", 5, []),
    "a version": ("version = 1\n" + MAIL, 1, ["version"]),
    "an unknown table": (MAIL + "[smss]\n", 5, ["smss", "did you mean", "sms"]),
    "a misspelt key": (MAIL + "usrename = 'x'\n", 5, ["usrename", "did you mean", "username"]),
    "a misspelt key of sms": (SMS + "contries = ['+49']\n", 7, ["contries", "did you mean", "countries"]),
    "no via": (MAIL.replace('via  = "smtp"\n', ""), 1, ["via", "smtp", "sendmail"]),
    "another via": (MAIL.replace('"smtp"', '"pigeon"'), 2, ["pigeon", "smtp"]),
    "no sender": (MAIL.replace("from =", "host2 ="), 4, ["host2"]),
    "no host": (MAIL.replace('host = "mail.example.org"\n', ""), 1, ["host"]),
    "a sender of two lines": (MAIL.replace("Sallyport <", "Sally\\r\\nBcc: x@example.org <"), 4, ["from"]),
    "a sender that is none": (MAIL.replace("a@example.org", "example.org"), 4, ["from"]),
    "two senders": (MAIL.replace("Sallyport <a@example.org>", "a@example.org, b@example.org"), 4, ["from"]),
    "a port of a wrong type": (MAIL + 'port = "587"\n', 5, ["port"]),
    "a port out of range": (MAIL + "port = 65536\n", 5, ["port"]),
    "no encryption to another host": (MAIL + 'tls = "none"\n', 5, ["none", "mail.example.org"]),
    "another encryption": (MAIL + 'tls = "ssl"\n', 5, ["ssl", "starttls"]),
    "a password without a name": (MAIL + 'password_file = "{secret}"\n', 5, ["password_file", "username"]),
    "a name without a password": (MAIL + 'username = "x"\n', 5, ["username", "password_file"]),
    "a password in the file": (MAIL + 'password = "hunter2"\n', 5, ["password"]),
    "a relative path": (MAIL + 'ca_file = "ca.pem"\n', 5, ["ca_file"]),
    "a program of another via": (MAIL + 'program = "/usr/sbin/sendmail"\n', 5, ["program", "sendmail"]),
    "a host with a command in it": (MAIL.replace("mail.example.org", "mail.example.org/x"), 3, ["host"]),
    "no countries": (SMS.replace('countries  = ["+49"]\n', ""), 1, ["countries"]),
    "an empty list of countries": (SMS.replace('["+49"]', "[]"), 5, ["countries"]),
    "every country": (SMS.replace('"+49"', '"+"'), 5, ["countries"]),
    "a country without its plus": (SMS.replace('"+49"', '"49"'), 5, ["+49"]),
    "no token": (SMS.replace("token_file", "token_flie"), 6, ["token_flie", "did you mean", "token_file"]),
    "an account with a path in it": (SMS.replace("AC1", "../AC1"), 3, ["account"]),
    "a gateway in the clear": (TEMPLATE.replace("https:", "http:"), 3, ["https"]),
    "a gateway with a password in its URL": (TEMPLATE.replace("https://", "https://me:secret@"), 3, ["url"]),
    "a gateway that is a file": (TEMPLATE.replace("https://", "file://"), 3, ["https"]),
    "an unknown method": (TEMPLATE.replace('"POST"', '"DELETE"'), 4, ["DELETE", "POST"]),
    "an unknown place": (TEMPLATE.replace("{text}", "{txet}"), 6, ["txet", "did you mean", "text"]),
    "no place for the text": (TEMPLATE.replace("{text}", "hello"), 1, ["{text}"]),
    "no place for the number": (TEMPLATE.replace("{to}", "+49"), 1, ["{to}"]),
    "a header of two lines": (TEMPLATE + 'headers = ["X: a\\r\\nY: b"]\n', 8, ["headers"]),
    "a header that is not theirs": (TEMPLATE + 'headers = ["Host: example.org"]\n', 8, ["Host"]),
    "a status that is none": (TEMPLATE + 'sent_status = ["2xx"]\n', 8, ["sent_status"]),
    "a program that is told the text": (
        '[sms]\nvia = "program"\ncountries = ["+49"]\nprogram = ["/bin/echo", "{to}", "{text}"]\n', 4, ["program"]),
    "a program that is not told the number": (
        '[sms]\nvia = "program"\ncountries = ["+49"]\nprogram = ["/bin/echo"]\n', 4, ["program"]),
}  # fmt: skip


@pytest.fixture
def courier(stage):
    return Courier()


@pytest.mark.parametrize(("text", "line", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_line_and_nothing_starts(courier, text, line, words):
    courier.write(text.replace("{secret}", courier.secret("secret", "hunter3")))
    status, said = courier.run_to_its_end()
    assert status == 78, (status, said)
    assert re.search(rf"{re.escape(str(courier.config))}:{line}:\d+: ", said), said
    assert not [word for word in words if word not in said], said
    assert "hunter" not in said


def test_several_mistakes_are_all_named_at_once(courier):
    courier.write(MAIL.replace("host", "hots") + "port = 0\n[sms]\nvia = 'telex'\n")
    status, said = courier.run_to_its_end()
    assert status == 78 and "hots" in said and "port" in said and "telex" in said


def test_what_has_a_table_and_nothing_else_wrong_starts(courier):
    for text in ("", MAIL, SMS, TEMPLATE, MAIL + SMS):
        courier.write(text.replace("{secret}", courier.secret("secret", "hunter3")))
        courier.start()
        assert courier.end() == 0


def test_no_file_is_said_and_nothing_starts(courier):
    courier.config.unlink()
    status, said = courier.run_to_its_end()
    assert status == 78 and str(courier.config) in said


# secrets


@pytest.fixture
def server(stage):
    running = mail.MailServer()
    yield running
    running.end()


def refused_at_once(courier, server, file):
    """What is said of a password file with which no mail can be sent: at the start, or in the answer."""
    courier.settle(mail=server.table(password_file=str(file)))
    status, said = courier.run_to_its_end()
    assert status == 78 and str(file) in said and not server.logins, said
    return said


@pytest.mark.parametrize("mode", [0o604, 0o644, 0o666, 0o602])
def test_a_password_that_others_can_read_or_write_is_refused(courier, server, mode):
    file = courier.folder / "loose"
    file.write_text(mail.PASSWORD + "\n")
    file.chmod(mode)
    assert mail.PASSWORD not in refused_at_once(courier, server, file)


NO_PASSWORD = {"empty": "", "a line": "\n", "two lines": "two\nlines\n", "too long": "x" * 5_000, "a NUL": "nul\0\n"}


@pytest.mark.parametrize("content", NO_PASSWORD.values(), ids=NO_PASSWORD)
def test_a_password_that_is_none_is_refused(courier, server, content):
    file = courier.folder / "odd"
    file.write_text(content)
    file.chmod(0o600)
    refused_at_once(courier, server, file)


def test_a_password_file_that_is_missing_a_folder_or_never_ends_is_refused(courier, server):
    pipe = courier.folder / "pipe"
    os.mkfifo(pipe, 0o600)
    for file in (courier.folder / "missing", courier.runtime, pipe):
        refused_at_once(courier, server, file)


def test_a_bare_name_is_a_credential_of_systemd(stage, server):
    folder = places.folder("credentials")
    (folder / "smtp-password").write_text(mail.PASSWORD)
    # As systemd leaves it, whatever its mode: nobody else comes into the folder.
    (folder / "smtp-password").chmod(0o444)
    courier = Courier(environment={"CREDENTIALS_DIRECTORY": str(folder)})
    courier.settle(mail=server.table(password_file="smtp-password"))
    try:
        assert courier.start().deliver("alice@example.org").fate == SENT
    finally:
        courier.end()
    courier.environment = {}
    status, said = courier.run_to_its_end()
    assert status == 78 and "credential" in said and "password_file" in said


@pytest.mark.parametrize("name", ["../password", "a/b", ".."])
def test_the_name_of_a_credential_is_no_way_out_of_its_folder(courier, server, name):
    courier.settle(mail=server.table(password_file=name))
    courier.environment = {"CREDENTIALS_DIRECTORY": str(courier.folder / "run")}
    assert courier.run_to_its_end()[0] == 78


def test_settings_that_others_can_write_are_not_believed(courier):
    courier.write(MAIL)
    for mode in (0o642, 0o666):
        courier.config.chmod(mode)
        status, said = courier.run_to_its_end()
        assert status == 78 and str(courier.config) in said, said
