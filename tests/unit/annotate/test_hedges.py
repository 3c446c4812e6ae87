import pytest

import wortlaut


def hedged(text: str) -> list[tuple[str, str]]:
    """Return cue and words of each hedged claim."""
    record = wortlaut.read(text, language="de", reader="rules")
    found = [one for one in record.statements or () if one.kind == "hedged"]
    return [(record.excerpt(one.cue), record.excerpt(one.content)) for one in found]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Der Mann soll das Geld gestohlen haben.", "soll"),
        ("Der Mann soll nach Holm geflohen sein.", "soll"),
        ("Das Geschäft soll schon abgeschlossen worden sein.", "soll"),
        ("Die Zahl der Opfer dürfte weiter steigen.", "dürfte"),
        ("Die Täter sind offenbar geflohen.", "offenbar"),
        ("Offenbar sind die Täter geflohen.", "Offenbar"),
        ("Die Täter flohen mutmaßlich nach Holm.", "mutmaßlich"),
        ("Das Schiff war angeblich leer.", "angeblich"),
        ("Berichten zufolge sind die Täter geflohen.", "Berichten zufolge"),
        ("Medienberichten zufolge sind die Täter geflohen.", "Medienberichten zufolge"),
        ("Der Wirt steht im Verdacht, das Feuer gelegt zu haben.", "im Verdacht"),
    ],
)
def test_a_hedge_makes_its_sentence_a_hedged_claim(text: str, cue: str) -> None:
    assert hedged(text) == [(cue, text.removesuffix("."))]


@pytest.mark.parametrize(
    "text",
    [
        "Das Museum soll im Mai öffnen.",
        "Der Plan soll die Stadt entlasten.",
        "Die Gäste sollen bis Mai warten.",
        "Bis Mai soll der Umbau abgeschlossen sein.",
        "Der Mann hat das Geld gestohlen.",
    ],
)
def test_a_plan_or_a_fact_is_no_hedge(text: str) -> None:
    assert hedged(text) == []


def test_a_hedge_holds_its_clause_and_what_depends_on_it() -> None:
    assert hedged("Der Dieb floh offenbar, weil ein Hund bellte.") == [
        ("offenbar", "Der Dieb floh offenbar, weil ein Hund bellte")
    ]


def test_a_hedge_goes_on_behind_a_relative_clause() -> None:
    claim = "Der Rat baut angeblich trotz der Strafen, die gestern verhängt wurden, einen Damm"
    assert hedged(f"{claim}.") == [("angeblich", claim)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Berichten zufolge kam Ada Brandt nach Holm und sprach mit dem Rat.",
         "Berichten zufolge kam Ada Brandt nach Holm und sprach mit dem Rat"),
        ("Ada Brandt kam offenbar nach Holm und sprach mit dem Rat.",
         "Ada Brandt kam offenbar nach Holm"),
    ],
    ids=["it comes first", "it stands with one of them"],
)  # fmt: skip
def test_a_hedge_that_comes_first_holds_a_second_predicate_too(text: str, claim: str) -> None:
    assert [words for _, words in hedged(text)] == [claim]


def test_a_hedge_in_a_relative_clause_holds_that_clause() -> None:
    assert hedged("Der Dieb, der offenbar allein war, floh zu Fuß.") == [
        ("offenbar", "der offenbar allein war")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "„Die Täter sind offenbar geflohen“, sagte die Ministerin.",
        "Die Ministerin sagte, die Täter seien offenbar geflohen.",
        "Die Täter seien offenbar geflohen, sagte die Ministerin.",
    ],
    ids=["direct", "indirect", "inverted"],
)
def test_a_hedge_in_somebodys_words_is_not_the_articles(text: str) -> None:
    assert hedged(text) == []


def test_hearsay_that_goes_on_with_a_report_is_hedged_by_the_article() -> None:
    text = "Die Polizei sagte, der Mann sei geflohen. Er soll zuvor das Geld gestohlen haben."
    record = wortlaut.read(text, language="de", reader="full")
    kinds = [one.kind for one in record.statements or ()]
    assert kinds == ["indirect", "free_indirect", "hedged"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Augenzeugen berichteten, es habe gebrannt.", ["es habe gebrannt"]),
        (
            "Nach Angaben von Augenzeugen hat es gebrannt.",
            ["Nach Angaben von Augenzeugen hat es gebrannt"],
        ),
        ("Seinen Angaben zufolge hat es gebrannt.", []),
        ("Augenzeugen riefen: „Es brennt!“", []),
    ],
    ids=["unnamed", "hedged by a marker already", "somebody's", "quoted"],
)
def test_what_sources_without_a_name_tell_is_hedged_once(text: str, claims: list[str]) -> None:
    assert [claim for _, claim in hedged(text)] == claims


def test_a_hedged_claim_is_pinned_on_nobody() -> None:
    (statement,) = (
        wortlaut.read("Er ist offenbar geflohen.", language="de", reader="rules").statements or ()
    )
    assert (statement.holder, statement.holder_span, statement.via) == (None, (), ())
    assert statement.stance == "asserts"
