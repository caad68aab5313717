"""A browser that looks at a page, such as a mail: headless Chromium, without a way to anywhere."""

import functools
import re
import shutil
import subprocess

from PIL import Image

from staging import places

PROGRAMS = ("chromium-headless-shell", "chromium")
WIDTH, HEIGHT = 800, 900
# No name resolves, and what is asked for all the same is written to a log.
ALONE = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"]
ALONE += ["--host-resolver-rules=MAP * ~NOTFOUND"]
SCHEMES = {"light": 1, "dark": 0}


@functools.cache
def program():
    """The browser, or None where there is none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Page:
    """A page as a browser has it: its text, its picture, and what it asked the network for."""

    def __init__(self, html, scheme="light", size=(WIDTH, HEIGHT)):
        self._folder = places.folder("page")
        self._file = self._folder / "page.html"
        self._file.write_text(html, encoding="utf-8")
        self._scheme = scheme
        self.size = size

    @functools.cached_property
    def picture(self):
        """A picture of it, in a window of that size."""
        file = self._folder / "page.png"
        self._run(f"--screenshot={file}", "--window-size={},{}".format(*self.size))
        return Image.open(file).convert("RGB")

    @functools.cached_property
    def dom(self):
        """The document after the browser read it."""
        return self._run("--dump-dom")

    def requests(self):
        """The addresses that it asked for, but its own."""
        log = self._folder / "net.json"
        self._run(f"--log-net-log={log}", "--dump-dom")
        asked = re.findall(r'"url":"((?:https?|wss?|ftp)[^"]*)"', log.read_text(encoding="utf-8", errors="replace"))
        return sorted(set(asked))

    def overflows(self, width):
        """Whether a reader of a window of that width must scroll to the side: something is inked at its right edge."""
        file = self._folder / "narrow.png"
        self._run(f"--screenshot={file}", f"--window-size={width},{HEIGHT}")
        edge = Image.open(file).convert("RGB").crop((width - 3, 0, width, HEIGHT))
        return len(edge.getcolors(WIDTH * HEIGHT)) > 1

    def contrast(self):
        """How many times brighter the brightest of its colours is than the darkest (WCAG 2, 1.4.3): 1 to 21."""
        bright = [_luminance(colour) for count, colour in self.colours() if count > 20]
        return (max(bright) + 0.05) / (min(bright) + 0.05)

    def background(self):
        """The colour of its corner."""
        return self.picture.getpixel((self.size[0] - 2, self.size[1] - 2))

    def colours(self):
        """(how many points have it, the colour)."""
        return self.picture.getcolors(self.size[0] * self.size[1])

    def _run(self, *options):
        scheme = f"--blink-settings=preferredColorScheme={SCHEMES[self._scheme]}"
        profile = f"--user-data-dir={self._folder}/profile"
        command = [program(), *ALONE, profile, scheme, *options, self._file.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout


def _luminance(colour):
    parts = [each / 255 for each in colour]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
