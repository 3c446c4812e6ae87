from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wortlaut.model.errors import FormError
from wortlaut.score.wikinews import quoted_articles

TEXT = "„Nein“, sagte die Chefin."
TOKENS = ["„", "Nein", "“", ",", "sagte", "die", "Chefin", "."]


def part(*ids: int) -> dict[str, Any]:
    return {"spans": [], "text": " ".join(TOKENS[id] for id in ids), "tokenIds": list(ids)}


def content(name: str) -> dict[str, Any]:
    """An own sentence in the form in which the corpus is published."""
    return {
        "annotations": [
            {
                "addressee": part(), "cue": part(4), "frame": part(4, 5, 6), "hasNested": False,
                "id": 0, "isNested": False, "medium": "Speech", "quote": part(0, 1, 2),
                "speaker": part(5, 6), "type": "Direct",
            }
        ],
        "documentName": name,
        "originalText": TEXT,
        "sentences": [{"begin": 0, "charBegin": 0, "charEnd": 25, "end": 8, "id": 0,
                       "text": TEXT, "tokenIds": list(range(8)), "tokens": TOKENS}],
        "tokens": [{"charBegin": 0, "charEnd": 1, "id": id, "sentence": 1, "text": token,
                    "word": id + 1} for id, token in enumerate(TOKENS)],
    }  # fmt: skip


def write(folder: Path, name: str) -> None:
    text = json.dumps(content(name), ensure_ascii=False, indent=4)
    (folder / f"{name}.pretty.json").write_text(text, "utf-8")


def test_an_article_of_the_corpus_is_read_as_published(tmp_path: Path) -> None:
    write(tmp_path, "12 - Chefin: Nein (und basta) (2023-06-12)")
    (article,) = quoted_articles(tmp_path)
    assert (article.doc, article.title, article.published) == (
        "12",
        "Chefin: Nein (und basta)",
        "2023-06-12",
    )
    assert article.tokens == tuple(TOKENS)
    assert article.quotations[0].speaker == frozenset({5, 6})


def test_a_file_that_is_not_of_the_corpus_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "Chefin sagt Nein")
    with pytest.raises(FormError, match="documentName"):
        list(quoted_articles(tmp_path))
