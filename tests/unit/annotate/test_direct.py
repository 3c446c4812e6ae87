import pytest

import wortlaut
from wortlaut.model.record import Record


def read(text: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules")


def direct(record: Record) -> list[str]:
    """Return the words of each direct quotation."""
    found = [one for one in record.statements or () if one.kind == "direct"]
    return [record.excerpt(one.content) for one in found]


def held(text: str) -> list[tuple[str | None, str]]:
    """Return each statement's holder and words."""
    record = read(text)
    return [(record.holder(one), record.excerpt(one.content)) for one in record.statements or ()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Ministerin sagte: „Der Damm hält.“", "„Der Damm hält.“"),
        ("Auf Nachfrage antwortete die Ministerin: „Er hält.“", "„Er hält.“"),
        ("Die Ministerin sagte dem Rat: „Der Damm hält.“", "„Der Damm hält.“"),
        ("Die Ministerin: „Der Damm hält noch immer.“", "„Der Damm hält noch immer.“"),
        ("„Der Damm hält“, sagte die Ministerin.", "„Der Damm hält“"),
        ("„Der Damm hält!“, rief die Ministerin.", "„Der Damm hält!“"),
        ("„Der Damm hält“ sagte die Ministerin.", "„Der Damm hält“"),
        ("„Der Damm hält“, hatte die Ministerin am Sonntag erklärt.", "„Der Damm hält“"),
        ("„Der Damm hält“, teilte die Ministerin am Sonntag mit.", "„Der Damm hält“"),
        ("„Der Damm hält“, freute sich die Ministerin.", "„Der Damm hält“"),
    ],
    ids=[
        "colon",
        "colon, verb first",
        "colon, addressee",
        "colon, no verb",
        "behind",
        "behind, exclamation",
        "behind, no comma",
        "behind, perfect",
        "behind, parted verb",
        "behind, reflexive",
    ],
)
def test_a_frame_gives_a_quotation_to_its_subject(text: str, words: str) -> None:
    assert held(text) == [("Ministerin", words)]


@pytest.mark.parametrize(
    "quotation",
    ["„Er hält“", "»Er hält«", "›Er hält‹", '"Er hält"', "“Er hält”", "«Er hält»", "‚Er hält‘"],
)
def test_a_quotation_is_found_whatever_its_marks(quotation: str) -> None:
    assert held(f"{quotation}, sagte die Ministerin.") == [("Ministerin", quotation)]


def test_a_quotation_split_by_its_frame_is_found_on_both_sides() -> None:
    text = "„Wir bauen das Haus“, sagte die Ministerin, „und zwar im Mai.“"
    assert held(text) == [
        ("Ministerin", "„Wir bauen das Haus“"),
        ("Ministerin", "„und zwar im Mai.“"),
    ]


def test_a_second_quotation_belongs_to_the_second_verb_and_the_same_person() -> None:
    text = "„Der Damm hält“, sagte die Ministerin und fügte hinzu: „Das Wasser fällt.“"
    assert held(text) == [
        ("Ministerin", "„Der Damm hält“"),
        ("Ministerin", "„Das Wasser fällt.“"),
    ]


def test_a_quotation_goes_over_several_sentences() -> None:
    text = "„Das war knapp. Wir hatten Glück. Niemand fehlt“, sagte die Ministerin."
    assert held(text) == [("Ministerin", "„Das war knapp. Wir hatten Glück. Niemand fehlt“")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Ministerin nannte den Plan „völlig unfertig“.", "„völlig unfertig“"),
        ("Die Ministerin sprach von einem „schwarzen Tag“.", "„schwarzen Tag“"),
        ("Die Ministerin fordert „sofortige Hilfe für alle“.", "„sofortige Hilfe für alle“"),
        ("Die Ministerin lobte den „großen Mut der Helfer“.", "„großen Mut der Helfer“"),
    ],
    ids=["named", "spoke of", "demanded", "praised"],
)
def test_a_quotation_cut_into_the_sentence_is_its_subjects(text: str, words: str) -> None:
    assert held(text) == [("Ministerin", words)]


@pytest.mark.parametrize(
    "text",
    [
        "„Der Damm hält“, wie die Ministerin sagte.",
        "„Der Damm hält“, heißt es von der Ministerin.",
    ],
)
def test_a_quotation_is_no_indirect_speech_beside(text: str) -> None:
    assert held(text) == [("Ministerin", "„Der Damm hält“")]


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Der Damm sei „morsch“, sagte die Ministerin.", "Der Damm sei „morsch“", "„morsch“"),
        ("Er sei „sehr alt“, so die Ministerin.", "Er sei „sehr alt“", "„sehr alt“"),
        (
            "Die Ministerin sagte, man habe „alles getan“, um zu helfen.",
            "man habe „alles getan“, um zu helfen",
            "„alles getan“",
        ),
        (
            "Laut der Ministerin ist der Damm „in gutem Zustand“.",
            "ist der Damm „in gutem Zustand“",
            "„in gutem Zustand“",
        ),
        (
            "Laut der Ministerin dient das dem „Schutz[e] aller Häuser am Ufer“.",
            "dient das dem „Schutz[e] aller Häuser am Ufer“",
            "„Schutz[e] aller Häuser am Ufer“",
        ),
        (
            "Laut der Ministerin des „Schutzes aller Häuser in tiefen Lagen an der Elbe“ geht das.",
            "des „Schutzes aller Häuser in tiefen Lagen an der Elbe“ geht das",
            "„Schutzes aller Häuser in tiefen Lagen an der Elbe“",
        ),
    ],
    ids=["inverted", "so", "forward", "laut", "letters added", "too long for a name"],
)
def test_a_quotation_cut_into_indirect_speech_lies_in_it(text: str, outer: str, inner: str) -> None:
    record = read(text)
    around, cut = record.statements or ()
    assert (record.excerpt(around.content), record.excerpt(cut.content)) == (outer, inner)
    assert (around.kind, cut.kind, cut.nested_in) == ("indirect", "direct", around.id)
    assert record.holder(cut) == "Ministerin"


@pytest.mark.parametrize(
    "text",
    [
        "Die Zeitung „Nordblick“ erscheint täglich.",
        "Der Film „Der lange Winter“ läuft im Kino.",
        "Das Schiff „Anna Holm“ lief am Montag aus.",
        "Der Kapitän Jens „Eisbär“ Olsen tritt zurück.",
        "Das Stück „Der Berg ruft“ hat Premiere.",
        "Die sogenannte „Achse des Nordens“ tagt in Holm.",
        "Er ging ins Café „Zur Post“ und las.",
        "Der „Nordblick“ berichtet darüber.",
    ],
)
def test_marks_around_a_title_or_a_name_quote_nobody(text: str) -> None:
    assert held(text) == []


def test_marks_around_a_name_in_a_frame_quote_nobody() -> None:
    text = "Die Ingenieurin Berta Klamm sagte der Zeitung „Nordblick“: „Der Damm hält.“"
    assert held(text) == [("Berta Klamm", "„Der Damm hält.“")]


def test_an_unclosed_mark_makes_no_quotation_of_what_follows() -> None:
    record = read(
        "Das Wort „Damm fiel oft. Viele Leute standen am Ufer. „Er hält“, sagte der Wirt."
    )
    assert direct(record) == ["„Er hält“"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Bürgermeister trat vor die Presse. „Wir haben zu spät gehandelt. Das war falsch.“",
        "„Der Damm hält“, sagte der Bürgermeister. „Wir prüfen ihn jeden Tag.“",
        "„Der Damm hält“, sagte der Bürgermeister.\n\n„Wir prüfen ihn jeden Tag.“",
    ],
    ids=["speaker named before", "goes on", "goes on in a new paragraph"],
)
def test_a_quotation_alone_goes_on_with_the_one_before_it(text: str) -> None:
    assert {holder for holder, _ in held(text)} == {"Bürgermeister"}
    assert len(direct(read(text))) == text.count("„")


ARTICLE = """Streit am Damm
Ministerin will Damm „nie wieder“ öffnen

Am Montag tagte der Rat. „Wir öffnen das Tor nie wieder“, sagte Ministerin Ada Brandt.
"""


def test_a_quotation_in_a_headline_is_the_one_whose_words_the_article_has() -> None:
    assert held(ARTICLE) == [
        ("Ada Brandt", "„nie wieder“"),
        ("Ada Brandt", "„Wir öffnen das Tor nie wieder“"),
    ]


def test_a_headline_that_is_all_quotation_names_nobody() -> None:
    text = "„Der Damm hält“\n\nDie Stadt Holm atmet auf. Das Wasser fällt seit dem Morgen.\n"
    assert held(text) == [(None, "„Der Damm hält“")]


def test_a_question_is_asked() -> None:
    (statement,) = read("„Hält der Damm?“, fragte der Reporter.").statements or ()
    assert statement.stance == "asks"


def test_what_is_found_beside_a_quotation_is_its_cue_and_its_frame() -> None:
    record = read("„Der Damm hält“, räumte die Ministerin am Montag ein.")
    (statement,) = record.statements or ()
    assert record.excerpt(statement.cue) == "räumte […] ein"
    assert record.excerpt(statement.frame) == ", räumte die Ministerin am Montag ein"
    assert record.excerpt(statement.holder_span) == "die Ministerin"


def test_the_one_who_is_told_is_the_addressee() -> None:
    record = read("Die Ministerin sagte dem Rat: „Der Damm hält.“")
    (statement,) = record.statements or ()
    assert record.excerpt(statement.addressee) == "dem Rat"
