"""Our module as the first line of a stack, where no first factor is proven yet: who stands there, and what comes of it."""

import dataclasses
import hashlib
import socket

import paramiko

from staging import authenticator, journal, pam, stack, users
from staging.client import authorize
from staging.control import call
from staging.patience import until
from staging.post import STEP, Person

HOME, ELSEWHERE = "192.0.2.1", "198.51.100.7"
UNKNOWN = "nobody-of-this-name"
KINDS = (
    "not enrolled", "reachable by mail", "called with a pass", "enrolled", "enrolled with contacts",
    "enrolled by mail alone", "enrolled and never seen", "guessed at", "locked", "owner of a remembered key",
    "root",
)  # fmt: skip
SERVICE = "front"
# More than any login asks.
MOST_PROMPTS = 20
# Of a record, what names the account or the login.
OWN_FIELDS = {
    "__REALTIME_TIMESTAMP", "MESSAGE", "SALLYPORT_USER", "SALLYPORT_UID", "SALLYPORT_CONVERSATION", "SALLYPORT_PID",
    "SALLYPORT_DURATION_USEC",
}  # fmt: skip


def stand_first(daemon, service):
    """The module asks before the password is asked for, which comes without pam_unix's wait of two seconds."""
    module = stack.module(daemon)
    stack.write(
        service, f"auth required {module}", "auth required pam_unix.so nodelay", f"account required {module}",
        "account required pam_permit.so", "session required pam_permit.so",
    )  # fmt: skip


@dataclasses.dataclass
class Somebody:
    """Who stands there, and what would let them in behind a first factor."""

    name: str
    person: Person | None = None
    proofs: list = dataclasses.field(default_factory=list)


class People:
    """One of each of KINDS. Behind the first factor they go by the service `drive`."""

    def __init__(self, host):
        self.host = host

    def make(self, kind):
        return getattr(self, f"_{kind.replace(' ', '_')}")()

    def _unknown(self):
        return Somebody(UNKNOWN)

    def _root(self):
        """sshd lets root in by no password, and hands on nothing that was typed."""
        return Somebody("root")

    def _not_enrolled(self):
        return Somebody(self.host.person(email=False, factor=None).name)

    def _reachable_by_mail(self):
        """Not enrolled, with a contact that would vouch where much is odd."""
        return Somebody(self.host.person(factor=None).name)

    def _called_with_a_pass(self):
        name = self.host.person(email=False, factor=None).name
        return Somebody(name, proofs=[self.host.daemon.ask_json("user", "pass", name)["pass"]])

    def _enrolled(self):
        """At home here: from here nothing is odd."""
        made = self._with_factor()
        self._let_in(made)
        return made

    def _enrolled_with_contacts(self):
        return self._with_factor(email=True)

    def _enrolled_by_mail_alone(self):
        person = self.host.person(factor="email")
        until(lambda: [each["fate"] for each in self.host.deliveries(person)] == ["sent"], "the notice of the factor", 60)
        return Somebody(person.name)

    def _enrolled_and_never_seen(self):
        """Every network is new."""
        return self._with_factor()

    def _guessed_at(self):
        """At home here, with so many wrong codes that each source waits."""
        made = self._with_factor()
        self._let_in(made)
        wrong = int(authenticator.wrong_code(made.person.secret, self.host.clock.now()))
        for number in range(6):
            self.host.log_in(made.person, f"{wrong + number:06}", rhost=ELSEWHERE)
        assert self.host.daemon.failures(made.name) > 4
        return made

    def _locked(self):
        made = self._with_factor(email=True)
        self.host.daemon.ask("user", "lock", made.name)
        return made

    def _owner_of_a_remembered_key(self):
        made = self._with_factor()
        key = authorize(made.name)
        shown = " ".join(key.with_suffix(".pub").read_text().split()[:2])
        for wish in ("", "r "):
            self._let_in(made, wish, environment=[f"SSH_AUTH_INFO_0=publickey {shown}\n"])
        assert self.host.daemon.ask_json("devices", "--user", made.name)
        return made

    def _with_factor(self, email=False):
        person = self.host.person(email=False, factor=None)
        said = self.host.daemon.ask_json("user", "enrol", person.name, "--method", "totp")
        person.secret = said["secret"]
        # Only now, so that nobody is told of the factor.
        person.address = f"{person.name}@mail.example.org" if email else None
        self.host.contact(person)
        return Somebody(person.name, person, [said["recoveryCodes"][0]])

    def _let_in(self, somebody, wish="", **options):
        with pam.Login("drive", somebody.name, [wish + self.host.code(somebody.person)], rhost=HOME, **options) as login:
            assert login.authenticate() == pam.SUCCESS, login.text


def by_pam(tty, service=SERVICE):
    """A door: a program that calls libpam and names a terminal; "ssh" is what sshd says."""

    def log_in(somebody, answers, source):
        with pam.Login(service, somebody.name, answers, rhost=source, tty=tty) as login:
            return login.authenticate() == pam.SUCCESS, login.messages

    return log_in


def by_sshd(server):
    """A door: a real sshd, by a library that tells all that sshd says."""

    def log_in(somebody, answers, source):
        heard = []

        def answer(*said):
            heard.append(said)
            return [answers.pop(0)(text) if answers else "" for text, _ in said[2]]

        with paramiko.Transport(socket.create_connection(("127.0.0.1", server.port))) as transport:
            transport.start_client(timeout=60)
            try:
                transport.auth_interactive(somebody.name, answer)
            except paramiko.AuthenticationException:
                pass
            return transport.is_authenticated(), heard

    return log_in


def snapshot(*folders):
    """What each file of them is, to the last byte and the moment of its last change."""
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if not file.is_socket()]
    return {file: (file.lstat().st_mtime_ns, file.is_file() and hashlib.sha256(file.read_bytes()).digest()) for file in files}


@dataclasses.dataclass
class Observation:
    """All that came of one person's logins: what they were told, what the journal has, and what was changed or sent."""

    is_let_in: bool
    told: list
    journal: list
    changed: set
    letters: int


def observe(host, kind, door, sources=(HOME,)):
    """Lets one of that kind try everything, from each source."""
    somebody = People(host).make(kind)
    until_written(host.daemon)
    folders = host.daemon.state, host.daemon.runtime
    files, records, letters = snapshot(*folders), len(journal.records(host.daemon)), len(host.mail.delivered)
    outcomes = [
        door(somebody, [typist(answers)] * MOST_PROMPTS, source) for source in sources for answers in scripts(host, somebody)
    ]

    def written():
        new = [each for each in journal.records(host.daemon)[records:] if each.get("SALLYPORT_EVENT")]
        return len(new) >= len(outcomes) and new

    new = until(written, f"{len(outcomes)} records", 60)
    until_written(host.daemon)
    after = snapshot(*folders)
    return Observation(
        any(is_let_in for is_let_in, _ in outcomes), [told for _, told in outcomes],
        [{name: value for name, value in record.items() if name not in OWN_FIELDS} for record in new],
        {file.name for file in files.keys() | after.keys() if files.get(file) != after.get(file)},
        len(host.mail.delivered) - letters,
    )  # fmt: skip


def until_written(daemon):
    until(lambda: call(daemon.control_socket, "GetStatus")[1]["store"]["pendingWrites"] == 0, "the records to be written", 60)


def typist(answers):
    """Types the password where it is asked for, and the next answer elsewhere."""
    left = list(answers)
    return lambda prompt: users.PASSWORD if "assword" in prompt else left.pop(0) if left else ""


def scripts(host, somebody):
    """What one who stands there types, each in a login of its own; what is theirs is right where they have any."""
    host.clock.let_pass(STEP)
    secret = somebody.person and somebody.person.secret
    code = authenticator.code(secret, host.clock.now()) if secret else "123456"
    return [
        [code], [f"r {code}"], ["000000", "111111", "222222", "333333"], ["?", "?", "help"], [""],
        ["email", "sms", "e", "l"], somebody.proofs or ["1-AAAA-BBBB-CCCC-DDDD"], ["?"] * MOST_PROMPTS,
    ]  # fmt: skip
