"""The stories of a store and what each says: the one place that knows where they come from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice

from wortlaut.model.dossier import Dossier, Use
from wortlaut.model.errors import NotFoundError
from wortlaut.model.identity import ArticleId
from wortlaut.model.record import Record
from wortlaut.record.store import Store
from wortlaut.run import telling


class Stories:
    """Asks a store for its stories, as they were linked when articles were added."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def newest(self, limit: int, after: str | None = None) -> list[Dossier]:
        """Return the stories that were last told of, without texts; ``after`` one of them."""
        with self._store.linked() as linkage:
            return list(islice(telling.newest(linkage, after), limit))

    def with_words(self, words: str, skip: int, limit: int) -> list[Dossier]:
        """Return stories that have an article with all these words, the first begun first."""
        with self._store.linked() as linkage:
            return list(islice(telling.with_words(linkage, words, skip), limit))

    def part(self, id: str) -> Dossier:
        """Return the dossier of one story; raises ``NotFoundError`` if there is none.

        Raises ``BusyError`` for a large one that is being linked.
        """
        with self._store.linked() as linkage:
            return _known(telling.story(linkage, id), id)

    def said(self, id: str) -> Dossier:
        """Return of one story no more than its articles and utterances; raises as ``part``."""
        with self._store.linked() as linkage:
            return _known(telling.said(linkage, id), id)

    def carried(self, id: str, uses: Collection[Use]) -> Dossier:
        """Return of one story no more than the claims that some uses of words carry."""
        with self._store.linked() as linkage:
            return _known(telling.carried(linkage, id, uses), id)

    def told(self, id: str) -> Dossier | None:
        """Return a story as a list shows it: of one that is being linked, its articles alone."""
        with self._store.linked() as linkage:
            return telling.story_told(linkage, id)

    def of_article(self, article: str) -> Dossier | None:
        """Return the story that an article belongs to, without texts; None if it has none yet."""
        with self._store.linked() as linkage:
            return telling.story_of_article(linkage, article)

    def of_articles(self, articles: Iterable[str]) -> list[tuple[str, str | None]]:
        """Return the stories that articles belong to: the id of each, and when it begins."""
        with self._store.linked() as linkage:
            return linkage.stories.of_articles(articles)

    def as_of(self, part: Dossier, time: str) -> Dossier | None:
        """Return a story as it was to be known at a time; None if nothing was known by then.

        What is one story today may have been several then: the last of them is returned.
        """
        with self._store.linked() as linkage:
            return telling.story(linkage, part.stories[0].id, time)

    def records(self, part: Dossier) -> dict[ArticleId, Record]:
        """Return the records of the articles of a story."""
        with self._store.linked() as linkage:
            found = linkage.records(article.id for article in part.articles)
        return {record.article.id: record for _, record in found}


def _known(part: Dossier | None, id: str) -> Dossier:
    if part is None:
        raise NotFoundError(f"no story here has the id {id}", "see the list of stories")
    return part
