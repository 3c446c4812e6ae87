"""A dossier as plain text, for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wortlaut.model.dossier import (
    Claim,
    Dossier,
    DossierArticle,
    How,
    OriginRange,
    Story,
    TextReuse,
    Utterance,
)
from wortlaut.model.identity import ArticleId
from wortlaut.model.span import Span

_BLANKS = re.compile(r"\s+")
_NOTHING = "no article"
_HOW: dict[How, str] = {
    "verbatim": "verbatim copy of", "edited": "edited from", "rewritten": "rewritten from",
    "cites": "cites", "update": "update of",
}  # fmt: skip


def lines_of(dossier: Dossier) -> Iterator[str]:
    """Yield the lines of a dossier, story by story."""
    if not dossier.stories:
        yield _NOTHING
    for number, story in enumerate(dossier.stories):
        if number:
            yield ""
        yield from _story(dossier, story)


def _story(dossier: Dossier, story: Story) -> Iterator[str]:
    inside = set(story.articles)
    yield named(dossier, story)
    yield f"story {story.id}, {counted(len(inside), 'article')}, {period(story)}"
    yield "\narticles"
    for id in story.articles:
        yield from _article(dossier, id)
    claims = [one for one in dossier.claims if one.occurrences[0].article in inside]
    yield from section("\nclaims", (line for one in claims for line in _claim(dossier, one)))
    said = [one for one in dossier.utterances if one.occurrences[0].article in inside]
    yield from section("\nutterances", (line for one in said for line in _utterance(dossier, one)))


def named(dossier: Dossier, story: Story) -> str:
    """Name a story by its label; where no article has a headline, by where the first came from."""
    return flow(story.label) or dossier.article(story.articles[0]).uri


def period(story: Story) -> str:
    """Say when the articles of a story came out."""
    if story.begins is None:
        return "undated"
    begins, ends = when(story.begins), when(story.ends)
    return begins if begins == ends else f"{begins} to {ends}"


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a title and the lines below it; nothing if there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield title
        yield line


def _article(dossier: Dossier, id: ArticleId) -> Iterator[str]:
    article = dossier.article(id)
    yield f"  {article.uri}  {_imprint(article)}"
    for reuse in dossier.reuse:
        if reuse.later == id:
            yield f"      {_derivation(dossier, reuse)}"


def _imprint(article: DossierArticle) -> str:
    """Say what is known of where and when an article came out."""
    known = (article.outlet, when(article.published) if article.published else None)
    return ", ".join(part for part in known if part) or "outlet and date unknown"


def _derivation(dossier: Dossier, reuse: TextReuse) -> str:
    credit = "credited" if reuse.credited else "no credit"
    source = dossier.article(reuse.earlier)
    outlet = f" ({source.outlet})" if source.outlet else ""
    share = "" if reuse.how == "cites" else f", {reuse.coverage:.0%}"
    return f"{_HOW[reuse.how]} {source.uri}{outlet}, {credit}{share}"


def _claim(dossier: Dossier, claim: Claim) -> Iterator[str]:
    articles = {one.article for one in claim.occurrences}
    yield f"  {flow(claim.wording)}"
    yield f"      in {len(articles)} articles, {range_of(claim.origins)}"
    for reason in claim.origins.reasons:
        yield f"      {flow(reason)}"
    for denial in claim.disputed_by:
        words = excerpt(dossier, denial.article, denial.evidence)
        yield f"      disputed by {denial.holder or '?'}: {words}"


def range_of(origins: OriginRange) -> str:
    """Say how many independent origins there are."""
    if origins.at_least == origins.at_most:
        return f"independent origins: {origins.at_least}"
    return f"independent origins: {origins.at_least} to {origins.at_most}"


def _utterance(dossier: Dossier, utterance: Utterance) -> Iterator[str]:
    yield f"  {utterance.holder or 'nobody named'}"
    for one in utterance.occurrences:
        via = f", via {', '.join(one.via)}" if one.via else ""
        words = excerpt(dossier, one.article, one.content)
        yield f"      {dossier.article(one.article).uri}  {one.form}{via}: {words}"


def excerpt(dossier: Dossier, id: ArticleId, spans: Iterable[Span]) -> str:
    """Return the words of an article at spans, in one line."""
    text = dossier.article(id).text
    return flow(" […] ".join(span.of(text) for span in spans))


def counted(number: int, noun: str, many: str = "") -> str:
    """Write a number with its noun: "1 article", "2 copies"."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"


def flow(text: str) -> str:
    """Write a text in one line."""
    return _BLANKS.sub(" ", text)


def when(value: str | None) -> str:
    """Write a date or time to the minute, as its zone has it."""
    return (value or "?")[:16].replace("T", " ")
