"""Whom most articles mention, at hand: to describe a thousand of a large store takes a while."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

from wortlaut.record.actors import ActorRow
from wortlaut.record.store import Store

_KEPT = 1_000  # actors
_SOON = 0.2  # seconds: what takes no longer is counted while somebody waits


@dataclass(frozen=True, slots=True)
class _Counted:
    state: str
    rows: tuple[ActorRow, ...]
    seconds: float


class Ranking:
    """Lists actors as they were counted last, and counts again when the store has changed.

    A small store is counted at once; of a large one the list is shown as it was, and counted anew
    behind the reader's back.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="ranking")
        self._lock = Lock()
        self._last: _Counted | None = None
        self._next: Future[_Counted] | None = None

    def rows(self) -> tuple[ActorRow, ...]:
        """Return the actors that most articles mention, those first."""
        counting = self._counting(self._store.state())
        with self._lock:
            last = self._last
        if counting and (last is None or last.seconds < _SOON):
            last = counting.result()
        return last.rows if last else ()

    def close(self) -> None:
        """Count no more."""
        self._pool.shutdown()

    def _counting(self, state: str) -> Future[_Counted] | None:
        """Return the counting that is under way; None if what was counted still holds."""
        with self._lock:
            if self._next and self._next.done():
                done, self._next = self._next, None
                self._last = done.result()
            if self._next is None and (self._last is None or self._last.state != state):
                self._next = self._pool.submit(self._count, state)
            return self._next

    def _count(self, state: str) -> _Counted:
        start = time.perf_counter()
        rows = tuple(self._store.actors(limit=_KEPT))
        return _Counted(state, rows, time.perf_counter() - start)
