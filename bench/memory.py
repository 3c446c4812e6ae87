"""How much memory adding articles takes: not more with their number, and what a long one needs."""

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
SHORT = 100  # words: what counts here is the number of articles
# Windows of the neural reader are full from some 250 words on; longer articles only have more.
LONG_MARKS = {"rules": (500,), "full": (50,)}
LONG = 800  # words
_STATUS = Path("/proc/self/status")
_RESIDENT = re.compile(r"VmRSS:\s+(\d+) kB")  # "VmRSS:   81234 kB"; not "VmHWM:   81234 kB"


def measure(choice: Choice) -> Iterable[Measured]:
    """Add articles, short ones and long ones, and read the memory that takes on the way."""
    for words, marks in ((SHORT, MARKS), (LONG, LONG_MARKS)):
        figures = _figures(choice, words, marks[choice.reader])
        yield Measured(tuple(Row("memory", "invented articles", figure) for figure in figures))


def _figures(choice: Choice, words: int, marks: tuple[int, ...]) -> Iterator[Figure]:
    """Add articles of so many words in a process of its own."""
    command = (sys.executable, "-m", "bench.memory", choice.reader, *map(str, (words, *marks)))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    sizes: dict[str, float] = json.loads(done.stdout)
    for mark, size in sizes.items():
        name = f"memory after {int(mark):,} articles of {words} words"
        yield Figure(name, note=f"{size:.0f} MB")


def resident() -> float:
    """Return the memory this process holds, in MB; where that is not known, held at most."""
    found = _RESIDENT.search(_STATUS.read_text("ascii")) if _STATUS.exists() else None
    if found:
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _sizes(choice: Choice, words: int, marks: tuple[int, ...]) -> dict[int, float]:
    """Add articles up to the last mark and note the memory at each mark."""
    sizes: dict[int, float] = {}

    def raws() -> Iterator[Raw]:
        for number, text in enumerate(invented(max(marks), words), start=1):
            yield Raw(f"n{number}", text.encode(), "text/plain")
            if number in marks:
                sizes[number] = resident()

    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "memory.db") as store:
        add_all(store, raws(), choice)
    return sizes


if __name__ == "__main__":
    named = {"full": Choice("full"), "rules": Choice("rules")}[sys.argv[1]]
    length, *counts = map(int, sys.argv[2:])
    json.dump(_sizes(named, length, tuple(counts)), sys.stdout)
