"""Somebody judges a statement at the desk: what is asked, what is kept, what pages say then."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient
from tests.unit.serve.http.desks import token
from tests.unit.serve.web.test_pages import added, links, seen

# "kritisiert" without words in marks is among what the rules are least sure of.
TEXT = "Am Deich wird gestritten. Lena Wirth kritisierte den Bau als verfehlt. Udo Kern schwieg."
HIDDEN = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')
SUMMED = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)


@pytest.fixture
def asked(desk: TestClient) -> str:
    """Bring an article with a doubtful statement, and return the page that asks about it."""
    added(desk, {"text": TEXT, "outlet": "Kanalbote", "published": "2030-01-01"})
    return seen(desk, "/review/statements")


def decide(desk: TestClient, page: str, choice: str, **more: str) -> str:
    """Press a button, and return where it leads."""
    form = page.partition('class="judge"')[2].partition("</form>")[0]
    hidden = dict(HIDDEN.findall(form))
    answer = desk.post("/review/statements", data=hidden | {"choice": choice, "by": "Mia"} | more)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_a_doubtful_statement_is_shown_in_its_sentences(asked: str) -> None:
    assert SUMMED.findall(asked)
    quoted = asked.partition("<blockquote")[2].partition("</blockquote>")[0]
    assert "Am Deich wird gestritten." in quoted
    assert "Udo Kern schwieg" not in quoted
    assert 'data-key="1">Udo Kern' in asked


def test_what_is_right_is_asked_no_more_and_says_who_confirmed_it(
    desk: TestClient, asked: str
) -> None:
    words = SUMMED.findall(asked)
    after = seen(desk, decide(desk, asked, "right"))
    assert SUMMED.findall(after) != words
    assert "confirmed by Mia" in seen(desk, "/search?by=Wirth")


def test_a_corrected_holder_is_shown_on_the_pages_of_both(desk: TestClient, asked: str) -> None:
    decide(desk, asked, "named", holder="Udo Kern")
    assert "corrected by Mia" in seen(desk, "/actors/Udo Kern")
    assert "No statement was found." in seen(desk, "/actors/Lena Wirth")
    article = next(link for link in links(asked) if link.startswith("/articles/"))
    page = seen(desk, article)
    assert "corrected by Mia, read as words of Lena Wirth" in page


def test_what_is_no_statement_is_struck_and_can_be_taken_back(desk: TestClient, asked: str) -> None:
    decide(desk, asked, "no-statement", note="eine Wertung")
    article = next(link for link in links(asked) if link.startswith("/articles/")).partition("#")[0]
    page = seen(desk, article)
    assert re.search(r"<s>[^<]*verfehlt", page)
    assert "eine Wertung" in page
    form = page.partition("/review/statements/withdraw")[2].partition("</form>")[0]
    back = desk.post("/review/statements/withdraw", data=dict(HIDDEN.findall(form)))
    assert back.headers["location"] == article
    assert "<s>" not in seen(desk, article)
    assert SUMMED.findall(seen(desk, "/review/statements")) == SUMMED.findall(asked)


def test_the_next_one_moves_up_when_a_statement_is_taken_out(desk: TestClient, asked: str) -> None:
    at = decide(desk, asked, "no-statement")
    place = int(asked.partition("/review/statements?after=")[2].partition('"')[0].split(":")[1])
    assert at.endswith(f":{place - 1}")


def test_what_is_left_comes_again_when_all_others_were_seen(desk: TestClient, asked: str) -> None:
    left = next(link for link in links(asked) if "?after=" in link)
    assert SUMMED.findall(seen(desk, left))


def test_any_statement_of_an_article_can_be_corrected(desk: TestClient) -> None:
    found = next(link for link in links(seen(desk, "/search?by=Mohnhaupt")) if "#t1-" in link)
    page = seen(desk, found)
    correct = next(link for link in links(page) if link.startswith("/review/statements?on="))
    on = seen(desk, correct)
    assert "Leave it" not in on
    assert decide(desk, on, "nobody").startswith("/articles/")
    assert "Words of nobody named" in seen(desk, found)


def test_enter_in_another_field_decides_nothing(desk: TestClient, asked: str) -> None:
    assert decide(desk, asked, "named", holder=" ").startswith("/review/statements?on=")
    assert "confirmed by" not in seen(desk, "/search?by=Wirth")


def test_words_that_were_read_otherwise_meanwhile_are_not_judged(
    desk: TestClient, asked: str
) -> None:
    hidden = dict(HIDDEN.findall(asked.partition('class="judge"')[2]))
    form = {**hidden, "content": "0-3", "choice": "right", "by": "Mia"}
    answer = desk.post("/review/statements", data=form)
    assert answer.status_code == 404
    assert "not here any more" in answer.text


def test_nobody_judges_without_a_token(desk: TestClient, asked: str) -> None:
    form = dict(HIDDEN.findall(asked.partition('class="judge"')[2]))
    form = {**form, "choice": "right", "by": "Mia", "token": "0" + token(desk)[1:] + "x"}
    assert desk.post("/review/statements", data=form).status_code == 403


def test_a_statement_that_is_none_of_the_article_is_not_found(desk: TestClient, asked: str) -> None:
    article = next(link for link in links(asked) if link.startswith("/articles/"))
    id = article.split("/")[2].partition("#")[0]
    assert desk.get(f"/review/statements?on={id}:s99").status_code == 404
