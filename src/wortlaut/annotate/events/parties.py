"""Who did it, to whom, and where: the actors around a trigger by their place in its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from wortlaut.annotate.actors.knowledge import knowledge
from wortlaut.annotate.actors.members import CastMember
from wortlaut.annotate.events.find import Trigger
from wortlaut.annotate.lexicon import DETERMINER, Lexicon, Tag
from wortlaut.annotate.quotations.clauses import JOINED, Unit
from wortlaut.annotate.words import Word
from wortlaut.lang.tables import table
from wortlaut.model.record import ActorType

# What an actor's phrase is in its clause; "attached": the genitive behind another noun.
Role = Literal["bare", "object", "attached", "agent", "with", "towards", "where", "other"]

_POLITICAL: frozenset[ActorType] = frozenset(
    {"state", "government", "organisation", "party", "armed-group", "group", "person"}
)
# All parties of these did it together.
_JOINT = frozenset({"CONSULT", "AGREE", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Named:
    """An actor named by the words ``low`` to ``high`` (exclusive) of a unit."""

    low: int
    high: int
    actor: CastMember


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a clause with what its phrase is there."""

    named: Named
    role: Role


@dataclass(frozen=True, slots=True)
class Parties:
    """Who did it, to whom, and where."""

    sources: tuple[CastMember, ...]
    targets: tuple[CastMember, ...]
    place: CastMember | None

    def all(self) -> tuple[CastMember, ...]:
        """Return everybody who takes part."""
        return (*self.sources, *self.targets)


def named_in(unit: Unit, places: Sequence[tuple[int, int, CastMember]]) -> tuple[Named, ...]:
    """Return the actors named in a unit; ``places`` are mentions in order, none in another."""
    starts = [word.start for word in unit.words]
    low = bisect_left(places, unit.span.start, key=lambda place: place[0])
    found = []
    for start, end, actor in places[low:]:
        if start >= unit.span.end:
            break
        found.append(Named(bisect_left(starts, start), bisect_left(starts, end), actor))
    return tuple(found)


def widest(actors: Iterable[CastMember]) -> list[tuple[int, int, CastMember]]:
    """Return where actors are mentioned, in order, without mentions inside others."""
    spans = [(span.start, -span.end, actor) for actor in actors for span in actor.mentions]
    spans.sort(key=lambda span: span[:2])
    kept: list[tuple[int, int, CastMember]] = []
    for start, end, actor in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -end, actor))
    return kept


@dataclass(frozen=True, slots=True)
class Scene:
    """A unit with the actors named in it, and what its words can mean."""

    unit: Unit
    named: tuple[Named, ...]
    by_word: Mapping[str, CastMember]
    known: Lexicon
    language: str


def parties(scene: Scene, trigger: Trigger) -> Parties:
    """Find the parties of an event and its place."""
    around = _in_clause(scene, trigger.clause)
    place = next((party.named.actor for party in around if _is_place(party)), None)
    around = _political(around)
    if trigger.shape == "noun":
        sources, targets = _of_noun(scene, trigger, around)
    elif trigger.shape == "attribute":
        sources, targets = _of_attribute(trigger, around)
    else:
        sources, targets = _of_verb(trigger, *_subject(scene, trigger.clause, around))
    if trigger.group.type in _JOINT:
        sources, targets = [*sources, *targets], []
    mine = tuple(dict.fromkeys(one.actor for one in sources))
    theirs = tuple(dict.fromkeys(one.actor for one in targets))
    return Parties(mine, tuple(one for one in theirs if one not in mine), place)


def _political(around: Iterable[Party]) -> list[Party]:
    """Return the parties that can act in politics: not media, not places."""
    return [party for party in around if party.named.actor.type in _POLITICAL]


def _is_place(party: Party) -> bool:
    return party.role == "where" and party.named.actor.type in ("place", "state")


# ------------------------------------------------------------------------------ verbs
def _of_verb(
    trigger: Trigger, subject: Sequence[Party], rest: Sequence[Party]
) -> tuple[list[Named], list[Named]]:
    """Tell source from target by the voice of a verb."""
    mine = [party.named for party in subject]
    if trigger.passive:
        return _having(rest, "agent"), mine
    objects = _having(rest, "bare", "object")
    if trigger.group.type in _JOINT:
        return mine, objects + _having(rest, "with")
    if trigger.group.acts:
        return mine, []
    return mine, objects or _having(rest, "towards") or _having(rest, "attached")[:1]


def _having(around: Iterable[Party], *roles: Role) -> list[Named]:
    return [party.named for party in around if party.role in roles]


def _subject(scene: Scene, clause: int, around: Sequence[Party]) -> tuple[list[Party], list[Party]]:
    """Part the parties of a clause into its subject and the rest."""
    words, here = scene.unit.words, scene.unit.clauses[clause]
    if here.kind == "relative" and words[here.low].tags & Tag.NOMINATIVE:
        before = [one for one in scene.named if one.high <= here.low][-1:]
        if before and here.low - before[0].high <= _NEAR:
            return [Party(before[0], "bare")], list(around)
    earlier = _clause_of_subject(scene, clause)
    before_it = _political(_in_clause(scene, earlier)) if earlier is not None else []
    shared = _subject(scene, earlier, before_it)[0] if earlier is not None else []
    if shared and here.opener == JOINED:
        return shared, list(around)
    pronoun = _pronoun(scene, clause)
    if pronoun is not None:
        mine = [party for party in around if party.named.low == pronoun]
        return mine, [party for party in around if party not in mine]
    first = next((at for at, party in enumerate(around) if party.role == "bare"), None)
    if first is None:
        return shared, list(around)
    last = first + 1
    while last < len(around) and _joined(words, around[last - 1], around[last], scene.known):
        last += 1
    return list(around[first:last]), [*around[:first], *around[last:]]


def _pronoun(scene: Scene, clause: int) -> int | None:
    """Return where a pronoun stands that can only be the subject of a clause."""
    here, only = scene.unit.clauses[clause], scene.known.sets["subject_pronouns"]
    words = scene.unit.words
    return next((at for at in range(here.low, here.high) if words[at].low in only), None)


# Words between a relative clause and whom it is about: the comma, a preposition.
_NEAR = 2


def _clause_of_subject(scene: Scene, clause: int) -> int | None:
    """Return the clause before this one that has its subject; None if it has its own, or none."""
    clauses = scene.unit.clauses
    here = clauses[clause]
    if not clause:
        return None
    if here.opener == JOINED or (here.kind in ("infinitive", "adverbial") and here.finite < 0):
        return clause - 1
    if here.kind == "main" and here.finite == here.low and here.opener == ",":
        broken = (at for at in range(clause - 2, -1, -1) if clauses[at].finite < 0)
        return next(broken, None)  # "Der Minister, der …, wurde verhaftet"
    return None


def _joined(words: Sequence[Word], left: Party, right: Party, known: Lexicon) -> bool:
    """Tell whether two parties are joined by "und"."""
    between = words[left.named.high : right.named.low]
    return len(between) <= _JOINT_WORDS and any(w.low in known.sets["joins"] for w in between)


# Words between two nouns that are joined: "und die neue".
_JOINT_WORDS = 3


# ------------------------------------------------------------------------------ nouns
def _of_noun(
    scene: Scene, trigger: Trigger, around: Sequence[Party]
) -> tuple[list[Named], list[Named]]:
    """Tell source from target by what stands at a noun, in it, or else by its clause."""
    sources, targets = _at_noun(scene, trigger, around)
    if not sources and trigger.group.of == "source":
        sources = _in_word(scene, trigger.at)
    acting = _acting(scene, trigger, around)
    if trigger.group.type in _JOINT and len(sources) == 1 and sources[0].low > trigger.at:
        return acting + sources, targets  # "Die Regierung sucht Gespräche mit den Rebellen"
    return (sources, targets) if sources or targets else (acting, [])


def _at_noun(
    scene: Scene, trigger: Trigger, around: Sequence[Party]
) -> tuple[list[Named], list[Named]]:
    """Return the genitive, the agent and the target at a noun."""
    at = trigger.at
    behind = [party for party in around if party.named.low > at]
    owner = [one.named for one in around if one.named.high <= at and _owns(scene, one.named, at)]
    owner = owner[-1:] or _genitive(behind[:1], at)
    agents, against = _having(behind, "agent"), _having(behind, "towards")
    if trigger.group.of == "target":
        return agents, owner or against
    joint = _having(behind, "with")
    if trigger.group.type in _JOINT:
        return owner + joint + agents, []
    return owner or agents or joint, against


def _genitive(nearest: Sequence[Party], at: int) -> list[Named]:
    """Return the actor right behind a noun, if no preposition parts them."""
    return [
        party.named
        for party in nearest
        if party.named.low - at <= _REACH and party.role in ("attached", "bare")
    ]


def _acting(scene: Scene, trigger: Trigger, around: Sequence[Party]) -> list[Named]:
    """Return the subject of a clause that has a noun behind it: "Die Partei übte Kritik".

    What somebody speaks of is not his doing: "Die Partei lobte das Treffen".
    """
    if scene.unit.cues and scene.unit.cues[trigger.clause] is not None:
        return []
    subject, _ = _subject(scene, trigger.clause, around)
    return [party.named for party in subject if party.named.high <= trigger.at]


def _in_word(scene: Scene, at: int) -> list[Named]:
    """Return the actor that a compound has, or the adjective before it: "NATO-Angriff"."""
    words = scene.unit.words
    first = words[at].low.rpartition("-")[0]
    actor = scene.by_word.get(first) if first else None
    if actor is None and at and not words[at - 1].tags & Tag.CAPITAL:
        country = knowledge(scene.language).country_of(words[at - 1].low)
        actor = scene.by_word.get(country) if country else None
    return [Named(at, at + 1, actor)] if actor is not None else []


def by_word(actors: Iterable[CastMember]) -> dict[str, CastMember]:
    """Return actors by their names in lower case, and states by their country codes."""
    found: dict[str, CastMember] = {}
    for actor in actors:
        if actor.type in _POLITICAL:
            found.setdefault(actor.name.lower(), actor)
            if actor.type == "state" and actor.country:
                found.setdefault(actor.country, actor)
    return found


# Words between a noun and the actor of the genitive behind it.
_REACH = 4


def _owns(scene: Scene, named: Named, at: int) -> bool:
    """Tell whether a name before a noun is its genitive ("Putins Besuch")."""
    words = scene.unit.words
    parting = int(Tag.MARK | Tag.CAPITAL | Tag.PREPOSITION) | DETERMINER
    beside = not any(word.tags & parting for word in words[named.high : at])
    return beside and _is_genitive(words, named, scene.language)


def _of_attribute(trigger: Trigger, around: Sequence[Party]) -> tuple[list[Named], list[Named]]:
    """Return to whom a participle before a noun was done: whom the noun names."""
    behind = [party.named for party in around if party.named.high > trigger.at]
    near = [one for one in behind[:1] if one.low - trigger.at <= _NEAR]
    return ([], near) if not trigger.group.acts else (near, [])


# ------------------------------------------------------------------------------ roles
@cache
def _roles(language: str) -> dict[str, Role]:
    """Return what each preposition says of the actor behind it."""
    listed = table(language, "events")["roles"]
    roles: dict[str, Role] = {}
    for role in ("where", "towards", "with", "agent"):
        roles.update(dict.fromkeys(listed[role].split(), role))
    return roles


def _in_clause(scene: Scene, clause: int) -> list[Party]:
    """Return the parties of a clause; those joined by "und" are the same in it."""
    words, here = scene.unit.words, scene.unit.clauses[clause]
    found: list[Party] = []
    for one in scene.named:
        if here.low <= one.low < here.high:
            party = Party(one, _role(words, here.low, one, scene.language))
            if found and party.role == "bare" and _joined(words, found[-1], party, scene.known):
                party = Party(one, found[-1].role)
            found.append(party)
    return found


def _role(words: Sequence[Word], low: int, named: Named, language: str) -> Role:
    """Tell what an actor's phrase is by what stands before it."""
    at = named.low - 1
    article = 0
    while at >= low:
        word = words[at]
        if word.tags & Tag.PREPOSITION:
            return _roles(language).get(word.low, "other")
        if word.tags & DETERMINER and not article:
            article = word.tags
        elif article or word.tags & (Tag.MARK | Tag.CAPITAL | Tag.ADVERB | Tag.COORDINATOR):
            break
        at -= 1
    if not article and _attached(words, low, named, language):
        return "attached"
    if article:
        if not article & Tag.NOMINATIVE:
            behind = at >= low and words[at].tags & Tag.CAPITAL and article & Tag.GENITIVE
            return "attached" if behind else "object"
        if article & Tag.GENITIVE and at >= low and words[at].tags & Tag.CAPITAL:
            return "attached"  # "die Kritik der Opposition"
    return "bare"


def _attached(words: Sequence[Word], low: int, named: Named, language: str) -> bool:
    """Tell whether a name stands in the genitive right behind a noun: "die Politik Russlands"."""
    behind = named.low > low and words[named.low - 1].tags & Tag.CAPITAL
    return bool(behind) and _is_genitive(words, named, language)


def _is_genitive(words: Sequence[Word], named: Named, language: str) -> bool:
    """Tell whether a name ends as a genitive does."""
    return words[named.high - 1].low.endswith(knowledge(language).genitive)
