"""Who used certain words first, and in which forms they went on from there."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.link.words import plain_stems, rows_with
from wortlaut.model.dossier import Dossier, Rendering, Use, Utterance
from wortlaut.model.identity import ArticleId
from wortlaut.model.span import Span

_LANGUAGE = "de"


def uses_of(dossier: Dossier, words: str) -> tuple[Use, ...]:
    """Return every form of the utterances that have these words, in the order of publication.

    Words are compared by stem and must stand in a row; where no utterance has them, the articles
    that have them in their text are returned.
    """
    wanted = plain_stems(words, Span(0, len(words) or 1), _LANGUAGE)
    order = {article.id: number for number, article in enumerate(dossier.articles)}
    found = [
        _use(dossier, utterance, one)
        for utterance in dossier.utterances
        if wanted and any(_has(dossier, one, wanted) for one in utterance.occurrences)
        for one in utterance.occurrences
    ]
    uses = found or [*_in_texts(dossier, wanted)]
    return tuple(sorted(uses, key=lambda use: (order[use.article], use.content[0].start)))


def _use(dossier: Dossier, utterance: Utterance, one: Rendering) -> Use:
    article = dossier.article(one.article)
    where = (article.uri, article.outlet, article.published)
    text = " […] ".join(span.of(article.text) for span in one.content)
    return Use(one.article, *where, utterance.holder, one.form, one.via, one.content, text)


def _has(dossier: Dossier, one: Rendering, wanted: list[str]) -> bool:
    return any(True for span in one.content for _ in _places(dossier, one.article, span, wanted))


def _in_texts(dossier: Dossier, wanted: list[str]) -> Iterator[Use]:
    for article in dossier.articles:
        where = (article.uri, article.outlet, article.published)
        for span in _places(dossier, article.id, Span(0, len(article.text) or 1), wanted):
            words = span.of(article.text)
            yield Use(article.id, *where, None, None, (), (span,), words)


def _places(dossier: Dossier, id: ArticleId, span: Span, wanted: list[str]) -> Iterator[Span]:
    """Yield where a span of an article has words in a row."""
    if wanted:
        yield from rows_with(dossier.article(id).text, span, _LANGUAGE, wanted)
