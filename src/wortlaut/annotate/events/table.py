"""The table of triggers: which words name an interaction of which type, form by form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from wortlaut.annotate.lexicon import lexicon
from wortlaut.lang.tables import table
from wortlaut.lang.verbs import inflection

Shape = Literal["finite", "participle", "attribute", "infinitive", "noun"]
Needs = Literal["", "actor", "source", "target", "two"]
Side = Literal["source", "target"]

# Letters that the first and the last part of a compound have at least.
_FIRST_PART, _LAST_PART = 2, 3


@dataclass(frozen=True, slots=True)
class Group:
    """Words that name interactions of one type and need the same beside them.

    ``of`` is what the genitive behind a noun is; ``acts``: the verb has no passive; ``confidence``
    is how often the group was right.
    """

    name: str
    type: str
    voice: str
    needs: Needs
    of: Side
    acts: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Form:
    """A word form that can be a trigger; ``particle`` must end its clause, "" if nothing must."""

    group: Group
    shape: Shape
    particle: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Triggers:
    """All word forms that can be triggers, for one language; ``without`` are nouns that are none.

    ``alone`` are nouns whose compounds mean something else.
    """

    verbs: dict[str, tuple[Form, ...]]
    nouns: dict[str, Form]
    alone: dict[str, Form]
    without: frozenset[str]

    def noun(self, low: str) -> Form | None:
        """Return what a noun, or the last part of a compound, names."""
        return _noun(self, low)


# News repeats its words, and most of them name no event: what was looked up once is remembered.
@lru_cache(maxsize=65_536)
def _noun(table: Triggers, low: str) -> Form | None:
    whole = table.alone.get(low) or table.nouns.get(low)
    if whole is not None or low in table.without:
        return whole
    parts = (table.nouns.get(low[at:]) for at in range(_FIRST_PART, len(low) - _LAST_PART))
    return next((form for form in parts if form is not None), None)


@cache
def triggers(language: str) -> Triggers:
    """Build the forms of all triggers of a language from its tables."""
    listed = table(language, "events")
    verbs: dict[str, list[Form]] = {}
    for row in listed["verb"]:
        group = _group(row, "verb", language)
        for word, form in _verb_forms(row, group, language):
            verbs.setdefault(word, []).append(form)
    return Triggers(
        verbs={word: tuple(dict.fromkeys(forms)) for word, forms in verbs.items()},
        nouns=dict(_noun_forms(listed, "words", language)),
        alone=dict(_noun_forms(listed, "alone", language)),
        without=frozenset(
            noun for row in listed["noun"] for noun in row.get("without", "").split()
        ),
    )


def _noun_forms(listed: dict[str, Any], field: str, language: str) -> Iterator[tuple[str, Form]]:
    """Yield the nouns in one field of all groups, in every case and number."""
    endings = ("", *listed["nouns"]["endings"])
    for row in listed["noun"]:
        form = Form(_group(row, "noun", language), "noun")
        for noun in row.get(field, "").split():
            yield from ((noun + ending, form) for ending in endings)


def _group(row: dict[str, Any], kind: str, language: str) -> Group:
    name = f"{kind}-{row['name']}"
    shares: dict[str, float] = table(language, "event_confidence")["share"]
    return Group(
        name=name,
        type=row["type"],
        voice=row.get("voice", ""),
        needs=row.get("needs", ""),
        of=row.get("of", "source"),
        acts=row.get("acts", False),
        confidence=shares.get(name, shares["all"]),
    )


def _verb_forms(row: dict[str, Any], group: Group, language: str) -> Iterator[tuple[str, Form]]:
    """Yield every form of the verbs of a group with its shape."""
    inflect = inflection(language)
    declined: Iterable[str] = table(language, "words")["endings"]["declined"]
    marks = lexicon(language).sets["infinitive_marks"]
    participles = row.get("forms", "").split()
    for verb in row["words"].split():
        particle, _, base = verb.rpartition("|")
        for form in {*inflect.finite(base), *inflect.subjunctive(base)}:
            yield form, Form(group, "finite", particle)
            if particle:
                yield particle + form, Form(group, "finite")
        participles.append(particle + inflect.participle(base))
        yield particle + base, Form(group, "infinitive")
        if particle:
            yield from ((particle + mark + base, Form(group, "infinitive")) for mark in marks)
    for participle in participles:
        yield participle, Form(group, "participle")
        yield from ((participle + ending, Form(group, "attribute")) for ending in declined)
