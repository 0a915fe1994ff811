"""What people withdrew from an archive or set right, what robots are asked to leave out, and
what newer rules no longer take for a quote.

A build writes it beside the generations; whoever serves the archive answers with it for what is
no longer there. Reasons are public.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from indexer.errors import NotFoundError
from indexer.memos import MemoStamp, memo_stamp, read_memo, remove_memo, write_memo
from indexer.model import QuoteId, ReleaseId, SpeakerId

if TYPE_CHECKING:  # the archive itself asks what was withdrawn from it
    from indexer.archive.reader import Reader

WithdrawnKind = Literal["quote", "release", "speaker"]
KINDS: tuple[WithdrawnKind, ...] = ("quote", "release", "speaker")
LARGEST = 100_000_000  # characters: a million notices
REMEDY = (
    "put it back from a copy of the archive, or build again with the authority folder, which"
    " writes it anew"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Why something is gone, and since when. ``of`` names what it went with ("release:x"); ""
    for what was itself withdrawn."""

    kind: WithdrawnKind
    id: str
    date: date
    reason: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A quote whose attribution somebody set right."""

    quote: str
    speaker: str
    date: date
    reason: str


@dataclass(frozen=True, slots=True)
class Departed:
    """A quote whose words are in no quote any more, the release they stand in, and since when."""

    quote: str
    release: str
    date: date


@dataclass(frozen=True, slots=True)
class Known:
    """By what a withdrawn quote is known again: its release, and hashes of its words."""

    release: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoQuote:
    """Words that somebody found to be no quote, when and why, and by what they are known again.

    ``of`` is the id they have now where this is an earlier one; else "".
    """

    quote: str
    date: date
    reason: str
    known: Known
    of: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """All notices of an archive, and the ids of pages that robots are asked not to index.

    ``corrected`` are quotes that were set right, ``orphaned`` are corrections of none,
    ``departed`` are quotes that newer rules do not find and ``no_quotes`` what somebody found to
    be none, by their ids. ``generation`` is the one that all this was taken out of; "" where
    nobody wrote which. ``states`` are what generations were published with that this tells
    everything of (see ``state``). ``digests`` are those of
    the texts of withdrawn releases, ``sketches`` are by what those are known again with other
    words, ``words`` by what withdrawn quotes are.
    """

    notices: Mapping[tuple[WithdrawnKind, str], Notice] = field(default_factory=dict)
    noindex: Mapping[WithdrawnKind, frozenset[str]] = field(default_factory=dict)
    corrected: tuple[Corrected, ...] = ()
    orphaned: tuple[str, ...] = ()
    departed: Mapping[str, Departed] = field(default_factory=dict)
    generation: str = ""
    states: frozenset[str] = frozenset()
    digests: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Known] = field(default_factory=dict)
    sketches: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    no_quotes: Mapping[str, NoQuote] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """What a generation remembers of all notices: a digest of their ids, "" for none.

        So the loss of the file, or an older one in its place, is noticed.
        """
        if not self.notices:
            return ""
        return hashlib.sha256(json.dumps(sorted(self.notices)).encode()).hexdigest()

    def covers(self, state: str) -> bool:
        """Whether this tells of all that a generation of this state was published without."""
        return state in ("", self.state) or state in self.states

    @classmethod
    def of(
        cls, notices: Iterable[Notice], noindex: Iterable[tuple[WithdrawnKind, str]] = ()
    ) -> Withdrawals:
        """From all that there is; of two notices of one id the first holds."""
        held: dict[tuple[WithdrawnKind, str], Notice] = {}
        for notice in notices:
            held.setdefault((notice.kind, notice.id), notice)
        asked = tuple(noindex)
        return cls(held, {k: frozenset(id_ for kind, id_ in asked if kind == k) for k in KINDS})

    def keeps_out(self, kind: WithdrawnKind, id_: str) -> bool:
        """Whether robots are asked not to index the page of this."""
        return id_ in self.noindex.get(kind, ())

    def with_those_of(self, other: Withdrawals) -> Withdrawals:
        """These, and what another file tells of beside them, for generations of both."""
        kept_out = {
            k: self.noindex.get(k, frozenset()) | other.noindex.get(k, frozenset()) for k in KINDS
        }
        return replace(
            self,
            notices={**other.notices, **self.notices},
            noindex=kept_out,
            states=(self.states | other.states | {self.state, other.state}) - {""},
            digests={**other.digests, **self.digests},
            words={**other.words, **self.words},
            sketches={**other.sketches, **self.sketches},
        )

    def refusal(self, reader: Reader) -> str:
        """Why a generation may not be read again: it holds what was withdrawn. "" where it may."""
        notice = next((one for one in self.notices.values() if _holds(reader, one)), None)
        if notice is None:
            return ""
        return (
            f"{reader.generation} still holds {notice.kind} {notice.id}, which was withdrawn on"
            f" {notice.date}; it is not read again. Build from the releases instead"
        )


def _holds(reader: Reader, notice: Notice) -> bool:
    try:
        match notice.kind:
            case "quote":
                return reader.quote(QuoteId(notice.id)).id == notice.id
            case "release":
                return reader.release(ReleaseId(notice.id)).release.id == notice.id
            case "speaker":
                return reader.speaker(SpeakerId(notice.id)).id == notice.id
    except NotFoundError:
        return False


NONE = Withdrawals()


def read_withdrawals(path: Path) -> Withdrawals:
    """What a build wrote; nothing where it wrote nothing. ``ValueError`` for another file."""
    try:
        return parse_withdrawals(json.loads(read_memo(path, LARGEST)))
    except FileNotFoundError:
        return NONE
    except (TypeError, LookupError, AttributeError, RecursionError, ValueError) as error:
        raise ValueError(f"{path} is not what a build writes: {error}") from error


def parse_withdrawals(told: Any) -> Withdrawals:
    """From what ``record_withdrawals`` made; an error of any kind for something else."""
    notices = (
        Notice(_kind(kind), _text(id_), date.fromisoformat(day), _text(reason), _text(of))
        for kind, id_, day, reason, of in told["notices"]
    )
    noindex = ((_kind(kind), _text(id_)) for kind, id_ in told["noindex"])
    found = Withdrawals.of(notices, noindex)
    corrected = tuple(
        Corrected(_text(quote), _text(speaker), date.fromisoformat(day), _text(reason))
        for quote, speaker, day, reason in told["corrected"]
    )
    departed = {
        _text(quote): Departed(_text(quote), _text(release), date.fromisoformat(day))
        for quote, release, day in told.get("departed", ())
    }
    return replace(
        found,
        corrected=corrected,
        orphaned=tuple(map(_text, told["orphaned"])),
        departed=departed,
        generation=str(told.get("generation", "")),
        states=frozenset(map(_text, told.get("states", ()))),
        digests={_text(digest): _text(id_) for digest, id_ in told.get("digests", {}).items()},
        words={
            _text(id_): Known(_text(release), tuple(map(_text, hashes)))
            for id_, (release, hashes) in told.get("words", {}).items()
        },
        sketches={
            _text(id_): tuple(map(_text, hashes))
            for id_, hashes in told.get("sketches", {}).items()
        },
        no_quotes={
            one.quote: one for one in (_no_quote(*row) for row in told.get("no_quotes", ()))
        },
    )


def _no_quote(  # a column each
    quote: Any, day: Any, reason: Any, release: Any, hashes: Any, of: Any
) -> NoQuote:
    known = Known(_text(release), tuple(map(_text, hashes)))
    return NoQuote(_text(quote), date.fromisoformat(day), _text(reason), known, _text(of))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    value.encode()  # half a surrogate is a ValueError: nothing could show it
    return value


def _kind(value: Any) -> WithdrawnKind:
    if value not in KINDS:
        raise ValueError(f"{value!r} is nothing that is withdrawn")
    kind: WithdrawnKind = value
    return kind


def read_covering(path: Path, state: str) -> Withdrawals:
    """What a build wrote, if it tells of all that a generation of this state was without.

    Raises:
        ValueError: it does not: it is gone, damaged or an older one.
    """
    found = read_withdrawals(path)
    if not found.covers(state):
        what = "is not what the newest generation was published with" if found.state else "is gone"
        raise ValueError(f"{path} {what}: nobody can tell all that was withdrawn")
    return found


class WithdrawalsWatch:
    """Whether all is told that was withdrawn, looked at again when what tells it has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looked: tuple[MemoStamp, str] | None = None
        self._trouble = ""

    def trouble(self, state: str) -> str:
        """Why not everything is told that a generation of this state was without; else ""."""
        if not state:
            return ""
        looked = memo_stamp(self._path), state
        if looked != self._looked:
            self._trouble = ""
            try:
                read_covering(self._path, state)
            except (OSError, ValueError) as error:
                self._trouble = f"{error}; {REMEDY}"
            self._looked = looked
        return self._trouble


def write_withdrawals(path: Path, withdrawals: Withdrawals) -> None:
    """Replace what was told before; without anything to tell there is none."""
    told_of = (
        withdrawals.notices, withdrawals.corrected, withdrawals.orphaned, withdrawals.states,
        withdrawals.no_quotes,
    )  # fmt: skip
    if not (any(told_of) or withdrawals.departed or any(withdrawals.noindex.values())):
        remove_memo(path)
        return
    write_memo(path, json.dumps(record_withdrawals(withdrawals), ensure_ascii=False))


def record_withdrawals(withdrawals: Withdrawals) -> dict[str, Any]:
    """As a JSON object."""
    notices = sorted(withdrawals.notices.values(), key=lambda n: (n.kind, n.id))
    return {
        "notices": [[n.kind, n.id, n.date.isoformat(), n.reason, n.of] for n in notices],
        "noindex": [[k, id_] for k in KINDS for id_ in sorted(withdrawals.noindex.get(k, ()))],
        "corrected": [
            [c.quote, c.speaker, c.date.isoformat(), c.reason] for c in withdrawals.corrected
        ],
        "orphaned": list(withdrawals.orphaned),
        "generation": withdrawals.generation,
        "states": sorted(withdrawals.states),
        "digests": dict(sorted(withdrawals.digests.items())),
        "words": {
            id_: [known.release, list(known.hashes)]
            for id_, known in sorted(withdrawals.words.items())
        },
        "sketches": {id_: list(hashes) for id_, hashes in sorted(withdrawals.sketches.items())},
        "departed": [
            [d.quote, d.release, d.date.isoformat()]
            for _, d in sorted(withdrawals.departed.items())
        ],
        "no_quotes": [
            [n.quote, n.date.isoformat(), n.reason, n.known.release, list(n.known.hashes), n.of]
            for _, n in sorted(withdrawals.no_quotes.items())
        ],
    }
