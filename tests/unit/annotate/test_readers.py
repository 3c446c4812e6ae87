"""Who reads, and who reads where the one that was asked for cannot."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest

import wortlaut
from wortlaut.acquire.documents import document_of
from wortlaut.annotate.reader.read import NeuralReader
from wortlaut.annotate.readers import Choice, Preference, annotator, lacking, reader_version
from wortlaut.model.document import Document, Given, Raw

TEXT = "„Der Damm hält“, sagte Ministerin Ada Brandt. Wann er geprüft wurde, sagte sie nicht."


@pytest.fixture
def document() -> Document:
    found = document_of(Raw("text", TEXT.encode(), "text/plain"))
    assert isinstance(found, Document)
    return found


def test_without_weights_the_rules_read_and_say_so(document: Document, tmp_path: Path) -> None:
    layers = annotator(Choice("full", weights=tmp_path))(document)
    assert [one.found_by for one in layers.statements or ()] == ["rules/1:direct-inverted"]
    (warning,) = layers.warnings
    assert warning.code == "reader-unavailable"
    assert "encoder.onnx" in warning.message


def test_without_onnxruntime_the_rules_read_and_say_so(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "wortlaut.annotate.readers.find_spec",
        lambda name: None if name == "onnxruntime" else find_spec(name),
    )
    assert lacking(Choice("full")) == "not installed: onnxruntime"
    (warning,) = annotator(Choice("full"))(document).warnings
    assert "onnxruntime" in warning.message
    assert reader_version(Choice("full")) == "rules/1"


def test_rules_lack_nothing(document: Document, tmp_path: Path) -> None:
    assert lacking(Choice("rules", weights=tmp_path)) is None
    assert annotator(Choice("rules", weights=tmp_path))(document).warnings == ()


def test_the_weights_are_in_the_package() -> None:
    assert lacking(Choice("full")) is None


def test_records_name_the_reader_and_who_proposed_the_words() -> None:
    (statement,) = wortlaut.read(TEXT, language="de").statements or ()
    version, _, proposed = statement.found_by.partition(":")
    assert version == reader_version(Choice())
    assert {"encoder", "marks"} <= set(proposed.split("+"))


def test_who_prefers_precision_gets_less_and_surer_statements() -> None:
    article = Path(__file__).parents[3] / "examples/elbanzeiger-gipfel.txt"
    few, some, many = (
        {
            one.content: one.confidence
            for one in wortlaut.read(article, prefer=prefer).statements or ()
        }
        for prefer in get_args(Preference)
    )
    assert few.keys() < some.keys() < many.keys()
    assert min(few.values()) > min(some.values()) >= min(many.values())


@pytest.mark.parametrize("prefer", ["precision", "recall"])
def test_what_was_preferred_is_part_of_the_version(prefer: Preference) -> None:
    assert reader_version(Choice("rules", prefer)) == f"rules/1+{prefer}"


def test_who_passes_words_on_is_named_once() -> None:
    record = wortlaut.read(
        "Kim wolle dem Präsidenten „fest die Hand reichen“, hieß es in einem Bericht der "
        "englischen Zeitung „The Guardian“.",
        language="de",
    )
    for statement in record.statements or ():
        links = [actor.name for id in statement.via if (actor := record.actor(id))]
        assert links == ["The Guardian"]
        assert statement.addressee == ()


def test_sentences_that_mean_the_same_have_like_vectors() -> None:
    text = "Der Damm am Fluss hält. Die Talsperre bleibt dicht. Die Mannschaft gewann das Spiel."
    found = document_of(Raw("text", text.encode(), "text/plain", Given(language="de")))
    reader = annotator(Choice("full"))
    assert isinstance(found, Document)
    assert isinstance(reader, NeuralReader)
    spans, vectors = reader.sentence_vectors(found)
    likeness = vectors @ vectors.T
    assert len(spans) == len(vectors) == 3
    assert likeness.diagonal() == pytest.approx(1)
    assert likeness[0, 1] > likeness[0, 2]
