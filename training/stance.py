"""Fit what speaks for a stance: ``python -m training.stance --data FOLDER [--weights FOLDER]``.

A hidden layer over the evidence of each statement, given and as the reader finds it, in the
articles of ``layers/train`` and ``layers-plain/train``; no article of a development set is among
them. The weights go into ``stance.npz`` beside the network. What comes of it is told for articles
left out, beside what the tables say alone.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from training.__main__ import WEIGHTS
from training.examples import LANGUAGE, document, rows
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.reader.choose import Candidate, Chosen, Thresholds, chosen
from wortlaut.annotate.reader.confidence import Calibration
from wortlaut.annotate.reader.encoded import encode
from wortlaut.annotate.reader.linked import judge
from wortlaut.annotate.reader.making import Making, rivals
from wortlaut.annotate.reader.numbered import Words, alike, words_in
from wortlaut.annotate.reader.pieces import Pieces
from wortlaut.annotate.reader.session import OnnxNetwork
from wortlaut.annotate.reader.stance import STANCES, Told, evidence
from wortlaut.annotate.reader.statements import statements
from wortlaut.annotate.rules import rules_reading
from wortlaut.annotate.rules import statements as statements_by_rules
from wortlaut.model.record import Stance
from wortlaut.model.span import Span

_LEARNED = ("layers/train.jsonl", "layers-plain/train.jsonl")
_HELD_OUT = ("layers/dev.jsonl", "quotations/dev.jsonl")
# What is found again counts half beside the same statement given.
_FOUND = 0.5
_FOLDS, _HIDDEN, _DROPPED, _DECAY, _STEPS, _BATCH = 5, 48, 0.3, 0.05, 600, 256
_MEMBERS = 5
# Evidence that fewer statements have is left out; a find is a gold statement from this overlap on.
_RARE, _SAME = 5, 0.4


@dataclass(frozen=True, slots=True)
class Shown:
    """What speaks for the stance of one statement, and which it has."""

    doc: str
    evidence: frozenset[str]
    stance: int
    by_table: Stance
    weight: float


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads the articles."""

    pieces: Pieces
    network: OnnxNetwork
    calibration: Calibration

    def shown(self, row: dict[str, Any]) -> Iterator[Shown]:
        """Yield the statements of an article, given and found, with their evidence."""
        article = document(row)
        read = rules_reading(article, LANGUAGE)
        encoded = encode(article.text, read, LANGUAGE, self.pieces, self.network)
        known, least = lexicon(LANGUAGE), Thresholds()
        making = Making(read, encoded.words, least, self.calibration.version, known, LANGUAGE)
        by_rules = rivals(encoded.words, list(statements_by_rules(article.text, read, LANGUAGE)))
        gold = list(_gold(row, article.text, [word.start for word in encoded.words]))
        given = [
            (
                Chosen(
                    Candidate(words, ("given",)), judge(encoded, words, self.network), words, 1.0
                ),
                number,
                1.0,
            )
            for words, number in gold
        ]
        found = [
            (one, number, _FOUND)
            for one in chosen(encoded, read, self.network, self.calibration, least)
            if (number := _same(one.content, gold)) is not None
        ]
        for one, number, weight in (*given, *found):
            by_table = next(statements([one], by_rules, making)).stance
            told = Told(one.content, one.verdict, by_table, LANGUAGE)
            speaks = evidence(told, encoded.words, making.units_of(one.content), known)
            yield Shown(row["doc"], speaks, number, by_table, weight)


def _gold(row: dict[str, Any], text: str, starts: Sequence[int]) -> Iterator[tuple[Words, int]]:
    """Yield the words of each gold statement with its stance."""
    for one in row["statements"]:
        content = one["content"]
        if isinstance(content, str):
            at = text.find(content)
            content = [[at, at + len(content)]] if at >= 0 and content else []
        if words := words_in(starts, [Span(*span) for span in content]):
            yield words, STANCES.index(one["stance"])


def _same(words: Words, gold: Sequence[tuple[Words, int]]) -> int | None:
    """Return the stance of the gold statement that these words are; None if they are none."""
    share, stance = max(((alike(words, one), stance) for one, stance in gold), default=(0.0, 0))
    return stance if share >= _SAME else None


def _names(shown: Sequence[Shown]) -> list[str]:
    counts: dict[str, int] = {}
    for one in shown:
        for name in one.evidence:
            counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if count >= _RARE)


def _table(shown: Sequence[Shown], names: Sequence[str]) -> torch.Tensor:
    return torch.tensor([[float(name in one.evidence) for name in names] for one in shown])


def _fitted(shown: Sequence[Shown], names: Sequence[str]) -> nn.Sequential:
    """Return the mean of several networks of one hidden layer that have learned the stances.

    What one of them decides often hangs on its seed. Side by side they are again one such network.
    """
    members = [_member(shown, names, seed) for seed in range(_MEMBERS)]
    inner = nn.Linear(len(names), _MEMBERS * _HIDDEN)
    outer = nn.Linear(_MEMBERS * _HIDDEN, len(STANCES))
    with torch.no_grad():
        inner.weight.copy_(torch.cat([one[1].weight for one in members]))
        inner.bias.copy_(torch.cat([one[1].bias for one in members]))
        outer.weight.copy_(torch.cat([one[4].weight for one in members], dim=1) / _MEMBERS)
        outer.bias.copy_(torch.stack([one[4].bias for one in members]).mean(0))
    return nn.Sequential(inner, nn.ReLU(), outer).eval()


def _member(shown: Sequence[Shown], names: Sequence[str], seed: int) -> nn.Sequential:
    torch.manual_seed(seed)
    table, wanted = _table(shown, names), torch.tensor([one.stance for one in shown])
    weights = torch.tensor([one.weight for one in shown])
    network = nn.Sequential(
        nn.Dropout(_DROPPED),
        nn.Linear(len(names), _HIDDEN),
        nn.ReLU(),
        nn.Dropout(_DROPPED),
        nn.Linear(_HIDDEN, len(STANCES)),
    )
    steps = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=_DECAY)
    for _ in range(_STEPS):
        steps.zero_grad()
        some = torch.randint(0, len(shown), (_BATCH,))
        losses = nn.functional.cross_entropy(network(table[some]), wanted[some], reduction="none")
        (losses * weights[some]).mean().backward()
        steps.step()
    return network.eval()


def _fold(doc: str) -> int:
    return int(hashlib.md5(doc.encode(), usedforsecurity=False).hexdigest(), 16) % _FOLDS


def _left_out(shown: Sequence[Shown], names: Sequence[str]) -> Iterator[tuple[Shown, int]]:
    """Yield each statement with the stance it gets from weights that its article had no part in."""
    for fold in range(_FOLDS):
        network = _fitted([one for one in shown if _fold(one.doc) != fold], names)
        rest = [one for one in shown if _fold(one.doc) == fold]
        with torch.no_grad():
            yield from zip(rest, network(_table(rest, names)).argmax(1).tolist(), strict=True)


def _decided(one: Shown, stance: int) -> Stance:
    """Return the stance as the reader gives it: a telling verb stands."""
    return STANCES[stance] if one.by_table == "asserts" else one.by_table


def _told(shown: Sequence[Shown], names: Sequence[str]) -> Iterator[str]:
    judged = list(_left_out(shown, names))
    for name, weight in (("given", 1.0), ("found", _FOUND)):
        some = [(one, stance) for one, stance in judged if one.weight == weight]
        right = np.mean([STANCES[one.stance] == _decided(one, stance) for one, stance in some])
        table = np.mean([STANCES[one.stance] == one.by_table for one, _ in some])
        yield f"{name}: {len(some)} statements, {100 * right:.1f} right, tables {100 * table:.1f}"


def _write(network: nn.Sequential, names: Sequence[str], path: Path) -> None:
    inner, outer = network[0], network[2]
    kept = {
        "hidden": inner.weight.detach().numpy().T,
        "hidden_bias": inner.bias.detach().numpy(),
        "stance": outer.weight.detach().numpy().T,
        "stance_bias": outer.bias.detach().numpy(),
    }
    half = {name: value.astype(np.float16) for name, value in kept.items()}
    np.savez_compressed(path, names=np.array(names), **half)


def main() -> None:
    """Fit on all training articles; tell what it is worth on articles left out."""
    parser = argparse.ArgumentParser(prog="python -m training.stance", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS / "full")
    asked = parser.parse_args()
    reader = Reader(
        Pieces(asked.weights / "tokenizer.json"),
        OnnxNetwork(asked.weights),
        Calibration.read(asked.weights / "reader.json"),
    )
    torch.set_num_threads(1)
    held = {row["doc"] for name in _HELD_OUT for row in rows(asked.data / name)}
    learned = [row for name in _LEARNED for row in rows(asked.data / name)]
    shown = [one for row in learned if row["doc"] not in held for one in reader.shown(row)]
    names = _names(shown)
    print(*_told(shown, names), sep="\n")
    _write(_fitted(shown, names), names, asked.weights / "stance.npz")


if __name__ == "__main__":
    main()
