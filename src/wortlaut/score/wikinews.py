"""The German news quotation corpus, as published: one JSON file an article.

Petersen-Frey & Biemann, "Dataset of Quotation Attribution in German News Articles"
(LREC-COLING 2024); repository uhh-lt/german-news-quotation-attribution-2024, folders
``data/train``, ``data/dev`` and ``data/test`` with files ``*.pretty.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wortlaut.model.errors import FormError
from wortlaut.score.gold import GoldQuotation, QuotedArticle, Tokens

# "38981 - Madrid: Denkmal eingeweiht (2007-03-12)", and not "Madrid: Denkmal eingeweiht"
_NAME = re.compile(
    r"""
    (?P<doc> \d+ ) \s-\s
    (?P<title> .+ ) \s
    \( (?P<published> \d{4}-\d{2}-\d{2} ) \)
    """,
    re.VERBOSE,
)


def quoted_articles(folder: Path) -> Iterator[QuotedArticle]:
    """Read the articles of one folder of the corpus, in the order of their names."""
    return (quoted_article(path) for path in sorted(folder.glob("*.json")))


def quoted_article(path: Path) -> QuotedArticle:
    """Read one article of the corpus."""
    content = json.loads(path.read_text("utf-8"))
    name = _NAME.fullmatch(content["documentName"])
    if name is None:
        raise FormError(f"{path}: documentName is not “number - title (date)”")
    return QuotedArticle(
        name["doc"],
        name["title"],
        name["published"],
        content["originalText"],
        tuple(token["text"] for token in content["tokens"]),
        tuple(_quotation(annotation) for annotation in content["annotations"]),
    )


def _quotation(annotation: dict[str, Any]) -> GoldQuotation:
    def tokens(part: str) -> Tokens:
        return frozenset(annotation[part]["tokenIds"])

    return GoldQuotation(
        annotation["type"],
        tokens("quote"),
        tokens("speaker"),
        tokens("cue"),
        tokens("frame"),
        tokens("addressee"),
    )
