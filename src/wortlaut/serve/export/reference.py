"""docs/exports.md, made from the tables of formats and columns, so that it cannot go stale.

``python -m wortlaut.serve.export.reference > docs/exports.md`` writes it anew; a test fails when it
is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from wortlaut.model.record import ActorType
from wortlaut.serve.export.follow_the_money import SCHEMATA
from wortlaut.serve.export.formats import FORMATS, Format
from wortlaut.serve.export.tables import Table, tables


def page() -> str:
    """Write docs/exports.md: the prose beside this file, with the tables put in."""
    made = {
        "formats": f"{_formats()}\n\n```sh\n{_examples()}\n```",
        "schemata": _schemata(),
        "tables": "\n\n".join(map(_table, tables())),
    }
    text = files("wortlaut.serve.export").joinpath("exports.md").read_text("utf-8")
    for name, part in made.items():
        text = text.replace(f"<!-- {name} -->", part)
    return text


def _formats() -> str:
    return "\n".join(("| format | for | download |", "| --- | --- | --- |", *map(_row, FORMATS)))


def _examples() -> str:
    return "\n".join(f"# {one.name}\n{one.example}" for one in FORMATS)


def _row(one: Format) -> str:
    extra = f"; needs `pip install 'wortlaut[{one.extra}]'`" if one.extra else ""
    media_type = one.media_type.partition(";")[0]
    return f"| `{one.name}` | {one.purpose}{extra} | `.{one.ending}`, {media_type} |"


def _table(table: Table) -> str:
    rows = (f"| `{one.name}` | {one.type} | {one.meaning} |" for one in table.columns)
    head = (f"### {table.name}", "", table.meaning, "", "| column | type | meaning |")
    return "\n".join((*head, "| --- | --- | --- |", *rows))


def _schemata() -> str:
    pairs = ", ".join(f"{type} → `{schema}`" for type, schema in _by_schema())
    return f"Actors become: {pairs}."


def _by_schema() -> Iterator[tuple[str, str]]:
    types: dict[str, list[ActorType]] = {}
    for type, schema in SCHEMATA.items():
        types.setdefault(schema, []).append(type)
    yield from ((", ".join(own), schema) for schema, own in types.items())


if __name__ == "__main__":
    print(page(), end="")
