"""A real browser at a real desk; without a browser on this machine these tests are skipped."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.unit.serve.http.desks import ARTICLES

from wortlaut.annotate.readers import Choice
from wortlaut.model.document import Raw
from wortlaut.record.store import Store
from wortlaut.run.adding import add_all
from wortlaut.serve.http.app import app
from wortlaut.serve.http.settings import Settings

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass
class Reader:
    """Somebody who sits before the desk; ``complaints`` is what the browser's console said."""

    page: Page
    desk: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page of the desk."""
        self.page.goto(self.desk + path)
        return self.page


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of our own that nobody may change."""
    path = tmp_path_factory.mktemp("web") / "record.db"
    with Store(path) as store:
        raws = (Raw(uri, text.encode(), "text/plain", given) for uri, text, given in ARTICLES)
        add_all(store, raws, Choice("rules"))
    return path


@pytest.fixture
def desk(filled: Path, tmp_path: Path) -> Iterator[str]:
    """Open a desk on a store of one test, and return its address."""
    path = tmp_path / "record.db"
    path.write_bytes(filled.read_bytes())
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings = uvicorn.Config(app(Settings(path, reader="rules")), log_level="warning")
        server = uvicorn.Server(settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser of this machine."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        # CI must not pass without them: .ci/run installs the browser there.
        leave = pytest.fail if os.environ.get("CI") else pytest.skip
        leave("no browser here: install Chromium (apt install chromium) to test the pages")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


def seated(context: BrowserContext, desk: str) -> Reader:
    """Seat somebody before the desk who notices whatever the browser complains about."""
    reader = Reader(context.new_page(), desk)
    reader.page.on("console", lambda said: reader.complaints.append(said.text))
    reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    return reader


@pytest.fixture
def reader(browser: Browser, desk: str) -> Iterator[Reader]:
    """Seat somebody at a screen, who reads English."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1100, "height": 900})
    sitting = seated(context, desk)
    yield sitting
    context.close()
    assert sitting.complaints == []


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return a file that can be read and one that cannot."""
    good, bad = tmp_path / "fluss.txt", tmp_path / "leer.txt"
    good.write_text("„Es wird ernst“, warnte Jonas Vey die Anwohner.", "utf-8")
    bad.write_text("", "utf-8")
    return [good, bad]
