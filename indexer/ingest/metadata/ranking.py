"""Which of the things that are said of a release holds: one table, best place first.

A candidate of a better place wins; of two from the same place, the one found
first. Four rules stand above the table, each with its reason at its function:
a headline that was cut off gives way to the whole one, one with its site's name
behind it to the bare one, a year mistyped in a dateline to the path, a folder's
bare name to the wire's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.ingest.dates import parse_date, says_day_first
from indexer.model import Candidate, Field
from indexer.text.fold import fold

# Places joined by a comma are as good as each other: what stands higher in the text wins.
# What a person or a program wrote down as this very field comes first; then what stands
# before a reader's eyes; then what was worked out from names and addresses.
STATED = ("record", "front matter", "header line", "json-ld", "meta", "microdata")
RANKS: dict[Field, tuple[str, ...]] = {
    "title": (
        *STATED,
        "heading",
        "head line",
        "title element",
        "card",  # what a page has networks show of it, often cut to their measure
        "weak record",
        "file name",
    ),
    "published": (
        *STATED,
        "published line",
        "time element",
        "date line, dateline",
        "mail header",
        "path",
        "end line",
        "headline",
        "end of a line",
        "file name",
        "folder",
        "web address",
        "htmldate",
        "weak record",
        "embargo line",
        "updated line",
    ),
    "place": (*STATED, "dateline", "date line", "end line"),
    "publisher": (*STATED, "path", "dateline"),
    "issuer": (
        *STATED,
        "publisher",
        "author",
        "letterhead",
        "source line",
        "signature",
        "title element",
        "web address",
        "rights line",
        "beside the date",
        "page footer, masthead",
    ),
    "author": (*STATED, "byline", "date line"),
    "embargo": (*STATED, "embargo line"),
    "feed": (*STATED, "path", "dateline"),
    "url": (*STATED, "link", "source link"),
    "language": (*STATED, "markup"),
}
_BAR = re.compile(r"\s*[|»·•]|\s[–—-]\s")
_CUT = ("…", "...")
_FEW_DAYS = 7  # days between writing a release and sending it
_MANY_DAYS = 45  # days apart at which a dateline and a path are worth telling apart


@dataclass(frozen=True, slots=True)
class Metadata:
    """What holds of a release, and where each piece was found."""

    values: dict[Field, str]
    published: date | None
    provenance: tuple[tuple[str, str], ...]

    def value(self, name: Field) -> str:
        return self.values.get(name, "")


def choose(candidates: Sequence[Candidate]) -> Metadata:
    """What holds of all that is said; what loses stays with the caller."""
    ranked = rank(candidates)
    days = _Days(candidates)
    chosen: dict[Field, Candidate] = {}
    for candidate in ranked:
        if candidate.field == "published" and days.of(candidate) is None:
            continue
        chosen.setdefault(candidate.field, candidate)
    notes: list[tuple[str, str]] = []
    _complete_title(chosen, ranked)
    _bare_title(chosen, ranked)
    _mend_slip(chosen, ranked, days, notes)
    _name_wire(chosen, ranked)
    return Metadata(
        values={field: found.value for field, found in chosen.items()},
        published=days.of(chosen["published"]) if "published" in chosen else None,
        provenance=(
            *((name, found.where) for name, found in sorted(chosen.items())),
            *notes,
        ),
    )


def rank(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Filled candidates, the best place first, in the order of finding within a place."""
    filled = [c for c in candidates if c.value]
    return sorted(filled, key=lambda c: (c.field, _rank(c)))


_ORDER: dict[Field, dict[str, int]] = {
    field: {place: n for n, tier in enumerate(places) for place in tier.split(", ")}
    for field, places in RANKS.items()
}


def _rank(candidate: Candidate) -> tuple[int, int]:
    order = _ORDER[candidate.field]
    return order.get(candidate.where, len(order)), candidate.block


class _Days:
    """The days of candidates, numeric ones read as the whole release writes them."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        values = [c.value for c in candidates if c.field == "published"]
        self._day_first = says_day_first(values)

    def of(self, candidate: Candidate) -> date | None:
        return parse_date(candidate.value, self._day_first)


def _complete_title(chosen: dict[Field, Candidate], ranked: Sequence[Candidate]) -> None:
    """``Harbour opens after long…`` gives way to a headline that begins so and goes on.

    So does the short title a page gives to others (``meta``), to its own heading.
    """
    title = chosen.get("title")
    if title is None:
        return
    cut = title.value.rstrip().endswith(_CUT)
    start = fold(title.value.rstrip().rstrip(".…"))
    for other in ranked:
        whole = other.field == "title" and not other.value.endswith(_CUT)
        able = cut or (title.where == "meta" and other.where == "heading")
        if whole and able and len(start) >= 8 and fold(other.value).startswith(start):
            chosen["title"] = other
            return


def _bare_title(chosen: dict[Field, Candidate], ranked: Sequence[Candidate]) -> None:
    """``Bridge opens | Port Merrin`` gives way to the bare ``Bridge opens`` said elsewhere."""
    title = chosen.get("title")
    if title is None:
        return
    whole = title.value
    for other in ranked:
        shorter = other.field == "title" and len(other.value) < len(whole)
        if shorter and whole.startswith(other.value) and _BAR.match(whole, len(other.value)):
            chosen["title"] = other
            return


def _mend_slip(
    chosen: dict[Field, Candidate],
    ranked: Sequence[Candidate],
    days: _Days,
    notes: list[tuple[str, str]],
) -> None:
    """The right day of a wrong year, as people write in January: there the path is right."""
    found = chosen.get("published")
    path = next((c for c in ranked if c.field == "published" and c.where == "path"), None)
    if found is None or path is None or found.where not in ("dateline", "date line"):
        return
    day, placed = days.of(found), days.of(path)
    if day is None or placed is None:
        return
    if day.year != placed.year and abs((placed - _in_year(day, placed.year)).days) <= _FEW_DAYS:
        chosen["published"] = path
        notes.append((f"published in {found.where}", day.isoformat()))
    elif abs((placed - day).days) > _MANY_DAYS:
        notes.append(("published in path", placed.isoformat()))


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28 if day.month == 2 else day.day))


def _name_wire(chosen: dict[Field, Candidate], ranked: Sequence[Candidate]) -> None:
    """``merrinwire``, the name of a folder, gives way to ``Merrin Wire`` in the dateline."""
    publisher, feed = chosen.get("publisher"), chosen.get("feed")
    wire = next((c for c in ranked if c.field == "publisher" and c.where == "dateline"), None)
    if wire and publisher and feed and publisher.value == feed.value:
        chosen["publisher"] = wire
