"""Time expressions: where they stand, and what they mean on the calendar (TIMEX3)."""
