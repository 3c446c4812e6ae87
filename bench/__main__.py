"""Measure Wortlaut: ``python -m bench [TASK …] [--data FOLDER] [--reader NAME] [-v]``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
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
_SIMULATED = {"desk": desk.measure, "reuse": reuse.measure}
RESULTS = Path(__file__).with_name("results.md")
TASKS = {
    **accuracy.TASKS,
    "given": "holders and chains of statements that are given",
    "reliability": "whether confidence means what it says",
    "lineage": "copies, utterances, claims and origins across the articles of a story",
    "growth": "what adding to an archive costs as it grows (simulated, --articles)",
    "desk": "how long readers of the desk wait (simulated, --articles)",
    "reuse": "copies and edited copies found among simulated articles",
    "vectors": "whether the same utterance in other words is found by its vector",
    "dating": "the day of publication told from the text alone (rules)",
    "pace": "sentences a second in which times are found",
    "speed": "articles a second into the store, time to start, time to load the knowledge",
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
    data: Path | None = options.data
    if task in _BY_COMMAND and choice.weights != STANDARD.weights:
        print(f"{task}: skipped, it runs the command, which has its own weights", file=sys.stderr)
    elif task == "speed":
        yield from speed.measure(data, choice)
    elif task == "memory":
        yield from memory.measure(choice)
    elif task == "reliability":
        yield from reliability.measure(data, choice)
    elif task == "given":
        yield from given.measure(data, choice)
    elif task == "dating":
        yield from dating.measure(data)
    elif task == "pace":
        yield from pace.measure(data)
    elif task == "lineage":
        yield from lineage.measure(data, choice)
    elif task == "growth":
        yield from growth.measure(options.articles, options.keep)
    elif task in _SIMULATED:
        yield from _SIMULATED[task](options.articles)
    elif task == "vectors":
        yield from vectors.measure(data, choice)
    else:
        yield from accuracy.measure(task, data, choice)


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
    add("--keep", type=Path, metavar="FOLDER", help="leave the archive of growth here, and go on")
    add("-v", "--verbose", action="store_true", help="print what was missed or wrong")
    add("--dry", action="store_true", help="do not write to bench/results.md")
    return parser


if __name__ == "__main__":
    main()
