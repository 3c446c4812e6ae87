"""What the encoder says of words: the layers of labels, in the order of its output.

Changing an order here changes what the weights mean: add at the end of a layer only with new ones.
"""

from __future__ import annotations

from typing import NamedTuple

from wortlaut.model.record import Medium, StatementKind

OUTSIDE, BEGIN, INSIDE, CONTINUE = range(4)

KINDS: tuple[StatementKind, ...] = (
    "direct",
    "indirect",
    "reported",
    "free_indirect",
    "indirect_free_indirect",
)
MEDIA: tuple[Medium, ...] = (
    "speech",
    "thought",
    "writing",
    "speech_or_thought",
    "speech_or_writing",
    "thought_or_writing",
    "unknown",
)
NAMES = ("PER", "ORG", "LOC", "OTH")
ROLES = ("cue", "frame", "addressee", "content")

# What the linker says of a candidate as a whole, in the order of its output.
OF_KIND = slice(0, len(KINDS))
OF_MEDIUM = slice(OF_KIND.stop, OF_KIND.stop + len(MEDIA))
IS_QUOTATION = OF_MEDIUM.stop
NAMES_NOBODY = IS_QUOTATION + 1
VERDICTS = NAMES_NOBODY + 1


class Layer(NamedTuple):
    """A layer of labels: every word has one of ``size``."""

    name: str
    size: int


LAYERS = (
    Layer("quotation", 4),  # outside, begin, inside, continue after a gap
    Layer("nested", 4),  # the same, for quotations inside others
    Layer("plain", 4),  # statements as the plain guidelines mark them: more of them
    Layer("hedged", 4),  # claims in the article's own voice, marked as not established
    Layer("hedge-marker", 2),
    Layer("name", 1 + 2 * len(NAMES)),  # outside, then begin and inside of each type
)
