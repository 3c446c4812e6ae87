import pytest

import wortlaut
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.quotations.chains import links_in, own_speaker
from wortlaut.annotate.quotations.indirect import closing_how
from wortlaut.annotate.quotations.read import reading
from wortlaut.model.span import Span


def chains(text: str) -> list[tuple[str | None, list[str]]]:
    """Return each statement's holder and who passed it on, nearest to the holder first."""
    record = wortlaut.read(text, language="de", reader="rules")
    names = {actor.id: actor.name for actor in record.actors or ()}
    return [
        (record.holder(one), [names[link] for link in one.via]) for one in record.statements or ()
    ]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Der Damm halte, wurde Minister Jan Holm von den Staatsmedien zitiert.", "Staatsmedien"),
        ("Jan Holm wurde vom Sender CNN mit den Worten zitiert: „Der Damm hält.“", "CNN"),
        ("„Der Damm hält“, zitierten Staatsmedien den Minister Jan Holm.", "Staatsmedien"),
        ("Staatsmedien zitierten Jan Holm mit den Worten, der Damm halte.", "Staatsmedien"),
        ("Der Damm halte, sagte Minister Jan Holm, wie der Sender CNN meldet.", "CNN"),
        ("Wie der Sender CNN meldet, sagte Minister Jan Holm, der Damm halte.", "CNN"),
        ("Minister Jan Holm sagte laut der Agentur Yonhap, der Damm halte.", "Yonhap"),
        ("Laut der Agentur Yonhap sagte Minister Jan Holm, der Damm halte.", "Yonhap"),
        ("Nach Angaben der Agentur Yonhap sagte Jan Holm, der Damm halte.", "Yonhap"),
        ("Der Damm halte, sagte Jan Holm nach Angaben der Agentur Yonhap.", "Yonhap"),
        ("In einem Video, das von der Agentur Yonhap verbreitet wurde, sagte Jan Holm, er bleibe.",
         "Yonhap"),
        ("Die Zeitung „Nordblick“ berichtete unter Berufung auf Jan Holm, der Damm halte.",
         "Nordblick"),
        ("Der Damm halte, berichtete die Zeitung „Nordblick“ unter Berufung auf Jan Holm.",
         "Nordblick"),
        ("Der Sender CNN berichtet mit Verweis auf Jan Holm, der Damm halte.", "CNN"),
        ("Jan Holm sagte, der Damm halte, wie der Sender CNN meldete.", "CNN"),
        ("Jan Holm zufolge hält der Damm, wie die Agentur Yonhap meldete.", "Yonhap"),
        ("Der Damm halte, sagte Jan Holm der Agentur Yonhap zufolge.", "Yonhap"),
        ("Jan Holm sagte nach Angaben russischer Agenturen, der Damm halte.",
         "russische Agenturen"),
        ("Der Damm hält, wie Jan Holm der Agentur Yonhap sagte.", "Yonhap"),
        ("Der Damm halte, sagte Jan Holm den Wolmer Nachrichten.", "Wolmer Nachrichten"),
        ("„Der Damm hält“, sagte Jan Holm auf Anfrage der Deutschen Presse-Agentur.", "dpa"),
        ("Nach Angaben von Jan Holm gegenüber dem Sender CNN hält der Damm.", "CNN"),
        ("Jan Holm sagte gegenüber mehreren spanischen Medien, der Damm halte.",
         "spanische Medien"),
        ("„Der Damm hält“, sagte der Leiter, Jan Holm, im ukrainischen Fernsehen.",
         "ukrainisches Fernsehen"),
        ("„Der Damm hält“, sagte Jan Holm im ARD-„Morgenmagazin“.", "ARD"),
        ("„Der Damm hält“, sagte Jan Holm in der ZDF-Sendung „Ada Brandt“.", "ZDF"),
        ("In dem Brief, der der Agentur Yonhap vorliegt, schreibt Jan Holm, der Damm halte.",
         "Yonhap"),
        ("Der Damm halte, heißt es in einem Brief von Jan Holm, aus dem der Sender CNN zitiert.",
         "CNN"),
        ("Im Gespräch mit der Deutschen Presse-Agentur forderte Jan Holm höhere Dämme.", "dpa"),
        ("Jan Holm warnte am Montag im Sender CNN vor dem Hochwasser.", "CNN"),
        ("Der Damm hält, wie Jan Holm laut der Agentur Yonhap mitteilte.", "Yonhap"),
        ("Der Damm halte, meldet der Sender CNN und beruft sich auf Jan Holm.", "CNN"),
        ("Nach Angaben des Senders CNN, der sich auf Jan Holm beruft, hält der Damm.", "CNN"),
        ("Der Damm halte, zitiert der Sender CNN aus einem Brief von Jan Holm.", "CNN"),
        ("Der Sender CNN meldet, der Damm halte. Er stützt sich auf Jan Holm.", "CNN"),
        ("Der Sender CNN meldet, der Damm halte. Das Medium beruft sich auf Jan Holm.", "CNN"),
    ],
    ids=[
        "was quoted by", "was quoted by, direct", "quoted, behind", "quoted with the words",
        "wie behind", "wie before", "laut inside", "laut before", "nach Angaben before",
        "nach Angaben behind", "spread by", "unter Berufung auf", "unter Berufung auf, behind",
        "mit Verweis auf", "wie at the end", "zufolge and wie", "zufolge behind a name",
        "angaben of many", "told before the verb", "told many", "on request", "said to, laut",
        "foreign media", "behind an apposition", "programme in marks", "programme of a medium",
        "a letter that lies before", "a letter that is quoted", "report, interview first",
        "report, behind the verb", "laut inside wie", "cites", "cites, in a relative clause",
        "quotes from a letter", "cites, looking back", "cites, looking back, named by its trade",
    ],
)  # fmt: skip
def test_who_speaks_is_the_holder_and_who_tells_of_it_the_link(text: str, link: str) -> None:
    assert chains(text) == [("Jan Holm", [link])]


def test_words_of_a_third_come_through_the_one_quoted_and_the_one_who_quotes() -> None:
    text = "Die Zeitung zitierte Jan Holm mit den Worten des Königs: „Der Damm hält.“"
    assert chains(text) == [("König", ["Jan Holm", "Zeitung"])]


def test_words_quoted_in_a_report_are_those_of_the_one_it_speaks_of() -> None:
    text = "Kim wolle ihm „die Hand reichen“, hieß es in einem Bericht der Zeitung."
    assert chains(text) == [("Kim", ["Zeitung"]), ("Kim", ["Zeitung"])]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Der Damm halte, meldete die Agentur Yonhap.", "Yonhap"),
        ("Die Zeitung „Nordblick“ berichtete, der Damm halte.", "Nordblick"),
        ("Laut der Agentur Yonhap hält der Damm.", "Yonhap"),
        ("Wie der Sender CNN meldet, hält der Damm.", "CNN"),
    ],
)
def test_a_medium_that_says_it_itself_is_the_holder(text: str, holder: str) -> None:
    assert chains(text) == [(holder, [])]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Nach dpa-Informationen hält der Damm.", "dpa"),
        ("Nach Recherchen von NDR, WDR und „Nordzeitung“ hält der Damm.",
         "Norddeutscher Rundfunk"),
        ("Recherchen von ZDF und CNN zufolge hält der Damm.", "ZDF"),
        ("Aus Koalitionskreisen verlautete, der Damm halte.", "Koalitionskreise"),
        ("Nach Angaben der von der Stadt bestellten Aufsicht hält der Damm.", "Aufsicht"),
    ],
    ids=["a compound", "a list", "a list before zufolge", "circles", "an attribute"],
)  # fmt: skip
def test_a_phrase_says_as_a_whole_whose_words_they_are(text: str, holder: str) -> None:
    assert chains(text) == [(holder, [])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Jan Holm sagte, der Damm halte, wie der Sender CNN meldete.", "der Damm halte"),
        ("Jan Holm sagte, der Damm halte, wie aus einer Mitteilung hervorgeht.", "der Damm halte"),
        ("Der Damm stehe; laut Jan Holm ist er sicher.", "ist er sicher"),
    ],
    ids=["a medium tells it", "a release tells it", "behind a semicolon"],
)
def test_what_somebody_says_ends_before_who_tells_of_it(text: str, content: str) -> None:
    record = wortlaut.read(text, language="de", reader="rules")
    assert [record.excerpt(one.content) for one in record.statements or ()] == [content]


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("Jan Holm sagte, der Damm halte, wie der Sender meldete.", True),
        ("Der Damm halte, sagte Jan Holm, wie der Sender meldete.", True),
        ("Jan Holm schilderte, wie der Wirt rief.", False),
        ("Jan Holm sagte, es sei, wie der Wirt behauptet habe.", False),
        ("Jan Holm lobte den Rat, wie sich die Stadtwache nennt.", False),
    ],
)
def test_wie_closes_a_sentence_where_it_says_who_tells_it(text: str, *, closes: bool) -> None:
    (unit,) = reading(text, [Span(0, len(text))], frozenset(), "de").units
    assert (closing_how(unit, lexicon("de")) is not None) == closes


@pytest.mark.parametrize(
    "text",
    [
        "Jan Holm schrieb auf der Plattform Telegram, der Damm halte.",
        "Minister Jan Holm erklärte laut einer Mitteilung seines Amtes, der Damm halte.",
        "Jan Holm kritisierte den Bericht im Sender CNN.",
        "Jan Holm sagte dieser Zeitung, der Damm halte.",
        "Der Rat, wie sich die Stadtwache nennt, entschied. Jan Holm sagte, der Damm halte.",
    ],
    ids=["a platform", "a release of his own", "what he speaks of", "the one one reads", "a name"],
)
def test_what_passes_nothing_on_is_no_link(text: str) -> None:
    assert ("Jan Holm", []) in chains(text)


def test_what_a_medium_says_that_somebody_said_are_two_statements() -> None:
    text = "Die Agentur Yonhap meldete, Minister Jan Holm habe gesagt, der Damm halte."
    assert [holder for holder, _ in chains(text)] == ["Yonhap", "Jan Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "„Wir bedauern das“, sagte Vorstandschefin Ada Brandt der „Nordzeitung“.",
        "Dem Blatt „Nordzeitung“ sagte Ada Brandt, man bedauere das.",
    ],
    ids=["behind", "before"],
)
def test_a_medium_that_was_told_passes_the_words_on(text: str) -> None:
    assert chains(text) == [("Ada Brandt", ["Nordzeitung"])]


@pytest.mark.parametrize(
    "text",
    [
        "„Es hagelte“, sagte die Wirtin Ada B. aus Wolm der „Nordzeitung“.",
        "„Es hagelte“, sagte die Präsidentin des Rates, Ada B., der „Nordzeitung“ (Samstag).",
        "Die Wirtin Ada B., die dem Blatt „Nordzeitung“ sagte, es habe gehagelt, ging.",
    ],
    ids=["a name cut to a letter", "behind a name between commas", "in a relative clause"],
)
def test_a_medium_that_was_told_is_found_beside_more_about_who_says_it(text: str) -> None:
    assert chains(text) == [("Ada B.", ["Nordzeitung"])]


def test_who_speaks_in_a_relative_clause_is_not_whom_he_tells_it() -> None:
    assert chains("Minister Jan Holm, der der dpa sagte, er bleibe, ging am Abend.") == [
        ("Jan Holm", ["dpa"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Jan Holm ließ über seinen Anwalt Emil Krug mitteilen, er sei krank.",
        "Er sei krank, ließ Minister Jan Holm durch seinen Sprecher Emil Krug ausrichten.",
        "Minister Jan Holm erklärte über seinen Anwalt Emil Krug, er sei krank.",
    ],
    ids=["lets know", "sends word", "by the verb"],
)
def test_who_speaks_for_somebody_passes_the_words_on(text: str) -> None:
    assert chains(text) == [("Jan Holm", ["Emil Krug"])]


def test_of_whom_somebody_speaks_he_does_not_pass_it_on() -> None:
    text = "Minister Jan Holm sagte über seinen Anwalt Emil Krug, er sei krank."
    assert chains(text) == [("Jan Holm", [])]


def test_who_is_cited_may_have_an_attribute() -> None:
    text = "Der Sender CNN meldet unter Berufung auf mit dem Fall betraute Beamte, er sei gefasst."
    assert chains(text) == [("betraute Beamte", ["CNN"])]


def test_a_medium_that_quotes_from_a_study_is_its_link() -> None:
    text = "Einer Studie der Stadt Wolm zufolge, aus der der Sender CNN zitiert, droht Hochwasser."
    record = wortlaut.read(text, language="de", reader="rules")
    assert [record.excerpt(one.content) for one in record.statements or ()] == ["droht Hochwasser"]
    assert chains(text)[0][1] == ["CNN"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Nach „Spiegel“-Informationen bleibt der Minister.", "Der Spiegel"),
        ("Die Zeitung „Nordblick“ schreibt davon. Dem Bericht zufolge bleibt er.", "Nordblick"),
    ],
    ids=["a name in marks with a noun", "the report of before"],
)
def test_what_a_medium_knows_is_told_by_it(text: str, holder: str) -> None:
    assert chains(text)[-1] == (holder, [])


def test_media_of_which_each_has_its_article_are_all_meant() -> None:
    text = "Nach Informationen des SWR, des NDR und des WDR bleibt der Minister."
    record = wortlaut.read(text, language="de", reader="rules")
    (told,) = record.statements or ()
    assert record.excerpt(told.content) == "bleibt der Minister"
    assert len(told.holders) == len(["SWR", "NDR", "WDR"])


def test_to_whom_an_interview_was_given_is_the_link() -> None:
    told = "Minister Jan Holm gab der Zeitung „Nordblick“ ein Interview."
    assert chains(f"{told} Darin sagte er, der Damm halte.")[-1] == ("Jan Holm", ["Nordblick"])


def test_anybody_else_who_was_told_does_not() -> None:
    assert chains("„Wir bedauern das“, sagte Ada Brandt dem Bürgermeister.") == [("Ada Brandt", [])]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("In einem Interview mit dem Sender CNN sagte Jan Holm, der Damm halte.", "CNN"),
        ("In einem Interview mit der Süddeutschen Zeitung sagte Jan Holm, der Damm halte.",
         "Süddeutsche Zeitung"),
        ("Der Damm halte, so Jan Holm in einem Gastbeitrag für die Zeitung „Nordblick“.",
         "Nordblick"),
        ("Jan Holm sagte gegenüber der Voice of America, der Damm halte.", "Voice of America"),
    ],
    ids=["interview with", "declined", "so, contribution", "of inside"],
)  # fmt: skip
def test_the_medium_to_which_somebody_spoke_passes_the_words_on(text: str, link: str) -> None:
    assert ("Jan Holm", [link]) in chains(text)


def test_an_interview_that_a_sentence_tells_of_goes_on_in_its_paragraph() -> None:
    told = "Minister Jan Holm äußerte sich in einem Interview mit dem Sender CNN zu dem Vorfall."
    assert ("Jan Holm", ["CNN"]) in chains(f"{told} Holm sagte, der Damm halte.")
    assert ("Jan Holm", []) in chains(f"{told}\n\nHolm sagte, der Damm halte.")


def test_who_spoke_in_a_medium_goes_on_there_in_the_paragraph() -> None:
    told = "Minister Jan Holm widersprach im Sender CNN dem Rat."
    assert chains(f"{told} Holm sagte, der Damm halte.")[-1] == ("Jan Holm", ["CNN"])
    assert chains(f"{told}\n\nHolm sagte, der Damm halte.")[-1] == ("Jan Holm", [])


def test_whom_another_cites_is_not_the_source_of_a_medium() -> None:
    told = "Der Sender CNN meldet, der Damm halte."
    assert chains(f"{told} Ada Brandt beruft sich auf Jan Holm.") == [("CNN", [])]


def test_what_a_denied_report_says_is_the_mediums() -> None:
    text = "Minister Jan Holm hat Berichte der Agentur Yonhap zurückgewiesen, er trete zurück."
    assert chains(text) == [("Yonhap", [])]


def test_who_told_all_media_told_none_that_passes_it_on() -> None:
    assert chains("„Der Damm hält“, sagte Minister Jan Holm der Presse.") == [("Jan Holm", [])]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Jan Holm sagte, nach dem Plan der Stadt halte der Damm.",
        "Nach Angaben der Agentur Yonhap floh der Wirt, Minister Jan Holm sagte, der Damm halte.",
    ],
    ids=["a plan inside the words", "another clause"],
)
def test_what_else_is_told_in_a_sentence_is_no_link(text: str) -> None:
    assert ("Jan Holm", []) in chains(text)


def test_words_that_a_headline_repeats_came_the_way_of_the_article() -> None:
    body = "Der Damm sei „ein ganz sicherer Ort“, sagte Minister Jan Holm laut der Agentur Yonhap."
    record = wortlaut.read(
        f"Holm: „Ein ganz sicherer Ort“\n\n{body}", language="de", reader="rules"
    )
    names = {actor.id: actor.name for actor in record.actors or ()}
    direct = [one for one in record.statements or () if one.kind == "direct"]
    assert [[names[link] for link in one.via] for one in direct] == [["Yonhap"], ["Yonhap"]]


def test_pictures_hold_no_statement() -> None:
    assert chains("Der Damm hält, wie Bilder in den Staatsmedien zeigten.") == [
        (None, ["Staatsmedien"])
    ]


def test_of_a_source_that_somebody_published_the_publisher_is_the_link() -> None:
    text = "Der Damm halte, wie aus einem von den Medien veröffentlichten Video hervorgeht."
    (unit,) = reading(text, [Span(0, len(text))], frozenset(), "de").units
    assert [teller.span.of(text) for teller in links_in(unit, lexicon("de")).tellers] == [
        "den Medien"
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Laut der Agentur Yonhap hat Jan Holm die Anzeige zurückgewiesen.", "die Anzeige",
         "Jan Holm"),
        ("Laut der Agentur Yonhap hat Jan Holm die Anzeige zurückgewiesen.",
         "hat Jan Holm die Anzeige zurückgewiesen", None),
        ("Laut der Agentur Yonhap hält der Damm.", "hält der Damm", None),
    ],
    ids=["the object alone", "all of it", "nobody else says it"],
)  # fmt: skip
def test_who_is_told_of_holds_what_a_teller_tells(
    text: str, content: str, speaker: str | None
) -> None:
    known = lexicon("de")
    (unit,) = reading(text, [Span(0, len(text))], frozenset(), "de").units
    at = text.index(content)
    own = own_speaker(unit, [Span(at, at + len(content))], links_in(unit, known).tellers[0], known)
    assert (own.of(text) if own else None) == speaker
