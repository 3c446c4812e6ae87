"""Many articles on one machine: in order, in little memory, on as many cores as you give.

The records are the same whatever the number of workers, and an article that breaks the reader
becomes a reject: one bad page never ends the reading of a hundred thousand. Nothing here knows the
store, so that a process that only reads loads no database: see ``adding``.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from itertools import chain
from typing import TypeVar

from wortlaut.annotate.readers import Choice, ReaderName
from wortlaut.model.document import Raw, Rejected
from wortlaut.model.errors import WortlautError
from wortlaut.model.record import Record
from wortlaut.run.plan import read_raw

Read = Callable[[Raw], Record | Rejected]
Chunk = list[Raw | Rejected]
T = TypeVar("T")
Readings = Generator[Record | Rejected, None, None]

# Articles that go to a worker at once. To send some costs a tenth of a millisecond: a hundredth of
# reading one by rules, nothing beside the network, where a worker that is done should not wait long
# for one that has a whole chunk before it.
_CHUNK: Mapping[ReaderName, int] = {"rules": 8, "full": 1}
_CHUNK_BYTES = 1_000_000  # of which a chunk holds no more, unless one article does
_AHEAD = 32  # articles for each worker that may be read before the first is fetched


def read_all(
    raws: Iterable[Raw | Rejected],
    choice: Choice,
    *,
    workers: int = 1,
    skip: Callable[[Raw], bool] | None = None,
) -> Readings:
    """Read articles one after the other, in their order; rejects pass through.

    ``skip`` tells which articles to leave out. With several workers, a few articles for each are
    read ahead, never all.
    """
    wanted = (raw for raw in raws if isinstance(raw, Rejected) or not (skip and skip(raw)))
    return in_order(partial(read_raw, choice=choice), wanted, workers, _CHUNK[choice.reader])


def in_order(
    read: Read, raws: Iterable[Raw | Rejected], workers: int, most: int = _CHUNK["rules"]
) -> Readings:
    """Apply a reading function to many articles and yield what it gives, in their order.

    With several workers, ``most`` articles at most go to one of them at once.
    """
    if workers <= 1:
        yield from (_safely(read, raw) for raw in raws)
    else:
        yield from chain.from_iterable(_Workers(read, workers, most).results(_chunks(raws, most)))


def _chunks(raws: Iterable[Raw | Rejected], most: int) -> Iterator[Chunk]:
    """Cut articles into what goes to a worker at once: a few short ones, or one long one."""
    chunk: Chunk = []
    size = 0
    for raw in raws:
        chunk.append(raw)
        size += 0 if isinstance(raw, Rejected) else len(raw.content)
        if len(chunk) == most or size > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _safely(read: Read, raw: Raw | Rejected) -> Record | Rejected:
    """Read one article; whatever breaks becomes a reject that says so."""
    if isinstance(raw, Rejected):
        return raw
    try:
        return read(raw)
    except Exception as error:  # the one place where any error becomes a value
        return _broken(raw, f"{type(error).__name__}: {error}")


def _broken(raw: Raw | Rejected, what: str) -> Rejected:
    if isinstance(raw, Rejected):
        return raw
    digest = sha256(raw.content).hexdigest()
    detail = f"{what} (a fault of Wortlaut; please report it with this article)"
    return Rejected(raw.uri, "annotate", "internal-error", detail, digest)


def _read_chunk(read: Read, chunk: Chunk) -> list[Record | Rejected]:
    return [_safely(read, raw) for raw in chunk]


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; only the parent answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait while processes are started: they inherit that they do not hear it.

    Without it, one that is still importing when Ctrl-C comes prints a traceback of its own, or
    dies and leaves the parent waiting.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows has no masks
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Workers:
    """Processes that read chunks, a bounded number of them ahead.

    If one of them dies (a fault in a C library, or no memory), the chunk it had is read again
    article by article, and only the one that kills is rejected.
    """

    def __init__(self, read: Read, workers: int, most: int) -> None:
        self._read = read
        self._workers = workers
        self._ahead = workers * max(1, _AHEAD // most)
        self._pool = self._fresh_pool(workers)
        self._pending: deque[tuple[Chunk, Future[list[Record | Rejected]]]] = deque()

    def results(self, chunks: Iterator[Chunk]) -> Iterator[list[Record | Rejected]]:
        """Yield what was read of each chunk, in order; stop the processes at the end."""
        try:
            for chunk in chunks:
                self._pending.append((chunk, self._submit(chunk)))
                if len(self._pending) >= self._ahead:
                    yield self._next()
            while self._pending:
                yield self._next()
        finally:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _next(self) -> list[Record | Rejected]:
        chunk, future = self._pending.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._recovered(chunk)

    def _recovered(self, chunk: Chunk) -> list[Record | Rejected]:
        self._renew()
        read = [self._alone(raw) for raw in chunk]
        self._pending = deque((later, self._submit(later)) for later, _ in self._pending)
        return read

    def _alone(self, raw: Raw | Rejected) -> Record | Rejected:
        try:
            return self._start(_safely, self._read, raw).result()
        except BrokenProcessPool:
            self._renew()
            return _broken(raw, "the process that read it died")

    def _renew(self) -> None:
        """Start new processes; if none can be started, it is not the article's fault."""
        self._pool.shutdown(wait=True)
        self._pool = self._fresh_pool(self._workers)
        try:
            self._start(_leave_interrupts_to_the_parent).result()
        except BrokenProcessPool as error:
            raise WortlautError("no further process can be started", "use 1 worker") from error

    def _submit(self, chunk: Chunk) -> Future[list[Record | Rejected]]:
        try:
            return self._start(_read_chunk, self._read, chunk)
        except BrokenProcessPool as broken:  # found out when the chunk's turn comes
            failed: Future[list[Record | Rejected]] = Future()
            failed.set_exception(broken)
            return failed

    def _start(self, work: Callable[..., T], *given: object) -> Future[T]:
        """Hand work to a process, which may have to be started for it."""
        with _interrupts_held():
            return self._pool.submit(work, *given)

    @staticmethod
    def _fresh_pool(workers: int) -> ProcessPoolExecutor:
        # spawn: forking a process that has threads or a database open is not safe
        return ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_leave_interrupts_to_the_parent,
        )
