"""The pages that stand alone, as exports: of articles, and of each story."""

from __future__ import annotations

from collections.abc import Iterator

from wortlaut.serve.export.material import Material, Part, encoded
from wortlaut.serve.export.page import Entry, page
from wortlaut.serve.export.story_page import story_page


def html_parts(material: Material) -> Iterator[Part]:
    """Yield one page of all articles."""
    yield Part("articles.html", encoded(page(tuple(map(Entry, material.records())))))


def story_parts(material: Material) -> Iterator[Part]:
    """Yield a page for each story of the articles, the largest stories first."""
    from wortlaut.link.finding import part_of  # noqa: PLC0415 - slow to load, as is the next
    from wortlaut.run.linking import dossier  # noqa: PLC0415

    records = {record.article.id: record for record in material.records()}
    parts = [part for part in material.dossiers if all(one.id in records for one in part.articles)]
    if not parts:
        whole = dossier(records.values())
        stories = sorted(whole.stories, key=lambda one: (-len(one.articles), one.id))
        parts = [part_of(whole, story) for story in stories]
    for part in parts:
        yield Part(f"{part.stories[0].id}.html", encoded(story_page(part, records)))
