"""What proposed a statement."""

from __future__ import annotations

import pytest

from wortlaut.serve.proposed import proposed_by


@pytest.mark.parametrize(
    ("found_by", "proposers"),
    [
        ("reader/1.4:encoder", ("network",)),
        ("reader/1.4:encoder+plain", ("network",)),
        ("reader/1.4:encoder+marks+direct-inverted", ("network", "marks", "rule")),
        ("rules/1:direct-inverted", ("rule",)),
        ("rules/1:interview", ("interview",)),
        ("simulator/1", ("simulator",)),
    ],
)
def test_a_statement_says_once_what_proposed_it(found_by: str, proposers: tuple[str, ...]) -> None:
    assert proposed_by(found_by) == proposers
