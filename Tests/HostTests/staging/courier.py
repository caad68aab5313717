"""sallyport-courier in the foreground, with settings of the test's own."""

import functools
import json
import pathlib
import shutil

from staging import mail, places, providers, raw
from staging.courier_frames import answer, answers, request
from staging.program import Program

NAME = "sallyport-courier"
# Within so many seconds the first answer comes, whatever the provider does.
DEADLINE = 20


def toml(tables):
    """Tables of plain values as TOML."""
    lines = []
    for name, values in tables.items():
        lines += [f"[{name}]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()), ""]
    return "\n".join(lines)


@functools.cache
def installed():
    """Copies the program, once."""
    places.install(NAME)


class Courier(Program):
    """One courier beside a daemon or alone; `mail` and `sms` are tables of courier.conf, or servers that know theirs."""

    name = NAME

    def __init__(self, runtime=None, mail=None, sms=None, environment=None, user=None):
        installed()
        super().__init__(environment)
        self.folder = places.folder("courier")
        self.runtime = pathlib.Path(runtime or self.folder / "run")
        self.runtime.mkdir(exist_ok=True)
        self.socket = self.runtime / "courier.sock"
        self.config, self.log = self.folder / "courier.conf", self.folder / "log"
        self.user = user
        self.settle(mail, sms)
        if user:
            for path in (self.folder, self.runtime, *self.folder.iterdir()):
                shutil.chown(path, user, user)

    def settle(self, mail=None, sms=None):
        """Writes the settings; they hold from the next start."""
        self.write(toml({name: self._table(server) for name, server in (("mail", mail), ("sms", sms)) if server}))

    def write(self, text):
        self.config.write_text(text)
        self.config.chmod(0o640)

    def secret(self, name, text):
        """A file with a password or a token in it; its path."""
        file = self.folder / name
        file.write_text(text + "\n")
        file.chmod(0o600)
        return str(file)

    def _table(self, server):
        if isinstance(server, dict):
            return server
        if isinstance(server, mail.MailServer):
            return server.table(**{"password_file": self.secret("password", server.password)} if server.password else {})
        return server.table(token_file=self.secret("token", providers.TOKEN))

    def command(self):
        return [str(places.BIN / NAME), f"--config={self.config}", f"--runtime-directory={self.runtime}"]

    def resident(self):
        """Its memory, in KiB."""
        return resident(self.process.pid)

    def connect(self, user="root"):
        connection = raw.connect(self.socket, user)
        connection.settimeout(DEADLINE + 5)
        return connection

    def ask(self, *arguments, **options):
        """One request and all its answers, the last one final."""
        with self.connect() as connection:
            connection.sendall(request(*arguments, **options))
            return answers(connection)

    def deliver(self, *arguments, **options):
        """One request and its first answer."""
        with self.connect() as connection:
            connection.sendall(request(*arguments, **options))
            return answer(connection)


def resident(pid):
    """The memory of a process, in KiB."""
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])
