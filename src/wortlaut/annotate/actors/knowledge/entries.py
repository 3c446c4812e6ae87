"""The tables of names, read into entries: an actor, and the words it is found and called by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from wortlaut.annotate.actors.knowledge.built import key_of
from wortlaut.annotate.actors.knowledge.known import Gender, Known, Tenure
from wortlaut.lang.tables import rows, table
from wortlaut.model.record import ActorType


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor of the tables with the forms of its name.

    ``found`` are the forms by which reading finds it, ``written`` those that count only as they
    are written ("UN", for "Un" is a part of other names), ``short`` what a leader is called.
    """

    known: Known
    found: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


# Tables of one form: the table, the list in it where it is TOML, and what its rows are.
CURATED: tuple[tuple[str, str, ActorType], ...] = (
    ("states", "state", "state"),
    ("organisations", "organisation", "organisation"),
    ("armed_groups", "armed_group", "armed-group"),
    ("agencies", "agency", "media"),
    ("outlets", "outlet", "media"),
)
LISTED: tuple[tuple[str, ActorType], ...] = (("parties", "party"), ("media", "media"))


def entries(language: str) -> Iterator[Entry]:
    """Yield the entries of all tables of a language, each table in its order."""
    for name, key, type in CURATED:
        yield from (_curated(row, type) for row in table(language, name)[key])
    for name, type in LISTED:
        yield from (_curated(_row(row), type) for row in rows(language, name))
    yield from _leaders(language)
    home = table(language, "regions")["state"]
    yield from (_politician(row, home) for row in rows(language, "politicians"))


def united(many: Iterable[Entry]) -> list[Entry]:
    """Make one entry of all that have the same Wikidata item, the first one's name kept."""
    found: dict[str, Entry] = {}
    for entry in many:
        key = entry.known.wikidata or f"{entry.known.type} {entry.known.name}"
        found[key] = _joined(found[key], entry) if key in found else entry
    return list(found.values())


def joined(tables: Sequence[Entry], more: Iterable[Entry]) -> list[Entry]:
    """Add further entries to those of the tables: to the same actor, or behind them."""
    found = list(tables)
    items = {entry.known.wikidata: at for at, entry in enumerate(found) if entry.known.wikidata}
    names = {key: at for at, entry in enumerate(found) for key in _keys(entry.known)}
    for entry in more:
        at = items.get(entry.known.wikidata or "")
        if at is None:
            at = _nameless(entry.known, names, found)
        if at is None:
            at = len(found)
            found.append(entry)
        else:
            found[at] = _joined(found[at], entry)
        items.setdefault(found[at].known.wikidata or "", at)
    return found


def _keys(known: Known) -> Iterator[tuple[str, str | None, str]]:
    """Yield by which kind, country and name an actor of the tables can be told."""
    for name in (known.name, *known.aliases):
        yield known.type, known.country, key_of(name)


def _nameless(
    known: Known, names: Mapping[tuple[str, str | None, str], int], found: Sequence[Entry]
) -> int | None:
    """Return the entry without an item that an actor belongs to: same kind, country and name.

    A leader is nobody of that name who held no office.
    """
    at = names.get((known.type, known.country, key_of(known.name)))
    if at is None or found[at].known.wikidata:
        return None
    return at if known.offices or not found[at].known.offices else None


def _joined(first: Entry, other: Entry) -> Entry:
    """Add to an entry what another one knows beyond it."""
    a, b = first.known, other.known
    names = dict.fromkeys((*a.aliases, b.name, *b.aliases))
    known = replace(
        a,
        wikidata=a.wikidata or b.wikidata,
        country=a.country or b.country,
        gender=a.gender or b.gender,
        offices=a.offices or b.offices,
        control=a.control or b.control,
        aliases=tuple(name for name in names if name != a.name),
    )
    return Entry(
        known, _union(first.found, other.found), _union(first.written, other.written),
        _union(first.short, other.short),
    )  # fmt: skip


def _union(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*left, *right)))


# ------------------------------------------------------------------------------ curated tables
def _curated(row: Mapping[str, Any], type: ActorType) -> Entry:
    """Build what one row of a curated table says.

    An abbreviation of one or two letters is also an initial, so that it is no name to find; one
    of three ("RIA", "SID") counts as it is written, for Ria and Sid are somebody else's names.
    """
    short = [form for form in row.get("short", ()) if len(form) > 2]
    also = (*row.get("also", ()), *row.get("long", ()), *short)
    capitals = [form for form in (row["name"], *also) if len(form) <= 3 and form.isupper()]
    written = (*row.get("written", ()), *(capitals if type != "state" else ()))
    aliases = _union((*also, *written), tuple(row.get("called", ())))
    known = Known(
        row["name"], row.get("kind", type),
        row["code"] if type == "state" and "code" in row else row.get("country"),
        row.get("item"), control=row.get("control"),
        aliases=tuple(form for form in aliases if form != row["name"]),
    )  # fmt: skip
    if row.get("find") == "no":
        return Entry(known)
    found = tuple(form for form in (row["name"], *also) if form not in written)
    return Entry(known, found, written)


def _row(row: Mapping[str, str]) -> dict[str, Any]:
    """Give a row of a CSV table the form that rows of the TOML tables have."""
    lists = {column: _parts([row], column) for column in ("also", "called")}
    values = {column: value for column, value in row.items() if value and column not in lists}
    return {**values, **lists, "item": row["qid"] or None}


# ------------------------------------------------------------------------------ persons
def _leaders(language: str) -> Iterator[Entry]:
    """Yield those who held offices of state, all terms of one person together."""
    regions = table(language, "regions")
    homes = {row.get("code"): row.get("code") for row in table(language, "states")["state"]}
    homes |= {row["code"]: regions["state"] for row in regions["region"]}
    listed = sorted(rows(language, "leaders"), key=_person)
    for _, terms in groupby(listed, key=_person):
        yield _leader(list(terms), homes)


def _politician(row: Mapping[str, str], home: str) -> Entry:
    """Build a politician of the state whose parts the tables list."""
    gender, aliases = _gender(row["gender"]), _parts([row], "aliases")
    return Entry(Known(row["name"], "person", home, row["qid"], gender, aliases=aliases))


def _person(row: Mapping[str, str]) -> tuple[str, str]:
    return row["name"], row["qid"]


def _leader(terms: list[dict[str, str]], homes: Mapping[str | None, str | None]) -> Entry:
    """Build one person from the rows of its terms; what is said once holds for all."""
    name, qid = _person(terms[0])
    countries = (homes.get(row["country"]) for row in terms)
    known = Known(
        name, "person", next(filter(None, countries), None), qid or None,
        gender=_gender(next((row["gender"] for row in terms if row["gender"]), "")),
        offices=tuple(sorted(map(_tenure, terms), key=lambda term: (term.since, term.office))),
        aliases=_parts(terms, "aliases"),
    )  # fmt: skip
    return Entry(known, short=_parts(terms, "short") or _last_words((name, *known.aliases)))


def _tenure(row: Mapping[str, str]) -> Tenure:
    return Tenure(row["office"], row["country"], row["since"], row["until"])


def _gender(written: str) -> Gender:
    return "f" if written == "f" else "m" if written == "m" else ""


def _parts(terms: Iterable[Mapping[str, str]], column: str) -> tuple[str, ...]:
    """Return what a column lists, its parts set off by semicolons."""
    listed = (part for row in terms for part in row[column].split(";"))
    return tuple(dict.fromkeys(filter(None, listed)))


def _last_words(names: Iterable[str]) -> tuple[str, ...]:
    """Return the last word of each name: what a person is called in short."""
    return tuple(dict.fromkeys(name.split()[-1] for name in names))
