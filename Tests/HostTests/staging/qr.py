"""A terminal's screen, and a phone that looks at it: pyte and zbarimg, which share no code with Sallyport."""

import subprocess

import pyte

from staging import places
from staging.render_terminal import draw


class Screen:
    """What a terminal shows of all that is written to it; a log for pexpect."""

    COLUMNS, ROWS = 100, 80

    def __init__(self):
        self._screen = pyte.Screen(self.COLUMNS, self.ROWS)
        self._stream = pyte.Stream(self._screen)

    def write(self, text):
        self._stream.feed(text)

    def flush(self):
        """Nothing is held back; pexpect asks for it."""

    def clear(self):
        self._screen.reset()

    def photograph(self, light=False):
        """The texts of the QR codes that a phone finds on it."""
        picture = places.folder("screen") / "screen.png"
        draw(self._screen.display, light).save(picture)
        # Exit code 4: no code was found.
        seen = subprocess.run(["zbarimg", "--quiet", "--nodbus", "--raw", picture], capture_output=True, text=True)
        assert seen.returncode in (0, 4), seen.stderr
        return seen.stdout.splitlines()
