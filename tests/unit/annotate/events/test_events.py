"""Events: who did what to whom, and whether it happened."""

import pytest

import wortlaut
from wortlaut.model.record import Event, Record


def read(text: str) -> Record:
    return wortlaut.read(text, language="de", reader="rules")


def events(text: str) -> list[Event]:
    record = read(text)
    assert record.events is not None
    return list(record.events)


def names(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Return the trigger of each event, who did it, and to whom."""
    record = read(text)
    called = {actor.id: actor.name for actor in record.actors or ()}
    return [
        (
            event.trigger.of(record.text),
            [called[id] for id in event.sources],
            [called[id] for id in event.targets],
        )
        for event in record.events or ()
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Die Opposition kritisierte die Regierung.",
            ("kritisierte", ["Opposition"], ["Regierung"]),
        ),
        (
            "Die Regierung wurde von der Opposition kritisiert.",
            ("kritisiert", ["Opposition"], ["Regierung"]),
        ),
        (
            "Die Polizei nahm den Abgeordneten fest.",
            ("nahm", ["Polizei"], ["Abgeordneten"]),
        ),
        (
            "Der Angriff der Armee auf die Rebellen misslang.",
            ("Angriff", ["Armee"], ["Rebellen"]),
        ),
        (
            "Die Verhaftung des Ministers überraschte.",
            ("Verhaftung", [], ["Minister"]),
        ),
        (
            "Die Regierung verhandelt mit den Rebellen.",
            ("verhandelt", ["Regierung", "Rebellen"], []),
        ),
        (
            "Ein NATO-Angriff traf das Dorf. Die NATO schwieg.",
            ("NATO-Angriff", ["Nato"], []),
        ),
    ],
    ids=["active", "passive", "parted verb", "noun", "done to", "parties", "compound"],
)
def test_who_did_it_to_whom(text: str, found: tuple[str, list[str], list[str]]) -> None:
    assert names(text)[0] == found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Die Polizei verhaftete den Minister.", "actual"),
        ("Die Polizei verhaftete den Minister nicht.", "negated"),
        ("Die Polizei will den Minister verhaften.", "planned"),
        ("Die Polizei würde den Minister verhaften.", "hypothetical"),
        ("Der Minister soll verhaftet werden.", "planned"),
        ("Die Opposition verlangt, den Minister zu verhaften.", "demanded"),
    ],
)
def test_whether_it_happened(text: str, status: str) -> None:
    assert events(text)[-1].status == status


@pytest.mark.parametrize(
    "text",
    [
        "Der Damm von Holm hat in der Nacht gehalten.",
        "Vor einigen Jahren stand hier ein Haus.",
        "Die Vereinigung feiert ihren Geburtstag.",
        "Die Zuschüsse reichen nicht.",
        "Der Trainer nahm den Schlüssel mit.",
    ],
    ids=["nothing", "some, not agree", "another noun", "ends alike", "another verb"],
)
def test_what_names_no_event(text: str) -> None:
    assert events(text) == []


def test_an_event_in_somebodys_words_knows_the_statement() -> None:
    record = read("Der Minister sagte, die Polizei habe den Abgeordneten verhaftet.")
    assert record.events is not None
    assert record.statements is not None
    assert record.events[-1].statement == record.statements[0].id


def test_a_reported_criticism_is_not_told_in_itself() -> None:
    assert events("Die Opposition kritisierte die Regierung.")[0].statement is None


def test_the_place_stands_behind_a_preposition() -> None:
    record = read("In Berlin verhaftete die Polizei den Minister.")
    assert record.events is not None
    place = record.actor(record.events[0].place)
    assert place is not None
    assert place.name == "Berlin"


def test_boilerplate_has_no_events() -> None:
    assert read("Hier.").events == ()


def test_a_second_predicate_has_the_subject_of_the_first() -> None:
    text = "Die Opposition beriet lange und kritisierte die Regierung."
    assert names(text)[-1] == ("kritisierte", ["Opposition"], ["Regierung"])


def test_a_planned_meeting_has_not_happened() -> None:
    assert events("Das geplante Treffen der Minister beginnt am Montag.")[0].status == "planned"


def test_a_condemnation_is_no_conviction() -> None:
    types = [
        events(text)[0].type
        for text in (
            "Die Regierung verurteilte die Gewalt.",
            "Der Minister wurde zu zwei Jahren Haft verurteilt.",
        )
    ]
    assert types == ["ACCUSE", "COERCE"]


def test_who_speaks_of_a_meeting_did_not_hold_it() -> None:
    found = names("Die Regierung nannte das Treffen der Rebellen mit der Opposition einen Fehler.")
    assert found[-1] == ("Treffen", ["Rebellen", "Opposition"], [])
    assert names("Die Regierung lobte das Treffen.")[-1] == ("Treffen", [], [])


def test_a_pronoun_is_the_subject_and_not_the_name_behind_it() -> None:
    assert names("Wir unterstützen die Regierung.") == []


def test_a_genitive_behind_a_noun_does_nothing() -> None:
    found = names("Die Opposition kritisierte die Politik Russlands.")
    assert found[0] == ("kritisierte", ["Opposition"], ["Russland"])
