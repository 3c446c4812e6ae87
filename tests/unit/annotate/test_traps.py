"""Sentences that once led the rules astray, and what they must not be read as."""

import pytest

import wortlaut

Found = tuple[str, str | None, tuple[str, ...]]


def statements(text: str) -> list[Found]:
    """Return words, holder and links of each statement."""
    record = wortlaut.read(text, language="de", reader="rules")
    names = {actor.id: actor.name for actor in record.actors or ()}
    return [
        (record.excerpt(s.content), record.holder(s), tuple(names[link] for link in s.via))
        for s in record.statements or ()
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Die Ministerin sagte nicht, dass der Damm halte.",
        "Der Minister wollte nicht sagen, ob er bleibt.",
        "Niemand sagte, der Damm halte.",
        "Weder bestätigen noch dementieren wollte der Sprecher den Bericht.",
    ],
    ids=["negated", "would not say", "nobody", "neither nor"],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize("under", ["steht im Verdacht", "steht unter dem Verdacht"])
def test_who_is_under_suspicion_has_not_said_it(under: str) -> None:
    record = wortlaut.read(
        f"Der Kapitän {under}, Öl abgelassen zu haben.", language="de", reader="rules"
    )
    assert [(s.kind, s.holder) for s in record.statements or ()] == [("hedged", None)]


def test_a_suspicion_that_somebody_voices_is_a_statement_of_his() -> None:
    (found,) = statements("Die Polizei äußerte den Verdacht, das Öl sei abgelassen worden.")
    assert found[:2] == ("das Öl sei abgelassen worden", "Polizei")


def test_a_report_of_a_report_ends_before_its_own_frame() -> None:
    record = wortlaut.read(
        "Am Abend sagte Jan Holm, dass der Damm halten werde, meldete die Agentur Yonhap.",
        language="de",
        reader="rules",
    )
    outer, inner = record.statements or ()
    assert record.excerpt(inner.content) == "dass der Damm halten werde"
    assert (record.holder(inner), record.holder(outer)) == ("Jan Holm", "Yonhap")
    assert inner.nested_in == outer.id


def test_a_name_in_marks_behind_what_it_is_is_no_person() -> None:
    record = wortlaut.read(
        "Die Organisation „Klarer Bach“ sagte, es reiche.", language="de", reader="rules"
    )
    assert [(a.name, a.type) for a in record.actors or ()] == [("Klarer Bach", "organisation")]


def test_a_denied_thought_is_a_doubt() -> None:
    record = wortlaut.read(
        "Die Ärztin glaubt nicht, dass er überlebt.", language="de", reader="rules"
    )
    assert [s.stance for s in record.statements or ()] == ["doubts"]


def test_a_denied_expectation_is_one_still() -> None:
    record = wortlaut.read(
        "Die Ärztin erwartet nicht, dass er überlebt.", language="de", reader="rules"
    )
    assert [s.stance for s in record.statements or ()] == ["expects"]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Die Opposition warf der Dezernentin vor, geschwiegen zu haben.", "Opposition"),
        ("Die Organisation warf der Stadt vor, geschwiegen zu haben.", "Organisation"),
        ("„Nein“, sagte Fraktionschef Jan Holm.", "Jan Holm"),
        ("Kim Jong Un reiste ab. Kims Sprecher sagte, der Damm halte.", "Kims Sprecher"),
        ("Ein Sprecher sagte, der Damm halte.", "Sprecher"),
        ("Der 43-jährige Wirt sagte, der Damm halte.", "43-jähriger Wirt"),
        ("Den Plan nannte der Wirt „völlig verfehlt“.", "Wirt"),
        ("Ministerin Anna Berg sagte, der Damm halte.", "Anna Berg"),
        ("Nordkorea bestreitet das.", "Nordkorea"),
        ("Die Vorwürfe wies der Minister zurück.", "Minister"),
        ("Seiner Meinung nach hält der Damm.", None),
        ("„Ja“, sagte er.", None),
    ],
    ids=[
        "the accused", "an accused without a gender", "a chief of something",
        "a genitive", "a spokesman", "a number in a word", "a quotation behind",
        "a surname that is a noun", "an object that could be an article", "the object first",
        "a pronoun without a name", "nobody named yet",
    ],
)  # fmt: skip
def test_the_holder_is_not(text: str, holder: str | None) -> None:
    assert [found[1] for found in statements(text)] == [holder]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "Minister Jan Holm sagte laut der Agentur Yonhap, wie der Sender CNN berichtet: "
            "„Der Damm hält.“",
            ("Yonhap", "CNN"),
        ),
        ("Minister Jan Holm sagte, wie der Sender CNN meldet, der Damm halte.", ("CNN",)),
        ("Der Agentur Yonhap zufolge sagte Minister Jan Holm, der Damm halte.", ("Yonhap",)),
        (
            "In einem von der Agentur Yonhap verbreiteten Video sagte Minister Jan Holm, "
            "der Damm halte.",
            ("Yonhap",),
        ),
        ("„Der Damm hält“, zitierte die Agentur Yonhap Minister Jan Holm.", ()),
        (
            "Der Damm halte, wurde Jan Holm von den staatlich gelenkten Medien zitiert.",
            ("staatlich gelenkte Medien",),
        ),
    ],
    ids=[
        "the contract's own",
        "how",
        "zufolge",
        "a video spread",
        "quoted by an agency",
        "quoted by media, with an adverb",
    ],
)
def test_who_passes_words_on_does_not_hold_them(text: str, links: tuple[str, ...]) -> None:
    ((_, holder, via),) = statements(text)
    assert holder == "Jan Holm"
    assert not links or via == links


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Damm, sagte die Ministerin, sei sicher.", ["Der Damm […] sei sicher"]),
        ("Nach den Berichten über Betrug trat er zurück.", []),
        ("„Der Damm hält“, so die Ministerin.", ["„Der Damm hält“"]),
        ("Ob der Damm halte, fragte der Reporter.", ["Ob der Damm halte"]),
        ("Die Täter sollen Autos gestohlen haben.", ["Die Täter sollen Autos gestohlen haben"]),
        (
            "Die Brücke bleibt zu. Dies bestätigte ein Sprecher.",
            ["Die Brücke bleibt zu. […] Dies"],
        ),
        # told by reports, and hedged: nobody says whose they are
        ("Es gibt Berichte, wonach das Boot gesunken sei.", ["das Boot gesunken sei"] * 2),
        (
            "„Ich habe alles geprüft.\n\nEs fehlt nichts“, sagte die Ministerin.",
            ["„Ich habe alles geprüft.\n\nEs fehlt nichts“"],
        ),
    ],
    ids=[
        "a subject alone",
        "after reports of it",
        "so",
        "a question",
        "sollen",
        "dies",
        "wonach",
        "two paragraphs",
    ],
)
def test_the_words_are_found_whole(text: str, words: list[str]) -> None:
    assert [found[0] for found in statements(text)] == words
