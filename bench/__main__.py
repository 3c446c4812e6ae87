"""Measure Wortlaut: ``python -m bench [TASK …] [--data FOLDER] [--reader NAME] [-v]``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from bench import (
    accuracy,
    dating,
    desk,
    given,
    growth,
    lineage,
    machine,
    memory,
    pace,
    reliability,
    reuse,
    rows,
    speed,
    vectors,
)
from wortlaut.annotate.readers import DEFAULT, STANDARD, Choice, Preference, ReaderName

# Measured from outside, by the command that users run: it reads with the weights of the package.
_BY_COMMAND = ("speed", "memory")
_BENCHES: Mapping[str, Callable[[argparse.Namespace, Choice], Iterable[rows.Measured]]] = {
    "speed": lambda asked, choice: speed.measure(asked.data, choice),
    "memory": lambda _, choice: memory.measure(choice),
    "reliability": lambda asked, choice: reliability.measure(asked.data, choice),
    "given": lambda asked, choice: given.measure(asked.data, choice),
    "dating": lambda asked, _: dating.measure(asked.data),
    "pace": lambda asked, _: pace.measure(asked.data),
    "lineage": lambda asked, choice: lineage.measure(asked.data, choice),
    "vectors": lambda asked, choice: vectors.measure(asked.data, choice),
    "desk": lambda asked, _: desk.measure(asked.articles, asked.store),
    "growth": lambda asked, _: growth.measure(asked.articles, asked.keep),
    "reuse": lambda asked, _: reuse.measure(asked.articles),
}
RESULTS = Path(__file__).with_name("results.md")
TASKS = {
    **accuracy.TASKS,
    "given": "holders and chains of statements that are given",
    "reliability": "whether confidence means what it says",
    "lineage": "copies, utterances, claims and origins across the articles of a story",
    "growth": "what adding to an archive costs as it grows (simulated, --articles)",
    "desk": "how long readers of the desk wait (simulated, --articles, --store)",
    "reuse": "copies and edited copies found among simulated articles",
    "vectors": "whether the same utterance in other words is found by its vector",
    "dating": "the day of publication told from the text alone (rules)",
    "pace": "sentences a second in which times are found",
    "speed": "articles read, and kept, a second, time to start, time to load the knowledge",
    "memory": "memory while many articles are added, and long ones",
}


def main() -> None:
    """Measure what was asked for, print one table and add it to the book of results."""
    options = _parser().parse_args()
    choice = Choice(options.reader, options.prefer, options.weights or STANDARD.weights)
    measured: list[rows.Row] = []
    for task in options.tasks or TASKS:
        print(f"measuring {task} …", file=sys.stderr)
        for part in _measured(task, options, choice):
            measured += part.rows
            if options.verbose:
                print(*part.misses, sep="\n")
    if measured:
        print(rows.table(measured), end="")
    if measured and not options.dry:
        rows.append(RESULTS, machine.heading(_named(choice), options.data), measured)


def _named(choice: Choice) -> str:
    """Name the reader as it was asked for."""
    named = choice.reader if choice.prefer == "balance" else f"{choice.reader}+{choice.prefer}"
    return named if choice.weights == STANDARD.weights else f"{named} from {choice.weights.name}"


def _measured(task: str, options: argparse.Namespace, choice: Choice) -> Iterator[rows.Measured]:
    if task in _BY_COMMAND and choice.weights != STANDARD.weights:
        print(f"{task}: skipped, it runs the command, which has its own weights", file=sys.stderr)
    elif task in _BENCHES:
        yield from _BENCHES[task](options, choice)
    else:
        yield from accuracy.measure(task, options.data, choice)


def _task(name: str) -> str:
    # argparse's own `choices` refuses an empty list of tasks, which means all of them
    if name not in TASKS:
        raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(TASKS)}")
    return name


def _parser() -> argparse.ArgumentParser:
    listed = "\n".join(f"  {name:12s}{what}" for name, what in TASKS.items())
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description=f"Measure how right and how fast Wortlaut is.\n\ntasks (all):\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    where = os.environ.get("WORTLAUT_DATA")
    add = parser.add_argument
    add("tasks", nargs="*", metavar="TASK", type=_task, help="what to measure")
    add(
        "--data",
        type=Path,
        default=Path(where) if where else None,
        help="the folder of gold; default: WORTLAUT_DATA",
    )
    add("--reader", choices=get_args(ReaderName), default=DEFAULT, help=f"default: {DEFAULT}")
    add("--prefer", choices=get_args(Preference), default="balance", help="default: balance")
    add("--weights", type=Path, metavar="FOLDER", help="other weights, in FOLDER/full")
    add("--articles", type=int, help="how many, for growth, desk and reuse")
    add("--store", type=Path, metavar="FILE", help="for desk: fill this one, or use it as filled")
    add("--keep", type=Path, metavar="FOLDER", help="leave the archive of growth here, and go on")
    add("-v", "--verbose", action="store_true", help="print what was missed or wrong")
    add("--dry", action="store_true", help="do not write to bench/results.md")
    return parser


if __name__ == "__main__":
    main()
