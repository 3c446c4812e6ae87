"""What adding to an archive costs as it grows: simulated news, straight as finished records.

The archive is filled with articles that are placed, in batches of a thousand: each has its keys,
its bonds and its story. At each mark a thousand more are added and placed, and the stories that the
last of them touched are linked; the time of each is the processor's own, for the machine may be
busy.

A large archive takes hours: ``--keep FOLDER`` leaves it there with what was measured, each mark as
soon as it was reached, and a run with the same folder goes on from where the last one stopped.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.rows import Measured, Row
from bench.simulate.records import record
from bench.simulate.stream import articles
from wortlaut.link import weights
from wortlaut.model.record import Record
from wortlaut.record.store import Store
from wortlaut.run.placing import link_story, place_all
from wortlaut.score.figures import Figure

TASK = "growth"
MARKS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
ARTICLES = 10_000  # unless more are asked for
MORE = 1_000  # articles that are added at each mark
LINKED = 100  # of them whose stories are linked: that does not depend on the archive
LARGEST = 25  # articles that a story has at most that is linked for it; no simulated one has more
_SEED = 1
_READER = "simulator/1"
Sizes = dict[str, float]


def measure(most: int | None, kept: Path | None = None) -> Iterator[Measured]:
    """Fill an archive up to so many articles, in a process of its own, and measure at each mark."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _measured_in(kept or Path(folder), most or ARTICLES)


def _measured_in(folder: Path, most: int) -> Iterator[Measured]:
    command = (sys.executable, "-m", "bench.growth", str(most), str(folder))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", file=sys.stderr)
            yield Measured(tuple(_rows(json.loads(line))))
    if process.returncode:
        raise SystemExit(f"{TASK}: ended with {process.returncode}")


def _rows(at: Sizes) -> Iterator[Row]:
    on = f"{at['articles']:,.0f} articles"
    figures = {
        "keeping one more": f"{at['keep']:.2f} ms",
        "placing one more": f"{at['place']:.2f} ms",
        "linking a story touched": f"{at['link']:.0f} ms",
        "stories touched by the last hundred": (
            f"{at['stories']:.0f}, {at['too_large']:.0f} of more than {LARGEST} articles, "
            f"the largest of {at['largest']:.0f}"
        ),
        "memory at most": f"{at['memory']:.0f} MB",
        "size of the file": f"{at['file']:,.0f} MB",
    }
    for name, note in figures.items():
        yield Row(TASK, on, Figure(name, note=note))


# ------------------------------------------------------------------------------ in its own process
def _grown(most: int, path: Path) -> Iterator[Sizes]:
    """Yield what is measured at each mark that the archive at a path has not reached yet."""
    marks = [mark for mark in MARKS if mark <= most]
    printed = articles(_SEED, marks[-1] + len(marks) * MORE)
    with Store(path) as store:
        place_all(store)  # what a run that was stopped has left undone
        held = store.counts().articles
        stream = (record(one.article, one.name) for one in islice(printed, held, None))
        for mark in (mark for mark in marks if mark >= held):
            while held < mark:
                held += _placed(store, list(islice(stream, min(MORE, mark - held))))
            yield {"articles": held, **_measured(store, list(islice(stream, MORE)), path)}
            held += MORE


def _placed(store: Store, records: list[Record]) -> int:
    store.add(records, reader=_READER)
    place_all(store)
    return len(records)


def _run(most: int, folder: Path) -> None:
    """Print what was measured at each mark, and keep it beside the archive."""
    book = folder / "growth.jsonl"
    if book.exists():
        print(book.read_text("utf-8"), end="", flush=True)
    for found in _grown(most, folder / "growth.db"):
        with book.open("a", encoding="utf-8") as file:
            print(json.dumps(found), file=file)
        print(json.dumps(found), flush=True)


def _measured(store: Store, records: list[Record], path: Path) -> Sizes:
    """Add records and take the time of each step."""
    begin = time.process_time()
    store.add(records, reader=_READER)
    kept = time.process_time()
    place_all(store)
    placed = time.process_time()
    with store.linking(weights.CROWD) as linkage:
        last = [known[0] for one in records[-LINKED:] if (known := linkage.known(one.article.id))]
        sizes = Counter(one.first for one in linkage.around(last))
        begun = time.process_time()
        linked = [first for first in sorted(sizes) if sizes[first] <= LARGEST]
        for first in linked:
            link_story(linkage, first)
    end = time.process_time()
    return {
        "keep": (kept - begin) * 1000 / len(records),
        "place": (placed - kept) * 1000 / len(records),
        "link": (end - begun) * 1000 / max(1, len(linked)),
        "stories": len(sizes),
        "too_large": len(sizes) - len(linked),
        "largest": max(sizes.values()),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "file": path.stat().st_size / 1e6,
    }


if __name__ == "__main__":
    _run(int(sys.argv[1]), Path(sys.argv[2]))
