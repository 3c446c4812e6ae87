from __future__ import annotations

from pathlib import Path

from wortlaut.model.span import Span
from wortlaut.score.germeval import joined, named_texts
from wortlaut.score.gold import GoldName

# Own sentences in the published format.
SAMPLE = """\
#\thttp://beispiel.example/eins [2023-06-12]
1\tDie\tO\tO
2\tStadtwerke\tB-ORG\tO
3\tNeckarburg\tI-ORG\tB-LOC
4\tbauen\tO\tO
5\t(\tO\tO
6\tvorerst\tO\tO
7\t)\tO\tO
8\tin\tO\tO
9\tBern\tB-LOC\tO
10\t.\tO\tO

#\thttp://beispiel.example/zwei [2023-06-12]
1\tErika\tB-PER\tO
2\tBeispiel\tI-PER\tO
3\tspricht\tO\tO
4\tNeckarburger\tB-LOCderiv\tO
5\tPlatt\tO\tO
6\t.\tO\tO
"""


def test_sentences_are_read_with_their_outer_names(tmp_path: Path) -> None:
    path = tmp_path / "NER-de-dev.tsv"
    path.write_text(SAMPLE, "utf-8")
    first, second = named_texts(path)
    assert first.text == "Die Stadtwerke Neckarburg bauen (vorerst) in Bern."
    assert first.names == (GoldName(Span(4, 25), "ORG"), GoldName(Span(45, 49), "LOC"))
    assert (second.doc, second.names) == ("n1", (GoldName(Span(0, 14), "PER"),))


def test_tokens_are_joined_as_german_is_written() -> None:
    text, spans = joined(["„", "Nein", "“", ",", "sagte", "sie", "."])
    assert text == "„Nein“, sagte sie."
    assert spans[1].of(text) == "Nein"
