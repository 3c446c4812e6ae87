"""The parts of a web page in the order of the page, each with what its markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from lxml import etree, html

from wortlaut.lang.tables import table
from wortlaut.model.record import BlockKind

_ROLES: tuple[BlockKind, ...] = (
    "kicker", "lead", "caption", "byline", "dateline", "note", "related",
)  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "label",
})  # fmt: skip
_SILENT = frozenset({
    "script", "style", "noscript", "template", "iframe", "svg", "math", "button", "form", "input",
    "select", "textarea", "object", "embed", "canvas", "audio", "video", "head", "title", "map",
    "dialog", "frameset", "noframes",
})  # fmt: skip
_DROPPED = frozenset({"nav", "footer", "menu"})
_NO_PICTURE = frozenset({"table", "quote", "pullquote", "blockquote"})  # figures all the same
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_WORDS = re.compile(r"[A-ZÄÖÜ]?[a-zäöü]+|[A-ZÄÖÜ]+")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
# Longer attributes are data, not names.
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a page a text stands."""

    role: BlockKind | None = None
    heading: int = 0
    inside: bool = False  # an <article> or <main>
    listed: bool = False  # an entry of a list
    doubtful: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text that a page shows as one block."""

    text: str
    place: Place


def parsed_page(text: str) -> html.HtmlElement | None:
    """Parse HTML however broken; None if nothing is left of it."""
    # The parser stops at 256 levels, which no page needs; so a page cannot be a bomb.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root if isinstance(root, html.HtmlElement) else None


def parts_of(root: html.HtmlElement) -> tuple[Part, ...]:
    """List the texts of a page in the order of the page, white space collapsed."""
    return tuple(_Walk().parts(root))


class _Walk:
    """One way through a page: the places it is in, and the text since the last block began."""

    def __init__(self) -> None:
        self.places = [Place()]
        self.text: list[str] = []
        self.silent = 0

    def parts(self, root: html.HtmlElement) -> Iterator[Part]:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                self._add(element.tail if event == "end" else None)
            elif event == "start":
                yield from self._start(element)
            else:
                yield from self._end(element)
        yield from self._flush()

    def _start(self, element: etree._Element) -> Iterator[Part]:
        place = _place(element, self.places[-1])
        if element.tag == "br":
            yield from self._break(element.tail or "")
        elif _is_block(element, place, self.places[-1]):
            yield from self._flush()
        self.places.append(place)
        self.silent += element.tag in _SILENT
        self._add(element.text)

    def _end(self, element: etree._Element) -> Iterator[Part]:
        place = self.places[-1]
        if element.tag != "br" and _is_block(element, place, self.places[-2]):
            yield from self._flush()
        self.places.pop()
        self.silent -= element.tag in _SILENT
        self._add(element.tail)

    def _break(self, after: str) -> Iterator[Part]:
        """End the block at a line break that is not in the middle of a sentence."""
        before = "".join(self.text).rstrip()
        goes_on = before and before[-1] not in '.!?…:“”"»' and after.lstrip()[:1].islower()
        if goes_on:
            self._add(" ")
        else:
            yield from self._flush()

    def _add(self, text: str | None) -> None:
        if text and not self.silent:
            self.text.append(text)

    def _flush(self) -> Iterator[Part]:
        text = _SPACE.sub(" ", "".join(self.text)).strip()
        self.text = []
        if text:
            yield Part(text, self.places[-1])


def _is_block(element: etree._Element, place: Place, around: Place) -> bool:
    """Tell whether an element's text is a block: by its name, or as a kicker in a heading."""
    return element.tag not in _INLINE or (place.role != around.role and place.role == "kicker")


def _place(element: etree._Element, around: Place) -> Place:
    """Say where a child stands, from where its parent stands and its own name and attributes."""
    tag = str(element.tag)
    words = _attribute_words(element)
    found = replace(
        around,
        heading=_HEADINGS.get(tag, around.heading),
        listed=around.listed or tag == "li",
        inside=around.inside or tag in ("article", "main"),
        dropped=around.dropped or tag in _DROPPED or _is_hidden(element),
    )
    if tag in ("html", "body", "main"):
        return found
    if role := _role(tag, words, around):
        found = replace(found, role=role)
    aside = tag == "aside" and found.role != "related"
    return replace(
        found,
        doubtful=found.doubtful or aside or bool(words & _named("doubtful")),
        dropped=found.dropped or (bool(words & _named("drop")) and tag != "article"),
    )


def _role(tag: str, words: frozenset[str], around: Place) -> BlockKind | None:
    if tag == "figcaption" or (tag == "figure" and not words & _NO_PICTURE):
        return "caption"
    if tag == "article" or around.role == "related":
        return around.role
    return next((role for role in _ROLES if words & _named(role)), None)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"


def _attribute_words(element: etree._Element) -> frozenset[str]:
    names = (element.get(name, "")[:_LONGEST_NAME] for name in ("class", "id", "itemprop"))
    joined = " ".join(names)
    if not joined.strip():
        return frozenset()
    parts = {word.casefold() for word in _WORDS.findall(joined)}
    return frozenset(parts | {re.sub(r"\W|_", "", name).casefold() for name in joined.split()})


@cache
def _named(role: str) -> frozenset[str]:
    return frozenset(table("de", "markup")[role])
