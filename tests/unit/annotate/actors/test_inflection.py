import pytest

from wortlaut.annotate.actors.inflection import at_place, nominative, with_adjective
from wortlaut.annotate.actors.ways import ways


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("Internationalen Gerichtshofs", "Internationaler Gerichtshof"),
        ("griechischen Regierung", "griechische Regierung"),
        ("russischen Parlaments", "russisches Parlament"),
        ("Europäischer Zentralbank", "Europäische Zentralbank"),
        ("Berliner Polizeibehörde", "Berliner Polizeibehörde"),
        ("Jungen Landtag", "Junger Landtag"),
        ("staatlich gelenkten Medien", "staatlich gelenkte Medien"),
        ("Human Rights Watch", "Human Rights Watch"),
        ("Bank of America", "Bank of America"),
    ],
)
def test_a_name_as_a_dictionary_has_it(found: str, name: str) -> None:
    assert nominative(found, ways("de")) == name


@pytest.mark.parametrize(
    ("found", "article", "name"),
    [
        ("ägyptischen Soldaten", "die", "ägyptische Soldaten"),
        ("französischen Stromanbieters", "des", "französischer Stromanbieter"),
        ("9.000 Forschern", "", "Forscher"),
        ("43-jährige Wirt", "der", "43-jähriger Wirt"),
        ("Rates der Stadt", "des", "Rat der Stadt"),
    ],
)
def test_the_article_tells_what_the_noun_does_not(found: str, article: str, name: str) -> None:
    assert nominative(found, ways("de"), article) == name


def test_a_body_is_called_with_its_state_and_its_seat() -> None:
    assert with_adjective("indonesisch", "Behörden", ways("de")) == "indonesische Behörden"
    assert at_place("Polizei in Genf", ways("de")) == "Polizei Genf"
