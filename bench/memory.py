"""How much memory adding many articles takes: it must not grow with their number."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.articles import invented
from bench.rows import Measured, Row
from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Raw
from wortlaut.record.store import Store
from wortlaut.run.adding import add_all
from wortlaut.score.figures import Figure

# The rules read some thirty times as fast; what counts is that the second number is like the first.
MARKS = {"rules": (2_000, 20_000), "full": (200, 1_000)}
WORDS = 100  # what counts here is the number of articles
_STATUS = Path("/proc/self/status")
_RESIDENT = re.compile(r"VmRSS:\s+(\d+) kB")  # "VmRSS:   81234 kB"; not "VmHWM:   81234 kB"


def measure(choice: Choice) -> Iterable[Measured]:
    """Add articles in a process of its own and read its memory on the way."""
    command = (sys.executable, "-m", "bench.memory", choice.reader, *map(str, MARKS[choice.reader]))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    sizes: dict[str, float] = json.loads(done.stdout)
    figures = (
        Figure(f"memory after {int(mark):,} articles of {WORDS} words", note=f"{size:.0f} MB")
        for mark, size in sizes.items()
    )
    yield Measured(tuple(Row("memory", "invented articles", figure) for figure in figures))


def resident() -> float:
    """Return the memory this process holds, in MB; where that is not known, held at most."""
    found = _RESIDENT.search(_STATUS.read_text("ascii")) if _STATUS.exists() else None
    if found:
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _sizes(choice: Choice, marks: tuple[int, ...]) -> dict[int, float]:
    """Add articles up to the last mark and note the memory at each mark."""
    sizes: dict[int, float] = {}

    def raws() -> Iterator[Raw]:
        for number, text in enumerate(invented(max(marks), WORDS), start=1):
            yield Raw(f"n{number}", text.encode(), "text/plain")
            if number in marks:
                sizes[number] = resident()

    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "memory.db") as store:
        add_all(store, raws(), choice)
    return sizes


if __name__ == "__main__":
    named = {"full": Choice("full"), "rules": Choice("rules")}[sys.argv[1]]
    json.dump(_sizes(named, tuple(map(int, sys.argv[2:]))), sys.stdout)
