"""The readers there are, by name, and which of them reads when one is not to be had."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from wortlaut.annotate.rules import VERSION as RULES
from wortlaut.annotate.rules import read_by_rules
from wortlaut.model.document import Document, Layers
from wortlaut.model.record import Notice

ReaderName = Literal["full", "rules"]
Preference = Literal["precision", "balance", "recall"]
Annotator = Callable[[Document], Layers]

DEFAULT: ReaderName = "full"
_WEIGHTS = Path(__file__).parent / "reader" / "weights"
_FILES = ("encoder.onnx", "linker.onnx", "tokenizer.json", "reader.json")
_LIBRARIES = ("numpy", "onnxruntime", "tokenizers")


@dataclass(frozen=True, slots=True)
class Choice:
    """Who reads, and whether rather nothing wrong or rather nothing missed.

    ``weights`` is the folder that has a folder for each trained reader.
    """

    reader: ReaderName = DEFAULT
    prefer: Preference = "balance"
    weights: Path = _WEIGHTS


STANDARD = Choice()


def annotator(choice: Choice) -> Annotator:
    """Return the reader that is chosen; without its weights or libraries the rules read."""
    if choice.reader == "rules":
        return _by_rules(choice.prefer)
    missing = lacking(choice)
    if missing is None:
        return _network(choice)
    return _warning(_by_rules(choice.prefer), _notice(choice.reader, missing))


def reader_version(choice: Choice) -> str:
    """Name the reader that reads as records do, with what was asked of it."""
    trained = choice.reader != "rules" and lacking(choice) is None
    named = _version(choice.weights / choice.reader) if trained else RULES
    return named if choice.prefer == "balance" else f"{named}+{choice.prefer}"


@cache
def _version(folder: Path) -> str:
    """Return what the weights in a folder call themselves."""
    return str(json.loads((folder / "reader.json").read_text("utf-8"))["version"])


def lacking(choice: Choice) -> str | None:
    """Say what the reader that is chosen lacks; None if it can read."""
    if choice.reader == "rules":
        return None
    folder = choice.weights / choice.reader
    absent = [name for name in _LIBRARIES if find_spec(name) is None]
    if absent:
        return f"not installed: {', '.join(absent)}"
    gone = [name for name in _FILES if not (folder / name).exists()]
    if gone:
        return f"no weights in {folder}: {', '.join(gone)}"
    return None


@cache
def _network(choice: Choice) -> Annotator:
    """Load a network; once in each process, for it takes a second."""
    # Imported here: numpy and onnxruntime cost half a second, and many commands read nothing.
    from wortlaut.annotate.reader.choose import THRESHOLDS  # noqa: PLC0415
    from wortlaut.annotate.reader.confidence import Calibration  # noqa: PLC0415
    from wortlaut.annotate.reader.pieces import Pieces  # noqa: PLC0415
    from wortlaut.annotate.reader.read import NeuralReader  # noqa: PLC0415
    from wortlaut.annotate.reader.session import OnnxNetwork  # noqa: PLC0415
    from wortlaut.annotate.reader.stance import Stances  # noqa: PLC0415

    folder = choice.weights / choice.reader
    stances = folder / "stance.npz"  # other weights may have none: then the tables say
    return NeuralReader(
        Pieces(folder / "tokenizer.json"),
        OnnxNetwork(folder),
        Calibration.read(folder / "reader.json"),
        THRESHOLDS[choice.prefer],
        Stances.read(stances) if stances.exists() else None,
    )


# Rules that were right less often than this are not asked where precision is preferred.
_PRECISE = 0.85


def _by_rules(prefer: Preference) -> Annotator:
    """Return the rules reader; where precision is preferred, without the rules that often err."""
    if prefer != "precision":
        return read_by_rules

    def precise(document: Document) -> Layers:
        return read_by_rules(document, least=_PRECISE)

    return precise


def _notice(reader: ReaderName, missing: str) -> Notice:
    return Notice(
        "reader-unavailable",
        f"the {reader} reader cannot read ({missing}); the rules read instead, and find less",
    )


def _warning(read: Annotator, notice: Notice) -> Annotator:
    """Return a reader that says of each article what was amiss."""

    def warned(document: Document) -> Layers:
        layers = read(document)
        return replace(layers, warnings=(*layers.warnings, notice))

    return warned
