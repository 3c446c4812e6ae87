"""Addresses on the web that a record knows, as far as nothing can run by them."""

from __future__ import annotations

import re

from wortlaut.model.record import Actor, Article

_QID = re.compile(r"Q[1-9][0-9]*")  # "Q56226"; nothing else that a record may have there


def page_of(article: Article) -> str | None:
    """Return where an article can be opened in a browser."""
    addresses = (article.source.url, article.source.uri)
    return next((a for a in addresses if a and a.startswith(("http://", "https://"))), None)


def qid_of(actor: Actor) -> str | None:
    """Return the Wikidata item that an actor is."""
    return actor.wikidata if actor.wikidata and _QID.fullmatch(actor.wikidata) else None


def entity_of(actor: Actor) -> str | None:
    """Return the address by which linked data knows an actor."""
    qid = qid_of(actor)
    return f"http://www.wikidata.org/entity/{qid}" if qid else None
