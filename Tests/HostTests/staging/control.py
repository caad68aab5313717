"""The control interface, as the `varlink` package of PyPI speaks it, by any uid."""

import json
import os
import pwd
import traceback

import varlink

from staging.patience import until

INTERFACE = "io.sallyport.Control"


def client_of(socket):
    """A client that has read what it needs, and has not connected yet."""
    return varlink.Client.new_with_address(f"unix:{socket}")


def call(socket, method, parameters=None, more=False):
    """("reply", value) or ("error", its name)."""
    return call_by(client_of(socket), method, parameters, more)


def call_by(client, method, parameters=None, more=False):
    """The same by a client that is there."""
    with client, client.open(INTERFACE) as connection:
        try:
            answer = getattr(connection, method)(**(parameters or {}), **({"_more": True} if more else {}))
            return "reply", list(answer) if more else answer
        except varlink.VarlinkError as refusal:
            return "error", refusal.error()


def about(user):
    """The parameters by which a method knows whom it is about."""
    return {"user": user, "uid": pwd.getpwnam(user).pw_uid}


def status(daemon):
    kind, said = call(daemon.control_socket, "GetStatus")
    assert kind == "reply", said
    return said


def until_written(daemon):
    """Waits until no record is to be written any more."""
    until(lambda: status(daemon)["store"]["pendingWrites"] == 0, "the records to follow")


def call_as(uid, gid, groups, socket, *arguments, **options):
    """The same by another uid, in a process of its own; that uid may not be able to read where the package is."""
    client = client_of(socket)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups(groups)
            os.setresgid(gid, gid, gid)
            os.setresuid(uid, uid, uid)
            os.write(write, json.dumps(call_by(client, *arguments, **options)).encode())
            os._exit(0)
        except BaseException:  # pylint: disable=broad-except
            traceback.print_exc()
            os._exit(1)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    assert status == 0, "the calling process failed"
    return tuple(json.loads(said))
