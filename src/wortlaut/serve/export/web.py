"""Addresses on the web that a record knows, as far as nothing can run by them."""

from __future__ import annotations

from wortlaut.model.record import Actor, Article


def page_of(article: Article) -> str | None:
    """Return where an article can be opened in a browser."""
    addresses = (article.source.url, article.source.uri)
    return next((a for a in addresses if a and a.startswith(("http://", "https://"))), None)


def entity_of(actor: Actor) -> str | None:
    """Return the address by which linked data knows an actor."""
    return f"http://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None
