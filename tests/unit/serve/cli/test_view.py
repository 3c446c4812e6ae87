from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from wortlaut.model.record import Outlet, Record
from wortlaut.serve.cli.view import show


def view(record: Record, width: int, colour: bool = False) -> str:
    out = io.StringIO()
    show(record, Console(file=out, width=width, force_terminal=colour, highlight=False))
    return out.getvalue()


widths = pytest.mark.parametrize("width", [80, 120])


@widths
def test_the_view_shows_the_chain(record: Record, width: int) -> None:
    assert "Jonas Vey → Nordpress → Kanalbote" in view(record, width)


@widths
def test_the_chain_ends_at_the_outlet(record: Record, width: int) -> None:
    assert "Nordpress → Hohenwarter Tagblatt" in " ".join(view(record, width).split())


def test_a_medium_says_who_controls_it(record: Record) -> None:
    outlet = replace(record, article=replace(record.article, outlet=Outlet("KCNA", None, "given")))
    assert "→ KCNA (state-controlled, PRK)" in view(outlet, 80)


def test_a_medium_that_speaks_itself_says_so_too(record: Record) -> None:
    controlled = tuple(replace(one, control="SC") for one in record.actors or ())
    assert "² Ada Brandt (state-controlled) →" in view(replace(record, actors=controlled), 80)


def test_a_denied_statement_and_its_denial_name_each_other(disputed: Record) -> None:
    seen = view(disputed, 80)
    assert "disputed by Jonas Vey³" in seen
    assert "disputes ²" in seen


def test_a_day_told_from_the_text_shows_from_what(dated: Record) -> None:
    seen = " ".join(view(dated, 80).split())
    assert "2024-05-07 (inferred from “Dienstag”: from 2024-05-07 to 2024-05-13)" in seen


def test_times_are_listed_with_their_values(dated: Record) -> None:
    assert "times: “Dienstag” 2024-05-07 · “Wochen” PXW" in view(dated, 80)


@widths
def test_no_line_is_wider_than_the_terminal(record: Record, width: int) -> None:
    assert max(map(len, view(record, width).splitlines())) <= width


def test_without_colour_brackets_hold_each_part_of_a_statement(record: Record) -> None:
    seen = " ".join(view(record, 80).split())
    assert (
        "[„Wir öffnen das Tor nicht“], sagte Ministerin Ada Brandt, [„und zwar nie wieder.“]²"
        in seen
    )


def test_a_nested_statement_stands_inside_the_other(record: Record) -> None:
    assert "sei [„morsch & müde“]⁵]⁴." in " ".join(view(record, 80).split())


def test_in_a_narrow_terminal_the_note_stands_below_its_paragraph(record: Record) -> None:
    lines = [line.strip() for line in view(record, 80).splitlines()]
    assert lines[lines.index("wieder.“]²") + 1] == "² Ada Brandt → Nordpress → Hohenwarter Tagblatt"


def test_in_a_wide_terminal_the_note_stands_beside_its_paragraph(record: Record) -> None:
    assert any(
        "Wir öffnen" in line and "² Ada Brandt" in line for line in view(record, 120).splitlines()
    )


def test_with_colour_there_are_no_brackets(record: Record) -> None:
    assert "[„Wir" not in view(record, 80, colour=True)


def test_with_colour_two_numbers_do_not_read_as_one(record: Record) -> None:
    seen = re.sub(r"\x1b\[[0-9;]*m", "", view(record, 80, colour=True))
    assert "⁵·⁴" in seen


def test_a_repeated_caption_is_not_shown_again(record: Record) -> None:
    seen = view(record, 80)
    assert seen.count("am Dienstag") == 1
    assert "caption, as before" in seen


def test_a_text_cannot_steer_the_terminal(record: Record) -> None:
    hostile = replace(record, text="\x1b[2J" + record.text[4:])
    assert "\x1b" not in view(hostile, 80)


def test_nobody_looked_is_not_nothing_found(record: Record) -> None:
    assert "nobody looked for statements" in view(replace(record, statements=None), 80)
    assert "0 statements" in view(replace(record, statements=()), 80)


def test_warnings_stand_at_the_end(record: Record) -> None:
    assert view(record, 80).rstrip().endswith("warning[short]: The article is short.")
