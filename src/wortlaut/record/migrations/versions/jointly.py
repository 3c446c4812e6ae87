"""Who holds a statement together with its holder."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

STATEMENTS = (
    # Ids and names, as [["a2", "Polen"], …]; readings from before had nobody looked for.
    "ALTER TABLE statements ADD COLUMN joint TEXT NOT NULL DEFAULT '[]'",
    """
    CREATE TABLE joint_holders (
        reading INTEGER NOT NULL,
        holder TEXT NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (reading, holder, number)
    ) WITHOUT ROWID
    """,
    """
    CREATE TRIGGER hold_jointly
    AFTER INSERT ON statements
    WHEN NEW.joint != '[]'
    BEGIN
        INSERT INTO joint_holders (reading, holder, number)
        SELECT NEW.reading, json_extract(value, '$[0]'), NEW.number
        FROM json_each(NEW.joint);
    END
    """,
)


def upgrade() -> None:
    """Create the column and the index of it, which a trigger fills."""
    for statement in STATEMENTS:
        op.execute(statement)
