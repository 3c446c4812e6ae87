"""Write invented news: ``python -m bench.simulate --articles N --seed S --out FOLDER``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.simulate.stream import PER_DAY
from bench.simulate.write import write

_ABOUT = """\
Write invented news with known lineage. The same seed always gives the same bytes.

  articles.jsonl   one article a line, in the order of time, as `wortlaut read` takes it
  lineage.jsonl    {"later", "earlier", "how"}: what rests on what
  stories.jsonl    {"story", "articles"}: which articles are about one event
  records.jsonl    with --records: the finished record of each article, in the same order
  stories/         with --folders: each story that has every kind of article, as a folder for
                   `score.py lineage`

For tests of scale and of the graph logic; never a proof of accuracy on real text.
"""


def main() -> None:
    """Write what was asked for and say how much it is."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.simulate",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--articles", type=int, required=True, metavar="N", help="how many articles")
    add("--seed", type=int, default=0, metavar="S", help="which world; default: 0")
    add("--out", type=Path, required=True, metavar="FOLDER", help="where to write")
    add("--per-day", type=int, default=PER_DAY, help=f"articles a day; default: {PER_DAY}")
    add("--records", action="store_true", help="write the finished records, too")
    add("--folders", action="store_true", help="write folders of stories with their gold, too")
    options = parser.parse_args()
    written = write(
        options.out,
        options.articles,
        options.seed,
        options.per_day,
        records=options.records,
        folders=options.folders,
    )
    print(json.dumps(written))


if __name__ == "__main__":
    main()
