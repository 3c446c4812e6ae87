import pytest

import wortlaut
from wortlaut.model.record import Record


def read(text: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules")


def indirect(text: str) -> list[tuple[str | None, str]]:
    """Return holder and words of each indirect statement."""
    record = read(text)
    found = [one for one in record.statements or () if one.kind == "indirect"]
    return [(record.holder(one), record.excerpt(one.content)) for one in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Wirt sagte, dass der Damm halte.", "dass der Damm halte"),
        ("Der Wirt sagte am Montag in Holm, dass der Damm halte.", "dass der Damm halte"),
        ("Der Wirt fragte, ob der Damm halte.", "ob der Damm halte"),
        ("Der Wirt fragte, wie lange der Damm noch halte.", "wie lange der Damm noch halte"),
        ("Der Wirt fragte, warum der Damm alt sei.", "warum der Damm alt sei"),
        ("Der Wirt forderte, den Damm zu erneuern.", "den Damm zu erneuern"),
        ("Der Wirt behauptete, nichts gewusst zu haben.", "nichts gewusst zu haben"),
        ("Der Wirt warnte davor, den Damm zu betreten.", "den Damm zu betreten"),
        ("Der Wirt sagte, der Damm sei sicher.", "der Damm sei sicher"),
        ("Der Wirt hat erklärt, der Damm sei sicher.", "der Damm sei sicher"),
        ("Der Wirt sagte, die Helfer hätten gut gearbeitet.", "die Helfer hätten gut gearbeitet"),
        ("Der Wirt sagte, die Helfer würden bleiben.", "die Helfer würden bleiben"),
        ("Der Wirt sagte, die Dämme wären sicher.", "die Dämme wären sicher"),
        ("Der Wirt sagt, der Damm ist sicher.", "der Damm ist sicher"),
        ("Der Wirt ist der Meinung, dass der Damm hält.", "dass der Damm hält"),
        ("Der Wirt rechnet damit, dass der Damm hält.", "dass der Damm hält"),
        ("Der Wirt betonte, er halte, wenn das Wasser falle.", "er halte, wenn das Wasser falle"),
        ("Der Wirt, der am Ufer wohnt, sagte, der Damm sei sicher.", "der Damm sei sicher"),
    ],
    ids=[
        "dass",
        "dass, far",
        "ob",
        "w-clause",
        "warum",
        "infinitive",
        "perfect infinitive",
        "infinitive behind davor",
        "Konjunktiv I",
        "perfect",
        "hätten for haben",
        "würden for werden",
        "wären",
        "indicative",
        "phrase",
        "damit",
        "clause in it",
        "relative clause of the subject",
    ],
)
def test_a_clause_that_depends_on_a_verb_of_saying_is_its_subjects(text: str, words: str) -> None:
    assert indirect(text) == [("Wirt", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Damm sei sicher, sagte der Wirt.", "Der Damm sei sicher"),
        ("Der Damm ist sicher, sagt der Wirt.", "Der Damm ist sicher"),
        (
            "Der Damm habe gehalten, teilte der Wirt am Montag in Holm mit.",
            "Der Damm habe gehalten",
        ),
        ("Dass der Damm halte, sagte der Wirt.", "Dass der Damm halte"),
        ("Der Rat wisse, dass er alt sei, sagte der Wirt.", "Der Rat wisse, dass er alt sei"),
    ],
    ids=["Konjunktiv", "indicative", "parted verb", "dass", "two clauses"],
)
def test_a_frame_behind_closes_what_stands_before_it(text: str, words: str) -> None:
    assert indirect(text) == [("Wirt", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Der Damm sei alt, sagte der Wirt, und das Wasser falle.",
            "Der Damm sei alt […] und das Wasser falle",
        ),
        (
            "Der Damm sei zwar alt, sagte der Wirt, aber er werde halten.",
            "Der Damm sei zwar alt […] aber er werde halten",
        ),
        ("Der Damm habe, so der Wirt, gehalten.", "Der Damm habe […] gehalten"),
        ("Der Damm ist, wie der Wirt mitteilte, sicher.", "Der Damm ist […] sicher"),
    ],
    ids=["und", "aber", "so", "wie"],
)
def test_words_go_on_behind_a_frame_in_the_middle(text: str, words: str) -> None:
    assert indirect(text) == [("Wirt", words)]


def test_a_second_predicate_opens_a_statement_of_its_own() -> None:
    assert indirect("Der Wirt sagte, der Damm sei alt, und fügte hinzu, das Wasser falle.") == [
        ("Wirt", "der Damm sei alt"),
        ("Wirt", "das Wasser falle"),
    ]


def test_a_second_predicate_that_says_nothing_ends_the_words() -> None:
    text = "Der Wirt sagte, der Damm sei alt, und lobte die Helfer."
    assert indirect(text) == [("Wirt", "der Damm sei alt")]


def test_both_halves_of_a_sentence_in_the_subjunctive_are_reported() -> None:
    text = "Der Wirt sagte, der Damm habe gehalten und die Stadt sei trocken geblieben."
    assert indirect(text) == [
        ("Wirt", "der Damm habe gehalten und die Stadt sei trocken geblieben")
    ]


def test_words_in_words_lie_in_each_other() -> None:
    record = read("Die Ministerin sagte, der Wirt habe erzählt, der Damm sei alt.")
    outer, inner = record.statements or ()
    assert (record.holder(outer), record.holder(inner)) == ("Ministerin", "Wirt")
    assert record.excerpt(inner.content) == "der Damm sei alt"
    assert inner.nested_in == outer.id


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("Wie der Wirt mitteilte, ist der Damm alt.", "mitteilte", "ist der Damm alt"),
        ("Der Damm ist alt, wie der Wirt am Montag mitteilte.", "mitteilte", "Der Damm ist alt"),
        ("Laut Wirt ist der Damm alt.", "Laut", "ist der Damm alt"),
        ("Der Damm ist laut Wirt alt.", "laut", "Der Damm ist […] alt"),
        ("Dem Wirt zufolge ist der Damm alt.", "zufolge", "ist der Damm alt"),
        ("Nach Angaben des Wirts ist der Damm alt.", "Nach", "ist der Damm alt"),
        ("Nach Ansicht von Wirt Jan Holm ist der Damm alt.", "Nach", "ist der Damm alt"),
        ("Der Damm sei alt, so der Wirt.", "so", "Der Damm sei alt"),
        ("Der Damm sei alt, so der Wirt weiter.", "so", "Der Damm sei alt"),
    ],
    ids=[
        "wie before",
        "wie behind",
        "laut before",
        "laut inside",
        "zufolge",
        "nach Angaben",
        "nach Ansicht von",
        "so",
        "so, weiter",
    ],
)
def test_frames_without_a_main_verb(text: str, cue: str, words: str) -> None:
    record = read(text)
    (statement,) = record.statements or ()
    assert record.excerpt(statement.cue) == cue
    assert record.excerpt(statement.content) == words
    assert (record.holder(statement) or "").startswith(("Wirt", "Jan Holm"))


@pytest.mark.parametrize(
    "text",
    [
        "Der Wirt schrieb einen Bericht. Demnach ist der Damm alt.",
        "Der Wirt schrieb einen Bericht. Demzufolge ist der Damm alt.",
    ],
)
def test_demnach_goes_on_with_the_one_before(text: str) -> None:
    assert indirect(text) == [("Wirt", "ist der Damm alt")]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("In dem Gutachten heißt es, der Damm sei morsch.", "Gutachten"),
        ("Aus dem Gutachten geht hervor, dass der Damm morsch ist.", "Gutachten"),
        ("Es heißt, der Damm sei morsch.", None),
        ("Es wurde mitgeteilt, dass der Damm morsch sei.", None),
    ],
)
def test_a_paper_can_say_something_and_a_frame_can_name_nobody(
    text: str, holder: str | None
) -> None:
    assert [held_by for held_by, _ in indirect(text)] == [holder]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Der Wirt sagte, der Damm sei alt.", "asserts"),
        ("Der Wirt dementierte, dass der Damm alt sei.", "denies"),
        ("Der Wirt wies den Vorwurf zurück, er habe geschwiegen.", "denies"),
        ("Der Wirt bestritt, geschwiegen zu haben.", "denies"),
        ("Der Wirt forderte, den Damm zu erneuern.", "demands"),
        ("Der Wirt kündigte an, dass er gehe.", "announces"),
        ("Der Wirt warnte, der Damm breche.", "expects"),
        ("Der Wirt warf dem Rat vor, geschwiegen zu haben.", "accuses"),
        ("Der Wirt fragte, ob der Damm halte.", "asks"),
        ("Der Wirt bezweifelte, dass der Damm halte.", "doubts"),
        ("Der Wirt beklagte, dass Geld fehle.", "condemns"),
        ("Der Wirt begrüßte, dass der Damm halte.", "praises"),
    ],
)
def test_the_verb_tells_the_stance(text: str, stance: str) -> None:
    assert [one.stance for one in read(text).statements or ()] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Der Wirt sagte die Reise ab.",
        "Sie schrieb einen Brief und ging nach Hause.",
        "Nach dem Regen ist der Damm sicher.",
        "Der Damm ist so alt wie die Stadt.",
        "Der Damm sei gebrochen.",
        "Er fand das Geld, das er suchte.",
    ],
)
def test_what_is_no_reported_speech(text: str) -> None:
    assert indirect(text) == []


def test_a_frame_with_a_parted_verb_has_both_its_parts_as_cue() -> None:
    record = read("Der Damm habe gehalten, teilte das Amt am Abend mit.")
    (statement,) = record.statements or ()
    assert record.excerpt(statement.cue) == "teilte […] mit"
    assert record.excerpt(statement.frame) == ", teilte das Amt am Abend mit"


def test_a_sentence_that_tells_of_an_act_of_speech_is_reported() -> None:
    record = read("Die Ministerin kritisierte den Plan.")
    (statement,) = record.statements or ()
    assert (statement.kind, statement.stance) == ("reported", "condemns")
    assert (record.holder(statement), statement.cue) == ("Ministerin", ())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Laut Polizei starben drei Menschen; die Feuerwehr sprach von zwei Toten.",
         "starben drei Menschen"),
        ("Die Polizei sagte, es gebe drei Tote; die Feuerwehr sprach von zwei Toten.",
         "es gebe drei Tote"),
        ("Die Polizei warnte vor der Flut; die Feuerwehr sprach von zwei Toten.",
         "Die Polizei warnte vor der Flut"),
    ],
    ids=["laut", "said", "both reported"],
)  # fmt: skip
def test_what_another_says_behind_a_semicolon_is_his_own(text: str, first: str) -> None:
    record = wortlaut.read(text, language="de", reader="rules")
    told = [(record.holder(one), record.excerpt(one.content)) for one in record.statements or ()]
    assert told == [
        ("Polizei", first),
        ("Feuerwehr", "die Feuerwehr sprach von zwei Toten."),
    ]


def test_what_is_told_beside_a_main_clause_ends_before_it_goes_on() -> None:
    record = read("Minister Jan Holm, der sagte, er bleibe, ging am Abend.")
    (statement,) = record.statements or ()
    assert record.excerpt(statement.content) == "er bleibe"
