from __future__ import annotations

from pathlib import Path

from bench.rows import Row, append, table

from wortlaut.score.figures import Figure, Tally, counted

ROWS = (
    Row("quotations", "dev", counted("type", Tally(1, 2, 4))),
    Row("speed", "start", Figure("wortlaut --help", note="0.2 s")),
)
TABLE = """\
| task       | on    | measure         | P    | R    | F1   |                            |
|------------|-------|-----------------|------|------|------|----------------------------|
| quotations | dev   | type            | 50.0 | 25.0 | 33.3 | 1 right of 2 found, 4 gold |
| speed      | start | wortlaut --help |      |      |      | 0.2 s                      |
"""


def test_the_table_reads_well_as_markdown_and_as_text() -> None:
    assert table(ROWS) == TABLE


def test_results_are_added_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "results.md"
    path.write_text("# Results\n", "utf-8")
    append(path, "## first", ROWS)
    append(path, "## second", ROWS)
    assert path.read_text("utf-8") == f"# Results\n\n## first\n\n{TABLE}\n## second\n\n{TABLE}"
