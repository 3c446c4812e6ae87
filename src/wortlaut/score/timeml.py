"""TimeML files with TIMEX3 times, as KRAUTS publishes them (Strötgen et al., LREC 2018).

The text is what ``TEXT`` contains; the time in ``DCT`` is the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from wortlaut.model.errors import FormError
from wortlaut.model.span import Span
from wortlaut.score.gold import GoldTime, TimedArticle

_TIME = "TIMEX3"


def timed_articles(folder: Path) -> Iterator[TimedArticle]:
    """Read the TimeML files of one folder, in the order of their names."""
    return (timed_article(path) for path in sorted(folder.glob("*.tml")))


def timed_article(path: Path) -> TimedArticle:
    """Read one TimeML file; its name without the ending is its id."""
    # A file of gold that the user chose, on her own machine; expat limits the expansion of entities
    root = ElementTree.parse(path).getroot()  # noqa: S314
    body = root.find("TEXT")
    if body is None:
        raise FormError(f"{path}: no TEXT element")
    text = "".join(body.itertext())
    return TimedArticle(
        path.stem, root.findtext("TITLE"), _published(root), text, tuple(_times(body, 0))
    )


def _published(root: Element) -> str | None:
    created = root.find(f"DCT/{_TIME}")
    return None if created is None else created.get("value")


def _times(element: Element, start: int) -> Iterator[GoldTime]:
    """Yield the times inside an element whose text starts at ``start``; empty ones are left out."""
    at = start + len(element.text or "")
    for child in element:
        size = len("".join(child.itertext()))
        if child.tag == _TIME and size:
            yield GoldTime(Span(at, at + size), child.get("type", ""), child.get("value", ""))
        yield from _times(child, at)
        at += size + len(child.tail or "")
