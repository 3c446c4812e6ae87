"""Every command and every option is documented, and the page is what the program says."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from wortlaut.serve.cli.app import COMMANDS, app
from wortlaut.serve.cli.manual import MANUALS
from wortlaut.serve.cli.reference import page

DOCUMENT = Path(__file__).parents[2] / "docs" / "commands.md"


def commands() -> list[TyperCommand]:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return [each for each in group.commands.values() if isinstance(each, TyperCommand)]


each_command = pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)


def test_the_page_is_what_the_program_says() -> None:
    assert DOCUMENT.read_text("utf-8") == page(), (
        "out of date: python -m wortlaut.serve.cli.reference > docs/commands.md"
    )


@each_command
def test_every_option_is_explained(command: TyperCommand) -> None:
    section = DOCUMENT.read_text("utf-8").partition(f"## wortlaut {command.name}\n")[2]
    section = section.partition("\n## ")[0]
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{parameter.name} has no help"
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert f"`{option}`" in section


@each_command
def test_every_command_has_worked_examples(command: TyperCommand) -> None:
    examples = MANUALS[command.name or ""].examples
    assert 2 <= len(examples) <= 5
    assert all(
        f"wortlaut {command.name}" in line for _, line in examples if "report --" not in line
    )


def test_every_manual_belongs_to_a_command() -> None:
    assert set(MANUALS) == {"wortlaut", *(command.__name__ for command in COMMANDS)}


@each_command
def test_examples_name_only_options_that_exist(command: TyperCommand) -> None:
    known = {option for each in command.params for option in each.opts}
    for _, line in MANUALS[command.name or ""].examples:
        called = line.partition(f"wortlaut {command.name} ")[2].partition("|")[0].split()
        assert {word for word in called if word.startswith("--")} <= known
