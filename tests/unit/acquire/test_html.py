"""Web pages become documents."""

import pytest

from wortlaut.acquire.documents import document_of
from wortlaut.model.document import Document, Given, Raw, Rejected
from wortlaut.model.record import GivenText, Outlet
from wortlaut.model.span import Span

FIRST = (
    "Der Damm von Holm hat dem Hochwasser in der Nacht zum Sonntag standgehalten. „Wir sind "
    "erleichtert“, sagte Bürgermeisterin Ute Brandt am Morgen im Rathaus von Holm."
)
SECOND = (
    "Brandt warf dem Land vor, zu spät gehandelt zu haben. Ein Sprecher des Ministeriums wies das "
    "zurück: Die Mittel seien rechtzeitig bewilligt worden, sagte er am Abend."
)
LAST = (
    "Am Montag will sich der Ministerpräsident ein Bild der Lage machen. Bis dahin bleiben die "
    "Schulen in Holm und in den Nachbarorten geschlossen, teilte die Stadt mit."
)
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "Seite"},
{"@type": ["NewsArticle"], "headline": "Der Damm von Holm h&auml;lt",
 "datePublished": "2031-05-04T08:00:00+02:00", "dateModified": "2031-05-04T12:30:00+02:00",
 "author": [{"@type": "Person", "name": "Mara Ellerbrock"}, {"name": "dpa"}],
 "publisher": {"@type": "Organization", "name": "Holmer Kurier"},}]}</script>"""
PAGE = f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>x</title>
<link rel="canonical" href="https://holm.example/damm">{JSON_LD}<style>p {{ color: red }}</style>
</head><body>
<div class="cookie-consent"><p>Wir verwenden Cookies. Bitte stimmen Sie zu, sagte niemand.</p></div>
<header><nav><ul><li><a href="/">Startseite</a></li><li><a>Politik</a></li></ul></nav></header>
<main><article><header><span class="article__kicker">Hochwasser im Norden</span>
<h1>Der Damm von <em>Holm</em> h&auml;lt</h1>
<p class="article__lead">Mehr als tausend Sandsäcke. Der Pegel fällt, doch die Sorge bleibt.</p>
<div class="byline">Von <a href="/a">Mara Ellerbrock</a></div>
<time datetime="2031-05-04T08:00:00+02:00">4. Mai 2031, 8:00 Uhr</time>
<div class="share-bar"><a>Facebook</a> <a>Twitter</a></div></header>
<figure><img src="a.jpg"><figcaption>Helfer am Damm. <span>Foto: Jannis Holt/dpa</span></figcaption>
</figure><p><b>Holm (dpa) –</b> {FIRST}</p><div class="ad"><p>Anzeige</p></div>
<h2>Kritik am Land</h2><p>{SECOND}</p>
<aside class="related"><h3>Mehr zum Thema</h3><ul><li><a href="/1">Ilse steigt weiter</a></li></ul>
</aside><p>{LAST}</p><p class="credit">(mel/dpa)</p>
<p class="correction">Korrektur: In einer früheren Fassung hieß der Fluss anders.</p></article>
<section class="teaser-list"><div class="teaser"><h3>Bahn stellt Verkehr ein</h3>
<p>Zwischen Holm und Ilsede fahren keine Züge, sagte ein Sprecher.</p></div></section></main>
<footer><p>© 2031 Holmer Kurier. Alle Rechte vorbehalten.</p></footer></body></html>"""


def read(page: str | bytes, given: Given | None = None) -> Document | Rejected:
    content = page if isinstance(page, bytes) else page.encode()
    return document_of(Raw("a.html", content, "text/html", given or Given()))


def document(page: str | bytes, given: Given | None = None) -> Document:
    found = read(page, given)
    assert isinstance(found, Document)
    return found


def parts(page: str | bytes) -> list[tuple[str, str]]:
    found = document(page)
    return [(block.kind, block.span.of(found.text)) for block in found.blocks]


def simple(inside: str) -> str:
    return f"<html><body><article><h1>Der Damm hält</h1>{inside}</article></body></html>"


def test_a_page_becomes_the_article_in_its_order() -> None:
    assert parts(PAGE) == [
        ("kicker", "Hochwasser im Norden"),
        ("title", "Der Damm von Holm hält"),
        ("lead", "Mehr als tausend Sandsäcke. Der Pegel fällt, doch die Sorge bleibt."),
        ("byline", "Von Mara Ellerbrock"),
        ("dateline", "4. Mai 2031, 8:00 Uhr"),
        ("caption", "Helfer am Damm. Foto: Jannis Holt/dpa"),
        ("dateline", "Holm (dpa) –"),
        ("paragraph", FIRST),
        ("subheading", "Kritik am Land"),
        ("paragraph", SECOND),
        ("related", "Mehr zum Thema"),
        ("related", "Ilse steigt weiter"),
        ("paragraph", LAST),
        ("byline", "(mel/dpa)"),
        ("note", "Korrektur: In einer früheren Fassung hieß der Fluss anders."),
    ]


def test_a_page_states_its_metadata() -> None:
    article = document(PAGE).article
    assert article.outlet == Outlet("Holmer Kurier", None, "stated")
    assert article.source.url == "https://holm.example/damm"
    assert article.agencies == ("dpa",)
    assert article.authors == ("Mara Ellerbrock", "mel")
    assert article.published is not None
    assert article.updated is not None
    assert article.published.value == "2031-05-04T08:00:00+02:00"
    assert article.updated.value == "2031-05-04T12:30:00+02:00"
    assert (article.published.basis, article.language) == ("stated", "de")
    assert len(article.corrections) == 1


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="og:site_name" content="Holmer Kurier">', "outlet", "Holmer Kurier"),
        ('<meta name="author" content="Mara Ellerbrock">', "authors", ("Mara Ellerbrock",)),
        ('<meta name="author" content="dpa">', "agencies", ("dpa",)),
        (
            '<meta property="article:published_time" content="2031-05-04T08:00:00+0200">',
            "published",
            "2031-05-04T08:00:00+0200",
        ),
        ('<meta name="last-modified" content="2031-05-04">', "updated", "2031-05-04"),
        (
            '<meta property="og:url" content="https://holm.example/1">',
            "url",
            "https://holm.example/1",
        ),
        ('<meta property="og:locale" content="de_AT">', "language", "de-AT"),
        ('<script type="application/ld+json">{"broken</script>', "outlet", None),
        ('<script type="application/ld+json">[[[{"@type": 3}]]]</script>', "outlet", None),
    ],
)
def test_meta_elements_state_it_where_json_ld_does_not(
    head: str, field: str, value: object
) -> None:
    article = document(f"<html><head>{head}</head>{simple(f'<p>{FIRST}</p><p>{LAST}</p>')}").article
    found = article.source.url if field == "url" else getattr(article, field)
    assert getattr(found, "name", getattr(found, "value", found)) == value


def test_equal_dates_mean_that_nothing_was_changed() -> None:
    node = '{"@type": "Article", "datePublished": "2031-05-04", "dateModified": "2031-05-04"}'
    script = f'<script type="application/ld+json">{node}</script>'
    assert document(script + simple(f"<p>{FIRST}</p>")).article.updated is None


def test_an_outlet_is_not_its_own_author() -> None:
    name = '{"@type": "Organization", "name": "Holmer Kurier"}'
    node = f'{{"@type": "Article", "author": {name}, "publisher": {name}}}'
    script = f'<script type="application/ld+json">{node}</script>'
    assert document(script + simple(f"<p>{FIRST}</p>")).article.authors == ()


def test_what_is_given_wins_over_the_page() -> None:
    article = document(PAGE, Given(outlet="Ilseder Bote", published="2031-05-05")).article
    assert article.outlet == Outlet("Ilseder Bote", None, "given")
    assert article.published is not None
    assert article.published.basis == "given"


def test_a_headline_that_stands_only_in_the_metadata_is_quoted() -> None:
    page = f'<head><meta property="og:title" content="Damm hält"></head><p>{FIRST}</p><p>{LAST}</p>'
    assert document(page).article.title == GivenText("Damm hält")


def test_a_kicker_inside_the_heading_is_cut_off() -> None:
    heading = '<h1><span class="kicker">Hochwasser</span><span>Der Damm hält</span></h1>'
    found = parts(f"<article>{heading}<p>{FIRST}</p><p>{LAST}</p></article>")
    assert found[:2] == [("kicker", "Hochwasser"), ("title", "Der Damm hält")]


def test_a_german_page_called_english_is_german() -> None:
    page = f'<html lang="en-US">{simple(f"<p>{FIRST}</p><p>{LAST} (dpa)</p>")}</html>'
    article = document(page).article
    assert (article.language, article.agencies) == ("de", ("dpa",))


def test_what_is_only_heard_between_kicker_and_headline_falls_away() -> None:
    heading = (
        '<span class="x-kicker">Hochwasser</span><span class="hidden">: </span><b>Damm hält</b>'
    )
    assert parts(f"<article><h1>{heading}</h1><p>{FIRST}</p><p>{LAST}</p></article>")[:2] == [
        ("kicker", "Hochwasser"),
        ("title", "Damm hält"),
    ]


def test_entries_of_a_list_are_no_subheadings() -> None:
    page = simple(f"<p>{FIRST}</p><ul><li>Sandsäcke</li><li>Pumpen</li></ul><p>{LAST}</p>")
    assert ("paragraph", "Sandsäcke") in parts(page)
    assert ("paragraph", "Pumpen") in parts(page)


def test_the_text_of_a_figure_is_a_caption() -> None:
    figure = "<figure><img><div>Helfer am Damm</div></figure>"
    assert ("caption", "Helfer am Damm") in parts(simple(f"<p>{FIRST}</p>{figure}<p>{LAST}</p>"))


def test_inline_elements_do_not_break_words() -> None:
    page = simple(f"<p>{FIRST} Der H<b>och</b>wasser<wbr>stand <i>sinkt</i>, sagte\n sie.</p>")
    assert "Der Hochwasserstand sinkt, sagte sie." in document(page).text


def test_a_line_break_ends_a_paragraph_but_not_a_sentence() -> None:
    page = simple(f"<div>{FIRST}<br><br>Sie sei<br>froh, sagte sie am Abend im Rathaus.</div>")
    assert [text for kind, text in parts(page) if kind == "paragraph"] == [
        FIRST,
        "Sie sei froh, sagte sie am Abend im Rathaus.",
    ]


def test_a_credit_below_the_text_is_kept() -> None:
    page = f"<table><tr><td><h1>Damm hält</h1><p>{FIRST}</p><p>{LAST}</p>(epd)</td></tr></table>"
    assert document(page).article.agencies == ("epd",)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
@pytest.mark.parametrize(
    "declaration", ["", '<meta charset="{0}">', '<meta content="text/html; charset={0}">']
)
def test_the_encoding_is_declared_or_detected(encoding: str, declaration: str) -> None:
    page = declaration.format(encoding) + simple(f"<p>{FIRST}</p><p>{LAST}</p>")
    assert FIRST in document(page.encode(encoding)).text


def test_a_wrong_declaration_does_no_harm() -> None:
    page = '<meta charset="iso-8859-1">' + simple(f"<p>{FIRST}</p><p>{LAST}</p>")
    assert FIRST in document(page.encode("utf-8")).text


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<frameset><frame src='a.html'></frameset>",
        "<nav><a href='/'>Start</a> <a href='/b'>Politik</a></nav>",
        "<div>" * 100_000 + "Text",
        "<" * 10_000,
        "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]><p>&c;</p>",
        "<script>var text = 'Der Damm von Holm hat in der Nacht gehalten.';</script>",
    ],
    ids=["empty", "frames", "links", "bomb", "brackets", "entities", "script"],
)
def test_a_page_without_an_article_is_rejected(page: str) -> None:
    rejected = read(page)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "no-article"


def test_an_article_before_a_bomb_is_read() -> None:
    page = simple(f"<p>{FIRST}</p><p>{LAST}</p>") + "<div>" * 100_000
    assert FIRST in document(page).text


def test_an_attribute_of_a_megabyte_does_no_harm() -> None:
    page = simple(f'<p class="{"a " * 500_000}">{FIRST}</p><p>{LAST}</p>')
    assert FIRST in document(page).text


def test_tag_soup_is_read() -> None:
    page = f"<h1>Der Damm hält<p>{FIRST}<p>{LAST}</b></div><td>"
    found = document(page)
    assert isinstance(found.article.title, Span)
    assert FIRST in found.text


def test_a_teaser_between_headline_and_text_is_the_lead() -> None:
    lead = "Der Damm hielt. Das Land zahlt."
    page = (
        f'<html lang="de"><body><article><h1>Der Damm von Holm hält</h1><p class="teaser">{lead}'
        f"</p><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p></article></body></html>"
    )
    document = document_of(Raw("page.html", page.encode(), "text/html"))
    assert isinstance(document, Document)
    kinds = {block.span.of(document.text): block.kind for block in document.blocks}
    assert kinds[lead] == "lead"


UNDATED = PAGE.replace(JSON_LD, "").replace(
    '<time datetime="2031-05-04T08:00:00+02:00">4. Mai 2031, 8:00 Uhr</time>', ""
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("holm.example/damm", "holm.example/2023/06/12/damm"),
        ("<h1>", '<span class="post-date" title="2023-06-12">Montag</span><h1>'),
    ],
    ids=["address", "attribute"],
)
def test_a_day_that_a_page_does_not_state_is_looked_for_in_its_markup(old: str, new: str) -> None:
    published = document(UNDATED.replace(old, new, 1)).article.published
    assert published is not None
    assert (published.value, published.basis) == ("2023-06-12", "stated")


def test_a_day_that_the_text_prints_wins_over_one_that_was_looked_for() -> None:
    page = UNDATED.replace("holm.example/damm", "holm.example/2023/06/12/damm").replace(
        "</h1>", "</h1><p class='dateline'>Stand: 14. Juni 2023, 9:30 Uhr</p>"
    )
    article = document(page).article
    dates = {dated.value for dated in (article.published, article.updated) if dated}
    assert "2023-06-14T09:30:00+02:00" in dates


def test_a_page_without_any_day_has_none() -> None:
    assert document(UNDATED).article.published is None
