"""Through whom the words came: media, reports and people that a frame names besides the holder.

A first version: "zitiert von X", "wie X meldet", "laut X" beside a frame of its own, "sagte er der
Zeitung X", "unter Berufung auf X".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wortlaut.annotate.lexicon import Lexicon, Tag
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.drafts import Frame
from wortlaut.annotate.quotations.holders import parties
from wortlaut.annotate.quotations.phrases import phrase_end
from wortlaut.annotate.quotations.prepositional import frame_in
from wortlaut.model.span import Span


@dataclass(frozen=True, slots=True)
class Links:
    """Who, in one unit, may have passed words on.

    ``published`` spread what the unit speaks of ("das von X verbreitet wurde"); ``tellers`` tell it
    ("wie X meldet", "laut X"); ``cited`` is whom the unit cites ("unter Berufung auf X").
    """

    published: tuple[Span, ...]
    tellers: tuple[Span, ...]
    cited: Span | None


def links_in(unit: Unit, known: Lexicon) -> Links:
    """Find the links of a unit."""
    return Links(tuple(_published(unit, known)), tuple(_tellers(unit, known)), _cited(unit, known))


def passed_on_by(links: Links, frame: Frame) -> tuple[Span, ...]:
    """Return the phrases that name who passed a statement on, nearest to the holder first."""
    found = [*frame.via, *(span for span in links.published if frame.span.covers(span))]
    found += [span for span in links.tellers if not any(span.overlaps(link) for link in found)]
    own = frame.holder
    return tuple(s for s in dict.fromkeys(found) if own is None or not s.overlaps(own))


def _tellers(unit: Unit, known: Lexicon) -> Iterator[Span]:
    """Yield whom "wie X meldet" and frames such as "laut X" name."""
    for index, clause in enumerate(unit.clauses):
        if clause.kind == "how" and (cue := unit.cue(clause)) is not None:
            teller = parties(unit, clause.low, clause.high, cue, known).holder
        else:
            found = frame_in(unit, index, clause, known)
            teller = found[0].holder if found is not None else None
        if teller is not None:
            yield teller


def _published(unit: Unit, known: Lexicon) -> Iterator[Span]:
    """Yield who published or spread something ("ein von den Medien veröffentlichtes Video")."""
    words = unit.words
    for at, word in enumerate(words):
        if word.low not in known.sets["by"] or word.quoted:
            continue
        end = phrase_end(words, at + 1, len(words), known)
        if at + 1 < end < len(words) and _stem(words[end].low, known) in known.sets["passing"]:
            yield unit.stretch(at + 1, end)


def _stem(low: str, known: Lexicon) -> str:
    """Return a participle without the ending of an adjective ("veröffentlichten")."""
    for ending in known.endings["declined"]:
        if low.removesuffix(ending) in known.sets["passing"]:
            return low.removesuffix(ending)
    return low


def _cited(unit: Unit, known: Lexicon) -> Span | None:
    """Return whom a unit cites: the phrase behind "unter Berufung auf"."""
    words = unit.words
    for at, word in enumerate(words):
        for formula in known.citing.get(word.low, ()):
            start = at + len(formula)
            if tuple(w.low for w in words[at:start]) != formula:
                continue
            end = phrase_end(words, start, len(words), known)
            if end > start and not words[start].tags & Tag.MARK:
                return unit.stretch(start, end)
    return None
