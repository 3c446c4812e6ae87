import pytest

import wortlaut
from wortlaut.annotate.readers import ReaderName

TITLE = "Damm bei Hollin"
BODY = """
Am Montag tagte der Rat von Hollin. Bürgermeister Jonas Vey eröffnete die Sitzung um acht Uhr.

{heading}

„Das ist ein ganz sicherer Ort, und er bleibt es“, sagte Ministerin Ada Brandt am Montag.
"""


@pytest.mark.parametrize(
    ("reader", "heading", "holder"),
    [
        ("rules", "„Ein ganz sicherer Ort“", "Ada Brandt"),
        ("full", "Ida Kern: „Ein ganz sicherer Ort“", "Ida Kern"),
    ],
    ids=["who says it in the text", "whom the heading itself names"],
)
def test_words_in_a_heading_are_those_of(reader: ReaderName, heading: str, holder: str) -> None:
    text = f"{TITLE}\n{BODY.format(heading=heading)}"
    record = wortlaut.read(text, language="de", reader=reader)
    first = next(
        one for one in record.statements or () if "Ein ganz" in record.excerpt(one.content)
    )
    assert record.holder(first) == holder
