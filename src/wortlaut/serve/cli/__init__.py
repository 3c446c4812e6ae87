"""The command line: every command parses, calls one function and prints."""

from __future__ import annotations

import sys

from wortlaut.serve.cli.app import run

__all__ = ["main", "run"]


def main() -> None:
    """Run the command that was typed, and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))
