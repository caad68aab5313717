"""PAM stacks, in the stage's own /etc/pam.d."""

import pathlib

from staging import places

FOLDER = pathlib.Path("/etc/pam.d")


def module(daemon, *arguments):
    """The module and its arguments, as a line of a stack names them."""
    return " ".join([str(places.MODULE), f"socket={daemon.verify_socket}", *arguments])


def write(service, *lines):
    (FOLDER / service).write_text("".join(f"{line}\n" for line in lines))


def alone(daemon, service, *arguments):
    """Our module with nothing above, as if the first factor were proven elsewhere."""
    line = module(daemon, "after=first-factor", *arguments)
    lines = [f"{kind} required {line}" for kind in ("auth", "account", "session")]
    # A stack in which every module ignores is refused by PAM itself.
    write(service, *lines, *(f"{kind} required pam_permit.so" for kind in ("auth", "account", "session")))


def shipped(service, daemon, example=None):
    """The example that ships for a service, with the module as it was built and the daemon's socket."""
    text = (places.TREE / "etc" / "pam.d" / (example or service)).read_text()
    (FOLDER / service).write_text(text.replace("pam_sallyport.so", module(daemon)))
