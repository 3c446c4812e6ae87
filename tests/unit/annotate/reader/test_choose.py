"""Which candidates there are, and which words a quotation is given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from wortlaut.annotate.quotations.read import Reading, reading
from wortlaut.annotate.reader.borders import Borders, content_of
from wortlaut.annotate.reader.choose import Thresholds, candidates, chosen
from wortlaut.annotate.reader.confidence import Calibration
from wortlaut.annotate.reader.encoded import Encoded, Seen
from wortlaut.annotate.reader.labels import (
    BEGIN,
    INSIDE,
    IS_QUOTATION,
    KINDS,
    LAYERS,
    OUTSIDE,
    ROLES,
    VERDICTS,
)
from wortlaut.annotate.reader.linked import Verdict
from wortlaut.annotate.reader.network import Floats, Integers
from wortlaut.annotate.reader.windows import Window
from wortlaut.model.record import StatementKind
from wortlaut.model.span import Span

TEXT = "Nele Voss sagte, es gebe „keine Vorbedingungen“. Die Halle ist neu."
SURE = 8.0


def read(text: str = TEXT) -> Reading:
    return reading(text, [Span(0, len(text))], frozenset(), "de")


def tagged(prior: Reading, low: int, high: int) -> Encoded:
    """Return what an encoder would make that tags the words from ``low`` to ``high``."""
    words = tuple(word for unit in prior.units for word in unit.words)
    sentences = tuple(n for n, unit in enumerate(prior.units) for _ in unit.words)
    size = len(words)
    scores = {layer.name: np.full((size, layer.size), -SURE, np.float32) for layer in LAYERS}
    for table in scores.values():
        table[:, OUTSIDE] = 0
    scores["quotation"][low:high, OUTSIDE] = -SURE
    scores["quotation"][low : min(low + 1, high), BEGIN] = 0
    scores["quotation"][low + 1 : high, INSIDE] = 0
    states = np.zeros((size + 2, 1), np.float32)
    seen = Seen(Window(0, 0, size), tuple(range(1, size + 1)), size + 2, states)
    return Encoded(words, sentences, (seen,), scores, np.zeros((0, 0), np.float32))


class Judge:
    """A linker that says the same of all: a quotation of one kind, and which words are in it."""

    def __init__(self, kind: StatementKind, low: int, high: int) -> None:
        self.kind, self.low, self.high = kind, low, high
        self.asked = 0

    def encode(
        self, pieces: Integers, hints: Floats, pool: Floats
    ) -> tuple[Floats, Floats, Floats]:
        raise NotImplementedError

    def link(self, seen: Floats, marks: Integers) -> tuple[Floats, Floats]:
        self.asked += 1
        place = np.full((len(marks), len(ROLES) + 2), -SURE, np.float32)
        place[self.low + 1 : self.high + 1, ROLES.index("content")] = SURE
        verdict = np.full(VERDICTS, -SURE, np.float32)
        verdict[[KINDS.index(self.kind), IS_QUOTATION]] = SURE
        return place, verdict


def words_of(encoded: Encoded, numbers: tuple[int, ...]) -> list[str]:
    return [encoded.words[number].text for number in numbers]


def test_words_in_marks_inside_an_indirect_quotation_are_a_candidate_of_their_own() -> None:
    """They are often most of it, and are direct speech."""
    prior = read()
    encoded = tagged(prior, 4, 9)
    found = [words_of(encoded, one.words) for one in candidates(encoded, prior)]
    assert ["„", "keine", "Vorbedingungen", "“"] in found
    assert any(words[:2] == ["es", "gebe"] for words in found)


def test_what_several_propose_is_asked_about_once() -> None:
    prior = read()
    encoded = tagged(prior, 4, 10)
    around = [one for one in candidates(encoded, prior) if one.words[0] == 4]
    assert len(around) == 1
    assert "encoder" in around[0].found_by
    assert len(around[0].found_by) > 1


def test_an_end_near_the_end_of_a_clause_moves_there() -> None:
    """The linker sees one word too few; the rules know where the clause begins."""
    prior = read()
    encoded = tagged(prior, 4, 10)
    sure = Calibration("test", {"always": 5.0})
    found = chosen(encoded, prior, Judge("indirect", 5, 10), sure, Thresholds())
    wide = max((one.content for one in found), key=len)
    assert words_of(encoded, wide)[0] == "es"


def test_who_does_not_look_like_a_quotation_is_not_asked_about() -> None:
    """The linker takes long; most of what stands in marks and is none shows it before."""
    prior = read("Die „Brücke“ ist neu.")
    encoded = tagged(prior, 0, 0)
    judge = Judge("direct", 1, 4)
    hopeless = Calibration("test", {"always": 5.0}, {"always": -5.0})
    assert chosen(encoded, prior, judge, hopeless, Thresholds()) == []
    assert judge.asked == 0


def test_what_is_a_statement_by_the_wider_guidelines_too_needs_less() -> None:
    prior = read()
    encoded = tagged(prior, 4, 10)
    unsure = Calibration("test", {"always": -0.5})  # confidence 0.38
    judge, least = Judge("indirect", 4, 10), Thresholds(asked=0.0)
    assert chosen(encoded, prior, judge, unsure, least) == []
    encoded.scores["plain"][4:10, OUTSIDE] = -SURE
    assert chosen(encoded, prior, judge, unsure, least)


def test_a_report_that_only_wider_guidelines_mark_is_added_where_nothing_else_is() -> None:
    """The quotation corpus has few reports ("forderte mehr Lohn"); others learned what they are."""
    prior = read("Die Halle ist neu.")
    sure, least = Calibration("test", {"always": 5.0}), Thresholds(asked=0.0)
    encoded = tagged(prior, 0, 0)
    encoded.scores["plain"][1:4] = (-SURE, -SURE, 0, -SURE)
    encoded.scores["plain"][1] = (-SURE, 0, -SURE, -SURE)
    (found,) = chosen(encoded, prior, Judge("reported", 1, 4), sure, least)
    assert words_of(encoded, found.content) == ["Halle", "ist", "neu"]
    assert found.candidate.found_by == ("plain",)
    assert chosen(encoded, prior, Judge("indirect", 1, 4), sure, least) == []

    also_tagged = tagged(prior, 0, 4)
    also_tagged.scores["plain"][:] = encoded.scores["plain"]
    (whole,) = chosen(also_tagged, prior, Judge("reported", 0, 4), sure, least)
    assert whole.candidate.found_by == ("encoder",)


def test_words_whose_verb_is_reported_are_not_direct() -> None:
    """ "es gebe „keine Vorbedingungen“": only what stands in marks is quoted as it was said."""
    prior = read()
    encoded = tagged(prior, 4, 10)
    sure = Calibration("test", {"always": 5.0})
    found = chosen(encoded, prior, Judge("direct", 4, 10), sure, Thresholds())
    assert {words_of(encoded, one.content)[0]: one.verdict.kind for one in found} == {
        "es": "indirect",
        "„": "direct",
    }


def test_a_report_whose_subject_can_speak_needs_less() -> None:
    """The corpus has few reports; a verb of saying with its subject shows one as surely."""
    unsure, least = Calibration("test", {"always": -1.5}), Thresholds(asked=0.0)  # confidence 0.18
    for text, taken in (("Nele Voss fordert Neuwahlen.", 1), ("Die Halle fordert Geld.", 0)):
        prior = read(text)
        encoded = tagged(prior, 0, 5)
        found = chosen(encoded, prior, Judge("reported", 0, 5), unsure, least)
        assert len(found) == taken, text


@pytest.mark.parametrize(
    ("text", "candidate", "content"),
    [
        (
            "Der Rat prüft einem Bericht zufolge den Kauf.",
            (0, 1, 2, 3, 6, 7),
            "Der Rat prüft den Kauf",
        ),
        ("Der Rat prüft laut „Stern“ den Kauf.", (0, 1, 2, 6, 7, 8), "Der Rat prüft den Kauf"),
        (
            "Einem Bericht zufolge, aus dem der Sender zitiert, sinkt der Pegel.",
            (4, 5, 6, 7, 8, 9, 10, 11, 12),
            "sinkt der Pegel",
        ),
        (
            "Nele Voss warnte, es drohe Regen; die Bahn fordert Geld.",
            (4, 5, 6, 7, 8, 9, 10, 11),
            "es drohe Regen ;",
        ),
    ],
    ids=["the article of a source", "half a name in marks", "more of a source", "another's words"],
)
def test_of_a_frame_nothing_is_left_in_the_content(
    text: str, candidate: tuple[int, ...], content: str
) -> None:
    prior = read(text)
    words = [word for unit in prior.units for word in unit.words]
    starts = [word.start for word in words]
    verdict = Verdict(candidate, 0, 1.0, "indirect", np.zeros(0, np.float32), "speech", {}, None)
    chances = np.zeros(len(words), np.float32)
    chances[list(candidate)] = 1
    kept = content_of(replace(verdict, roles={"content": chances}), Borders.of(prior, starts), 0.5)
    assert " ".join(words[at].text for at in kept) == content
