"""Mistakes have names, and each is counted once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.mistakes import mistakes
from bench.reliability import measure

from wortlaut.annotate.readers import Choice

TEXT = "Der Damm halte, sagte Ada Brandt. „Er ist dicht“, ergänzte Jan Holm."
TOKENS = ["Der", "Damm", "halte", ",", "sagte", "Ada", "Brandt", ".", "„", "Er", "ist", "dicht",
          "“", ",", "ergänzte", "Jan", "Holm", "."]  # fmt: skip


def quotation(
    type: str, quote: range, speaker: range, cue: range, frame: list[int]
) -> dict[str, object]:
    return {
        "type": type,
        "quote_tokens": list(quote),
        "speaker_tokens": list(speaker),
        "cue_tokens": list(cue),
        "frame_tokens": frame,
        "addressee_tokens": [],
    }


FIRST = quotation("Indirect", range(3), range(5, 7), range(4, 5), [4, 5, 6])
SECOND = quotation("Direct", range(8, 13), range(15, 17), range(14, 15), [14, 15, 16])


def corpus(folder: Path, *quotations: dict[str, object]) -> Path:
    row = {"doc": "a", "text": TEXT, "tokens": TOKENS, "quotations": quotations}
    path = folder / "quotations/dev.jsonl"
    path.parent.mkdir()
    path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    return path


@pytest.mark.parametrize(
    ("quotations", "names"),
    [
        ((FIRST, SECOND), []),
        ((FIRST,), ["spurious: Direct"]),
        ((FIRST, SECOND | {"type": "Indirect"}), ["kind: Indirect taken for Direct"]),
        ((FIRST | {"quote_tokens": [1, 2]}, SECOND), ["border: too long on the left"]),
        ((FIRST | {"speaker_tokens": [6]}, SECOND), ["speaker: too many words"]),
        ((FIRST | {"speaker_tokens": []}, SECOND), ["speaker: found where there is none"]),
        ((FIRST | {"addressee_tokens": [16]}, SECOND), ["addressee: none found"]),
        (
            (FIRST, SECOND, quotation("Reported", range(15, 17), range(0), range(0), [])),
            ["missed: Reported"],
        ),
    ],
    ids=["none", "spurious", "kind", "border", "too many", "nobody there", "not found", "missed"],
)
def test_mistakes(
    tmp_path: Path, quotations: tuple[dict[str, object], ...], names: list[str]
) -> None:
    found = list(mistakes(corpus(tmp_path, *quotations), Choice("rules")))
    assert [name for name in found if not name.startswith("frame")] == names


def test_confidence_is_held_against_what_was_right(tmp_path: Path) -> None:
    corpus(tmp_path, FIRST)
    (measured,) = measure(tmp_path, Choice("rules"))
    assert [row.figure.note for row in measured.rows][:-1] in (
        ["50.0 % of 2"],
        ["100.0 % of 1", "0.0 % of 1"],
        ["0.0 % of 1", "100.0 % of 1"],
    )


def test_without_gold_nothing_is_measured(tmp_path: Path) -> None:
    assert list(measure(tmp_path, Choice("rules"))) == []
