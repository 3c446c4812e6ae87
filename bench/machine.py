"""What a figure was measured with; without it a figure means little."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from wortlaut import __version__

ROOT = Path(__file__).parent.parent
_CPUINFO = Path("/proc/cpuinfo")


def heading(reader: str, data: Path | None) -> str:
    """Describe a run: when, what, where, on what."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return "\n".join(
        (
            f"## {now}",
            "",
            f"wortlaut {__version__}, revision {revision()}, reader {reader}; "
            f"Python {platform.python_version()}, {processor()}, {os.cpu_count()} cores; "
            f"data: {data.name if data else 'none'}",
        )
    )


def processor() -> str:
    """Name the processor."""
    if not _CPUINFO.exists():
        return platform.processor() or platform.machine()
    lines = _CPUINFO.read_text("utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def revision() -> str:
    """Name the revision of the code; "+" says that files differ from it."""
    try:
        name = _git("rev-parse", "--short", "HEAD")
        changes = _git("status", "--porcelain", "--", "src", "bench/*.py", "bench/*.toml")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{name}{'+' if changes else ''}"


def _git(*arguments: str) -> str:
    command: Sequence[str] = ("git", *arguments)
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()
