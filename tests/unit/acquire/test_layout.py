"""What each part of a pasted page is."""

import pytest

from wortlaut.acquire.layout import blocks

BODY = (
    "Der Damm von Holm hat dem Hochwasser in der Nacht zum Sonntag standgehalten, wie die "
    "Feuerwehr mitteilte. Der Pegel der Ilse fiel bis zum Morgen um zwanzig Zentimeter."
)
MORE = (
    "Bürgermeisterin Ute Brandt warf dem Land vor, zu spät gehandelt zu haben. Ein Sprecher des "
    "Ministeriums wies das zurück; die Mittel seien rechtzeitig bewilligt worden."
)


def kinds(text: str, title: str | None = None) -> list[str]:
    return [block.kind for block in blocks(text, "de", title)]


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in blocks(text, "de", title)]


# ------------------------------------------------------------------------------ headline
@pytest.mark.parametrize(
    ("headline", "kicker", "title"),
    [
        (
            "Hochwasser an der IlseDamm von Holm hält den Fluten stand",
            "Hochwasser an der Ilse",
            "Damm von Holm hält den Fluten stand",
        ),
        (
            "Lob aus dem RathausBürgermeisterin dankt „allen Helfern“ in Holm",
            "Lob aus dem Rathaus",
            "Bürgermeisterin dankt „allen Helfern“ in Holm",
        ),
        (
            "„Es war knapp“Feuerwehr von Holm zieht Bilanz",
            "„Es war knapp“",
            "Feuerwehr von Holm zieht Bilanz",
        ),
        (
            "Hochwasser 2031Damm von Holm hält den Fluten stand",
            "Hochwasser 2031",
            "Damm von Holm hält den Fluten stand",
        ),
    ],
    ids=["two words", "with quotes", "after quotes", "after a year"],
)
def test_a_kicker_glued_to_the_headline_is_cut_off(headline: str, kicker: str, title: str) -> None:
    found = parts(f"{headline}\n\n{BODY}\n\n{MORE}")
    assert found[:2] == [("kicker", kicker), ("title", title)]


@pytest.mark.parametrize(
    "headline",
    [
        "Was WikiLeaks über den Damm von Holm weiß",
        "Ein iPhone rettet den Damm von Holm",
        "Die Wasserwerke GmbH in Holm steht vor dem Aus",
        "Schüler filmen das Hochwasser für YouTube",
        "Nach dem StGB droht dem Deichgrafen Haft",
        "Alle BürgerInnen von Holm sind in Sicherheit",
        "Was McDonald zum Damm von Holm sagt",
        "Streit mit HolmNetz über den Strom am Damm",
    ],
)
def test_a_capital_inside_a_word_is_no_joint(headline: str) -> None:
    found = parts(f"{headline}\n\n{BODY} Der Betreiber HolmNetz schwieg.")
    assert found[0] == ("title", headline)


def test_a_text_that_begins_with_a_sentence_has_no_headline() -> None:
    assert kinds(f"{BODY}\n{MORE}") == ["paragraph", "paragraph"]


def test_a_quoted_sentence_at_the_top_is_no_headline() -> None:
    assert kinds(f"„Der Damm hat gehalten.“\n\n{BODY}\n\n{MORE}")[0] == "paragraph"


def test_one_line_is_a_paragraph() -> None:
    assert kinds("Der Damm hält") == ["paragraph"]


def test_a_short_line_above_the_headline_is_its_kicker() -> None:
    text = f"Hochwasser\nDamm von Holm hält den Fluten stand\n{BODY}"
    assert kinds(text) == ["kicker", "title", "paragraph"]


def test_a_known_headline_is_found_whatever_its_quotation_marks() -> None:
    text = f"Brandt: »Wir haben Glück gehabt«.\n\n{BODY}"
    assert kinds(text, "Brandt: „Wir haben Glück gehabt“.") == ["title", "paragraph"]


def test_a_known_headline_is_cut_off_its_kicker() -> None:
    text = f"NATODamm von Holm hält\n\n{BODY}"
    assert parts(text, "Damm von Holm hält")[:2] == [
        ("kicker", "NATO"),
        ("title", "Damm von Holm hält"),
    ]


def test_a_markdown_heading_is_the_headline() -> None:
    assert kinds(f"# Der Damm hält.\n\n{BODY}") == ["title", "paragraph"]


# ------------------------------------------------------------------------------ lead
def test_a_summary_of_what_follows_is_the_lead() -> None:
    lead = "Das Land habe zu spät gehandelt, sagte Bürgermeisterin Ute Brandt."
    text = f"Damm von Holm hält\n\n{lead}\n\n{MORE}\n\n{BODY}"
    assert parts(text)[1] == ("lead", lead)


def test_a_line_above_the_byline_is_the_lead() -> None:
    text = f"Damm von Holm hält\nZwei Dörfer atmen auf.\nVon Mara Ellerbrock\n{BODY}"
    assert kinds(text) == ["title", "lead", "byline", "paragraph"]


@pytest.mark.parametrize("dateline", ["Holm (dpa) –", "Köln/Holm.", "HOLM."])
def test_a_line_above_the_paragraph_with_the_dateline_is_the_lead(dateline: str) -> None:
    text = f"Damm von Holm hält\n\nZwei Dörfer atmen auf.\n\n{dateline} {BODY}\n\n{MORE}"
    assert kinds(text) == ["title", "lead", "dateline", "paragraph", "paragraph"]


def test_a_line_below_the_headline_that_is_no_sentence_is_the_lead() -> None:
    text = f"Damm von Holm hält den Fluten stand\n\nPegel der Ilse fällt weiter\n\n{BODY}"
    assert kinds(text) == ["title", "lead", "paragraph"]


def test_a_first_paragraph_of_news_is_no_lead() -> None:
    assert kinds(f"Damm von Holm hält\n\n{BODY}\n\n{MORE}") == ["title", "paragraph", "paragraph"]


# ------------------------------------------------------------------------------ subheadings
@pytest.mark.parametrize(
    "line",
    ["Kritik am Land", "„Große Erleichterung“", "Brandt spricht von „Versagen“", "Wie weiter?"],
)
def test_a_short_line_between_paragraphs_is_a_subheading(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{MORE}") == ["paragraph", "subheading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Der Damm hielt.",
        "Haben Sie damit gerechnet?",
        "„Wir gehen nicht weg“, sagte Brandt",
        "„Wir bleiben!“",
        "- Sandsäcke",
        "und dann kam das Wasser",
    ],
    ids=["sentence", "question to somebody", "quotation", "exclamation", "list", "rest of a line"],
)
def test_other_short_lines_are_paragraphs(line: str) -> None:
    assert kinds(f"{BODY}\n{line}\n{MORE}") == ["paragraph"] * 3


def test_a_short_last_line_is_no_subheading() -> None:
    assert kinds(f"{BODY}\n\nEnde offen") == ["paragraph", "paragraph"]


# ------------------------------------------------------------------------------ captions
CAPTION = "Helfer der Feuerwehr stapelten am Samstag Sandsäcke auf dem Damm von Holm."


def test_a_line_given_twice_is_a_caption_and_says_so() -> None:
    found = blocks(f"Damm hält\n\n{CAPTION}\n\n{CAPTION}\n\n{BODY}", "de")
    assert [(block.kind, block.repeats) for block in found[1:3]] == [
        ("caption", None),
        ("caption", 1),
    ]


def test_a_paragraph_repeated_later_stays_one_and_says_so() -> None:
    found = blocks(f"{BODY}\n\n{MORE}\n\n{BODY}", "de")
    assert [(block.kind, block.repeats) for block in found] == [
        ("paragraph", None),
        ("paragraph", None),
        ("paragraph", 0),
    ]


def test_the_line_above_a_picture_credit_is_its_caption() -> None:
    text = f"Damm hält\n{BODY}\nHelfer am Damm\nFoto:\nJannis Holt / dpa\n{MORE}"
    assert kinds(text) == ["title", "paragraph", "caption", "caption", "caption", "paragraph"]


# ------------------------------------------------------------------------------ cuts
@pytest.mark.parametrize(
    "credit",
    ["(das/dpa)", "(dpa)", "(mit dpa)", "(AFP/Reuters)", "mel/dpa", "dpa", "(mel)", "(dpa/lnw)"],
)
def test_a_credit_is_cut_off_the_end_of_a_paragraph(credit: str) -> None:
    assert parts(f"{BODY} {credit}") == [("paragraph", BODY), ("byline", credit)]


@pytest.mark.parametrize("ending", ["(sagte sie)", "(2031)", "(CDU)", "Amen", "(lacht)"])
def test_other_endings_stay_in_the_paragraph(ending: str) -> None:
    assert kinds(f"{BODY} {ending}") == ["paragraph"]


@pytest.mark.parametrize(
    "dateline",
    [
        "Holm (dpa) –",
        "HOLM/ILSEDE (AFP) -",
        "Holm, 12. Juni (Reuters) –",
        "Holm. (dpa)",
        "HOLM.",
        "Köln –",
        "Wolmstadt –",
        "Dessau-Wolmbach.",
        "Bad Wolmberg.",
        "Wolmburg am Main –",
        "HOLM taz |",
        "Holm  (mel).",
    ],
)
def test_a_dateline_is_cut_off_the_first_paragraph(dateline: str) -> None:
    text = f"{dateline} {BODY}"
    if "taz" in dateline:  # no agency: the line says nothing certain
        assert kinds(text) == ["paragraph"]
    else:
        assert parts(text) == [("dateline", dateline), ("paragraph", BODY)]


@pytest.mark.parametrize(
    "opening",
    ["Die Partei (SPD) –", "Endlich.", "NATO-Staaten", "Brandt (parteilos) –", "Stellenabbau."],
)
def test_an_opening_that_names_no_place_stays(opening: str) -> None:
    assert kinds(f"{opening} {BODY}") == ["paragraph"]


def test_a_place_alone_on_its_line_is_a_dateline() -> None:
    assert kinds(f"Damm hält\n\nBERLIN/KÖLN (dpa) -\n\n{BODY}") == [
        "title",
        "dateline",
        "paragraph",
    ]


def test_a_quotation_before_a_picture_credit_stays_in_the_text() -> None:
    text = "„Wir sind froh“, sagte Brandt. Foto: Jannis Holt/dpa"
    assert kinds(f"{BODY}\n\n{text}\n\n{MORE}") == [
        "paragraph",
        "paragraph",
        "caption",
        "paragraph",
    ]


def test_a_long_caption_is_told_above_the_text_only() -> None:
    long = "Ein Foto der Feuerwehr zeigt Helfer am Damm von Holm bei der Arbeit in der Nacht. " * 3
    assert kinds(f"Damm hält\n\n{long}\n\n{BODY}\n\n{MORE}")[1] == "caption"
    assert kinds(f"Damm hält\n\n{BODY}\n\n{MORE}\n\n{long}")[3] == "paragraph"


def test_the_picture_credit_at_the_end_of_a_paragraph_is_cut_off() -> None:
    text = f"{BODY} {MORE} {CAPTION} Foto: Jannis Holt/dpa"
    assert parts(text)[-1] == ("caption", "Foto: Jannis Holt/dpa")


# ------------------------------------------------------------------------------ lists of links
def test_headlines_below_a_heading_are_related() -> None:
    links = "Ilse steigt über die Ufer\nSo hilft die Feuerwehr\nWas kostet der neue Damm?"
    text = f"{BODY}\nMehr zum Thema\n{links}\n{MORE}"
    assert kinds(text) == ["paragraph", "related", "related", "related", "related", "paragraph"]


def test_a_subheading_after_a_list_of_links_is_not_in_it() -> None:
    links = "Ilse steigt über die Ufer\nSo hilft die Feuerwehr"
    text = f"{BODY}\n\nLesen Sie auch\n{links}\n\nKritik\n\n{MORE}"
    assert kinds(text) == ["paragraph", "related", "related", "related", "subheading", "paragraph"]


def test_a_heading_without_links_takes_no_paragraph() -> None:
    assert kinds(f"{BODY}\n\nAuch interessant\n\n{MORE}") == ["paragraph", "related", "paragraph"]


# ------------------------------------------------------------------------------ service lines
@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Lesezeit 2 Minuten", "boilerplate"),
        ("Lesedauer: 3 Min.", "boilerplate"),
        ("Holmer Kurier abonnieren", "boilerplate"),
        ("Artikel anhören(03:12 min)", "boilerplate"),
        ("Kommentare (12)", "boilerplate"),
        ("172 Kommentare", "boilerplate"),
        ("Teilen Merken Drucken", "boilerplate"),
        ("Per E-Mail teilen", "boilerplate"),
        ("Auf Facebook teilen", "boilerplate"),
        ("ANZEIGE", "boilerplate"),
        ("Wir verwenden Cookies, um Ihnen Inhalte zu zeigen.", "boilerplate"),
        ("Jetzt Newsletter abonnieren!", "boilerplate"),
        ("© 2031 Holmer Kurier GmbH", "boilerplate"),
        ("***", "boilerplate"),
        ("Stand: 12.06.2031 14:30 Uhr", "dateline"),
        ("Veröffentlicht am 12. Juni 2031 um 8.15 Uhr", "dateline"),
        ("Montag, 12. Juni 2031, 08:15 Uhr", "dateline"),
        ("12.06.2031, 10:15 Uhr | Aktualisiert: 13.06.2031, 08:00 Uhr", "dateline"),
        ("Aktualisiert am 12. Juni 2031, 6:28 Uhr ET.", "note"),
        ("Aktualisiert, um eine Stellungnahme der Stadt aufzunehmen.", "note"),
        ("Korrektur: Der Damm ist vier Meter hoch, nicht fünf.", "note"),
        ("Anmerkung der Redaktion: Die Autorin wohnt in Holm.", "note"),
        ("Von Mara Ellerbrock und Jannis Holt", "byline"),
        ("Von unserem Korrespondenten Jannis Holt", "byline"),
        ("Bearbeitet vom HRF-Team.", "byline"),
        ("Quelle: dpa", "byline"),
        ("Quelle: holm.example, mel/dpa", "byline"),
        ("© dpa-infocom, dpa:310612-99-123456/2", "byline"),
        ("mel/AFP/dpa", "byline"),
        ("Foto: dpa", "caption"),
        ("Helfer am Damm (Archivbild)", "caption"),
        ("Busse im Depot | Bild: Jannis Holt", "caption"),
        ("Lesen Sie auch: So hilft die Feuerwehr in Holm", "related"),
    ],
)
def test_a_line_of_debris_is_told_by_its_words(line: str, kind: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{MORE}") == ["paragraph", kind, "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "„Anzeige“, sagte Brandt, „habe ich schon am Montag erstattet.“",
        "Wir verwenden keine Cookies, sondern Kekse, sagte der Bäcker und lachte: „Aus Holm.“",
        "Zum Thema Damm schwieg der Minister.",
        "Aktualisierte Zahlen legte das Amt am Montag vor.",
        "Von Holm nach Ilsede fährt kein Bus mehr, sagte ein Sprecher.",
        "Das Foto hatte der Sender am Montag verbreitet.",
        "Am 12. Juni 2031 brach der Damm.",
        "Teilen will Brandt die Macht nicht, sagte sie.",
        "Zum Thema im Rat sagte sie nichts.",
        "Themen im Rat waren der Damm und die Schulen.",
    ],
)
def test_a_sentence_of_the_article_is_never_debris(line: str) -> None:
    assert kinds(f"{BODY}\n\n{line}\n\n{MORE}") == ["paragraph"] * 3


def test_news_after_a_stamp_stays_news() -> None:
    text = "Update, 14.30 Uhr: Der Damm ist gebrochen, teilte die Feuerwehr am Nachmittag mit."
    assert kinds(text) == ["note", "paragraph"]


# ------------------------------------------------------------------------------ lines
def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    wrapped = (
        "Der Damm von Holm hat dem Hochwasser in der Nacht zum Sonntag\n"
        "standgehalten. Der Pegel der Ilse fiel bis zum Morgen um zwanzig\n"
        "Zentimeter, wie die Feuerwehr mitteilte.\n"
        "\n"
        "Bürgermeisterin Ute Brandt warf dem Land vor, viel zu spät\n"
        "gehandelt zu haben. Ein Sprecher wies das am Montag in Ilsede\n"
        "zurück.\n"
    )
    assert kinds(wrapped) == ["paragraph", "paragraph"]


def test_a_language_without_tables_still_has_blocks() -> None:
    text = "Dam holds\n\nThe dam of Holm held, the mayor said on Sunday.\n\nShe was relieved."
    assert [block.kind for block in blocks(text, "en")] == ["title", "paragraph", "paragraph"]


# ------------------------------------------------------------------------------ once misread
def test_the_name_of_the_outlet_above_the_headline_is_no_headline() -> None:
    text = f"tagesschau\nStartseite\nInland\nHolm\nDamm von Holm hält stand\n\n{BODY}\n\n{MORE}\n"
    assert kinds(text)[:5] == ["boilerplate", "boilerplate", "boilerplate", "kicker", "title"]


def test_an_outlet_that_the_article_is_about_is_its_headline() -> None:
    text = f"Süddeutsche Zeitung\n\n{BODY}\n\n{MORE}\n"
    assert kinds(text)[0] == "title"


def test_the_path_above_kicker_and_headline_is_no_part_of_the_article() -> None:
    text = f"Ausland\nIlse\nDamm von Holm hält den Fluten stand\n\n{BODY}\n\n{MORE}\n"
    assert kinds(text)[:3] == ["boilerplate", "kicker", "title"]


def test_a_mark_that_opens_a_quotation_cuts_no_kicker_off() -> None:
    headline = "Bürgermeisterin in Holm: »Wir lassen uns nicht entmutigen«"
    assert parts(f"{headline}\n\n{BODY}\n\n{MORE}\n")[0] == ("title", headline)


def test_a_sentence_before_a_credit_is_no_dateline() -> None:
    text = f"{BODY}\n\nLaut einem Gutachten soll der neue Damm teuer werden. (dpa/jho)\n"
    assert parts(text)[1:] == [
        ("paragraph", "Laut einem Gutachten soll der neue Damm teuer werden."),
        ("byline", "(dpa/jho)"),
    ]
