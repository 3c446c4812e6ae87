from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tests.unit.link import bridge

from wortlaut.link.dossier import dossier_of
from wortlaut.link.finding import part_of, stories_like
from wortlaut.serve.story import list_lines, story_lines
from wortlaut.serve.told import lines_of, period, when

MADE = dossier_of(bridge.records())
# a text that is given as such has no address: call each article by its name in the story
NAMED = tuple(replace(one, uri=bridge.ids()[one.id]) for one in MADE.articles)
WHOLE = replace(MADE, articles=NAMED)
(STORY,) = stories_like(WHOLE, "Annenbrücke Bürgermeister")
RECORDS = {record.article.id: record for record in bridge.records()}
LINES = list(story_lines(part_of(WHOLE, STORY), RECORDS))


def section(title: str) -> list[str]:
    start = LINES.index(f"\n{title}") + 1
    end = next((at for at in range(start, len(LINES)) if LINES[at][0] == "\n"), len(LINES))
    return LINES[start:end]


def test_copies_are_folded_below_what_they_copy() -> None:
    articles = section("articles")
    agency = next(at for at, line in enumerate(articles) if line.endswith(", dpa"))
    assert articles[agency + 1].startswith("      ")
    assert articles[agency + 1].endswith("Altenfurter Anzeiger: verbatim, 100%, credited")
    assert any(line.endswith("pendler24: verbatim, 100%, no credit") for line in articles)


def test_what_is_no_copy_stands_alone_and_names_its_source() -> None:
    assert "      cites leak" in section("articles")


def test_every_article_stands_once() -> None:
    told = [line for line in section("articles") if "2031-" in line]
    assert len(told) == len(STORY.articles)


def test_what_happened_says_who_told_it_first() -> None:
    happened = section("what happened")
    assert happened[0] == (
        "  2031-03-03  Die Annenbrücke ist seit Montag gesperrt.\n"
        "      first told 2031-03-05 11:20 by denial"
    )


def test_articles_that_quote_alike_share_a_line() -> None:
    said = section("who says what")
    at = said.index("  Greta Mohnhaupt")
    assert said[at + 1].endswith("darüber rollt“  [agency, printed, portal, updated]")
    assert said[at + 2].startswith("      indirect: Man könne nicht verantworten")


def test_claims_with_the_same_carriers_share_their_reasons() -> None:
    made = dossier_of(bridge.records(("agency", "printed")))
    lines = list(story_lines(made, RECORDS))
    claims = lines[lines.index("\nwhat rests on what") + 1 :]
    is_claim = [not line.startswith("      ") for line in claims]
    assert any(one and other for one, other in pairwise(is_claim))  # the reasons follow the last


def test_what_is_disputed_has_the_words_against_it() -> None:
    disputed = section("what is disputed")
    assert disputed[0].endswith("von den Schäden an der Annenbrücke.  [leak, radio]")
    assert disputed[1].startswith("      against it, Rolf Tassen: ")
    assert disputed[1].endswith("„Ich habe dieses Gutachten nie gesehen“  [denial]")


def test_a_list_of_stories_has_their_ids() -> None:
    assert [line.split()[0] for line in list_lines(WHOLE)] == [story.id for story in WHOLE.stories]


def test_a_story_without_headline_or_date_is_named_by_its_source() -> None:
    bare = replace(STORY, label="", begins=None, ends=None)
    made = replace(WHOLE, stories=(bare,))
    first = made.article(bare.articles[0]).uri
    (listed,) = list_lines(made)
    assert listed.startswith(f"{bare.id}  undated  ")
    assert listed.endswith(f"  {first}")
    assert next(lines_of(made)) == first
    assert next(story_lines(part_of(made, bare), RECORDS)) == first


def test_the_time_of_a_story_is_said_once_where_it_is_one() -> None:
    assert period(replace(STORY, ends=STORY.begins)) == when(STORY.begins)
