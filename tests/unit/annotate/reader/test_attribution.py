import pytest

from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.quotations.read import reading
from wortlaut.annotate.reader.attribution import better_named
from wortlaut.annotate.reader.choose import Thresholds
from wortlaut.annotate.reader.making import Making
from wortlaut.model.span import Span


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Jan Holm nennt den Plan gut\n\nAda Brandt habe recht, attestierte Jan Holm", "Jan Holm"),
        ("Jan Holm", None),
    ],
    ids=["it runs over sentences", "it stands in the sentence of the cue"],
)
def test_a_phrase_over_sentences_means_the_subject_of_the_cue(
    phrase: str, meant: str | None
) -> None:
    text = "Jan Holm nennt den Plan gut\n\nAda Brandt habe recht, attestierte Jan Holm der Stadt."
    known, second = lexicon("de"), text.index("Ada")
    blocks = [Span(0, second - 2), Span(second, len(text))]
    read = reading(text, blocks, frozenset(), "de")
    words = tuple(word for unit in read.units for word in unit.words)
    making = Making(read, words, Thresholds(), "test", known, "de")
    at, cue = text.rindex(phrase), text.index("attestierte")
    named = better_named(
        Span(at, at + len(phrase)), read.units[1], [Span(cue, cue + len("attestierte"))], making
    )
    assert (named.of(text) if named else None) == meant


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Jan Holm möchte am Montag zum Deich", "Jan Holm"),
        ("Montag möchte er", "er"),
        ("Jan Holm", None),
        ("Der Deich liegt am Montag", None),
    ],
    ids=["a name before it", "a pronoun behind it", "no verb", "what cannot speak"],
)
def test_a_phrase_that_runs_on_over_a_verb_means_its_subject(
    phrase: str, meant: str | None
) -> None:
    text = (
        "Jan Holm möchte am Montag zum Deich. Montag möchte er weiter. Der Deich liegt am Montag."
    )
    read = reading(text, [Span(0, len(text))], frozenset(), "de")
    words = tuple(word for unit in read.units for word in unit.words)
    making = Making(read, words, Thresholds(), "test", lexicon("de"), "de")
    at = text.index(phrase)
    named = better_named(Span(at, at + len(phrase)), making.unit_at(at), [Span(at, at + 1)], making)
    assert (named.of(text) if named else None) == meant


def test_of_a_phrase_over_a_passive_who_acts_is_meant() -> None:
    text = "Der Verein wurde vom Verband aufgefordert, die Halle zu räumen."
    read = reading(text, [Span(0, len(text))], frozenset(), "de")
    words = tuple(word for unit in read.units for word in unit.words)
    making = Making(read, words, Thresholds(), "test", lexicon("de"), "de")
    phrase, cue = "Der Verein wurde vom Verband", Span(29, 40)
    named = better_named(Span(0, len(phrase)), read.units[0], [cue], making)
    assert named is not None
    assert named.of(text) == "Verband"
