"""Every command and every option is documented, and the page is what the program says."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.core import TyperCommand
from typer.main import get_command

from wortlaut.serve.cli.app import app
from wortlaut.serve.cli.manual import MANUALS
from wortlaut.serve.cli.reference import commands_of, page

DOCUMENT = Path(__file__).parents[2] / "docs" / "commands.md"


COMMAND_LIST = list(commands_of(get_command(app)))
each_command = pytest.mark.parametrize(
    ("name", "command"), COMMAND_LIST, ids=[name for name, _ in COMMAND_LIST]
)


def test_the_page_is_what_the_program_says() -> None:
    assert DOCUMENT.read_text("utf-8") == page(), (
        "out of date: python -m wortlaut.serve.cli.reference > docs/commands.md"
    )


@each_command
def test_every_option_is_explained(name: str, command: TyperCommand) -> None:
    section = DOCUMENT.read_text("utf-8").partition(f"## wortlaut {name}\n")[2]
    section = section.partition("\n## ")[0]
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{parameter.name} has no help"
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert f"`{option}`" in section


@each_command
def test_every_command_has_worked_examples(name: str, command: TyperCommand) -> None:
    examples = MANUALS[name].examples
    assert 2 <= len(examples) <= 5
    assert all(f"wortlaut {name}" in line for _, line in examples if "report --" not in line)


def test_every_manual_belongs_to_a_command() -> None:
    assert set(MANUALS) == {"wortlaut", *(name for name, _ in COMMAND_LIST)}


@each_command
def test_examples_name_only_options_that_exist(name: str, command: TyperCommand) -> None:
    known = {option for each in command.params for option in each.opts}
    for _, line in MANUALS[name].examples:
        called = line.partition(f"wortlaut {name} ")[2].partition("|")[0].split()
        assert {word for word in called if word.startswith("--")} <= known
