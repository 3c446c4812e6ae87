"""Records written for people: pages that stand alone."""
