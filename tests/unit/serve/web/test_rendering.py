"""Every word of a template is in the table of each language, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import wortlaut.serve
from wortlaut.model.dossier import OriginKind
from wortlaut.model.record import (
    ActorType,
    BlockKind,
    EventStatus,
    Stance,
    StatementKind,
)
from wortlaut.record.clusters import State
from wortlaut.serve.web.rendering import in_tongue, rendered, static, table

SERVE = Path(wortlaut.serve.__file__).parent
TEMPLATES = [
    *SERVE.glob("web/templates/*.html.jinja"),
    SERVE / "export/templates/story.html.jinja",
    SERVE / "export/templates/article.html.jinja",
]
SAID = re.compile(r'_\("([^"]+)"')
# words that a template looks up by a label or in a table of its own: {"update": "newer version"}
LISTED = re.compile(r'": "([^"]+)"')
COUNTED = re.compile(r'number\([^"()]+, "(\w+)"(?:, "(\w+)")?\)')
CHANGES = ("added", "removed", "softened", "reworded")
LABELS = (StatementKind, Stance, ActorType, BlockKind, EventStatus, OriginKind, State)
BASES = ("stated", "inferred", "given")


def said() -> set[str]:
    words: set[str] = set()
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        words |= {*SAID.findall(text), *LISTED.findall(text)}
        for noun, many in COUNTED.findall(text):
            words |= {noun, many or f"{noun}s"}
    return words | {"nobody named"}


def labels() -> set[str]:
    kinds = {label.replace("_", " ") for labels in LABELS for label in get_args(labels)}
    return kinds | {*BASES, *CHANGES}


def test_every_word_of_a_template_has_its_german() -> None:
    assert sorted(said() - table("de").keys()) == []


def test_every_label_has_its_german() -> None:
    assert sorted(labels() - table("de").keys()) == []


def test_the_table_has_no_word_that_no_page_says() -> None:
    assert sorted(table("de").keys() - said() - labels()) == []


def test_words_in_their_places_stay_in_their_places() -> None:
    gaps = re.compile(r"\{\w+\}")
    for english, german in table("de").items():
        assert sorted(gaps.findall(english)) == sorted(gaps.findall(german)), english


def test_what_is_put_into_a_sentence_is_escaped() -> None:
    assert "<b>" not in in_tongue("de")("words of {holder}", holder="<b>")


@pytest.mark.parametrize("name", ["desk.css", "desk.js", "icon.svg"])
def test_what_pages_load_is_there_and_asks_nobody_else(name: str) -> None:
    found = static(name)
    assert found is not None
    assert "//" not in re.sub(r"(?m)^//.*|http://www\.w3\.org/2000/svg", "", found[0])


def test_no_page_has_a_script_or_a_style_of_its_own() -> None:
    for path in SERVE.glob("web/templates/*.html.jinja"):
        text = path.read_text("utf-8")
        assert not re.search(r"<style|<script(?! src)|\sstyle=|\son\w+=", text), path.name


def test_a_page_says_in_which_language_it_is() -> None:
    values = {"who": None, "may_edit": False, "has_login": False, "here": "/", "query": ""}
    told = {"code": "not-found", "message": "…", "hint": ""}
    assert '<html lang="de">' in rendered("failure", "de", **values, **told)
