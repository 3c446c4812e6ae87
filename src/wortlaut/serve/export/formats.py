"""The formats there are: one visible table, which the command, the desk and the documents read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from wortlaut.record.asked import Asked
from wortlaut.record.store import Store
from wortlaut.serve.export.annotations import annotation_parts
from wortlaut.serve.export.brat import brat_parts
from wortlaut.serve.export.citations import citation_parts
from wortlaut.serve.export.deliver import gathered, joined, zipped
from wortlaut.serve.export.follow_the_money import follow_the_money_parts
from wortlaut.serve.export.lines import jsonl_parts
from wortlaut.serve.export.material import Material, Part, as_judged, as_read
from wortlaut.serve.export.pages import html_parts, story_parts
from wortlaut.serve.export.parquet import parquet_parts
from wortlaut.serve.export.schema_org import schema_org_parts
from wortlaut.serve.export.separated import csv_parts

# One file; several files, each written to its end before the next; several that grow side by side.
Shape = Literal["file", "files", "tables"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: ``purpose`` says for whom, ``media_type`` and ``ending`` are those of a download.

    ``example`` is a command that makes it; ``extra`` names what ``pip install 'wortlaut[…]'`` must
    have installed for it. ``from_store`` gathers what it is made of. ``streams`` tells whether only
    a few articles at a time are in memory.
    """

    name: str
    purpose: str
    example: str
    media_type: str
    ending: str
    shape: Shape
    parts: Callable[[Material], Iterator[Part]]
    from_store: Callable[[Store, Asked, str], Material] = as_judged
    extra: str | None = None
    streams: bool = True


_ZIP: Final = "application/zip"
FORMATS: Final = (
    Format(
        "jsonl", "programs, backups, another store: every record whole, as it was read",
        "wortlaut export jsonl -o all.jsonl && wortlaut add all.jsonl --db other.db",
        "application/jsonl", "jsonl", "file", jsonl_parts, from_store=as_read,
    ),
    Format(
        "csv", "spreadsheets: a table for each noun",
        "wortlaut export csv --table statements --by Kim -o kim.csv",
        _ZIP, "zip", "tables", csv_parts,
    ),
    Format(
        "parquet", "data analysis (pandas, polars, R, DuckDB): the same tables with types",
        "wortlaut export parquet -o tables",
        _ZIP, "zip", "tables", parquet_parts, extra="export",
    ),
    Format(
        "citations", "footnotes and archives: a line for each statement that can be checked",
        "wortlaut export citations --kind direct -o quotes.txt",
        "text/plain; charset=utf-8", "txt", "file", citation_parts,
    ),
    Format(
        "annotations", "notes on pages (W3C Web Annotation): each points at its words",
        "wortlaut export annotations --since 2024-06 -o annotations.jsonld",
        "application/ld+json", "jsonld", "file", annotation_parts,
    ),
    Format(
        "schema-org", "search engines and linked data: NewsArticle, Quotation, Claim",
        "wortlaut export schema-org -o articles.jsonld",
        "application/ld+json", "jsonld", "file", schema_org_parts,
    ),
    Format(
        "followthemoney", "investigations (OpenAleph, OpenSanctions): entities and their links",
        "wortlaut export followthemoney -o - | ftm aggregate -o entities.json",
        "application/json+ftm", "ftm.json", "file", follow_the_money_parts, extra="followthemoney",
    ),
    Format(
        "brat", "linguists and annotators: text and standoff annotation, an article a pair",
        "wortlaut export brat --outlet Küstenkurier -o brat/data/kurier",
        _ZIP, "zip", "files", brat_parts,
    ),
    Format(
        "html", "people: one page of the articles, everything marked, that needs nothing else",
        "wortlaut export html --by Putin -o putin.html",
        "text/html; charset=utf-8", "html", "file", html_parts, streams=False,
    ),
    Format(
        "story", "people: a page for each story, with what rests on what",
        "wortlaut export story --since 2024-06-17 -o stories",
        _ZIP, "zip", "files", story_parts, streams=False,
    ),
)  # fmt: skip


def format_called(name: str) -> Format:
    """Return the format with this name."""
    return next(one for one in FORMATS if one.name == name)


def download(format: Format, material: Material) -> Iterator[bytes]:
    """Yield an export as one stream; several files are a zip."""
    parts = format.parts(material)
    if format.shape == "file":
        return joined(parts)
    return zipped(gathered(parts) if format.shape == "tables" else parts)
