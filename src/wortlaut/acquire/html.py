"""HTML: the canonical text of a page, made of its parts in their order.

trafilatura says what is main text; what it drops and an article needs (kicker, headline, lead,
subheadings, captions, byline, credit, dateline, notes) comes back from the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wortlaut.acquire.dom import Part, parsed_page, parts_of
from wortlaut.acquire.encoding import decode
from wortlaut.acquire.language import language_of
from wortlaut.acquire.layout import line_kind
from wortlaut.acquire.lines import ends_sentence
from wortlaut.acquire.main_text import MainText
from wortlaut.acquire.page import Marked, Page
from wortlaut.acquire.page_date import searched_date
from wortlaut.acquire.page_metadata import stated_by
from wortlaut.model.document import Raw
from wortlaut.model.record import BlockKind
from wortlaut.model.span import Span

_CHARSET = re.compile(
    rb"(?i)<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,20})"
)
_BETWEEN = "\n\n"
_JOINTS = " :|–-"  # between kicker and headline, for those who hear the page
_AROUND = 6  # parts before the headline and after the end in which the article is announced
_KEPT_BESIDE: frozenset[BlockKind] = frozenset({"caption", "byline", "dateline", "note", "related"})
_SHORTEST_ARTICLE = 40

Kept = tuple[str, BlockKind | None]


def html_page(raw: Raw) -> Page | None:
    """Read a web page; None if there is no article in it."""
    declared = _CHARSET.search(raw.content[:4096])
    decoded = decode(raw.content, declared[1].decode("ascii") if declared else None)
    root = parsed_page(decoded.text) if decoded else None
    if root is None or decoded is None:
        return None
    stated = stated_by(root)
    url = raw.given.url or stated.url
    searched = None if stated.published else searched_date(root, url)
    main = MainText(root)
    language = language_of(main.text, raw.given.language, stated.language)
    kept = _kept(parts_of(root), main, raw.given.title or stated.title, language)
    if not _is_article(kept):
        return None
    text = _BETWEEN.join(text for text, _ in kept)
    return Page(text, raw.given, stated, _marks(kept), decoded.warnings, searched)


def _is_article(kept: Sequence[Kept]) -> bool:
    """Tell an article from a page of links: there is a sentence in it."""
    return any(
        kind in (None, "lead", "paragraph")
        and len(text) >= _SHORTEST_ARTICLE
        and ends_sentence(text)
        for text, kind in kept
    )


def _marks(kept: Sequence[Kept]) -> tuple[Marked, ...]:
    marks, at = [], 0
    for text, kind in kept:
        marks.append(Marked(Span(at, at + len(text)), kind))
        at += len(text) + len(_BETWEEN)
    return tuple(marks)


def _kept(
    parts: Sequence[Part], main: MainText, title: str | None, language: str
) -> tuple[Kept, ...]:
    """Choose the parts that belong to the article, with their kinds as far as markup tells."""
    in_main = [_is_main(part, main) for part in parts]
    if not any(in_main):
        return ()
    head = _title_index(parts, in_main, title)
    first = head if head is not None else in_main.index(True)
    last = len(parts) - 1 - in_main[::-1].index(True)
    begins = next((i for i in range(first + 1, last + 1) if in_main[i]), last)
    kept: list[Kept] = []
    for i, part in enumerate(parts):
        if i == head:
            kept += _title(part.text, title)
        elif first < i < begins and _announces(part):
            kept.append((part.text, "lead"))
        elif _belongs(part, i, in_main[i], range(first, last + 1), language):
            kept.append((part.text, _kind(part, in_main[i], language)))
    return tuple(kept)


def _announces(part: Part) -> bool:
    """Tell a lead by its place between headline and text, though its class calls it a teaser."""
    place = part.place
    if place.dropped or place.listed or not place.inside or place.heading:
        return False
    return place.role in (None, "lead") and place.doubtful and ends_sentence(part.text)


def _is_main(part: Part, main: MainText) -> bool:
    place = part.place
    if place.dropped or place.role == "related":
        return False
    if place.doubtful and (len(part.text) < 80 or not ends_sentence(part.text)):
        return False
    return main.holds(part.text)


def _title_index(parts: Sequence[Part], in_main: Sequence[bool], title: str | None) -> int | None:
    """Find the headline: the heading that is the page's title, or the last before the text."""
    text = (i for i, main in enumerate(in_main) if main and not parts[i].place.heading)
    begins = next(text, len(parts))
    headings = [
        i
        for i, part in enumerate(parts)
        if part.place.heading and not part.place.dropped and part.place.role != "kicker"
    ]
    same = [i for i in headings if title and _is_about(parts[i].text, title)]
    first_level = [i for i in headings if parts[i].place.heading == 1]
    before = [i for i in first_level if i <= begins]
    return next(iter(same or before[-1:] or first_level), None)


def _is_about(heading: str, title: str) -> bool:
    """Tell whether a heading is the headline that the page's metadata give."""
    left, right = heading.casefold(), title.casefold()
    return left == right or (len(left) > 15 and (right.startswith(left) or left.endswith(right)))


def _title(text: str, title: str | None) -> list[Kept]:
    """Cut a kicker off a heading that ends in the headline."""
    headline = text.lstrip(_JOINTS) or text
    if title and headline.endswith(title) and len(headline) > len(title):
        return [(headline[: -len(title)].rstrip(_JOINTS), "kicker"), (title, "title")]
    return [(headline, "title")]


def _belongs(part: Part, at: int, is_main: bool, article: range, language: str) -> bool:
    place = part.place
    if place.dropped:
        return False
    if at in article:
        return is_main or (not place.doubtful and _is_restored(part, language))
    if at < article.start:
        near = at >= article.start - _AROUND
        return (
            near and not place.doubtful and place.role in ("kicker", "lead", "dateline", "byline")
        )
    if at >= article.stop + _AROUND or place.doubtful:
        return False
    kind = _kind(part, False, language) if place.inside else line_kind(part.text, language)
    return kind in ("byline", "dateline", "note")


def _is_restored(part: Part, language: str) -> bool:
    """Tell what trafilatura leaves out of articles though it is theirs."""
    place = part.place
    if place.role is not None:
        return True
    if place.heading:
        return place.inside
    if line_kind(part.text, language) in _KEPT_BESIDE:
        return True
    return place.inside and len(part.text) >= 60 and ends_sentence(part.text)


def _kind(part: Part, is_main: bool, language: str) -> BlockKind | None:
    """Say what a part is; a long text in the main text is a paragraph whatever its class is."""
    place, by_words = part.place, line_kind(part.text, language)
    if by_words is not None and place.role not in ("caption", "related"):
        return by_words
    if place.role == "lead" and len(part.text) > 700:
        return None
    if place.role in ("byline", "dateline", "kicker") and (is_main and len(part.text) > 160):
        return None
    if place.role is not None:
        return place.role
    if place.heading:
        return "subheading"
    return "paragraph" if place.listed else None
