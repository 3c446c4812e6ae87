"""How the tables came to be what they are; run by ``record/schema.py`` through alembic."""
