from __future__ import annotations

from tests.unit.link import bridge

from wortlaut.link.articles import linked
from wortlaut.link.finding import articles_like, part_of, stories_like
from wortlaut.model.dossier import Dossier, check_dossier


def test_a_story_is_found_by_words_of_its_label_in_any_order(story: Dossier) -> None:
    found = stories_like(story, "bürgermeister Annenbrücke")
    assert [one.label for one in found] == ["Annenbrücke dicht: Bürgermeister wehrt sich"]


def test_a_story_is_found_by_the_beginning_of_its_id(story: Dossier) -> None:
    first = story.stories[0]
    assert stories_like(story, first.id[:6]) == (first,)


def test_no_words_find_no_story(story: Dossier) -> None:
    assert stories_like(story, "„“") == ()


def test_parts_of_a_dossier_are_whole_and_have_nothing_in_common(story: Dossier) -> None:
    parts = [part_of(story, one) for one in story.stories]
    for part in parts:
        check_dossier(part)
        known = {origin.id for origin in part.origins}
        carriers = [carrier for claim in part.claims for carrier in claim.occurrences]
        assert {id for carrier in carriers for id in carrier.origins} <= known
    for layer in ("articles", "reuse", "utterances", "claims", "timeline"):
        assert sum(len(getattr(part, layer)) for part in parts) == len(getattr(story, layer))


# ------------------------------------------------------------------------------ articles
ARTICLES = linked(bridge.records())


def test_an_article_is_found_by_its_id_or_the_beginning_of_it() -> None:
    first = ARTICLES[0]
    assert articles_like(ARTICLES, first.id) == articles_like(ARTICLES, first.id[:8]) == (first,)


def test_an_address_of_several_versions_means_the_latest() -> None:
    (found,) = articles_like(ARTICLES, "https://altenfurter-anzeiger.example/annenbruecke")
    assert bridge.ids()[found.id] == "updated"


def test_what_nothing_is_called_finds_no_article() -> None:
    assert articles_like(ARTICLES, "") == articles_like(ARTICLES, "nowhere") == ()
