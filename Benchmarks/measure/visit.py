"""From where somebody comes through sshd, and with which SSH key."""

import base64
import hashlib
from dataclasses import dataclass

KIND = b"ssh-ed25519"
KEY_BYTES = 32


@dataclass(frozen=True)
class Visit:
    """Keys have numbers; everybody's key of one number is the same, which nobody looks across accounts for."""

    host: str
    key: int

    @property
    def items(self):
        """Options of pamdrive."""
        return ["--rhost", self.host, "--tty", "ssh", "--auth-info", self._line]

    @property
    def claims(self):
        """Options of the bare client."""
        return ["--host", self.host, "--ssh-key", self._line]

    @property
    def _line(self):
        parts = (KIND, hashlib.sha256(f"key {self.key}".encode()).digest()[:KEY_BYTES])
        blob = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
        return f"publickey {KIND.decode()} {base64.b64encode(blob).decode()}"
