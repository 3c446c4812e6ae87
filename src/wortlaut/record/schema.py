"""Open a store file: create it, bring it up to date, or say why neither can be done."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import ConnectionPoolEntry

from wortlaut.model.errors import StoreError

CURRENT = "0010"
# Every version that a migration leads away from, and the current one.
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", CURRENT)
APPLICATION = 0x574F5254  # "WORT": marks the file as ours (PRAGMA application_id)
_READING = "BEGIN"  # else a transaction is one that writes
_ASKING = 40  # connections that are kept: as many as ask at once, at a desk
PATIENCE = 30.0  # seconds to wait for another process that writes
_CACHE = 65_536  # KiB of pages: the keys of three weeks, at two thousand articles a day
_PAUSE = 0.02  # seconds between two attempts, where SQLite itself does not wait

_MIGRATIONS = Path(__file__).parent / "migrations"


def opened(path: Path, *, read_only: bool) -> Engine:
    """Open the store at a path; one that is missing is created unless it is only to be read."""
    _check_place(path, read_only)
    engine = _engine(path, read_only)
    try:
        _bring_up_to_date(engine, path, read_only)
    except BaseException:
        engine.dispose()
        raise
    return engine


def writing(engine: Engine) -> Engine:
    """Return the same engine for writers: they take the lock first, or two would deadlock."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def _check_place(path: Path, read_only: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder", "give the path of a file")
    if read_only and not path.exists():
        raise StoreError(f"there is no store at {path}", "add articles first: wortlaut add")
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent}", "create it, or give another path")


def _engine(path: Path, read_only: bool) -> Engine:
    engine = create_engine(
        _url(path, read_only),
        connect_args={"timeout": PATIENCE},
        pool_size=_ASKING,
        pool_use_lifo=True,
        max_overflow=-1,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _url(path: Path, read_only: bool) -> URL:
    if not read_only:
        return URL.create("sqlite", database=str(path))
    # A store that was closed has no log beside it: then nothing needs to be written to read it,
    # not even in a folder where nobody may.
    closed = not path.with_name(f"{path.name}-wal").exists()
    alone = {"immutable": "1"} if closed and not os.access(path.parent, os.W_OK) else {}
    return URL.create(
        "sqlite",
        database=f"file:{quote(str(path.absolute()))}",
        query={"uri": "true", "mode": "ro", **alone},
    )


def _set_up(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # no transactions but those that ``_begin`` opens
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin", _READING)
    if begin != _READING:
        connection.exec_driver_sql(
            f"PRAGMA cache_size = -{_CACHE}"
        )  # of the readers there are many
    connection.exec_driver_sql(begin)


def _bring_up_to_date(engine: Engine, path: Path, read_only: bool) -> None:
    with engine.begin() as connection:
        version = _version(connection, path)
    if version == CURRENT:
        return
    if read_only:
        raise StoreError(
            f"{path} is a store of version {version or 'none'}, and this program reads {CURRENT}",
            "open it once for writing (wortlaut add) to bring it up to date",
        )
    _set_log(engine)
    with writing(engine).begin() as connection:
        if _version(connection, path) != CURRENT:  # unless another process was faster
            _upgrade(connection)


def _set_log(engine: Engine) -> None:
    """Give the file a write-ahead log: a property of the file, set once.

    SQLite holds a lock for reading while it asks for the one for writing, and so refuses at once
    instead of waiting when another process creates the same store: the waiting is done here.
    """
    patient_until = monotonic() + PATIENCE
    while True:
        try:
            with engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # whatever kind of busy
            if not busy or monotonic() > patient_until:
                raise
        sleep(_PAUSE)


def _version(connection: Connection, path: Path) -> str | None:
    """Read which version a store has; None for a file that is still empty."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION:
        if connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one():
            raise StoreError(
                f"{path} is not a Wortlaut store but another database",
                "give the path of a store, or of a new file to create one",
            )
        return None
    version = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    if version not in KNOWN:
        raise StoreError(
            f"{path} is a store of version {version}; this program knows versions up to {CURRENT}",
            "update Wortlaut (pipx upgrade wortlaut), or use a store of your own",
        )
    return version


def _upgrade(connection: Connection) -> None:
    """Run the migrations that are missing; alembic takes long to import, and few stores need it."""
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
