"""What the tables know: who held an office, which state a word means, who is called how."""

import pytest

import wortlaut
from wortlaut.annotate.actors.knowledge import Known, Office, knowledge
from wortlaut.annotate.actors.knowledge.build import build, names_of
from wortlaut.annotate.actors.knowledge.entries import Entry
from wortlaut.lang.tables import source
from wortlaut.model.errors import KnowledgeError

DE = knowledge("de")


def names(found: tuple[object, ...]) -> list[str]:
    return [getattr(one, "name", "") for one in found]


def test_the_file_in_the_package_is_what_the_tables_say() -> None:
    assert source("de", "knowledge.jsonl") == build("de"), "out of date: wortlaut knowledge build"


# ------------------------------------------------------------------------------ offices
@pytest.mark.parametrize(
    ("office", "country", "on", "name"),
    [
        ("president", "RUS", "2007-05-01", "Wladimir Putin"),
        ("president", "RUS", "2010", "Dmitri Medwedew"),
        ("president", "RUS", "2008-05-07", "Dmitri Medwedew"),
        ("president", "RUS", "2008", None),
        ("president", "RUS", None, None),
        ("president", "RUS", "1905-01-01", None),
        ("leader", "PRK", "2024-06-19", "Kim Jong Un"),
        ("head_of_state", "PRK", "2010-01-01", "Kim Jong Il"),
        ("head_of_government", "USA", "2012-02-03T10:00", "Barack Obama"),
        ("head_of_state", "GBR", "2010-01-01", "Elisabeth II."),
        ("head_of_government", "DE-BY", "2020-01-01", "Markus Söder"),
        ("secretary_general", "UN", "2007-02-01", "Ban Ki-moon"),
    ],
)
def test_an_office_is_held_by_one_person_on_a_day_or_by_nobody_we_can_name(
    office: str, country: str, on: str | None, name: str | None
) -> None:
    holder = DE.in_office(office, country, on)
    assert (holder.name if holder else None) == name


@pytest.mark.parametrize(
    ("noun", "office"),
    [
        ("präsidenten", Office("president", None, "m")),
        ("ministerpräsidentin", Office("head_of_government", None, "f")),
        ("bundeskanzlerin", Office("head_of_government", "DEU", "f")),
        ("kreml-chef", Office("leader", "RUS", "m")),
        ("machthabers", Office("leader", None, "m")),
        ("us-außenministerin", Office("foreign_minister", "USA", "f")),
        ("un-generalsekretärs", Office("secretary_general", "UN", "m")),
        ("staatsoberhaupt", Office("head_of_state", None, "")),
        ("dfb-präsident", None),
        ("minister", None),
    ],
)
def test_a_noun_says_which_office_it_means(noun: str, office: Office | None) -> None:
    assert DE.office_of(noun) == office


# ------------------------------------------------------------------------------ places
@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("frankreichs", "FRA"),
        ("nordkoreanischen", "PRK"),
        ("us-amerikanische", "USA"),
        ("russinnen", "RUS"),
        ("französin", "FRA"),
        ("chemische", None),
    ],
)
def test_a_word_means_a_state(word: str, country: str | None) -> None:
    assert DE.country_of(word) == country


@pytest.mark.parametrize(
    ("word", "country"),
    [("moskau", "RUS"), ("pjöngjangs", "PRK"), ("kreml", "RUS"), ("brüssel", None)],
)
def test_a_capital_stands_for_a_government(word: str, country: str | None) -> None:
    assert DE.capital_of(word) == country


def test_a_state_has_its_item() -> None:
    state = DE.state("RUS")
    assert state is not None
    assert (state.name, state.wikidata) == ("Russland", "Q159")


# ------------------------------------------------------------------------------ names
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("kim jong un", ["Kim Jong Un"]),
        ("kim jong uns", ["Kim Jong Un"]),
        ("wolodymyr selenski", ["Wolodymyr Selenskyj"]),
        ("recep tayyip erdogan", ["Recep Tayyip Erdoğan"]),
        ("karl napf", []),
    ],
)
def test_a_person_is_called_by_any_spelling(name: str, found: list[str]) -> None:
    assert names(DE.called(tuple(name.split()))) == found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("putins", ["Wladimir Putin"]),
        ("bush", ["George Bush", "George W. Bush"]),
        ("lula", ["Luiz Inácio Lula da Silva"]),
        ("ist", []),
    ],
)
def test_a_leader_is_called_by_a_short_name(word: str, found: list[str]) -> None:
    assert names(DE.surnamed(word)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die UN berichteten.", [("Vereinte Nationen", "organisation")]),
        ("Kim Jong Un reiste ab.", [("Kim Jong Un", "person")]),
        ("Ministerin Ria Moor reiste ab.", [("Ria Moor", "person")]),
        ("Die Nachrichtenagentur RIA berichtete.", [("RIA Novosti", "media")]),
    ],
)
def test_an_abbreviation_counts_as_it_is_written(text: str, found: list[tuple[str, str]]) -> None:
    record = wortlaut.read(text, language="de", reader="rules")
    assert [(actor.name, actor.type) for actor in record.actors or ()] == found


def test_a_name_that_two_actors_claim_stops_the_build() -> None:
    entry = Entry(Known("Nordblatt", "media"), ("Nordblatt",))
    twin = Entry(Known("Nordblatt", "media", "AUT"), ("Nordblatt",))
    with pytest.raises(KnowledgeError, match="'nordblatt' is the name of both"):
        names_of([entry, twin], 2, frozenset())


def test_persons_are_asked_for_and_not_found_by_name() -> None:
    assert not [known for known in DE.names.values() if known.type == "person"]
