"""Where the run finds its programs and keeps its files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
PAMDRIVE = BUILD / "native" / "pamdrive"
TOOLS = BUILD / "bench-tools"
REPORT = BUILD / "bench.md"

# On a disk, since the peers and the store sync to it.
WORK = BUILD / "bench"

# On memory, as /run is. Root's own folder below a sticky one, as the module demands of a socket's path.
MEMORY = Path("/dev/shm")

SERVICE = "bench"
