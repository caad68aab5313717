"""Mail servers on loopback for what is measured of mail: one that is silent, one that refuses, one that is not there."""

import socket
import threading

# What a server says to each verb; the recipient is refused as one that it does not know.
REPLIES = {
    b"EHLO": b"250 bench", b"HELO": b"250 bench", b"MAIL": b"250 2.1.0 ok", b"RCPT": b"550 5.1.1 no such user",
    b"QUIT": b"221 2.0.0 bye",
}
OTHERWISE = b"250 2.0.0 ok"


class MailServer:
    """Listens from the start; each connection has a thread of its own, and waits there unless a subclass serves it."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.connections = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self):
        return self.socket.getsockname()[1]

    def close(self):
        self.socket.close()
        for connection in self.connections:
            connection.close()

    def _accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.connections.append(connection)
            self.serve(connection)

    def serve(self, connection):
        """Deals with one connection, without waiting."""


class SilentServer(MailServer):
    """Takes connections, and says nothing, not even what it is."""


class RefusingServer(MailServer):
    """Refuses every recipient for good."""

    def serve(self, connection):
        threading.Thread(target=self._talk, args=[connection], daemon=True).start()

    @staticmethod
    def _talk(connection):
        with connection, connection.makefile("rwb", buffering=0) as stream:
            try:
                stream.write(b"220 bench ESMTP\r\n")
                while line := stream.readline(1000):
                    verb = line[:4].upper()
                    stream.write(REPLIES.get(verb, OTHERWISE) + b"\r\n")
                    if verb == b"QUIT":
                        return
            except OSError:
                return


class AbsentServer(MailServer):
    """A port at which nobody listens: connections are refused."""

    def __init__(self):
        # Bound, so that nobody else gets the port, and not listening.
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.connections = []
