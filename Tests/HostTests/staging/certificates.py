"""Certificates of the test's own: an authority that the courier is told to believe, and what servers may hold in front of it."""

import datetime
import functools
import ipaddress
import ssl

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from staging import places

DAY = datetime.timedelta(days=1)
# What a server may hold: for which names, from which day to which (0 is today), and whether the authority signed it.
KINDS = {
    "right": (["localhost"], (-1, 30), True),
    "another name": (["mail.example.org"], (-1, 30), True),
    "expired": (["localhost"], (-30, -1), True),
    "a stranger's": (["localhost"], (-1, 30), False),
}


class _Authority:
    """A key, and a certificate for it that signs others."""

    def __init__(self, name):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        constraint = x509.BasicConstraints(ca=True, path_length=0)
        begun = self._begun(self.name, self.key, (-40, 40)).add_extension(constraint, True)
        self.certificate = begun.sign(self.key, hashes.SHA256())

    def sign(self, key, names, days):
        """A server's certificate; 127.0.0.1 is in it where localhost is."""
        known = [x509.DNSName(name) for name in names]
        known += [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))] if "localhost" in names else []
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
        begun = self._begun(subject, key, days).add_extension(x509.SubjectAlternativeName(known), False)
        return begun.sign(self.key, hashes.SHA256())

    def _begun(self, subject, key, days):
        now = datetime.datetime.now(datetime.timezone.utc)
        begun = x509.CertificateBuilder(self.name, subject, key.public_key(), x509.random_serial_number())
        return begun.not_valid_before(now + days[0] * DAY).not_valid_after(now + days[1] * DAY)


def _pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


@functools.cache
def _authority(is_believed):
    return _Authority("Authority of the tests" if is_believed else "Somebody else's authority")


@functools.cache
def authority_file():
    """The file that `ca_file` names."""
    file = places.folder("authority") / "ca.pem"
    file.write_bytes(_pem(_authority(True).certificate))
    return file


@functools.cache
def server_context(kind="right"):
    """TLS for a server that holds one of KINDS."""
    names, days, is_believed = KINDS[kind]
    key = ec.generate_private_key(ec.SECP256R1())
    file = places.folder("certificate") / "server.pem"
    encoding = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(key.private_bytes(*encoding) + _pem(_authority(is_believed).sign(key, names, days)))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
