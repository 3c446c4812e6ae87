"""Pages fetched from public hosts alone, whatever an address or a redirect leads to.

The name of a host is looked up once, and the connection goes to the very address that was checked:
a name that means another address a moment later gains nothing.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

from wortlaut.model.document import Given, Raw, Rejected

MOST: Final = 10_000_000  # bytes of a page
_SECONDS = 20.0  # for all of it, redirects included
_HOPS = 5
_AT_ONCE = 65_536
_PORTS = {"http": 80, "https": 443}
_NAME = "Wortlaut (+https://wortlaut.example)"

Resolve = Callable[[str, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answers: status, where it leads on, kind of content, and the content."""

    status: int
    location: str | None
    media_type: str
    body: Iterator[bytes]


Ask = Callable[[SplitResult, str, float], Reply]


def fetched(url: str, *, resolve: Resolve | None = None, ask: Ask | None = None) -> Raw | Rejected:
    """Fetch one article; what must not or cannot be fetched is rejected, with the reason.

    ``resolve`` finds the addresses of a host, ``ask`` sends the request to one of them.
    """
    until = time.monotonic() + _SECONDS
    at = url.strip()
    try:
        for _ in range(_HOPS):
            parts = urlsplit(at)
            address = _public(parts, resolve or addresses_of)
            reply = (ask or asked)(parts, address, max(0.1, until - time.monotonic()))
            if reply.status in (301, 302, 303, 307, 308) and reply.location:
                at = urljoin(at, reply.location)
                continue
            return _raw(url, at, reply, until)
    except _Refused as refused:
        return Rejected(url, "find", refused.reason, str(refused))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Rejected(url, "find", "unreachable", f"the page cannot be fetched: {error}")
    return Rejected(url, "find", "unreachable", f"more than {_HOPS} redirects")


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """An address that is not to be asked, or an answer that is not to be read."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def _public(parts: SplitResult, resolve: Resolve) -> str:
    """Return the address of a host if all that it has are open to everybody."""
    wanted = _PORTS.get(parts.scheme)
    if wanted is None or not parts.hostname:
        raise _Refused("not-public", "only addresses that begin with http:// or https://")
    if (parts.port or wanted) not in _PORTS.values() or parts.username is not None:
        raise _Refused("not-public", "only the usual ports, and no names or passwords in it")
    addresses = resolve(parts.hostname, parts.port or wanted)
    if not addresses or not all(map(_is_public, addresses)):
        raise _Refused("not-public", f"{parts.hostname} is no host of the public network")
    return addresses[0]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
    return ip.is_global and inner.is_global and not inner.is_multicast


def _raw(url: str, at: str, reply: Reply, until: float) -> Raw | Rejected:
    if reply.status != 200:
        return Rejected(url, "find", "unreachable", f"the server answered {reply.status}")
    kind = reply.media_type.partition(";")[0].strip().lower() or "text/html"
    if kind not in ("text/html", "application/xhtml+xml", "text/plain"):
        return Rejected(url, "find", "unsupported-type", f"{kind} is no page that can be read")
    content = bytearray()
    for piece in reply.body:
        content += piece
        if len(content) > MOST:
            return Rejected(url, "find", "too-large", f"more than {MOST / 1e6:g} MB")
        if time.monotonic() > until:
            return Rejected(url, "find", "unreachable", f"took longer than {_SECONDS:g} seconds")
    media_type = "text/plain" if kind == "text/plain" else "text/html"
    return Raw(url, bytes(content), media_type, Given(url=at))


# ------------------------------------------------------------------------------ the network
def addresses_of(host: str, port: int) -> tuple[str, ...]:
    """Look up the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def asked(parts: SplitResult, address: str, seconds: float) -> Reply:
    """Ask the server at an address for a page, by the name of its host."""
    port = parts.port or _PORTS[parts.scheme]
    connection = http.client.HTTPConnection(parts.hostname or "", port, timeout=seconds)
    plain = socket.create_connection((address, port), seconds)
    connection.sock = (
        ssl.create_default_context().wrap_socket(plain, server_hostname=parts.hostname)
        if parts.scheme == "https"
        else plain
    )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "User-Agent": _NAME, "Accept": "text/html, text/plain"}
    connection.request("GET", path, headers=headers)
    reply = connection.getresponse()

    def body() -> Iterator[bytes]:
        with closing(connection):
            while piece := reply.read(_AT_ONCE):
                yield piece

    return Reply(
        reply.status, reply.getheader("location"), reply.getheader("content-type") or "", body()
    )
