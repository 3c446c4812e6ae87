"""What the tables say of those who published an article: of its outlet and its agencies."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.annotate.actors.knowledge.known import Known
from wortlaut.annotate.actors.knowledge.lookup import Knowledge, knowledge
from wortlaut.lang.tables import supported
from wortlaut.model.chain import Publisher
from wortlaut.model.record import Article


def publishers_of(article: Article) -> dict[str, Publisher]:
    """Return what is known of an article's outlet and agencies, each by the name it has there."""
    if not supported(article.language):
        return {}
    knows = knowledge(article.language.partition("-")[0])
    found = ((name, _medium(name, knows)) for name in _names(article))
    return {
        name: Publisher(known.name, known.country, known.control) for name, known in found if known
    }


def _names(article: Article) -> Iterator[str]:
    yield from article.agencies
    if article.outlet:
        yield article.outlet.name


def _medium(name: str, knows: Knowledge) -> Known | None:
    """Return the only medium of a name; None where there is none, or more than one."""
    media = [known for known in knows.called((name,)) if known.type == "media"]
    return media[0] if len(media) == 1 else None
