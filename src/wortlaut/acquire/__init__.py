"""Stage 1: bytes become documents; the last place where text may change."""
