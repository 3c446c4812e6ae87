"""The desk as one application: its routes, its door, and how it tells what went wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from wortlaut import __version__
from wortlaut.model.errors import WortlautError
from wortlaut.record.store import Store
from wortlaut.serve.http import api, exporting, feeds
from wortlaut.serve.http.access import Door, Seal, wants_page
from wortlaut.serve.http.adding import Intake
from wortlaut.serve.http.answers import JSON
from wortlaut.serve.http.desk import Desk, Fetch
from wortlaut.serve.http.errors import code_of, headers_of, status_of, told
from wortlaut.serve.http.fetching import fetched
from wortlaut.serve.http.ranking import Ranking
from wortlaut.serve.http.settings import Settings
from wortlaut.serve.http.stories import Stories
from wortlaut.serve.web import checking, pages, searching

_ABOUT = "Who said what, word for word, and through whom it came. It never says what is true."
_DEFECT = "a defect of Wortlaut: run with WORTLAUT_DEBUG=1 and report what it shows"


def app(settings: Settings, *, fetch: Fetch = fetched) -> FastAPI:
    """Open a store and make the desk of it; the store is closed when the application ends."""
    store = Store(settings.db, read_only=settings.read_only)
    intake = Intake(settings.db, settings.reader)
    ranking = Ranking(store)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        intake.close()
        ranking.close()
        store.close()

    made = FastAPI(
        title="Wortlaut",
        version=__version__,
        description=_ABOUT,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # the pages that FastAPI brings load their scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    seal = Seal()
    made.state.desk = Desk(store, Stories(store), ranking, intake, fetch, settings)
    made.state.seal = seal
    made.include_router(api.router)
    made.include_router(feeds.router)
    made.include_router(exporting.router)
    made.include_router(pages.router, include_in_schema=False)
    made.include_router(searching.router, include_in_schema=False)
    made.include_router(checking.router, include_in_schema=False)
    made.add_middleware(Door, settings=settings, seal=seal, state=store.state, tell=_told)
    made.add_exception_handler(WortlautError, _ours)
    made.add_exception_handler(RequestValidationError, _misfit)
    made.add_exception_handler(HTTPException, _foreign)
    made.add_exception_handler(Exception, _defect)
    return made


# ------------------------------------------------------------------------------ failures
async def _ours(request: Request, error: Exception) -> Response:
    hint = error.hint if isinstance(error, WortlautError) else ""
    return _told(request, getattr(error, "code", "error"), str(error), hint)


async def _misfit(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - what it is registered for
    problems = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return _told(request, "usage", "; ".join(problems), "see /api/v1/openapi.json")


async def _foreign(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - what it is registered for
    path = request.url.path
    return _told(request, code_of(error.status_code), f"{path}: {error.detail}")


async def _defect(request: Request, error: Exception) -> Response:
    return _told(request, "defect", f"{type(error).__name__}: {error}", _DEFECT)


def _told(request: Request, code: str, message: str, hint: str = "") -> Response:
    if wants_page(request):
        answer = pages.failure(request, code, message, hint, status_of(code))
    else:
        answer = Response(told(code, message, hint), status_of(code), media_type=JSON)
    answer.headers.update(headers_of(code))
    return answer
