"""What somebody means by an id, an address or words: a story, an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wortlaut.link.articles import Linked
from wortlaut.link.words import stem, words_of
from wortlaut.model.dossier import Dossier, Story
from wortlaut.model.span import Span

_LANGUAGE = "de"


def stories_like(dossier: Dossier, name: str) -> tuple[Story, ...]:
    """Return the story with this id, else those whose id begins so or whose label has the words.

    Words are compared by stem; their order does not matter.
    """
    exact = tuple(story for story in dossier.stories if story.id == name)
    wanted = stems_of(name)
    return exact or tuple(
        story
        for story in dossier.stories
        if wanted and (story.id.startswith(name) or wanted <= stems_of(story.label))
    )


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of all words of a text, as they are compared with what somebody wrote."""
    span = Span(0, len(text) or 1)
    return frozenset(
        stem(_LANGUAGE, word.span.of(text)) for word in words_of(text, span, _LANGUAGE)
    )


def part_of(dossier: Dossier, story: Story) -> Dossier:
    """Return the dossier of one story alone."""
    inside = frozenset(story.articles)
    claims = tuple(one for one in dossier.claims if one.occurrences[0].article in inside)
    used = {id for claim in claims for carrier in claim.occurrences for id in carrier.origins}
    return Dossier(
        tuple(one for one in dossier.articles if one.id in inside),
        (story,),
        tuple(one for one in dossier.reuse if one.later in inside),
        tuple(one for one in dossier.utterances if one.occurrences[0].article in inside),
        tuple(
            replace(one, articles=tuple(id for id in one.articles if id in inside))
            for one in dossier.origins
            if one.id in used
        ),
        claims,
        tuple(one for one in dossier.timeline if one.event.article in inside),
    )


def articles_like(articles: Sequence[Linked], name: str) -> tuple[Linked, ...]:
    """Return the article with this id, else the latest with this address, else by the id's start.

    ``articles`` are in the order of publication. Several are returned only where several ids begin
    so.
    """
    known = [one for one in articles if one.id == name]
    source = [one for one in articles if name in _addresses(one)]
    begins = [one for one in articles if name and one.id.startswith(name)]
    return tuple(known or source[-1:] or begins)


def _addresses(article: Linked) -> tuple[str | None, str]:
    source = article.record.article.source
    return (source.url, source.uri)
