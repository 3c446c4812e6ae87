"""The tables of a language made into one file that loads fast.

The same tables give the same bytes, so that a test can tell whether the file of the package is
what its tables say.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from itertools import chain
from typing import Any

from wortlaut.annotate.actors.knowledge import places
from wortlaut.annotate.actors.knowledge.built import FORMAT, key_of, line_of
from wortlaut.annotate.actors.knowledge.entries import Entry, entries, joined, united
from wortlaut.annotate.actors.knowledge.known import Known
from wortlaut.annotate.actors.knowledge.tenures import Term, meet
from wortlaut.annotate.words import tokens
from wortlaut.lang.tables import table
from wortlaut.model.errors import KnowledgeError


def build(language: str, more: Iterable[Entry] = ()) -> str:
    """Return the file that the tables of a language give, with more entries behind theirs.

    The tables win: what they say about a name or an office, no other entry changes.
    """
    tables = united(entries(language))
    found = joined(tables, more)
    own = frozenset(table(language, "names")["inflection"]["letters"])
    genitive = table(language, "names")["inflection"]["genitive"]
    names = names_of(found, len(tables), _common(language))
    names |= _declined(names, found, table(language, "names")["inflection"])
    sections = {
        **places.states(language),
        **places.regions(language),
        "rules": places.rules(language),
        **_offices(language),
        "states": _states(found),
        "holders": _holders(tables, found),
        "names": names,
        "sizes": _sizes(names, genitive),
        "written": _written_forms(found),
        "surnames": _surnames(found, own),
    }
    return _file(
        [line_of([name, dict(sorted(part.items()))]) for name, part in sections.items()],
        [line_of(_row(entry.known)) for entry in found],
        sorted(line_of([name, *numbers]) for name, numbers in _called(found, own).items()),
    )


def _file(*parts: Sequence[str]) -> str:
    """Write the lines of all parts behind one that says how many each has."""
    opening = line_of({"format": FORMAT, "lines": [len(lines) for lines in parts]})
    return "\n".join((opening, *chain.from_iterable(parts), ""))


def _row(known: Known) -> list[object]:
    """Return an actor as a list, without the empty values at its end."""
    row = list(astuple(known))
    while not row[-1]:
        row.pop()
    return row


def _states(found: Sequence[Entry]) -> dict[str, int]:
    """Return which entry is the state of each code, the first where a dump has another."""
    states: dict[str, int] = {}
    for at, entry in enumerate(found):
        if entry.known.type == "state" and entry.known.country:
            states.setdefault(entry.known.country, at)
    return states


# ------------------------------------------------------------------------------ names
def _common(language: str) -> frozenset[str]:
    """Return the common nouns: a name of one word that is also one ("Welt") proves nothing."""
    listed = table(language, "names")["common_nouns"]["words"]
    return frozenset([*listed.split(), *table(language, "nouns")["words"].split()])


def names_of(found: Sequence[Entry], tables: int, common: frozenset[str]) -> dict[str, int]:
    """Return by which words, as reading cuts them, each actor is found.

    ``tables`` is how many of the entries are from the tables. The others get the names that
    these leave, and no name that two of them have.
    """
    names = _claims(found[:tables], common)
    rest = {
        form: [tables + at for at in owners]
        for form, owners in _claims(found[tables:], common).items()
        if form not in names and len(owners) == 1
    }
    return _told_apart(names | rest, found)


def _sizes(names: Iterable[str], genitive: str) -> dict[str, list[int]]:
    """Return for each first word the lengths of the names it begins, in the genitive too."""
    sizes: dict[str, set[int]] = {}
    for first, *rest in (form.split(" ") for form in names):
        sizes.setdefault(first, set()).add(1 + len(rest))
        if not rest:
            sizes.setdefault(first + genitive, set()).add(1)
    return {first: sorted(found, reverse=True) for first, found in sizes.items()}


def _declined(
    names: Mapping[str, int], found: Sequence[Entry], inflection: Mapping[str, Any]
) -> dict[str, int]:
    """Return names of bodies in other cases: their adjectives take other endings.

    "in der Süddeutschen Zeitung", "laut Süddeutscher Zeitung".
    """
    stems = tuple(inflection["in_names"])
    more: dict[str, int] = {}
    for form, at in names.items():
        if found[at].known.type in ("person", "state"):
            continue
        *before, last = form.split(" ")
        for ending, others in inflection["declines"].items():
            adjectives = [word.endswith(tuple(stem + ending for stem in stems)) for word in before]
            for other in others if any(adjectives) else ():
                words = [
                    word.removesuffix(ending) + other if is_one else word
                    for word, is_one in zip(before, adjectives, strict=True)
                ]
                more.setdefault(" ".join((*words, last)), at)
    return {form: at for form, at in more.items() if form not in names}


def _written_forms(found: Sequence[Entry]) -> dict[str, int]:
    """Return whom each abbreviation means that counts only as it is written."""
    claims: dict[str, list[int]] = {}
    for at, entry in enumerate(found):
        _enter_all(claims, entry.written, at)
    return _told_apart(claims, found)


def _told_apart(claims: Mapping[str, Sequence[int]], found: Sequence[Entry]) -> dict[str, int]:
    """Return the one owner of each name; two of one name are an error of the tables."""
    for form, (owner, *others) in claims.items():
        if others:
            names = found[owner].known.name, found[others[0]].known.name
            raise KnowledgeError(
                f"{form!r} is the name of both {names[0]} and {names[1]}",
                hint="leave it out of one of the two rows, in the tables of lang/",
            )
    return {form: owners[0] for form, owners in claims.items()}


def _claims(found: Sequence[Entry], common: frozenset[str]) -> dict[str, list[int]]:
    """Return whose name each run of words is; a single common noun is no name but a state's."""
    claims: dict[str, list[int]] = {}
    for at, entry in enumerate(found):
        names = (tokens(form) for form in entry.found)
        forms = (
            " ".join(words)
            for words in names
            if len(words) > 1 or entry.known.type == "state" or words[0] not in common
        )
        _enter_all(claims, forms, at)
    return claims


def _called(found: Sequence[Entry], own: frozenset[str]) -> dict[str, list[int]]:
    """Return who is called by each name, with and without its foreign signs."""
    called: dict[str, list[int]] = {}
    for at, entry in enumerate(found):
        names = (entry.known.name, *entry.known.aliases)
        _enter_all(called, (key_of(form) for name in names for form in _plain(name, own)), at)
    return called


def _surnames(found: Sequence[Entry], own: frozenset[str]) -> dict[str, list[int]]:
    """Return which leaders are called by each single word."""
    called: dict[str, list[int]] = {}
    for at, entry in enumerate(found):
        _enter_all(called, (form.lower() for word in entry.short for form in _plain(word, own)), at)
    return called


def _enter_all(called: dict[str, list[int]], forms: Iterable[str], at: int) -> None:
    for form in dict.fromkeys(forms):
        called.setdefault(form, []).append(at)


def _plain(name: str, own: frozenset[str]) -> Iterator[str]:
    """Yield a name as it is, and without the signs that the language does not have."""
    yield name
    yield "".join(letter if letter.lower() in own else _bare(letter) for letter in name)


# Letters that Unicode does not take apart into a letter and a sign.
_WHOLE = str.maketrans("łŁøØđĐıðÐ", "lLoOdDidD")


def _bare(letter: str) -> str:
    """Return a letter without its signs ("ğ": "g")."""
    parts = unicodedata.normalize("NFKD", letter.translate(_WHOLE))
    return "".join(part for part in parts if not unicodedata.combining(part))


# ------------------------------------------------------------------------------ offices
def _offices(language: str) -> dict[str, Any]:
    """Return what each noun for an office says, and what else an office may be held as."""
    listed = table(language, "offices")
    feminine = table(language, "names")["inflection"]["feminine"]
    nouns: dict[str, list[str | None]] = {}
    for row in listed["office"]:
        office, country = row["office"], row.get("country")
        for noun in (noun.lower() for noun in row.get("nouns", ())):
            nouns[noun] = [office, country, "m"]
            nouns[noun + feminine] = [office, country, "f"]
        for noun in (noun.lower() for noun in row.get("other", ())):
            nouns[noun] = [office, country, ""]
    return {
        "offices": nouns,
        "stands_for": _without_example(listed["stands_for"]),
        "prefixes": _without_example(listed["prefixes"]),
    }


def _without_example(section: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in section.items() if key != "example"}


def _holders(tables: Sequence[Entry], found: Sequence[Entry]) -> dict[str, list[Term]]:
    """Return who held each office of each country, in the order of their terms.

    A term that is not from the tables counts only where it meets none of theirs: the same person
    in two spellings would look like two.
    """
    own, known = _terms(tables), _terms(found)
    holders = {
        office: own.get(office, []) + _beside(terms, own.get(office, []))
        for office, terms in known.items()
    }
    return {office: sorted(terms, key=lambda term: term[1:]) for office, terms in holders.items()}


def _terms(found: Sequence[Entry]) -> dict[str, list[Term]]:
    """Return for each office of each country the terms in it."""
    terms: dict[str, list[Term]] = {}
    for at, entry in enumerate(found):
        for term in entry.known.offices:
            held = (at, term.since, term.until)
            terms.setdefault(f"{term.office} {term.country}", []).append(held)
    return terms


def _beside(terms: Iterable[Term], others: Sequence[Term]) -> list[Term]:
    """Return the terms that meet none of the others."""
    return [term for term in terms if not any(meet(term, other) for other in others)]
