"""Languages as data: tables that a linguist can read and correct.

Each language is a folder of TOML files named by its BCP 47 code; no word of it stands in code.
"""
