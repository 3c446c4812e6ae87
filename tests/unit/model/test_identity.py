"""The same content has the same id; anything else has another."""

from __future__ import annotations

import pytest

from wortlaut.model.identity import article_id, content_id


def test_an_id_is_the_same_on_every_machine() -> None:
    assert content_id("article", "ab", "c") == "0bb082d07adb3924bbfb"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", None), ("a", "")),
        (("a", None), ("a", "-")),
        (("a",), ("a", None)),
        (("ä",), ("a\u0308",)),
    ],
    ids=["cut", "absent-empty", "absent-dash", "count", "composition"],
)
def test_different_parts_give_different_ids(
    one: tuple[str | None, ...], other: tuple[str | None, ...]
) -> None:
    assert content_id("x", *one) != content_id("x", *other)


def test_text_outlet_and_time_name_an_article() -> None:
    ids = {
        article_id("Text", None, None),
        article_id("Text", "taz", None),
        article_id("Text", None, "2024"),
        article_id("text", None, None),
    }
    assert len(ids) == 4


def test_a_lone_surrogate_can_be_named() -> None:
    assert content_id("x", "\ud800") != content_id("x", "\ud801")
