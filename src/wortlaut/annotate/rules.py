"""The rules reader: free of trained weights, fast, and able to say which rule found what.

``confidence`` is the share of a rule's finds that were right on the training articles of the
German news quotation corpus; the shares stand in ``lang/xx/confidence.toml`` and are measured by
``python -m bench.confidence --write``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wortlaut.annotate.actors.names import Name
from wortlaut.annotate.assemble import layers_of
from wortlaut.annotate.found import Found
from wortlaut.annotate.headed import HEADINGS
from wortlaut.annotate.hedges import hedges, unnamed
from wortlaut.annotate.interviews import RULE, answers
from wortlaut.annotate.lexicon import Lexicon, lexicon
from wortlaut.annotate.quotations.chains import (
    Links,
    goes_onward,
    links_in,
    passed_on_by,
    report_denied,
)
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.drafts import Draft, Frame
from wortlaut.annotate.quotations.places import places_in, places_of_report
from wortlaut.annotate.quotations.read import Reading, reading
from wortlaut.annotate.words import bare
from wortlaut.lang.tables import supported, table
from wortlaut.model.document import Document, Layers
from wortlaut.model.record import Notice
from wortlaut.model.span import Span, trimmed, without

VERSION = "rules/1"

# Blocks in which the article itself speaks; the rest is the page around it.
_READ = frozenset({"kicker", "title", "lead", "paragraph", "subheading", "caption"})


def read_by_rules(document: Document, least: float = 0) -> Layers:
    """Annotate a document with the finds of rules that are right at least so often.

    A language without tables gives no layers and a warning.
    """
    language = document.article.language.partition("-")[0]
    if not supported(language):
        return Layers(warnings=(unsupported(document.article.language),))
    text = document.text
    read = rules_reading(document, language)
    told = list(statements(text, read, language))
    told += interviewed(document, read.names, told, language)
    found = [*told, *hedged(text, read.units, told, language)]
    found = [one for one in found if one.confidence >= least]
    return layers_of(document, read.units, found, read.names, language)


def rules_reading(document: Document, language: str) -> Reading:
    """Read the blocks of a document in which the article itself speaks."""
    blocks = [b for b in document.blocks if b.kind in _READ and b.repeats is None]
    headlines = frozenset(at for at, block in enumerate(blocks) if block.kind in HEADINGS)
    return reading(document.text, [block.span for block in blocks], headlines, language)


def unsupported(language: str) -> Notice:
    """Say that nobody can read a language."""
    return Notice(
        "unsupported-language",
        f"articles in {language!r} are stored but not annotated: there are no tables for it",
    )


# ------------------------------------------------------------------------------ finding
def statements(text: str, read: Reading, language: str) -> Iterator[Found]:
    """Yield a statement for each draft, with the phrases that name its holder and links."""
    known = lexicon(language)
    units, drafts, frames = read.units, read.drafts, read.frames
    body = _quoted_in_body(text, drafts, frames)
    links: dict[int, Links] = {}
    for draft, carried in zip(drafts, frames, strict=True):
        echo = _echoed(text, draft, body) if draft.rule == "direct-headline" else None
        frame = echo or carried
        if frame is None:
            yield _found(text, draft, language)
            continue
        number = _unit_of(units, (draft.frame or frame).span)
        if number not in links:
            links[number] = links_in(units[number], known)
        unit = units[number]
        chained = _chained(_found(text, draft, language), draft, frame, links[number])
        if draft.kind != "reported" and (report := report_denied(unit, draft.content, known)):
            chained = replace(chained, holder=report, via=(), meant=None, stance="asserts")
        places = _places(unit, draft, known)
        yield replace(chained, places=places, onward=goes_onward(unit, known))


def _places(unit: Unit, draft: Draft, known: Lexicon) -> tuple[Span, ...]:
    """Return where the words of a draft were said, and to whom."""
    if draft.kind == "reported":
        return places_of_report(unit, known)
    return places_in(unit, draft.content, known) if draft.frame is not None else ()


def _chained(found: Found, draft: Draft, frame: Frame, links: Links) -> Found:
    """Add whose words they are and through whom they came, from the unit of the frame."""
    via = (*frame.via, *passed_on_by(links, draft.frame or frame, draft.content))
    source = links.cited
    if source is not None and frame.holder is not None and not source.overlaps(frame.holder):
        return replace(found, holder=source, via=(frame.holder, *via))
    return replace(found, holder=frame.holder, via=via, meant=frame.meant)


def _found(text: str, draft: Draft, language: str) -> Found:
    """Build what a rule found, with how often it is right; a report has no frame of its own."""
    framed = draft.frame
    own = framed if draft.kind != "reported" else None
    return Found(
        kind=draft.kind,
        medium=framed.medium if framed else "speech_or_writing",
        content=draft.content,
        cue=own.cue if own else (),
        frame=_frame_spans(text, own, draft) if own else (),
        addressee=framed.addressee if framed else None,
        holder=None,
        via=(),
        stance=framed.stance if framed else "asserts",
        confidence=_confidence(draft.rule, language),
        found_by=f"{VERSION}:{draft.rule}",
    )


def _frame_spans(text: str, frame: Frame, draft: Draft) -> tuple[Span, ...]:
    """Return a frame without the words it frames."""
    pieces = (trimmed(text, one.start, one.end) for one in without(frame.span, draft.content))
    return tuple(one for one in pieces if one and any(c.isalnum() for c in one.of(text)))


def _unit_of(units: Sequence[Unit], span: Span) -> int:
    """Return the number of the unit in which a span begins."""
    return max(0, bisect_right(units, span.start, key=lambda unit: unit.span.start) - 1)


def _quoted_in_body(
    text: str, drafts: Sequence[Draft], frames: Sequence[Frame | None]
) -> list[tuple[str, Frame]]:
    """List the direct quotations outside headlines, as bare words, with their frames."""
    return [
        (bare(draft.content[0].of(text)), frame)
        for draft, frame in zip(drafts, frames, strict=True)
        if frame is not None and draft.kind == "direct" and draft.rule != "direct-headline"
    ]


def _echoed(text: str, draft: Draft, body: Sequence[tuple[str, Frame]]) -> Frame | None:
    """Return the frame of the first quotation in the body that has a headline's words."""
    words = bare(draft.content[0].of(text))
    return next((frame for quoted, frame in body if words in quoted), None)


def interviewed(
    document: Document, names: Sequence[Name], told: Sequence[Found], language: str
) -> Iterator[Found]:
    """Yield the answers of an interview that stand in no quotation marks; ``told``: statements."""
    return answers(document, names, told, VERSION, _confidence(RULE, language))


def hedged(
    text: str, units: Sequence[Unit], told: Sequence[Found], language: str
) -> Iterator[Found]:
    """Yield the claims that the article itself marks as not established; ``told``: statements."""
    by_words = [hedge for unit in units for hedge in hedges(unit, language)]
    for hedge in (*by_words, *unnamed(told, by_words, units, language)):
        number = _unit_of(units, hedge.content)
        frame = Frame(hedge.marker[0], hedge.marker, None, None, "asserts", "unknown")
        draft = Draft("hedged", (hedge.content,), frame, f"hedge-{hedge.rule}", number)
        yield _found(text, draft, language)


def _confidence(rule: str, language: str) -> float:
    """Return how often finds of a rule were right; of its family where it is not listed."""
    shares: dict[str, float] = table(language, "confidence")["share"]
    return shares.get(rule) or shares.get(rule.partition("-")[0]) or 0.5
