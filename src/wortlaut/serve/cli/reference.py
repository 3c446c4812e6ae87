"""docs/commands.md, made from the program itself, so that neither can drift from the other.

``python -m wortlaut.serve.cli.reference > docs/commands.md`` writes it anew; a test fails when it
is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from wortlaut.model.record import ActorType, Stance, StatementKind
from wortlaut.record.asked import Status
from wortlaut.serve.cli.app import app
from wortlaut.serve.cli.exits import MEANING
from wortlaut.serve.cli.manual import INTRODUCTION, MANUALS, flowing


def page() -> str:
    """Write docs/commands.md: every command with its options, examples and exit codes."""
    commands = tuple(commands_of(get_command(app)))
    parts = [_PREFACE, flowing(INTRODUCTION), _contents(commands), _CONVENTIONS, _exit_table()]
    return "\n\n".join((*parts, *(_section(*each) for each in commands))) + "\n"


def commands_of(command: object, name: str = "") -> Iterator[tuple[str, TyperCommand]]:
    """Yield every command with its full name, those of a group behind each other."""
    if isinstance(command, TyperGroup):
        for each in command.commands.values():
            yield from commands_of(each, f"{name} {each.name}".strip())
    elif isinstance(command, TyperCommand):
        yield name, command


CHOICES = {
    "kind": get_args(StatementKind),
    "stance": get_args(Stance),
    "status": get_args(Status),
    "type": get_args(ActorType),
}

_PREFACE = """\
# Commands

<!-- Do not edit: written by `python -m wortlaut.serve.cli.reference > docs/commands.md` -->"""

_CONVENTIONS = """\
## What holds for all of them

- Options stand before or after the arguments. `-` is standard input.
- **Output.** On a terminal you see views and tables; into a pipe or a file goes JSON. `--json`,
  `--jsonl`, `--csv`, `--table` and `--view` choose. Results go to standard output; progress,
  notes and errors to standard error.
- **Errors** have one shape: `error[code]: what happened and where`, then `hint: what to do`. With
  `--json` or `--jsonl` each is one line of JSON: `{"error": {"code": …, "message": …, "hint": …}}`.
  An input that cannot be read does not stop the others. `WORTLAUT_DEBUG=1` shows where in the
  program an error arose.
- **Environment.** `WORTLAUT_DB` names the store that `--db` would; `NO_COLOR` turns colour off."""


def _contents(commands: tuple[tuple[str, TyperCommand], ...]) -> str:
    rows = (
        f"| [`{name}`](#wortlaut-{name.replace(' ', '-')}) | {(each.help or '').splitlines()[0]} |"
        for name, each in commands
    )
    return "\n".join(("| Command | |", "| --- | --- |", *rows))


def _exit_table() -> str:
    rows = (f"| {int(code)} | {meaning} |" for code, meaning in MEANING.items())
    return "\n".join(("## Exit codes", "", "| Code | Meaning |", "| ---: | --- |", *rows))


def _section(name: str, command: TyperCommand) -> str:
    manual = MANUALS[name]
    parts = [
        f"## wortlaut {name}",
        command.help or "",
        f"```\n{_usage(name, command)}\n```",
        *_listed("Options", tuple(_parameters(command))),
        *_listed("Prints", tuple((f"`{left}`", right) for left, right in manual.fields)),
        "**Examples**\n\n```sh\n" + "\n".join(_commented(manual.examples)) + "\n```",
        f"**Exit codes:** {', '.join(str(int(code)) for code in sorted(manual.codes))}.",
    ]
    return "\n\n".join(parts)


def _usage(name: str, command: TyperCommand) -> str:
    arguments = (_shown(each) for each in command.params if isinstance(each, TyperArgument))
    return " ".join(("wortlaut", name, "[OPTIONS]", *arguments))


def _shown(argument: TyperArgument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    many = f"{name}…" if argument.nargs == -1 else name
    return many if argument.required else f"[{many}]"


def _parameters(command: TyperCommand) -> Iterator[tuple[str, str]]:
    for parameter in command.params:
        if isinstance(parameter, TyperArgument):
            yield f"`{_shown(parameter)}`", parameter.help or ""
        elif isinstance(parameter, TyperOption):
            yield _option(parameter), f"{parameter.help or ''}{_default(parameter)}"


def _option(option: TyperOption) -> str:
    value = f" *{option.metavar}*" if option.metavar else ""
    return ", ".join(f"`{name}`" for name in option.opts) + value + _choices(option)


def _choices(option: TyperOption) -> str:
    """List the values that an option takes, if they are fixed."""
    found = CHOICES.get(option.name or "")
    return f" ({', '.join(found)})" if found else ""


def _default(option: TyperOption) -> str:
    variable = f" Or `{option.envvar}` in the environment." if option.envvar else ""
    shown = option.default not in (None, False)
    return (f" Default: `{option.default}`." if shown else "") + variable


def _listed(head: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if pairs:
        yield f"**{head}**\n\n" + "\n".join(f"- {left}: {right}" for left, right in pairs)


def _commented(examples: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for what, line in examples:
        yield f"# {what}"
        yield line


if __name__ == "__main__":
    print(page(), end="")
