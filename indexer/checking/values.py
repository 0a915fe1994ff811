"""What a check answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from indexer.archive import Hit
from indexer.checking.alignment import Alignment
from indexer.checking.likelihood import likelihood
from indexer.checking.meaning import Flag
from indexer.checking.roles import Standing
from indexer.model import Event, Release, Span

Verdict = Literal[
    "verbatim",  # these words, in this order
    "altered",  # words were left out, put in or exchanged
    "meaning",  # … and among them some that can turn the meaning round
    "joined",  # pieces of several quotes in one
    "somebody_else",  # said, but not by the speaker that was claimed
    "other_date",  # said, but not on the day or at the occasion that was claimed
    "reported",  # the words are the reporter's: the archive has them as reported speech
    "in_text",  # words of a release that are nobody's quote
    "not_found",
]
VERDICTS: tuple[Verdict, ...] = (
    "verbatim", "altered", "meaning", "joined", "somebody_else", "other_date", "reported",
    "in_text", "not_found",
)  # fmt: skip


_NOWHERE = Span(0, 0)
_UNASKED = Standing()
_NO_EVENT = Event()


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be checked: words, and who is said to have said them, when, as what and where."""

    words: str
    speaker: str = ""
    date: date | None = None
    role: str = ""
    occasion: str = ""
    span: Span = _NOWHERE
    """Where the words stand in the article they were pasted with."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Pasted words laid along archived ones.

    ``archived`` is the text that was compared. ``flags`` say why the meaning may differ.
    """

    archived: str
    alignment: Alignment
    flags: tuple[Flag, ...] = ()

    @property
    def share(self) -> float:
        """Words that are the same, 0 to 1, of those that should be."""
        return self.alignment.share()

    @property
    def score(self) -> float:
        """The share of candidates that are right, 0 to 1, where as many words are the same."""
        return likelihood(self.share)

    @property
    def is_verbatim(self) -> bool:
        return not self.alignment.changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Laid):
    """Words along those of a quote: ``archived`` is its text."""

    hit: Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatch(Laid):
    """Words along the whole text of a release."""

    release: Release

    @property
    def span(self) -> Span:
        """Where in the text they stand, from the first word met to the last."""
        first, last = self.alignment.stretch
        said = self.alignment.said
        return Span(said[first].start, said[last - 1].end) if last > first else _NOWHERE


@dataclass(frozen=True, slots=True)
class Found:
    """What the archive says to a claim.

    ``matches`` are those the verdict rests on, the first the best; ``elsewhere`` are further
    appearances of the same words; ``texts`` releases with the words where nobody is quoted with
    them; ``nearest`` quotes close to them, where nothing was found or more may be meant.
    ``standing`` is as what the speaker is on record, where a role was claimed;
    ``said_on`` are the days of all appearances, oldest first, ``event`` that of the best match.
    """

    claim: Claim
    verdict: Verdict
    matches: tuple[Match, ...] = ()
    elsewhere: tuple[Match, ...] = ()
    texts: tuple[TextMatch, ...] = ()
    nearest: tuple[Hit, ...] = ()
    speaker_differs: bool = False
    standing: Standing = _UNASKED
    date_differs: bool = False
    occasion_differs: bool = False
    said_on: tuple[date, ...] = ()
    event: Event = _NO_EVENT

    @property
    def best(self) -> Match | None:
        return self.matches[0] if self.matches else None
