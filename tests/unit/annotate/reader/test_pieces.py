"""Words as the pieces that the encoder knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram

from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.reader.pieces import UNKNOWN, Pieces
from wortlaut.annotate.words import words_of
from wortlaut.model.span import Span

VOCABULARY = [
    ("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0),
    ("▁", -4.0), ("▁Damm", -3.0), ("Damm", -5.0), ("bruch", -3.0), (".", -2.0), ("fi", -2.0),
]  # fmt: skip


@pytest.fixture
def pieces(tmp_path: Path) -> Pieces:
    path = tmp_path / "tokenizer.json"
    Tokenizer(Unigram(VOCABULARY, unk_id=UNKNOWN)).save(str(path))
    return Pieces(path)


def cut(pieces: Pieces, text: str) -> list[list[str]]:
    words = words_of(text, Span(0, len(text)), lexicon("de"))
    return [[VOCABULARY[piece][0] for piece in found] for found in pieces.of(text, words)]


def test_a_space_before_a_word_is_part_of_it(pieces: Pieces) -> None:
    assert cut(pieces, "Dammbruch Damm.") == [["▁Damm", "bruch"], ["▁Damm"], ["."]]


def test_a_ligature_is_its_letters(pieces: Pieces) -> None:
    assert cut(pieces, "ﬁ") == [["▁", "fi"]]


def test_no_word_is_without_a_piece(pieces: Pieces) -> None:
    assert all(cut(pieces, "中文 \u0301 😀 Damm"))


def test_the_same_word_is_cut_alike_whatever_came_before(pieces: Pieces) -> None:
    alone = cut(pieces, "Damm")
    for number in range(100):
        cut(pieces, f"Wort{number}")
    assert cut(pieces, "Damm") == alone
