"""Why things are linked, in words: each sentence once, with places for what differs.

They stand in the dossier as they are, in English. Who shows them in another language knows them
from here: a translation has the same places.
"""

from __future__ import annotations

# Why two passages of a claim are of one origin, or may be; ``why`` is another sentence of these.
ONE_ORIGIN = "{one} and {other} are one origin: {why}"
HEARD_FROM = "both have it from {name}"
STAND_WITH = "both stand with {names}"
STANDS_THERE = "{share} of {later} stands in {earlier}, no credit"
STANDS_CREDITED = "{share} of {later} stands in {earlier}, credited to {outlet}"
STANDS_NEWER = "{share} of {later} stands in {earlier}, a newer version of it"
OWN_ORIGIN = "{name} is an origin of its own: {article} shows that it heard it itself"
PERHAPS_ONE = "may be one origin or several, nothing shows which: {names}"

# Why an article was made from another, or cites it.
COPIED = "{share} of the later text stands in the earlier one"
OF_ONE_OUTLET = "both are of one outlet"
CREDITS_AGENCY = "its credit line names the agency"
NO_CREDIT = "no credit"
AT_ONE_ADDRESS = "both stood at one address"
GIVEN_OUT = "{outlet} gave it out: “{words}”"
NAMES_OUTLET = "it names {outlet}: “{words}”"
NAMES_WRITER = "it names who wrote it: “{words}”"
CREDITS = "its credit line names {agency}"
WITHOUT_NAME = "it speaks of it without its name: “{words}”"
OF_REPORTS = "it speaks of reports: “{words}”"
TOLD_FIRST = "{outlet} told it first, and no other source is named"
TOLD_BEFORE = "the outlet told it before"

# Why somebody disputes a claim.
CONTRARY = "tells the contrary: {share} of the claim's words"
OTHER_FIGURE = "gives another figure: {article} sets {one} against {other}"
REFUSES_BEFORE = "refuses what stands before it"
REFUSES = "refuses it: {share} of the words in common"
REFUSES_MOST = "refuses this most of all: {share} of its words in common"
STATED = "stated there"

# What parts several such sentences in one.
BETWEEN = "; "


def percent(share: float) -> str:
    """Write a share, which is between 0 and 1."""
    return f"{share:.0%}"
