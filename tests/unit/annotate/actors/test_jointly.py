"""Who says something together with others: all of them hold it."""

import pytest

import wortlaut


def together(text: str) -> tuple[str, ...]:
    """Return the holders of the only statement of a text that has any."""
    record = wortlaut.read(text, language="de", reader="rules")
    (found,) = {record.holders(one) for one in record.statements or () if one.holder}
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Jan Holm und Ada Brandt kamen nach Wolm. Sie hoffen, dass der Damm hält.",
        "Leiterin Ada Brandt und ihr Vize Jan Holm kamen. „Der Damm hält“, betonten sie.",
    ],
    ids=["before the verb", "behind it"],
)
def test_sie_with_a_verb_of_several_means_the_two_of_the_sentence_before(text: str) -> None:
    assert set(together(text)) == {"Jan Holm", "Ada Brandt"}


def test_sie_means_a_group_that_was_told_of_later_than_the_two() -> None:
    text = "Jan Holm und Ada Brandt trafen die Rebellen. Sie fordern, dass die Armee abzieht."
    assert together(text) == ("Rebellen",)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "Polizei und Feuerwehr teilten mit, die Straße bleibe gesperrt.",
            ("Polizei", "Feuerwehr"),
        ),
        (
            "Deutschland, Frankreich und Polen erklärten, sie wollten verhandeln.",
            ("Deutschland", "Frankreich", "Polen"),
        ),
        (
            "Sowohl Frankreich als auch Polen erklärten, sie wollten verhandeln.",
            ("Frankreich", "Polen"),
        ),
        (
            "Laut Polizei und Feuerwehr ist die Straße gesperrt.",
            ("Polizei", "Feuerwehr"),
        ),
        (
            "Jan Holm (SPD) und seine Kollegin Ada Brandt (CDU) sagten, es werde teuer.",
            ("Jan Holm", "Ada Brandt"),
        ),
        (
            "Es werde teuer, erklärten die Regierungen von Frankreich und Polen.",
            ("Frankreich", "Polen"),
        ),
    ],
    ids=["two", "a list", "a pair", "behind laut", "with brackets", "attached to one noun"],
)
def test_all_who_speak_together_hold_what_they_say(text: str, holders: tuple[str, ...]) -> None:
    assert together(text) == holders


@pytest.mark.parametrize(
    "both", ["Die beiden Abgeordneten in Wolm", "Beide", "Die beiden Sängerinnen", "Beide Seiten"]
)
def test_both_are_the_two_who_were_named_together(both: str) -> None:
    text = f"Jan Holm und Ada Brandt trafen sich in Wolm. {both} sagten, die Brücke werde gebaut."
    assert together(text) == ("Jan Holm", "Ada Brandt")


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Der Gründer und Vorsitzende Jan Holm sagte, es werde teuer.", ("Jan Holm",)),
        ("Jan Holm, Arzt und Autor, sagte, es werde teuer.", ("Jan Holm",)),
        (
            "Das Ministerium für Bau und Verkehr teilte mit, die Straße bleibe gesperrt.",
            ("Ministerium",),
        ),
        ("Einer der beiden sagte, es werde teuer.", ()),
        ("Jan Holm und Ada Brandt kamen. Beide Verträge sagten, es werde teuer.", ()),
        ("Jan Holm sagte, es werde teuer, und Ada Brandt ging.", ("Jan Holm",)),
    ],
    ids=["two trades", "an apposition", "one body", "one of two", "two things", "another clause"],
)
def test_who_is_told_of_with_an_und_may_be_one(text: str, holders: tuple[str, ...]) -> None:
    record = wortlaut.read(text, language="de", reader="rules")
    found = {record.holders(one) for one in record.statements or ()}
    assert {len(one) for one in found} <= {0, 1}
    if holders:
        assert {one[0].split()[0] for one in found} == {holders[0].split()[0]}
