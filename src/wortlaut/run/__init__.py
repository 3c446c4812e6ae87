"""The stages in order, for one article and for many: what every surface of Wortlaut calls."""
