"""Names as the encoder sees them, with what the tables know of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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


def named(encoded: Encoded, by_rules: Sequence[Name], knows: Knowledge) -> list[Name]:
    """Return the names in a text: the encoder's, and those it missed that the tables know."""
    known = {name.span: name for name in by_rules}
    labelled = list(_labelled(encoded))
    whole = _whole(encoded, labelled, by_rules)
    found = [name for name in by_rules if name.span in whole]
    for begin, end, label in labelled:
        low = _behind_trades(encoded, begin, end, label, knows)
        high = _with_noun(encoded, low, _before_title(encoded, low, end), knows)
        span = Span(encoded.words[low].start, encoded.words[high - 1].end)
        if meets(span, sorted(whole)):
            continue
        rival = known.get(span)
        # "russische" is no name: names have a capital, but for a few brands that the tables know
        capital = any(word.text != word.low for word in encoded.words[low:high])
        if label not in _TYPES or not (capital or rival):
            continue
        if (rival is None or rival.known is None) and _no_name(encoded, low, high, label, knows):
            continue
        sure = rival is not None and rival.known is not None and rival.type == "media"
        if rival is not None and (sure or _COARSE.get(rival.type, "ORG") == label):
            found.append(rival)
        else:
            found.append(_name(encoded.words[low:high], span, label, rival, knows))
    taken = [name.span for name in found]
    missed = (name for name in by_rules if name.known and not meets(name.span, taken))
    return [*found, *missed]


def _with_noun(encoded: Encoded, low: int, high: int, knows: Knowledge) -> int:
    """Return where a name ends that is but an adjective so far: "Europäische" of a parliament."""
    words, sentences = encoded.words, encoded.sentences
    last = words[high - 1].low
    proper = words[low].text[0].isupper()
    if not proper or high == len(words) or sentences[high] != sentences[low]:
        return high
    stem = next((last.removesuffix(e) for e in knows.adjective_endings if last.endswith(e)), last)
    adjective = stem.endswith(knows.adjectives) and words[high].text[0].isupper()
    return high + 1 if adjective and kind_of(words[high].low, knows) else high


def _before_title(encoded: Encoded, low: int, high: int) -> int:
    """Return where a name ends that a hyphen joins to a title in marks: "ARD-„Morgenmagazin“"."""
    words = encoded.words
    for at in range(low + 1, high):
        joins = words[at].text == "-" and words[at - 1].end == words[at].start
        if joins and at + 1 < len(words) and words[at + 1].tags & Tag.MARK:
            return at
    return high


def _behind_trades(encoded: Encoded, low: int, high: int, label: str, knows: Knowledge) -> int:
    """Return where a person's name begins: "Dekan Berg" has a trade before it."""
    while label == "PER" and low < high - 1 and encoded.words[low].low in knows.trades:
        low += 1
    return low


def _no_name(encoded: Encoded, low: int, high: int, label: str, knows: Knowledge) -> bool:
    """Tell whether a single word only says what somebody is, or where from.

    "Kremlchef", "Russin", "US-Magazin"; "Hamburger", before "Senat".
    """
    word = encoded.words[low]
    if high - low != 1:
        return False
    if label == "PER":
        return word.low in knows.trades
    if is_person_noun(word.low, knows) or knows.country_of(word.low):
        return True
    _, dash, noun = word.low.rpartition("-")
    if dash and (noun in knows.common_words or (label == "LOC" and kind_of(noun, knows))):
        return True
    if label != "LOC" or not word.low.endswith(knows.of_places) or high == len(encoded.words):
        return False
    behind = encoded.words[high]
    together = encoded.sentences[high] == encoded.sentences[low]
    return together and behind.text[0].isupper() and not behind.tags & Tag.PRONOUN


def _whole(
    encoded: Encoded, labelled: Iterable[tuple[int, int, str]], by_rules: Sequence[Name]
) -> set[Span]:
    """Return the full names that the rules found and of which the encoder saw a part.

    A title before a person, two pieces side by side ("Kim" and "Jong Un"), or a table that has the
    name ("Deutsche Presse-Agentur") show that it is whole.
    """
    pieces = [
        Span(encoded.words[low].start, encoded.words[high - 1].end) for low, high, _ in labelled
    ]
    whole = set()
    for name in by_rules:
        inside = [piece for piece in pieces if name.span.overlaps(piece)]
        sure = bool(name.known) and bool(inside) if name.type != "person" else bool(name.gender)
        if name.span in inside or (name.type != "person" and not name.known):
            continue
        if all(name.span.covers(piece) for piece in inside) and (len(inside) > 1 or sure):
            whole.add(name.span)
    return whole


def _name(
    words: Sequence[Word], span: Span, label: str, rival: Name | None, knows: Knowledge
) -> Name:
    """Build a name that the rules did not find as it is."""
    text = " ".join(word.text for word in words).replace(" .", ".").replace(" - ", "-")
    type = _TYPES[label]
    key = tuple(word.low for word in words)
    known = knows.names.get(key) or knows.names.get((*key[:-1], knows.base(key[-1])))
    if known is not None and _COARSE.get(known.type, "ORG") == label:
        return Name(span, known.name, known.type, known)
    if label == "ORG" or "." in words[-1].text:  # "ndr.de" is no person
        type = _body(words[-1].low, knows)
    return Name(span, text, type, None, rival.gender if rival else "")


def _body(low: str, knows: Knowledge) -> ActorType:
    """Return what kind of body a name is, by the end of its last word."""
    for type, endings in knows.kinds:
        if type not in ("person", "place", "state") and low.endswith(endings):
            return type
    return "organisation"


def _labelled(encoded: Encoded) -> Iterator[tuple[int, int, str]]:
    """Yield the words of each name, from first to last (exclusive), with its label."""
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
            yield at, end, NAMES[type]
        at = end
