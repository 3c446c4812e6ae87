"""How verbs are inflected: forms by the table, and back from a form to its verb."""

import pytest

from wortlaut.lang.verbs import infinitive, inflection, strong_infinitives


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("prüfen", ["prüft", "prüfen", "prüfte", "prüften"]),
        ("arbeiten", ["arbeitet", "arbeiten", "arbeitete", "arbeiteten"]),
        ("ändern", ["ändert", "ändern", "änderte", "änderten"]),
        ("nennen", ["nennt", "nennen", "nannte", "nannten"]),
        ("verstehen", ["versteht", "verstehen", "verstand", "verstanden"]),
    ],
    ids=["weak", "with a bridge", "in -ern", "strong with an ending", "with a prefix"],
)
def test_the_finite_forms_of_a_verb(verb: str, forms: list[str]) -> None:
    assert inflection("de").finite(verb) == forms


@pytest.mark.parametrize(
    ("verb", "participle"),
    [
        ("prüfen", "geprüft"),
        ("erweitern", "erweitert"),
        ("dementieren", "dementiert"),
        ("sprechen", "gesprochen"),
        ("versprechen", "versprochen"),
    ],
)
def test_the_participle_of_a_verb(verb: str, participle: str) -> None:
    assert inflection("de").participle(verb) == participle


@pytest.mark.parametrize(
    ("verb", "parts"),
    [("mitteilen", ("mit", "teilen")), ("betonen", ("", "betonen")), ("einen", ("", "einen"))],
)
def test_a_verb_is_cut_where_a_known_one_begins(verb: str, parts: tuple[str, str]) -> None:
    assert inflection("de").parts(verb) == parts


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("legen", ("legte", "gelegt")),
        ("ablegen", ("ablegte", "geablegt", "abgelegt", "abzulegen")),
        ("senden", ("sendete", "gesendet")),
        ("dementieren", ("dementierte",)),
        ("Fähre", ()),
    ],
    ids=["weak", "with a prefix that parts", "a strong one, too", "without a mark", "no verb"],
)
def test_the_forms_that_a_word_has_if_it_is_a_weak_verb(word: str, forms: tuple[str, ...]) -> None:
    assert inflection("de").weak_forms(word) == forms


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("starb", "sterben"),
        ("starben", "sterben"),
        ("widersprach", "widersprechen"),
        ("zurückgewiesen", "zurückweisen"),
        ("verboten", "verbieten"),
        ("legte", "legte"),
    ],
)
def test_a_form_of_a_strong_verb_leads_to_its_infinitive(form: str, verb: str) -> None:
    assert infinitive("de", form) == verb


def test_a_plural_that_is_rather_another_word_leads_to_no_verb() -> None:
    assert "gab" in strong_infinitives("de")
    assert "gaben" not in strong_infinitives("de")
