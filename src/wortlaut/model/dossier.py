"""The nouns of the dossier: what many articles say together, as the public contract names them.

As in a record, a judgement is a statement about characters that anyone can re-read; every one
that links two articles names the passages of both, and ``reasons`` in words. Offsets count code
points of ``DossierArticle.text``, half-open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NewType

from wortlaut.model.errors import SpanError
from wortlaut.model.identity import ArticleId, EventId, StatementId
from wortlaut.model.record import EventStatus
from wortlaut.model.span import Span

DOSSIER_SCHEMA = "wortlaut.dossier/1"

StoryId = NewType("StoryId", str)
UtteranceId = NewType("UtteranceId", str)
OriginId = NewType("OriginId", str)
ClaimId = NewType("ClaimId", str)

How = Literal["verbatim", "edited", "rewritten", "cites", "update"]
UtteranceForm = Literal["direct", "cut", "indirect", "paraphrase"]
OriginKind = Literal[
    "agency", "outlet", "document", "official", "state_media", "eyewitness", "unknown"
]


@dataclass(frozen=True, slots=True)
class DossierArticle:
    """An article of the dossier with its text, in which all spans count."""

    id: ArticleId
    uri: str
    outlet: str | None
    published: str | None
    text: str
    story: StoryId


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one thing that happened; ``begins`` and ``ends`` are publication times."""

    id: StoryId
    label: str
    articles: tuple[ArticleId, ...]
    begins: str | None
    ends: str | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage of the later article beside the one of the earlier article that it rests on."""

    later: Span
    earlier: Span


@dataclass(frozen=True, slots=True)
class TextReuse:
    """That one article was made from another, and how.

    ``coverage`` is the share of the later text's words that stand in the earlier one.
    ``credited`` says whether the later article names the earlier one's outlet as its source.
    """

    later: ArticleId
    earlier: ArticleId
    how: How
    credited: bool
    coverage: float
    passages: tuple[Aligned, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """One article's form of an utterance; ``statement`` is null where the reader saw none there."""

    article: ArticleId
    statement: StatementId | None
    form: UtteranceForm
    content: tuple[Span, ...]
    via: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speech or writing of one holder, in all the forms in which articles give it."""

    id: UtteranceId
    holder: str | None
    occurrences: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words that several articles carry began: who told them first, as far as they say."""

    id: OriginId
    name: str
    kind: OriginKind
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A passage that carries a claim, and the origins it rests on."""

    article: ArticleId
    content: tuple[Span, ...]
    origins: tuple[OriginId, ...]


@dataclass(frozen=True, slots=True)
class OriginRange:
    """How many independent origins there are: a range, for silence is not independence."""

    at_least: int
    at_most: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Denial:
    """Who contradicts a claim, and in which words."""

    holder: str | None
    article: ArticleId
    evidence: tuple[Span, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What several passages say alike, in the words of the first of them."""

    id: ClaimId
    wording: str
    occurrences: tuple[Carrier, ...]
    origins: OriginRange
    disputed_by: tuple[Denial, ...]


@dataclass(frozen=True, slots=True)
class EventPlace:
    """An event of one article's record."""

    article: ArticleId
    event: EventId


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something dated: when it happened, and when the articles at hand first told it."""

    date: str
    event: EventPlace
    reported: str | None
    status: EventStatus
    claim: ClaimId | None


@dataclass(frozen=True, slots=True)
class Use:
    """One article's use of certain words, or its form of the utterance that has them.

    ``holder`` and ``form`` are null where the words stand in no utterance of several forms.
    """

    article: ArticleId
    uri: str
    outlet: str | None
    published: str | None
    holder: str | None
    form: UtteranceForm | None
    via: tuple[str, ...]
    content: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """What many articles say together: copies, utterances, claims, origins and stories."""

    articles: tuple[DossierArticle, ...]
    stories: tuple[Story, ...]
    reuse: tuple[TextReuse, ...]
    utterances: tuple[Utterance, ...]
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]
    timeline: tuple[TimelineEntry, ...]

    def article(self, id: ArticleId) -> DossierArticle:
        """Return the article with this id."""
        return next(article for article in self.articles if article.id == id)


def dossier_spans(dossier: Dossier) -> Iterator[tuple[str, ArticleId, Span]]:
    """Yield every position a dossier speaks of: the path of its field, the article, the span."""
    for reuse in dossier.reuse:
        for aligned in reuse.passages:
            yield "reuse.later", reuse.later, aligned.later
            yield "reuse.earlier", reuse.earlier, aligned.earlier
    for utterance in dossier.utterances:
        for form in utterance.occurrences:
            yield from ((f"utterances.{utterance.id}", form.article, at) for at in form.content)
    for claim in dossier.claims:
        for carrier in claim.occurrences:
            yield from ((f"claims.{claim.id}", carrier.article, at) for at in carrier.content)
        for denial in claim.disputed_by:
            path = f"claims.{claim.id}.disputed_by"
            yield from ((path, denial.article, span) for span in denial.evidence)


def check_dossier(dossier: Dossier) -> None:
    """Raise ``SpanError`` if a dossier points past the end of an article."""
    lengths = {article.id: len(article.text) for article in dossier.articles}
    for path, id, span in dossier_spans(dossier):
        if span.end > lengths[id]:
            raise SpanError(f"{path}: {span} runs past the end of {id} ({lengths[id]} characters)")
