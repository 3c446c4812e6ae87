"""How often rules are right, as a command: print each share, or write the table of them."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

# The names a find counts for, and whether it is right.
Judged = Iterable[tuple[Iterable[str], bool]]


def command(
    prog: str, about: str, table: Path, enough: int, judged: Callable[[Path], Judged]
) -> None:
    """Print the share of each name that is seen ``enough`` times; with --write, into the table."""
    options = _parser(prog, about, table).parse_args()
    if not options.data:
        raise SystemExit("no gold: give --data or set WORTLAUT_DATA")
    found, right = Counter[str](), Counter[str]()
    for names, hit in judged(options.data):
        for name in names:
            found[name] += 1
            right[name] += hit
    shares = {name: round(right[name] / n, 2) for name, n in found.items() if n >= enough}
    for name, share in sorted(shares.items()):
        print(f"{name:28s} {share:.2f} of {found[name]}")
    if options.write:
        head = table.read_text("utf-8").partition("[share]")[0]
        lines = [f'"{name}" = {share}' for name, share in sorted(shares.items())]
        table.write_text(head + "\n".join(["[share]", *lines, ""]), "utf-8")


def _parser(prog: str, about: str, table: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m {prog}", description=about)
    where = os.environ.get("WORTLAUT_DATA")
    parser.add_argument("--data", type=Path, default=Path(where) if where else None)
    parser.add_argument("--write", action="store_true", help=f"write {table.name}")
    return parser
