"""The articles that one was made of, and those made of it: its versions and copies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wortlaut.link.versions import versions_of
from wortlaut.model.dossier import Dossier, DossierArticle, TextReuse
from wortlaut.model.identity import ArticleId

_MADE = frozenset({"verbatim", "edited", "rewritten", "update"})


@dataclass(frozen=True, slots=True)
class Kin:
    """An article beside the one that a page shows; ``is_source``: that one was made of it."""

    article: DossierArticle
    reuse: TextReuse
    is_source: bool


def kin_of(part: Dossier, id: ArticleId) -> tuple[Kin, ...]:
    """List what an article was made of, then what was made of it, the first told first."""
    articles = {one.id: one for one in part.articles}
    sources = [Kin(articles[one.earlier], one, True) for one in part.reuse if one.later == id]
    made = [Kin(articles[one.later], one, False) for one in part.reuse if one.earlier == id]
    return tuple(one for one in (*sources, *made) if one.reuse.how in _MADE)


def pairs_of(part: Dossier, id: ArticleId, most: int) -> list[TextReuse]:
    """Choose which articles to compare: this one with its kin, its versions among each other."""
    versions = versions_of(part, id)
    return [one for one in part.reuse if _concerns(one, id, versions)][:most]


def _concerns(reuse: TextReuse, id: ArticleId, versions: Collection[ArticleId]) -> bool:
    if reuse.how == "update":
        return reuse.later in versions
    return reuse.how in _MADE and id in {reuse.later, reuse.earlier}
