"""Alembic's entry: run the migrations on the connection that the store already holds."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
