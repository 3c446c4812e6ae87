"""An index that tells where a statement stands: what tens of thousands are sorted by."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# The line of a statement has its words, too: to read ten thousand of them, each on a page of its
# own, takes three times as long, and many times where the file is not in memory.
STATEMENTS = ("CREATE INDEX statements_by_number ON statements (number, reading, place)",)


def upgrade() -> None:
    """Create the index."""
    for statement in STATEMENTS:
        op.execute(statement)
