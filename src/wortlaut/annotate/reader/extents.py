"""How far a statement reaches: which words are its content, its cue and its frame.

The network points at words by their numbers in the article (``Words``); what is found points at
characters (``Span``). ``spans`` goes from the one to the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wortlaut.annotate.quotations.clauses import Clause, Cue, Unit
from wortlaut.annotate.quotations.frames import frame_of
from wortlaut.annotate.reader.choose import Chosen
from wortlaut.annotate.reader.making import Making
from wortlaut.annotate.reader.numbered import Words, words_in
from wortlaut.annotate.words import Word
from wortlaut.model.span import Span


def begins_in(places: Sequence[Span], unit: Unit, word: int) -> bool:
    """Tell whether a word of a unit begins in one of some places."""
    start = unit.words[word].start
    return any(place.start <= start < place.end for place in places)


def cued(unit: Unit, cue: Sequence[Span]) -> tuple[Clause, Cue] | None:
    """Return the first clause whose verb of saying has words in a cue, with that verb."""
    for clause in unit.clauses:
        found = unit.cue(clause)
        if found is not None and any(begins_in(cue, unit, word) for word in found.words):
            return clause, found
    return None


# ------------------------------------------------------------------------------ content
def in_one_block(one: Chosen, making: Making) -> Chosen:
    """Return a quotation without its fewer words that stand in another block of the article.

    The network may read on from a headline, which has no full stop: "… sparen als gedacht | Wolm".
    What is quoted in marks, or freely, may go on over paragraphs.
    """
    units = making.units_of(one.content)
    if one.verdict.kind not in _IN_BLOCK or len({unit.block for _, unit in units}) == 1:
        return one
    blocks = Counter(making.unit_at(making.words[at].start).block for at in one.content)
    most = max(blocks, key=lambda block: (blocks[block], -block))
    kept = (at for at in one.content if making.unit_at(making.words[at].start).block == most)
    return replace(one, content=tuple(kept))


_IN_BLOCK = frozenset({"indirect", "reported"})


def without_marks(one: Chosen, making: Making) -> Chosen:
    """Return an indirect quotation without the marks at its ends, as of "der Damm halte,".

    So have it all but 5 of the 1,541 of the corpus (quotations, train); other kinds are sentences.
    """
    if one.verdict.kind != "indirect":
        return one
    words = [at for at in one.content if not _is_mark(making.words[at])]
    kept = tuple(at for at in one.content if words and words[0] <= at <= words[-1])
    return replace(one, content=kept or one.content)


def _is_mark(word: Word) -> bool:
    """Tell whether a word is a mark between or behind clauses, outside quotation marks."""
    return not word.quoted and word.text in _BETWEEN_CLAUSES


_BETWEEN_CLAUSES = frozenset(",.;:!?–-")


# ------------------------------------------------------------------------------ cue and frame
def having(one: Chosen, role: str, by_rules: tuple[Span, ...], making: Making) -> Words:
    """Return the words that have a role, as the linker says.

    Where the rules name words for it, too, the linker need not be sure of these, and must be surer
    of all others.
    """
    if not by_rules:
        return one.verdict.having(role, making.least.word)
    starts = [word.start for word in making.words]
    named = set(words_in(starts, by_rules))
    sure = set(one.verdict.having(role, _ALONE))
    return tuple(
        word for word in one.verdict.having(role, _AGREED) if word in named or word in sure
    )


# From these probabilities on a word has a role that rules give it, too, or that they do not.
_AGREED, _ALONE = 0.1, 0.8


def whole_verb(cue: tuple[Span, ...], unit: Unit, content: Sequence[Span]) -> tuple[Span, ...]:
    """Return a cue with all words of its verb outside the content: "bot … an", not "an" alone."""
    found = cued(unit, cue)
    if found is None:
        return cue
    verb = [unit.stretch(at, at + 1) for at in found[1].words]
    more = [part for part in verb if not any(map(part.overlaps, (*cue, *content)))]
    return tuple(sorted((*cue, *more)))


def whole(words: Sequence[int], content: Words) -> Words:
    """Return the words of a frame with small gaps filled and stray words left out.

    A gap that has words of the content stays one: a frame may stand on both sides of it.
    """
    runs: list[list[int]] = []
    for word in words:
        gap = range(runs[-1][-1] + 1, word) if runs else range(0)
        if runs and len(gap) <= _GAP and not set(gap) & set(content):
            runs[-1] += [*gap, word]
        else:
            runs.append([word])
    large = [run for run in runs if len(run) > _STRAY]
    kept = large or sorted(runs, key=len)[-1:]
    return tuple(word for run in kept for word in run)


# Words of the largest gap that is filled, and of the longest run that counts as stray.
_GAP, _STRAY = 3, 2


# ------------------------------------------------------------------------------ content
def clause_told(content: Words, unit: Unit, words: Sequence[Word]) -> Words:
    """Return a content that begins in the middle of a frame from the clause behind that frame on.

    "Seit Jahren sagte X bei Besuchen, dass …, sagte Y": the words of X are those from "dass" on.
    """
    begins = words[content[0]].start
    for clause, following in pairwise(unit.clauses):
        frame = unit.words[clause.low].start < begins < unit.words[clause.high - 1].end
        if frame and following.kind == "content" and unit.cue(clause) is not None:
            behind = unit.words[following.low].start
            return tuple(word for word in content if words[word].start >= behind) or content
    return content


def before_this(content: Words, holder: Span | None, making: Making) -> Words:
    """Return a content without the "Das" behind it by which another takes up what somebody says.

    "Der Damm halte, sagte Holm. Das meldete die Agentur": not he, but the agency said "das".
    """
    last = making.words[content[-1]]
    unit = making.unit_at(last.start)
    takes_up = last.low in making.known.sets["this"] and last.start == unit.words[0].start
    if holder is None or not takes_up or unit.span.overlaps(holder) or len(content) == 1:
        return content
    clause = unit.clauses[0]
    cue = unit.cue(clause)
    if cue is None or frame_of(unit, clause.low, clause.high, cue, making.known).holder is None:
        return content
    return content[:-1]


def behind_cue(content: Words, cue: tuple[Span, ...], unit: Unit, words: Sequence[Word]) -> Words:
    """Return a content that begins before its own cue from where the subordinate clause begins.

    "…, sei darauf hingewiesen worden, dass Russland …": the words are those from "dass" on.
    """
    if not cue or not words[content[0]].start <= cue[0].start < words[content[-1]].start:
        return content
    for clause in unit.clauses:
        begins = unit.words[clause.low].start
        if clause.kind == "content" and begins > cue[-1].start:
            behind = tuple(word for word in content if words[word].start >= begins)
            return behind or content
    return content
