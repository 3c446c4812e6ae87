"""Newsrooms at work on one event: who reports, who copies, who edits, who cites, who denies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from random import Random
from typing import Literal

from bench.simulate.event import Event, Form, Line, decoy, event
from bench.simulate.tables import names
from bench.simulate.world import Outlet, ascii_name, person, world

# As in the gold of the lineage corpus
How = Literal["verbatim", "verbatim-uncredited", "edited", "rewritten", "cites", "update"]
Kind = Literal[
    "report", "copy", "uncredited", "second", "own", "edited", "rewritten", "cites", "denial",
    "update", "decoy",
]  # fmt: skip
Paragraphs = tuple[tuple[Line, ...], ...]

KINDS: tuple[Kind, ...] = (
    "copy", "uncredited", "second", "own", "edited", "rewritten", "cites", "denial", "update",
    "decoy",
)  # fmt: skip
_MORE: tuple[Kind, ...] = ("copy", "copy", "uncredited", "edited", "rewritten", "cites", "own")
# Minutes after the first report, from and to
_WHEN: Mapping[Kind, tuple[int, int]] = {
    "report": (0, 1), "copy": (10, 90), "uncredited": (20, 150), "second": (60, 200),
    "own": (200, 420), "edited": (240, 560), "rewritten": (420, 700), "cites": (800, 1250),
    "denial": (1300, 1600), "update": (1620, 1900), "decoy": (500, 1900),
}  # fmt: skip
_LATER = 1900  # until then there are further copies, edits …
# Voices so far apart differ in every list of 2, 3, 4, 5 or 6 wordings.
_STEPS = (1, 7, 11, 13, 17, 19, 23, 29)
_PASSED: tuple[Form, ...] = ("passed_indirect", "passed_cut", "passed_direct")
_NEEDS: Mapping[Kind, Kind] = {"cites": "own", "denial": "own", "update": "copy"}


@dataclass(frozen=True, slots=True)
class Derivation:
    """What an article rests on: the place of an earlier one in its story, and how."""

    earlier: int
    how: How


@dataclass(frozen=True, slots=True)
class Article:
    """An article as its outlet prints it, with its lineage."""

    outlet: Outlet
    published: datetime
    url: str
    credit: str | None
    agencies: tuple[str, ...]
    author: str | None
    title: str
    dateline: str
    paragraphs: Paragraphs
    note: str | None
    derived: tuple[Derivation, ...]
    in_story: bool
    event: Event

    @property
    def lines(self) -> tuple[Line, ...]:
        """All sentences, in order, without headline and note."""
        return tuple(line for paragraph in self.paragraphs for line in paragraph)


@dataclass(frozen=True, slots=True)
class Story:
    """An event and the articles about it, the earliest first; a decoy tells of another event."""

    number: int
    event: Event
    articles: tuple[Article, ...]

    @property
    def name(self) -> str:
        """The name of the story, which no other one of its seed has."""
        return f"s{self.number:06d}"

    def article_name(self, index: int) -> str:
        """Name the article at a place in the story."""
        return f"{self.name}-a{index + 1:02d}"


def story(seed: int, number: int, size: int, begins: datetime) -> Story:
    """Write the story of a number; nothing but its own seed, number, size and begin matters."""
    happened = event(seed, number, begins)
    room = _Newsroom(seed, happened, Random(happened.id + 1))  # noqa: S311 - repeatable on purpose
    for kind, time in _plan(size, begins, room.chance):
        room.write(kind, time)
    return Story(number, happened, tuple(room.articles))


def _plan(size: int, begins: datetime, chance: Random) -> list[tuple[Kind, datetime]]:
    """Decide which articles there will be, and when."""
    kinds = list(KINDS) if size > len(KINDS) else _some_kinds(size - 1, chance)
    more = [chance.choice(_MORE) for _ in range(size - 1 - len(kinds))]
    minutes = sorted(
        [(chance.randrange(*_WHEN[kind]), i, kind) for i, kind in enumerate(kinds)]
        + [
            (chance.randrange(max(200, _WHEN[kind][0]), _LATER), i, kind)
            for i, kind in enumerate(more)
        ]
    )
    plan: list[tuple[Kind, datetime]] = [("report", begins)]
    for minute, _, kind in minutes:
        time = begins + timedelta(minutes=minute)
        plan.append((kind, max(time, plan[-1][1] + timedelta(minutes=1))))
    return plan


def _some_kinds(count: int, chance: Random) -> list[Kind]:
    """Choose kinds, no kind without the one that it needs."""
    kinds: list[Kind] = chance.sample(KINDS, count)
    for i, kind in enumerate(kinds):
        needed = _NEEDS.get(kind)
        if needed and needed not in kinds:
            kinds[i] = needed
    return kinds


class _Newsroom:
    """Writes the articles of one story, one after the other."""

    def __init__(self, seed: int, happened: Event, chance: Random) -> None:
        self.chance = chance
        self.articles: list[Article] = []
        self._seed = seed
        self._event = happened
        self._world = world(seed)
        self._agency, self._other = (
            self._world.agencies[name] for name in chance.sample(list(self._world.agencies), 2)
        )
        self._used: set[str] = set()
        self._by_kind: dict[Kind, list[int]] = {}

    def write(self, kind: Kind, time: datetime) -> None:
        """Write one more article."""
        writers: Mapping[Kind, Callable[[datetime], Article]] = {
            "report": self._report,
            "copy": self._copy,
            "uncredited": self._uncredited,
            "second": self._second,
            "own": self._own,
            "edited": self._edited,
            "rewritten": self._rewritten,
            "cites": self._cites,
            "denial": self._denial,
            "update": self._update,
            "decoy": self._decoy,
        }
        self._by_kind.setdefault(kind, []).append(len(self.articles))
        self.articles.append(writers[kind](time))

    # -------------------------------------------------------------------------- at first hand
    def _report(self, time: datetime) -> Article:
        return self._agency_article(self._agency, time, report(self._event), self._event)

    def _second(self, time: datetime) -> Article:
        return self._agency_article(self._other, time, second_report(self._event), self._event)

    def _own(self, time: datetime) -> Article:
        outlet = self._outlet(self.chance.choice(self._world.outlets).agencies[0])
        return self._by_author(outlet, time, own_report(self._event, self._voice()), ())

    def _decoy(self, time: datetime) -> Article:
        other = decoy(self._event, self._seed, time)
        wired = self._agency_article(self._other, time, report(other), other)
        outlet = self._outlet(self._other.name, drops=False)
        return replace(
            self._printed(wired, outlet, time, other),
            credit=self._other.name,
            agencies=(self._other.name,),
            paragraphs=wired.paragraphs,
            in_story=False,
        )

    def _denial(self, time: datetime) -> Article:
        own = self._last("own")
        paragraphs = denial(self._event, self.articles[own].outlet, self._agency)
        wired = self._agency_article(self._agency, time, paragraphs, self._event, kind="denial")
        return replace(wired, derived=(Derivation(own, "cites"), Derivation(0, "rewritten")))

    # -------------------------------------------------------------------------- at second hand
    def _copy(self, time: datetime) -> Article:
        """Print an agency's report as it is, under another headline."""
        source = self._wire()
        agency = self.articles[source].outlet
        outlet = self._outlet(agency.name, drops=False)
        copied = self._printed(self.articles[source], outlet, time, self._event)
        if outlet.cuts_end and len(copied.paragraphs) > 3:
            copied = replace(copied, paragraphs=copied.paragraphs[:-1])
        return replace(
            copied,
            credit=agency.name,
            agencies=(agency.name,),
            derived=(Derivation(source, "verbatim"),),
        )

    def _uncredited(self, time: datetime) -> Article:
        """Print an agency's report without saying so, its last paragraph cut."""
        source = self._wire()
        outlet = self._outlet(self.articles[source].outlet.name, drops=True)
        copied = self._printed(self.articles[source], outlet, time, self._event)
        return replace(
            copied,
            dateline="",
            paragraphs=copied.paragraphs[:-1],
            derived=(Derivation(source, "verbatim-uncredited"),),
        )

    def _edited(self, time: datetime) -> Article:
        """Change some sentences of an agency's report, add a paragraph of one's own."""
        source = self._wire()
        agency = self.articles[source].outlet
        outlet = self._outlet(agency.name)
        here = self._event.seen_from(outlet)
        edited = self._printed(self.articles[source], outlet, time, self._event)
        kept = edit(here, edited.paragraphs, outlet.keeps, self._voice(), self.chance)
        at = self.chance.randrange(1, len(kept) + 1)
        return replace(
            edited,
            credit=None if outlet.drops_credit else f"{outlet.initials}/{agency.name}",
            agencies=() if outlet.drops_credit else (agency.name,),
            dateline=_dateline(2, here, agency.name),
            paragraphs=(*kept[:at], angle(here, self._voice()), *kept[at:]),
            derived=(Derivation(source, "edited"),),
        )

    def _rewritten(self, time: datetime) -> Article:
        """Tell an agency's report in other words, and say whose report it is."""
        source = self._wire()
        outlet = self._outlet(self.articles[source].outlet.name)
        told = rewrite(self._event, self.articles[source], self._voice())
        derived = (Derivation(source, "rewritten"),)
        return self._by_author(outlet, time, told, derived, signed=False)

    def _cites(self, time: datetime) -> Article:
        """Cite other outlets: one that has reported, and one that has copied."""
        own, copied = self._last("own"), self._by_kind.get("uncredited")
        sources = [own, *([self.chance.choice(copied)] if copied else [])]
        outlet = self._outlet(self.chance.choice(self._world.outlets).agencies[0])
        told = cite(self._event, [self.articles[i] for i in sources], self._voice())
        derived = tuple(Derivation(i, "cites") for i in sources)
        return self._by_author(outlet, time, told, derived, signed=False)

    def _update(self, time: datetime) -> Article:
        """Print an article of one's own anew, with what has become known since."""
        base = self.chance.choice(self._by_kind["copy"])
        before = self.articles[base]
        denials = self._by_kind.get("denial", [])
        if any(one.earlier in denials for one in before.derived):
            denials = []  # what it copied was the denial: nothing more to say about it
        if denials:
            source = self.articles[denials[-1]]
            added = answer(self._event, source, self._voice())
            rests_on = [Derivation(base, "update"), Derivation(denials[-1], "rewritten")]
        else:
            here = self._event.seen_from(before.outlet)
            added, rests_on = angle(here, self._voice()), [Derivation(base, "update")]
        kept = before.paragraphs[:-1] if len(before.paragraphs) > 4 else before.paragraphs
        return replace(
            before,
            published=time,
            title=self._event.title("denial" if denials else "report", self._voice()),
            paragraphs=(*kept[:2], added, *kept[2:]),
            note=self._event.note("update" if denials else "plain"),
            derived=tuple(rests_on),
        )

    # -------------------------------------------------------------------------- making up
    def _agency_article(
        self,
        agency: Outlet,
        time: datetime,
        paragraphs: Paragraphs,
        happened: Event,
        kind: str = "report",
    ) -> Article:
        title = happened.title(kind, int(agency is self._other))
        return Article(
            outlet=agency,
            published=time,
            url=_url(agency, time, title),
            credit=agency.name,
            agencies=(agency.name,),
            author=None,
            title=title,
            dateline=_dateline(agency.dateline, happened, agency.name),
            paragraphs=paragraphs,
            note=None,
            derived=(),
            in_story=True,
            event=happened,
        )

    def _printed(self, source: Article, outlet: Outlet, time: datetime, happened: Event) -> Article:
        """Take over an article: the same words, under another headline, without its credit."""
        denies = any(line.form == "denied" for line in source.lines)
        title = happened.title("denial" if denies else "report", self._voice())
        return replace(
            source,
            outlet=outlet,
            published=time,
            url=_url(outlet, time, title),
            credit=None,
            agencies=(),
            title=title,
            dateline=_dateline(outlet.dateline, happened, source.outlet.name),
            paragraphs=tuple(
                tuple(line.through(source.outlet) for line in paragraph)
                for paragraph in source.paragraphs
            ),
            derived=(),
        )

    def _by_author(
        self,
        outlet: Outlet,
        time: datetime,
        paragraphs: Paragraphs,
        derived: tuple[Derivation, ...],
        signed: bool = True,
    ) -> Article:
        own = signed or any(line.point == "witness" for line in chain(*paragraphs))
        title = self._event.title("own" if own else "report", self._voice())
        author = person(self.chance)
        return Article(
            outlet=outlet,
            published=time,
            url=_url(outlet, time, title),
            credit=names()["own_credit"] if signed else None,
            agencies=(),
            author=f"{author.first} {author.last}" if signed else None,
            title=title,
            dateline=_dateline(2, self._event, "") if signed else "",
            paragraphs=paragraphs,
            note=None,
            derived=derived,
            in_story=True,
            event=self._event,
        )

    # -------------------------------------------------------------------------- choosing
    def _voice(self) -> int:
        """Return how far from the voices it retells the next article's voice is."""
        written = len(self.articles)
        return _STEPS[written % len(_STEPS)] + 60 * written

    def _wire(self) -> int:
        """Choose an agency's article: the first report more often than the others."""
        later = [*self._by_kind.get("second", ()), *self._by_kind.get("denial", ())]
        return self.chance.choice(later) if later and self.chance.random() < 0.4 else 0

    def _last(self, kind: Kind) -> int:
        return self._by_kind[kind][-1]

    def _outlet(self, agency: str, drops: bool | None = None) -> Outlet:
        """Choose a subscriber of an agency that has not printed anything on this event yet."""
        habits = (False, True) if drops is None else (drops,)
        fitting = [
            outlet
            for habit in habits
            for outlet in self._world.subscribers[agency, habit]
            if outlet.name not in self._used
        ]
        outlet = self.chance.choice(fitting or self._world.outlets)
        self._used.add(outlet.name)
        return outlet


# ------------------------------------------------------------------------------ what they write
def report(of: Event) -> Paragraphs:
    """Write an agency's first report: a press release, and a reporter on the spot."""
    say = of.say
    first, second, third = of.some("background", 3, 0)
    fourth, fifth = of.fillers(2, 0)
    scenes = of.some("scene", 2, 0)
    return (
        (say("lead", "attributed", 0), say("detail", "bare", 0), _colour(of, first, 0)),
        (say("extra", "attributed", 0), _colour(of, second, 0)),
        (say("chief", "direct", 0), say("more_chief", "more", 0), say("more_chief", "more", 1)),
        tuple(_colour(of, scene, 0) for scene in scenes),
        (_colour(of, third, 0), fourth, fifth),
    )


def second_report(of: Event) -> Paragraphs:
    """Write another agency's report: the same press release, and what state media carry."""
    say = of.say
    first, second, third = of.some("background", 3, 3)
    fourth, fifth = of.fillers(2, 1)
    return (
        (say("lead", "attributed", 1), say("detail", "attributed", 1)),
        (say("minister", "direct", 1), say("more_minister", "more", 1), _colour(of, first, 1)),
        (say("chief", "cut", 1), say("extra", "bare", 1), _colour(of, second, 1)),
        (_colour(of, third, 1), fourth, fifth),
    )


def own_report(of: Event, voice: int) -> Paragraphs:
    """Write what an outlet has found out itself: a witness, a rumour, perhaps a confirmation."""
    say = of.say
    scene, background = of.some("scene", 1, voice // 60), of.some("background", 1, voice // 60)
    first, second, third, fourth = of.fillers(4, voice)
    confirmed = (say("second", "direct", voice, own=True),) if of.confirmed else ()
    leaked = (say("detail", "document", voice),) if of.leaked else ()
    return (
        (_colour(of, scene[0], voice), say("witness", "direct", voice, own=True)),
        (say("lead", "attributed", voice), *confirmed, first),
        (say("rumour", "bare", voice), *leaked, second),
        (say("witness", "paraphrase", voice), third),
        (_colour(of, background[0], voice), fourth),
    )


def denial(of: Event, carrier: Outlet, agency: Outlet) -> Paragraphs:
    """Write an agency's report on who contradicts an outlet's report."""
    say = of.say
    first, second = of.some("background", 2, 2)
    return (
        (say("accusation", "denied", 0), say("before", "before", 0, source=carrier)),
        (say("spokes", "direct", 0), say("more_spokes", "more", 0), say("more_spokes", "more", 1)),
        (say("lead", "bare", 7).through(agency), _colour(of, first, 7)),
        (say("chief", "indirect", 7).through(agency), _colour(of, second, 7)),
        tuple(of.fillers(3, 7)),
    )


def angle(of: Event, voice: int) -> tuple[Line, ...]:
    """Write a paragraph on what an event means for the readers at home."""
    return (
        of.say("opening", "colour", voice),
        of.say("local", "direct", voice, own=True),
        of.say("closing", "colour", voice),
    )


def answer(of: Event, source: Article, voice: int) -> tuple[Line, ...]:
    """Write a paragraph on a denial that an agency has reported."""
    lines = (
        of.say("accusation", "denied", voice),
        of.say("spokes", "indirect", voice),
        of.say("more_spokes", "more", voice),
    )
    return tuple(line.through(source.outlet) for line in lines)


def edit(of: Event, paragraphs: Paragraphs, keeps: float, voice: int, chance: Random) -> Paragraphs:
    """Put some sentences into other words, leave out some that nobody misses."""
    texts = [line.sentence.text for paragraph in paragraphs for line in paragraph]
    kept = set(chance.sample(texts, round(keeps * len(texts))))
    fresh = iter(of.fillers(len(paragraphs), voice))
    edited: list[tuple[Line, ...]] = []
    for paragraph in paragraphs:
        lines: list[Line] = []
        for line in paragraph:
            if line.form == "before" or line.sentence.text in kept:
                lines.append(line)
            elif line.point == "filler":
                lines.append(next(fresh))
            elif line.form != "more" and (line.form != "colour" or chance.random() < 0.6):
                lines.append(_reworded(of, line, voice, chance))
        edited.append(tuple(lines))
    return tuple(lines for lines in edited if lines)


def rewrite(of: Event, source: Article, voice: int) -> Paragraphs:
    """Tell an article in other words; once it is named as the source."""
    told = [line for line in source.lines if line.form not in ("colour", "more", "before")]
    lines = [_retold(of, line, voice, source.outlet if i == 0 else None)
             for i, line in enumerate(told)]  # fmt: skip
    other = source.lines[-1].voice + voice
    colours = [
        *(_colour(of, name, other) for name in of.some("background", 2, voice // 60)),
        *of.fillers(4, voice),
    ]
    ordered = [*lines[1:2], *lines[:1], *lines[2:]]
    return _in_paragraphs([line.through(source.outlet) for line in _woven(ordered, colours)])


def cite(of: Event, sources: Sequence[Article], voice: int) -> Paragraphs:
    """Tell what other outlets have, each of them named, with known facts around it."""
    told: list[Line] = []
    for source in sources:
        lines = {line.point: line for line in reversed(source.lines)}
        said = [lines[who] for who in ("witness", "second", "chief") if who in lines]
        for i, line in enumerate(said[:2]):
            form = _PASSED[(voice // 60 + i) % len(_PASSED)]
            passed = of.say(line.point, form, line.voice + voice, source=source.outlet)
            told.append(_inherited(passed, line, source))
        rumours = [line for line in source.lines if line.point == "rumour"]
        told += (
            _inherited(of.say("rumour", "bare", line.voice + voice), line, source)
            for line in rumours
        )
        leaks = [line for line in source.lines if line.form == "document"]
        for line in leaks:
            passed = of.say(line.point, "passed_document", line.voice + voice, source.outlet)
            told.append(_inherited(passed, line, source))
    colours = [
        *(_colour(of, name, voice) for name in of.some("background", 2, voice // 60)),
        *of.fillers(5, voice),
    ]
    return _in_paragraphs(_woven(told, colours))


def _retold(of: Event, line: Line, voice: int, source: Outlet | None) -> Line:
    """Tell a line of a report in other words, as its outlet's if that is to be named."""
    loosely = voice % 120 < 60
    form: Form
    passed: Form
    if line.point in of.genre.sayings:
        form = "paraphrase" if loosely else "indirect"
        passed = "passed_paraphrase" if loosely else "passed_indirect"
    elif line.form == "denied":
        form, passed, source = "denied", "denied", None
    else:
        form, passed = "bare", "passed"
    told = of.say(line.point, passed if source else form, line.voice + voice, source)
    return _inherited(told, line, None)


def _reworded(of: Event, line: Line, voice: int, chance: Random) -> Line:
    """Put a line into other words."""
    forms: tuple[Form, ...] = (line.form,)
    if line.form == "direct" and line.point != "local":
        forms = ("indirect", "cut", "paraphrase")
    elif line.form in ("attributed", "bare") and line.point != "rumour":
        forms = ("attributed", "bare")
    told = of.say(line.point, chance.choice(forms), line.voice + voice)
    return _inherited(told, line, None)


def _inherited(told: Line, line: Line, source: Article | None) -> Line:
    """Give a line the way that the one it retells had, and the source as its last step."""
    told = replace(told, path=line.path)
    return told.through(source.outlet) if source else told


def _colour(of: Event, point: str, voice: int) -> Line:
    return of.say(point, "colour", voice)


def _woven(told: Sequence[Line], colours: Sequence[Line]) -> list[Line]:
    """Put a line of colour behind every other line, the rest at the end."""
    lines: list[Line] = []
    rest = list(colours)
    for i, line in enumerate(told):
        lines.append(line)
        if i % 2 and rest:
            lines.append(rest.pop(0))
    return [*lines, *rest]


def _in_paragraphs(lines: Iterable[Line], size: int = 3) -> Paragraphs:
    listed = tuple(lines)
    return tuple(listed[i : i + size] for i in range(0, len(listed), size))


def _dateline(style: int, happened: Event, agency: str) -> str:
    place = happened.beings["place"].name
    wanted: str = names()["dateline"][style]
    return wanted.format(PLACE=place.upper(), place=place, agency=agency)


def _url(outlet: Outlet, time: datetime, title: str) -> str:
    slug = ascii_name(title[:60])
    return f"https://{outlet.host}/{outlet.section}/{slug}-{time:%y%m%d%H%M}"
