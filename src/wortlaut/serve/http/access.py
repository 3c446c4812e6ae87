"""Who may come in, and what every answer forbids the browser to do with it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from anyio import to_thread
from fastapi import Depends, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wortlaut import __version__
from wortlaut.serve.http.errors import RefusedError
from wortlaut.serve.http.settings import Role, Settings

Tell = Callable[[Request, str, str, str], Response]  # request, code, message, hint

COOKIE: Final = "wortlaut"
_LASTS = 12 * 60 * 60  # seconds until one has to log in again
_MINUTE = 60.0
_REMEMBERED = 10_000  # addresses whose requests are counted
_NOBODY = "local"  # the session of all who need no password
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/login", "/static/")  # what is shown to those who have not logged in

# Nothing is loaded but what the desk itself serves; nothing that stands in a page is run; no other
# page may frame it. Article text comes from anywhere, so that a hole in escaping must not matter.
HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # with no-referrer, forms are sent from nowhere
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: what they may do, the name they gave, and the token that their forms carry."""

    role: Role
    name: str
    token: str
    by_password: bool = False


# ------------------------------------------------------------------------------ sessions
@dataclass(frozen=True, slots=True)
class Seal:
    """Signs what the desk gives to a browser to keep, so that it comes back as it was given."""

    secret: bytes = field(default_factory=partial(secrets.token_bytes, 32))

    def session(self, role: Role, name: str, nonce: str) -> str:
        """Return the cookie of a visitor."""
        kept = {"role": role, "name": name, "nonce": nonce, "until": int(time.time()) + _LASTS}
        body = base64.urlsafe_b64encode(json.dumps(kept).encode()).decode()
        return f"{body}.{self._mark('session', body)}"

    def visitor(self, cookie: str | None) -> Visitor | None:
        """Read a cookie; None if it was not made here, or a while ago."""
        body, _, mark = (cookie or "").partition(".")
        if not hmac.compare_digest(mark.encode(), self._mark("session", body).encode()):
            return None
        kept = json.loads(base64.urlsafe_b64decode(body))
        if kept["until"] < time.time():
            return None
        return Visitor(kept["role"], kept["name"], self.token(kept["nonce"]))

    def token(self, nonce: str) -> str:
        """Return what the forms of one session carry."""
        return self._mark("token", nonce)

    def _mark(self, purpose: str, body: str) -> str:
        return hmac.new(self.secret, f"{purpose}:{body}".encode(), hashlib.sha256).hexdigest()


def role_of(password: str, settings: Settings) -> Role | None:
    """Return the role that a password opens."""
    given = password.encode()
    for role, wanted in settings.passwords.items():
        if hmac.compare_digest(given, wanted.encode()):
            return role
    return None


def set_session(answer: Response, request: Request, role: Role, name: str) -> Response:
    """Let a browser keep who its visitor is."""
    seal: Seal = request.app.state.seal
    open_to_all = not request.app.state.desk.settings.passwords
    answer.set_cookie(
        COOKIE,
        seal.session(role, name, _NOBODY if open_to_all else secrets.token_hex(8)),
        max_age=_LASTS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


# ------------------------------------------------------------------------------ rates
class Rates:
    """Counts how often an address asks; what it asked a minute ago is forgotten step by step."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._left: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def allows(self, address: str, what: str, a_minute: int) -> bool:
        """Tell whether an address may ask once more, and count it."""
        now, key = self._clock(), (address, what)
        with self._lock:
            left, at = self._left.pop(key, (float(a_minute), now))
            left = min(float(a_minute), left + (now - at) * a_minute / _MINUTE)
            allowed = left >= 1.0
            self._left[key] = (left - 1.0 if allowed else left, now)
            if len(self._left) > _REMEMBERED:
                self._left.popitem(last=False)
        return allowed


# ------------------------------------------------------------------------------ the door
class Door:
    """Stands before every route: turns away, says who comes in, and seals every answer."""

    def __init__(
        self, app: ASGIApp, settings: Settings, seal: Seal, state: Callable[[], str], tell: Tell
    ) -> None:
        self._app = app
        self._tell = tell
        self._settings = settings
        self._seal = seal
        self._state = state
        self._rates = Rates()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        scope.setdefault("state", {})["visitor"] = None
        try:
            visitor = self._visitor(request)
            self._check(request, visitor)
        except RefusedError as refused:
            await self._refusal(request, refused)(scope, receive, _with_headers(send, {}))
            return
        scope["state"]["visitor"] = visitor
        tag = await self._tag(request, visitor)
        if tag and request.headers.get("if-none-match") == tag:
            await Response(status_code=304)(scope, receive, _with_headers(send, _kept(tag)))
            return
        await self._app(scope, receive, _with_headers(send, _kept(tag) if tag else {}))

    # -------------------------------------------------------------------------- who
    def _visitor(self, request: Request) -> Visitor | None:
        """Say who asks; None for somebody who has yet to log in."""
        scheme, _, password = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            if not self._rates.allows(_address(request), "login", self._settings.limits.reads):
                raise _too_many()
            role = role_of(password.strip(), self._settings)
            if role is None:
                raise RefusedError("login", "this token opens nothing", "ask who runs this desk")
            return Visitor(role, "", "", by_password=True)
        known = self._seal.visitor(request.cookies.get(COOKIE))
        if known or self._settings.passwords:
            return known
        return Visitor("editor", "", self._seal.token(_NOBODY))

    # -------------------------------------------------------------------------- what
    def _check(self, request: Request, visitor: Visitor | None) -> None:
        host = request.headers.get("host", "").rsplit(":", 1)[0].lower()
        if self._settings.names and host not in self._settings.names:
            # A page elsewhere whose name was made to lead here could read the desk otherwise.
            raise RefusedError("forbidden", f"this desk is not called {host}")
        if request.method not in _SAFE:
            self._check_origin(request)
        self._check_rate(request)
        size, most = request.headers.get("content-length", "0"), self._settings.limits.body
        if "transfer-encoding" in request.headers or not size.isdigit() or int(size) > most:
            hint = "send it in parts, and say how long each is (Content-Length)"
            raise RefusedError("too-large", f"more than {most / 1e6:g} MB at once", hint)
        if visitor is None and not request.url.path.startswith(_OPEN):
            raise RefusedError(
                "login", "log in to read this", "send the password as: Authorization: Bearer …"
            )

    def _check_origin(self, request: Request) -> None:
        """Refuse what a page of somebody else lets a browser send here."""
        site = request.headers.get("sec-fetch-site", "same-origin")
        origin = request.headers.get("origin")
        alien = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
        if alien or site not in ("same-origin", "none"):
            raise RefusedError("forbidden", "this was sent by a page of another site")

    def _check_rate(self, request: Request) -> None:
        limits = self._settings.limits
        if request.method not in _SAFE:
            login = request.url.path == "/login"
            what, many = ("login", limits.logins) if login else ("write", limits.writes)
        elif self._settings.passwords:
            what, many = "read", limits.reads
        else:
            return
        if not self._rates.allows(_address(request), what, many):
            raise _too_many()

    def _refusal(self, request: Request, refused: RefusedError) -> Response:
        """Turn a request away; a person who has to log in is led there."""
        if refused.code == "login" and wants_page(request):
            return RedirectResponse("/login", 303)
        return self._tell(request, refused.code, str(refused), refused.hint)

    # -------------------------------------------------------------------------- tags
    async def _tag(self, request: Request, visitor: Visitor | None) -> str | None:
        """Name what a route would answer now; None where the store alone does not decide that."""
        if request.method != "GET" or not request.url.path.startswith(_TAGGED):
            return None
        state = await to_thread.run_sync(self._state)
        who = (visitor.role, visitor.name, visitor.token) if visitor else ()
        told_in = (request.headers.get("accept-language"), request.cookies.get("language"))
        parts = (__version__, state, str(request.url), who, told_in)
        return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


_TAGGED = ("/api/", "/articles/", "/stories/", "/actors/", "/search", "/feeds/", "/export/")


def _kept(tag: str) -> dict[str, str]:
    return {"etag": tag, "cache-control": "private, no-cache", "vary": "cookie, accept-language"}


def _with_headers(send: Send, more: Mapping[str, str]) -> Send:
    """Add what every answer carries; ``more`` only to those that went well."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            well = message["status"] in (200, 304)
            added = {**HEADERS, **(more if well else {"cache-control": "no-store"})}
            named = {name for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                *((n.encode(), v.encode()) for n, v in added.items() if n.encode() not in named),
            ]
        await send(message)

    return sent


def _too_many() -> RefusedError:
    return RefusedError("too-many", "too many requests in a minute", "wait a little")


def _address(request: Request) -> str:
    return request.client.host if request.client else "?"


def wants_page(request: Request) -> bool:
    """Tell whether a person asks, with a browser, for a page."""
    return not request.url.path.startswith(("/api/", "/feeds/", "/static/"))


# ------------------------------------------------------------------------------ in routes
def visitor(request: Request) -> Visitor:
    """Return who asks."""
    found: Any = request.scope["state"]["visitor"]
    return found if isinstance(found, Visitor) else Visitor("reader", "", "")


def editor(request: Request) -> Visitor:
    """Return who asks, if they may change what is in the store."""
    who, settings = visitor(request), request.app.state.desk.settings
    if settings.read_only:
        raise RefusedError("read-only", "this desk only shows what is in the store")
    if who.role != "editor":
        raise RefusedError("forbidden", "readers cannot change anything", "log in as an editor")
    return who


def by_form(request: Request, token: Annotated[str, Form()] = "") -> Visitor:
    """Return an editor whose form came from a page of this desk."""
    who = editor(request)
    if not who.token or not hmac.compare_digest(token.encode(), who.token.encode()):
        raise RefusedError("forbidden", "this form is no longer valid", "open the page again")
    return who


def by_program(request: Request) -> Visitor:
    """Return an editor who uses the API: by a token, or from a page that shows its own."""
    who = editor(request)
    own = request.headers.get("x-wortlaut-token", "").encode()
    cookie = request.cookies.get(COOKIE) is not None
    if cookie and not who.by_password and not hmac.compare_digest(own, who.token.encode()):
        raise RefusedError("forbidden", "the session's token is missing", "header X-Wortlaut-Token")
    return who


Asker = Annotated[Visitor, Depends(visitor)]
FormEditor = Annotated[Visitor, Depends(by_form)]
ApiEditor = Annotated[Visitor, Depends(by_program)]
