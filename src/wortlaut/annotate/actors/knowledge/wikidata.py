"""Entries from a Wikidata dump: the same kinds of actors as in the tables, at full scale.

The dump is read twice: first for states and offices, since those who held them may stand before
them in it; then for the actors. What is kept in memory is what is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wortlaut.annotate.actors.knowledge.dump import Entity, date_of, entities, item_of, text_of
from wortlaut.annotate.actors.knowledge.entries import Entry
from wortlaut.annotate.actors.knowledge.known import Gender, Known, Office, Tenure
from wortlaut.annotate.actors.knowledge.lookup import Knowledge
from wortlaut.model.record import ActorType

# Classes of Wikidata (values of P31, "instance of") and what we call them.
STATES = frozenset({"Q6256", "Q3624078"})  # country, sovereign state
HUMAN, POLITICIAN, GERMANY = "Q5", "Q82955", "Q183"
CLASSES: Mapping[str, ActorType] = {
    "Q7278": "party",  # political party
    "Q245065": "organisation",  # intergovernmental organisation
    "Q484652": "organisation",  # international organisation
    "Q17149090": "armed-group",  # armed organisation
    "Q17127659": "armed-group",  # terrorist organisation
    "Q192283": "media",  # news agency
    "Q11032": "media",  # newspaper
    "Q1110794": "media",  # daily newspaper
    "Q1153191": "media",  # online newspaper
    "Q1684600": "media",  # news magazine
    "Q17232649": "media",  # news website
    "Q15265344": "media",  # broadcaster
    "Q1616075": "media",  # television station
}
GENDERS: Mapping[str, Gender] = {"Q6581072": "f", "Q6581097": "m"}
# The office of a state's item: P1906 is held by its head, P1313 by the head of its government.
OFFICES = {"P1906": "head_of_state", "P1313": "head_of_government"}
# P1001, "applies to": whose office it is; only an item of an office has it beside P279.
_SCOPE, _SUBCLASS, _KIND, _COUNTRY, _CODE = "P1001", "P279", "P31", "P17", "P298"
_HELD, _SINCE, _UNTIL, _GENDER, _TRADE, _CITIZEN = "P39", "P580", "P582", "P21", "P106", "P27"

# What a line raises whose parts are not what Wikidata says they are.
_MALFORMED = (AttributeError, KeyError, TypeError, ValueError)
# An office: its item, its name, and the items of what it is an office of.
Scoped = tuple[str, str, list[str]]


@dataclass(frozen=True, slots=True)
class Frame:
    """What has to be known before the actors: codes of states, and offices with their country."""

    codes: dict[str, str] = field(default_factory=dict)
    offices: dict[str, tuple[str, str]] = field(default_factory=dict)


def from_dump(dump: Path, knows: Knowledge, language: str, counts: Counter[str]) -> Iterator[Entry]:
    """Yield the actors of a dump; ``counts`` learns what was read and left out."""
    frame = _frame(dump, knows, language)
    for entity in entities(dump, (HUMAN, *STATES, *CLASSES), counts):
        try:
            known = _actor(entity, frame, language)
        except _MALFORMED:
            counts["unreadable"] += 1
            continue
        if known is not None and not known.name:
            counts["without a name"] += 1
        elif known is not None:
            yield Entry(known, _found(known), short=_short(known))


# ------------------------------------------------------------------------------ states, offices
def _frame(dump: Path, knows: Knowledge, language: str) -> Frame:
    """Read the states and offices of a dump."""
    frame = Frame()
    named: list[Scoped] = []
    for entity in entities(dump, (*STATES, _SCOPE), Counter()):
        with suppress(*_MALFORMED):
            _learn(entity, frame, named, language)
    for id, name, scopes in named:
        country = next((frame.codes[scope] for scope in scopes if scope in frame.codes), None)
        office = _office_in(name, country, knows) if country else None
        if office is not None and country is not None:
            frame.offices[id] = (office.office, country)
    return frame


def _learn(entity: Entity, frame: Frame, named: list[Scoped], language: str) -> None:
    """Keep what an item says about a state, or which state it is an office of."""
    scopes = entity.items(_SCOPE)
    if STATES & set(entity.items(_KIND)):
        _add_state(entity, frame)
    elif scopes and _SUBCLASS in entity.claims:
        named.append((entity.id, entity.name(language) or "", scopes))


def _add_state(entity: Entity, frame: Frame) -> None:
    code = next((code for one in entity.best(_CODE) if (code := text_of(one["mainsnak"]))), None)
    if code is None:
        return
    frame.codes[entity.id] = code
    for property, office in OFFICES.items():
        for position in entity.items(property):
            frame.offices[position] = (office, code)


def _office_in(name: str, country: str, knows: Knowledge) -> Office | None:
    """Return the office that a name like "Präsident der Vereinigten Staaten" gives a state.

    Nothing but the state may stand behind the noun: the "Präsident des Senats" is another.
    """
    noun, _, rest = name.partition(" ")
    office = knows.office_of(noun)
    if office is None or (rest and _state_in(rest, knows) != country):
        return None
    return office if office.country in (None, country) else None


def _state_in(words: str, knows: Knowledge) -> str | None:
    """Return the state that the words name, the small words before it left out."""
    parts = words.split()
    while parts and parts[0].islower():
        parts.pop(0)
    return knows.country_of(" ".join(parts))


# ------------------------------------------------------------------------------ actors
def _actor(entity: Entity, frame: Frame, language: str) -> Known | None:
    """Return the actor that an item is, its name empty if it has none; None if it is no actor."""
    kinds = entity.items(_KIND)
    if HUMAN in kinds:
        return _person(entity, frame, language)
    type = _type(kinds)
    if type is None:
        return None
    home = entity.id if type == "state" else entity.first(_COUNTRY)
    return Known(
        entity.name(language) or "", type, frame.codes.get(home or ""), entity.id,
        aliases=_aliases(entity, language),
    )  # fmt: skip


def _type(kinds: Sequence[str]) -> ActorType | None:
    """Return what an item of these classes is to us; a state before all else."""
    if STATES & set(kinds):
        return "state"
    return next((CLASSES[kind] for kind in kinds if kind in CLASSES), None)


def _person(entity: Entity, frame: Frame, language: str) -> Known | None:
    """Return a holder of an office of state, or a German politician; None for anybody else."""
    terms = tuple(sorted(_terms(entity, frame), key=lambda term: (term.since, term.office)))
    german = GERMANY in entity.items(_CITIZEN) and POLITICIAN in entity.items(_TRADE)
    if not terms and not german:
        return None
    home = frame.codes.get(entity.first(_CITIZEN) or "")
    return Known(
        entity.name(language) or "", "person", terms[0].country if terms else home, entity.id,
        GENDERS.get(entity.first(_GENDER) or "", ""), terms, aliases=_aliases(entity, language),
    )  # fmt: skip


def _terms(entity: Entity, frame: Frame) -> Iterator[Tenure]:
    """Yield the offices of state that a person held, those alone whose beginning is known."""
    for statement in entity.statements(_HELD):
        office = frame.offices.get(item_of(statement["mainsnak"]) or "")
        since, until = _date(statement, _SINCE), _date(statement, _UNTIL)
        if office is not None and since:
            yield Tenure(*office, since, until)


def _date(statement: Mapping[str, Any], qualifier: str) -> str:
    return next(map(date_of, statement.get("qualifiers", {}).get(qualifier, ())), "")


def _aliases(entity: Entity, language: str) -> tuple[str, ...]:
    name = entity.name(language)
    return tuple(alias for alias in entity.also(language) if alias != name)


def _found(known: Known) -> tuple[str, ...]:
    """Return the names by which reading may find an actor: those of several capitalised words.

    A name of one word is common somewhere ("Star"); persons are never found by the tables.
    """
    if known.type in ("person", "state"):
        return ()
    names = ((name, name.split()) for name in (known.name, *known.aliases))
    return tuple(n for n, words in names if len(words) > 1 and all(not w.islower() for w in words))


def _short(known: Known) -> tuple[str, ...]:
    """Return what a holder of an office is called in short."""
    return (known.name.split()[-1],) if known.offices and known.name else ()
