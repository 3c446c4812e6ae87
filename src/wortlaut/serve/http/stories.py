"""The stories of a store and what each says: the one place that knows where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from threading import Lock

from wortlaut.link.finding import part_of
from wortlaut.model.dossier import Dossier, Story, StoryId
from wortlaut.model.errors import NotFoundError
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.record.store import Store
from wortlaut.run.linking import dossier


@dataclass(frozen=True, slots=True)
class _Known:
    """What the articles of a store said together in one of its states, the newest story first."""

    state: str
    dossier: Dossier
    stories: Mapping[StoryId, Story]
    of: Mapping[ArticleId, StoryId]


class Stories:
    """Asks a store for its stories; what was linked once is kept until something is added."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._last: _Known | None = None

    def newest(self, limit: int, after: str | None = None) -> list[Dossier]:
        """Return the stories that were last told of, each as its dossier; ``after`` one of them."""
        known = self._known()
        listed = list(known.stories)
        found = after is not None and StoryId(after) in known.stories
        start = listed.index(StoryId(after)) + 1 if after and found else 0
        chosen = islice(listed, start, start + limit)
        return [part_of(known.dossier, known.stories[id]) for id in chosen]

    def all(self) -> Iterator[Dossier]:
        """Yield every story, the newest first."""
        known = self._known()
        yield from (part_of(known.dossier, story) for story in known.stories.values())

    def part(self, id: str) -> Dossier:
        """Return the dossier of one story; raises ``NotFoundError`` if there is none."""
        known = self._known()
        if StoryId(id) not in known.stories:
            raise NotFoundError(f"no story here has the id {id}", "see the list of stories")
        return part_of(known.dossier, known.stories[StoryId(id)])

    def of_article(self, article: str) -> StoryId | None:
        """Return the story that an article belongs to."""
        return self._known().of.get(ArticleId(article))

    def as_of(self, part: Dossier, time: str) -> Dossier | None:
        """Return a story as it was to be known at a time; None if nothing was known by then.

        What is one story today may have been several then: the one that began it is returned.
        """
        then = dossier(self.records(part).values(), time)
        return part_of(then, then.stories[-1]) if then.stories else None

    def records(self, part: Dossier) -> dict[ArticleId, Record]:
        """Return the records of the articles of a story."""
        return {article.id: self._store.record(article.id) for article in part.articles}

    def _known(self) -> _Known:
        state = self._store.state()
        with self._lock:
            if self._last is None or self._last.state != state:
                self._last = _known(state, dossier(self._store.records()))
            return self._last


def _known(state: str, made: Dossier) -> _Known:
    newest = sorted(made.stories, key=lambda one: (one.ends or "", one.id), reverse=True)
    of = {article: story.id for story in made.stories for article in story.articles}
    return _Known(state, made, {story.id: story for story in newest}, of)
