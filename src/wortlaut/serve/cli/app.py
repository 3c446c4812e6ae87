"""The commands there are, and the one place where every error ends."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from wortlaut import __version__
from wortlaut.model.errors import WortlautError
from wortlaut.serve.cli.actors import actor, actors
from wortlaut.serve.cli.checking import doctor, schema, verify
from wortlaut.serve.cli.correcting import correct, corrections
from wortlaut.serve.cli.deriving import link, links
from wortlaut.serve.cli.exits import OF_ERROR, Code
from wortlaut.serve.cli.exporting import export
from wortlaut.serve.cli.failures import Failure, failure_of, tell
from wortlaut.serve.cli.judging import judge, judgements
from wortlaut.serve.cli.knowing import build
from wortlaut.serve.cli.linking import claim, diff, dossier, story, trace
from wortlaut.serve.cli.looking import articles, chain, quotes, rejects, search, show
from wortlaut.serve.cli.manual import GROUP_HELP, INTRODUCTION, epilogue, flowing
from wortlaut.serve.cli.reading import add, read
from wortlaut.serve.cli.reporting import report
from wortlaut.serve.cli.serving import serve

# typer exports one kind of usage error; the class above it is what all of them are
USAGE_ERRORS = typer.BadParameter.__mro__[2]
COMMANDS = (
    read, add, show, chain, quotes, search, articles, actors, actor, judge, judgements, correct,
    corrections, link, links, dossier, story, claim, trace, diff, rejects, verify, report, export,
    serve, schema, doctor,
)  # fmt: skip
# typer has the library that checks values put this before what is wrong with one
_VALUE_ERROR = "Value error, "
GROUPS = {"knowledge": (build,)}


def _print_version(wanted: bool) -> None:
    """Print the version and leave, if that was asked for."""
    if wanted:
        print(f"wortlaut {__version__}")
        raise typer.Exit


def wortlaut(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Take the options that stand before any command."""


def _build() -> typer.Typer:
    built = typer.Typer(
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    built.callback(help=flowing(INTRODUCTION), epilog=epilogue("wortlaut"))(wortlaut)
    for command in COMMANDS:
        name = command.__name__
        built.command(help=flowing(command.__doc__ or ""), epilog=epilogue(name))(command)
    for group in GROUPS:
        built.add_typer(_group(group), name=group)
    return built


def _group(name: str) -> typer.Typer:
    """Build a command that has commands of its own."""
    group = typer.Typer(rich_markup_mode="rich")
    group.callback(help=flowing(GROUP_HELP[name]))(lambda: None)
    for command in GROUPS[name]:
        full = f"{name} {command.__name__}"
        group.command(help=flowing(command.__doc__ or ""), epilog=epilogue(full))(command)
    return group


app = _build()


# ------------------------------------------------------------------------------ running
def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code, every error told in the one shape."""
    _write_utf8()
    as_json = "--json" in arguments or "--jsonl" in arguments
    try:
        return _run(arguments)
    except (KeyboardInterrupt, typer.Abort):
        tell(Failure("interrupted", "stopped", "run the same command again to go on"), as_json)
        return Code.INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return Code.PIPE_CLOSED
    except Exception as error:
        if os.environ.get("WORTLAUT_DEBUG"):
            raise
        failure, code = verdict(error)
        tell(failure, as_json)
        return code


def _run(arguments: Sequence[str]) -> int:
    """Run one command as typer understands it, letting its errors through."""
    command, code = get_command(app), 0
    try:
        with command.make_context("wortlaut", list(arguments) or ["--help"]) as context:
            command.invoke(context)
    except typer.Exit as leave:
        code = leave.exit_code
    sys.stdout.flush()
    return code


def verdict(error: Exception) -> tuple[Failure, Code]:
    """Say what an error means to the user, and how the command ends."""
    if isinstance(error, WortlautError):
        return failure_of(error), OF_ERROR.get(error.code, Code.WRONG)
    if isinstance(error, USAGE_ERRORS):
        return _usage(error), Code.USAGE
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return Failure("system", f"{where}{error.strerror or error}"), Code.WRONG
    return (
        Failure(
            "defect",
            f"{type(error).__name__}: {error}",
            "a defect of Wortlaut: run again with WORTLAUT_DEBUG=1 and report what it shows",
        ),
        Code.DEFECT,
    )


def _usage(error: Exception) -> Failure:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "wortlaut"
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    return Failure("usage", message.replace(_VALUE_ERROR, ""), f"see `{command} --help`")


def _write_utf8() -> None:
    """Print UTF-8 whatever the locale says; half a surrogate pair becomes its escape.

    JSON takes that escape, so that a text that no encoding has can still be printed as JSON.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Let Python's own last flush go nowhere: the reader of our output has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
