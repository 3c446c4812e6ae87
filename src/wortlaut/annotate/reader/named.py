"""Names as the encoder sees them, with what the tables know of them.

The encoder labels words; rules correct which words are the name, and then say whose name it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wortlaut.annotate.actors.knowledge import Knowledge
from wortlaut.annotate.actors.names import Name, is_person_noun, kind_of
from wortlaut.annotate.lexicon import Tag
from wortlaut.annotate.reader.decode import best_names
from wortlaut.annotate.reader.encoded import Encoded
from wortlaut.annotate.reader.labels import NAMES
from wortlaut.annotate.words import Word
from wortlaut.model.record import ActorType
from wortlaut.model.span import Span, meets

_COARSE: dict[ActorType, str] = {"person": "PER", "place": "LOC", "state": "LOC"}
_TYPES: dict[str, ActorType] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


class _Labelled(NamedTuple):
    """Words ``low`` to ``high`` (exclusive) of an article that the encoder labels as one name."""

    low: int
    high: int
    label: str

    def span(self, words: Sequence[Word]) -> Span:
        """Return the stretch of these words."""
        return Span(words[self.low].start, words[self.high - 1].end)


def named(encoded: Encoded, by_rules: Sequence[Name], knows: Knowledge) -> list[Name]:
    """Return the names in a text: the encoder's, and those it missed that the tables know."""
    known = {name.span: name for name in by_rules}
    labelled = list(_labelled(encoded))
    whole = _whole(encoded, labelled, by_rules)
    in_order = sorted(whole)
    found = [name for name in by_rules if name.span in whole]
    for one in labelled:
        exact = _with_noun(
            _before_title(_behind_trades(one, encoded, knows), encoded), encoded, knows
        )
        span = exact.span(encoded.words)
        if not meets(span, in_order):
            name = _name(exact, known.get(span), encoded, knows)
            found += [] if name is None else [name]
    taken = sorted(name.span for name in found)
    missed = (name for name in by_rules if name.known and not meets(name.span, taken))
    return [*found, *missed]


# ------------------------------------------------------------------------------ which words
def _labelled(encoded: Encoded) -> Iterator[_Labelled]:
    """Yield the words that the encoder labels, name by name."""
    sentences = encoded.sentences
    tags = best_names(encoded.scores["name"], sentences)
    at = 0
    while at < len(tags):
        tag = tags[at]
        end = at + 1
        if tag:
            type = (tag - 1) // 2
            # A person right behind another is the same one: "Kim" and "Jong Un".
            goes_on = (1 + 2 * type, 2 + 2 * type) if NAMES[type] == "PER" else (2 + 2 * type,)
            while end < len(tags) and tags[end] in goes_on and sentences[end] == sentences[at]:
                end += 1
            yield _Labelled(at, end, NAMES[type])
        at = end


def _behind_trades(one: _Labelled, encoded: Encoded, knows: Knowledge) -> _Labelled:
    """Leave out the trades before a person's name: "Dekan Berg"."""
    low = one.low
    while one.label == "PER" and low < one.high - 1 and encoded.words[low].low in knows.trades:
        low += 1
    return one._replace(low=low)


def _before_title(one: _Labelled, encoded: Encoded) -> _Labelled:
    """Leave out a title in marks that a hyphen joins to a name: "ARD-„Morgenmagazin“"."""
    words = encoded.words
    for at in range(one.low + 1, one.high):
        joins = words[at].text == "-" and words[at - 1].end == words[at].start
        if joins and at + 1 < len(words) and words[at + 1].tags & Tag.MARK:
            return one._replace(high=at)
    return one


def _with_noun(one: _Labelled, encoded: Encoded, knows: Knowledge) -> _Labelled:
    """Take in the noun behind a name that is only an adjective so far: "Europäische" Parlament."""
    words, sentences = encoded.words, encoded.sentences
    last = words[one.high - 1].low
    proper = words[one.low].text[0].isupper()
    if not proper or one.high == len(words) or sentences[one.high] != sentences[one.low]:
        return one
    stem = next((last.removesuffix(e) for e in knows.adjective_endings if last.endswith(e)), last)
    behind = words[one.high]
    adjective = stem.endswith(knows.adjectives) and behind.text[0].isupper()
    return one._replace(high=one.high + 1) if adjective and kind_of(behind.low, knows) else one


def _whole(encoded: Encoded, labelled: Iterable[_Labelled], by_rules: Sequence[Name]) -> set[Span]:
    """Return the full names that the rules found and of which the encoder saw a part.

    A title before a person, two pieces side by side ("Kim" and "Jong Un"), or a table that has the
    name ("Deutsche Presse-Agentur") show that it is whole.
    """
    pieces = [one.span(encoded.words) for one in labelled]
    whole = set()
    for name in by_rules:
        inside = [piece for piece in pieces if name.span.overlaps(piece)]
        sure = bool(name.known) and bool(inside) if name.type != "person" else bool(name.gender)
        if name.span in inside or (name.type != "person" and not name.known):
            continue
        if all(name.span.covers(piece) for piece in inside) and (len(inside) > 1 or sure):
            whole.add(name.span)
    return whole


# ------------------------------------------------------------------------------ which name
def _name(one: _Labelled, rival: Name | None, encoded: Encoded, knows: Knowledge) -> Name | None:
    """Return the name of labelled words; ``rival`` is the rules' name. None if they are no name."""
    words = encoded.words[one.low : one.high]
    # "russische" is no name: names have a capital, but for a few brands that the tables know
    capital = any(word.text != word.low for word in words)
    if one.label not in _TYPES or not (capital or rival):
        return None
    in_table = rival is not None and rival.known is not None
    if not in_table and _no_name(one, encoded, knows):
        return None
    sure = rival is not None and in_table and rival.type == "media"
    if rival is not None and (sure or _COARSE.get(rival.type, "ORG") == one.label):
        return rival
    return _party(one, encoded, knows) or _built(words, one, rival, knows)


def _party(one: _Labelled, encoded: Encoded, knows: Knowledge) -> Name | None:
    """Return the party that stands alone in brackets, as behind a person: "Jan Holm (Grüne)"."""
    words, begins = encoded.words, max(0, one.low - 1)
    if [word.text for word in (words[begins], *words[one.high : one.high + 1])] != ["(", ")"]:
        return None
    called = knows.called(tuple(word.low for word in words[one.low : one.high]))
    party = next((known for known in called if known.type == "party"), None)
    return Name(one.span(words), party.name, "party", party) if party is not None else None


def _no_name(one: _Labelled, encoded: Encoded, knows: Knowledge) -> bool:
    """Tell whether a single word only says what somebody is, or where from.

    "Kremlchef", "Russin", "US-Magazin"; "Hamburger", before "Senat". Nor is a day a name: "der
    Bote (Donnerstag)".
    """
    word = encoded.words[one.low]
    if one.high - one.low != 1:
        return False
    if one.label == "PER":
        return word.low in knows.trades
    if is_person_noun(word.low, knows) or knows.country_of(word.low) or word.low in knows.weekdays:
        return True
    _, dash, noun = word.low.rpartition("-")
    if dash and (noun in knows.common_words or (one.label == "LOC" and kind_of(noun, knows))):
        return True
    at_end = one.high == len(encoded.words)
    if one.label != "LOC" or not word.low.endswith(knows.of_places) or at_end:
        return False
    behind = encoded.words[one.high]
    together = encoded.sentences[one.high] == encoded.sentences[one.low]
    return together and behind.text[0].isupper() and not behind.tags & Tag.PRONOUN


def _built(words: Sequence[Word], one: _Labelled, rival: Name | None, knows: Knowledge) -> Name:
    """Build a name that the rules did not find as it is."""
    text = " ".join(word.text for word in words).replace(" .", ".").replace(" - ", "-")
    span = Span(words[0].start, words[-1].end)
    type = _TYPES[one.label]
    key = tuple(word.low for word in words)
    known = knows.names.get(key) or knows.names.get((*key[:-1], knows.base(key[-1])))
    if known is not None and _COARSE.get(known.type, "ORG") == one.label:
        return Name(span, known.name, known.type, known)
    if one.label == "ORG" or "." in words[-1].text:  # "ndr.de" is no person
        type = _body(words[-1].low, knows)
    return Name(span, text, type, None, rival.gender if rival else "")


def _body(low: str, knows: Knowledge) -> ActorType:
    """Return what kind of body a name is, by the end of its last word."""
    for type, endings in knows.kinds:
        if type not in ("person", "place", "state") and low.endswith(endings):
            return type
    return "organisation"
