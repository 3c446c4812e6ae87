from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.link import bridge

from wortlaut.link.articles import Linked, Passage
from wortlaut.link.claims import contradicts
from wortlaut.link.likeness import Lexicon
from wortlaut.model.dossier import Claim, Dossier


def about(story: Dossier, words: str) -> Claim:
    return next(claim for claim in story.claims if words in claim.wording)


def carriers(claim: Claim) -> set[str]:
    names = {str(id): name for id, name in bridge.ids().items()}
    return {names[one.article] for one in claim.occurrences}


def test_a_claim_is_carried_by_copies_and_by_who_says_it_in_other_words(story: Dossier) -> None:
    claim = next(one for one in story.claims if "Risse an zwei Pfeilern" in one.wording)
    assert {"agency", "printed", "portal", "edited", "denial"} <= carriers(claim)


def test_eight_articles_with_one_source_have_one_origin(story: Dossier) -> None:
    claim = about(story, "1968")
    assert (claim.origins.at_least, claim.origins.at_most) == (1, 1)
    assert any("are one origin" in reason for reason in claim.origins.reasons)


def test_who_denies_a_report_disputes_what_it_told(story: Dossier) -> None:
    names = {str(id): name for id, name in bridge.ids().items()}
    denials = [
        one for claim in story.claims for one in claim.disputed_by if "Schäden" in claim.wording
    ]
    assert ("Rolf Tassen", "denial") in {(one.holder, names[one.article]) for one in denials}


def test_a_claim_names_origins_that_the_dossier_lists(story: Dossier) -> None:
    listed = {origin.id for origin in story.origins}
    named = {id for claim in story.claims for one in claim.occurrences for id in one.origins}
    assert named == listed


# ------------------------------------------------------------------------------ for and against
def two(article: Callable[..., Linked], one: str, other: str) -> tuple[Lexicon, Passage, Passage]:
    first, second = article(one), article(other, outlet="Bote")
    others = (
        "Der Wind dreht auf Nord. Im Tal regnet es. Der Markt fällt aus. Wer will, bleibt daheim."
    )
    lexicon = Lexicon([first, second, article(others, outlet="Anzeiger")])
    return lexicon, first.passages[0], second.passages[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Der Pförtner stand am Eingang.", "Der Pförtner stand nicht am Eingang."),
        ("Das Werktor war offen.", "Das Werktor war geschlossen."),
        ("Bei dem Brand starben 17 Arbeiter.", "Bei dem Brand starben 19 Arbeiter."),
    ],
    ids=["not", "opposite", "other figures"],
)
def test_what_speaks_against_a_claim(article: Callable[..., Linked], one: str, other: str) -> None:
    lexicon, seed, passage = two(article, one, other)
    assert contradicts(seed, passage, lexicon.likeness(seed.words, passage.words), lexicon)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fünf Menschen kamen ums Leben.", "Es gab fünf Tote."),
        ("Das Werktor war offen.", "Das Werktor war nicht geschlossen."),
        ("Ermittler durchsuchten das Kontor.", "Bei der Razzia im Kontor fanden sie Akten."),
    ],
    ids=["other words", "not the opposite", "a noun for a verb"],
)
def test_what_tells_a_claim_in_other_words(
    article: Callable[..., Linked], one: str, other: str
) -> None:
    lexicon, seed, passage = two(article, one, other)
    likeness = lexicon.likeness(seed.words, passage.words)
    assert likeness.share >= 0.45
    assert not contradicts(seed, passage, likeness, lexicon)
