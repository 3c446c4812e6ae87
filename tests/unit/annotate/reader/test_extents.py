import pytest

from wortlaut.annotate.quotations.read import reading
from wortlaut.annotate.reader.extents import behind_cue, clause_told, whole_verb
from wortlaut.model.span import Span


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Ferner sei darauf hingewiesen worden, dass der Damm lange halte",
            "hingewiesen",
            "dass der Damm lange halte",
        ),
        ("Der Damm halte, dass es eine Freude sei", "", "Der Damm halte, dass es eine Freude sei"),
        ("dass der Damm halte", "", "dass der Damm halte"),
    ],
    ids=["its cue inside", "no cue", "from the start"],
)
def test_a_content_begins_behind_its_own_cue(text: str, cue: str, content: str) -> None:
    (unit,) = reading(text, [Span(0, len(text))], frozenset(), "de").units
    at = text.find(cue)
    cues = (Span(at, at + len(cue)),) if cue else ()
    kept = behind_cue(tuple(range(len(unit.words))), cues, unit, unit.words)
    assert text[unit.words[kept[0]].start : unit.words[kept[-1]].end] == content


@pytest.mark.parametrize(
    ("begins", "told"),
    [("seit", "dass"), ("dass", "dass"), ("Bei", "Bei")],
    ids=["inside the frame", "behind it", "with it"],
)
def test_what_begins_inside_its_frame_begins_with_the_clause_that_is_told(
    begins: str, told: str
) -> None:
    text = "Bei dem Besuch seit Jahren sagte Putin in der Stadt, dass ein Pakt alles trage"
    (unit,) = reading(text, [Span(0, len(text))], frozenset(), "de").units
    first = [word.text for word in unit.words].index(begins)
    content = clause_told(tuple(range(first, len(unit.words))), unit, unit.words)
    assert unit.words[content[0]].text == told


def test_a_cue_has_all_words_of_its_verb() -> None:
    text = "Der Rat bot dem Land nach Angaben der Zeitung an, dass er den Damm baue"
    (unit,) = reading(text, [Span(0, len(text))], frozenset(), "de").units
    finite, off = Span(8, 11), Span(text.index(" an,") + 1, text.index(" an,") + 3)
    assert whole_verb((off,), unit, (Span(off.end + 2, len(text)),)) == (finite, off)
    assert whole_verb((), unit, ()) == ()
