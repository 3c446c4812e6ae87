"""How right a reader is: every corpus that is there, by the measure that is its own."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from bench.rows import Measured, Row
from wortlaut.acquire.find import find
from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Given
from wortlaut.model.record import Record
from wortlaut.run.local import read_all
from wortlaut.score import germeval, jsonl, timeml, wikinews
from wortlaut.score.figures import Report, not_looked_for
from wortlaut.score.gold import LayeredArticle, NamedText, QuotedArticle, TimedArticle
from wortlaut.score.layers import score_layers
from wortlaut.score.names import score_names
from wortlaut.score.pairing import Gold, NotLookedForError, Pair, paired
from wortlaut.score.quotations import score_quotations
from wortlaut.score.times import score_times

G = TypeVar("G", bound=Gold)


@dataclass(frozen=True, slots=True)
class Corpus(Generic[G]):
    """Gold that may lie under the folder of data, and how it is read and measured."""

    task: str
    path: str
    read: Callable[[Path], Iterator[G]]
    score: Callable[[Iterable[Pair[G]]], Report]

    def measure(self, folder: Path, choice: Choice) -> Measured:
        """Read the corpus' texts and compare what was found with its gold."""
        gold = list(self.read(folder / self.path))
        try:
            report = self.score(paired(gold, list(records_of(gold, choice))))
        except NotLookedForError:
            report = Report((not_looked_for(self.task),))
        rows = tuple(Row(self.task, self.path, figure) for figure in report.figures)
        return Measured(rows, report.misses)


# The neural reader learned names from the sentences before these, and from SmartData.
_HELD_OUT = 600


def _held_out(path: Path) -> Iterator[NamedText]:
    """Read the sentences with names that no reader has learned from: the last ones."""
    return iter(list(jsonl.named_texts(path))[-_HELD_OUT:])


# Both forms of each corpus: JSONL as the project prepares it, and as its authors publish it.
CORPORA: tuple[
    Corpus[QuotedArticle] | Corpus[LayeredArticle] | Corpus[TimedArticle] | Corpus[NamedText],
    ...,
] = (
    Corpus("quotations", "quotations/dev.jsonl", jsonl.quoted_articles, score_quotations),
    Corpus(
        "quotations",
        "german-news-quotation-attribution-2024/data/dev",
        wikinews.quoted_articles,
        score_quotations,
    ),
    Corpus("layers", "layers/dev.jsonl", jsonl.layered_articles, score_layers),
    Corpus("times", "times/krauts-dolomiten-100.jsonl", jsonl.timed_articles, score_times),
    Corpus("times", "times/wikiwarsde.jsonl", jsonl.timed_articles, score_times),
    Corpus("times", "KRAUTS/KRAUTS/KRAUTS_DieZeit", timeml.timed_articles, score_times),
    Corpus("names", "names/germeval2014-train.jsonl", _held_out, score_names),
    Corpus("names", "GermEval2014/NER-de-test.tsv", germeval.named_texts, score_names),
)
TASKS: Mapping[str, str] = {
    "quotations": "quotations with cue, frame, speaker and addressee",
    "layers": "holders, chains, stance, hedges, disputes, actors, events",
    "times": "time expressions and their values",
    "names": "names of persons, organisations and places",
}


def measure(task: str, folder: Path | None, choice: Choice) -> Iterator[Measured]:
    """Measure one task on every corpus of it that is there; say so if there is none."""
    known = [corpus for corpus in CORPORA if corpus.task == task]
    there = [one for one in known if folder and (folder / one.path).exists()]
    if not folder or not there:
        paths = ", ".join(corpus.path for corpus in known)
        where = f"under {folder}" if folder else "(give --data or WORTLAUT_DATA)"
        print(f"{task}: skipped, no {paths} {where}", file=sys.stderr)
        return
    yield from (corpus.measure(folder, choice) for corpus in there)


def records_of(gold: Iterable[Gold], choice: Choice) -> Iterator[Record]:
    """Read the texts of gold the way a user would, from a file of JSONL."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gold.jsonl"
        path.write_text("".join(_line(article) for article in gold), "utf-8")
        for record in read_all(find([str(path)], given=Given()), choice):
            if isinstance(record, Record):
                yield record
            else:
                print(f"no record for {record.uri}: {record.detail}", file=sys.stderr)


def _line(article: Gold) -> str:
    row = {
        "id": article.doc,
        "text": article.text,
        "title": getattr(article, "title", None),
        "published": getattr(article, "published", None),
        "language": "de",
    }
    return json.dumps(row, ensure_ascii=False) + "\n"
