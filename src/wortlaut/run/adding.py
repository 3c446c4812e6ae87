"""Many articles into a store: what was read there already in the same way is not read again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import astuple
from hashlib import sha256
from itertools import groupby

from wortlaut.acquire.finished import made_by
from wortlaut.annotate.readers import Choice, reader_version
from wortlaut.model.document import Given, Raw, Rejected
from wortlaut.model.identity import content_id
from wortlaut.record.adding import Added
from wortlaut.record.store import Store
from wortlaut.run.local import read_all
from wortlaut.run.placing import link_all


def add_all(
    store: Store, raws: Iterable[Raw | Rejected], choice: Choice, *, workers: int = 1
) -> Added:
    """Read articles into a store and link them; what was read there in the same way is skipped."""
    added = Added()
    for (given, reader), alike in groupby(raws, key=_Alike()):
        if reader is None:
            added += _add_alike(store, alike, choice, given, workers)
        else:
            added += store.add(read_all(alike, choice), reader=reader)
    return added + Added(unlinked=link_all(store))


def _add_alike(
    store: Store, raws: Iterable[Raw | Rejected], choice: Choice, given: Given, workers: int
) -> Added:
    """Add articles of which the user says the same."""
    version = _way_of_reading(choice, given)
    known = 0

    def skip(raw: Raw) -> bool:
        nonlocal known
        found = store.knows(raw.uri, sha256(raw.content).hexdigest(), version)
        known += found
        return found

    with closing(read_all(raws, choice, workers=workers, skip=skip)) as readings:
        added = store.add(readings, reader=version)
    return added + Added(known=known)


class _Alike:
    """Tells what the user says of an article, and who made it if it comes as a finished record.

    A reject goes with the article before it.
    """

    def __init__(self) -> None:
        self._last: tuple[Given, str | None] = Given(), None

    def __call__(self, raw: Raw | Rejected) -> tuple[Given, str | None]:
        """Return what is given of this article, and its reader; None if it is still to be read."""
        self._last = (raw.given, made_by(raw)) if isinstance(raw, Raw) else self._last
        return self._last


def _way_of_reading(choice: Choice, given: Given) -> str:
    """Name the reader and what it was told: the same bytes, told otherwise, are read again."""
    version = reader_version(choice)
    if given == Given():
        return version
    return f"{version}+{content_id('given', json.dumps(astuple(given)))}"
