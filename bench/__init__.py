"""How right and how fast Wortlaut is, measured; apart from the tests, which say only whether."""
