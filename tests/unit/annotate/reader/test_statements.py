from dataclasses import replace

import pytest

import wortlaut
from wortlaut.annotate.found import Found
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.quotations.chains import links_in, own_speaker
from wortlaut.annotate.quotations.read import reading
from wortlaut.annotate.reader.attribution import better_named
from wortlaut.annotate.reader.choose import Thresholds
from wortlaut.annotate.reader.extents import behind_cue, clause_told
from wortlaut.annotate.reader.making import Making
from wortlaut.annotate.reader.together import as_around, with_words
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


def test_outer_and_inner_words_of_a_letter_came_the_same_way() -> None:
    text = (
        "Der Minister schrieb am Montag einen Brief. In dem Brief, der von der staatlichen "
        "Nachrichtenagentur verbreitet wurde, sei zudem darauf hingewiesen worden, dass die Stadt "
        "bereits lange „eine stolze Kultur geschaffen“ habe."
    )
    record = wortlaut.read(text, language="de")
    chains = {
        (record.holder(one), *(link.name for id in one.via if (link := record.actor(id))))
        for one in record.statements or ()
    }
    assert chains == {("Minister", "staatliche Nachrichtenagentur")}


def test_a_headline_without_a_verb_of_saying_asserts() -> None:
    text = (
        "Kim Jong Un: „Werden Putin brüderlich die Hand reichen“\n\n"
        "Nordkoreas Machthaber Kim Jong Un hat Russlands Präsidenten Wladimir Putin am Montag in "
        "einem Brief Beistand zugesagt."
    )
    record = wortlaut.read(text, language="de")
    (told,) = (one for one in record.statements or () if "headline" in str(one.found_by))
    assert told.stance == "asserts"


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Laut der Agentur Yonhap hat Jan Holm die Anzeige zurückgewiesen.", "die Anzeige",
         "Jan Holm"),
        ("Laut der Agentur Yonhap hat Jan Holm die Anzeige zurückgewiesen.",
         "hat Jan Holm die Anzeige zurückgewiesen", None),
        ("Laut der Agentur Yonhap hält der Damm.", "hält der Damm", None),
    ],
    ids=["the object alone", "all of it", "nobody else says it"],
)  # fmt: skip
def test_who_is_told_of_holds_what_a_teller_tells(
    text: str, content: str, speaker: str | None
) -> None:
    known = lexicon("de")
    (unit,) = reading(text, [Span(0, len(text))], frozenset(), "de").units
    at = text.index(content)
    own = own_speaker(unit, [Span(at, at + len(content))], links_in(unit, known).tellers[0], known)
    assert (own.of(text) if own else None) == speaker


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


def found(content: tuple[Span, ...], cue: tuple[Span, ...], holder: Span, sure: float) -> Found:
    return Found(
        "indirect", "speech", content, cue, (), None, holder, (), "announces", sure, "test"
    )


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


def chains(text: str) -> list[tuple[str | None, list[str]]]:
    """Return each statement's holder and who passed it on, as the full reader sees them."""
    record = wortlaut.read(text, language="de", reader="full")
    names = {actor.id: actor.name for actor in record.actors or ()}
    return [
        (record.holder(one), [names[link] for link in one.via]) for one in record.statements or ()
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Jan Holm sagte, der Damm halte, wie der Sender CNN meldete.", ("Jan Holm", ["CNN"])),
        ("Nach Angaben der von der Hamas kontrollierten Behörde hält der Damm.", ("Behörde", [])),
        ("Der Damm halte, heißt es in dem Gutachten, das der Agentur Yonhap vorliegt.",
         ("Gutachten", ["Yonhap"])),
        ("Kim Jong Un sprach laut KCNA von einem „großen Erfolg“.", ("Kim Jong Un", ["KCNA"])),
        ("Der Damm halte, sagte Jan Holm nach Angaben der Agentur Yonhap.",
         ("Jan Holm", ["Yonhap"])),
    ],
    ids=["wie at the end", "an attribute", "before whom it lies", "laut inside", "sagte behind"],
)  # fmt: skip
def test_words_are_told_once_with_who_speaks_and_who_tells_of_it(
    text: str, chain: tuple[str, list[str]]
) -> None:
    assert chains(text) == [chain]


def test_who_takes_up_what_somebody_said_passes_it_on() -> None:
    text = "Die Lage sei ruhig, sagte der Gouverneur. Das meldete die Agentur Yonhap."
    assert chains(text) == [("Yonhap", []), ("Gouverneur", ["Yonhap"])]


def test_what_goes_on_with_a_report_goes_on_with_whom_it_cites() -> None:
    text = (
        "Die „Nordzeitung“ berichtet unter Berufung auf Konzernkreise, 500 Stellen fielen weg. "
        "Betroffen sei vor allem Emden."
    )
    assert chains(text) == [("Konzernkreise", ["Nordzeitung"])] * 2
