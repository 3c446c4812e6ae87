"""What a page says of its article, with basis and evidence."""

import pytest

from wortlaut.acquire.documents import document_of
from wortlaut.acquire.metadata import full_name, outlet_of_url
from wortlaut.model.document import Document, Given, Raw
from wortlaut.model.identity import article_id
from wortlaut.model.record import Dated, GivenText, Outlet
from wortlaut.model.span import Span

BODY = (
    "Der Damm von Holm hat dem Hochwasser in der Nacht zum Sonntag standgehalten, wie die "
    "Feuerwehr mitteilte. Der Pegel der Ilse fiel bis zum Morgen um zwanzig Zentimeter."
)


def read(text: str, given: Given | None = None) -> Document:
    document = document_of(Raw("text", text.encode(), "text/plain", given or Given()))
    assert isinstance(document, Document)
    return document


def excerpts(document: Document, dated: Dated | None) -> list[str]:
    return [span.of(document.text) for span in dated.evidence] if dated else []


# ------------------------------------------------------------------------------ outlet
@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("KStA abonnieren", Outlet("Kölner Stadt-Anzeiger", None, "inferred")),
        ("Bearbeitet vom RFA-Team.", Outlet("Radio Free Asia", None, "inferred")),
        ("Quelle: tagesschau.de", Outlet("tagesschau", None, "inferred")),
        ("© 2031 Kölner Stadt-Anzeiger", Outlet("Kölner Stadt-Anzeiger", None, "stated")),
        ("Holmer Kurier abonnieren", Outlet("Holmer Kurier", None, "inferred")),
        ("© 2031 Holmer Kurier", Outlet("Holmer Kurier", None, "stated")),
        ("Newsletter abonnieren", None),
        ("Lesen Sie auch: Was der Spiegel über Holm schreibt", None),
        ("Aktualisiert, um den Beitrag in der „Washington Post“ zu ergänzen.", None),
    ],
)
def test_the_outlet_is_named_by_service_lines(line: str, outlet: Outlet | None) -> None:
    assert read(f"{BODY}\n\n{line}").article.outlet == outlet


def test_a_paper_in_the_news_is_not_the_outlet() -> None:
    assert read(f"{BODY} Das berichtet der Kölner Stadt-Anzeiger.").article.outlet is None


def test_the_given_outlet_wins() -> None:
    document = read(f"{BODY}\n\nKStA abonnieren", Given(outlet="Holmer Kurier"))
    assert document.article.outlet == Outlet("Holmer Kurier", None, "given")


def test_the_outlet_is_inferred_from_a_known_address() -> None:
    document = read(BODY, Given(url="https://www.ksta.de/holm/damm-1"))
    assert document.article.outlet == Outlet("Kölner Stadt-Anzeiger", None, "inferred")


@pytest.mark.parametrize("url", [None, "", "nonsense", "https://[", "https://holm.example/ksta.de"])
def test_other_addresses_name_no_outlet(url: str | None) -> None:
    assert outlet_of_url(url) is None


def test_a_short_name_stands_for_the_full_one() -> None:
    assert full_name("KStA") == "Kölner Stadt-Anzeiger"
    assert full_name("Holmer Kurier") == "Holmer Kurier"


# ------------------------------------------------------------------------------ agencies, authors
@pytest.mark.parametrize(
    ("text", "agencies", "authors"),
    [
        (f"{BODY} (das/dpa)", ("dpa",), ("das",)),
        (f"{BODY} (dpa/lnw)", ("dpa",), ()),
        (f"{BODY} (AFP/Reuters)", ("AFP", "Reuters"), ()),
        (f"HOLM (dpa) - {BODY} (mel)", ("dpa",), ("mel",)),
        (f"Holm (mel/rtr) – {BODY}", ("Reuters",), ("mel",)),
        (f"{BODY}\n\nQuelle: holm.example, mel/dpa", ("dpa",), ("mel",)),
        (f"{BODY}\n\nMit Material von dpa und AFP", ("dpa", "AFP"), ()),
        (f"{BODY}\n\n© dpa-infocom, dpa:310612-99-123456/2", ("dpa",), ()),
        (f"Von Mara Ellerbrock und Jannis Holt\n{BODY}", (), ("Mara Ellerbrock", "Jannis Holt")),
        (f"Von Mara Ellerbrock, ARD-Studio Holm\n{BODY}", (), ("Mara Ellerbrock",)),
        (f"Von unserer Korrespondentin Mara Ellerbrock\n{BODY}", (), ("Mara Ellerbrock",)),
        (f"Eine Analyse von Mara Ellerbrock\n{BODY}", (), ("Mara Ellerbrock",)),
        (f"{BODY}\n\nBearbeitet vom HRF-Team.", (), ()),
        (f"{BODY} Das meldete dpa am Montag.", (), ()),
        (f"{BODY}\n\nFoto: Jannis Holt/dpa", (), ()),
    ],
)
def test_agencies_and_authors_come_from_credits_and_bylines(
    text: str, agencies: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    article = read(text).article
    assert (article.agencies, article.authors) == (agencies, authors)


@pytest.mark.parametrize(
    ("credit", "agencies", "authors"),
    [
        ("dpa/AFP", ("dpa", "AFP"), ()),
        ("jor/dpa", ("dpa",), ("jor",)),
        ("AFP, Reuters", ("AFP", "Reuters"), ()),
        ("eigener Bericht", (), ()),
        ("none", (), ()),
    ],
)
def test_a_given_credit_wins_over_the_text(
    credit: str, agencies: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    article = read(f"{BODY} (AP)", Given(credit=credit)).article
    assert (article.agencies, article.authors) == (agencies, authors)


# ------------------------------------------------------------------------------ headline
def test_a_given_headline_in_the_text_is_pointed_at() -> None:
    text = f"Damm von Holm hält.\n\n{BODY}"
    assert read(text, Given(title="Damm von Holm hält.")).article.title == Span(0, 19)


def test_a_given_headline_beside_the_text_is_quoted() -> None:
    assert read(BODY, Given(title="Damm hält")).article.title == GivenText("Damm hält")


def test_the_kicker_is_the_one_nearest_to_the_headline() -> None:
    document = read(f"Politik\nStreit in HolmBürgermeisterin geht zum Angriff über\n{BODY}")
    assert document.article.kicker is not None
    assert document.article.kicker.of(document.text) == "Streit in Holm"


# ------------------------------------------------------------------------------ dates
@pytest.mark.parametrize(
    ("line", "value", "evidence"),
    [
        (
            "Aktualisiert am 12. Juni 2031, 6:28 Uhr ET.",
            "2031-06-12T06:28:00-04:00",
            "Aktualisiert am 12. Juni 2031, 6:28 Uhr ET",
        ),
        (
            "Stand: 12.06.2031 14:30 Uhr",
            "2031-06-12T14:30:00+02:00",
            "Stand: 12.06.2031 14:30 Uhr",
        ),
        ("Zuletzt aktualisiert: 12.01.2031", "2031-01-12", "Zuletzt aktualisiert: 12.01.2031"),
    ],
)
def test_an_update_is_dated_with_its_evidence(line: str, value: str, evidence: str) -> None:
    document = read(f"{line}\n{BODY}")
    updated = document.article.updated
    assert updated is not None
    assert (updated.value, updated.basis) == (value, "stated")
    assert excerpts(document, updated) == [evidence]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Veröffentlicht am 12. Juni 2031", "2031-06-12"),
        ("Montag, 12. Juni 2031, 08:15 Uhr", "2031-06-12T08:15:00+02:00"),
        ("12.01.2031 - 08:15 Uhr MEZ", "2031-01-12T08:15:00+01:00"),
    ],
)
def test_a_publication_is_dated(line: str, value: str) -> None:
    published = read(f"{line}\n{BODY}").article.published
    assert published is not None
    assert published.value == value


def test_one_line_can_hold_both_dates() -> None:
    line = "12.06.2031, 10:15 Uhr | Aktualisiert: 13.06.2031, 08:00 Uhr"
    article = read(f"{line}\n{BODY}").article
    assert article.published is not None
    assert article.updated is not None
    assert article.published.value == "2031-06-12T10:15:00+02:00"
    assert article.updated.value == "2031-06-13T08:00:00+02:00"


def test_an_update_time_alone_is_of_the_day_before_it() -> None:
    line = "Veröffentlicht am 12.06.2031 um 10:15 Uhr, aktualisiert um 14:30 Uhr"
    updated = read(f"{line}\n{BODY}").article.updated
    assert updated is not None
    assert updated.value == "2031-06-12T14:30:00+02:00"


def test_an_agency_number_gives_the_day_by_inference() -> None:
    published = read(f"{BODY}\n\n© dpa-infocom, dpa:310612-99-123456/2").article.published
    assert published is not None
    assert (published.value, published.basis) == ("2031-06-12", "inferred")


def test_a_date_in_the_news_dates_nothing() -> None:
    article = read(f"{BODY} Am 12. Juni 2031 soll er erhöht werden.").article
    assert (article.published, article.updated) == (None, None)


def test_a_given_date_wins() -> None:
    document = read(f"Stand: 12.06.2031\n{BODY}", Given(updated="2031-06-13T09:00:00+02:00"))
    assert document.article.updated == Dated("2031-06-13T09:00:00+02:00", "given", ())


def test_a_given_date_that_is_none_is_told_and_left_out() -> None:
    document = read(BODY, Given(published="gestern"))
    assert document.article.published is None
    assert [warning.code for warning in document.warnings] == ["bad-date"]


def test_correction_and_update_notes_are_the_corrections() -> None:
    notes = [
        "Aktualisiert, um die Stadt zu zitieren.",
        "Korrektur: Der Damm ist vier Meter hoch.",
        "Hinweis: In der ersten Fassung stand ein falsches Jahr.",
        "Anm. d. Red.: In einer früheren Version war von Holm die Rede.",
    ]
    text = "\n".join([BODY, *notes, "Anmerkung der Redaktion: Die Autorin wohnt in Holm."])
    document = read(text)
    assert [span.of(document.text) for span in document.article.corrections] == notes


def test_the_id_is_that_of_text_outlet_and_date() -> None:
    document = read(BODY, Given(outlet="Holmer Kurier", published="2031-06-12"))
    assert document.article.id == article_id(BODY, "Holmer Kurier", "2031-06-12")


# ------------------------------------------------------------------------------ header lines
def test_header_lines_give_metadata() -> None:
    header = "OUTLET: Holmer Kurier\nDATE: 2031-06-12T08:00:00+02:00\nURL: https://holm.example/1"
    document = read(f"{header}\nCREDIT: jor/dpa\n\nDamm von Holm hält\n\n{BODY}")
    article = document.article
    assert article.outlet == Outlet("Holmer Kurier", None, "stated")
    assert article.source.url == "https://holm.example/1"
    assert (article.agencies, article.authors) == (("dpa",), ("jor",))
    assert article.published is not None
    assert excerpts(document, article.published) == ["2031-06-12T08:00:00+02:00"]
    assert isinstance(article.title, Span)
    assert article.title.of(document.text) == "Damm von Holm hält"
