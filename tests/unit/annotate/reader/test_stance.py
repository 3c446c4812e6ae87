"""What speaks for a stance, weighed."""

from pathlib import Path

import numpy as np
import pytest

import wortlaut
from wortlaut.acquire.documents import document_of
from wortlaut.annotate.lexicon import lexicon
from wortlaut.annotate.reader.labels import KINDS, ROLES
from wortlaut.annotate.reader.linked import Verdict
from wortlaut.annotate.reader.stance import STANCES, Stances, Told, evidence
from wortlaut.annotate.readers import STANDARD, lacking
from wortlaut.annotate.rules import rules_reading
from wortlaut.model.document import Document, Raw


def weights(**stances: str) -> Stances:
    """Return weights by which each evidence named speaks for one stance."""
    size = len(STANCES)
    hidden = np.array([np.eye(size)[STANCES.index(one)] for one in stances.values()])
    return Stances(tuple(stances), hidden, np.zeros(size), np.eye(size), np.zeros(size))


def test_the_stance_for_which_most_speaks() -> None:
    known = weights(plea="demands", promise="announces", vow="announces")
    assert known.likeliest(frozenset({"plea", "promise", "vow", "unknown"})) == "announces"


def test_where_nothing_speaks_it_is_asserted() -> None:
    assert weights(plea="demands").likeliest(frozenset()) == "asserts"


def test_weights_are_kept_in_a_file(tmp_path: Path) -> None:
    known = weights(plea="demands")
    parts = ("hidden", "hidden_bias", "stance", "stance_bias")
    kept = {name: getattr(known, name) for name in parts}
    np.savez(tmp_path / "stance.npz", names=np.array(known.names), **kept)
    assert Stances.read(tmp_path / "stance.npz").likeliest(frozenset({"plea"})) == "demands"


def test_evidence_tells_a_word_in_what_is_told_from_one_beside_it() -> None:
    text = "Der Sprecher forderte, das Gesetz müsse fallen."
    document = document_of(Raw("text", text.encode(), "text/plain"))
    assert isinstance(document, Document)
    (unit,) = rules_reading(document, "de").units
    content = tuple(range(4, len(unit.words) - 1))  # "das Gesetz müsse fallen"
    nothing = np.zeros(len(unit.words), dtype=np.float32)
    cue = np.eye(len(unit.words), dtype=np.float32)[2]  # "forderte"
    roles = dict.fromkeys(ROLES, nothing) | {"cue": cue}
    kinds = np.eye(len(KINDS), dtype=np.float32)[KINDS.index("indirect")]
    verdict = Verdict(content, 0, 1.0, "indirect", kinds, "speech", roles, None)
    shown = evidence(
        Told(content, verdict, "demands", "de"), unit.words, [(0, unit)], lexicon("de")
    )
    assert {"in:compelled", "cue:demand", "verb-cue:demands", "table:demands"} <= shown
    assert not {"out:compelled", "in:demand", "nocue"} & shown


@pytest.mark.skipif(lacking(STANDARD) is not None, reason="needs the weights of the reader")
@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Der Landrat sagte, die Brücke sei gesperrt.", "asserts"),
        ("Der Landrat sagte, die Regierung müsse sofort handeln.", "demands"),
        ("Der Landrat sagte, er werde künftig darauf verzichten.", "announces"),
        ("Der Landrat bestritt, von dem Geld gewusst zu haben.", "denies"),
        ("Der Landrat warf dem Bauamt vor, Akten vernichtet zu haben.", "accuses"),
    ],
)
def test_the_words_around_a_plain_verb_of_saying_tell_the_stance(text: str, stance: str) -> None:
    (statement,) = wortlaut.read(text, language="de", reader="full").statements or ()
    assert statement.stance == stance
