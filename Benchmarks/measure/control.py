"""The control socket: one question, and all parts of its answer."""

import json
import socket

PIECE = 1 << 16


def ask(path, method):
    """The parameters of each reply."""
    call = {"method": f"io.sallyport.Control.{method}", "more": True}
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(str(path))
        connection.sendall(json.dumps(call).encode() + b"\0")
        for message in _messages(connection):
            reply = json.loads(message)
            if "error" in reply:
                raise RuntimeError(f"{method}: {reply['error']}")
            yield reply["parameters"]
            if not reply.get("continues"):
                return


def _messages(connection):
    rest = b""
    while piece := connection.recv(PIECE):
        *whole, rest = (rest + piece).split(b"\0")
        yield from whole
    raise RuntimeError("the control socket was closed in the middle of a reply")
