"""What many articles say together: copies, utterances, claims and origins of invented stories.

Each story is read as a user would give it, and its dossier is held against what is known of it,
because it was written that way. The last rows of a set are the mean of its stories. There are
three sets: the stories of the given folder, and ``dev`` and ``test`` of ``bench/stories/``.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.rows import Measured, Row
from wortlaut.acquire.find import find
from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Given
from wortlaut.model.form import to_json
from wortlaut.model.record import Record
from wortlaut.run.linking import dossier
from wortlaut.run.local import read_all
from wortlaut.score.figures import Figure, Report
from wortlaut.score.lineage import score_lineage
from wortlaut.score.stories import StoryArticle, dossier_of, story, story_articles

TASK = "lineage"
STORIES = Path(__file__).with_name("stories")


def measure(folder: Path | None, choice: Choice) -> Iterator[Measured]:
    """Measure the dossiers of all sets; say so if the given folder has no story."""
    if folder is None or not list(folder.glob("lineage/*/gold.json")):
        print(f"{TASK}: skipped, no lineage/*/gold.json", file=sys.stderr)
    else:
        yield from measure_set(folder / "lineage", choice)
    yield from measure_set(STORIES / "dev", choice, "dev/")
    # What was missed in a story of test would tell what to tune: only its figures are shown.
    for part in measure_set(STORIES / "test", choice, "test/"):
        yield Measured(part.rows)


def measure_set(folder: Path, choice: Choice, prefix: str = "") -> Iterator[Measured]:
    """Measure the dossier of every story in a folder, and their mean; names get the prefix."""
    stories = sorted(path.parent for path in folder.glob("*/gold.json"))
    reports = [_measured(path, choice) for path in stories]
    for path, report in zip(stories, reports, strict=True):
        rows = tuple(Row(TASK, prefix + path.name, figure) for figure in report.figures)
        yield Measured(rows, report.misses)
    yield Measured(tuple(Row(TASK, f"{prefix}mean", figure) for figure in _means(reports)))


def _measured(path: Path, choice: Choice) -> Report:
    found = dossier(_records(story_articles(path), choice))
    return score_lineage(story(path), dossier_of(to_json(found)))


def _records(articles: Iterable[StoryArticle], choice: Choice) -> list[Record]:
    """Read the articles of a story from a file of JSONL."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.jsonl"
        lines = [json.dumps(asdict(article), ensure_ascii=False) for article in articles]
        path.write_text("\n".join(lines), "utf-8")
        read = list(read_all(find([str(path)], given=Given()), choice))
    return [record for record in read if isinstance(record, Record)]


def _means(reports: Sequence[Report]) -> Iterator[Figure]:
    """Yield the mean of each measure over the stories that have it."""
    names = dict.fromkeys(figure.name for report in reports for figure in report.figures)
    for name in names:
        figures = [one for report in reports for one in report.figures if one.name == name]
        shares = [one.f1 for one in figures if one.f1 is not None]
        if shares:
            yield Figure(name, f1=sum(shares) / len(shares))
        else:
            mean = sum(float(one.note) for one in figures) / len(figures)
            yield Figure(name, note=f"{mean:.2f}")
