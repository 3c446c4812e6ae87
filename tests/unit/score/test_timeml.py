from __future__ import annotations

from pathlib import Path

import pytest

from wortlaut.model.errors import FormError
from wortlaut.model.span import Span
from wortlaut.score.gold import GoldTime
from wortlaut.score.timeml import timed_article, timed_articles

# An own sentence in the published format, with a time that has no character of its own.
SAMPLE = """\
<?xml version="1.0" ?><TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">

<DOCID>beispiel</DOCID>

<DCT><TIMEX3 functionInDocument="CREATION_TIME" tid="t0" type="DATE" \
value="2023-06-13">13.06.2023</TIMEX3></DCT>

<TITLE>Markt verlegt</TITLE>

<TEXT>
Der Markt ist vom <TIMEX3 tid="t1" type="DATE" value="2023-06-15">15.</TIMEX3> bis \
<TIMEX3 tid="t2" type="DATE" value="2023-06-17">17. Juni</TIMEX3>\
<TIMEX3 tid="t3" type="DURATION" value="P3D"/> am Hafen.
</TEXT>
</TimeML>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "beispiel.tml").write_text(SAMPLE, "utf-8")
    return tmp_path


def test_text_and_times_are_read_as_published(folder: Path) -> None:
    (article,) = timed_articles(folder)
    assert article.text == "\nDer Markt ist vom 15. bis 17. Juni am Hafen.\n"
    assert article.times == (
        GoldTime(Span(19, 22), "DATE", "2023-06-15"),
        GoldTime(Span(27, 35), "DATE", "2023-06-17"),
    )


def test_the_creation_time_is_the_day_of_publication(folder: Path) -> None:
    article = timed_article(folder / "beispiel.tml")
    assert (article.doc, article.title, article.published) == (
        "beispiel",
        "Markt verlegt",
        "2023-06-13",
    )


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "leer.tml"
    path.write_text("<TimeML/>", "utf-8")
    with pytest.raises(FormError, match="no TEXT"):
        timed_article(path)
