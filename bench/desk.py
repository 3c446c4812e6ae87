"""How long readers of the desk wait: each page alone, and fifty readers while articles are added.

The store is filled with simulated news, straight as finished records; all articles are placed, and
the stories of the last ones, which the desk shows first, are linked. The server is a process of its
own, asked over HTTP like any other.
"""

from __future__ import annotations

import http.client
import json
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import uvicorn

from bench.rows import Measured, Row
from bench.simulate.records import record
from bench.simulate.stream import articles
from wortlaut.link import weights
from wortlaut.link.places import END
from wortlaut.record.store import Store
from wortlaut.run.placing import link_story, place_all
from wortlaut.score.figures import Figure
from wortlaut.serve.http.app import app
from wortlaut.serve.http.settings import Limits, Settings

TASK = "desk"
ARTICLES = 20_000  # unless more are asked for
ALONE = 40  # times that each page is asked for
READERS = 50
SECONDS = 30.0
READING = (2.0, 6.0)  # seconds that a reader looks at a page before the next
LINKED = 300  # of the last articles: their stories are linked
LARGEST = 25  # articles that a story has at most that is linked for it; no simulated one has more
_SEED = 1
_READER = "simulator/1"
_COMMON = ("die", "der", "und", "sei")
_NEW = "Hollin. „Das ist Meldung {number}“, sagte Sprecherin Ida Kerner am Montag in Hollin."


def measure(most: int | None) -> Iterator[Measured]:
    """Fill a store, open its desk and measure how long its readers wait."""
    many = most or ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        _fill(path, many)
        with _open(path) as port:
            pages = _pages(port)
            on = f"{many:,} simulated articles"
            alone = {name: sorted(_asked(port, ask, ALONE)) for name, ask in pages.items()}
            yield Measured(
                tuple(_row(on, f"{name}, alone", waits) for name, waits in alone.items())
            )
            crowd = _crowd(port, pages)
            on = f"{on}, {READERS} readers, one adding"
            yield Measured(tuple(_row(on, name, waits) for name, waits in crowd.waits.items()))
            told = f"{crowd.added} added, {len(crowd.errors)} errors"
            yield Measured((Row(TASK, on, Figure("meanwhile", note=told)),))
            for error in crowd.errors[:5]:
                print(error, file=sys.stderr)


def _row(on: str, name: str, waits: list[float]) -> Row:
    waits = sorted(waits)
    late = waits[min(len(waits) - 1, int(0.95 * len(waits)))]
    note = (
        f"{late * 1000:.0f} ms at the 95th percentile, median {waits[len(waits) // 2] * 1000:.0f}"
    )
    return Row(TASK, on, Figure(name, note=f"{note} ({len(waits)} times)"))


# ------------------------------------------------------------------------------ the store
def _fill(path: Path, many: int) -> None:
    """Fill a store, and link what the desk shows first."""
    written = (record(one.article, one.name) for one in articles(_SEED, many))
    with Store(path) as store:
        store.add(written, reader=_READER)
        place_all(store)
        with store.linking(weights.CROWD) as linkage:
            last = [first for first, _ in islice(linkage.latest(END), LINKED)]
            for first in dict.fromkeys(last):
                if len(linkage.texts(first)) <= LARGEST:
                    link_story(linkage, first)


@contextmanager
def _open(path: Path) -> Iterator[int]:
    """Run the desk in a process of its own; give its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = (sys.executable, "-m", "bench.desk", str(path), str(port))
    with subprocess.Popen(command) as process:
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{TASK}: the desk did not open")


# ------------------------------------------------------------------------------ the readers
Ask = Callable[[], str]


def _pages(port: int) -> Mapping[str, Ask]:
    """Say for each page of the desk which address somebody may ask for."""
    choose = random.Random(_SEED)  # noqa: S311 - the same pages each time
    stories = [one["id"] for one in _items(port, "stories?limit=50")]
    listed = [one["id"] for one in _items(port, "articles?limit=1000")]
    said = [one["text"].split() for one in _items(port, "statements?limit=300")]
    actors = [one["key"] for one in _items(port, "actors?limit=50")]
    long = [word for words in said for word in words if len(word) > 6]
    return {
        "desk": lambda: "/",
        "story": lambda: f"/stories/{choose.choice(stories)}",
        "article": lambda: f"/articles/{choose.choice(listed)}",
        "actors": lambda: "/actors",
        "actor": lambda: f"/actors/{quote(choose.choice(actors))}",
        "check names": lambda: "/review",
        "search, a word": lambda: f"/search?words={quote(choose.choice(long))}",
        "search, a quotation": lambda: f"/search?words={quote(' '.join(choose.choice(said)[:6]))}",
        "search, a common word": lambda: f"/search?words={choose.choice(_COMMON)}",
    }


def _items(port: int, path: str) -> list[dict[str, str]]:
    _, body = _get(port, f"/api/v1/{path}")
    items: list[dict[str, str]] = json.loads(body)["items"]
    return items


def _get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def _asked(port: int, ask: Ask, times: int) -> Iterator[float]:
    """Yield how many seconds a page takes, after it was asked for once."""
    _get(port, ask())
    for _ in range(times):
        path, start = ask(), time.perf_counter()
        status, _body = _get(port, path)
        if status != 200:
            raise SystemExit(f"{TASK}: {path} was answered {status}")
        yield time.perf_counter() - start


@dataclass
class _Crowd:
    """What many readers at once have waited, and what went wrong."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    added: int = 0


def _crowd(port: int, pages: Mapping[str, Ask]) -> _Crowd:
    """Let many read while somebody adds one article after the other."""
    crowd, until = _Crowd(), time.monotonic() + SECONDS
    readers = [
        threading.Thread(target=_read, args=(port, pages, crowd, until, number))
        for number in range(READERS)
    ]
    for thread in readers:
        thread.start()
    while time.monotonic() < until:
        _add(port, crowd)
    for thread in readers:
        thread.join()
    return crowd


def _read(port: int, pages: Mapping[str, Ask], crowd: _Crowd, until: float, number: int) -> None:
    choose = random.Random(number)  # noqa: S311 - the same pages each time
    while time.monotonic() < until:
        time.sleep(choose.uniform(*READING))
        name = choose.choice(list(pages))
        path, start = pages[name](), time.perf_counter()
        try:
            status, _body = _get(port, path)
        except OSError as error:
            crowd.errors.append(f"{path}: {error}")
            continue
        crowd.waits[name].append(time.perf_counter() - start)
        if status != 200:
            crowd.errors.append(f"{path}: {status}")


def _add(port: int, crowd: _Crowd) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    body = json.dumps({"text": _NEW.format(number=crowd.added), "outlet": "Hollin heute"})
    try:
        connection.request("POST", "/api/v1/articles", body, {"content-type": "application/json"})
        status = connection.getresponse().status
    except OSError as error:
        crowd.errors.append(f"adding: {error}")
        return
    crowd.added += 1
    if status != 201:
        crowd.errors.append(f"adding: {status}")
    time.sleep(0.5)


def _serve(path: str, port: str) -> None:
    many = Limits(reads=1_000_000, writes=1_000_000)
    settings = Settings(Path(path), reader="rules", limits=many)
    uvicorn.run(app(settings), host="127.0.0.1", port=int(port), log_level="warning")


if __name__ == "__main__":
    _serve(*sys.argv[1:])
