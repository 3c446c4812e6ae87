from __future__ import annotations

import pytest

from wortlaut.serve.left_out import beside, left_out

FULL = "„Wir öffnen das Tor nicht, und zwar nie wieder“"


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("»Wir öffnen das Tor nicht, und zwar nie wieder«", []),
        ("„und zwar nie wieder“", [("left out", "„Wir öffnen das Tor nicht,")]),
        (
            "Man öffne das Tor nicht",
            [
                ("left out", "„Wir öffnen"),
                ("put in", "Man öffne"),
                ("left out", "und zwar nie wieder“"),
            ],
        ),
        ("Die Ministerin bleibt bei ihrem Nein", []),
        ("Sie sagt: „Wir öffnen das Tor nicht, und zwar nie wieder“", []),
    ],
    ids=["other marks only", "cut", "indirect", "told differently", "nothing left out"],
)
def test_what_a_form_leaves_out_of_the_full_quotation(
    form: str, told: list[tuple[str, str]]
) -> None:
    pieces = left_out(FULL, form)
    assert [(one.kind, one.words) for one in pieces if one.kind != "kept"] == told


def test_the_kept_and_the_left_out_words_are_the_full_quotation() -> None:
    pieces = left_out(FULL, "Man öffne das Tor nicht")
    assert " ".join(one.words for one in pieces if one.kind != "put in") == FULL


@pytest.mark.parametrize("now", ["Man öffne das Tor nicht", "„Wir öffnen das Tor“", "Nein", FULL])
def test_side_by_side_each_form_stands_in_its_own_words(now: str) -> None:
    before, after = beside(FULL, now)
    assert " ".join(one.words for one in before) == FULL
    assert " ".join(one.words for one in after) == now
    assert {one.kind for one in before} <= {"kept", "left out"}
    assert {one.kind for one in after} <= {"kept", "put in"}
