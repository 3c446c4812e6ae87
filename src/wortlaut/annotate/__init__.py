"""One document → stand-off annotations. Pure: no clock, no files but the language tables."""
