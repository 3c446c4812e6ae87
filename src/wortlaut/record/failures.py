"""What SQLite's failures mean to a person, and what to do about them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from wortlaut.model.errors import StoreError

_GO_ON = "what was stored is whole; run the same command again to go on from there"
_EXPLAINED = {
    "SQLITE_FULL": ("no space left to write {path}", f"free some space; {_GO_ON}"),
    "SQLITE_IOERR": (
        "the disk refused to read or write {path} ({error})",
        f"check free space, quota and the disk itself; {_GO_ON}",
    ),
    "SQLITE_READONLY": (
        "{path} cannot be written",
        "check the permissions of the file and of its folder, or open it for reading only",
    ),
    "SQLITE_NOTADB": (
        "{path} is not a Wortlaut store",
        "give the path of a store, or of a new file to create one",
    ),
    "SQLITE_BUSY": (
        "another program has been writing to {path} for too long",
        f"wait until it is done; {_GO_ON}",
    ),
    "SQLITE_CANTOPEN": (
        "{path} cannot be opened",
        "check that its folder exists and that you may read and write there",
    ),
    "SQLITE_CORRUPT": (
        "{path} is damaged ({error})",
        "restore it from a backup, or add the articles to a new store",
    ),
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite reports about a store into a ``StoreError``."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise explanation(path, error) from error


def explanation(path: Path, error: DBAPIError | sqlite3.Error) -> StoreError:
    """Say what happened to which file, and what to do."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(cause, "sqlite_errorname", ""))
    for code, (message, hint) in _EXPLAINED.items():
        if name.startswith(code):
            return StoreError(message.format(path=path, error=cause), hint)
    return StoreError(f"{path}: {cause}", "run `wortlaut verify` on the store")
