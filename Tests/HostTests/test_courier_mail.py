"""sallyport-courier alone: its mails at a real mail server, read by another language's parser."""

import base64

import pytest

from staging import letters, mail
from staging.courier import Courier
from staging.courier_frames import FAILED, LETTER, REFUSED, SENT

VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "ALL_PROXY", "smtp_proxy", "HTTPS_PROXY")
PROXIES = dict.fromkeys(VARIABLES, "http://127.0.0.1:9")


@pytest.fixture
def start(stage):
    """Starts a mail server and a courier that uses it; both are ended with the test."""
    started = []

    def begin(more=None, environment=None, **server):
        running = mail.MailServer(**server)
        started.append(running)
        courier = Courier(environment=environment)
        started.append(courier)
        password = {"password_file": courier.secret("password", mail.PASSWORD)} if running.password else {}
        courier.settle(mail=running.table(**password, **(more or {})))
        return running, courier.start()

    yield begin
    for each in reversed(started):
        each.end()


@pytest.fixture(scope="module")
def shared(stage):
    server = mail.MailServer()
    courier = Courier(mail=server).start()
    yield server, courier
    courier.end()
    server.end()


def sent(shared, address, **options):
    """The parsed mail of a letter that must arrive."""
    server, courier = shared
    [answer] = courier.ask(address, **options)
    assert answer.fate == SENT and answer.fault is None, answer
    return letters.checked(server.wait_for_mail(address))


WAYS = [("starttls", mail.PASSWORD), ("tls", mail.PASSWORD), ("starttls", None), ("none", None)]


@pytest.mark.parametrize(("tls", "password"), WAYS)
def test_a_letter_arrives_as_one_mail_in_two_parts(start, tls, password):
    server, courier = start(tls=tls, password=password)
    [answer] = courier.ask("alice@example.org")
    assert (answer.fate, answer.fault) == (SENT, None)
    assert "kept as 4BzPq7" in answer.detail and answer.steps == ""
    message = letters.checked(server.wait_for_mail("alice@example.org"))
    assert letters.code_in(message) == "1234 5678"
    assert len(server.delivered) == 1 and server.delivered[0].sender == "sallyport@example.org"


@pytest.mark.parametrize("mechanism", ["LOGIN", "PLAIN"])
def test_either_way_to_tell_the_password_is_known(start, mechanism):
    server, courier = start(mechanisms=[mechanism])
    assert courier.deliver("alice@example.org").fate == SENT
    assert server.logins[-1] == (mechanism, mail.USER, mail.PASSWORD)


def test_every_fact_is_in_both_parts(shared):
    message = sent(shared, "facts@example.org")
    for name, *texts in LETTER:
        for piece in texts:
            for line in piece.splitlines():
                assert line in letters.text(message), (name, line)
                assert line in letters.html(message).replace("&#39;", "'"), (name, line)


def test_in_a_terminal_the_text_is_not_wider_than_a_terminal(shared):
    letter = [("paragraph", "Some words of a long sentence that somebody reads. " * 20), ("code", "1234 5678")]
    message = sent(shared, "wide@example.org", letter=letter)
    assert max(map(len, letters.text(message).splitlines())) <= 80


STRANGE = {
    "markup": "<script>alert(1)</script> &amp; <img/onerror=x> \"quoted\" 'too'",
    "lines that SMTP knows": "first\n.\n..\n.hidden\nFrom here on\nQUIT",
    "many scripts": "Grüße an Jürgen, 東京から, Здравствуйте, שלום, ไทย",
    "beyond 16 bits": "a key 🔑 and a door 🚪",
    "one long word": "x" * 3_000,
    "as long as can be": ("é" * 50 + " ") * 40,
    "quoted-printable": "=C3=A4 = =20 =\n=",
    "boundaries": "--\n----\n--=_boundary--\nContent-Type: text/plain",
    "trailing spaces": "ends with spaces   \nand goes on",
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_whatever_a_paragraph_says_arrives_as_it_was_said(shared, text):
    address = f"strange{list(STRANGE.values()).index(text)}@example.org"
    message = sent(shared, address, letter=[("paragraph", text), ("code", "1234 5678")])
    assert letters.code_in(message) == "1234 5678"
    assert _words(text) in _words(letters.text(message))
    assert "<script" not in letters.html(message) and "<img" not in letters.html(message)


def _words(text):
    """Without the spaces, and so without the line breaks that a mail adds."""
    return "".join(text.split())


@pytest.mark.parametrize("subject", ["Your code", "Grüße vom zweiten Tor 🔑", "x" * 120, "é" * 60, "=?utf-8?q?coded?= twice"])
def test_a_subject_arrives_as_it_was_said(shared, subject):
    address = f"subject{len(subject)}@example.org"
    assert sent(shared, address, subject=subject)["Subject"] == subject


@pytest.mark.parametrize(
    ("sender", "name", "address"),
    [("a@example.org", "", "a@example.org"), ("Zweites Tor Köln <b@example.org>", "Zweites Tor Köln", "b@example.org"),
     ('"Doe, J. (ops); a@b:" <c@example.org>', "Doe, J. (ops); a@b:", "c@example.org")],
)  # fmt: skip
def test_the_sender_is_the_one_that_the_settings_name(start, sender, name, address):
    server, courier = start(more={"from": sender})
    assert courier.deliver("alice@example.org").fate == SENT
    message = letters.checked(server.wait_for_mail("alice@example.org"))
    [seen] = message["From"].addresses
    assert (seen.display_name, seen.addr_spec) == (name, address) and server.delivered[0].sender == address


def test_no_two_letters_have_one_message_id(shared):
    seen = {sent(shared, f"id{number}@example.org")["Message-ID"] for number in range(5)}
    assert len(seen) == 5


def test_the_wrong_password_is_refused_at_once_and_told_to_nobody(start):
    server, courier = start()
    courier.end()
    courier.secret("password", "canary-wrong-31f0")
    courier.start()
    [answer] = courier.ask("alice@example.org", shows_steps=True)
    assert answer.fate in (REFUSED, FAILED) and answer.fault == "credentials", answer
    assert len(server.logins) == 1 and not server.delivered
    assert "canary" not in answer.detail + answer.steps + courier.text()


def test_a_test_letter_shows_each_step_and_neither_the_password_nor_the_code(start):
    server, courier = start()
    [answer] = courier.ask("alice@example.org", shows_steps=True)
    assert answer.fate == SENT and "kept as 4BzPq7" in answer.steps
    for step in ("220", "EHLO", "STARTTLS", "AUTH", "235", "MAIL FROM", "RCPT TO", "DATA", "354", "250 2.0.0 kept"):
        assert step in answer.steps, (step, answer.steps)
    said = answer.steps + answer.detail + courier.text()
    for spelling in _spellings(mail.PASSWORD):
        assert spelling not in said, spelling
    assert "1234 5678" not in said and "12345678" not in said
    assert server.wait_for_mail("alice@example.org")


def _spellings(password):
    """A password as it is, and as AUTH LOGIN and AUTH PLAIN say it."""
    plain = base64.b64encode(f"\0{mail.USER}\0{password}".encode()).decode()
    return [password, base64.b64encode(password.encode()).decode(), plain, plain[:-8]]


def test_no_proxy_and_no_file_of_a_user_is_taken_from_the_environment(start, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / ".netrc").write_text("default login thief password thief\n")
    (home / ".curlrc").write_text("insecure\n")
    keys = home / "keys"
    files = {"HOME": str(home), "CURL_HOME": str(home), "NETRC": str(home / ".netrc"), "SSLKEYLOGFILE": str(keys)}
    server, courier = start(environment=PROXIES | files)
    assert courier.deliver("alice@example.org").fate == SENT
    assert server.logins[-1][1:] == (mail.USER, mail.PASSWORD)
    assert not keys.exists(), "whoever reads that file reads what TLS hides"


def test_a_password_with_every_kind_of_byte_is_told_as_it_is(start):
    server, courier = start(password="pä ss:wo\"rd\\x'%41 ")
    courier.end()
    courier.secret("password", server.password)
    courier.start()
    assert courier.deliver("alice@example.org").fate == SENT, server.logins
