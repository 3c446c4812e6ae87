"""How fast Wortlaut is: articles read, and kept, a second on one core; what it takes to start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from bench.articles import WORDS, invented, of_length
from bench.rows import Measured, Row
from wortlaut.annotate.readers import Choice
from wortlaut.score.figures import Figure
from wortlaut.score.jsonl import quoted_articles

# How many articles, so that each measure takes about half a minute.
ARTICLES = {"rules": 2000, "full": 150}
_STARTS = 7
_REAL = "quotations/dev.jsonl"
_IMPORTED = """
import sys
before = set(sys.modules)
import wortlaut
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(loaded - sys.stdlib_module_names - {"wortlaut"}))
"""
# With the tables that the built file is joined with; without the imports, which reading needs too.
_KNOWLEDGE = """
import time
from wortlaut.annotate.actors.knowledge import knowledge
start = time.process_time()
knowledge("de")
print(time.process_time() - start)
"""


def measure(folder: Path | None, choice: Choice) -> Iterable[Measured]:
    """Measure the reading of articles, that into a store, then the start."""
    count = ARTICLES[choice.reader]
    yield _read("invented articles", invented(count), choice)
    if folder and (folder / _REAL).exists():
        texts = [article.text for article in quoted_articles(folder / _REAL)]
        yield _read(_REAL, of_length(texts, count), choice)
        yield _read(_REAL, of_length(texts, count), choice, workers=2)
        yield _added(_REAL, of_length(texts, count), choice)
    started = (_help(), _first(choice), _knowledge(), _imports())
    yield Measured(tuple(Row("speed", "start", figure) for figure in started))


def _read(on: str, texts: Iterable[str], choice: Choice, workers: int = 1) -> Measured:
    """Time ``wortlaut read`` from a file to records, its start included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        count = _write(path, texts)
        asked = ("--jsonl", "--reader", choice.reader, "--workers", str(workers))
        seconds = _timed("read", str(path), *asked, cores=workers)
    counted = "one worker" if workers == 1 else f"{workers} workers"
    return _rate(on, f"articles read a second, {counted}", count, seconds)


def _added(on: str, texts: Iterable[str], choice: Choice) -> Measured:
    """Time ``wortlaut add`` from a file to the store, where they are linked; start included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        count = _write(path, texts)
        store = str(Path(folder) / "speed.db")
        seconds = _timed("add", str(path), "--db", store, "--reader", choice.reader)
    return _rate(on, "articles read, kept and linked a second", count, seconds)


def _rate(on: str, what: str, count: int, seconds: float) -> Measured:
    note = f"{count / seconds:.1f} ({count:,} articles of {WORDS} words in {seconds:.1f} s)"
    return Measured((Row("speed", on, Figure(what, note=note)),))


def _write(path: Path, texts: Iterable[str]) -> int:
    with path.open("w", encoding="utf-8") as file:
        count = 0
        for count, text in enumerate(texts, start=1):
            file.write(json.dumps({"id": f"n{count}", "text": text}, ensure_ascii=False) + "\n")
    return count


def _help() -> Figure:
    """Time ``wortlaut --help``."""
    seconds = median(_timed("--help") for _ in range(_STARTS))
    return Figure("wortlaut --help", note=f"{seconds:.2f} s (median of {_STARTS})")


def _first(choice: Choice) -> Figure:
    """Time the reading of one sentence, which is mostly the loading of the reader."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text("Der Hafen bleibt offen, sagte Nele Voss.\n", encoding="utf-8")
        asked = ("read", str(path), "--reader", choice.reader)
        seconds = median(_timed(*asked) for _ in range(_STARTS))
    return Figure("wortlaut read, one sentence", note=f"{seconds:.2f} s (median of {_STARTS})")


def _knowledge() -> Figure:
    """Time the loading of what is known of actors, each time in a fresh process."""
    seconds = median(float(_printed(_KNOWLEDGE)) for _ in range(_STARTS))
    return Figure("knowledge of German", note=f"{seconds:.2f} s (median of {_STARTS})")


def _imports() -> Figure:
    """Name what ``import wortlaut`` loads besides the standard library."""
    loaded = _printed(_IMPORTED).strip()
    return Figure("import wortlaut loads", note=loaded or "the standard library only")


def _printed(program: str) -> str:
    """Return what a program prints in a process of its own."""
    command = (sys.executable, "-c", program)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _timed(*arguments: str, cores: int = 1) -> float:
    command: Sequence[str] = (str(Path(sys.executable).with_name("wortlaut")), *arguments)
    start = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=partial(keep_on, cores),
    )
    return time.perf_counter() - start


def keep_on(cores: int) -> None:
    """Keep this process on so many cores, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[-cores:])
