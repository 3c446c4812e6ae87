"""What proposed a statement, so that a page can say it in words."""

from __future__ import annotations

_KNOWN = {"encoder": "network", "plain": "network", "marks": "marks", "interview": "interview"}


def proposed_by(found_by: str) -> tuple[str, ...]:
    """Return what proposed a statement: the network, marks, an interview, a rule; each once.

    A reader that says nothing more than its name and version is named.

    >>> proposed_by("reader/1.4:encoder+marks+direct-inverted")
    ('network', 'marks', 'rule')
    >>> proposed_by("simulator/1")
    ('simulator',)
    """
    reader, _, proposers = found_by.partition(":")
    if not proposers:
        return (reader.partition("/")[0],)
    return tuple(dict.fromkeys(_KNOWN.get(one, "rule") for one in proposers.split("+")))
