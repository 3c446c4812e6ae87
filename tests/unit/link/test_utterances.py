from __future__ import annotations

from tests.unit.link import bridge

import wortlaut
from wortlaut.link.dossier import dossier_of
from wortlaut.model.dossier import Dossier, Utterance


def of(story: Dossier, words: str) -> Utterance:
    texts = {article.id: article.text for article in story.articles}
    return next(
        utterance
        for utterance in story.utterances
        for one in utterance.occurrences
        if words in one.content[0].of(texts[one.article])
    )


def forms(utterance: Utterance) -> dict[str, str]:
    names = {str(id): name for id, name in bridge.ids().items()}
    return {names[one.article]: one.form for one in utterance.occurrences}


def test_a_quotation_and_its_konjunktiv_are_one_utterance(story: Dossier) -> None:
    found = forms(of(story, "nicht verantworten"))
    assert (found["agency"], found["portal"], found["edited"]) == ("direct", "direct", "indirect")


def test_a_sentence_that_leads_to_a_quotation_tells_of_it(story: Dossier) -> None:
    utterance = of(story, "nie gesehen")
    named = {str(id): name for id, name in bridge.ids().items()}
    in_denial = [one.form for one in utterance.occurrences if named[one.article] == "denial"]
    assert in_denial == ["paraphrase", "direct"]


def test_an_utterance_has_the_holder_that_most_articles_name(story: Dossier) -> None:
    assert of(story, "nicht verantworten").holder == "Greta Mohnhaupt"
    assert of(story, "nie gesehen").holder == "Rolf Tassen"


def test_what_two_persons_say_is_not_one_utterance(story: Dossier) -> None:
    assert of(story, "nie gesehen") != of(story, "nicht verantworten")


def test_a_press_release_says_what_others_report_of_its_body() -> None:
    release = (
        "Der Zugang zum Server stand seit August offen. Niemand sah es. Der Schaden wird "
        "geprüft. Vorstand Ada Grot bedauert den Vorfall. Alle Kunden in Lahnau bekommen bis "
        "Freitag einen Brief."
    )
    report = (
        "Der Zugang zum Server habe seit August offen gestanden, teilte der Verkehrsverbund Lahnau "
        "mit. "
        "Vorstand Ada Grot fuhr nach Lahnau. Die Züge fahren. Alle Kunden in Lahnau bekommen bis "
        "Freitag einen Brief. Das Wetter bleibt trüb. Der Landtag berät im März darüber."
    )
    records = [
        wortlaut.read(text, outlet=outlet, published=day, language="de", reader="rules")
        for text, outlet, day in (
            (release, "Verkehrsverbund Lahnau", "2031-03-03"), (report, "Bote", "2031-03-04"),
        )
    ]  # fmt: skip
    (utterance,) = dossier_of(records).utterances
    assert [one.form for one in utterance.occurrences] == ["paraphrase", "indirect"]


def test_a_holder_called_by_the_office_is_the_person_whom_others_name() -> None:
    named = (
        "Landrätin Ada Grot verteidigte die Räumung von Lahnau. „Das Wasser stand am Sonntag schon "
        "in den Kellern“, sagte Landrätin Ada Grot in Lahnau. Betroffen seien 48 Höfe in Lahnau."
    )
    called = (
        "Die Räumung von Lahnau ist vorbei. In den Kellern habe bereits Wasser gestanden, sagte "
        "die Landrätin. Betroffen sind in Lahnau 48 Höfe."
    )
    records = [
        wortlaut.read(text, outlet=outlet, published=day, language="de", reader="rules")
        for text, outlet, day in ((named, "Bote", "2031-03-04"), (called, "Blick", "2031-03-05"))
    ]
    utterance = of(dossier_of(records), "Wasser gestanden")
    (told,) = (one for one in utterance.occurrences if one.form == "indirect")
    assert any(reason.startswith("both of") for reason in told.reasons)


def read(*written: tuple[str, str]) -> Dossier:
    """Link articles that came out day by day: outlet and text of each."""
    return dossier_of(
        wortlaut.read(
            text, outlet=outlet, published=f"2031-03-0{day}", language="de", reader="rules"
        )
        for day, (outlet, text) in enumerate(written, start=1)
    )


def test_a_sentence_that_calls_somebody_by_the_office_tells_what_they_said() -> None:
    named = (
        "Landrätin Ada Grot kam nach Lahnau. „Bis Weihnachten steht der Damm an der Wolde“, sagte "
        "Landrätin Ada Grot. Betroffen seien 48 Höfe in Lahnau."
    )
    called = (
        "In Lahnau an der Wolde sind 48 Höfe betroffen. Die Landrätin sieht zu Weihnachten einen "
        "Damm voraus. Es regnet."
    )
    story = read(("Bote", named), ("Blick", called))
    assert of(story, "Bis Weihnachten") == of(story, "Die Landrätin sieht")


def test_the_name_of_a_holder_is_no_word_that_two_utterances_share() -> None:
    one = (
        "Behördenchefin Ada Grot sprach von einer Abschwächung der Preise. Betroffen seien 48 Höfe "
        "in Lahnau. Jorin Vask schwieg."
    )
    other = (
        "Behördenchefin Ada Grot sprach von einem Fehler im Mietspiegel. In Lahnau sind 48 Höfe "
        "betroffen. Jorin Vask ging."
    )
    apart = read(("Bote", one), ("Blick", other))
    assert not any("Mietspiegel" in words for words in told(apart))


def told(story: Dossier) -> list[str]:
    """Return what utterances of several articles say."""
    texts = {article.id: article.text for article in story.articles}
    return [
        one.content[0].of(texts[one.article])
        for utterance in story.utterances
        for one in utterance.occurrences
    ]
