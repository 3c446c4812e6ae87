from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from wortlaut.model.identity import ActorId
from wortlaut.model.record import GivenText, Outlet, Record
from wortlaut.model.span import Span
from wortlaut.serve.export.page import Entry, page
from wortlaut.serve.export.sheets import title_of
from wortlaut.serve.export.templating import link


class Marks(HTMLParser):
    """Collects the text inside the marks of each statement, and every attribute's value."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marked: dict[str, str] = defaultdict(str)
        self.values: list[tuple[str, str, str]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.values += [(tag, name, value) for name, value in named.items()]
        self.ids += [named["id"]] if "id" in named else []
        if tag == "mark":
            self.open.append(named.get("data-s", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for number in self.open:
            self.marked[number] += data


def parsed(html: str) -> Marks:
    marks = Marks()
    marks.feed(html)
    return marks


@pytest.mark.parametrize(
    ("number", "content"),
    [
        ("1", "fehlt seit Wochen ein Gutachten"),
        ("2", "„Wir öffnen das Tor nicht“„und zwar nie wieder.“"),
        ("4", "Er habe von Brandt gehört, das Tor sei „morsch & müde“"),
        ("5", "„morsch & müde“"),
    ],
    ids=["hedged", "cut", "outer", "nested"],
)
def test_the_marks_of_a_statement_hold_exactly_its_content(
    record: Record, number: str, content: str
) -> None:
    assert parsed(page([Entry(record)])).marked[number] == content


def test_article_text_cannot_become_markup(record: Record) -> None:
    html = page([Entry(record)])
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_metadata_cannot_become_markup(record: Record) -> None:
    hostile = GivenText('"><img src=x onerror=alert(1)>')
    article = replace(record.article, title=hostile, authors=("<b>Mia</b>",))
    html = page([Entry(replace(record, article=article))], heading="<i>search</i>")
    assert not re.search(r"<(img|b>Mia|i>search)", html)


def test_the_page_needs_nothing_from_elsewhere(record: Record) -> None:
    html = page([Entry(record)])
    loading = [(t, n, v) for t, n, v in parsed(html).values if n in {"src", "srcset", "action"}]
    assert loading == []
    assert not re.search(r"<(link|script|img|iframe)|url\(|@import", html)


def test_the_policy_lets_only_the_style_of_the_page_through(record: Record) -> None:
    html = page([Entry(record)])
    assert re.search(r"default-src 'none'; style-src 'sha256-[\w+/]+=+'", html)


def test_an_address_that_could_run_something_is_no_link(record: Record) -> None:
    source = replace(record.article.source, url="javascript:alert(1)", uri="javascript:alert(1)")
    assert link(replace(record.article, source=source)) is None


def test_every_number_leads_to_a_note_and_back(record: Record) -> None:
    marks = parsed(page([Entry(record), Entry(record)]))
    targets = [value[1:] for tag, name, value in marks.values if name == "href" and value[0] == "#"]
    assert set(targets) <= set(marks.ids)
    assert len(marks.ids) == len(set(marks.ids))


def test_a_note_shows_the_whole_chain(record: Record) -> None:
    text = re.sub(r"<[^>]+>", "", page([Entry(record)]))
    assert "Jonas Vey through Nordpress through Kanalbote through Hohenwarter Tagblatt" in text


def test_a_note_says_in_words_what_found_the_statement(record: Record) -> None:
    proposed = "reader/1.4:encoder+marks+direct-inverted"
    statements = tuple(replace(one, found_by=proposed) for one in record.statements or ())
    html = page([Entry(replace(record, statements=statements))])
    assert f'title="{proposed}">found by the neural network, quotation marks, a rule' in html
    assert f">{proposed}" not in html


def test_a_link_of_a_chain_leads_to_where_the_text_names_it(record: Record) -> None:
    html = page([Entry(record)])
    start = record.text.index("Kanalbote")
    assert f'<a href="#source1-{start}-{start + 9}">Kanalbote</a>' in html
    assert f'<span class="source" id="source1-{start}-{start + 9}">Kanalbote</span>' in html


def test_a_source_that_the_text_does_not_name_is_no_link(record: Record) -> None:
    assert '<span class="outlet">Hohenwarter Tagblatt</span>' in page([Entry(record)])


def test_a_medium_says_who_controls_it(record: Record) -> None:
    outlet = replace(record.article, outlet=Outlet("KCNA", None, "given"))
    html = page([Entry(replace(record, article=outlet))])
    assert 'KCNA <span class="control">(state-controlled, PRK)</span>' in html


def test_the_marker_of_a_hedge_stands_out(record: Record) -> None:
    assert re.search(r'<span class="hedge" id="[^"]+">Offenbar</span>', page([Entry(record)]))


def test_a_stance_that_is_no_mere_assertion_stands_at_the_mark(record: Record) -> None:
    assert record.statements
    denying = replace(record.statements[0], stance="denies")
    html = page([Entry(replace(record, statements=(denying,)))])
    assert '1 <span class="stance">denies</span></a>' in html


def test_a_statement_leads_to_its_denial_and_back(disputed: Record) -> None:
    html = page([Entry(disputed)])
    evidence = disputed.text.index("Das Wasser")
    place = f"denial1-{evidence}-{evidence + len('Das Wasser sei zu hoch')}"
    assert f'<a class="ref against" href="#{place}"' in html
    assert f'<span class="denial" id="{place}">' in html
    assert '<a class="ref against" href="#n1-2" aria-label="This disputes statement 2">' in html


def test_what_two_deny_in_one_place_is_joined_to_it_once(disputed: Record) -> None:
    assert disputed.disputes
    first = disputed.disputes[0]
    html = page([Entry(replace(disputed, disputes=(first, replace(first, by=ActorId("a3")))))])
    assert html.count('aria-label="Statement 2 is disputed by Jonas Vey, Nordpress"') == 1
    assert html.count('aria-label="This disputes statement 2"') == 1


def test_notes_of_a_dispute_name_each_other(disputed: Record) -> None:
    text = re.sub(r"<[^>]+>", "", page([Entry(disputed)]))
    assert "disputed by Jonas Vey, 3" in text
    assert "disputes 2\n" in text


def test_every_link_of_a_disputed_page_leads_somewhere(disputed: Record) -> None:
    marks = parsed(page([Entry(disputed)]))
    targets = [value[1:] for tag, name, value in marks.values if name == "href" and value[0] == "#"]
    assert set(targets) <= set(marks.ids)
    assert len(marks.ids) == len(set(marks.ids))


def test_a_page_without_disputes_does_not_explain_them(record: Record, disputed: Record) -> None:
    assert "Neither says who is right." not in page([Entry(record)])
    assert "Neither says who is right." in page([Entry(disputed)])


def test_a_repeated_caption_is_folded(record: Record) -> None:
    assert page([Entry(record)]).count('<details class="text repeat caption">') == 1


def test_dates_say_what_they_rest_on(record: Record) -> None:
    html = page([Entry(record)])
    assert re.search(r"2024-05-07 09:30:00\+02:00</time> <span class=\"basis\">stated", html)
    assert re.search(r"2024-05-08</time> <span class=\"basis\">inferred", html)


def test_a_day_told_from_the_text_shows_from_what_and_how_far_it_reaches(dated: Record) -> None:
    html = page([Entry(dated)])
    assert "inferred from “Dienstag”: from 2024-05-07 to 2024-05-13" in html


def test_times_carry_their_values(dated: Record) -> None:
    html = page([Entry(dated)])
    assert '<span class="time" title="PXW">Wochen</span>' in html
    assert "Times</span> carry their value" in html


def test_a_page_without_times_does_not_explain_them(record: Record) -> None:
    assert "Times</span> carry their value" not in page([Entry(record)])


def test_the_page_says_what_it_does_not_say(record: Record) -> None:
    assert "It does not say what is true." in page([Entry(record)])


def test_the_article_is_in_its_own_language(record: Record) -> None:
    html = page([Entry(record)])
    assert '<html lang="en">' in html
    assert '<p class="text lead" lang="de">' in html


def test_a_search_shows_what_was_found(record: Record) -> None:
    html = page([Entry(record, (("bleibt ", False), ("zu", True)))] * 2, heading="Search: zu")
    assert "<h1>Search: zu</h1>" in html
    assert "bleibt <b>zu</b>" in html


def test_a_headline_beside_the_text_stands_above_it(record: Record) -> None:
    article = replace(record.article, title=GivenText("Tor bleibt zu"))
    body = tuple(block for block in record.blocks if block.kind not in {"title", "kicker"})
    html = page([Entry(replace(record, article=article, blocks=body))])
    assert '<h1 class="text title" lang="de">Tor bleibt zu</h1>' in html


def test_an_article_where_nobody_looked_says_so(record: Record) -> None:
    assert "Nobody looked for statements" in page([Entry(replace(record, statements=None))])


def test_the_same_record_gives_the_same_page(record: Record) -> None:
    assert page([Entry(record)]) == page([Entry(record)])


def test_an_article_without_a_headline_is_named_by_its_first_words(record: Record) -> None:
    bare = replace(record, article=replace(record.article, title=None))
    assert title_of(bare) == "Die Schleuse von Hohenwart bleibt zu. Offenbar fehlt seit Wochen …"


def test_a_holder_without_a_name_is_called_as_the_text_does(record: Record) -> None:
    assert record.statements
    start = record.text.index("Flussmeister")
    called = (Span(start, start + len("Flussmeister")),)
    unnamed = replace(record.statements[1], holder=None, holder_span=called)
    html = page([Entry(replace(record, statements=(unnamed,)))])
    assert (
        f'<span class="holder">nobody named</span> <a href="#source1-{start}-{called[0].end}">'
        '<q class="cue" lang="de">Flussmeister</q></a>' in html
    )
