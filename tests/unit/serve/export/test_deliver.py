"""Files side by side become one stream or a folder, the same on every run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from wortlaut.serve.export.deliver import gathered, into_folder, zipped
from wortlaut.serve.export.material import Part

PARTS = (Part("a.csv", b"a1"), Part("b.csv", b"b1"), Part("a.csv", b"a2"), Part("b.csv", b""))


def test_files_that_grow_side_by_side_are_whole_in_the_zip() -> None:
    content = b"".join(zipped(gathered(PARTS)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.csv": b"a1a2", "b.csv": b"b1",
        }  # fmt: skip


def test_a_zip_says_nothing_of_when_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(zipped(PARTS[:1])))) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_a_file_without_content_is_there() -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(zipped(gathered([Part("e", b"")]))))) as archive:
        assert archive.namelist() == ["e"]


def test_a_zip_grows_while_its_files_come() -> None:
    drawn = []

    def parts() -> Iterator[Part]:
        for number in range(50):
            drawn.append(number)
            yield Part(f"{number}.txt", b"x" * 1000)

    stream = zipped(parts())
    next(stream)
    assert len(drawn) == 1


def test_a_folder_is_written_over_and_not_appended_to(tmp_path: Path) -> None:
    for _ in range(2):
        assert into_folder(PARTS, tmp_path / "new" / "folder") == 2
    assert (tmp_path / "new" / "folder" / "a.csv").read_bytes() == b"a1a2"
