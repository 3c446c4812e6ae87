"""The manual: what the help pages say beyond the options."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from textwrap import indent, wrap
from typing import Final

from wortlaut.serve.cli.exits import MEANING, Code

WIDTH: Final = 78

INTRODUCTION: Final = """\
Wortlaut reads news and keeps who said what, word for word, and through whom it came.

`wortlaut read article.txt` shows one article with its statements marked. `wortlaut add` keeps
many in a store, one file, which `quotes`, `search` and `report` then ask. Wortlaut says who says
what. It never says what is true."""

# What the commands are about that have commands of their own.
GROUP_HELP: Final = {"knowledge": "What reading knows about names before it reads."}


@dataclass(frozen=True, slots=True)
class Manual:
    """The second half of a help page: what is printed, worked examples, how the command ends."""

    fields: tuple[tuple[str, str], ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    codes: tuple[Code, ...] = (Code.WELL, Code.USAGE)


_READ = (Code.WELL, Code.USAGE, Code.SOME_REJECTED, Code.NOTHING_READ, Code.INTERRUPTED)
_STORED = (Code.WELL, Code.USAGE, Code.STORE)
_LINKED = (*_READ, Code.STORE, Code.DEFECT)  # what cannot be linked is a fault of ours

MANUALS: Final = {
    "wortlaut": Manual(
        examples=(
            ("Read one article", "wortlaut read article.html"),
            ("Keep a folder of them", "wortlaut add articles/ --db record.db"),
            ("Ask who said what", "wortlaut quotes --by Kim --db record.db"),
            ("Make a page to send to somebody", "wortlaut report article.html -o page.html"),
        ),
        codes=tuple(MEANING),
    ),
    "read": Manual(
        fields=(
            ("article", "id, source, language, outlet, agencies, authors, title, dates with basis"),
            ("text", "the text, unchanged; every start and end counts its characters"),
            ("blocks", "what each part of the text is: title, lead, paragraph, caption …"),
            ("actors", "who is mentioned, and where"),
            ("statements", "content, cue, holder, via, kind, stance, confidence, found_by"),
            ("warnings", "what you should know about this record"),
        ),
        examples=(
            ("See who says what", "wortlaut read article.txt"),
            ("One JSON object for each article of a folder", "wortlaut read --jsonl articles/"),
            ("Read what is pasted", "pbpaste | wortlaut read - --outlet 'Radio Free Asia'"),
            (
                "The words of every statement",
                "wortlaut read --jsonl articles/ \\\n"
                "  | jq -r '. as $r | .statements[] | .content[] | $r.text[.start:.end]'",
            ),
            ("The readable view, page by page", "wortlaut read --view article.txt | less"),
        ),
        codes=_READ,
    ),
    "add": Manual(
        fields=(
            ("new", "readings added: of new articles, or of known ones by another reader"),
            ("known", "articles that were already there"),
            ("rejected", "inputs that could not be read"),
            ("unlinked", "what is kept, but could not be compared with the others, and why"),
            ("again", "how many of the new readings are of articles that were already there"),
        ),
        examples=(
            ("Keep a folder, on two processors", "wortlaut add articles/ --workers 2"),
            ("Keep a feed of JSON lines", "zcat feed.jsonl.gz | wortlaut add - --db feed.db"),
            ("Use one store everywhere", "export WORTLAUT_DB=~/news.db; wortlaut add articles/"),
            ("Take over another store", "wortlaut export jsonl --db a.db | wortlaut add -"),
            ("Say what the text does not", "wortlaut add a.txt --outlet RFA --published 2024-06"),
        ),
        codes=_LINKED,
    ),
    "show": Manual(
        fields=(("(JSON)", "the record, as `wortlaut read` prints it"),),
        examples=(
            ("By the beginning of its id", "wortlaut show 3fa2"),
            ("By where it came from; a file that nobody added is read", "wortlaut show a01.txt"),
            ("Its text alone", "wortlaut show 3fa2 --json | jq -r .text"),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE, Code.NOTHING_READ, Code.STORE),
    ),
    "chain": Manual(
        fields=(
            ("article, statement", "the ids of both"),
            ("kind, stance", "how it is told, and what the holder does with it"),
            (
                "chain",
                "the steps, the holder first: known_by (text, credit or outlet) and links, more "
                "than one where nobody knows which agency it was; with --csv in words",
            ),
            (
                "chain[].links[]",
                "name (null: nobody named), actor, type, country, control, place in the text",
            ),
            ("content", "its words; a gap is […]"),
            ("disputed_by", "who denies it; absent where nobody looked for denials"),
        ),
        examples=(
            ("How did it come to us?", "wortlaut chain article.txt"),
            ("For a spreadsheet", "wortlaut chain articles/a01.txt --csv > chains.csv"),
            (
                "What came through media that a state controls",
                "wortlaut chain 3fa2 --json \\\n"
                "  | jq -r 'select(any(.chain[].links[]; .control == \"SC\")) | .content'",
            ),
            (
                "Through whom all articles have their statements",
                "wortlaut articles --json --limit 100000 | jq -r .id \\\n"
                "  | xargs -n 1 wortlaut chain | jq -r '.chain[1:][].links[].name' \\\n"
                "  | sort | uniq -c | sort -n",
            ),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE, Code.NOTHING_READ, Code.STORE),
    ),
    "quotes": Manual(
        fields=(
            ("article, title, outlet, published", "where the statement stands"),
            ("statement", "its id in the record of that article"),
            ("kind, stance", "how it is told, and what the holder does with it"),
            ("holder, via", "whose words, and who passed them on, nearest to the holder first"),
            ("cue, content", "the words that attribute it, and its own; a gap is […]"),
            ("disputed", "whether somebody in the same article contradicts it"),
        ),
        examples=(
            ("What somebody said", "wortlaut quotes --by Kim"),
            ("What came through somebody", "wortlaut quotes --chain KCNA --status alleged"),
            ("What somebody denied", "wortlaut quotes --by Kim --stance denies"),
            ("What was said about something", "wortlaut quotes --about Munition --like"),
            ("Count outlets", "wortlaut quotes --by Kim --json | jq -r .outlet | sort | uniq -c"),
        ),
        codes=_STORED,
    ),
    "search": Manual(
        fields=(
            ("article", "the article, as `wortlaut articles` prints it"),
            ("score", "how well it fits; higher is better"),
            ("spans", "where the words stand in the text"),
            ("snippet", "a passage with the words"),
        ),
        examples=(
            ("All of the words", "wortlaut search Putin Kim"),
            ("Either of two", "wortlaut search 'Munition|Waffen' Kim"),
            ("A page of what was found", "wortlaut report --search Putin -o putin.html"),
            ("The addresses", "wortlaut search Putin --json | jq -r .article.url"),
        ),
        codes=_STORED,
    ),
    "articles": Manual(
        fields=(
            ("id, uri, url", "the article, what was read, and where it was published"),
            ("outlet, agencies", "who published it, and whose report it credits"),
            ("title, published, updated, language", "what it says about itself"),
            ("statements", "how many were found; nothing if nobody looked"),
            ("versions", "how many versions of it there are under the same URL"),
        ),
        examples=(
            ("A week", "wortlaut articles --since 2024-06-17 --until 2024-06-23"),
            ("What rests on an agency", "wortlaut articles --agency dpa --csv"),
            ("The ids alone", "wortlaut articles --json | jq -r .id"),
        ),
        codes=_STORED,
    ),
    "actors": Manual(
        fields=(
            ("key", "names the actor in a command: a Wikidata item, or a key of its own"),
            ("name", "the name most used"),
            ("type, country, wikidata", "what most articles have it for"),
            ("articles", "how many mention it"),
            ("held, passed", "how many statements are its words, and how many it passed on"),
            ("aliases", "the names that the articles have for it, the most used first"),
            ("joined", "other keys that people judged to be the same actor"),
        ),
        examples=(
            ("Whom the articles mention most", "wortlaut actors --limit 20"),
            ("Who passes statements on", "wortlaut actors --type media --csv > media.csv"),
            ("North Korea's people", "wortlaut actors --type person --country PRK"),
            (
                "Names with several keys: perhaps the same",
                "wortlaut actors --limit 100000 --json | jq -r .name | sort | uniq -d",
            ),
        ),
        codes=_STORED,
    ),
    "actor": Manual(
        fields=(
            ("actor", "the actor, as `wortlaut actors` prints it"),
            ("aliases, roles", "names and descriptions as found in the texts: words, form, count"),
            ("over_time", "period (a month or a year), articles, statements"),
            ("via", "who passed its statements on: name, key, statements, articles"),
            ("outlets", "who published them"),
            ("ways", "through whom to which outlet: via, outlet, statements"),
            ("said", "its statements, the latest first, as `wortlaut quotes` prints them"),
            ("mentioned, said_of", "how many statements of others mention it, and the latest"),
            ("judgements", "what people decided about it, as `wortlaut judgements` prints it"),
        ),
        examples=(
            ("By name", "wortlaut actor 'Kim Jong Un'"),
            ("By key", "wortlaut actor Q56226"),
            ("An actor of one article", "wortlaut actor 3fa2:a3"),
            (
                "Who passed on what Kim said",
                "wortlaut actor Q56226 --json | jq -r '.via[] | [.name, .statements] | @tsv'",
            ),
            ("All that others said of him", "wortlaut actor Q56226 --limit 10000 --view | less"),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE, Code.STORE),
    ),
    "judge": Manual(
        fields=(
            ("judgement", "what was decided, as `wortlaut judgements` prints it"),
            ("changed", "older judgements that count no longer, or again"),
            ("against", "the judgements that overrule some of them"),
        ),
        examples=(
            ("Two keys are one person", "wortlaut judge same Q56226 3fa2"),
            ("By name, with a reason", "wortlaut judge same Vey 'J. Vey' --note Impressum"),
            ("One article means somebody else", "wortlaut judge different 9b1c:a3 Q56226"),
            ("… namely her", "wortlaut judge same 9b1c:a3 'Kim Yo Jong' --by Mia"),
            ("Take it back", "wortlaut judge same Q56226 3fa2 --withdraw"),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE, Code.STORE),
    ),
    "judgements": Manual(
        fields=(
            ("id, verdict", "the judgement, and what it says: same, different or unsure"),
            ("a, a_name, b, b_name", "on whom: key or ARTICLE:ACTOR, and the name at the time"),
            ("judge, decided, note", "who decided it, when, and why"),
            (
                "state",
                "in force; superseded by a later one on the pair; withdrawn; overruled, because "
                "it would join what was judged different; or itself a withdrawal",
            ),
            ("against", "the judgement that overrules it"),
        ),
        examples=(
            ("What was decided?", "wortlaut judgements"),
            ("What does not count", "wortlaut judgements --csv | grep -v 'in force'"),
            ("For the others", "wortlaut judgements --csv > judgements.csv"),
        ),
        codes=_STORED,
    ),
    "correct": Manual(
        fields=(
            ("id, state", "the correction, and whether it counts"),
            ("judgement", "what was decided, on which words, by whom, when, and why"),
        ),
        examples=(
            ("It is no statement", "wortlaut correct no-statement 3fa2:s3"),
            ("An actor of the article", "wortlaut correct other-holder 3fa2:s4 a2 --by Mia"),
            ("Somebody else", "wortlaut correct other-holder 3fa2:s4 'Kim Yo Jong' --note Video"),
            ("It is right", "wortlaut correct right 3fa2:s5"),
            ("Take it back", "wortlaut correct right 77ab03c19fd1e2a4b5c6 --withdraw"),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE, Code.STORE, Code.DEFECT),
    ),
    "corrections": Manual(
        fields=(
            ("id", "names the correction, to take it back"),
            ("judgement.verdict", "right, other-holder or no-statement"),
            ("judgement.on", "article, content, kind, words, and the holder as it was read"),
            ("judgement.holder", "whose words they are; nothing: nobody is named"),
            ("judgement.judge, decided, note", "who decided it, when, and why"),
            ("state", "in force; superseded by a later one; withdrawn; or itself a withdrawal"),
        ),
        examples=(
            ("What was decided?", "wortlaut corrections"),
            ("For a table", "wortlaut corrections --csv > corrections.csv"),
            (
                "What the reader gets wrong",
                "wortlaut corrections --json | jq -r .judgement.verdict | sort | uniq -c",
            ),
        ),
        codes=_STORED,
    ),
    "link": Manual(
        fields=(
            ("id, state", "the decision, and whether it counts"),
            ("judgement", "what was decided, on which two articles, by whom, when, and why"),
        ),
        examples=(
            ("It was not taken from there", "wortlaut link not-taken 3fa2 77ab --by Mia"),
            ("It was", "wortlaut link taken 3fa2 77ab --note 'The author says so'"),
            ("Take it back", "wortlaut link taken 77ab03c19fd1e2a4b5c6 --withdraw"),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE, Code.STORE, Code.DEFECT),
    ),
    "links": Manual(
        fields=(
            ("id", "names the decision, to take it back"),
            ("judgement.verdict", "taken: the later article is made of the earlier; or not-taken"),
            ("judgement.later, earlier", "the articles, with the name of each"),
            ("judgement.judge, decided, note", "who decided it, when, and why"),
            ("state", "in force; superseded by a later one; withdrawn; or itself a withdrawal"),
        ),
        examples=(
            ("What was decided?", "wortlaut links"),
            ("For a table", "wortlaut links --csv > links.csv"),
            ("What does not count", "wortlaut links --csv | grep -v 'in force'"),
        ),
        codes=_STORED,
    ),
    "dossier": Manual(
        fields=(
            ("articles", "id, uri, outlet, published, text, and the story of each"),
            ("stories", "label (a headline), articles, when it begins and ends, reasons"),
            (
                "reuse",
                "later and earlier article; how: verbatim, edited, rewritten, cites or update; "
                "credited, coverage, passages of both, reasons",
            ),
            ("utterances", "holder, and each article's form: direct, cut, indirect or paraphrase"),
            ("origins", "who told something first: name, kind, articles"),
            (
                "claims",
                "wording, occurrences with their origins, how many of these are independent (at "
                "least, at most, reasons), and who disputes it in which words",
            ),
            ("timeline", "dated events, and when each was first told"),
        ),
        examples=(
            ("What do they all rest on?", "wortlaut dossier articles/"),
            (
                "Copies without credit",
                "wortlaut dossier articles/ --format json \\\n"
                "  | jq '.reuse[] | select(.how == \"verbatim\" and (.credited | not))'",
            ),
            ("What was known by noon", "wortlaut dossier articles/ --as-of 2024-06-19T12:00"),
            ("The articles of a store", "wortlaut dossier --db record.db --format text | less"),
            ("One of its stories", "wortlaut dossier --db record.db --story c3a039"),
        ),
        codes=(*_LINKED, Code.WRONG),
    ),
    "story": Manual(
        fields=(
            ("id, label", "without a name, of each story; a label is a headline of its articles"),
            ("articles, begins, ends", "which articles, and when the first and the last came out"),
            ("the dossier", "of the story that is named: what `wortlaut dossier` prints, of it"),
            ("(HTML)", "with --output: what rests on what, when, who says what, what is disputed"),
        ),
        examples=(
            ("Which stories are there?", "wortlaut story --db record.db"),
            ("One of them", "wortlaut story 'Annenbrücke gesperrt' --db record.db"),
            ("A page of it, to send", "wortlaut story Annenbrücke articles/ -o story.html"),
            ("As it stood then", "wortlaut story c3a039 articles/ --as-of 2024-06-19T12:00"),
            (
                "What is disputed in it",
                "wortlaut story c3a039 --db record.db \\\n"
                "  | jq '.claims[] | select(.disputed_by != []) | .wording'",
            ),
        ),
        codes=(*_LINKED, Code.WRONG),
    ),
    "claim": Manual(
        fields=(
            ("id, wording", "the claim, in the words of the passage that others are held against"),
            ("origins", "how many are independent: at_least, at_most, and the reasons in words"),
            (
                "carried_by",
                "article, uri, outlet, published, holder (null: the article itself), via, the "
                "place and its words, the origins it rests on",
            ),
            ("disputed_by", "holder, article, uri, outlet, published, the words, reasons"),
        ),
        examples=(
            ("Who says so, and who denies it?", "wortlaut claim 'Stadt wusste' articles/"),
            ("In the store, page by page", "wortlaut claim Gutachten --db record.db --view | less"),
            (
                "Claims with one origin only",
                "wortlaut claim Brücke articles/ \\\n"
                "  | jq 'select(.origins.at_most == 1) | .wording'",
            ),
        ),
        codes=_LINKED,
    ),
    "trace": Manual(
        fields=(
            ("article, uri, outlet, published", "where the words stand"),
            ("holder, via", "whose words, and who passed them on"),
            ("form", "direct, cut, indirect or paraphrase; null: in no utterance of several forms"),
            ("content, words", "the place, and what stands there"),
        ),
        examples=(
            ("Who said it first?", "wortlaut trace 'voller Unterstützung' articles/"),
            ("In the store", "wortlaut trace 'nie gesehen' --db record.db --table"),
            (
                "The outlets, in their order",
                "wortlaut trace 'nie gesehen' feed.jsonl | jq -r .outlet",
            ),
        ),
        codes=_LINKED,
    ),
    "diff": Manual(
        fields=(
            ("later, earlier", "the two articles: article, uri, outlet, published"),
            ("how", "update: versions of one article; verbatim or edited: a copy and its source"),
            ("credited, coverage", "whether the source is named; how much of it stands there"),
            (
                "changes",
                "kind: added, removed, softened or reworded; the places in both, what it was, "
                "what it is now, reasons",
            ),
        ),
        examples=(
            ("What did they change?", "wortlaut diff https://a.example/b.html --db record.db"),
            ("What a copy left out", "wortlaut diff copy.txt copy.txt agency.txt --view"),
            (
                "Only what was softened",
                "wortlaut diff 2dd020 --db record.db \\\n"
                "  | jq '.changes[] | select(.kind == \"softened\")'",
            ),
        ),
        codes=(*_LINKED, Code.WRONG),
    ),
    "rejects": Manual(
        fields=(
            ("uri", "the input"),
            ("stage", "how far it came: find, acquire, annotate or record"),
            ("reason", "why it was rejected, as a word that programs can read"),
            ("detail", "the same for people, with what to do"),
        ),
        examples=(
            ("Why were they not read?", "wortlaut rejects"),
            ("The reasons, counted", "wortlaut rejects --json | jq -r .reason | sort | uniq -c"),
        ),
        codes=_STORED,
    ),
    "verify": Manual(
        fields=(
            ("(one a line)", "the article, the place in its record, and what differs"),
            ("line, article, problem", "with --citations: which line is wrong, and why"),
        ),
        examples=(
            ("Check a store", "wortlaut verify --db record.db"),
            ("Check what somebody cited", "wortlaut verify --citations footnotes.txt"),
            ("In a script", "wortlaut verify --json > wrong.jsonl || cat wrong.jsonl"),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE, Code.STORE, Code.NOTHING_READ),
    ),
    "export": Manual(
        fields=(
            ("jsonl", "the record, as `wortlaut read` prints it, and reader, which made it"),
            ("csv, parquet", "the tables of docs/exports.md; several files"),
            ("citations", "words (kind: holder, via; outlet, date; source) permalink hash"),
            ("annotations", "an annotation of each statement, hedge, mention and time"),
            ("schema-org", "a NewsArticle of each article with its Quotations and Claims"),
            ("followthemoney", "an entity a line: Article, Person, Mention, Documentation …"),
            ("brat", "ID.txt and ID.ann of each article, and annotation.conf; several files"),
            ("html, story", "pages that need no other file; story: one a story, several files"),
        ),
        examples=(
            ("A backup that goes back in", "wortlaut export jsonl -o all.jsonl"),
            ("For Excel: what Kim said", "wortlaut export csv --table statements --by Kim"),
            ("For pandas, into a folder", "wortlaut export parquet --since 2024-06 -o june"),
            ("Footnotes", "wortlaut export citations --by Putin --kind direct"),
            ("For OpenAleph", "wortlaut export followthemoney -o - | ftm aggregate > out.json"),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE, Code.STORE, Code.DEFECT),
    ),
    "report": Manual(
        fields=(
            ("(HTML)", "the text, each statement marked and numbered in its holder's colour"),
            ("in it", "stances other than asserts, markers of hedges, denials with what they deny"),
            ("beside it", "the chain as links into the text, stance, cue, confidence, found_by"),
        ),
        examples=(
            ("From a file", "wortlaut report article.txt -o page.html"),
            ("From the store", "wortlaut report 3fa2 9b1c -o two.html"),
            ("A search", "wortlaut report --search Putin --limit 50 -o putin.html"),
            ("Into a pipe", "wortlaut report article.txt -o - | gzip > page.html.gz"),
        ),
        codes=(*_READ, Code.WRONG, Code.STORE),
    ),
    "serve": Manual(
        fields=(
            ("/", "the desk: stories, articles, search, who speaks, adding, checking names"),
            ("/api/v1/", "for programs: records, dossiers, lists with cursors, JSON lines"),
            ("/feeds/", "Atom: stories.atom, actors/KEY.atom, statements.atom?about=WORDS"),
        ),
        examples=(
            ("On this machine", "wortlaut serve --db record.db"),
            ("To show, not to change", "wortlaut serve --db record.db --read-only"),
            (
                "For others, with a password",
                "wortlaut serve --db record.db --host 0.0.0.0 --password-file passwords.txt",
            ),
            (
                "Ask it from a program",
                "wortlaut serve --db record.db & sleep 2\n"
                "curl -s 'http://127.0.0.1:8765/api/v1/statements?by=Kim' | jq -r '.items[].text'",
            ),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE, Code.NOTHING_READ, Code.STORE),
    ),
    "schema": Manual(
        fields=(("(JSON)", "the schema, draft 2020-12"),),
        examples=(
            ("Keep it", "wortlaut schema > record.schema.json"),
            ("The dossier's", "wortlaut schema --dossier > dossier.schema.json"),
            ("What kinds of statement are there?", "wortlaut schema | jq '.. | .kind? // empty'"),
        ),
    ),
    "doctor": Manual(
        fields=(
            ("name", "what was looked at"),
            ("found", "its version, or where it is"),
            ("ok", "whether it will do"),
            ("hint", "what to do if not"),
        ),
        examples=(
            ("Is everything there?", "wortlaut doctor"),
            ("What failed", "wortlaut doctor --json | jq '.[] | select(.ok | not)'"),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE),
    ),
    "knowledge build": Manual(
        fields=(
            ("persons, states, organisations", "how many of them the file knows"),
            ("parties, armed_groups, media", "how many of those"),
            ("entities", "lines of the dump that were read"),
            ("unreadable, without_name", "lines that are no JSON, and actors without a name"),
            ("broken_off", "whether the dump ends before its end"),
        ),
        examples=(
            ("After a change to the tables", "wortlaut knowledge build"),
            ("Everything that Wikidata has", "wortlaut knowledge build --wikidata dump.json.gz"),
            ("Look before you use it", "wortlaut knowledge build -o /tmp/knowledge.jsonl --json"),
        ),
        codes=(Code.WELL, Code.WRONG, Code.USAGE),
    ),
}  # fmt: skip


# ------------------------------------------------------------------------------ help pages
def epilogue(command: str) -> str:
    """Write what a help page says below the options, in rich's markup."""
    manual = MANUALS[command]
    parts = ("Prints", _aligned(manual.fields)), ("Examples", _worked(manual.examples))
    ends = tuple((str(int(code)), MEANING[code]) for code in sorted(manual.codes))
    sections = (*parts, ("Exit codes", _aligned(ends)))
    return "\n\n".join(f"[bold]{head}[/bold]\n{body}" for head, body in sections if body)


def _aligned(pairs: tuple[tuple[str, str], ...]) -> str:
    width = max((len(left) for left, _ in pairs), default=0)
    return "\n".join(_hanging(f"  {left:<{width}}  ", right) for left, right in pairs)


def _hanging(first: str, text: str) -> str:
    """Wrap a text for 80 columns so that its lines stand below each other."""
    lines = wrap(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first))
    return _plain("\n".join(lines))


def _worked(examples: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(
        f"  {_plain(what)}:\n[cyan]{_plain(indent(line, '    '))}[/cyan]" for what, line in examples
    )


def _plain(text: str) -> str:
    """Keep rich from taking a bracket for markup."""
    return text.replace("[", r"\[")


def flowing(text: str) -> str:
    """Join the lines of each paragraph, so that a help page can wrap them anew."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in cleandoc(text).split("\n\n"))
