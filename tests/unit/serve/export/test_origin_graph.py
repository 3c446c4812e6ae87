from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wortlaut.serve.export.origin_graph import ROW, Rests, Row, drawn


def rows(names: str) -> list[Row]:
    return [Row(name, name, "article") for name in names]


def rests(later: str, earlier: str, *, credited: bool = True) -> Rests:
    return Rests(later, earlier, "cites", credited)


def lane(path: str) -> str:
    """Read where a line runs down: the left end of its first curve."""
    return path.partition("Q")[2].split()[0]


def test_rows_stand_in_their_order_from_the_top() -> None:
    graph = drawn(rows("abc"), [])
    assert [(dot.row.key, dot.y) for dot in graph.dots] == [
        ("a", ROW / 2),
        ("b", ROW * 1.5),
        ("c", ROW * 2.5),
    ]
    assert graph.height == 3 * ROW


def test_what_rests_on_nothing_is_told_apart() -> None:
    graph = drawn(rows("abc"), [rests("b", "a")])
    assert [(dot.row.key, dot.own) for dot in graph.dots] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]


def test_hearing_somebody_is_a_report_of_its_own() -> None:
    origin = Row("o", "Amt", "origin")
    graph = drawn([origin, *rows("a")], [Rests("a", "o", "told", True)])
    assert [dot.own for dot in graph.dots] == [True, True]


@pytest.mark.parametrize(
    ("ties", "lanes"),
    [
        ([rests("b", "a"), rests("c", "b")], 1),
        ([rests("c", "a"), rests("d", "b")], 2),
        ([rests("c", "a"), rests("d", "a")], 1),
        ([rests("c", "a"), rests("d", "a", credited=False)], 2),
    ],
    ids=["one ends where the other begins", "crossing", "a bundle", "credited and not"],
)
def test_lines_share_a_lane_only_where_they_cannot_be_confused(
    ties: list[Rests], lanes: int
) -> None:
    assert len({lane(line.path) for line in drawn(rows("abcd"), ties).lines}) == lanes


def test_a_line_to_a_row_that_is_not_there_is_left_out() -> None:
    assert drawn(rows("ab"), [rests("b", "x"), rests("x", "a")]).lines == ()


ties = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")))


@given(pairs=ties)
def test_lines_of_one_lane_never_run_beside_each_other(pairs: list[tuple[str, str]]) -> None:
    graph = drawn(rows("abcdefgh"), [rests(*pair) for pair in pairs])
    for one, other in combinations(graph.lines, 2):
        if lane(one.path) == lane(other.path) and one.rests.earlier != other.rests.earlier:
            assert one.rests.later <= other.rests.earlier or other.rests.later <= one.rests.earlier


@given(pairs=ties)
def test_the_order_of_the_ties_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    forward = [rests(*pair) for pair in pairs]
    assert drawn(rows("abcdefgh"), forward) == drawn(rows("abcdefgh"), reversed(forward))


def test_a_graph_of_many_lines_leaves_room_for_the_names_on_a_telephone() -> None:
    names = "abcdefghijklmnopqrstuvwxyz"
    many = [rests(name, earlier) for name in names[13:] for earlier in names[:13]]
    assert drawn(rows(names), many).width <= 390
