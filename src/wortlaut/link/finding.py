"""What somebody means by an id or by words: a story, and the part of a dossier that tells it."""

from __future__ import annotations

from dataclasses import replace

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
