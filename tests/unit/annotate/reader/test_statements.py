import pytest

import wortlaut


def test_outer_and_inner_words_of_a_letter_came_the_same_way() -> None:
    text = (
        "Der Minister schrieb am Montag einen Brief. In dem Brief, der von der staatlichen "
        "Nachrichtenagentur verbreitet wurde, sei zudem darauf hingewiesen worden, dass die Stadt "
        "bereits lange „eine stolze Kultur geschaffen“ habe."
    )
    record = wortlaut.read(text, language="de")
    chains = {
        (record.holder(one), *(link.name for id in one.via if (link := record.actor(id))))
        for one in record.statements or ()
    }
    assert chains == {("Minister", "staatliche Nachrichtenagentur")}


def test_a_headline_without_a_verb_of_saying_asserts() -> None:
    text = (
        "Kim Jong Un: „Werden Putin brüderlich die Hand reichen“\n\n"
        "Nordkoreas Machthaber Kim Jong Un hat Russlands Präsidenten Wladimir Putin am Montag in "
        "einem Brief Beistand zugesagt."
    )
    record = wortlaut.read(text, language="de")
    (told,) = (one for one in record.statements or () if "headline" in str(one.found_by))
    assert told.stance == "asserts"


def chains(text: str) -> list[tuple[str | None, list[str]]]:
    """Return each statement's holder and who passed it on, as the full reader sees them."""
    record = wortlaut.read(text, language="de", reader="full")
    names = {actor.id: actor.name for actor in record.actors or ()}
    return [
        (record.holder(one), [names[link] for link in one.via]) for one in record.statements or ()
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Jan Holm sagte, der Damm halte, wie der Sender CNN meldete.", ("Jan Holm", ["CNN"])),
        ("Nach Angaben der von der Hamas kontrollierten Behörde hält der Damm.", ("Behörde", [])),
        ("Der Damm halte, heißt es in dem Gutachten, das der Agentur Yonhap vorliegt.",
         ("Gutachten", ["Yonhap"])),
        ("Kim Jong Un sprach laut KCNA von einem „großen Erfolg“.", ("Kim Jong Un", ["KCNA"])),
        ("Der Damm halte, sagte Jan Holm nach Angaben der Agentur Yonhap.",
         ("Jan Holm", ["Yonhap"])),
    ],
    ids=["wie at the end", "an attribute", "before whom it lies", "laut inside", "sagte behind"],
)  # fmt: skip
def test_words_are_told_once_with_who_speaks_and_who_tells_of_it(
    text: str, chain: tuple[str, list[str]]
) -> None:
    assert chains(text) == [chain]


def test_who_takes_up_what_somebody_said_passes_it_on() -> None:
    text = "Die Lage sei ruhig, sagte der Gouverneur. Das meldete die Agentur Yonhap."
    assert chains(text) == [("Yonhap", []), ("Gouverneur", ["Yonhap"])]


def test_what_goes_on_with_a_report_goes_on_with_whom_it_cites() -> None:
    text = (
        "Die „Nordzeitung“ berichtet unter Berufung auf Konzernkreise, 500 Stellen fielen weg. "
        "Betroffen sei vor allem Emden."
    )
    assert chains(text) == [("Konzernkreise", ["Nordzeitung"])] * 2


def test_who_speaks_is_not_whom_he_tells() -> None:
    record = wortlaut.read(
        "Die Gewerkschaft IG Metall warnte davor, die Beschäftigten für Fehler büßen zu lassen.",
        language="de",
    )
    assert [(one.holder_span != (), one.addressee) for one in record.statements or ()] == [
        (True, ())
    ]


@pytest.mark.parametrize("place", ["in seiner abendlichen Ansprache", "auf der Plattform X"])
def test_where_somebody_speaks_is_not_whom_he_tells(place: str) -> None:
    record = wortlaut.read(f"„Der Damm hält“, sagte der Präsident {place}.", language="de")
    assert [one.addressee for one in record.statements or ()] == [()]


def test_thousands_of_people_are_people() -> None:
    record = wortlaut.read("Millionen Menschen sagten, das sei ein guter Tag.", language="de")
    assert [one.name for one in record.actors or ()] == ["Menschen"]


def test_whom_somebody_tells_is_named_in_the_same_sentence() -> None:
    record = wortlaut.read(
        "Gemeinsame Erklärung zu Iran\n\n"
        "Berlin (dpa) - Deutschland, Frankreich und Großbritannien haben den Iran aufgefordert, "
        "sofort an den Verhandlungstisch zurückzukehren. Außenminister Johann Wadephul und sein "
        "französischer Kollege Jean-Noël Barrot erklärten am Montag, die Zeit werde knapp.",
        language="de",
    )
    told = [record.excerpt(one.addressee) for one in record.statements or ()]
    assert told == ["den Iran", ""]


def test_what_is_told_in_a_headline_ends_with_it() -> None:
    text = (
        "Tempolimit würde laut Umweltbundesamt mehr Kohlendioxid sparen als gedacht\n\n"
        "Wolmers. Ein Tempolimit könnte nach einer neuen Studie des Amtes vier Prozent einsparen."
    )
    record = wortlaut.read(text, language="de")
    ends = [one.content[-1].of(text) for one in record.statements or ()]
    assert ends[0] == "mehr Kohlendioxid sparen als gedacht"


def test_whose_report_is_answered_is_not_whom_somebody_tells() -> None:
    record = wortlaut.read(
        "Der Minister reagierte auf Berichte der „Nordzeitung“, er sei bereits für den Posten "
        "vorgesehen. Bisheriger Amtsinhaber ist Ada Brandt.",
        language="de",
    )
    assert [one.addressee for one in record.statements or ()] == [()]


@pytest.mark.parametrize(
    ("text", "holder", "via"),
    [
        ("Ein Sprecher sagte der BBC, es gehe gut.", "Sprecher", ["BBC"]),
        ("Es gehe gut, sagte ein Insider dem „Handelsblatt“.", "Insider", ["Handelsblatt"]),
        (
            "Wie das Bundesamt auf dpa-Anfrage mitteilte, wurden 300 Fälle gemeldet.",
            "Bundesamt",
            ["dpa"],
        ),
        (
            "Der Gipfel wird verschoben, wie die dpa aus Regierungskreisen erfuhr.",
            "Regierungskreise",
            ["dpa"],
        ),
    ],
    ids=["told in the dative", "not who is told", "who asked", "who learned it"],
)
def test_media_that_are_told_something_pass_it_on(text: str, holder: str, via: list[str]) -> None:
    assert (holder, via) in chains(text)


def test_what_a_minister_learns_from_the_paper_is_no_chain() -> None:
    assert chains("Die Ministerin erfuhr aus der Zeitung von dem Fall, sagte sie.") == [
        ("Ministerin", [])
    ]


def test_words_that_are_told_end_before_the_mark_behind_them() -> None:
    text = "Der Gipfel wird verschoben, wie die dpa aus Regierungskreisen erfuhr."
    record = wortlaut.read(text, language="de")
    assert [record.excerpt(one.content) for one in record.statements or ()] == [
        "Der Gipfel wird verschoben"
    ]


def test_who_saw_a_document_passes_on_what_it_says() -> None:
    text = (
        "Aus einem internen Vermerk des Ministeriums, den der NDR einsehen konnte, geht hervor, "
        "dass die Warnungen ignoriert wurden."
    )
    ((_, via),) = chains(text)
    assert via == ["Norddeutscher Rundfunk"]


def test_whose_a_thing_is_is_not_whom_somebody_tells() -> None:
    text = "Kim lobte Bayerns Regierung als „historisch“ und sagte, er sei zufrieden."
    record = wortlaut.read(text, language="de")
    assert {one.addressee for one in record.statements or ()} == {()}
