"""The store."""

from __future__ import annotations


class Store:
    """Many records in one SQLite file."""
