"""Who said what: marks, clauses, cues, frames, holders."""
