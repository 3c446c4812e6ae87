"""What whoever starts the desk decides: the store, who may come in, how much at once."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, get_args

from wortlaut.annotate.readers import DEFAULT, ReaderName
from wortlaut.model.errors import InputError

Role = Literal["reader", "editor"]
Passwords = Mapping[Role, str]

_SHORTEST = 8  # characters of a password
LOCAL_NAMES: Final = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Limits:
    """How often one address may ask in a minute, and how many bytes it may send at once."""

    reads: int = 600
    writes: int = 60
    logins: int = 10
    body: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How the desk is run. Without passwords whoever reaches it may do everything."""

    db: Path
    read_only: bool = False
    passwords: Passwords = field(default_factory=dict)
    names: tuple[str, ...] = LOCAL_NAMES
    reader: ReaderName = DEFAULT
    limits: Limits = Limits()


def is_local(host: str) -> bool:
    """Tell whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def passwords_in(text: str) -> dict[Role, str]:
    """Read a file of passwords: a line ``ROLE PASSWORD`` for each role, or one for editors alone.

    Raises ``InputError`` for a role that is none, or a password that is soon guessed.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found: dict[Role, str] = {}
    for line in lines:
        role, _, password = line.partition(" ")
        if role in get_args(Role) and password.strip():
            found["editor" if role == "editor" else "reader"] = password.strip()
        elif len(lines) == 1:
            found["editor"] = line
        else:
            raise InputError("a line of the password file names no role", "write: editor PASSWORD")
    for role, password in found.items():
        if len(password) < _SHORTEST:
            raise InputError(
                f"the password of the role {role} is shorter than {_SHORTEST} characters",
                "a sentence is easy to keep in mind and hard to guess",
            )
    return found
