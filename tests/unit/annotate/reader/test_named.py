"""Names as the network and the tables see them together."""

import pytest

import wortlaut


def kinds(text: str) -> dict[str, str]:
    record = wortlaut.read(text, language="de")
    return {actor.name: actor.type for actor in record.actors or ()}


def test_a_medium_that_the_tables_know_is_no_person() -> None:
    assert kinds("Laut Tass sagte Putin, er komme.")["TASS"] == "media"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nach Angaben der Deutschen Presse-Agentur hält der Damm.", "dpa"),
        ("Das Europäische Parlament tagte in Straßburg.", "Europäisches Parlament"),
    ],
)
def test_a_name_of_several_words_is_not_cut(text: str, name: str) -> None:
    assert name in kinds(text)


def test_a_name_found_whole_once_is_whole_everywhere() -> None:
    text = (
        "Kim Jong Un will Putin „die Hand reichen“\n\nNordkoreas Machthaber Kim Jong Un will die "
        "Zusammenarbeit ausbauen. Die Freundschaft bestehe seit langem, schrieb Kim an Wladimir "
        "Putin. Kim Jong Un hält Wladimir Putins Vorgehen für richtig."
    )
    persons = [name for name, kind in kinds(text).items() if kind == "person"]
    assert sorted(persons) == ["Kim Jong Un", "Wladimir Putin"]


def test_the_day_of_an_issue_is_no_name() -> None:
    text = "Das berichtet die „Süddeutsche Zeitung“ (Donnerstag) unter Berufung auf die Union."
    assert "Donnerstag" not in kinds(text)


def test_the_party_of_a_person_is_no_place() -> None:
    text = "Landrätin Petra Sommer (Grüne) sagte, die Lage sei ernst."
    assert kinds(text)["Bündnis 90/Die Grünen"] == "party"


def test_the_acronym_of_a_body_in_brackets_makes_no_other_body() -> None:
    text = "Laut einer neuen Studie des Umweltbundesamtes (UBA) ist das gut."
    assert list(kinds(text)) == ["Umweltbundesamt"]


def test_a_holder_does_not_begin_with_a_mark() -> None:
    text = (
        "Landrätin Petra Sommer (SPD) sagte, die Lage sei ernst. "
        "Bürgermeister Jan Holm (Linke) widersprach."
    )
    record = wortlaut.read(text, language="de")
    assert record.holders((record.statements or ())[0]) == ("Petra Sommer",)
