"""Judgements join and part keys, in whatever order they are made known."""

from __future__ import annotations

from itertools import permutations

import pytest

from wortlaut.record.clusters import Clusters, Opinion, clusters, precedence

OWN = {"art:a3": "K1", "art:a4": None}


def judged(*said: str, own: dict[str, str | None] | None = None) -> Clusters:
    """Read judgements such as "K1 same K2" or "K1 not K2", the oldest first."""
    return clusters([opinion(n, words) for n, words in enumerate(said)], OWN if own is None else {})


def opinion(number: int, words: str) -> Opinion:
    a, verb, b, *rest = words.split()
    verdict = {"same": "same", "not": "different", "unsure": "unsure"}[verb]
    return Opinion(words, verdict, a, b, f"2024-06-{number:02}", bool(rest))  # type: ignore[arg-type]


def groups(made: Clusters) -> list[str]:
    return sorted(" ".join(members) for members in made.members.values())


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["K1 same K2"], ["K1 K2"]),
        (["K1 same K2", "K3 same K2"], ["K1 K2 K3"]),
        (["K1 unsure K2"], []),
        (["K1 not K2"], []),
        (["K1 same K2", "K2 not K1"], []),
        (["K1 not K2", "K1 same K2"], ["K1 K2"]),
        (["K1 same K2", "K1 same K2 withdrawn"], []),
        (["K1 not K2", "K1 same K2", "K1 same K2 withdrawn"], []),
        (["K1 same K2", "K1 unsure K2"], []),
    ],
    ids=["same", "through-a-third", "unsure", "different", "later-different", "later-same",
         "withdrawn", "withdrawn-is-not-the-one-before", "later-unsure"],
)  # fmt: skip
def test_the_latest_judgement_on_a_pair_counts(said: list[str], found: list[str]) -> None:
    assert groups(judged(*said, own={})) == found


@pytest.mark.parametrize(
    ("said", "found", "overruled"),
    [
        (["K1 same K3", "K1 not K2", "K3 same K2"], ["K2 K3"], "K1 same K3"),
        (["K1 not K2", "K1 same K3", "K3 same K2"], ["K2 K3"], "K1 same K3"),
        (["K1 same K3", "K3 same K2", "K1 not K2"], ["K2 K3"], "K1 same K3"),
    ],
    ids=["between", "different-is-oldest", "different-is-newest"],
)
def test_what_was_judged_different_is_not_joined_through_a_third(
    said: list[str], found: list[str], overruled: str
) -> None:
    made = judged(*said, own={})
    assert groups(made) == found
    assert made.states[overruled] == "overruled"
    assert made.against == {overruled: "K1 not K2"}


def test_a_judgement_says_what_became_of_it() -> None:
    made = judged("K1 not K2", "K1 same K2", "K2 same K1 withdrawn", "K3 unsure K1", own={})
    assert list(made.states.values()) == ["superseded", "withdrawn", "withdrawal", "in force"]


def test_a_newer_judgement_never_gives_way_to_an_older() -> None:
    said = ["K1 not K2", "K1 same K3", "K2 same K4", "K3 same K4"]
    assert judged(*said, own={}).states["K3 same K4"] == "in force"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("art:a3 not K1", ["art:a3"]),
        ("art:a3 same K2", ["K2 art:a3"]),
        ("art:a3 same K1", ["K1 art:a3"]),
        ("art:a3 not K2", ["K1 art:a3"]),
        ("art:a3 unsure K1", []),
        ("art:a4 same K1", ["K1 art:a4"]),
        ("art:a3 same art:a4", ["K1 art:a3 art:a4"]),
    ],
    ids=["parted", "moved", "stays", "never-there", "unsure", "without-key", "each-other"],
)
def test_the_actor_of_one_article_belongs_to_its_key_unless_judged_otherwise(
    said: str, found: list[str]
) -> None:
    assert groups(judged(said)) == found


def test_moving_one_article_s_actor_does_not_join_the_keys() -> None:
    made = judged("art:a3 same K2")
    assert (made.of["art:a3"], made.of.get("K1", "K1")) == ("K2", "K1")


def test_a_key_from_which_one_article_was_parted_keeps_it_away_through_joins() -> None:
    assert groups(judged("art:a3 not K2", "K1 same K2")) == ["K1 K2", "art:a3"]


def test_the_order_in_which_judgements_are_known_makes_no_difference() -> None:
    said = ["K1 not K2", "K1 same K3", "K3 same K2", "art:a3 not K1", "art:a3 same art:a4"]
    opinions = [opinion(number, words) for number, words in enumerate(said)]
    assert len({repr(sorted(clusters(p, OWN).of.items())) for p in permutations(opinions)}) == 1


def test_a_wikidata_item_names_a_cluster_and_the_smallest_first() -> None:
    nodes = ["art:a1", "3fa2", "Q123", "Q56"]
    assert sorted(nodes, key=precedence) == ["Q56", "Q123", "3fa2", "art:a1"]
