"""A mail server of the test's own: aiosmtpd on loopback, and what goes wrong at a stage of a delivery."""

import asyncio
import dataclasses
import logging
import threading
import time
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

from staging import certificates
from staging.patience import until

USER, PASSWORD = "sallyport@example.org", "canary-smtp-9c41"
# In their order; `message` comes before a mail is kept, `kept` after it and before it is confirmed.
DRIP = 0.5
STAGES = ("greeting", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "message", "kept")
# What aiosmtpd says of clients that hang up, which is what some tests want.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)


@dataclasses.dataclass
class Mishap:
    """What happens in place of the right answer, the first `times` times, or always."""

    hangs_up: bool = False
    is_silent: bool = False
    # Before the right answer, or before what stands above.
    seconds: float = 0
    times: int | None = None

    def take(self):
        """Whether it happens this time."""
        if self.times is None:
            return True
        self.times -= 1
        return self.times >= 0


@dataclasses.dataclass
class Fault(Mishap):
    """One of a mail server."""

    answer: str | None = None
    # Said again and again, as if an answer of many lines went on.
    drips: str | None = None


def answering(text, times=None):
    return Fault(answer=text, times=times)


def slow(seconds, times=None):
    return Fault(seconds=seconds, times=times)


def hanging_up(times=None):
    return Fault(hangs_up=True, times=times)


def dripping(text):
    return Fault(drips=text)


def silent(times=None):
    return Fault(is_silent=True, times=times)


@dataclasses.dataclass(frozen=True)
class Delivered:
    """One mail as it came: the envelope, and the bytes."""

    sender: str
    recipients: list
    content: bytes
    at: float


class _Session(SMTP):
    """One connection, which looks at each stage for what is to go wrong there."""

    async def _handle_client(self):
        self.event_handler.connections += 1
        if not await self.said_wrong("greeting"):
            await super()._handle_client()

    async def said_wrong(self, stage):
        """Whether something else than the right answer of a stage was given."""
        answer = await self.wrong_answer(stage)
        if answer is not None:
            await self.push(answer)
            if answer.startswith("421") or stage == "greeting":
                self.transport.close()
                raise asyncio.CancelledError
        return answer is not None

    async def wrong_answer(self, stage):
        """What is to be answered in place of the right answer, or None. Here it is waited, and hung up."""
        fault = self.event_handler.faults.get(stage)
        if fault is None or not fault.take():
            return None
        await asyncio.sleep(fault.seconds)
        if fault.is_silent:
            # Until the other end has enough of it, or the server stops.
            await asyncio.Event().wait()
        while fault.drips:
            await self.push(fault.drips)
            await asyncio.sleep(DRIP)
        if fault.hangs_up:
            self.transport.abort()
            # As aiosmtpd ends it when the other end is gone.
            raise asyncio.CancelledError
        return fault.answer


def _guarded(command):
    right = getattr(SMTP, f"smtp_{command}")

    async def run(self, argument):
        if not await self.said_wrong(command):
            await right(self, argument)

    # The syntax, which aiosmtpd keeps as attributes.
    run.__dict__.update(right.__dict__)
    return run


for _command in ("EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"):
    setattr(_Session, f"smtp_{_command}", _guarded(_command))


class MailServer:
    """A running server on a port of the kernel's choice; what is delivered stays here.

    `tls` is as in courier.conf; `certificate` one of certificates.KINDS; with `password` it takes mail only after AUTH;
    `now` is the clock of whoever sends.
    """

    def __init__(self, tls="starttls", certificate="right", password=PASSWORD, mechanisms=("LOGIN", "PLAIN"), now=time.time):
        self.tls, self.password, self.mechanisms, self._now = tls, password, mechanisms, now
        self._context = certificates.server_context(certificate) if tls != "none" else None
        self.faults, self.delivered, self.connections, self.logins = {}, [], 0, []
        self.port = 0
        self._loop = asyncio.new_event_loop()
        # What a client breaks off is what the tests do.
        self._loop.set_exception_handler(lambda *_: None)
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = None
        self.start()

    def start(self):
        """Listens, on the same port as before if it was stopped."""
        self._server = self._run(self._listen())
        self.port = self._server.sockets[0].getsockname()[1]

    def stop(self):
        """Listens no more, and hangs up on everybody."""

        async def stop():
            self._server.close()
            others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        if self._server is not None:
            self._run(stop())
            self._server = None

    def end(self):
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)

    def fail(self, stage, fault):
        """From now on a stage goes wrong."""
        assert stage in STAGES, stage
        self.faults[stage] = fault

    def recover(self):
        """Nothing goes wrong any more."""
        self.faults.clear()

    def table(self, **more):
        """What courier.conf says of it, but for the password."""
        said = {"via": "smtp", "host": "localhost", "port": self.port, "tls": self.tls, "from": f"Sallyport <{USER}>"}
        said |= {"ca_file": str(certificates.authority_file())} if self._context else {}
        said |= {"username": USER} if self.password else {}
        return said | more

    def to(self, address):
        """The mails to one address so far, oldest first."""
        return [mail for mail in list(self.delivered) if address in mail.recipients]

    def wait_for_mail(self, address, count=1, seconds=20):
        """The newest of at least `count` mails to an address."""
        return until(lambda: len(self.to(address)) >= count and self.to(address)[-1], f"mail {count} to {address}", seconds)

    async def handle_DATA(self, session, _session, envelope):
        if answer := await session.wrong_answer("message"):
            return answer
        self.delivered.append(Delivered(envelope.mail_from, envelope.rcpt_tos, bytes(envelope.original_content), self._now()))
        return await session.wrong_answer("kept") or "250 2.0.0 kept as 4BzPq7"

    async def _listen(self):
        is_implicit = self.tls == "tls"
        return await self._loop.create_server(self._session, "127.0.0.1", self.port, ssl=self._context if is_implicit else None)

    def _session(self):
        # Under implicit TLS aiosmtpd does not know that there is any, and warns.
        is_explicit = self.tls == "starttls"
        left_out = {"LOGIN", "PLAIN"} - set(self.mechanisms)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _Session(
                self, loop=self._loop, hostname="mail.example.org", ident="ready",
                tls_context=self._context if is_explicit else None, require_starttls=is_explicit,
                auth_required=bool(self.password), auth_require_tls=is_explicit, auth_exclude_mechanism=left_out, authenticator=self._authenticate, enable_SMTPUTF8=False,
            )  # fmt: skip

    def _authenticate(self, _server, _session, _envelope, mechanism, typed):
        given = typed.login.decode(), typed.password.decode()
        self.logins.append((mechanism, *given))
        return AuthResult(success=given == (USER, self.password), handled=False)

    def _run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(timeout=20)
