"""The desk lets in whom it should, and lets nobody do more than they may."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.unit.serve.http.desks import at, token

from wortlaut.model.errors import InputError
from wortlaut.serve.http.access import Rates, Seal
from wortlaut.serve.http.settings import Limits, Settings, is_local, passwords_in

SECRETS = passwords_in("editor Kanal bei Nacht\nreader nur zum Lesen")


@pytest.fixture
def guarded(db: Path) -> Settings:
    return Settings(db, passwords=SECRETS, names=(), reader="rules")


def logged_in(desk: TestClient, password: str) -> TestClient:
    answer = desk.post("/login", data={"password": password, "name": "Ida"})
    assert answer.status_code == 303
    return desk


# ------------------------------------------------------------------------------ headers
@pytest.mark.parametrize("path", ["/", "/search?words=Bus", "/api/v1/articles", "/none"])
def test_every_answer_forbids_scripts_in_the_page_and_frames_around_it(
    desk: TestClient, path: str
) -> None:
    headers = desk.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


# ------------------------------------------------------------------------------ passwords
def test_without_the_password_a_person_is_led_to_the_login_and_a_program_told(
    guarded: Settings,
) -> None:
    with at(guarded) as desk:
        assert desk.get("/").headers["location"] == "/login"
        assert desk.get("/api/v1/articles").status_code == 401
        assert desk.get("/feeds/stories.atom").json()["error"]["code"] == "login"
        assert desk.get("/login").status_code == 200


def test_the_password_opens_the_desk_and_a_wrong_one_does_not(guarded: Settings) -> None:
    with at(guarded) as desk:
        assert desk.post("/login", data={"password": "Kanal bei Tag"}).status_code == 401
        assert desk.get("/").status_code == 303
        logged_in(desk, "Kanal bei Nacht")
        assert desk.get("/").status_code == 200


def test_a_session_is_kept_from_scripts_and_from_other_sites(guarded: Settings) -> None:
    with at(guarded) as desk:
        cookie = desk.post("/login", data={"password": SECRETS["editor"]}).headers["set-cookie"]
        assert "httponly" in cookie.lower()
        assert "samesite=strict" in cookie.lower()


def test_a_program_sends_the_password_with_each_request(guarded: Settings) -> None:
    with at(guarded) as desk:
        bearer = {"authorization": "Bearer nur zum Lesen"}
        assert desk.get("/api/v1/articles", headers=bearer).status_code == 200
        wrong = {"authorization": "Bearer nur zum Schreiben"}
        assert desk.get("/api/v1/articles", headers=wrong).status_code == 401


def test_a_session_that_somebody_else_signed_opens_nothing() -> None:
    seal, other = Seal(), Seal()
    cookie = seal.session("editor", "Ida", "nonce")
    assert seal.visitor(cookie) is not None
    assert other.visitor(cookie) is None
    assert seal.visitor(cookie[:-1] + "0" * (cookie[-1] != "0") + "1" * (cookie[-1] == "0")) is None


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("Kanal bei Nacht", {"editor"}),
        ("editor Kanal bei Nacht\nreader nur zum Lesen\n", {"editor", "reader"}),
        ("", set()),
    ],
)
def test_a_password_file_names_roles(written: str, roles: set[str]) -> None:
    assert passwords_in(written).keys() == roles


@pytest.mark.parametrize("written", ["kurz", "chef Kanal bei Nacht\nreader nur zum Lesen"])
def test_a_password_that_is_soon_guessed_or_for_nobody_is_refused(written: str) -> None:
    with pytest.raises(InputError):
        passwords_in(written)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("a.de", False)],  # noqa: S104 - only looked at
)
def test_only_this_machine_needs_no_password(host: str, local: bool) -> None:
    assert is_local(host) is local


# ------------------------------------------------------------------------------ roles
ARTICLE = {"text": "„Es regnet“, sagte Jonas Vey."}


def test_a_reader_reads_and_changes_nothing(guarded: Settings) -> None:
    with at(guarded) as desk:
        logged_in(desk, SECRETS["reader"])
        assert desk.get("/search?words=Bus").status_code == 200
        assert "Take it back" not in desk.get("/review").text
        form = {**ARTICLE, "token": token(desk)}
        assert desk.post("/add", data=form).status_code == 403
        bearer = {"authorization": f"Bearer {SECRETS['reader']}"}
        assert desk.post("/api/v1/articles", json=ARTICLE, headers=bearer).status_code == 403


def test_an_editor_with_the_password_adds(guarded: Settings) -> None:
    with at(guarded) as desk:
        bearer = {"authorization": f"Bearer {SECRETS['editor']}"}
        assert desk.post("/api/v1/articles", json=ARTICLE, headers=bearer).status_code == 201


def test_a_desk_that_only_shows_takes_nothing(db: Path) -> None:
    with at(Settings(db, read_only=True, reader="rules")) as desk:
        assert desk.get("/").status_code == 200
        answer = desk.post("/api/v1/articles", json=ARTICLE)
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "read-only"
        assert desk.post("/add", data={**ARTICLE, "token": token(desk)}).status_code == 403


# ------------------------------------------------------------------------------ other sites
def test_a_form_without_the_token_of_its_page_does_nothing(desk: TestClient) -> None:
    assert desk.post("/add", data=ARTICLE).status_code == 403
    assert desk.post("/add", data={**ARTICLE, "token": "0" * 64}).status_code == 403
    assert desk.post("/add", data={**ARTICLE, "token": token(desk)}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_what_a_page_of_another_site_sends_is_refused(
    desk: TestClient, headers: dict[str, str]
) -> None:
    assert desk.post("/api/v1/articles", json=ARTICLE, headers=headers).status_code == 403


def test_a_session_alone_does_not_let_the_api_be_written(guarded: Settings) -> None:
    with at(guarded) as desk:
        logged_in(desk, SECRETS["editor"])
        assert desk.post("/api/v1/articles", json=ARTICLE).status_code == 403
        own = {"x-wortlaut-token": token(desk)}
        assert desk.post("/api/v1/articles", json=ARTICLE, headers=own).status_code == 201


def test_a_name_that_somebody_else_points_at_this_machine_does_not_open_the_desk(
    desk: TestClient,
) -> None:
    assert desk.get("/", headers={"host": "evil.example"}).status_code == 403


# ------------------------------------------------------------------------------ limits
def test_whoever_asks_too_often_waits() -> None:
    now = 0.0
    rates = Rates(lambda: now)
    assert [rates.allows("a", "read", 2) for _ in range(3)] == [True, True, False]
    assert rates.allows("b", "read", 2)
    now = 31.0
    assert rates.allows("a", "read", 2)


def test_passwords_cannot_be_tried_out(guarded: Settings) -> None:
    few = replace(guarded, limits=Limits(logins=2))
    with at(few) as desk:
        tried = [desk.post("/login", data={"password": str(n)}).status_code for n in range(3)]
        assert tried == [401, 401, 429]
        assert int(desk.post("/login", data={"password": "3"}).headers["retry-after"]) > 0


def test_more_than_the_limit_is_not_taken_in(db: Path) -> None:
    with at(Settings(db, reader="rules", limits=Limits(body=1000))) as desk:
        assert desk.post("/api/v1/articles", json={"text": "x" * 2000}).status_code == 413
        pieces = iter([b'{"text": "', b"x" * 2000, b'"}'])  # says nothing of its length
        answer = desk.post(
            "/api/v1/articles", content=pieces, headers={"content-type": "application/json"}
        )
        assert answer.status_code == 413
