"""What a build did, and how it tells of its progress."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from indexer.archive import Gap
from indexer.errors import InternalError, ReleaseError, Remark
from indexer.identity import Unmatched
from indexer.jobs.recurring import Recurring
from indexer.jobs.register import Clash
from indexer.model import ReleaseId, Source


class Progress(Protocol):
    """Is told how far a job has come."""

    def begin(self, stage: str, total: int = 0) -> None:
        """A stage begins, of so many releases (0: not counted)."""
        ...

    def advance(self, releases: int) -> None: ...


class Silent:
    """A ``Progress`` that tells nobody."""

    def begin(self, stage: str, total: int = 0) -> None:
        pass

    def advance(self, releases: int) -> None:
        pass


@dataclass(slots=True)
class BuildReport:
    """What a build did. ``failures`` name the file and the reason, ``remarks`` a file
    that was read and what was not read of it; times are in seconds.

    ``read`` counts the releases read, ``found`` what they were: new, changed, unchanged, or a
    duplicate of what is read in another place. ``kept`` are those the archive held and nobody
    read this time, ``releases`` all that it holds now.
    ``resumed`` were extracted by a build that was interrupted.
    ``clashes`` are releases with the id of another one, ``duplicates`` places with the place
    that is known for the same content, ``skipped`` paths that nobody looked into, and why.
    ``hidden`` are folders with how many files in them are hidden or a README, and passed over.
    ``came`` and ``changed`` are the releases that are new and that have other content now.
    ``gone`` are places that are there no more, ``renamed`` those whose release is elsewhere now;
    ``removed`` are releases that went.
    ``gaps`` count what releases of the whole archive are without.
    ``recurring`` are words that recur all over a site, and are no quotes.
    ``unmatched`` and ``idle_decisions`` are what the authority file says of nobody,
    ``idle_withdrawals`` what it withdraws, keeps from robots or admits and nobody knows.
    ``withheld`` are releases and quotes (kind, id, id that was withdrawn) that say again what was
    withdrawn. ``elsewhere`` are new quotes of other releases with its words, each with its id.
    ``words_stay`` are quotes and speakers withdrawn whose releases stay, and ``still_held`` the
    generations kept from before that hold what was withdrawn.
    ``shown_again`` is what was withdrawn before and is no more (kind, id).
    ``unwritten`` are files beside the generations that could not be written after it.
    ``published`` says whether there is a new generation.
    """

    generation: str = ""
    read: int = 0
    found: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    resumed: int = 0
    releases: int = 0
    words: int = 0
    quotes: int = 0
    speakers: int = 0
    organisations: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    failures: list[ReleaseError] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[tuple[str, int]] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    duplicates: list[tuple[Source, Source]] = field(default_factory=list)
    came: list[ReleaseId] = field(default_factory=list)
    changed: list[ReleaseId] = field(default_factory=list)
    gone: list[Source] = field(default_factory=list)
    renamed: list[tuple[Source, Source]] = field(default_factory=list)
    removed: list[ReleaseId] = field(default_factory=list)
    gaps: tuple[Gap, ...] = ()
    recurring: list[Recurring] = field(default_factory=list)
    unmatched: tuple[Unmatched, ...] = ()
    idle_decisions: tuple[str, ...] = ()
    idle_withdrawals: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    words_stay: int = 0
    withheld: tuple[tuple[str, str, str], ...] = ()
    still_held: tuple[str, ...] = ()
    shown_again: tuple[tuple[str, str], ...] = ()
    unwritten: list[str] = field(default_factory=list)
    reading: float = 0.0
    identifying: float = 0.0
    publishing: float = 0.0

    @property
    def published(self) -> bool:
        return bool(self.generation)

    @property
    def internal(self) -> list[InternalError]:
        """The failures that are errors of ours, which somebody has to mend."""
        return [error for error in self.failures if isinstance(error, InternalError)]

    @property
    def is_whole(self) -> bool:
        """Whether everything that was asked for was read."""
        return not self.failures and not self.skipped

    @property
    def unchanged(self) -> int:
        return self.found["unchanged"]

    def reasons(self) -> list[tuple[str, list[str]]]:
        """Why releases could not be read, most frequent first, each with the files."""
        by_reason: dict[str, list[str]] = {}
        for error in self.failures:
            by_reason.setdefault(error.reason, []).append(error.origin)
        return sorted(by_reason.items(), key=lambda entry: (-len(entry[1]), entry[0]))
