"""Paths become raw articles."""

import io
import json
import os
from pathlib import Path

import pytest

from wortlaut.acquire.find import find, raw_file
from wortlaut.model.document import Given, Raw, Rejected

NOTHING = Given()


def found(*paths: Path, limit: int = 1000) -> list[Raw | Rejected]:
    return list(find(map(str, paths), limit=limit, given=NOTHING))


def from_stdin(content: bytes, limit: int = 1000) -> list[Raw | Rejected]:
    return list(find(["-"], limit=limit, given=NOTHING, stdin=io.BytesIO(content)))


def uris(articles: list[Raw | Rejected]) -> list[str]:
    return [article.uri for article in articles]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", b"Text", "text/plain"),
        ("a.MD", b"# Text", "text/plain"),
        ("a.html", b"Text", "text/html"),
        ("a.xhtml", b"Text", "text/html"),
        ("a", b"Text", "text/plain"),
        ("b", b"\xef\xbb\xbf <!DOCTYPE html><p>", "text/html"),
        ("a.json", b'{"text": "x"}', "application/json"),
    ],
)
def test_the_name_or_the_beginning_tells_the_media_type(
    tmp_path: Path, name: str, content: bytes, media_type: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert raw_file(path, NOTHING) == Raw(str(path), content, media_type, NOTHING)


def test_a_folder_is_read_in_order_with_all_folders_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b.md", ".git/c.txt", ".d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text")
    names = [Path(uri).relative_to(tmp_path).as_posix() for uri in uris(found(tmp_path))]
    assert names == ["a/b.md", "a/z.html", "b.txt"]


def test_a_file_of_another_kind_in_a_folder_leaves_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (rejected,) = found(tmp_path)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "unsupported-type"


@pytest.mark.parametrize("alone", [True, False])
def test_a_table_is_not_read_as_one_article(tmp_path: Path, alone: bool) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\n1,Ja\n2,Nein")
    (rejected,) = found(path if alone else tmp_path)
    assert isinstance(rejected, Rejected)
    assert "JSON lines" in rejected.detail


def test_a_file_that_is_not_there_is_rejected(tmp_path: Path) -> None:
    (rejected,) = found(tmp_path / "none.txt")
    assert isinstance(rejected, Rejected)
    assert (rejected.stage, rejected.reason) == ("find", "not-found")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text")
    path.chmod(0)
    (rejected,) = found(path)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "unreadable"


def test_a_name_that_no_file_can_have_is_rejected() -> None:
    (rejected,) = find(["a\0b.txt"], given=NOTHING)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "unreadable"


def test_a_linked_folder_is_read_once(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "a.txt").write_text("Text")
    (folder / "again").symlink_to(tmp_path)
    assert uris(found(tmp_path)) == [str(folder / "a.txt")]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (rejected,) = found(tmp_path)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "unsupported-type"


def test_a_folder_named_as_a_file_is_rejected(tmp_path: Path) -> None:
    rejected = raw_file(tmp_path, NOTHING)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "unreadable"


def test_a_file_that_is_too_large_is_refused_unread_and_the_limit_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # a hole: takes no space
    rejected = raw_file(path, NOTHING)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "too-large"
    assert "200.0 MB" in rejected.detail
    assert "50 MB" in rejected.detail
    assert "--max-mb" in rejected.detail


def test_a_file_called_text_is_not_taken_for_a_text_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text").write_text("Text")
    raw = raw_file(Path("text"), NOTHING)
    assert raw.uri == os.path.join(".", "text")


# ------------------------------------------------------------------------------ JSONL
def test_jsonl_is_one_article_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "x1", "text": "A"}\n\n  \r\n{"text": "B"}\r\n{"id": 7, "text": "C"}')
    assert uris(found(path)) == ["x1", f"{path}:4", "7"]


def test_a_broken_line_is_left_to_the_next_stage_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'{"id": \n{"text": "B"}\n')
    assert uris(found(path)) == [f"{path}:1", f"{path}:2"]


def test_a_line_that_is_too_long_is_rejected_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = json.dumps({"text": "x" * 3_000_000})
    path.write_text(f'{{"id": "a"}}\n{long}\n{{"id": "b"}}\n')
    first, rejected, last = found(path)
    assert (first.uri, last.uri) == ("a", "b")
    assert isinstance(rejected, Rejected)
    assert (rejected.uri, rejected.reason) == (f"{path}:2", "too-large")
    assert "3.0 MB" in rejected.detail


def test_jsonl_of_one_line_is_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('\n{"text": "A"}\n')
    raw = raw_file(path, NOTHING)
    assert isinstance(raw, Raw)
    assert raw.content == b'{"text": "A"}'


def test_jsonl_of_several_lines_is_not_one_article(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A"}\n{"text": "B"}\n')
    rejected = raw_file(path, NOTHING)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "many-articles"


# ------------------------------------------------------------------------------ standard input
@pytest.mark.parametrize(
    ("content", "media_types"),
    [
        (b"Der Damm hat gehalten.\nJa.", ["text/plain"]),
        (b"\n<html><p>Text</p></html>", ["text/html"]),
        (b'\n{"text": "A"}\n{"text": "B"}\n', ["application/jsonl"] * 2),
        (b'{"text": \n{"text": "B"}\n', ["application/jsonl"] * 2),
        (b'{\n "text": "A"\n}', ["application/json"]),
        (b"", ["text/plain"]),
    ],
)
def test_standard_input_is_told_by_its_beginning(content: bytes, media_types: list[str]) -> None:
    assert [raw.media_type for raw in from_stdin(content) if isinstance(raw, Raw)] == media_types


def test_standard_input_keeps_every_byte() -> None:
    (raw,) = from_stdin(b"\n \nDer Damm\n\n")
    assert isinstance(raw, Raw)
    assert raw.content == b"\n \nDer Damm\n\n"


def test_lines_of_standard_input_are_numbered() -> None:
    assert uris(from_stdin(b'\n{"text": "A"}\n{"id": "x"}\n{"text": "B"}')) == ["-:2", "x", "-:4"]


def test_standard_input_that_is_too_large_is_refused() -> None:
    (rejected,) = from_stdin(b"x" * 2000)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "too-large"


def test_what_is_given_goes_with_every_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")
    given = Given(outlet="Holmer Kurier")
    (raw,) = find([str(tmp_path)], given=given)
    assert isinstance(raw, Raw)
    assert raw.given == given
