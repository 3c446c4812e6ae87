"""Articles that people bring: what became of each is told, while they are read and after."""

from __future__ import annotations

import multiprocessing
import os
import re
import secrets
import signal
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import ParamSpec, TypeVar

from wortlaut.acquire.find import STDIN, find
from wortlaut.annotate.readers import Choice, ReaderName
from wortlaut.model.document import Given, Raw, Rejected
from wortlaut.model.errors import NotFoundError, WortlautError
from wortlaut.record.store import Store
from wortlaut.run.adding import add_all
from wortlaut.run.placing import link_all
from wortlaut.serve.export.sheets import title_of

P = ParamSpec("P")
T = TypeVar("T")

_REMEMBERED = 100  # batches
_UNFIT = re.compile(r"[^\w.\- ]+")
_DIED = "the process that did it died"
_SHORT = 8  # characters of a hash that tell two files of one name apart


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one input: the article that it is now, or why it is none.

    ``unlinked`` tells what in the store could not be compared with the rest after it was added.
    """

    uri: str
    article: str | None = None
    title: str | None = None
    reason: str | None = None
    detail: str | None = None
    unlinked: tuple[str, ...] = ()


@dataclass(slots=True)
class Batch:
    """Inputs that somebody brought together; ``fates`` grows until it is done."""

    id: str
    fates: list[Fate] = field(default_factory=list)
    failure: str | None = None
    done: bool = False

    @property
    def unlinked(self) -> tuple[str, ...]:
        """What could not be compared with the rest; each adding tries again what is left."""
        return tuple(dict.fromkeys(fault for fate in self.fates for fault in fate.unlinked))


class Intake:
    """Reads what is brought, one batch after the other: a store has one writer at a time.

    It is read and linked in a process of its own, which starts with the first article: Python does
    one thing at a time in a process, and whoever opens a page would wait for it.
    """

    def __init__(self, db: Path, reader: ReaderName) -> None:
        self._db = db
        self._choice = Choice(reader)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="intake")
        self._process = _fresh_process()
        self._lock = Lock()
        self._batches: OrderedDict[str, Batch] = OrderedDict()

    def start(self, raws: Iterable[Raw | Rejected]) -> Batch:
        """Begin to read a batch, after those that are waiting."""
        batch = self._begin()
        self._pool.submit(self._run, batch, raws)
        return batch

    def read(self, raws: Iterable[Raw | Rejected]) -> Batch:
        """Read a batch, and return when it is done."""
        batch = self._begin()
        self._pool.submit(self._run, batch, raws).result()
        return batch

    def link(self) -> None:
        """Begin to link anew what has changed, after the batches that are waiting."""
        self._pool.submit(self._link)

    def batch(self, id: str) -> Batch:
        """Return a batch; raises ``NotFoundError`` if it was forgotten."""
        with self._lock:
            if id not in self._batches:
                raise NotFoundError("nothing is known of this adding", "see the list of articles")
            return self._batches[id]

    def close(self) -> None:
        """Read no more; the batch that is being read ends first."""
        self._pool.shutdown(cancel_futures=True)
        self._process.shutdown()

    def _begin(self) -> Batch:
        batch = Batch(secrets.token_hex(8))
        with self._lock:
            self._batches[batch.id] = batch
            if len(self._batches) > _REMEMBERED:
                self._batches.popitem(last=False)
        return batch

    def _link(self) -> None:
        """Link anew what has changed; nobody waits for it, so standard error tells what broke."""
        try:
            faults = self._apart(linked, self._db)
        except (WortlautError, OSError) as error:
            faults = (str(error),)
        for fault in (_DIED,) if faults is None else faults:
            print(f"not compared with the others: {fault}", file=sys.stderr)

    def _run(self, batch: Batch, raws: Iterable[Raw | Rejected]) -> None:
        try:
            batch.fates.extend(map(self._kept, raws))
        except (WortlautError, OSError) as error:
            batch.failure = str(error)
        finally:
            batch.done = True

    def _kept(self, raw: Raw | Rejected) -> Fate:
        """Add one article, and say what became of it."""
        fate = self._apart(kept, self._db, raw, self._choice)
        return fate or Fate(raw.uri, reason="internal-error", detail=_DIED)

    def _apart(self, work: Callable[P, T], *asked: P.args, **named: P.kwargs) -> T | None:
        """Let the process do some work; None if it died of it twice, the second one newly begun."""
        for _ in range(2):
            try:
                return self._process.submit(work, *asked, **named).result()
            except BrokenProcessPool:
                self._process = _fresh_process()
        return None


def _fresh_process() -> ProcessPoolExecutor:
    # spawn: forking a process that has threads or a database open is not safe
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(1, mp_context=spawn, initializer=_stand_back)


def _stand_back() -> None:
    """Let those who read come first, and leave Ctrl-C to the process that serves them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):  # not on Windows
        os.nice(5)


def kept(db: Path, raw: Raw | Rejected, choice: Choice) -> Fate:
    """Add one article to a store, and say what became of it."""
    with Store(db) as store:
        unlinked = add_all(store, [raw], choice).unlinked
        rejected = raw if isinstance(raw, Rejected) else _rejected(store, raw.uri)
        if rejected:
            return Fate(raw.uri, reason=rejected.reason, detail=rejected.detail, unlinked=unlinked)
        record = store.record(raw.uri)
        return Fate(raw.uri, record.article.id, title_of(record), unlinked=unlinked)


def linked(db: Path) -> tuple[str, ...]:
    """Link anew what has changed in a store; tell what broke."""
    with Store(db) as store:
        return link_all(store)


def _rejected(store: Store, uri: str) -> Rejected | None:
    return next((one for one in store.rejects() if one.uri == uri), None)


def pasted(text: str, given: Given) -> Raw:
    """Make an article of a text that somebody pasted."""
    content = text.encode("utf-8", "surrogatepass")
    return Raw(f"pasted-{_hash(content)}", content, "text/plain", given)


def uploaded(name: str, content: bytes, given: Given) -> Iterator[Raw | Rejected]:
    """Make articles of a file, as the command line does of the same bytes on standard input."""
    called = f"{_hash(content)}/{_UNFIT.sub('_', name) or 'file'}"
    for raw in find([STDIN], given=given, stdin=BytesIO(content)):
        own = not raw.uri.startswith(STDIN)
        yield raw if own else replace(raw, uri=called + raw.uri.removeprefix(STDIN))


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:_SHORT]
