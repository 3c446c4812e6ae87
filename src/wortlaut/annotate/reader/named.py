"""Names as the encoder sees them, with what the tables know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wortlaut.annotate.actors.knowledge import Knowledge
from wortlaut.annotate.actors.names import Name
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
    found = []
    for low, high, label in _labelled(encoded):
        span = Span(encoded.words[low].start, encoded.words[high - 1].end)
        rival = known.get(span)
        # "russische" is no name: names have a capital, but for a few brands that the tables know
        capital = any(word.text[0].isupper() for word in encoded.words[low:high])
        if label not in _TYPES or not (capital or rival):
            continue
        if rival is not None and _COARSE.get(rival.type, "ORG") == label:
            found.append(rival)
        else:
            found.append(_name(encoded.words[low:high], span, label, rival, knows))
    taken = [name.span for name in found]
    missed = (name for name in by_rules if name.known and not meets(name.span, taken))
    return [*found, *missed]


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
    if label == "ORG":
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
    labels = encoded.scores["name"].argmax(axis=1)
    at = 0
    while at < len(labels):
        tag = int(labels[at])
        end = at + 1
        if tag:
            type = (tag - 1) // 2
            sentence = encoded.sentences[at]
            while (
                end < len(labels)
                and labels[end] == 2 + 2 * type
                and encoded.sentences[end] == sentence
            ):
                end += 1
            yield at, end, NAMES[type]
        at = end
