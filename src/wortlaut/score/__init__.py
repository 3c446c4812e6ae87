"""Gold against found: what was right, what was missed, what was too much.

The figures are those of the papers and corpora they come from; ``gold.py`` has the values that
every task compares, the readers beside it know the files they are published in.
"""
