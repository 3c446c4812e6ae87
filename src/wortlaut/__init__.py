"""Wortlaut reads news and keeps who said what, word for word, through which sources.

>>> import wortlaut
>>> record = wortlaut.read("„Das war ein Fehler“, sagte die Ministerin.")
>>> [record.excerpt(statement.content) for statement in record.statements]
['„Das war ein Fehler“']

``read`` gives the record of one article; ``Store`` keeps many. Importing this package loads
only the standard library: the heavy libraries come with the first call that needs them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wortlaut.model.errors import WortlautError
from wortlaut.model.form import dumps, from_json, json_schema, loads
from wortlaut.model.record import Record
from wortlaut.model.span import Span

if TYPE_CHECKING:
    from wortlaut.record.store import Store

__version__ = "0.1.0"
__all__ = [
    "Record",
    "Span",
    "Store",
    "WortlautError",
    "dumps",
    "from_json",
    "json_schema",
    "loads",
    "read",
]


def read(
    text_or_path: str | Path,
    *,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    credit: str | None = None,
    authors: tuple[str, ...] = (),
    published: str | None = None,
    updated: str | None = None,
    language: str | None = None,
    reader: Literal["full", "rules"] = "full",
    prefer: Literal["precision", "balance", "recall"] = "balance",
) -> Record:
    """Read one article: a ``Path`` is a file to open, a ``str`` is the text itself, kept unchanged.

    What you say about the article (ISO 8601 dates, a credit such as "dpa/AFP", a BCP 47
    language) wins over what its text says. ``reader`` "rules" needs no weights; ``prefer`` leaves
    out what is doubtful, or keeps it. Raises ``InputError`` if it cannot be read.
    """
    from wortlaut.annotate.readers import Choice  # noqa: PLC0415 - see the module docstring
    from wortlaut.model.document import Given  # noqa: PLC0415
    from wortlaut.run.plan import read_one  # noqa: PLC0415

    given = Given(url, title, outlet, credit, tuple(authors), published, updated, language)
    return read_one(text_or_path, given, Choice(reader, prefer))


def __getattr__(name: str) -> object:
    """Load ``Store`` when it is first asked for (PEP 562): it brings SQLAlchemy with it."""
    if name == "Store":
        from wortlaut.record.store import Store  # noqa: PLC0415

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
