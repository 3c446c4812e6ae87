import pytest

import wortlaut
from wortlaut.model.record import Record

SAID = "der Damm halte."


def read(text: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules")


def holders(text: str) -> list[str | None]:
    """Return the name of each statement's holder."""
    record = read(text)
    return [record.holder(one) for one in record.statements or ()]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Die Ministerin", "Ministerin"),
        ("Ministerin Ada Brandt", "Ada Brandt"),
        ("Die Ministerin Ada Brandt", "Ada Brandt"),
        ("Dr. Ada Brandt", "Ada Brandt"),
        ("Prof. Dr. Ada Brandt", "Ada Brandt"),
        ("Anna von Heide", "Anna von Heide"),
        ("J. R. Holm", "J. R. Holm"),
        ("Ada Müller-Brandt", "Ada Müller-Brandt"),
        ("Der nordkoreanische Machthaber Kim Jong Un", "Kim Jong Un"),
        ("Südkoreas Präsident Yoon Suk Yeol", "Yoon Suk-yeol"),
        ("Putins Sprecher Dmitri Peskow", "Dmitri Peskow"),
        ("Das Außenministerium", "Außenministerium"),
        ("Nordkorea", "Nordkorea"),
        ("Amnesty International", "Amnesty International"),
        ("Die Nachrichtenagentur Yonhap", "Yonhap"),
        ("Die Zeitung „Nordblick“", "Nordblick"),
        ("Eine Sprecherin der Polizei", "Polizei"),
        ("Der von der Stadt bestellte Gutachter Jan Holm", "Jan Holm"),
    ],
)
def test_the_holder_is_the_person_or_body_that_the_phrase_names(phrase: str, name: str) -> None:
    record = read(f"{phrase} sagte, {SAID}")
    (statement,) = record.statements or ()
    assert record.holder(statement) == name
    assert record.excerpt(statement.holder_span) == phrase


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Er halte, sagte Jan Holm, der Chef des Rates.", "Jan Holm, der Chef des Rates"),
        ("Der Sprecher des Rates, Jan Holm, sagte, er halte.", "Der Sprecher des Rates, Jan Holm"),
        ("Jan Holm, der Chef des Rates, sagte, er halte.", "Jan Holm, der Chef des Rates"),
    ],
    ids=["behind the verb", "name behind", "before the verb"],
)
def test_an_apposition_belongs_to_the_holder(text: str, span: str) -> None:
    record = read(text)
    (statement,) = record.statements or ()
    assert record.excerpt(statement.holder_span) == span
    assert record.holder(statement) == "Jan Holm"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ministerin Ada Brandt kam. Sie sagte, der Damm halte.", "Ada Brandt"),
        ("Minister Jan Holm kam. Er sagte, der Damm halte.", "Jan Holm"),
        ("Ministerin Ada Brandt traf Minister Jan Holm. Er sagte, der Damm halte.", "Jan Holm"),
        ("Minister Jan Holm traf Ministerin Ada Brandt. Er sagte, der Damm halte.", "Jan Holm"),
        ("Ministerin Ada Brandt traf Minister Jan Holm. Sie sagte, der Damm halte.", "Ada Brandt"),
        ("Minister Jan Holm kam.\n\nEr sagte, der Damm halte.", "Jan Holm"),
    ],
    ids=["sie", "er", "er, nearest", "er, farther", "sie, farther", "over a paragraph"],
)
def test_a_pronoun_means_the_nearest_name_that_fits(text: str, name: str) -> None:
    assert holders(text) == [name]


def test_a_pronoun_for_a_body_goes_back_to_it() -> None:
    text = "Die Polizei teilte mit, der Damm halte. Sie sagte, das Wasser falle."
    assert holders(text) == ["Polizei", "Polizei"]


def test_a_pronoun_is_a_mention_of_whom_it_means() -> None:
    record = read("Ministerin Ada Brandt kam. Sie sagte, der Damm halte.")
    (actor,) = record.actors or ()
    mentions = [(mention.span.of(record.text), mention.form) for mention in actor.mentions]
    assert mentions == [
        ("Ministerin Ada Brandt", "nominal"),
        ("Ada Brandt", "name"),
        ("Sie", "pronoun"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Brandt kam zum Damm. Brandt sagte, er halte.", "Ada Brandt"),
        ("Machthaber Kim Jong Un kam an. Kim sagte, der Damm halte.", "Kim Jong Un"),
        ("Brandt sagte, der Damm halte. Später ging Ada Brandt.", "Ada Brandt"),
    ],
    ids=["last name", "first of a Korean name", "short form first"],
)
def test_a_short_form_means_the_full_name(text: str, name: str) -> None:
    assert holders(text) == [name]


def test_a_hyphen_makes_no_other_person() -> None:
    record = read("Kim Jong-un kam an. Kim Jong Un sagte, der Damm halte.")
    assert len(record.actors or ()) == 1


def test_another_last_name_is_another_person() -> None:
    record = read("Kim Jong-un kam an. Kim Jong-il sagte, der Damm halte.")
    (statement,) = record.statements or ()
    assert record.holder(statement) == "Kim Jong Il"
    assert len(record.actors or ()) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nach Angaben der Polizei hält der Damm.", "Polizei"),
        ("Nach Angaben der von der Stadt bestellten Aufsicht hält der Damm.", "Aufsicht"),
        ("Nach Angaben von Ada Brandt hält der Damm.", "Ada Brandt"),
        ("Nach Ansicht der Ministerin hält der Damm.", "Ministerin"),
        ("Laut einem Bericht der Zeitung „Nordblick“ hält der Damm.", "Nordblick"),
    ],
)
def test_a_noun_for_words_gives_them_to_the_one_behind_it(text: str, name: str) -> None:
    assert holders(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Es heißt, der Damm halte.",
        "Es wurde gemeldet, der Damm halte.",
        "Angaben zufolge hält der Damm.",
    ],
)
def test_a_frame_that_names_nobody_has_no_holder(text: str) -> None:
    assert set(holders(text)) == {None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Am Montag sagte die Ministerin dem Rat, der Damm halte.", "Ministerin"),
        ("Gegenüber dem Sender sagte die Ministerin, der Damm halte.", "Ministerin"),
        ("Dem Minister sagte der Wirt, der Damm halte.", "Wirt"),
    ],
)
def test_who_is_told_is_not_the_holder(text: str, name: str) -> None:
    assert holders(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Ministerium wies die Vorwürfe zurück.", "Ministerium"),
        ("Der Rat wies die Vorwürfe als „frei erfunden“ zurück.", "Rat"),
        ("Der Rat wertete das Ergebnis als „großen Erfolg“.", "Rat"),
        ("Das Vorgehen kritisierte der Wirt als „völlig verfehlt“.", "Wirt"),
    ],
)
def test_what_is_spoken_of_is_not_the_holder(text: str, name: str) -> None:
    assert holders(text) == [name]


def test_the_same_description_is_the_same_actor() -> None:
    record = read("Die Polizei sagte, der Damm halte. Später sagte die Polizei, er breche.")
    assert [actor.name for actor in record.actors or ()] == ["Polizei"]


def test_a_known_name_brings_its_country_and_its_item() -> None:
    record = read("Nordkorea teilte mit, der Damm halte.")
    (actor,) = record.actors or ()
    assert (actor.type, actor.country, actor.wikidata) == ("state", "PRK", "Q423")


def test_where_somebody_of_an_age_speaks_is_no_part_of_who_it_is() -> None:
    text = "Trainer Jan Holm war zornig. „Wir waren schlecht“, sagte der 47-Jährige bei CNN."
    record = read(text)
    names = {actor.id: actor.name for actor in record.actors or ()}
    (told,) = record.statements or ()
    assert (record.holder(told), [names[link] for link in told.via]) == ("Jan Holm", ["CNN"])


def test_a_verb_of_saying_before_a_body_is_no_part_of_its_name() -> None:
    record = read("Die Straße ist frei. Das teilten Polizei und Feuerwehr am Montag mit.")
    assert {actor.name for actor in record.actors or ()} == {"Polizei", "Feuerwehr"}


def test_the_article_of_a_dative_begins_the_phrase_of_a_source() -> None:
    record = read("Moore binden einer neuen Studie zufolge mehr Kohlenstoff als gedacht.")
    (told,) = record.statements or ()
    assert record.excerpt(told.holder_span) == "einer neuen Studie"


def test_sie_is_no_medium_where_a_woman_was_told_of_just_before() -> None:
    text = "Die „Nordzeitung“ lobte den Bau. Ministerin Ada Brandt kam. Sie sagte, der Damm halte."
    assert holders(text)[-1] == "Ada Brandt"
