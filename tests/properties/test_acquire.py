"""Laws of acquire: they hold for any text and any bytes."""

import json

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.acquire.documents import document_of
from wortlaut.acquire.layout import blocks
from wortlaut.model.document import Document, Given, Layers, Raw, Rejected, record_of
from wortlaut.model.record import check_spans

# Pieces of pages, so that the rules meet what they are made for, and any text between.
PIECES = st.sampled_from([
    "Mehr zum Thema", "Lesen Sie auch: Der Damm", "(das/dpa)", "Holm (dpa) – ", "HOLM. ",
    "Foto:", "Foto: dpa", "Von Mara Ellerbrock", "Aktualisiert am 12. Juni 2031, 6:28 Uhr ET.",
    "Update, 14 Uhr: ", "OUTLET: Holm", "DATE: 2031", "# ", "Aus HolmDer Damm hält stand",
    "Der Damm hält.", "„Nein“, sagte sie.", "Kritik", "\n", "\n\n", "\r\n", "\u2028", " ", "\t",
    "Ein Foto zeigt den Damm von Holm am Tag danach.", "KStA abonnieren", "•", "\x1c", "\x85",
])  # fmt: skip
PAGES = st.lists(PIECES | st.text(max_size=30), max_size=25).map("".join)
TEXTS = st.text(max_size=200) | PAGES


@given(TEXTS, st.sampled_from(["de", "de-AT", "en", "und"]), st.none() | st.text(max_size=30))
def test_every_character_but_space_is_in_exactly_one_block(
    text: str, language: str, title: str | None
) -> None:
    found = blocks(text, language, title)
    at = 0
    for block in found:
        assert not text[at : block.span.start].strip()
        assert block.span.of(text).strip() == block.span.of(text)
        at = block.span.end
    assert not text[at:].strip()


@given(PAGES)
def test_a_block_that_repeats_another_has_its_words(text: str) -> None:
    found = blocks(text, "de")
    for i, block in enumerate(found):
        if block.repeats is not None:
            assert block.repeats < i
            assert found[block.repeats].span.of(text) == block.span.of(text)


@given(TEXTS)
def test_the_text_of_a_json_line_is_unchanged(text: str) -> None:
    raw = Raw("a", json.dumps({"text": text}).encode(), "application/jsonl", Given())
    found = document_of(raw)
    if text.strip() and not any("\ud800" <= character <= "\udfff" for character in text):
        assert isinstance(found, Document)
        assert found.text == text
        check_spans(record_of(found, Layers()))
    else:
        assert isinstance(found, Rejected)


@given(
    st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(["text/plain", "text/html", "application/jsonl", "application/json"]),
    st.sampled_from(["text", "a.txt"]),
)
def test_any_bytes_become_a_document_or_are_rejected(
    content: bytes, media_type: str, uri: str
) -> None:
    if uri == "text" and media_type == "text/plain":
        content = content.decode("utf-8", "replace").encode()  # a string, that is
    found = document_of(Raw(uri, content, media_type, Given()))
    if isinstance(found, Document):
        check_spans(record_of(found, Layers()))
    else:
        assert found.reason


MARKUP = st.lists(
    st.sampled_from([
        "<p>", "</p>", "<h1>", "</h1>", "<h2>", "<article>", "</article>", "<nav>", "</nav>",
        "<br>", "<figcaption>", '<div class="kicker">', "</div>", "<aside>", "<b>", "</b>", "<!--",
        "-->",
        "<script>", "</script>", "&nbsp;", "&#0;", "&lt;", "<![CDATA[", "<?xml version='1.0'?>",
        '<meta charset="utf-16">', "<time datetime='2031-05-04'>", "<table><tr><td>",
        "Der Damm von Holm hat in der Nacht gehalten, sagte die Bürgermeisterin am Sonntag. ",
        '<script type="application/ld+json">{"@type": "Article", "author": [null, 3]}</script>',
    ]) | PIECES,
    max_size=40,
).map("".join)  # fmt: skip


@given(MARKUP)
def test_any_page_becomes_a_document_or_is_rejected(page: str) -> None:
    found = document_of(Raw("a.html", page.encode(), "text/html", Given()))
    assert isinstance(found, Document | Rejected)
    if isinstance(found, Document):
        check_spans(record_of(found, Layers()))
        covered = "".join(block.span.of(found.text) for block in found.blocks)
        assert "".join(covered.split()) == "".join(found.text.split())
