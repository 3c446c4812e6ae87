"""The store: records kept in one SQLite file, searched and checked; the only SQL there is."""
