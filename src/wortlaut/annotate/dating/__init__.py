"""When an article was written that does not say so: from what it tells, and how."""
