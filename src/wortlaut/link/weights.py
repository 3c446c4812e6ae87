"""How much each reason counts: every weight and threshold of linking, in one place.

Set by hand on the four invented stories of the lineage corpus and on our own for development
(``python -m bench lineage``), then one after the other changed by a third, and kept so where both
halves of these stories gained or one gained and the other lost nothing; on a story that nobody has
seen they will do less well.
"""

from __future__ import annotations

from typing import Final

from wortlaut.link.words import Kind

# ------------------------------------------------------------------ words of a passage
# What a word that two passages share says about their saying the same.
WORD: Final[dict[Kind, float]] = {
    "number": 1.8, "noun": 1.0, "name": 0.4, "other": 0.7, "light": 0.0,
}  # fmt: skip
ONE_DIGIT: Final = 0.5  # times the weight of a number below ten: "beide", "drei" are everywhere
ENOUGH_TOLD: Final = (
    1.5  # weight in common from which two passages are as alike as their shares say
)
LISTED: Final = 1.25  # times the weight of a word with a listed sense: events are told by these
SAME_STEM: Final = 1.0
SAME_SENSE: Final = 0.6
PART_OF_COMPOUND: Final = 0.5
REFERRED: Final = 0.6  # times the credit of a word that the sentence before has

# ------------------------------------------------------------------ stories
# What a word that two articles share says about their being of one story: names first.
STORY_WORD: Final[dict[Kind, float]] = {
    "name": 5.0, "noun": 0.7, "number": 0.5, "other": 0.2, "light": 0.0,
}  # fmt: skip
SAME_STORY: Final = 0.34
# Of what binds an article to the closest earlier one, copied text apart, a further one has so much.
CLOSEST: Final = 0.5
SHARED_PERSON: Final = 0.25  # each person with a full name, of whom no table knows
CITES_OUTLET: Final = 0.2
COPIES: Final = 0.5  # times the share of the later text that is copied
# From this share on: a sentence that police reports end with does not make one story of two.
COPIED: Final = 0.25
# What a key is worth that at most so many earlier articles of three weeks have: the rarer, the
# more. Set on simulated news, where events of one kind share most words, and some of them a place.
KEY_WORTH: Final = ((4, 8), (16, 5), (64, 2))
CROWD: Final = KEY_WORTH[-1][0]
RUN_OF_CROWD: Final = 2  # worth of a run of words that a crowd has, to the last one before
FEW: Final = 32  # earlier articles of three weeks: if there are no more, all of them are compared
WORTH_NEEDED: Final = 16  # what two articles share is worth so much, or they are not compared
STORY_DAYS: Final = 14  # between an article and the nearest one of its story

# ------------------------------------------------------------------ text reuse
VERBATIM: Final = 0.85  # share of the later text that stands in the earlier one
EDITED: Final = 0.15
EDITED_OTHER: Final = 0.25  # the same of a source that is neither credited nor an agency
VERSION: Final = 0.1  # the same of a newer version of an article
REPRINTED: Final = 0.3  # with so much of it, an article of the same outlet is a version, wherever
CLEARLY_COPIED: Final = 0.35  # from this share on nobody is asked whether it was copied at all
EXPLAINED: Final = 0.12  # a further source explains at least so much that no other does
NEARLY_COPIED: Final = 0.05  # shares that differ by less are the same
OPENING: Final = 0.34  # share of an article's sentences in which it names what it is made of
REWRITTEN: Final = 0.25  # share of an article's sentences from which on it is one source rewritten
ANNOUNCED: Final = 0.35  # how far a sentence and one of a press release tell the same
ALLUDED: Final = 0.5  # weight of what an article tells of one that it does not name
ANSWERED: Final = 0.4  # share of what "reports" say that the article tells which they mean
LEAST_ANSWERED: Final = 0.6  # weight of what "reports" say, to look for the article that told it
RETOLD: Final = 6.0  # weight of what is told again, for a source that is not named
SIGNED: Final = 2.0  # times that where a reporter signs: nobody signs an agency's report
RETOLD_ADDED: Final = 4.0  # the same for what a newer version of an article adds
RETOLD_CREDITED: Final = 2.0  # the same for an agency that is credited, and for the outlet itself
AGENCY_FIRST: Final = 1.5  # times that weight: outlets subscribe to agencies
WELL_TOLD: Final = 0.5  # how far a passage and a claim tell the same, to show where it is from

# ------------------------------------------------------------------ claims
SAME_CLAIM: Final = 0.14  # how far a claim and a passage tell the same, both ways
SAME_AS_COPIED: Final = 0.3  # the same of a passage that more articles print than the claim
CITED: Final = (
    0.08  # the same where it names the outlet that told the claim, or gives its utterance
)
MUCH_OF_IT: Final = 0.5  # part of what somebody says that a clause is, to tell what that tells
EITHER_WAY: Final = 0.12  # share that either tells of the other at least
SURELY_SAME: Final = 0.8  # from this on a clause is no claim of its own beside the other
LEAST_TOLD: Final = 1.2  # a clause whose words weigh less together is no claim
NEARLY: Final = 0.1  # shares that differ by less are the same
SAME_PLACES: Final = 0.7  # two claims that share so much of their passages are one

# ------------------------------------------------------------------ origins
SHOWN: Final = 0.2  # how far a passage and a claim tell the same, to show an origin of its own

# ------------------------------------------------------------------ disputes
CONTRARY_CLAIM: Final = 0.25  # how far a claim and what has a "not" more tell the same, both ways
REFUSED: Final = 0.45  # share of words in common of a sentence of denial and a claim
REFUSED_MOST: Final = 0.2  # the same of the claim that has most in common, where none has so much
NEARLY_MOST: Final = 0.85  # part of that share from which on another claim is refused as well
SHORT_DENIAL: Final = 2  # words beside names that a denial of what stands before it has at most
OTHER_FIGURES: Final = 0.9  # share of a claim's words beside its figures, where the figures differ
SAME_COUNTED: Final = 0.4  # the same, where the word after the figure is the same in both
COUNTED_WITHIN: Final = 3  # words after a figure among which what it counts stands
LONG_FIGURE: Final = 3  # digits of one that is enough to know what "not 450" denies
LEAST_COUNTED: Final = 0.35  # what these words tell at least

# ------------------------------------------------------------------ utterances
# Reasons for and against two statements' being one utterance; the share of words is added to them.
SAME_UTTERANCE: Final = 0.35
SAME_RUN: Final = 0.4
PART_OF_QUOTATION: Final = 0.5
RELAYED: Final = 0.2
SAME_HOLDER: Final = 0.33
OTHER_HOLDER: Final = -0.6  # two persons
SHORT_FOR: Final = 5  # letters of the end of a compound by which a body is called, too
UNLIKE_HOLDER: Final = -0.2  # two names, of which one may be the other's body
CONTRARY: Final = -0.5
BOTH_NEGATED: Final = 0.2  # a "not" is rarely left out
LEADS: Final = 0.6
LEADS_FROM: Final = 0.15  # share of the shorter one's words from which two are compared
LONG_RUN: Final = 4  # words in a row that two statements do not share by chance
ENOUGH_SAID: Final = 0.75  # their weight, to count in full
LEAST_WORDS: Final = 2  # words in common, to count at all: one number is none
MUCH_SAID: Final = 0.3  # share of the shorter one's words from which one of them is enough
LEAST_SHARED: Final = 0.6  # their weight, to count at all
LEADING: Final = 0.3  # share of a sentence's words that the statement after it has
SAME_LEAD: Final = 0.8  # share from which two sentences that lead to words are one
# Senses of verbs by which a sentence tells that somebody answers, before it gives the words.
ANSWERING: Final = frozenset(
    {"denied", "threatened", "demanded", "accused", "criticised", "defended", "confirmed",
     "apologised", "announced", "praised", "warning"}
)  # fmt: skip

# ------------------------------------------------------------------ versions
# Two sentences of which either is true are one in other words; set by hand, not measured.
SAME_SENTENCE: Final = 0.5  # share of all words in common
CONTAINED: Final = 0.8  # share of the telling words of the shorter one that the longer one has
LEAST_CONTAINED: Final = 3  # telling words that the shorter one has at least, to be contained
