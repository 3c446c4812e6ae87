from dataclasses import replace

from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.quotations.read import reading
from wortlaut.annotate.reader.choose import Thresholds
from wortlaut.annotate.reader.making import Making
from wortlaut.annotate.reader.together import as_around, told_once, with_words
from wortlaut.model.span import Span


def found(content: tuple[Span, ...], cue: tuple[Span, ...], holder: Span, sure: float) -> Found:
    return Found(
        "indirect", "speech", content, cue, (), None, holder, (), "announces", sure, "test"
    )


def making_of(text: str) -> Making:
    read = reading(text, [Span(0, len(text))], frozenset(), "de")
    words = tuple(word for unit in read.units for word in unit.words)
    return Making(read, words, Thresholds(), "test", lexicon("de"), "de")


def test_that_somebody_spoke_is_no_statement_beside_what_he_said() -> None:
    """Man werde prüfen, kündigte Chang laut Yonhap an."""
    said = found((Span(0, 16),), (Span(18, 26), Span(45, 47)), Span(27, 32), 0.9)
    spoke = found((Span(27, 32), Span(45, 47)), (), Span(38, 44), 0.6)
    assert list(with_words([said, spoke])) == [said]


def test_the_sentence_around_a_statement_is_no_statement_itself() -> None:
    """Vor dem Hintergrund des Krieges sprach Kim von „voller Unterstützung“."""
    said = found((Span(49, 71),), (Span(34, 40), Span(45, 48)), Span(41, 44), 0.9)
    around = replace(found((Span(0, 40), Span(45, 48)), (), Span(41, 44), 0.6), kind="reported")
    assert list(with_words([said, around])) == [said]


def test_what_stands_in_the_phrase_of_a_holder_can_be_a_statement() -> None:
    """Der Minister, der von einem Fehler sprach, trat zurück, wie er mitteilte."""
    phrase = found((Span(42, 54),), (Span(63, 72),), Span(0, 40), 0.9)
    inside = found((Span(18, 34),), (Span(35, 41),), Span(0, 12), 0.6)
    assert list(with_words([phrase, inside])) == [phrase, inside]


def test_words_in_marks_have_the_stance_of_what_they_are_quoted_in() -> None:
    """Sie stehe „fest“ zum Vertrag, versicherte Ada Brandt lobend."""
    around = found((Span(0, 29),), (Span(31, 42),), Span(43, 53), 0.9)
    marked = replace(around, kind="direct", content=(Span(11, 17),), stance="condemns")
    another = replace(marked, holder=Span(54, 60))
    assert [one.stance for one in as_around([around, marked, another])] == [
        "announces",
        "announces",
        "condemns",
    ]


def test_what_a_link_tells_of_a_conclusion_is_no_statement_of_the_link() -> None:
    """The cue names the words beside the verb: "kam zu dem Schluss"."""
    text = "Die Kommission kam laut Yonhap zu dem Schluss, dass der Damm halte."
    making = making_of(text)
    content, cue = Span(text.index("dass"), len(text) - 1), text.index("zu dem")
    told = found((content,), (Span(cue, cue + 14),), Span(0, 14), 0.9)
    told = replace(told, via=(Span(24, 30),))
    link = replace(told, content=(Span(content.start, len(text)),), holder=Span(24, 30), via=())
    assert list(told_once([told, link], making)) == [told]


def test_how_a_link_tells_that_somebody_spoke_is_no_statement_of_the_link() -> None:
    """The particle of the verb stands behind the link: "bot … nach Angaben der dpa an"."""
    text = "Der Minister bot nach Angaben der dpa an, dass er gehe."
    content, off = Span(text.index("dass"), len(text) - 1), text.index(" an,") + 1
    told = found((content,), (Span(13, 16), Span(off, off + 2)), Span(0, 12), 0.9)
    told = replace(told, via=(Span(34, 37),))
    link = replace(told, content=(Span(0, 16),), cue=(Span(17, 29),), holder=Span(34, 37), via=())
    assert list(told_once([told, link], making_of(text))) == [told]
