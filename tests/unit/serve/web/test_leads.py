"""Somebody judges a link between two articles at the desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.link import bridge
from tests.unit.serve.http.desks import at
from tests.unit.serve.web.test_pages import links, seen
from tests.unit.serve.web.test_unsure import HIDDEN

from wortlaut.record.store import Store
from wortlaut.run.placing import link_all
from wortlaut.serve.http.settings import Settings


@pytest.fixture
def told(tmp_path: Path) -> Iterator[TestClient]:
    """A desk at a story with links that little speaks for."""
    path = tmp_path / "record.db"
    with Store(path) as store:
        store.add(bridge.records(), reader="rules/1")
        link_all(store)
    with at(Settings(path, reader="rules")) as client:
        yield client


def decide(desk: TestClient, page: str, verdict: str) -> str:
    form = page.partition('class="judge"')[2].partition("</form>")[0]
    hidden = dict(HIDDEN.findall(form))
    answer = desk.post("/review/links", data={**hidden, "verdict": verdict, "by": "Mia"})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_both_passages_stand_side_by_side_and_lead_to_their_places(told: TestClient) -> None:
    page = seen(told, "/review/links")
    passages = page.partition('class="rows leads"')[2].partition("</ol>")[0]
    assert len([link for link in links(passages) if "#cited" in link]) >= 2
    assert "<b>" in passages  # the words that both have


def test_a_decision_leads_on_and_can_be_taken_back(told: TestClient) -> None:
    page = seen(told, "/review/links")
    after = seen(told, decide(told, page, "not-taken"))
    assert "Not made of it</b>" in after
    assert (
        HIDDEN.findall(page.partition('class="judge"')[2])[1:3]
        != (HIDDEN.findall(after.partition('class="judge"')[2])[1:3])
    )
    form = after.partition("/review/links/withdraw")[2].partition("</form>")[0]
    back = told.post("/review/links/withdraw", data=dict(HIDDEN.findall(form)))
    assert back.status_code == 303
    assert "withdrawn" in seen(told, "/review/links")


def test_a_refused_link_is_on_no_page_of_the_story(told: TestClient) -> None:
    page = seen(told, "/review/links")
    hidden = dict(HIDDEN.findall(page.partition('class="judge"')[2].partition("</form>")[0]))
    changes = f"/articles/{hidden['later']}/changes?with={hidden['earlier']}"
    decide(told, page, "not-taken")
    told.app.state.desk.intake.close()  # type: ignore[attr-defined] # until it is linked anew
    assert hidden["earlier"] not in re.findall(
        r"with=([0-9a-f]+)", seen(told, changes.partition("?")[0])
    )


def test_an_address_that_leads_to_no_link_leads_to_the_first(told: TestClient) -> None:
    found, first = (
        HIDDEN.findall(seen(told, path)) for path in ("/review/links?after=x", "/review/links")
    )
    assert found == first


def test_nobody_judges_a_link_without_a_name(told: TestClient) -> None:
    page = seen(told, "/review/links")
    hidden = dict(HIDDEN.findall(page.partition('class="judge"')[2].partition("</form>")[0]))
    assert told.post("/review/links", data={**hidden, "verdict": "taken"}).status_code == 400
