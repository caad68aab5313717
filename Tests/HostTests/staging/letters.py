"""What a mail says, by the parser of another language's standard library, which finds what is wrong with it."""

import email
import email.policy
import re

CODE = re.compile(r"^\s*(\d{4} \d{4})\s*$", re.MULTILINE)
# Nothing to click, and nothing that a program makes a link of.
URL = re.compile(r"http|www\.|://|mailto:|href|src=", re.IGNORECASE)
ONCE = ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type")


def checked(delivered):
    """The parsed message of a mail, which must be one message to one person, in two parts, and without a fault."""
    _check_lines(delivered.content)
    message = email.message_from_bytes(delivered.content, policy=email.policy.default)
    for part in message.walk():
        assert not part.defects, part.defects
        assert not [header.defects for header in part.values() if getattr(header, "defects", ())], part.items()
    _check_headers(message, delivered)
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    said = f"{message['Subject']}\n{text(message)}\n{html(message)}"
    assert not URL.search(said), URL.search(said)
    return message


def _check_lines(content):
    assert b"\r" not in content.replace(b"\r\n", b"") and b"\n" not in content.replace(b"\r\n", b"") and b"\0" not in content
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert content.partition(b"\r\n\r\n")[0].isascii()


def _check_headers(message, delivered):
    assert {name: len(message.get_all(name, [])) for name in ONCE} == dict.fromkeys(ONCE, 1)
    assert not {"cc", "bcc", "resent-to", "x-mailer"} & {name.lower() for name in message.keys()}
    assert [address.addr_spec for address in message["To"].addresses] == delivered.recipients and len(delivered.recipients) == 1
    assert len(message["From"].addresses) == 1
    assert abs(message["Date"].datetime.timestamp() - delivered.at) < 60, message["Date"]
    assert re.fullmatch(r"<[^<>@\s]+@[^<>@\s]+>", message["Message-ID"].strip()), message["Message-ID"]
    assert not re.search(r"\d{4} ?\d{4}", message["Subject"]), message["Subject"]


def text(message):
    return message.get_body(("plain",)).get_content()


def html(message):
    return message.get_body(("html",)).get_content()


def codes_in(said):
    return CODE.findall(said)


def code_in(message):
    """The one code of a mail, which stands on a line of its own, and is in the HTML part too."""
    [code] = codes_in(text(message))
    assert code in html(message)
    return code
