"""A store full of simulated news, which may be kept: to fill a large one takes most of an hour.

All articles are kept, straight as finished records. The last ones are placed, and their stories
linked, as a desk that has been running has them; the others can be read and found, but are in no
story.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.simulate.records import record
from bench.simulate.stream import articles
from wortlaut.link import weights
from wortlaut.link.dossier import LINKER
from wortlaut.record.store import Store
from wortlaut.run.placing import link_all

PLACED = 10_000  # of the last articles: five days of them
SEED = 1
_READER = "simulator/1"


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a store was filled with; written last, so that what broke off is done again."""

    articles: int
    placed: int
    linker: str


def fill(path: Path, many: int) -> None:
    """Fill a store with so many articles; one that is filled already stays as it is."""
    mark = path.with_name(f"{path.name}.filled")
    made = _Mark(**json.loads(mark.read_text("utf-8"))) if mark.exists() else None
    wanted = _Mark(many, min(many, PLACED), LINKER)
    if made == wanted:
        return
    if made and made.articles > many:
        raise SystemExit(f"{path} was filled with {made.articles:,} articles: name another store")
    with Store(path) as store:
        if made is None or made.articles < many:
            print(f"filling {path} with {many:,} articles …", file=sys.stderr)
            written = (record(one.article, one.name) for one in articles(SEED, many))
            store.add(written, reader=_READER)
        print(f"placing the last {wanted.placed:,} …", file=sys.stderr)
        _leave_out(store, wanted.placed)
        for problem in link_all(store):
            print(problem, file=sys.stderr)
    mark.write_text(json.dumps(asdict(wanted)), "utf-8")


def _leave_out(store: Store, placed: int) -> None:
    """Let all but the last articles not wait to be placed."""
    with store.linking(weights.CROWD) as linkage:
        linkage.made_by(LINKER)
        linkage.done(linkage.waiting()[:-placed])


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
