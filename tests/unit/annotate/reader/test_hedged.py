import numpy as np
import pytest

from wortlaut.annotate.quotations.read import reading
from wortlaut.annotate.reader.encoded import Encoded
from wortlaut.annotate.reader.hedged import hedged
from wortlaut.annotate.reader.labels import BEGIN, INSIDE, LAYERS, OUTSIDE
from wortlaut.model.span import Span

TEXT = "Der Damm ist nach erster Prüfung morsch."
SURE = 8.0


def tagged(low: int, high: int, marker: int) -> Encoded:
    """Return what an encoder would make that calls some words a hedged claim, and one its hedge."""
    (unit,) = reading(TEXT, [Span(0, len(TEXT))], frozenset(), "de").units
    scores = {layer.name: np.full((len(unit.words), layer.size), -SURE) for layer in LAYERS}
    for table in scores.values():
        table[:, OUTSIDE] = 0
    scores["hedged"][low:high, OUTSIDE] = -SURE
    scores["hedged"][low, BEGIN] = 0
    scores["hedged"][low + 1 : high, INSIDE] = 0
    scores["hedge-marker"][marker] = scores["hedge-marker"][marker, ::-1]
    sentences = (0,) * len(unit.words)
    return Encoded(unit.words, sentences, (), scores, np.zeros((0, 0), np.float32))


@pytest.mark.parametrize(
    ("low", "high", "claims"),
    [(0, 7, ["Der Damm ist nach erster Prüfung morsch"]), (1, 2, [])],
    ids=["a sentence", "one word"],
)
def test_a_claim_has_more_than_a_word(low: int, high: int, claims: list[str]) -> None:
    found = hedged(tagged(low, high, 4), (), (), "test", 0.5)
    assert [one.content[0].of(TEXT) for one in found] == claims
