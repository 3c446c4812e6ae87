"""What a person finds on the pages of the desk, and where each thing leads."""

from __future__ import annotations

import re
import time
from functools import partial
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.run.damaged import add_damaged
from tests.unit.serve.http.desks import AGENCY, WORDS, token

from wortlaut.link.places import END
from wortlaut.model.dossier import Use
from wortlaut.model.identity import ArticleId
from wortlaut.record.store import Store
from wortlaut.run import telling
from wortlaut.serve.export import story_page
from wortlaut.serve.web import pages, searching

LINK = re.compile(r'href="(/[^"]*)"')


def seen(desk: TestClient, path: str) -> str:
    answer = desk.get(path)
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def links(page: str) -> list[str]:
    return [unescape(found) for found in LINK.findall(page)]


def marked(desk: TestClient, link: str) -> str:
    """Return the words that stand where a link leads."""
    page, _, part = link.partition("#")
    found = re.search(rf'id="{re.escape(part)}"[^>]*>(.*?)</', desk.get(page).text, re.DOTALL)
    assert found, f"nothing at {link}"
    after = desk.get(page).text[found.start() :]
    return unescape(re.sub(r"<[^>]+>", "", after[after.index(">") + 1 :]))[:200]


# ------------------------------------------------------------------------------ reading
def test_the_desk_tells_copies_from_what_they_copy(desk: TestClient) -> None:
    page = seen(desk, "/")
    assert "2 articles" in re.sub(r"<[^>]+>", "", page)
    assert re.search(r"copied by <a[^>]+>Wolmebote</a>", page)
    assert page.index("Brücke über die Wolme") < page.index("Käserei")


def test_who_said_it_first_and_what_it_rests_on_is_found_in_three_clicks(desk: TestClient) -> None:
    found = seen(desk, f"/search?words={WORDS}")  # the first: asking on the start page
    first = found.partition('class="earliest"')[2].partition("</li>")[0]
    assert "dpa" in first
    place = next(link for link in links(first) if "#cited" in link)
    assert WORDS in marked(desk, place)  # the second: the words where they stand
    claim = next(link for link in links(first) if "/claims/" in link)
    assert "1 independent origin" in seen(desk, claim)  # the third: what they rest on


def test_who_reads_german_is_told_in_german_why_articles_are_one_origin(desk: TestClient) -> None:
    found = links(seen(desk, f"/search?words={WORDS}"))
    claim = next(link for link in found if "/claims/" in link)
    for page in (claim, claim.partition("/claims/")[0]):
        assert "are one origin" in seen(desk, page)
        desk.cookies.set("language", "de")
        german = seen(desk, page)
        desk.cookies.clear()
        assert "sind ein Ursprung" in german
        assert not any(words in german for words in ("are one origin", "stands in", "later text"))


def test_of_what_one_article_has_the_words_that_are_asked_for_come_first() -> None:
    asked, other = (Use(ArticleId("a"), "u", None, "2024", None, "cut", (), (), words)
                    for words in ("„Wir warten ab“", "Wir gehen"))  # fmt: skip
    assert sorted((other, asked), key=partial(searching._other, "wir Warten")) == [asked, other]


def test_stories_that_began_after_others_had_told_it_are_not_read(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = AGENCY.replace("Wolme", "Saale").replace("Altenfurt", "Neuenfurt")
    for outlet in ("Saalebote", "Saaleblatt"):
        added(desk, {"text": f"{outlet}\n\n{later}", "outlet": outlet, "published": "2026-01-02"})
    assert "Saalebote" in seen(desk, f"/search?words={WORDS}").partition("Statements")[0]
    monkeypatch.setattr(searching, "_READ", 1)
    first = seen(desk, f"/search?words={WORDS}").partition("Statements</h2>")[0]
    assert first.index("dpa") < first.index("Wolmebote")
    assert "Saalebote" not in first
    assert "Others told it later." in first


def test_a_statement_that_was_found_leads_to_its_place(desk: TestClient) -> None:
    page = seen(desk, "/search?by=Mohnhaupt")
    place = next(link for link in links(page) if "#t1-" in link)
    assert marked(desk, place).startswith(("„Wir können", "Die Sperrung"))


def test_every_passage_of_a_claim_leads_to_its_words(desk: TestClient) -> None:
    story = next(link for link in links(seen(desk, "/")) if link.startswith("/stories/"))
    claims = desk.get(f"/api/v1/claims?words=acht Wochen&story={story.split('/')[2]}")
    claim = claims.json()["items"][0]["id"]
    page = seen(desk, f"{story}/claims/{claim}")
    places = [link for link in links(page) if "#cited" in link]
    assert len(places) == 2
    assert all("acht Wochen" in marked(desk, place) for place in places)
    why = page.partition('id="why"')[2].partition("</section>")[0]
    assert any(link.startswith("/articles/") for link in links(why))


def test_a_claim_that_is_worded_otherwise_now_leads_to_those_of_its_story(desk: TestClient) -> None:
    story = next(link for link in links(seen(desk, "/")) if link.startswith("/stories/"))
    answer = desk.get(f"{story.partition('#')[0]}/claims/{'0' * 20}")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(story.partition("#")[0])
    assert 'id="claims"' in desk.get(answer.headers["location"]).text


def test_a_story_can_be_seen_as_it_was_known_then(desk: TestClient) -> None:
    story = next(link for link in links(seen(desk, "/")) if link.startswith("/stories/"))
    assert "Wolmebote" in seen(desk, story)
    then = seen(desk, f"{story}?as-of=2024-05-06T09:00:00%2B02:00")
    assert "This is what was to be known" in then
    assert "Wolmebote" not in then


def test_an_actor_shows_what_they_said_and_who_brought_it(desk: TestClient) -> None:
    page = seen(desk, "/actors/Greta Mohnhaupt")
    assert "auch nur ein Bus" in page
    assert "/search?by=Greta%20Mohnhaupt&outlet=Wolmebote" in links(page)


def test_all_that_somebody_said_comes_in_parts(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = desk.get("/said/Greta Mohnhaupt").text.count('class="words"')
    assert whole > 2
    monkeypatch.setattr(pages, "_ROWS", 1)
    found, link = [], "/said/Greta Mohnhaupt"
    while link:
        page = seen(desk, link)
        (words,) = re.findall(r'class="words"><a href="([^"]+)"', page)
        found.append(words)
        more = re.search(r'href="(\?cursor=[^"]+)"', page)
        link = f"/said/Greta Mohnhaupt{more[1]}" if more else ""
    assert len(set(found)) == whole


def test_what_others_said_of_somebody_has_a_page(desk: TestClient) -> None:
    sent = {"text": "„Ada Lund irrt“, sagte Jonas Vey. Ada Lund schwieg."}
    desk.post("/api/v1/articles", json=sent)
    assert "Ada Lund irrt" in seen(desk, "/said-of/Ada Lund")


def test_a_story_leads_to_the_marked_places_of_its_articles(desk: TestClient) -> None:
    story = next(link for link in links(seen(desk, "/")) if link.endswith("#claims"))
    page = seen(desk, story)
    claims = page.partition('id="claims"')[2].partition("</section>")[0]
    places = [link for link in links(claims) if "#cited" in link]
    assert any("acht Wochen" in marked(desk, place) for place in places)
    assert all(seen(desk, link) for link in links(page) if link.startswith("/articles/"))


def test_a_large_story_that_is_being_linked_shows_its_articles_and_says_so(
    desk: TestClient, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = next(link for link in links(seen(desk, "/")) if link.endswith("#claims"))
    story = claims.partition("#")[0]
    claim = re.search(r'id="claim-(\w+)"', seen(desk, story))
    assert claim
    with Store(db) as store, store.linking(0) as linkage:
        for first, _ in list(linkage.stories.latest(END)):
            linkage.stories.unlink(first)
    monkeypatch.setattr(telling, "_WAITED_FOR", 0)
    page = seen(desk, story)
    assert "are being compared" in page
    assert all(outlet in page for outlet in (">dpa<", ">Wolmebote<"))
    led = desk.get(f"{story}/claims/{claim[1]}")
    assert (led.status_code, led.headers["location"]) == (303, story)
    asked = desk.get(f"/api/v1{story}")
    assert asked.status_code == 503
    assert int(asked.headers["retry-after"]) > 0


def test_what_nobody_could_wait_for_is_not_asked_again(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = next(link for link in links(seen(desk, "/")) if link.endswith("#claims"))
    monkeypatch.setattr(telling, "_COMPARED_ANEW", 1)
    asked = desk.get(f"/api/v1{story.partition('#')[0]}?as-of=2025")
    assert (asked.status_code, asked.json()["error"]["code"]) == (400, "too-much")
    assert "retry-after" not in asked.headers


def test_a_story_of_one_article_has_no_empty_parts(desk: TestClient) -> None:
    article = next(link for link in links(seen(desk, "/search?words=Käserei")) if "/art" in link)
    story = next(link for link in links(seen(desk, article)) if link.startswith("/stories/"))
    page = seen(desk, story)
    assert "So far, one article tells of this." in page
    assert 'id="rests"' in page
    assert not re.search(r'class="none"|<svg|href="#(said|claims|disputed)"', page)


def test_the_claims_of_a_story_come_in_parts(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_page, "_SHOWN", 1)
    # The same articles carry all claims of this story: told apart, they are groups of one.
    monkeypatch.setattr(story_page, "alike", lambda claims: [[one] for one in claims])
    path = next(link for link in links(seen(desk, "/")) if link.endswith("#claims")).partition("#")[
        0
    ]
    first = seen(desk, path)
    onward = next(link for link in links(first) if "claims=1" in link)
    second = seen(desk, onward)
    ids = [re.findall(r'id="claim-([^"]+)"', page) for page in (first, second)]
    assert len(ids[0]) == len(ids[1]) == 1
    assert ids[0] != ids[1]
    assert f"{path}?claims=0#claims" in links(second)


def test_what_was_changed_in_a_copy_stands_side_by_side(desk: TestClient) -> None:
    article = next(link for link in links(seen(desk, "/")) if link.startswith("/articles/"))
    page = seen(desk, f"{article}/changes")
    assert "Annenbrücke dicht: Risse an zwei Pfeilern" in page


def test_an_article_lists_its_copies_with_how_much_they_took(desk: TestClient) -> None:
    article = next(link for link in links(seen(desk, "/")) if link.startswith("/articles/"))
    page = seen(desk, article).partition('id="kin"')[2]
    assert "Wolmebote" in page
    assert "100 % of its words stand there" in page
    one = next(link for link in links(page) if "/changes?with=" in link)
    assert seen(desk, one).count('class="part changes"') == 1


def test_a_copy_says_which_quotations_lost_words(desk: TestClient) -> None:
    cut = AGENCY.replace(", dass auch nur ein Bus darüber rollt", "")
    page = added(desk, {"text": cut, "outlet": "Kanalbote", "published": "2024-05-07"})
    copy = next(link for link in links(page) if link.startswith("/articles/"))
    lost = seen(desk, f"{copy}/changes").partition("Quotations that lost words")[2]
    lost = lost.partition("Sentence by sentence")[0]
    assert "<b>cut</b> · Greta Mohnhaupt" in lost
    assert "<del>dass auch nur ein Bus darüber rollt“</del>" in lost
    assert "„Wir können nicht verantworten“" in re.sub(r"<[^>]+>", "", lost)


def test_what_a_newer_version_says_less_firmly_says_why(desk: TestClient) -> None:
    newer = AGENCY.replace("Ein Taucher habe", "Offenbar hat ein Taucher").replace(
        " entdeckt, teilte das Tiefbauamt mit", " entdeckt"
    )
    page = added(desk, {"text": newer, "outlet": "dpa", "published": "2024-05-06T15:00:00+02:00"})
    version = next(link for link in links(page) if link.startswith("/articles/"))
    changed = seen(desk, f"{version}/changes")
    assert "1 softened" in changed
    assert "now told as not established: “Offenbar”" in changed


@pytest.mark.parametrize(
    "path",
    ["/", "/search", "/search?words=Bus", "/actors", "/actors/Greta Mohnhaupt", "/add", "/review"],
)
def test_every_page_is_there_in_german(desk: TestClient, path: str) -> None:
    page = desk.get(path, headers={"accept-language": "de-AT, de;q=0.9"}).text
    assert '<html lang="de">' in page
    assert "Wer spricht" in page
    assert not re.search(r">(Search|Statements|Who speaks|Read it)<", page)


def test_a_failure_is_told_in_the_language_of_the_page(desk: TestClient) -> None:
    page = desk.get("/stories/nichts", headers={"accept-language": "de"}).text
    assert "Unter dieser Adresse ist nichts aufgehoben." in page
    assert '<p class="small" lang="en">no story here has the id nichts' in page


def test_the_language_can_be_chosen_and_no_other_site_is_led_to(desk: TestClient) -> None:
    chosen = desk.get("/language/de?to=/actors")
    assert chosen.headers["location"] == "/actors"
    assert '<html lang="de">' in desk.get("/actors").text
    assert desk.get("/language/de?to=//evil.example").headers["location"] == "/"


def test_text_of_an_article_is_never_taken_for_markup(desk: TestClient) -> None:
    for path in ("/search?words=freut", "/search?words=<script>alert(1)</script>"):
        assert "<b>sehr" not in desk.get(path).text
        assert "<script>alert" not in desk.get(path).text
    assert "&lt;b&gt;sehr&lt;/b&gt;" in desk.get("/search?words=freut").text


@pytest.mark.parametrize("path", ["/nothing", "/articles/nothing", "/stories/nothing", "/add/1"])
def test_what_is_not_there_is_said_on_a_page(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 404
    assert "This is not here" in answer.text


# ------------------------------------------------------------------------------ searching
@pytest.mark.parametrize(
    ("query", "holders"),
    [
        ("chain=Wolmebote", ["Greta Mohnhaupt", "Tiefbauamt"]),
        ("chain=Nordpress", ["Rita Solm"]),
        ("via=Nordpress&kind=direct&stance=asserts", ["Rita Solm"]),
        ("status=denied", []),
        ("since=2024-05-06&until=2024-05-06&by=Solm", []),
        ("words=freut&by=&kind=&stance=&status=", ["Rita Solm"]),
    ],
)
def test_a_search_is_narrowed_down_by_what_the_form_asks(
    desk: TestClient, query: str, holders: list[str]
) -> None:
    page = seen(desk, f"/search?{query}")
    assert sorted(set(re.findall(r'class="whose">([^<]+)<', page))) == holders


def test_who_finds_nothing_is_led_to_a_wider_search(desk: TestClient) -> None:
    empty = seen(desk, "/search?words=freudiger&by=Solm")
    wider = next(link for link in links(empty) if "like=true" in link)
    assert "by=Solm" in wider
    assert "fewer words" in seen(desk, wider) or "freut" in seen(desk, wider)


def test_a_story_of_one_article_leads_to_who_says_what_in_it(desk: TestClient) -> None:
    stories = desk.get("/api/v1/stories").json()["items"]
    for story in stories:
        page = seen(desk, f"/stories/{story['id']}")
        alone = len(story["articles"]) == 1
        assert ("So far, one article tells of this." in page) is alone
        assert not alone or f"/articles/{story['articles'][0]}" in links(page)
    assert {len(story["articles"]) == 1 for story in stories} == {True, False}


def test_the_table_can_be_turned_round(desk: TestClient) -> None:
    page = seen(desk, "/search?since=2024")
    turned = next(link for link in links(page) if "order=earliest" in link)
    days = r'<time datetime="([^"]+)"'
    latest, earliest = (re.findall(days, text) for text in (page, seen(desk, turned)))
    assert latest
    assert sorted(earliest) == earliest
    assert sorted(latest) != latest


def test_every_row_of_the_table_leads_to_its_words(desk: TestClient) -> None:
    page = seen(desk, "/search?words=Bus")
    rows = re.findall(r'class="words"><a href="([^"]+)"[^>]*>([^<]+)<', page)
    assert rows
    for place, words in rows:
        assert marked(desk, place).startswith(words[:20])


def test_a_search_is_saved_listed_followed_and_removed(desk: TestClient) -> None:
    form = {"name": "Brücken", "asked": "about=Bus&stance=asserts&x=1", "token": token(desk)}
    assert desk.post("/searches", data=form).status_code == 303
    for path in ("/", "/search"):
        found = links(seen(desk, path))
        assert "/search?about=Bus&stance=asserts" in found
        assert "/feeds/statements.atom?about=Bus&stance=asserts" in found
    assert "auch nur ein Bus" in desk.get("/feeds/statements.atom?about=Bus&stance=asserts").text
    assert desk.post("/searches/withdraw", data={**form, "token": "0"}).status_code == 403
    assert desk.post("/searches/withdraw", data=form).status_code == 303
    assert "Brücken" not in seen(desk, "/search")


# ------------------------------------------------------------------------------ adding
def added(desk: TestClient, form: dict[str, str], **more: object) -> str:
    """Bring something, wait until it is read, and return the page that tells what became of it."""
    answer = desk.post("/add", data={**form, "token": token(desk)}, **more)  # type: ignore[arg-type]
    assert answer.status_code == 303, answer.text
    for _ in range(1200):
        page = seen(desk, answer.headers["location"])
        if 'http-equiv="refresh"' not in page:
            return page
        time.sleep(0.05)
    pytest.fail("it was never read")


def test_a_text_that_was_pasted_is_read(desk: TestClient) -> None:
    page = added(desk, {"text": "„Es regnet“, sagte Jonas Vey.", "outlet": "Kanalbote"})
    article = next(link for link in links(page) if link.startswith("/articles/"))
    assert "Jonas Vey" in seen(desk, article)


def test_of_several_files_those_that_cannot_be_read_say_why(desk: TestClient) -> None:
    files = [
        ("files", ("eins.txt", "„Es regnet“, sagte Jonas Vey.".encode())),
        ("files", ("zwei.jsonl", b'{"id": "z1", "text": "Es schneit."}\nkein JSON\n')),
        ("files", ("leer.txt", b"")),
    ]
    page = added(desk, {}, files=files)
    assert "2 articles, 2 could not be read" in page
    assert "leer.txt" in page


def test_what_could_not_be_compared_with_the_rest_is_said(desk: TestClient, db: Path) -> None:
    damaged = add_damaged(db)
    page = added(desk, {"text": "„Es regnet“, sagte Jonas Vey."})
    assert damaged in page.partition("not compared with the others:")[2]


def test_an_address_inside_the_network_is_refused(desk: TestClient) -> None:
    page = added(desk, {"url": "http://127.0.0.1:22/"})
    assert "not-public" in page


def test_nothing_brought_is_said(desk: TestClient) -> None:
    assert desk.post("/add", data={"token": token(desk)}).status_code == 400


# ------------------------------------------------------------------------------ judging
def test_a_doubt_is_decided_with_a_name_and_taken_back(desk: TestClient) -> None:
    added(desk, {"text": "„Die Brücke bleibt zu“, sagte Mohnhaupt.", "outlet": "Kanalbote"})
    page = seen(desk, "/review")
    sides = dict(re.findall(r'name="([ab])" value="([^"]+)"', page))
    form = {**sides, "verdict": "same", "token": token(desk, "/review")}
    assert desk.post("/review", data=form).status_code == 400  # nobody judges without a name
    assert desk.post("/review", data={**form, "by": "Ida Kern"}).status_code == 303
    decided = seen(desk, "/review")
    assert "Ida Kern" in decided
    assert "in force" in decided
    back = {**form, "by": "Ida Kern", "withdraw": "true", "token": token(desk, "/review")}
    assert desk.post("/review", data=back).status_code == 303
    assert "withdrawn" in seen(desk, "/review")
    assert dict(re.findall(r'name="([ab])" value="([^"]+)"', seen(desk, "/review"))) | sides


def test_a_paper_that_was_told_something_stands_once_on_the_way_to_its_readers(
    desk: TestClient,
) -> None:
    text = "Der Preis sei verdient, sagte Inhaberin Rita Solm dem Wolmer Boten."
    new = {"text": text, "outlet": "Wolmer Boten"}
    assert desk.post("/api/v1/articles", json=new).status_code == 201
    said = re.sub(r"<[^>]+>", "", seen(desk, "/actors/Rita Solm"))
    way = said.partition("Der Preis sei verdient")[0].rpartition("Rita Solm")[2]
    assert way.count("Wolmer Boten") == 1
