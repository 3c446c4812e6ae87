"""What the statements of an article say of each other: which say nothing more, which go together.

Each statement is found by itself. Only beside the others is it seen that one says no more than that
somebody spoke, or that a sentence is told twice, or that words in marks are part of what is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import MOOD, Tag
from wortlaut.annotate.quotations.clauses import Clause, Unit
from wortlaut.annotate.reader.extents import begins_in
from wortlaut.annotate.reader.making import Making
from wortlaut.model.span import Span, all_inside


def with_words(found: Sequence[Found]) -> Iterator[Found]:
    """Leave out a statement that only says that somebody spoke, beside a surer one that says what.

    "Man prüfe das, kündigte Chang laut Yonhap an" is a statement of Chang's. "kündigte Chang an" by
    itself is none of Yonhap's.
    """
    for one in found:
        if not any(_speaks(other, one) for other in found if other.confidence > one.confidence):
            yield one


def told_once(found: Sequence[Found], making: Making) -> Iterator[Found]:
    """Leave out a statement of a link that tells nothing but what the holder of another one said.

    "Laut KCNA sprach Kim von einem „Erfolg“" is a statement of Kim's, with KCNA as its link. That
    Kim spoke of it is not told a second time, as a statement of KCNA's.
    """
    for one in found:
        if not any(_passes_on(one, other, making) for other in found if other is not one):
            yield one


def _passes_on(one: Found, told: Found, making: Making) -> bool:
    """Tell whether a statement is only how a link of another one, ``told``, passes that on.

    It has the other's verb of saying with its words or its speaker, or the two have the same words;
    and that verb stands in a main clause, in the indicative: it is not reported itself.
    """
    tells = one.holder is not None and any(one.holder.overlaps(link) for link in told.via)
    if not tells or not told.cue:
        return False
    spoken = _meets(told.cue[:1], one)  # the verb of saying is told, too, perhaps without its "an"
    speaker = told.holder is not None and _meets((told.holder,), one)
    whole = _meets(told.content, one)
    if not (spoken and (whole or speaker)) and not (whole and _meets(_worded(one, making), told)):
        return False
    unit = making.unit_at(told.cue[0].start)
    return any(
        clause.kind == "main"
        and not unit.words[clause.finite].tags & MOOD
        and any(begins_in(told.cue, unit, at) for at in _of_verb(unit, clause))
        for clause in unit.clauses
        if clause.finite >= 0
    )


def _of_verb(unit: Unit, clause: Clause) -> tuple[int, ...]:
    """Return the words of a clause's verb, with those of saying beside it: "kam zu dem Schluss"."""
    cue = unit.cue(clause)
    return (clause.finite, *(cue.words if cue is not None else ()))


def _worded(one: Found, making: Making) -> tuple[Span, ...]:
    """Return the places of a statement's words, without those of its marks."""
    units = (making.unit_at(piece.start) for piece in one.content)
    return tuple(
        Span(word.start, word.end)
        for unit, piece in zip(units, one.content, strict=True)
        for word in unit.words_in(piece)
        if not word.tags & Tag.MARK
    )


def _meets(spans: Sequence[Span], one: Found) -> bool:
    """Tell whether each of some places overlaps the content of a statement."""
    return all(any(piece.overlaps(part) for piece in one.content) for part in spans)


def as_around(found: Sequence[Found]) -> Iterator[Found]:
    """Give words in marks the stance of what they are quoted in: both are one act of speech.

    "lobte, er stehe „fest“ zu ihr": the word alone does not tell what he does with it.
    """
    around = [one for one in found if one.kind != "direct"]
    for one in found:
        outer = (other for other in around if one.kind == "direct" and _quotes(other, one))
        yield replace(one, stance=next((other.stance for other in outer), one.stance))


def _quotes(outer: Found, one: Found) -> bool:
    """Tell whether words are part of a statement of the same holder."""
    same = one.holder and outer.holder and one.holder.overlaps(outer.holder)
    return bool(same) and all_inside(one.content, outer.content)


def _speaks(told: Found, one: Found) -> bool:
    """Tell whether all words of a statement are the verb of another, with its holder."""
    rest = [part for part in one.content if not any(piece.covers(part) for piece in told.cue)]
    has_verb = len(rest) < len(one.content)
    alone = has_verb and all(told.holder and told.holder.covers(part) for part in rest)
    return alone or _frames(told, one) or _is_sentence_of(told, one)


def _is_sentence_of(told: Found, one: Found) -> bool:
    """Tell whether a reported statement is the whole sentence with another: "…, sagte er"."""
    kinds = one.kind == "reported" and told.kind == "indirect"
    return kinds and bool(told.cue) and all_inside((*told.content, *told.cue), one.content)


def _frames(told: Found, one: Found) -> bool:
    """Tell whether a reported statement is but the sentence around another: "sprach von …"."""
    has_verb = any(piece.covers(part) for piece in one.content for part in told.cue)
    apart = not any(piece.overlaps(part) for piece in one.content for part in told.content)
    return one.kind == "reported" and has_verb and apart
