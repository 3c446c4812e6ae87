"""What the linker says of each candidate, word by word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wortlaut.annotate.reader.encoded import Encoded
from wortlaut.annotate.reader.labels import (
    IS_QUOTATION,
    KINDS,
    MEDIA,
    NAMES_NOBODY,
    OF_KIND,
    OF_MEDIUM,
    ROLES,
)
from wortlaut.annotate.reader.marks import Slice, slice_around
from wortlaut.annotate.reader.network import Floats, Network
from wortlaut.annotate.reader.numbered import Words
from wortlaut.model.record import Medium, StatementKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """A candidate as the linker sees it.

    ``true`` is the probability that it is a quotation; ``roles`` has, for each role, the
    probability of each word from ``low`` on; ``holder`` is the best phrase, None for nobody.
    """

    words: Words
    low: int
    true: float
    kind: StatementKind
    kinds: Floats
    medium: Medium
    roles: dict[str, Floats]
    holder: tuple[int, int] | None

    def having(self, role: str, least: float) -> Words:
        """Return the words that have a role with at least this probability."""
        return tuple(int(at) + self.low for at in np.flatnonzero(self.roles[role] >= least))


# Marks that end what stands before them: no phrase for a holder begins with one, though the network
# may point there ("Jan Holm (SPD) sagte").
_CLOSING = frozenset(").,;:!?]")
# A phrase that names a holder has no more words than this.
_LONGEST_HOLDER = 40


def judge(encoded: Encoded, words: Words, network: Network) -> Verdict:
    """Ask the linker about a candidate."""
    seen = encoded.window_of(words[0])
    window, first = seen.window, seen.first
    cut = slice_around(first, seen.size, window, words)
    place, whole = network.link(seen.states[cut.low : cut.high], cut.marks)
    low, high = _words_in(first, cut)
    scores = place[[at - cut.low for at in first[low:high]]]
    chances = _sigmoid(scores[:, : len(ROLES)])
    kinds, media = _softmax(whole[OF_KIND]), whole[OF_MEDIUM]
    shift = low + window.low
    begins, ends = scores[:, len(ROLES)], scores[:, len(ROLES) + 1]
    behind = [word.text in _CLOSING for word in encoded.words[shift : shift + len(begins)]]
    holder = _holder(np.where(behind, -np.inf, begins), ends, float(whole[NAMES_NOBODY]))
    return Verdict(
        words,
        shift,
        float(_sigmoid(whole[IS_QUOTATION : IS_QUOTATION + 1])[0]),
        KINDS[int(kinds.argmax())],
        kinds,
        MEDIA[int(media.argmax())],
        {role: chances[:, number] for number, role in enumerate(ROLES)},
        (holder[0] + shift, holder[1] + shift) if holder else None,
    )


def _words_in(first: tuple[int, ...], cut: Slice) -> tuple[int, int]:
    """Return the range of words of the window that begin in a slice."""
    low, high = np.searchsorted(first, [cut.low, cut.high])
    return int(low), int(high)


def _holder(begins: Floats, ends: Floats, nobody: float) -> tuple[int, int] | None:
    """Return the best phrase, first and last word; None if nobody is better."""
    if not len(begins):
        return None
    both = begins[:, None] + ends[None, :]
    length = np.arange(len(ends))[None, :] - np.arange(len(begins))[:, None]
    both = np.where((length >= 0) & (length < _LONGEST_HOLDER), both, -np.inf)
    low, high = divmod(int(both.argmax()), both.shape[1])
    return (low, high) if both[low, high] > 2 * nobody else None


def _sigmoid(scores: Floats) -> Floats:
    chances: Floats = (1 / (1 + np.exp(-scores))).astype(np.float32)
    return chances


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max())
    shares: Floats = (raised / raised.sum()).astype(np.float32)
    return shares
