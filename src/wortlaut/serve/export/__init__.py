"""Records written for people and for other programs: pages, tables, citations and more."""
