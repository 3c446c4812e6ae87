"""What all pages of the desk share: how they are filled, and how their addresses are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import HTMLResponse

from wortlaut.model.span import Span
from wortlaut.serve.http.access import Visitor
from wortlaut.serve.http.desk import Desk
from wortlaut.serve.http.exporting import offered
from wortlaut.serve.web.rendering import TONGUES, Tongue, rendered

# Where a list goes on.
Cursor = Annotated[str | None, Query()]


def page(request: Request, name: str, who: Visitor, **values: object) -> HTMLResponse:
    """Fill a template with what every page shows and what this one shows."""
    desk: Desk = request.app.state.desk
    html = rendered(
        name,
        tongue_of(request),
        who=who,
        may_edit=who.role == "editor" and not desk.settings.read_only,
        has_login=bool(desk.settings.passwords),
        here=request.url.path,
        query=request.url.query,
        formats=offered(),
        **values,
    )
    return HTMLResponse(html.encode("utf-8", "backslashreplace"))


def tongue_of(request: Request) -> Tongue:
    """Return the language that a reader chose, or that the browser asks for."""
    chosen = request.cookies.get("language")
    asked = request.headers.get("accept-language", "").lower()
    if chosen in TONGUES:
        return "de" if chosen == "de" else "en"
    return "de" if asked.startswith("de") else "en"


def local(to: str) -> str:
    """Return an address of this desk; of any other one, that of the first page."""
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/"


def spans(written: str, length: int) -> Iterator[Span]:
    """Read places such as 10-20,50-60; what is none is left out."""
    for part in written.split(","):
        start, _, end = part.partition("-")
        if start.isdigit() and end.isdigit() and int(start) < int(end) <= length:
            yield Span(int(start), int(end))
