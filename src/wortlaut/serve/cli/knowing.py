"""``knowledge build``: the file of names that reading knows, made anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wortlaut.lang.tables import place
from wortlaut.serve.cli import options
from wortlaut.serve.cli.failures import OutputError
from wortlaut.serve.cli.output import print_made

if TYPE_CHECKING:
    from wortlaut.annotate.actors.knowledge.make import Made

LANGUAGE = "de"
Dump = Annotated[
    Path | None,
    typer.Option(
        "--wikidata",
        metavar="DUMP",
        exists=True,
        dir_okay=False,
        help="A JSON dump of Wikidata (latest-all.json.gz), read twice, to add what it knows.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write it; without it, the file that reading uses is written anew.",
    ),
]


def build(wikidata: Dump = None, output: Output = None, json: options.Json = False) -> None:
    """Build the file of names that reading knows from the tables in lang/.

    It holds states, organisations, parties, armed groups, media, politicians, and those who held
    offices of state with the time they did. The same tables give the same bytes. A dump of
    Wikidata adds to the tables and changes nothing that they say (docs/knowledge.md).
    """
    from wortlaut.annotate.actors.knowledge.make import make  # noqa: PLC0415 - slow to load

    file = output or place(LANGUAGE, "knowledge.jsonl")
    text, made = make(LANGUAGE, wikidata)
    _write(file, text)
    print_made(made, "\n".join(_told(made, file, with_dump=wikidata is not None)), json)


def _told(made: Made, file: Path, with_dump: bool) -> list[str]:
    """Say what was made, a line each."""
    kinds = ("persons", "states", "organisations", "parties", "armed_groups", "media")
    known = ", ".join(f"{getattr(made, kind):,} {kind.replace('_', ' ')}" for kind in kinds)
    lines = [f"{file}: {known}"]
    if with_dump:
        left = f"{made.unreadable:,} unreadable, {made.without_name:,} without a name"
        lines.append(f"{made.entities:,} entities of the dump read: {left}")
    if made.broken_off:
        lines.append("the dump breaks off before its end: load it down again")
    return lines


def _write(file: Path, text: str) -> None:
    """Write the whole file, or leave the one that is there."""
    part = file.with_name(f"{file.name}.part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        part.replace(file)
    except OSError as error:
        raise OutputError(
            f"{file} cannot be written: {error.strerror}", hint="name another file with --output"
        ) from error
