"""The rules reader: free of trained weights, fast, and able to say which rule found what.

``confidence`` is the share of a rule's finds that were right on the training articles of the
German news quotation corpus; the shares stand in ``lang/xx/confidence.toml`` and are measured by
``python -m bench.confidence --write``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wortlaut.annotate.actors.knowledge import knowledge
from wortlaut.annotate.actors.names import names_in
from wortlaut.annotate.actors.resolve import Cast, CastMember
from wortlaut.annotate.hedges import hedges
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.quotations.chains import Links, links_in, passed_on_by
from wortlaut.annotate.quotations.clauses import Unit
from wortlaut.annotate.quotations.drafts import Draft, Frame
from wortlaut.annotate.quotations.read import drafts_of, frames_for, units_of
from wortlaut.annotate.sentences import sentences
from wortlaut.lang.tables import supported, table
from wortlaut.model.document import Document, Layers
from wortlaut.model.identity import ActorId, StatementId
from wortlaut.model.record import Notice, Statement
from wortlaut.model.span import Span, trimmed, without

VERSION = "rules/1"

# Blocks in which the article itself speaks; the rest is the page around it.
_READ = frozenset({"kicker", "title", "lead", "paragraph", "subheading", "caption"})
# Blocks that are headlines: words in marks there are somebody's, with no frame beside them.
_HEADLINES = frozenset({"kicker", "title", "subheading"})


def read_by_rules(document: Document) -> Layers:
    """Annotate a document; a language without tables gives no layers and a warning."""
    language = document.article.language.partition("-")[0]
    if not supported(language):
        return Layers(warnings=(_unsupported(document.article.language),))
    text = document.text
    blocks = [b for b in document.blocks if b.kind in _READ and b.repeats is None]
    units = units_of(text, [block.span for block in blocks], language)
    headlines = frozenset(at for at, block in enumerate(blocks) if block.kind in _HEADLINES)
    found = [*_statements(text, units, headlines, language), *_hedged(units, language)]
    return _layers(text, units, found, language)


def _unsupported(language: str) -> Notice:
    return Notice(
        "unsupported-language",
        f"articles in {language!r} are stored but not annotated: there are no tables for it",
    )


# ------------------------------------------------------------------------------ finding
@dataclass(frozen=True, slots=True)
class _Found:
    """A statement before its holder is an actor: all places, no ids."""

    draft: Draft
    holder: Span | None
    via: tuple[Span, ...]
    meant: Span | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where the statement stands, for the order of statements: outer before inner."""
        return self.draft.content[0].start, -self.draft.content[-1].end


def _statements(
    text: str, units: Sequence[Unit], headlines: frozenset[int], language: str
) -> Iterator[_Found]:
    """Yield the statements with the phrases that name their holders and links."""
    known = lexicon(language)
    drafts = drafts_of(units, language, headlines)
    frames = frames_for(drafts, units, language)
    body = _quoted_in_body(text, drafts, frames)
    links: dict[int, Links] = {}
    for draft, carried in zip(drafts, frames, strict=True):
        echo = _echoed(text, draft, body) if draft.rule == "direct-headline" else None
        frame = echo or carried
        if frame is None:
            yield _Found(draft, None, ())
            continue
        number = _unit_of(units, (draft.frame or frame).span)
        if number not in links:
            links[number] = links_in(units[number], known)
        yield _chained(draft, frame, links[number])


def _chained(draft: Draft, frame: Frame, links: Links) -> _Found:
    """Find through whom a statement came, in the unit of its frame."""
    via = (*frame.via, *passed_on_by(links, draft.frame or frame))
    source = links.cited
    if source is not None and frame.holder is not None and not source.overlaps(frame.holder):
        return _Found(draft, source, (frame.holder, *via))
    return _Found(draft, frame.holder, via, frame.meant)


def _unit_of(units: Sequence[Unit], span: Span) -> int:
    """Return the number of the unit in which a span begins."""
    return max(0, bisect_right(units, span.start, key=lambda unit: unit.span.start) - 1)


def _quoted_in_body(
    text: str, drafts: Sequence[Draft], frames: Sequence[Frame | None]
) -> list[tuple[str, Frame]]:
    """List the direct quotations outside headlines, as bare words, with their frames."""
    return [
        (_bare(draft.content[0].of(text)), frame)
        for draft, frame in zip(drafts, frames, strict=True)
        if frame is not None and draft.kind == "direct" and draft.rule != "direct-headline"
    ]


def _echoed(text: str, draft: Draft, body: Sequence[tuple[str, Frame]]) -> Frame | None:
    """Return the frame of the first quotation in the body that has a headline's words."""
    words = _bare(draft.content[0].of(text))
    return next((frame for quoted, frame in body if words in quoted), None)


def _bare(text: str) -> str:
    """Return a text as its letters and digits, one space between words, in one case."""
    kept = "".join(c if c.isalnum() else " " for c in text.casefold())
    return " ".join(kept.split())


def _hedged(units: Sequence[Unit], language: str) -> Iterator[_Found]:
    """Yield the claims that the article itself marks as not established."""
    for number, unit in enumerate(units):
        for hedge in hedges(unit, language):
            frame = Frame(hedge.marker[0], hedge.marker, None, None, "asserts", "unknown")
            draft = Draft("hedged", (hedge.content,), frame, f"hedge-{hedge.rule}", number)
            yield _Found(draft, None, ())


# ------------------------------------------------------------------------------ numbering
def _layers(text: str, units: Sequence[Unit], found: list[_Found], language: str) -> Layers:
    """Give statements and actors their numbers, in the order of the text."""
    found.sort(key=lambda one: (one.place, one.draft.kind == "hedged", one.draft.rule))
    outer = _outer(found)
    kept = [at for at, one in enumerate(found) if not _in_somebodys_words(one, outer[at], found)]
    numbers = {at: StatementId(f"s{number}") for number, at in enumerate(kept, 1)}
    knows, known = knowledge(language), lexicon(language)
    words = [word for unit in units for word in unit.words]
    names = [name for unit in units for name in names_in(unit.words, knows)]
    cast = Cast(words, [unit.span.start for unit in units], names, known, knows)
    people = {at: _people(found[at], cast) for at in kept}
    actors, ids = cast.actors()
    statements = tuple(
        _statement(
            found[at],
            number=numbers[at],
            people=people[at].ids(ids),
            nested_in=_nest(outer[at], found, numbers),
            frame=_frame_spans(text, found[at].draft),
            confidence=_confidence(found[at].draft.rule, language),
        )
        for at in kept
    )
    return Layers(tuple(_sentences(text, units, language)), actors, statements=statements)


def _sentences(text: str, units: Sequence[Unit], language: str) -> Iterator[Span]:
    """Yield the sentences: the units, cut up where they quote several."""
    for unit in units:
        if unit.passages:
            yield from sentences(text, unit.span, language)
        else:
            yield unit.span


def _outer(found: Sequence[_Found]) -> list[tuple[int, ...]]:
    """Return for each statement those that it lies in, the widest first; ``found`` is in order."""
    open_ones: list[int] = []
    outer = []
    for at, one in enumerate(found):
        start, end = one.draft.content[0].start, one.draft.content[-1].end
        open_ones = [o for o in open_ones if found[o].draft.content[-1].end > start]
        outer.append(tuple(o for o in open_ones if found[o].draft.content[-1].end >= end))
        open_ones.append(at)
    return outer


def _in_somebodys_words(one: _Found, outer: tuple[int, ...], found: Sequence[_Found]) -> bool:
    """Tell whether a hedge stands in somebody's words: then it is theirs, not the article's."""
    if one.draft.kind != "hedged" or one.draft.frame is None:
        return False
    marker = one.draft.frame.span
    return any(
        found[o].holder is not None
        and found[o].draft.kind not in ("hedged", "reported")
        and any(piece.covers(marker) for piece in found[o].draft.content)
        for o in outer
    )


def _nest(
    outer: tuple[int, ...], found: Sequence[_Found], numbers: dict[int, StatementId]
) -> StatementId | None:
    """Return the narrowest statement that this one lies in; hedges hold nothing."""
    around = [o for o in outer if o in numbers and found[o].draft.kind != "hedged"]
    return numbers[around[-1]] if around else None


@dataclass(frozen=True, slots=True)
class _People:
    """The actors of a statement before they have ids."""

    holder: CastMember | None
    via: tuple[CastMember, ...]

    def ids(self, known: dict[int, ActorId]) -> tuple[ActorId | None, tuple[ActorId, ...]]:
        """Return the ids of holder and links; who holds a statement does not pass it on."""
        mine = known[id(self.holder)] if self.holder is not None else None
        links = dict.fromkeys(known[id(link)] for link in self.via)
        return mine, tuple(link for link in links if link != mine)


def _people(one: _Found, cast: Cast) -> _People:
    """Find the actors that a statement's phrases mean."""
    phrase = one.meant or one.holder
    holder = cast.holder(phrase) if phrase else None
    links = [cast.link(span) for span in one.via]
    told = one.draft.frame.addressee if one.draft.frame else None
    if told is not None and (medium := cast.medium(told)) is not None:
        links.insert(0, medium)  # "sagte sie der „Nordzeitung“": it printed the words
    return _People(holder, tuple(link for link in links if link is not None))


def _statement(
    one: _Found,
    *,
    number: StatementId,
    people: tuple[ActorId | None, tuple[ActorId, ...]],
    nested_in: StatementId | None,
    frame: tuple[Span, ...],
    confidence: float,
) -> Statement:
    """Build the statement with its number, its actors and the one it stands in."""
    draft, framed = one.draft, one.draft.frame
    return Statement(
        id=number,
        kind=draft.kind,
        medium=framed.medium if framed else "speech_or_writing",
        content=draft.content,
        cue=framed.cue if framed and draft.kind != "reported" else (),
        frame=frame,
        addressee=(framed.addressee,) if framed and framed.addressee else (),
        holder_span=(one.holder,) if one.holder else (),
        holder=people[0],
        via=people[1],
        stance=framed.stance if framed else "asserts",
        nested_in=nested_in,
        confidence=confidence,
        found_by=f"{VERSION}:{draft.rule}",
    )


def _frame_spans(text: str, draft: Draft) -> tuple[Span, ...]:
    """Return a draft's frame without the words it frames; a report has none of its own."""
    if draft.frame is None or draft.kind == "reported":
        return ()
    left = without(draft.frame.span, draft.content)
    pieces = (trimmed(text, one.start, one.end) for one in left)
    return tuple(one for one in pieces if one and any(c.isalnum() for c in one.of(text)))


def _confidence(rule: str, language: str) -> float:
    """Return how often finds of a rule were right; of its family where it is not listed."""
    shares: dict[str, float] = table(language, "confidence")["share"]
    return shares.get(rule) or shares.get(rule.partition("-")[0]) or 0.5
