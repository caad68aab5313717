"""SMS gateways played by a real HTTPS server: each request is compared with what the provider documents, and kept."""

import dataclasses
import http.server
import json
import threading
import time

from staging import certificates
from staging.mail import Mishap
from staging.patience import until
from staging.providers import ACCOUNT, FORM, PATHS, PLAYS, SENDER, Request


@dataclasses.dataclass
class Fault(Mishap):
    """One of a gateway."""

    status: int | None = None
    body: object = None
    headers: dict = dataclasses.field(default_factory=dict)
    # Only after the message was taken: nobody knows then whether it was.
    after_taking: bool = False


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_POST(self):
        self.server.gateway.answer(self)

    do_GET = do_PUT = do_POST

    def log_message(self, *_):
        """The gateway keeps what it is sent."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def finish_request(self, request, client_address):
        # In the connection's own thread, so that who does not shake hands holds nobody up.
        with self.gateway.context.wrap_socket(request, server_side=True) as connection:
            self.RequestHandlerClass(connection, client_address, self)

    def handle_error(self, request, client_address):
        """Who does not like the certificate hangs up: the tests see it in what did not come."""


class Gateway:
    """A running gateway of one provider on a port of the kernel's choice; `certificate` is one of certificates.KINDS."""

    def __init__(self, provider, certificate="right"):
        self.provider = provider
        self.context = certificates.server_context(certificate)
        self.requests, self.sent, self.fault, self.connections = [], [], None, 0
        self._released = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.gateway = self
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def end(self):
        self._released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=10)

    def fail(self, **what):
        """From now on something goes wrong: the fields of Fault."""
        self.fault = Fault(**what)

    def recover(self):
        self.fault = None
        self._released.set()
        self._released = threading.Event()

    def table(self, **more):
        """What courier.conf says of it, but for the token."""
        said = {"via": self.provider, "url": f"https://localhost:{self.port}", "ca_file": str(certificates.authority_file())}
        said |= {"from": SENDER, "account": ACCOUNT, "countries": ["+49", "+43"]}
        if self.provider == "http":
            said = {name: value for name, value in said.items() if name not in ("account", "from")}
            said |= {"url": said["url"] + PATHS["http"], "method": "POST", "escaping": "json", "sent_status": ["200-299"]}
            said |= {"headers": ["Content-Type: application/json", "Authorization: Bearer {token}"]}
            said |= {"body": '{"to":"{to}","text":"{text}"}'}
        return said | more

    def to(self, number):
        return [message for message in list(self.sent) if message.to == number]

    def wait_for_message(self, number, count=1, seconds=20):
        """The newest of at least `count` messages to a number."""
        return until(lambda: len(self.to(number)) >= count and self.to(number)[-1], f"message {count} to {number}", seconds)

    def answer(self, handler):
        """Takes one request in the connection's thread, and answers it."""
        request = self._taken(handler)
        fault = self.fault if self.fault and self.fault.take() else None
        if fault and fault.after_taking:
            self._play(request)
        if fault and not self._goes_on(fault, handler):
            return
        if fault and (fault.status is not None or fault.body is not None):
            self._say(handler, fault.status or 200, fault.body, fault.headers)
        else:
            self._say(handler, *self._play(request))

    def _taken(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        seen = Request(handler.command, handler.path, headers, body, time.time(), tuple(self._complaints(handler, headers)))
        self.requests.append(seen)
        return seen

    def _complaints(self, handler, headers):
        """What is wrong with every provider's request."""
        if handler.path.partition("?")[0] != PATHS[self.provider]:
            yield f"path {handler.path}"
        if self.provider != "http" and handler.command != "POST":
            yield f"method {handler.command}"
        if self.provider != "http" and headers.get("content-type", "").partition(";")[0] != FORM:
            yield f"content type {headers.get('content-type')}"
        if headers.get("host") != f"localhost:{self.port}":
            yield f"host {headers.get('host')}"

    def _goes_on(self, fault, handler):
        self._released.wait(fault.seconds)
        if fault.is_silent:
            self._released.wait()
        if fault.hangs_up or fault.is_silent:
            handler.close_connection = True
        return not (fault.hangs_up or fault.is_silent)

    def _play(self, request):
        if request.complaints:
            return 404, {"complaints": request.complaints}
        wrong, sent, status, answer = PLAYS[self.provider](request)
        self.requests[self.requests.index(request)] = dataclasses.replace(request, complaints=tuple(wrong))
        self.sent += [sent] if sent else []
        return status, answer

    @staticmethod
    def _say(handler, status, answer, headers=None):
        body = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
        handler.send_response(status)
        for name, value in ({"Content-Type": "application/json", "Content-Length": len(body)} | (headers or {})).items():
            handler.send_header(name, str(value))
        handler.end_headers()
        handler.wfile.write(body)
