"""What a web page says of itself in JSON-LD, meta elements, links and times."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from wortlaut.acquire.credits import agencies_in, credit_of
from wortlaut.acquire.dates import iso_value
from wortlaut.acquire.page import Stated

_ARTICLE = re.compile(r"Article$|^Report$|BlogPosting$")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_LONGEST = 2_000_000

_TITLES = ("og:title", "twitter:title", "dc.title")
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "pubdate", "publishdate", "parsely-pub-date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
)  # fmt: skip


def stated_by(root: html.HtmlElement) -> Stated:
    """Read a page's statements about itself; JSON-LD wins over meta elements."""
    node = next(_article_nodes(root), {})
    meta = _meta(root)
    published = _date(node.get("datePublished")) or _first_date(meta, _PUBLISHED) or _time(root)
    updated = _date(node.get("dateModified")) or _first_date(meta, _UPDATED)
    people = _names(node.get("author")) or _names(node.get("creator")) or _meta_authors(meta)
    outlet = _outlet(node, meta)
    agencies = [agency for name in people if _is_credit(name) for agency in agencies_in(name)]
    return Stated(
        url=_url(root, meta, node),
        title=_string(node.get("headline")) or _first(meta, _TITLES),
        outlet=outlet,
        authors=tuple(name for name in people if name != outlet and not _is_credit(name)),
        agencies=tuple(dict.fromkeys(agencies)),
        published=published,
        # Systems that always write both mean by equal dates that nothing was changed.
        updated=updated if updated != published else None,
        language=root.get("lang") or _string(node.get("inLanguage")) or _locale(meta),
    )


def _is_credit(name: str) -> bool:
    """Tell an agency (or several) in the place of an author."""
    credit = credit_of(name)
    return bool(credit and credit.agencies)


# ------------------------------------------------------------------------------ JSON-LD
def _article_nodes(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            for node in _nodes(_loaded(script.text_content()), 6):
                types = node.get("@type")
                listed = types if isinstance(types, list) else [types]
                if any(isinstance(type, str) and _ARTICLE.search(type) for type in listed):
                    yield node


def _loaded(text: str) -> object:
    """Parse JSON-LD as forgiving as browsers' own readers; None if it is too broken."""
    if len(text) > _LONGEST:
        return None
    bare = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip()
    for candidate in (bare, re.sub(r",\s*([}\]])", r"\1", bare)):
        try:
            loaded: object = json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
        return loaded
    return None


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD, outer ones first."""
    if isinstance(value, list) and depth:
        for part in value:
            yield from _nodes(part, depth - 1)
    elif isinstance(value, dict) and depth:
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _nodes(value.get(name), depth - 1)


def _string(value: object) -> str | None:
    if isinstance(value, list):
        return next((text for part in value if (text := _string(part))), None)
    if isinstance(value, dict):
        return _string(value.get("name"))
    if not isinstance(value, str):
        return None
    return re.sub(r"\s+", " ", entities.unescape(value)).strip() or None


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    found = (_string(part) for part in listed)
    return tuple(dict.fromkeys(name for name in found if name and not name.startswith("http")))


def _date(value: object) -> str | None:
    text = _string(value)
    return iso_value(text) if text else None


def _outlet(node: dict[str, Any], meta: dict[str, str]) -> str | None:
    for name in ("publisher", "sourceOrganization", "isPartOf"):
        if found := _string(node.get(name)):
            return found
    listed = (meta.get(name) for name in _OUTLETS)
    return next((name for name in listed if name and not name.startswith("http")), None)


# ------------------------------------------------------------------------------ elements
def _meta(root: html.HtmlElement) -> dict[str, str]:
    """Index a page's meta elements by their names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = re.sub(r"\s+", " ", element.get("content") or "").strip()
        if name and content and len(content) < 1000:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _first_date(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := _date(meta.get(name)))), None)


def _meta_authors(meta: dict[str, str]) -> tuple[str, ...]:
    listed = _first(meta, _AUTHORS) or ""
    return tuple(name.strip() for name in listed.split(",") if name.strip() and "//" not in name)


def _locale(meta: dict[str, str]) -> str | None:
    return meta.get("og:locale") or meta.get("language") or meta.get("content-language")


def _time(root: html.HtmlElement) -> str | None:
    """Return the time a page marks as its own: of its <time> elements the first that is a date."""
    for element in root.iter("time"):
        if value := _date(element.get("datetime")):
            return value
    return None


def _url(root: html.HtmlElement, meta: dict[str, str], node: dict[str, Any]) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and _is_url(link.get("href")):
            return str(link.get("href")).strip()
    main = node.get("mainEntityOfPage")
    listed = (
        meta.get("og:url"),
        node.get("url"),
        main.get("@id") if isinstance(main, dict) else main,
    )
    return next((str(url).strip() for url in listed if _is_url(url)), None)


def _is_url(value: object) -> bool:
    return isinstance(value, str) and value.strip().startswith(("http://", "https://"))
