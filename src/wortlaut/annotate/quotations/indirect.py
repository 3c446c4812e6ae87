"""Indirect speech: a frame with a reporting verb, and the clauses that depend on it.

Three orders: "X sagte, dass …" (forward), "…, sagte X" (inverted), "wie X sagte, …" (how).
"""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.annotate.lexicon import DETERMINER, MOOD, Lexicon, ReportingVerb, Tag
from wortlaut.annotate.quotations.clauses import JOINED, Clause, Cue, Unit
from wortlaut.annotate.quotations.contents import quoted_whole, tidy
from wortlaut.annotate.quotations.drafts import Draft
from wortlaut.annotate.quotations.frames import frame_of, frame_start, unsaid
from wortlaut.model.span import Span, without


def indirect(unit: Unit, number: int, known: Lexicon) -> Iterator[Draft]:
    """Yield the indirect statements that a reporting verb in this unit opens or closes."""
    for index, clause in enumerate(unit.clauses):
        cue = unit.cue(clause)
        if cue is None:
            continue
        if clause.kind == "how":
            draft = _how(unit, index, cue, number, known)
        elif _inverted(unit, index, cue, known):
            draft = _closing(unit, index, cue, number, known)
        else:
            draft = _forward(unit, index, cue, number, known)
        if draft is not None:
            yield draft


# ------------------------------------------------------------------------------ how
def _how(unit: Unit, index: int, cue: Cue, number: int, known: Lexicon) -> Draft | None:
    """Read "wie X mitteilte, …" and "…, wie X mitteilte"."""
    clause = unit.clauses[index]
    if not clause.final and cue.finite != clause.high - 1:
        return None
    low, high = clause.low, clause.high
    begins = unit.words[low - 1 if index > 0 else low].start  # with the comma before it
    ends = unit.words[high - 1].end
    closed = ends if high >= len(unit.words) - 1 else _comma_end(unit, high)
    span = Span(begins, ends if index > 0 else closed)
    frame = frame_of(unit, low, high, cue, known, span=span)
    whole = Span(unit.words[0].start, unit.end_of_content())
    content = tidy(unit, without(whole, [Span(begins, closed)]))
    return Draft("indirect", content, frame, "how", number) if content else None


def closing_how(unit: Unit, known: Lexicon) -> Clause | None:
    """Return the clause that says, at the end of a sentence, who tells all of it.

    "Jan Holm sagte, der Damm halte, wie der Sender meldete"; but "Sie schilderte, wie er rief".
    """
    if not unit.clauses:
        return None
    at = len(unit.clauses) - 1
    while at > 0 and _describes_teller(unit, unit.clauses[at]):
        at -= 1  # "wie die Agentur Yonhap meldete, die dem Staat gehört"
    clause = unit.clauses[at]
    cue = unit.cue(clause)
    if at == 0 or clause.kind != "how" or clause.opener not in ",–-" or cue is None:
        return None
    names = "as" in cue.verb.takes  # "der Rat, wie sich die Junta nennt"
    if names or unit.words[cue.finite].tags & MOOD or _describes(unit, at, known):
        return None
    return clause


def _describes_teller(unit: Unit, clause: Clause) -> bool:
    """Tell whether a clause says more of who tells something: "…, das Blatt der Partei".

    Not "gescheitert" of "ist der Plan, wie der Sender meldet, gescheitert".
    """
    noun = unit.words[clause.low].tags & (Tag.CAPITAL | DETERMINER)
    return clause.kind == "relative" or (clause.kind == "fragment" and bool(noun))


def _describes(unit: Unit, at: int, known: Lexicon) -> bool:
    """Tell whether "wie" opens what the verb before it reports: "Sie schilderte, wie er rief"."""
    cue = unit.cue(unit.clauses[at - 1])
    if cue is None or "clause" not in cue.verb.takes:
        return False
    return max(cue.words) < unit.clauses[at].low and not _inverted(unit, at - 1, cue, known)


def _comma_end(unit: Unit, high: int) -> int:
    """Return the end of the comma behind a frame, or of the frame itself."""
    words = unit.words
    if high < len(words) and words[high].text in ",:":
        return words[high].end
    return words[high - 1].end


# ------------------------------------------------------------------------------ inverted
def _inverted(unit: Unit, index: int, cue: Cue, known: Lexicon) -> bool:
    """Tell whether a clause closes what stands before it: "…, sagte X"."""
    clause = unit.clauses[index]
    words = unit.words
    low = clause.low
    if index + 1 < len(unit.clauses) and unit.clauses[index + 1].opener == ":":
        return False  # "Ob es gelingt, bezweifelt sie: Es sei zu spät"
    so = words[low].low in known.sets["so"]
    if index == 0 or clause.opener not in ",–-" or cue.finite != low + so:
        return False
    before = unit.clauses[:index]
    if any(p.end <= words[low].start and p.end - p.start > _LONGEST_TITLE for p in unit.passages):
        return True
    told = [one for one in before if one.kind in ("main", "content", "question")]
    if not told and index + 1 < len(unit.clauses):  # "Der Damm, sagte sie, sei sicher"
        following = unit.clauses[index + 1]
        resumed = following.finite == following.low and words[following.low].tags & MOOD
        return bool(resumed) and before[-1].kind == "fragment"
    if not told or words[told[0].low].low in known.sets["conditions"]:
        return False
    # "…, wird im Herbst entschieden" goes on the sentence; "…, wurde gestern bekannt" closes it.
    helped = words[cue.finite].low in known.sets["passive"] | known.sets["perfect"]
    return not helped or any(words[one.finite].tags & MOOD for one in told if one.finite >= 0)


# Characters of the longest passage in marks that is a name rather than a sentence.
_LONGEST_TITLE = 24


def _closing(unit: Unit, index: int, cue: Cue, number: int, known: Lexicon) -> Draft | None:
    """Read "…, sagte X" with what goes on behind it."""
    clause = unit.clauses[index]
    resumes = _resumption(unit, index)
    high = unit.clauses[resumes - 1].high if resumes else len(unit.words)
    frame_end = high if resumes else _last_index(unit)
    own = Span(unit.words[clause.low - 1].start, unit.words[frame_end - 1].end)
    if resumes:
        own = Span(own.start, _comma_end(unit, frame_end))
    frame = frame_of(unit, clause.low, frame_end, cue, known, span=own)
    if frame.holder is None and cue.verb.lemma not in known.sets["holder_in_phrase"]:
        return None
    if unsaid(unit, clause, cue, known):
        return None
    first = _content_start(unit, index)
    content = [unit.stretch(first, clause.low - 1)]
    if resumes:
        content.append(Span(unit.words[unit.clauses[resumes].low].start, unit.end_of_content()))
    pieces = tidy(unit, content)
    if not pieces or quoted_whole(unit, pieces):
        return None
    return Draft("indirect", pieces, frame, "inverted", number)


def _last_index(unit: Unit) -> int:
    """Return the index behind the last word of a unit, its final stop left out."""
    last = len(unit.words)
    while last > 1 and unit.words[last - 1].text in ".!?…;":
        last -= 1
    return last


def _content_start(unit: Unit, index: int) -> int:
    """Return the word at which the content before an inverted frame begins."""
    for at in range(index - 1, -1, -1):
        if unit.clauses[at].opener in (";", ":"):
            return unit.clauses[at].low
    return 0


def _resumption(unit: Unit, index: int) -> int | None:
    """Return the clause at which the content goes on behind an inverted frame."""
    for at in range(index + 1, len(unit.clauses)):
        clause = unit.clauses[at]
        if clause.opener == JOINED:
            return None
        if clause.kind in ("main", "content", "question", "infinitive", "adverbial"):
            return at
        if clause.kind == "fragment" and any(
            p.start >= unit.words[clause.low].start - 1 for p in unit.passages
        ):
            return at
    return None


# ------------------------------------------------------------------------------ forward
def _forward(unit: Unit, index: int, cue: Cue, number: int, known: Lexicon) -> Draft | None:
    """Read "X sagte, …"."""
    opening = _opening(unit, unit.clause_at(max(cue.words)), cue.verb, known)
    if opening is None:
        return None
    low = frame_start(unit, index)
    if unsaid(unit, unit.clauses[index], cue, known):
        return None
    high = unit.clauses[opening].low
    frame = frame_of(unit, low, high - 1, cue, known, span=unit.stretch(low, high))
    last = _content_end(unit, index, opening, known)
    content = tidy(unit, [Span(unit.words[high].start, last)])
    if not content:
        return None
    if quoted_whole(unit, content):
        closed = last < unit.end_of_content()  # "Er zögert, „…“, sagt sie": a frame of its own
        return None if closed else Draft("direct", content, frame, "direct-forward", number)
    return Draft("indirect", content, frame, "forward", number)


def _opening(unit: Unit, index: int, verb: ReportingVerb, known: Lexicon) -> int | None:
    """Return the clause at which the words of the holder begin; None if there are none."""
    for at in range(index + 1, len(unit.clauses)):
        clause = unit.clauses[at]
        if clause.opener not in ",:–-":
            return None
        if clause.opener == ":":
            return at
        if unit.clauses[index].kind != "main" and clause.finite == clause.low:
            return None  # "Dass er das meinte, gilt als sicher": the sentence goes on
        if _depends(unit, clause, verb, known):
            return _back_to_start(unit, index, at)
        if clause.kind not in ("relative", "fragment", "adverbial", "infinitive", "how"):
            return None
    return None


def _depends(unit: Unit, clause: Clause, verb: ReportingVerb, known: Lexicon) -> bool:
    """Tell whether a clause can be what the verb reports."""
    if clause.kind == "how" and unit.cue(clause) is not None:
        return False
    if clause.kind in ("content", "question", "how"):
        return "clause" in verb.takes
    if clause.kind == "infinitive":
        return "infinitive" in verb.takes
    if clause.kind != "main" or not verb.takes & {"clause", "bare"}:
        return False
    if unit.words[clause.low].tags & Tag.COORDINATOR:
        return False
    finite = unit.words[clause.finite]
    plural = finite.low.endswith(known.endings["past_plural"])  # "sie warnte, die Preise stiegen"
    return bool(finite.tags & MOOD) or plural or "bare" in verb.takes


def _back_to_start(unit: Unit, index: int, at: int) -> int:
    """Go back to where a main clause begins whose verb stands behind a clause of its own.

    "Sie sagte, in Ländern, in denen das gelte, sei es besser": the words begin at "in Ländern".
    """
    clause = unit.clauses[at]
    if clause.kind == "main" and clause.finite == clause.low:
        while at > index + 1 and unit.clauses[at - 1].kind in ("relative", "fragment", "adverbial"):
            at -= 1
    return at


def _content_end(unit: Unit, index: int, opening: int, known: Lexicon) -> int:
    """Return where the reported words end: at the sentence's end, or before a new frame.

    ``index`` is the clause of the frame, ``opening`` the first of the words.
    """
    words, aside = unit.words, unit.clauses[index].kind == "relative"
    reported = unit.clauses[opening].finite
    in_mood = reported >= 0 and bool(words[reported].tags & MOOD)
    teller = closing_how(unit, known)
    for at in range(opening + 1, len(unit.clauses)):
        clause = unit.clauses[at]
        if clause is teller or _closes_all(unit, at, known):
            return words[clause.low - 1].start
        if aside and clause.finite == clause.low and not words[clause.finite].tags & MOOD:
            return words[clause.low - 1].start  # "Holm, der sagte, er bleibe, ging"
        if clause.opener == ";" and unit.cue(clause) and not words[clause.finite].tags & MOOD:
            return words[clause.low - 2].end  # "…; die Feuerwehr sprach von zwei Toten"
        if clause.opener == JOINED and in_mood and not words[clause.finite].tags & MOOD:
            return words[clause.low - 1].end
        if words[clause.low].tags & Tag.COORDINATOR and clause.finite == clause.low + 1:
            cue = unit.cue(clause)
            if cue is not None and not words[cue.finite].tags & MOOD:
                return words[clause.low - 2].end if clause.low >= 2 else words[clause.low].start
    return unit.end_of_content()


def _closes_all(unit: Unit, at: int, known: Lexicon) -> bool:
    """Tell whether a clause is a frame around all before it: "X sagte, dass …, meldet Y"."""
    clause = unit.clauses[at]
    cue = unit.cue(clause)
    if cue is None or unit.words[cue.finite].tags & MOOD:
        return False
    return at + 1 == len(unit.clauses) and _inverted(unit, at, cue, known)
