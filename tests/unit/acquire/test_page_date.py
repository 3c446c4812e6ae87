"""The day that a page hides in its markup; more of it in test_html.py."""

from __future__ import annotations

from wortlaut.acquire.dom import parsed_page
from wortlaut.acquire.page_date import searched_date


def test_control_characters_are_no_bar() -> None:
    script = '<script type="application/ld+json">{"@type": "Article", "author": [null]}</script>'
    root = parsed_page(f"<html><body><p>{script}\x1c</p></body></html>")
    assert root is not None
    assert searched_date(root, None) is None
