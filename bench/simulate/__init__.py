"""Invented news with known lineage, of any size: for tests of scale and of the graph logic.

Never a proof of accuracy on real text: whoever writes the copies also knows where they came from.
"""
