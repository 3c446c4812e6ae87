"""``serve``: the desk, in a browser and for programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wortlaut.model.errors import InputError
from wortlaut.serve.cli import options
from wortlaut.serve.cli.failures import OutputError, tell_unlinked

if TYPE_CHECKING:
    from wortlaut.serve.http.settings import Passwords

_PASSWORD = "WORTLAUT_PASSWORD"  # noqa: S105 - the name of a variable, no password
_MISSING = "pip install 'wortlaut[serve]'"


def serve(
    *,
    db: options.Db = Path("record.db"),
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address to listen at.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=1, max=65535, help="The port to listen at.")
    ] = 8765,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Only show what is in the store.")
    ] = False,
    password_file: Annotated[
        Path | None,
        typer.Option(
            "--password-file",
            metavar="FILE",
            help="The passwords: a line `editor PASSWORD`, and one `reader PASSWORD` if you like.",
            show_default=False,
        ),
    ] = None,
    reader: options.Reader = "full",
) -> None:
    """Open the desk: the store in a browser, and for programs over HTTP.

    Stories by newness, each article with its statements marked, who said something first and what
    it rests on, search, adding, and checking who is meant. Programs use /api/v1, described in
    /api/v1/openapi.json; feeds of stories, actors and searches are under /feeds. On this machine
    alone no password is needed. With any other address one is: in --password-file, or in
    WORTLAUT_PASSWORD for editors; programs send it as `Authorization: Bearer PASSWORD`. Put a
    server in front that speaks HTTPS. Stop with Ctrl-C.
    """
    try:
        import uvicorn  # noqa: PLC0415 - an extra, and slow to load as is all below

        from wortlaut.serve.http.app import app  # noqa: PLC0415
        from wortlaut.serve.http.settings import LOCAL_NAMES, Settings, is_local  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise InputError(
            f"the desk needs {error.name}, which is not installed", _MISSING
        ) from error
    if read_only:
        options.there(db)
    passwords = _passwords(password_file)
    if not passwords and not is_local(host):
        raise InputError(
            f"others can reach {host}: a password is needed",
            f"give --password-file, or set {_PASSWORD}",
        )
    if not read_only:
        _catch_up(db)
    names = (host.lower(), *LOCAL_NAMES) if is_local(host) else ()
    settings = Settings(db, read_only, passwords, names, reader)
    made = app(settings)
    shown = f"[{host}]" if ":" in host else host
    print(f"The desk is open at http://{shown}:{port}/ (Ctrl-C closes it)", file=sys.stderr)
    try:
        uvicorn.run(made, host=host, port=port, log_level="warning", server_header=False)
    except SystemExit as left:  # uvicorn has said why on standard error
        raise OutputError(
            f"{shown}:{port} cannot be listened at", "name another port with --port"
        ) from left


def _catch_up(db: Path) -> None:
    """Link what was added to a store and not linked: an adding may have been broken off."""
    from wortlaut.record.store import Store  # noqa: PLC0415
    from wortlaut.run.placing import is_behind, link_all  # noqa: PLC0415

    if not db.exists():  # a desk may begin empty; a name may also be mistyped
        print(f"There is no store at {db} yet: a new one is made", file=sys.stderr)
    with Store(db) as store:
        if is_behind(store):
            print("Linking what was added since …", file=sys.stderr)
            tell_unlinked(link_all(store), as_json=False)


def _passwords(file: Path | None) -> Passwords:
    from wortlaut.serve.http.settings import passwords_in  # noqa: PLC0415

    if file is not None:
        try:
            return passwords_in(file.read_text("utf-8"))
        except OSError as error:
            raise InputError(f"{file} cannot be read: {error.strerror}") from error
    return passwords_in(os.environ.get(_PASSWORD, ""))
