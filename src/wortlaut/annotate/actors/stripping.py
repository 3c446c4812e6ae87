"""A phrase without what does not say who is meant: "berichten Medien", "in Angaben der Polizei"."""

from __future__ import annotations

from collections.abc import Sequence

from wortlaut.annotate.actors.knowledge import Knowledge
from wortlaut.annotate.lexicon import DETERMINER, VERBAL, Lexicon, Tag
from wortlaut.annotate.words import Word


def stripped(words: Sequence[Word], lexicon: Lexicon, knows: Knowledge) -> list[Word]:
    """Return the words of a phrase that say who is meant, from the article or adjective on."""
    return list(_without_attribute(_without_source(without_lead(words), lexicon, knows), lexicon))


def without_lead(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out a verb and a preposition before a phrase, which a reader took for parts of it."""
    return _without_preposition(_without_verb(words))


def _without_verb(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out a verb that a reader took for a part of a phrase: of "berichten Medien"."""
    verbal = len(words) > 1 and words[0].tags & VERBAL and not words[0].tags & Tag.CAPITAL
    return words[1:] if verbal else words


def _without_preposition(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out the preposition before a phrase: of "In dem Papier", the paper."""
    if len(words) > 1 and words[0].tags & Tag.PREPOSITION:
        return words[1:]
    return words


def _without_source(words: Sequence[Word], lexicon: Lexicon, knows: Knowledge) -> list[Word]:
    """Leave out the noun for the words themselves: of "Angaben der Polizei", the police."""
    possessives = lexicon.sets["masculine"] | lexicon.sets["feminine"]
    capitals = (
        at
        for at, w in enumerate(words)
        if w.tags & Tag.CAPITAL and not w.quoted and w.low not in possessives
    )
    head = next(capitals, None)
    if head is None or head + 1 >= len(words):
        return list(words)
    low, behind = words[head].low, words[head + 1]
    if lexicon.is_source(behind.low) and behind.tags & Tag.CAPITAL:
        owner = knows.base(low) != low or low.endswith(_APOSTROPHES)
        # "Putins Worten", but "Andere Quellen"
        if owner or words[head].tags & DETERMINER:
            return list(words[: head + 1] if owner else words[head + 1 :])
        return _without_source(words[head + 1 :], lexicon, knows)
    if not lexicon.is_source(low):
        return list(words)
    rest = list(words[head + 1 :])
    inside = lexicon.sets["inside_phrase"]
    if rest[0].tags & Tag.PREPOSITION and rest[0].low not in inside:
        return list(words[: head + 1])  # "Informationen am Montag"
    while rest and rest[0].low in inside and not rest[0].tags & DETERMINER:
        rest.pop(0)
    return rest or list(words)


def _without_attribute(body: Sequence[Word], lexicon: Lexicon) -> Sequence[Word]:
    """Leave out what stands between article and participle: "die den Linken nahe Zeitung"."""
    nested = int(Tag.PREPOSITION) | DETERMINER
    if len(body) < _NESTED or not (body[0].tags & DETERMINER and body[1].tags & nested):
        return body
    declined = lexicon.endings["declined"]
    for at in range(len(body) - 2, 1, -1):
        word = body[at]
        if not word.tags & (nested | Tag.CAPITAL) and word.low.endswith(declined):
            return body[at + 1 :]
    return body


_APOSTROPHES = ("'", "’")
# Words of the shortest phrase with another phrase inside: "die dem Rat nahe Zeitung".
_NESTED = 5
