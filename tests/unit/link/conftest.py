from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.unit.link import bridge

import wortlaut
from wortlaut.link.articles import Linked, linked
from wortlaut.link.dossier import dossier_of
from wortlaut.model.dossier import Dossier


@pytest.fixture(scope="session")
def story() -> Dossier:
    return dossier_of(bridge.records())


@pytest.fixture
def article() -> Callable[..., Linked]:
    """Return what makes an article of a text."""

    def made(text: str, outlet: str = "Küstenkurier", published: str = "2031-03-03") -> Linked:
        record = wortlaut.read(
            text, outlet=outlet, published=published, language="de", reader="rules"
        )
        return linked([record])[0]

    return made
