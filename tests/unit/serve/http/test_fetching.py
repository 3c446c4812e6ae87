"""Pages are fetched from the public network alone; the network of these tests is invented."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import SplitResult

import pytest

from wortlaut.model.document import Raw, Rejected
from wortlaut.serve.http import fetching
from wortlaut.serve.http.fetching import Reply, fetched

HOSTS = {
    "news.example": ("93.184.216.34",),
    "inside.example": ("10.0.0.7",),
    "both.example": ("93.184.216.34", "127.0.0.1"),
    "mapped.example": ("::ffff:127.0.0.1",),
    "metadata.example": ("169.254.169.254",),
    "127.0.0.1": ("127.0.0.1",),
    "[::1]": ("::1",),
    "localhost": ("127.0.0.1",),
}
PAGE = b"<html><body><p>Hallo</p></body></html>"


def found(host: str, _: int) -> tuple[str, ...]:
    return HOSTS.get(host, HOSTS.get(f"[{host}]", ()))


def never(parts: SplitResult, address: str, _: float) -> Reply:
    pytest.fail(f"asked {address} for {parts.geturl()}")


def replying(*replies: Reply) -> tuple[fetching.Ask, list[str]]:
    asked: list[str] = []
    waiting = iter(replies)

    def ask(_: SplitResult, address: str, __: float) -> Reply:
        asked.append(address)
        return next(waiting)

    return ask, asked


def page(body: Iterator[bytes] | None = None, kind: str = "text/html; charset=utf-8") -> Reply:
    return Reply(200, None, kind, body or iter([PAGE]))


def leading(to: str) -> Reply:
    return Reply(302, to, "", iter(()))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://localhost/admin",
        "https://inside.example/",
        "https://both.example/",
        "https://mapped.example/",
        "http://metadata.example/latest/",
        "https://unknown.example/",
        "https://news.example:8080/",
        "https://user:word@news.example/",
        "ftp://news.example/",
        "file:///etc/passwd",
        "nonsense",
    ],
)
def test_what_is_not_public_is_never_asked(url: str) -> None:
    rejected = fetched(url, resolve=found, ask=never)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "not-public"


def test_a_public_page_is_asked_at_the_address_that_was_checked() -> None:
    ask, asked = replying(page())
    raw = fetched("https://news.example/a", resolve=found, ask=ask)
    assert isinstance(raw, Raw)
    assert (raw.content, raw.given.url, asked) == (
        PAGE,
        "https://news.example/a",
        ["93.184.216.34"],
    )


def test_a_redirect_within_the_public_network_is_followed() -> None:
    ask, _ = replying(leading("/b"), page())
    raw = fetched("https://news.example/a", resolve=found, ask=ask)
    assert isinstance(raw, Raw)
    assert raw.given.url == "https://news.example/b"


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1/", "https://inside.example/", "file:///etc/passwd"]
)
def test_a_redirect_out_of_it_is_not(to: str) -> None:
    ask, asked = replying(leading(to))
    rejected = fetched("https://news.example/a", resolve=found, ask=ask)
    assert isinstance(rejected, Rejected)
    assert (rejected.reason, len(asked)) == ("not-public", 1)


def test_redirects_in_a_circle_end() -> None:
    ask, _ = replying(*(leading("/a") for _ in range(9)))
    rejected = fetched("https://news.example/a", resolve=found, ask=ask)
    assert isinstance(rejected, Rejected)
    assert "redirects" in rejected.detail


def test_a_page_without_end_is_left() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 1_000_000

    ask, _ = replying(page(endless()))
    rejected = fetched("https://news.example/a", resolve=found, ask=ask)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "too-large"


def test_what_is_no_page_is_told_so() -> None:
    ask, _ = replying(page(kind="application/pdf"))
    rejected = fetched("https://news.example/a", resolve=found, ask=ask)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "unsupported-type"


def test_a_network_that_fails_is_a_reason_and_no_crash() -> None:
    def ask(_: SplitResult, __: str, ___: float) -> Reply:
        raise TimeoutError("timed out")

    rejected = fetched("https://news.example/a", resolve=found, ask=ask)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "unreachable"
