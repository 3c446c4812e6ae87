"""Records in the words of schema.org (JSON-LD): NewsArticle, Quotation, Claim.

Direct speech is a Quotation; whatever is retold or hedged is a Claim, for its words are not the
holder's. schema.org has no words for chains and stances: they are left out, not squeezed in. Nor is
there a ClaimReview: Wortlaut never says what is true.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from wortlaut.model.record import Actor, ActorType, Record, Statement
from wortlaut.serve.export.material import Material, Part, address, encoded
from wortlaut.serve.export.sheets import title_of
from wortlaut.serve.export.web import entity_of, page_of

_NAME = "articles.jsonld"
_TYPES: Final[dict[ActorType, str]] = {
    "person": "Person", "state": "Country", "government": "GovernmentOrganization",
    "organisation": "Organization", "media": "NewsMediaOrganization",
    "armed-group": "Organization", "party": "PoliticalParty", "group": "Organization",
    "place": "Place",
}  # fmt: skip

Json = dict[str, Any]  # JSON-LD's own border


def schema_org_parts(material: Material) -> Iterator[Part]:
    """Yield one graph of all articles."""
    yield Part(_NAME, b'{"@context":"https://schema.org","@graph":[')
    comma = "\n"
    for record in material.records():
        written = json.dumps(
            news_article(record, material.base), ensure_ascii=False, separators=(",", ":")
        )
        # "</script>" of an article would end the element that a page embeds this in
        yield Part(_NAME, encoded(comma + written.replace("<", "\\u003c")))
        comma = ",\n"
    yield Part(_NAME, b"\n]}\n")


def news_article(record: Record, base: str) -> Json:
    """Describe an article with who is said in it to have said what."""
    article = record.article
    actors = {actor.id: actor for actor in record.actors or ()}
    return _known(
        {
            "@type": "NewsArticle",
            "@id": address(base, article.id),
            "url": page_of(article),
            "headline": title_of(record),
            "datePublished": article.published.value if article.published else None,
            "dateModified": article.updated.value if article.updated else None,
            "inLanguage": article.language,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "publisher": _medium(article.outlet.name) if article.outlet else None,
            "creditText": ", ".join(article.agencies),
            "articleBody": record.text,
            "mentions": [_actor(actor, record, base) for actor in actors.values()],
            "hasPart": [
                _part(one, record, base, [actors[id] for id in one.holders if id in actors])
                for one in record.statements or ()
            ],
        }
    )


def _part(statement: Statement, record: Record, base: str, holders: Sequence[Actor]) -> Json:
    """Describe a statement: as Quotation where the words are the holder's, else as Claim."""
    id = record.article.id
    named = [{"@id": _actor_id(holder, record, base)} for holder in holders]
    whose = named if len(named) > 1 else named[0] if named else None
    common = {
        "@id": address(base, id, statement.id),
        "text": record.excerpt(statement.content),
        "isPartOf": {"@id": address(base, id)},
    }
    if statement.kind == "direct":
        return _known({"@type": "Quotation", **common, "spokenByCharacter": whose})
    seen = {"@id": address(base, id)}
    return _known({"@type": "Claim", **common, "author": whose, "appearance": seen})


def _actor(actor: Actor, record: Record, base: str) -> Json:
    return _known(
        {
            "@type": _TYPES[actor.type],
            "@id": _actor_id(actor, record, base),
            "name": actor.name,
            "sameAs": entity_of(actor),
        }
    )


def _actor_id(actor: Actor, record: Record, base: str) -> str:
    return address(base, record.article.id, actor.id)


def _medium(name: str) -> Json:
    return {"@type": "NewsMediaOrganization", "name": name}


def _known(fields: Json) -> Json:
    """Leave out what is not known: schema.org has no null."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
