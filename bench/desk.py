"""How long readers of the desk wait: each page alone, and fifty readers while articles are added.

The store is filled with simulated news (``bench/filled.py``). The server is a process of its own,
asked over HTTP like any other. Beside the time that readers wait stands how long the server's
processor works on a page, all its threads together: the machine may be busy with something else.
"""

from __future__ import annotations

import http.client
import json
import os
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
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import uvicorn

from bench.filled import PLACED, SEED, fill
from bench.rows import Measured, Row
from bench.simulate.stream import nth_article
from bench.simulate.write import input_row
from wortlaut.record.store import Store
from wortlaut.score.figures import Figure
from wortlaut.serve.http.app import app
from wortlaut.serve.http.settings import Limits, Settings

TASK = "desk"
ARTICLES = 20_000  # unless more are asked for
ALONE = 40  # times that each page is asked for
READERS = 50
SECONDS = 60.0
READING = (2.0, 6.0)  # seconds that a reader looks at a page before the next
PAUSE = 0.5  # seconds from one article that is added to the next
_COMMON = ("die", "der", "und", "sei")
_TICK = os.sysconf("SC_CLK_TCK")


def measure(most: int | None, kept: Path | None = None) -> Iterator[Measured]:
    """Fill a store, or take one that is kept, open its desk and measure how long readers wait."""
    many = most or ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "record.db"
        fill(path, many)
        with Store(path) as store:
            held = store.counts().articles
        with _open(path) as desk:
            on = f"{many:,} simulated articles, the last {min(many, PLACED):,} linked"
            pages = _pages(desk.port)
            yield Measured(tuple(_alone(desk, on, name, ask) for name, ask in pages.items()))
            crowd = _crowd(desk, pages, held)
        on = f"{on}, {READERS} readers, one adding"
        yield Measured((*_together(on, crowd),))
        for error in crowd.errors[:5]:
            print(error, file=sys.stderr)


def _alone(desk: _Desk, on: str, name: str, ask: Ask) -> Row:
    _get(desk.port, ask())
    begun = desk.seconds()
    waits = list(_asked(desk.port, ask, ALONE))
    worked = f"the server works {1000 * (desk.seconds() - begun) / ALONE:.0f} ms"
    return Row(TASK, on, Figure(f"{name}, alone", note=f"{_waits(waits)}; {worked}"))


def _together(on: str, crowd: _Crowd) -> Iterator[Row]:
    every = [wait for waits in crowd.waits.values() for wait in waits]
    yield Row(TASK, on, Figure("all pages", note=_waits(every)))
    for name, waits in crowd.waits.items():
        yield Row(TASK, on, Figure(name, note=_waits(waits)))
    told = (
        f"{len(crowd.added)} added, each in {_waits(crowd.added)}; {len(crowd.errors)} errors; "
        f"the processor at work for readers {crowd.worked:.0%} of the time, for what is added "
        f"{crowd.worked_adding:.0%}"
    )
    yield Row(TASK, on, Figure("meanwhile", note=told))


def _waits(waits: list[float]) -> str:
    if not waits:
        return "never"
    late, median = (sorted(waits)[int(share * len(waits))] * 1000 for share in (0.95, 0.5))
    return f"{late:.0f} ms at the 95th percentile, median {median:.0f} ({len(waits)} times)"


# ------------------------------------------------------------------------------ the desk
@dataclass(frozen=True, slots=True)
class _Desk:
    """A desk that is open: where, and in which process."""

    port: int
    process: int

    def seconds(self) -> float:
        """Return how long the processor has worked for those who read."""
        return _seconds(str(self.process))

    def adding(self) -> float:
        """Return how long it has worked for what is added: in a process that the desk started."""
        tasks = Path(f"/proc/{self.process}/task").glob("*/children")
        return sum(_seconds(child) for task in tasks for child in task.read_text("ascii").split())


def _seconds(process: str) -> float:
    """Return how long the processor has worked for a process (Linux)."""
    after_name = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2]
    user, system = after_name.split()[11:13]
    return (int(user) + int(system)) / _TICK


@contextmanager
def _open(path: Path) -> Iterator[_Desk]:
    """Run the desk in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = (sys.executable, "-m", "bench.desk", str(path), str(port))
    with subprocess.Popen(command) as process:
        try:
            _wait_for(port)
            yield _Desk(port, process.pid)
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
    choose = random.Random(SEED)  # noqa: S311 - the same pages each time
    stories = [one["id"] for one in _items(port, "stories?limit=50")]
    claims = [
        f"/stories/{story}/claims/{claim['id']}"
        for story in stories
        for claim in _found(port, f"stories/{story}")["claims"]
    ]
    listed = [one["id"] for one in _items(port, "articles?limit=1000")]
    told = [one for one in _items(port, "statements?limit=1000") if one["holder"]]
    said = [one["text"].split() for one in told]
    actors = [one["key"] for one in _items(port, "actors?limit=50")]
    long = sorted({word for words in said for word in words if len(word) > 6 and word.isalpha()})
    behind = {what: _found(port, f"{what}?limit=20")["next"] for what in ("articles", "stories")}

    def search(**asked: str) -> str:
        return f"/search?{urlencode(asked)}"

    def story_with(what: str, words: str) -> str:
        return f"/api/v1/{what}?{urlencode({'words': words, 'story': choose.choice(stories)})}"

    def by() -> str:
        return str(choose.choice(told)["holder"].split()[-1])

    def quotation() -> str:
        return " ".join(choose.choice(said)[:6])

    return {
        "desk": lambda: "/",
        "desk, further stories": lambda: f"/?cursor={behind['stories']}",
        "story": lambda: f"/stories/{choose.choice(stories)}",
        "article": lambda: f"/articles/{choose.choice(listed)}",
        "changes": lambda: f"/articles/{choose.choice(listed[-900:])}/changes",
        "claim": lambda: choose.choice(claims),
        "actors": lambda: "/actors",
        "actor": lambda: f"/actors/{quote(choose.choice(actors))}",
        "check names": lambda: "/review",
        "search, a word": lambda: search(words=choose.choice(long)),
        "search, two words": lambda: search(words=" ".join(choose.sample(long, 2))),
        "search, a quotation": lambda: search(words=quotation()),
        "search, a common word": lambda: search(words=choose.choice(_COMMON)),
        "search, by": lambda: search(by=by()),
        "search, by and a word": lambda: search(by=by(), words=choose.choice(long)),
        "search, via": lambda: search(via=by()),
        "search, outlet": lambda: search(outlet=choose.choice(told)["outlet"]),
        "search, kind": lambda: search(kind=choose.choice(told)["kind"]),
        "search, stance": lambda: search(stance=choose.choice(told)["stance"]),
        "search, since": lambda: search(since=choose.choice(told)["published"][:10]),
        "search, until": lambda: search(until=choose.choice(told)["published"][:10]),
        "search, a common word of one day": lambda: search(
            words=choose.choice(_COMMON), since="2031-03-04", until="2031-03-04"
        ),
        "search, all filters": lambda: search(
            words=choose.choice(_COMMON), by=by(), outlet=choose.choice(told)["outlet"],
            kind="indirect", stance="asserts", since="2031-03-04",
        ),
        "API, articles": lambda: "/api/v1/articles",
        "API, further articles": lambda: f"/api/v1/articles?cursor={behind['articles']}",
        "API, articles of an outlet": lambda: (
            f"/api/v1/articles?{urlencode({'outlet': choose.choice(told)['outlet']})}"
        ),
        "API, statements": lambda: "/api/v1/statements",
        "API, search": lambda: f"/api/v1/search?{urlencode({'words': choose.choice(long)})}",
        "API, stories": lambda: "/api/v1/stories",
        "API, a story": lambda: f"/api/v1/stories/{choose.choice(stories)}",
        "API, actors": lambda: "/api/v1/actors",
        "API, persons": lambda: "/api/v1/actors?type=person",
        "API, claims of a story": lambda: story_with("claims", choose.choice(long)),
        "API, trace in a story": lambda: story_with("trace", quotation()),
        "feed of stories": lambda: "/feeds/stories.atom",
        "feed of an actor": lambda: f"/feeds/actors/{quote(choose.choice(actors))}.atom",
        "feed of a search": lambda: f"/feeds/statements.atom?{urlencode({'about': quotation()})}",
    }  # fmt: skip


def _items(port: int, path: str) -> list[dict[str, str]]:
    items: list[dict[str, str]] = _found(port, path)["items"]
    return items


def _found(port: int, path: str) -> Any:
    _, body = _get(port, f"/api/v1/{path}")
    return json.loads(body)


def _get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def _asked(port: int, ask: Ask, times: int) -> Iterator[float]:
    """Yield how many seconds a page takes."""
    for _ in range(times):
        path, start = ask(), time.perf_counter()
        status, body = _get(port, path)
        if status != 200:
            raise SystemExit(f"{TASK}: {path} was answered {status}: {body[-300:]!r}")
        yield time.perf_counter() - start


@dataclass
class _Crowd:
    """What many readers at once have waited, and what went wrong."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    added: list[float] = field(default_factory=list)
    worked: float = 0.0  # share of the time
    worked_adding: float = 0.0


def _crowd(desk: _Desk, pages: Mapping[str, Ask], held: int) -> _Crowd:
    """Let many read while somebody adds one article after the other."""
    _add(desk.port, _Crowd(), held)  # the process that reads it starts
    crowd, begun, held = _Crowd(), time.monotonic(), held + 1
    worked, worked_adding = desk.seconds(), desk.adding()
    readers = [
        threading.Thread(target=_read, args=(desk.port, pages, crowd, begun + SECONDS, number))
        for number in range(READERS)
    ]
    for thread in readers:
        thread.start()
    while time.monotonic() < begun + SECONDS:
        _add(desk.port, crowd, held)
        held += 1
        time.sleep(PAUSE)
    for thread in readers:
        thread.join()
    took = time.monotonic() - begun
    crowd.worked = (desk.seconds() - worked) / took
    crowd.worked_adding = (desk.adding() - worked_adding) / took
    return crowd


def _read(port: int, pages: Mapping[str, Ask], crowd: _Crowd, until: float, number: int) -> None:
    choose = random.Random(number)  # noqa: S311 - the same pages each time
    time.sleep(choose.uniform(0, READING[1]))
    while time.monotonic() < until:
        name = choose.choice(list(pages))
        path, start = pages[name](), time.perf_counter()
        try:
            status, _body = _get(port, path)
        except OSError as error:
            crowd.errors.append(f"{path}: {error}")
            continue
        crowd.waits[name].append(time.perf_counter() - start)
        if status >= 400:
            crowd.errors.append(f"{path}: {status}")
        time.sleep(choose.uniform(*READING))


def _add(port: int, crowd: _Crowd, number: int) -> None:
    """Add an article of the same stream: one that goes on with its stories."""
    new = input_row(nth_article(SEED, number))
    del new["id"]
    connection, start = (
        http.client.HTTPConnection("127.0.0.1", port, timeout=60),
        time.perf_counter(),
    )
    try:
        connection.request(
            "POST", "/api/v1/articles", json.dumps(new), {"content-type": "application/json"}
        )
        status = connection.getresponse().status
    except OSError as error:
        crowd.errors.append(f"adding: {error}")
        return
    crowd.added.append(time.perf_counter() - start)
    if status != 201:
        crowd.errors.append(f"adding: {status}")


def _serve(path: str, port: str) -> None:
    many = Limits(reads=1_000_000, writes=1_000_000)
    settings = Settings(Path(path), reader="rules", limits=many)
    uvicorn.run(app(settings), host="127.0.0.1", port=int(port), log_level="warning")


if __name__ == "__main__":
    _serve(*sys.argv[1:])
