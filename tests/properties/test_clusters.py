"""Laws of joining and parting actors, for any judgements."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from wortlaut.record.clusters import Opinion, clusters, occurrence

KEYS = ["Q1", "Q2", "3fa2", "9b1c"]
PLACES = [occurrence("art", f"a{number}") for number in range(3)]
NODES = st.sampled_from(KEYS + PLACES)
VERDICTS = st.sampled_from(["same", "same", "different", "unsure"])
OWN = st.fixed_dictionaries({place: st.sampled_from([None, *KEYS]) for place in PLACES})


@st.composite
def opinions(draw: st.DrawFn) -> list[Opinion]:
    """Draw judgements, each of its own minute and on two nodes."""
    pairs = st.tuples(NODES, NODES).filter(lambda pair: pair[0] != pair[1])
    drawn = draw(st.lists(st.tuples(VERDICTS, pairs, st.booleans()), max_size=12))
    return [
        Opinion(f"j{number}", verdict, a, b, f"2024-06-19T10:{number:02}", rare and number % 3 == 0)  # type: ignore[arg-type]
        for number, (verdict, (a, b), rare) in enumerate(drawn)
    ]


@given(opinions(), OWN, st.randoms(use_true_random=False))
def test_the_order_of_adding_leaves_no_trace(
    said: list[Opinion], own: dict[str, str | None], chance: random.Random
) -> None:
    shuffled = chance.sample(said, len(said))
    assert clusters(shuffled, own) == clusters(said, own)


@given(opinions(), OWN)
def test_what_was_judged_different_is_never_one(
    said: list[Opinion], own: dict[str, str | None]
) -> None:
    made = clusters(said, own)
    for opinion in said:
        if opinion.verdict == "different" and made.states[opinion.id] == "in force":
            assert made.of.get(opinion.a, opinion.a) != made.of.get(opinion.b, opinion.b)


@given(opinions(), OWN)
def test_the_newest_judgement_holds(said: list[Opinion], own: dict[str, str | None]) -> None:
    made = clusters(said, own)
    for opinion in said[-1:]:
        assert made.states[opinion.id] == ("withdrawal" if opinion.withdrawn else "in force")


@given(opinions(), OWN)
def test_what_counts_and_says_the_same_is_one(
    said: list[Opinion], own: dict[str, str | None]
) -> None:
    made = clusters(said, own)
    for opinion in said:
        if opinion.verdict == "same" and made.states[opinion.id] == "in force":
            assert made.of[opinion.a] == made.of[opinion.b]


@given(opinions(), OWN)
def test_every_judged_node_is_in_one_cluster(
    said: list[Opinion], own: dict[str, str | None]
) -> None:
    made = clusters(said, own)
    listed = [node for members in made.members.values() for node in members]
    assert sorted(listed) == sorted(made.of)
    assert all(name in members for name, members in made.members.items())
