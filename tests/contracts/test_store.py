"""What a store promises when things go wrong: it stays whole, and it says what to do."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkdtemp
from threading import Timer

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import wortlaut
from wortlaut.model.document import Rejected
from wortlaut.model.errors import StoreError
from wortlaut.record import schema
from wortlaut.record.store import Store

# Run in a process of its own: adds articles number first to last, and prints what happened.
ADDER = """
import sys
from wortlaut import Store, WortlautError
from wortlaut.model.identity import article_id
from wortlaut.model.record import Article, Record, Source

def record(number):
    text = f"Artikel {number}: " + "Ein Satz, der nur Platz braucht. " * 20
    source = Source(f"{number}.txt", None, "text/plain", "0" * 64, None)
    id = article_id(text, None, None)
    article = Article(id, source, "de", None, (), (), None, None, None, None, ())
    return Record(article, text, ())

path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
try:
    with Store(path) as store:
        print(store.add(record(number) for number in range(first, last)))
except WortlautError as error:
    print(error.code, "|", error, "|", error.hint)
    sys.exit(3)
"""
REJECT = Rejected("a.txt", "find", "unreadable", "no permission")
# Seconds until something hangs rather than waits: much more than any of it takes.
PATIENCE = 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def adding(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADDER, str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def articles(path: Path) -> int:
    with Store(path, read_only=True) as store:
        assert list(store.verify()) == []
        return store.counts().articles


# ------------------------------------------------------------------------------ at once
def test_two_processes_can_add_at_once(path: Path) -> None:
    processes = [adding(path, 0, 350), adding(path, 150, 500)]  # neither finds a store yet
    outputs = [process.communicate(timeout=PATIENCE) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    assert articles(path) == 500


def test_opening_waits_for_another_that_creates_the_same_store(path: Path) -> None:
    with closing(sqlite3.connect(path, check_same_thread=False, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        Timer(0.3, other.rollback).start()
        with Store(path) as store:
            assert store.counts().articles == 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_what_is_interrupted_stays_whole_and_goes_on(path: Path, how: signal.Signals) -> None:
    process = adding(path, 0, 100_000)
    wait_for(lambda: path.exists() and stored(path) >= 100)
    process.send_signal(how)
    process.communicate(timeout=PATIENCE)
    assert process.returncode != 0
    done = articles(path)
    assert done >= 100
    assert done % 100 == 0
    assert adding(path, 0, done + 50).communicate(timeout=PATIENCE)[0].startswith("Added(new=50, ")


WORKERS = """
import sys
from itertools import count
from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Raw
from wortlaut.record.store import Store
from wortlaut.run.adding import add_all

if __name__ == "__main__":
    text = "Am Tag {} sagte die Ministerin: „Wir prüfen das.“"
    raws = (Raw(f"{i}.txt", text.format(i).encode(), "text/plain") for i in count())
    with Store(sys.argv[1]) as store:
        add_all(store, raws, Choice("rules"), workers=2)
"""


def test_ctrl_c_ends_all_workers_and_leaves_the_store_whole(path: Path) -> None:
    script = path.with_name("adds_for_ever.py")
    script.write_text(WORKERS, encoding="utf-8")
    command = [sys.executable, str(script), str(path)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        wait_for(lambda: path.exists() and stored(path) >= 100)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process
        _, said = process.communicate(timeout=PATIENCE)  # until the last worker lets go of stderr
    finally:
        with suppress(ProcessLookupError):  # it adds for ever: a failed test must not leave it
            os.killpg(process.pid, signal.SIGKILL)
    assert said.count("Traceback") == 1
    assert articles(path) % 100 == 0


def stored(path: Path) -> int:
    try:
        with Store(path, read_only=True) as store:
            return store.counts().articles
    except StoreError:  # still being created
        return 0


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_writer_waits_only_so_long_for_another(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "PATIENCE", 0.05)
    with Store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has been writing"):
            store.add([REJECT])
        other.execute("ROLLBACK")
        other.close()
        assert store.add([REJECT]).rejected == 1


def test_a_reader_does_not_wait_for_a_writer(path: Path) -> None:
    with Store(path) as writer, Store(path, read_only=True) as reader:
        writer.add([REJECT])
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert list(reader.rejects()) == [REJECT]
        other.close()


# ------------------------------------------------------------------------------ no space
def test_a_full_disk_is_said_and_leaves_the_store_whole(path: Path) -> None:
    Store(path).close()
    limit = 600_000
    command = [sys.executable, "-c", ADDER, str(path), "0", "1000"]
    process = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert process.returncode == 3
    assert process.stdout.startswith("store | ")
    assert "run the same command again" in process.stdout
    assert articles(path) % 100 == 0
    assert adding(path, 0, 1000).communicate(timeout=PATIENCE)[0].startswith("Added(new=")
    assert articles(path) == 1000


# ------------------------------------------------------------------------------ read only
@pytest.fixture
def locked() -> Iterator[Path]:
    """Yield a store with one article in a folder where nobody may write."""
    folder = Path(mkdtemp())  # not under tmp_path, which others may not enter
    locked = folder / "record.db"
    adding(locked, 0, 1).communicate(timeout=PATIENCE)
    locked.chmod(0o444)
    folder.chmod(0o555)
    yield locked
    folder.chmod(0o755)
    shutil.rmtree(folder)


# Permissions do not bind root: become somebody else once all modules are loaded.
AS_SOMEBODY = """
import os, sys, tempfile
from wortlaut import Store, WortlautError
from wortlaut.model.document import Rejected

rejected = Rejected("a.txt", "find", "unreadable", "no permission")
with tempfile.TemporaryDirectory() as folder, Store(folder + "/first.db") as store:
    store.add([rejected])
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    with Store(sys.argv[1], read_only=sys.argv[2] == "read") as store:
        print(store.counts().articles if sys.argv[2] == "read" else store.add([rejected]))
except WortlautError as error:
    print(error, "|", error.hint)
"""


def as_somebody(*arguments: str) -> str:
    command = [sys.executable, "-c", AS_SOMEBODY, *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout


def test_a_store_that_may_only_be_read_can_be_read(locked: Path) -> None:
    assert as_somebody(str(locked), "read") == "1\n"


def test_a_store_that_may_only_be_read_says_so(locked: Path) -> None:
    told = as_somebody(str(locked), "add")
    assert told.startswith(f"{locked} cannot be written | check the permissions")


def test_a_store_opened_for_reading_is_not_written(path: Path) -> None:
    Store(path).close()
    with Store(path, read_only=True) as store, pytest.raises(StoreError, match="cannot be written"):
        store.add([REJECT])


# ------------------------------------------------------------------------------ no store
def test_a_store_of_a_newer_version_is_left_alone(path: Path) -> None:
    Store(path).close()
    changed(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="version 9999; this program knows") as raised:
        Store(path)
    assert "update Wortlaut" in raised.value.hint


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_database_is_left_alone(path: Path, read_only: bool) -> None:
    path.write_text("Das ist ein Brief und keine Datenbank. " * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is not a Wortlaut store"):
        Store(path, read_only=read_only)
    assert path.read_bytes() == before


def test_another_database_is_left_alone(path: Path) -> None:
    changed(path, "CREATE TABLE alembic_version (version_num TEXT)")
    with pytest.raises(StoreError, match="not a Wortlaut store but another database"):
        Store(path)


def test_a_damaged_store_is_said_to_be_damaged(path: Path) -> None:
    adding(path, 0, 300).communicate(timeout=PATIENCE)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xab" * (len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is damaged"), Store(path) as store:
        list(store.records())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "is a folder"),
        ("missing.db", "there is no store"),
        ("no/where.db", "there is no store"),
    ],
)
def test_what_is_not_there_cannot_be_read(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        Store(tmp_path / name, read_only=True)


def test_a_store_is_not_created_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        Store(tmp_path / "no" / "where.db")


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="version none"):
        Store(path, read_only=True)
    assert Store(path).counts().articles == 0


@pytest.mark.parametrize("name", ["mit Leerzeichen.db", "hundert%.db", "was?nun#.db", "ä.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    Store(tmp_path / name).add([REJECT])
    with Store(tmp_path / name, read_only=True) as store:
        assert list(store.rejects()) == [REJECT]
    assert (tmp_path / name).exists()


def changed(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
    connection.close()


# ------------------------------------------------------------------------------ migrations
def test_the_current_version_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == schema.CURRENT
    assert {script.revision for script in scripts.walk_revisions()} == set(schema.KNOWN)


def test_opening_a_store_does_not_load_the_migrations(path: Path) -> None:
    Store(path).close()
    code = "import sys, wortlaut; wortlaut.Store(sys.argv[1]); print('alembic' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True, check=True
    )
    assert found.stdout == "False\n"


OLD = (
    """
    INSERT INTO old.readings
    SELECT number, id, article, rank, reader, uri, sha256, url, outlet, outlet_key, language, title,
        published, published_at, updated, updated_at, agencies, agency_keys, statements
    FROM main.readings
    """,
    "INSERT INTO old.records SELECT * FROM main.records",
    "INSERT INTO old.articles SELECT * FROM main.articles",
    """
    INSERT INTO old.statements
    SELECT number, reading, place, id, kind, medium, stance, holder, holder_name, via, cue, content,
        text, confidence, found_by
    FROM main.statements
    """,
    "INSERT INTO old.article_words (rowid, title, body) SELECT number, '', '' FROM main.readings",
    """
    INSERT INTO old.statement_words (rowid, holder, content)
    SELECT number, '', '' FROM main.statements
    """,
)


def old_store(path: Path) -> Path:
    """Make a store as version 0001 left it, with the articles of a store of today."""
    old = path.with_name("old.db")
    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as empty:
        config = Config(attributes={"connection": empty})
        config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        command.upgrade(config, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ATTACH :old AS old", {"old": str(old)})
        for sql in OLD:
            connection.execute(sql)
    return old


def test_an_old_store_gets_the_actors_of_the_records_that_it_has(path: Path) -> None:
    text = "„Nein“, sagte Kim laut Yonhap. Mehr als „Nein“ sagte auch Ri nicht."
    with Store(path) as store:
        store.add([wortlaut.read(text, reader="rules")], reader="rules/1")
        assert [quote.via for quote in store.quotes(by="Kim")] == [("Yonhap",)]
        direct = list(store.quotes(kind="direct", about="Nein"))
    old = old_store(path)
    with pytest.raises(StoreError, match="a store of version 0001"):
        Store(old, read_only=True)
    with Store(old) as store:
        assert list(store.verify()) == []
        assert [quote.via for quote in store.quotes(chain="Yonhap", by="Kim")] == [("Yonhap",)]
        assert list(store.quotes(kind="direct", about="Nein")) == direct
    with closing(sqlite3.connect(old)) as connection:
        names = connection.execute("SELECT name FROM actors ORDER BY name").fetchall()
    assert {("Kim",), ("Yonhap",)} <= set(names)


def test_a_damaged_record_does_not_keep_an_old_store_from_opening(path: Path) -> None:
    adding(path, 0, 2).communicate(timeout=PATIENCE)
    old = old_store(path)
    changed(old, "UPDATE records SET json = '{' WHERE reading = 1")
    with Store(old) as store:
        assert {mismatch.field for mismatch in store.verify()} == {"records"}
