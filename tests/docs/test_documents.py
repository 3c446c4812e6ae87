"""What the documents say about files, commands and code is so."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

import wortlaut
from wortlaut import Span
from wortlaut.serve.cli.app import app, run

ROOT = Path(__file__).parents[2]
DOCUMENTS = (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md"))
# "[text](path.md#part)"; not "[text]" alone, not a link to the web
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def links() -> Iterator[tuple[Path, str]]:
    for path in DOCUMENTS:
        text = FENCE.sub("", path.read_text("utf-8"))
        yield from ((path, target) for target in LINK.findall(text))


def anchor(heading: str) -> str:
    """Name a heading as GitHub's links do."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def examples(path: Path) -> Iterator[list[str]]:
    """Yield the words of every line of a document's shell examples that runs wortlaut."""
    for language, block in FENCE.findall(path.read_text("utf-8")):
        for line in block.splitlines() if language in ("", "sh", "console") else ():
            if line.startswith("wortlaut "):
                yield shlex.split(line, comments=True)


EXAMPLES = list(examples(ROOT / "README.md"))


@pytest.mark.parametrize(
    ("path", "target"), list(links()), ids=lambda one: one.name if isinstance(one, Path) else one
)
def test_every_link_leads_somewhere(path: Path, target: str) -> None:
    name, _, part = target.partition("#")
    file = (path.parent / name).resolve() if name else path
    assert file.exists()
    if part:
        assert part in map(anchor, HEADING.findall(file.read_text("utf-8")))


@pytest.mark.parametrize("words", EXAMPLES, ids=" ".join)
def test_every_example_of_the_readme_is_a_command_with_its_options(words: list[str]) -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    command = group.commands[words[1]]
    known = {option for parameter in command.params for option in parameter.opts}
    given = {word for word in words[2:] if word.startswith("-") and len(word) > 1}
    assert given <= known


@pytest.mark.parametrize(
    "path", sorted({word for words in EXAMPLES for word in words if "examples/" in word})
)
def test_every_example_article_that_the_readme_names_is_there(path: str) -> None:
    assert (ROOT / path).is_file()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/how-it-works.md"])
def test_every_target_of_make_that_a_document_names_exists(document: str) -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:`|^)make ([\w-]+)", (ROOT / document).read_text("utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_the_example_of_the_package_runs() -> None:
    assert doctest.testmod(wortlaut).failed == 0


def test_the_example_of_how_it_works_is_what_the_program_finds() -> None:
    text = (
        "Lesezeit 2 Minuten\n"
        "Die Brücke bleibe gesperrt, sagte Landrätin Ilse Grot dem „Küstenkurier“ am Montag.\n"
    )
    explained = (ROOT / "docs/how-it-works.md").read_text("utf-8")
    field = re.compile(r'"(\w+)": \[\{"start": (\d+), "end": (\d+)\}\],? +// (.+)')
    (statement,) = wortlaut.read(text).statements or ()
    assert text in explained
    for name, start, end, words in field.findall(explained):
        assert getattr(statement, name) == (Span(int(start), int(end)),)
        assert text[int(start) : int(end)] == words
    assert (statement.kind, statement.stance) == ("indirect", "asserts")


def test_the_picture_in_the_readme_is_what_the_program_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    run(["read", str(ROOT / "examples/havelspiegel-kopie.txt"), "--view"])
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    readme = (ROOT / "README.md").read_text("utf-8").partition("## What it looks like")[2]
    shown = FENCE.findall(readme)[0][1]
    assert shown.rstrip() in "\n".join(printed)
