"""Quotations, measured as the corpus paper measures them.

Quotations are aligned one to one by the overlap of their tokens; precision and recall are taken
token by token in each pair and averaged over quotations (Petersen-Frey & Biemann, LREC-COLING
2024). "joint" takes a quotation with all its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wortlaut.model.record import Statement
from wortlaut.model.span import Span
from wortlaut.score.alignment import Alignment, aligned, overlap
from wortlaut.score.figures import Figure, Report, Tally, averaged, counted
from wortlaut.score.gold import GoldQuotation, QuotedArticle, Tokens
from wortlaut.score.matching import best_pairs
from wortlaut.score.pairing import Pair, looked_for

# How the record's kinds are called in the corpus, which has no hedged ones.
KINDS = {
    "direct": "Direct",
    "indirect": "Indirect",
    "reported": "Reported",
    "free_indirect": "FreeIndirect",
    "indirect_free_indirect": "IndirectFreeIndirect",
}
_PARTS: Mapping[str, Callable[[GoldQuotation], Tokens]] = {
    "quote": lambda quotation: quotation.quote,
    "addressee": lambda quotation: quotation.addressee,
    "cue": lambda quotation: quotation.cue,
    "frame": lambda quotation: quotation.frame,
    "speaker": lambda quotation: quotation.speaker,
}
_ROLES = tuple(_PARTS)[1:]
_NEVER = GoldQuotation("", *(frozenset[int]() for _ in _PARTS))
# Enough to prefer the right type among equal overlaps, too little to prefer it to a better overlap.
_SAME_TYPE = 0.01


@dataclass(frozen=True, slots=True)
class Compared:
    """A wanted and a found quotation; one of the two may be missing."""

    article: QuotedArticle
    gold: GoldQuotation | None
    found: GoldQuotation | None

    @property
    def wanted(self) -> GoldQuotation:
        """The wanted quotation; one without any tokens if none was wanted."""
        return self.gold or _NEVER

    @property
    def given(self) -> GoldQuotation:
        """The found quotation; one without any tokens if none was found."""
        return self.found or _NEVER

    @property
    def meets(self) -> bool:
        """Whether the two share a token of the quotation itself."""
        return bool(self.wanted.quote & self.given.quote)


def score_quotations(pairs: Iterable[Pair[QuotedArticle]]) -> Report:
    """Measure the quotations of many articles."""
    compared = [one for pair in pairs for one in _compare(pair)]
    figures = (
        _figure("quote", ("quote",), compared),
        _figure("roles", _ROLES, compared),
        _figure("joint", tuple(_PARTS), compared),
        *(_figure(role, (role,), compared) for role in _ROLES),
        counted("type", _tally(compared, lambda one: one.wanted.type == one.given.type)),
        counted("exact quote span", _tally(compared, _exact)),
        _speaker(compared),
        *_recall_by_type(compared),
    )
    return Report(figures, tuple(_miss(one) for one in compared if not one.meets))


# ------------------------------------------------------------------------------ pairing
def _compare(pair: Pair[QuotedArticle]) -> Iterable[Compared]:
    article = pair.gold
    gold, found = article.quotations, tuple(_found(pair))
    hits = best_pairs(gold, found, _likeness)
    yield from (Compared(article, gold[i], found[j]) for i, j in hits)
    missed = set(range(len(gold))) - {i for i, _ in hits}
    extra = set(range(len(found))) - {j for _, j in hits}
    yield from (Compared(article, gold[i], None) for i in sorted(missed))
    yield from (Compared(article, None, found[j]) for j in sorted(extra))


def _likeness(gold: GoldQuotation, found: GoldQuotation) -> float:
    shared = overlap(gold.quote, found.quote)
    return shared + (_SAME_TYPE if shared and gold.type == found.type else 0)


def _found(pair: Pair[QuotedArticle]) -> Iterable[GoldQuotation]:
    """Read a record's statements as quotations of the gold's tokens."""
    alignment = aligned(pair.gold.text, pair.found_text)
    owners = _owners(pair.gold, alignment)
    record = pair.record
    statements = looked_for(record.statements if record else None, record, "statements")
    for statement in statements:
        if statement.kind in KINDS:
            yield _as_quotation(statement, alignment, owners)


def _as_quotation(
    statement: Statement, alignment: Alignment, owners: Mapping[int, int]
) -> GoldQuotation:
    def tokens(spans: tuple[Span, ...]) -> Tokens:
        return frozenset(owners[place] for place in alignment.found(spans) if place in owners)

    return GoldQuotation(
        KINDS[statement.kind],
        tokens(statement.content),
        tokens(statement.holder_span),
        tokens(statement.cue),
        tokens(statement.frame),
        tokens(statement.addressee),
    )


def _owners(article: QuotedArticle, alignment: Alignment) -> dict[int, int]:
    """Say of each place of the gold text which token it belongs to."""
    owners: dict[int, int] = {}
    at = 0
    for number, token in enumerate(article.tokens):
        at = article.text.index(token, at)
        owners |= dict.fromkeys(alignment.gold([Span(at, at + len(token))]), number)
        at += len(token)
    return owners


# ------------------------------------------------------------------------------ figures
def _figure(name: str, parts: tuple[str, ...], compared: list[Compared]) -> Figure:
    """Average over the quotations that have the parts, on either side."""
    precisions: list[float] = []
    recalls: list[float] = []
    for part in parts:
        for one in compared:
            wanted, given = _PARTS[part](one.wanted), _PARTS[part](one.given)
            if given:
                precisions.append(len(wanted & given) / len(given))
            if wanted:
                recalls.append(len(wanted & given) / len(wanted))
    return averaged(name, _mean(precisions), _mean(recalls))


def _tally(compared: list[Compared], right: Callable[[Compared], bool]) -> Tally:
    return Tally(
        sum(map(right, compared)),
        sum(one.found is not None for one in compared),
        sum(one.gold is not None for one in compared),
    )


def _exact(one: Compared) -> bool:
    return one.meets and one.wanted.quote == one.given.quote


def _speaker(compared: list[Compared]) -> Figure:
    """Say how often the speaker was met where the quotation was."""
    named = [one for one in compared if one.wanted.speaker and one.meets]
    right = sum(bool(one.wanted.speaker & one.given.speaker) for one in named)
    share = right / max(1, len(named))
    return Figure("speaker right where quote was found", recall=share, note=f"of {len(named)}")


def _recall_by_type(compared: list[Compared]) -> Iterable[Figure]:
    recalls: dict[str, list[float]] = {}
    for one in compared:
        if one.gold:
            quote = one.gold.quote
            shared = len(quote & one.given.quote) / len(quote) if quote else 0.0
            recalls.setdefault(one.gold.type, []).append(shared)
    for type, shares in sorted(recalls.items()):
        yield Figure(f"recall of {type}", recall=_mean(shares), note=f"of {len(shares)}")


def _mean(shares: list[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0


def _miss(one: Compared) -> str:
    label, quotation = ("MISSED", one.gold) if one.gold else ("EXTRA ", one.given)
    words = " ".join(one.article.tokens[number] for number in sorted(quotation.quote))
    return f"{label} {one.article.doc} {quotation.type} {words[:150]}"
