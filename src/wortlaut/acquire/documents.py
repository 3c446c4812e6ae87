"""Bytes become one unchanging text: the last place where text may change."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from wortlaut.acquire.containers import container_of
from wortlaut.acquire.encoding import decode, is_binary
from wortlaut.acquire.jsonl import BadLineError, jsonl_page
from wortlaut.acquire.language import language_of, language_tag
from wortlaut.acquire.layout import blocks, header_fields
from wortlaut.acquire.lines import lines_of
from wortlaut.acquire.metadata import Metadata, metadata
from wortlaut.acquire.page import Page, Stated
from wortlaut.acquire.patterns import patterns
from wortlaut.model.document import Document, Raw, Rejected
from wortlaut.model.identity import article_id
from wortlaut.model.record import Article, Notice, Source

# The address of a text that was handed over as a string, and so is taken unchanged.
TYPED = "text"

# Halves of surrogate pairs: JSON can hold them, no encoding can.
_HALVES = re.compile("[\ud800-\udfff]")

# The header lines that can stand at the top of a file are looked for in the tables of this one.
_HEADERS = "de"


def document_of(raw: Raw) -> Document | Rejected:
    """Read the bytes of one article; the same bytes always give the same document."""
    page = _page(raw)
    if isinstance(page, Rejected):
        return page
    if not page.text.strip():
        return _rejected(raw, "empty-text", "there is no text in it")
    if _HALVES.search(page.text):
        return _rejected(raw, "invalid-text", "half of a surrogate pair in it is no character")
    return _document(raw, _with_header(page))


def _page(raw: Raw) -> Page | Rejected:
    if raw.media_type in ("application/jsonl", "application/json"):
        try:
            return jsonl_page(raw)
        except BadLineError as error:
            return _rejected(raw, error.reason, error.detail)
    if raw.uri == TYPED and raw.media_type == "text/plain":
        return Page(raw.content.decode("utf-8", "surrogatepass"), raw.given)
    if is_binary(raw.content):
        return _rejected(raw, "binary-file", "this is no text: convert it to text or HTML first")
    if around := container_of(raw.content):
        return _rejected(raw, around.reason, around.detail)
    return _html_page(raw) if raw.media_type == "text/html" else _text_page(raw)


def _html_page(raw: Raw) -> Page | Rejected:
    # Imported here: lxml and trafilatura cost half a second, and most input is plain text.
    from wortlaut.acquire.html import html_page  # noqa: PLC0415

    page = html_page(raw)
    detail = "no article was found in the page: save its text as .txt if there is one"
    return page or _rejected(raw, "no-article", detail)


def _text_page(raw: Raw) -> Page | Rejected:
    """Decode a text file; its line ends become those of Unix."""
    decoded = decode(raw.content)
    if decoded is None:
        return _rejected(raw, "bad-encoding", "its byte order mark does not fit its bytes")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return _rejected(raw, "binary-file", "it holds NUL characters, so it is no text")
    return Page(text, raw.given, warnings=decoded.warnings)


def _with_header(page: Page) -> Page:
    """Add what the header lines of a text say of its article."""
    if page.marks:
        return page
    fields = dict(header_fields(lines_of(page.text[:2000]), patterns(_HEADERS)))
    stated = Stated(
        url=fields.get("url"),
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        authors=tuple(re.split(r",\s*", fields["authors"])) if "authors" in fields else (),
        published=fields.get("published"),
        updated=fields.get("updated"),
        language=fields.get("language"),
    )
    return replace(page, stated=stated) if fields else page


# ------------------------------------------------------------------------------ the document
def _document(raw: Raw, page: Page) -> Document:
    language, warnings = _language(page)
    title = page.given.title or page.stated.title
    laid_out = blocks(page.text, language, title, page.marks)
    found = metadata(page, laid_out, language)
    return Document(
        article=_article(raw, page, language, found),
        text=page.text,
        blocks=laid_out,
        warnings=(*page.warnings, *warnings, *found.warnings),
    )


def _language(page: Page) -> tuple[str, tuple[Notice, ...]]:
    """Name the language, with a warning if the one that is given is none."""
    given = page.given.language
    warnings: tuple[Notice, ...] = ()
    if given and not language_tag(given):
        message = f"not a language code, left out: {given[:40]!r}"
        warnings = (Notice("bad-language", message),)
    return language_of(page.text, given, page.stated.language), warnings


def _article(raw: Raw, page: Page, language: str, found: Metadata) -> Article:
    outlet = found.outlet.name if found.outlet else None
    published = found.published.value if found.published else None
    return Article(
        id=article_id(page.text, outlet, published),
        source=_source(raw, page),
        language=language,
        outlet=found.outlet,
        agencies=found.agencies,
        authors=found.authors,
        kicker=found.kicker,
        title=found.title,
        published=found.published,
        updated=found.updated,
        corrections=found.corrections,
    )


def _source(raw: Raw, page: Page) -> Source:
    url = page.given.url or page.stated.url
    return Source(raw.uri, url, raw.media_type, _sha256(raw), None)


def _sha256(raw: Raw) -> str:
    return hashlib.sha256(raw.content).hexdigest()


def _rejected(raw: Raw, reason: str, detail: str) -> Rejected:
    return Rejected(raw.uri, "acquire", reason, detail, _sha256(raw))
