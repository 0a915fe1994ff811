"""The values that flow from a release to the archive.

All are frozen and compare by value. Offsets are code points into
``Release.text``, half-open, as everywhere in Python. Dates are calendar dates
without a time zone: a release carries the date its publisher put on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from pkgutil import iter_modules
from typing import Literal, NamedTuple, NewType, get_args

ReleaseId = NewType("ReleaseId", str)
QuoteId = NewType("QuoteId", str)
SpeakerId = NewType("SpeakerId", str)
OrganisationId = NewType("OrganisationId", str)

Kind = Literal["direct", "mixed", "indirect", "statement"]
"""direct: in quotation marks; mixed: reported, partly in marks; indirect:
reported speech; statement: an unmarked block of somebody's words."""

SpeakerType = Literal["person", "organisation", "group", "unknown"]

Judgement = Literal["matched", "new", "ambiguous", "unknown"]
"""How sure we are who speaks: matched or new name a speaker; ambiguous has
candidates; unknown has none. The last two are shown to the reader."""
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)

BlockKind = Literal[
    "heading",  # a headline inside the text, a sub-headline, "Quotes", "Quick facts"
    "dateline",  # a line that is nothing but place, date and wire
    "paragraph",  # running text: the only kind, with item, that holds quotes
    "item",  # a list item of running text
    "caption",  # words about a picture
    "table",
    "links",  # a list of links, share buttons, "Original press release"
    "contact",
    "about",  # boilerplate about the issuer
    "legal",  # safe-harbour text, disclaimers, copyright
]

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect", "statement")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points, ``start <= end``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words this span covers in ``text``."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like stretch of a release's text and what it is.

    ``strong`` is how many of its first code points the markup makes bold:
    a label in front of what somebody says, or the whole of a question.
    """

    span: Span
    kind: BlockKind
    strong: int = 0


Field = Literal[
    "title",
    "published",
    "place",
    "publisher",
    "issuer",
    "author",
    "embargo",
    "feed",
    "url",
    "language",
]
"""What can be said of a release. ``publisher`` carried it, ``issuer`` is whose it is,
``author`` is a person behind a byline, ``embargo`` the words that held it back."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that one place says of a release.

    ``where`` names the kind of place, by which candidates are ranked (see
    ``indexer.ingest.metadata.ranking``); ``detail`` the very name there, such as
    a key, a property or a label. A date stands in ``value`` as ISO 8601, or as it
    was written where it can be read two ways. ``block`` counts the paragraphs
    before the one it was read from, -1 for what is not in the text.
    """

    field: Field
    value: str
    where: str
    detail: str = ""
    block: int = -1


class Source(NamedTuple):
    """Where a release is read: a file of a collection, and a record in it if it holds several.

    ``path`` is relative to the folder of the collection, with "!" before the member of an
    archive; "-" is standard input. ``record`` is "#" and the id or address that the record
    gives itself, else ":" and its number; "" where the file is one release.
    """

    collection: str
    path: str
    record: str = ""

    def __str__(self) -> str:
        return f"{self.collection}/{self.path}{self.record}"


@dataclass(frozen=True, slots=True)
class RawRelease:
    """A release as a feed delivers it, before cleaning.

    ``id`` is what it calls itself, exactly, "" where it does not; ``name`` is its place, of
    which an id is made then, and ``number`` its line or number in a file of several.

    ``text`` has a blank line between blocks; ``kinds`` names what the markup
    said of each block, where it said anything ("" leaves it to the words), and
    ``leads`` the words in bold that it begins with. ``groups`` numbers the stretch
    each block was parted from: lines of one stretch have one number; empty when
    every block is its own. ``candidates`` are what the format and the place say of
    it, in the order they were found; ``stated`` are names and values that only
    matter to speeches: ``("author", "Roe, Jane")``, ``("event", "Harbour Fair")``.
    ``remarks`` say what of the file is not in the text, for whoever has the file.
    """

    origin: str
    text: str
    id: str = ""
    name: str = ""
    number: str = ""
    kinds: tuple[BlockKind | Literal[""], ...] = ()
    groups: tuple[int, ...] = ()
    leads: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    stated: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


_LANGUAGES = Path(__file__).with_name("languages")
READ_LANGUAGES = frozenset(
    {"", *(module.name for module in iter_modules([str(_LANGUAGES)]) if module.ispkg)}
)
"""Languages in which quotes are looked for, those with a package in ``indexer.languages``;
"" is one nobody could tell."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release, cleaned. Every offset in the archive points into ``text``.

    ``id`` is its address, of which no archive has two. ``given_id`` is what people call it: the
    id it gives itself, exactly, else one made from its place. ``sources`` are all places where
    it is read, in order; ``origin`` is the file as it was named when it was read.
    ``blocks`` cover the text in order without overlap; running text is in
    blocks of kind ``paragraph`` and ``item``. ``sha256`` is the hex digest of
    the text. ``language`` is a lower-case ISO 639-1 code, "" if unknown.
    ``publisher`` is the wire or site that carried it; ``issuer`` whose release it is,
    ``author`` a person behind a byline, ``embargo`` the words of an embargo, "" where
    there was none. ``provenance`` says for each piece of
    metadata where it was found, such as ``("published", "dateline")``;
    ``candidates`` are all that was said, chosen or not, and are not archived.
    ``stated`` is what the metadata says of author, summary and event; ``speech``
    is filled in by extraction.
    """

    id: ReleaseId
    feed: str
    publisher: str
    title: str
    published: date | None
    place: str
    url: str
    language: str
    text: str
    sha256: str
    origin: str = ""
    blocks: tuple[Block, ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()
    issuer: str = ""
    author: str = ""
    embargo: str = ""
    candidates: tuple[Candidate, ...] = field(default=(), compare=False, repr=False)
    given_id: str = ""
    sources: tuple[Source, ...] = ()
    stated: tuple[tuple[str, str], ...] = ()
    speech: Speech | None = None

    @property
    def collection(self) -> str:
        """The collection it belongs to: that of the first place where it is read."""
        return self.sources[0].collection if self.sources else ""

    @property
    def house(self) -> str:
        """Whose release it is, or who carried it, as far as is known."""
        return self.issuer or self.publisher or self.feed

    @property
    def names_itself(self) -> bool:
        """Whether the release says what its id is."""
        return any(name == "id" for name, _ in self.provenance)

    @property
    def unread(self) -> str:
        """Why no quotes are looked for in this release; "" where they are."""
        return "" if self.language in READ_LANGUAGES else f"language {self.language}"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A marked or reported stretch of a release: its content, kind and marks."""

    content: tuple[Span, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that announce speech; ``lemma`` is "" for a dash or colon."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that point at a speaker: a name, a role, a pronoun, an organisation."""

    span: Span
    kind: Literal["name", "surname", "role", "pronoun", "organisation", "group", "spokesperson"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One link of the chain from the words in the text to the name.

    ``span`` holds the words; ``step`` says in a few words why the chain goes
    here ("mention", "same surname", "role introduced", "full name").
    """

    span: Span
    step: str


@dataclass(frozen=True, slots=True)
class Event:
    """What a speech was given at, where and when, as far as the document says.

    ``date`` is the day of the speech, which may not be that of its publication.
    """

    occasion: str = ""
    place: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one does.

    ``number`` counts the turns of a document from 1. ``label`` is what heads
    the turn as written, "" where nothing does. ``content`` leaves out labels,
    headings, stage directions and editors' notes. ``paragraphs`` are the first
    and the last paragraph of the text, counted from 1, that the turn stands in.
    ``speaker_name`` is "" for a reporter, an operator or an official without a
    name, who may have a ``role``; ``candidates`` are the people an unclear label
    may mean.
    """

    number: int
    label: str
    content: tuple[Span, ...]
    paragraphs: tuple[int, int]
    speaker_name: str
    speaker_type: SpeakerType
    role: str
    organisation_name: str
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """A document that is a speech (one speaker) or a transcript (turns)."""

    form: Literal["speech", "transcript"]
    turns: tuple[Turn, ...]
    event: Event = Event()  # frozen


@dataclass(frozen=True, slots=True)
class Quote:
    """The archive's attributed record of a quotation.

    ``content`` are the spans of the words in the release; ``text`` is the same
    words, joined as they read without the attribution (``indexer.text.pieces``).
    Names, role and organisation stand as the release gives them (role and
    organisation at that date). ``speaker_id`` and ``organisation_id`` are None
    until speakers are identified across releases, and ``speaker_id`` stays None
    while nobody is named. ``rule`` names the
    rule that decided; ``confidence`` is the probability that words and
    speaker are right, 0 to 1. ``candidates`` are the names an ambiguous quote may belong to.
    ``turn`` is the number of the turn of a speech or transcript that the quote
    is or stands in, 0 elsewhere; ``paragraphs`` are the first and the last it
    stands in there. ``quoted_by`` names who quotes these words in a turn.
    ``role_confidence`` and ``organisation_confidence`` are the probabilities that these fields
    are right and in full, 0 where there is none; an archive does not keep them, and
    quotes are equal without.
    """

    id: QuoteId
    release_id: ReleaseId
    text: str
    content: tuple[Span, ...]
    kind: Kind
    speaker_name: str
    speaker_type: SpeakerType
    role: str
    organisation_name: str
    published: date | None
    cue: Cue | None
    mention: Mention | None
    rule: str
    confidence: float
    judgement: Judgement
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[str, ...] = ()
    speaker_id: SpeakerId | None = None
    organisation_id: OrganisationId | None = None
    corrected: str = ""  # "2026-03-01: reason" when a person corrected the attribution
    turn: int = 0
    paragraphs: tuple[int, int] = (0, 0)
    quoted_by: str = ""
    role_confidence: float = field(default=0.0, compare=False)
    organisation_confidence: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Membership:
    """A role at an organisation; ``evidence`` is the release that shows it."""

    organisation: str
    role: str
    since: date | None
    until: date | None
    evidence: ReleaseId | None
    organisation_id: OrganisationId | None = None
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Alias:
    """A name somebody or something was seen under, and in how many quotes."""

    name: str
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, organisation or group that is quoted.

    ``reasons`` say in plain words why several mentions are one speaker;
    ``confusable`` are ids of other speakers with the same or a similar name.
    ``identifiers`` are pairs such as ("wikidata", "Q42").
    """

    id: SpeakerId
    name: str
    type: SpeakerType
    aliases: tuple[Alias, ...] = ()
    memberships: tuple[Membership, ...] = ()
    quotes: int = 0
    reasons: tuple[str, ...] = ()
    confusable: tuple[SpeakerId, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body people speak for, or that speaks itself."""

    id: OrganisationId
    name: str
    aliases: tuple[Alias, ...] = ()
    parent: OrganisationId | None = None
    quotes: int = 0
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Identification:
    """Who is who across a set of releases: what the archive stores beside the quotes.

    ``redirects`` maps ids that were merged to the id that stands for them now.
    ``sayings`` are quotes of several releases that are one saying, the earliest first.
    """

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    organisations: tuple[Organisation, ...]
    redirects: tuple[tuple[str, str], ...] = field(default=())
    sayings: tuple[tuple[QuoteId, ...], ...] = ()
