from __future__ import annotations

import json

import jsonschema
import pytest
from tests.unit.link import bridge

from wortlaut.link.dossier import dossier_of
from wortlaut.model.dossier import Aligned, Dossier, TextReuse, check_dossier
from wortlaut.model.errors import SpanError
from wortlaut.model.form import dumps, json_schema
from wortlaut.model.span import Span


def test_a_dossier_keeps_to_its_schema() -> None:
    written = json.loads(dumps(dossier_of(bridge.records())))
    assert written["schema"] == "wortlaut.dossier/1"
    jsonschema.validate(written, json_schema(Dossier))


def test_a_passage_past_the_end_of_its_article_is_refused() -> None:
    made = dossier_of(bridge.records(["agency"]))
    id = made.articles[0].id
    wrong = Aligned(Span(0, 1), Span(0, 10_000))
    reuse = TextReuse(id, id, "verbatim", True, 1.0, (wrong,))
    with pytest.raises(SpanError, match="runs past the end"):
        check_dossier(Dossier(made.articles, made.stories, (reuse,), (), (), (), ()))
