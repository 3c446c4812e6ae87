"""How words came to the reader, where more than one sentence tells it."""

import pytest

import wortlaut


def ways(text: str) -> list[tuple[str | None, ...]]:
    """Return holder and links of each statement that is somebody's, by name."""
    record = wortlaut.read(text, language="de", reader="rules")
    return [
        (
            record.holder(one),
            *(actor.name for link in one.via if (actor := record.actor(link))),
        )
        for one in record.statements or ()
        if one.kind != "hedged"
    ]


TOLD = "Ada Brandt sagte gegenüber der Zeitung „Nordblick“, der Damm halte."


def test_what_somebody_says_on_came_the_same_way() -> None:
    text = f"{TOLD} Brandt sagte, das Wasser falle."
    assert ways(text) == [("Ada Brandt", "Nordblick"), ("Ada Brandt", "Nordblick")]


def test_a_new_paragraph_ends_the_way() -> None:
    text = f"{TOLD}\n\nBrandt sagte, das Wasser falle."
    assert ways(text) == [("Ada Brandt", "Nordblick"), ("Ada Brandt",)]


def test_somebody_else_did_not_come_that_way() -> None:
    text = f"{TOLD} Jan Holm sagte, das Wasser falle."
    assert ways(text) == [("Ada Brandt", "Nordblick"), ("Jan Holm",)]


def test_demnach_goes_on_with_the_way_of_the_words_before() -> None:
    text = f"{TOLD}\n\nDas Wasser falle, sagte sie demnach."
    assert ways(text)[-1] == ("Ada Brandt", "Nordblick")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt sagte im Fernsehsender „Nordblick“, der Damm halte.",
        "Im Sender „Nordblick“ sagte Ada Brandt, der Damm halte.",
    ],
    ids=["behind the verb", "before it"],
)
def test_where_something_was_said_is_a_link_if_it_is_a_medium(text: str) -> None:
    assert ways(text) == [("Ada Brandt", "Nordblick")]


def test_a_place_where_something_was_said_is_no_link() -> None:
    assert ways("Ada Brandt sagte im Rathaus, der Damm halte.") == [("Ada Brandt",)]


def test_a_source_without_a_name_is_nobody_and_who_cites_it_a_link() -> None:
    text = "Unter Berufung auf Augenzeugen meldete der Sender „Nordblick“, der Damm halte."
    assert ways(text) == [(None, "Nordblick")]


@pytest.mark.parametrize(
    ("phrase", "links"),
    [
        ("der dpa", ["dpa"]),
        ("dem Wolmer Boten", ["Wolmer Boten"]),
        ("dem Havelspiegel", ["Havelspiegel"]),
        ("der Funke Mediengruppe", ["Funke Mediengruppe"]),
        ("dem Boten", []),
        ("den Reportern", []),
    ],
)
def test_words_come_through_the_medium_that_was_told_them(phrase: str, links: list[str]) -> None:
    (way,) = ways(f"Der Damm sei sicher, sagte Ada Brandt {phrase} am Montag.")
    assert list(way) == ["Ada Brandt", *links]
