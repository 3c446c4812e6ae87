import pytest

from wortlaut.annotate.actors.inflection import nominative
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
