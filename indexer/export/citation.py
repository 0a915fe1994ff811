"""One quote as a reference: the release is the source, the speaker its author of words.

A speech or transcript is cited with its event apart from its publication, and the paragraph.

The quoted words stand in the note and the abstract; title, issuer, carrier, date and
address are the release's, so that a reader of the reference finds the place.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from indexer.export.spoken import Spoken, say_day, shorten, spoken
from indexer.export.whole import trim_words
from indexer.model import Event, Quote, Release

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
TOLD = frozenset(["indirect", "mixed"])
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")


def to_text(quote: Quote, release: Release, url: str = "") -> str:
    """A reference in one line: who, as what, the words, headline, publisher, day, addresses.

    Reported words stand without quotation marks: they are the release's, not the speaker's.
    """
    office = ", ".join(part for part in (quote.role, quote.organisation_name) if part)
    who = quote.speaker_name or "Speaker not named"
    told = quote.kind in TOLD
    said = spoken(quote, release)
    words = shorten(_words(quote)) if said else _words(quote)
    parts = (
        f"{who} ({office})" if office else who,
        f": {words}" if told else f": “{words}”",
        " (reported speech)" if told else "",
        f" (quoted by {quote.quoted_by})" if quote.quoted_by else "",
        f" (attribution corrected {quote.corrected})" if quote.corrected else "",
        " " if words.endswith(tuple(".!?…。！？")) and not told else ". ",
        _source(release, said),
        f". Quoted from {url}" if url else "",
    )
    return " ".join("".join(parts).split())


def _source(release: Release, said: Spoken | None) -> str:
    """Where the words stand: headline, what was spoken and where, publisher, day, address."""
    event = f" ({said.event_line})" if said and said.event_line else ""
    source = (
        f"“{release.title}”" if release.title else "Release without a headline",
        f"{said.genre.lower()}{event}" if said else "",
        said.where if said else "",
        house_of(release),
        say_day(release.published) or "undated",
        release.url,
    )
    return ", ".join(part for part in source if part)


def house_of(release: Release) -> str:
    """Whose release it is, and who carried it where that is another."""
    if release.issuer and release.publisher and release.issuer != release.publisher:
        return f"{release.issuer}, via {release.publisher}"
    return release.house


def to_bibtex(quote: Quote, release: Release, url: str = "", accessed: date | None = None) -> str:
    """A BibTeX entry of type misc; ``url`` is the quote's page, the release's own goes first.

    ``accessed`` is the day it was looked up.
    """
    day = release.published
    said = spoken(quote, release)
    event = said.event if said else Event()
    fields = {
        "author": _braced(quote.speaker_name),
        "title": _braced(release.title),
        "type": said.genre if said else "",
        "eventtitle": _tex(event.occasion),
        "venue": _tex(event.place),
        "eventdate": event.date.isoformat() if event.date else "",
        "howpublished": _tex(house_of(release)),
        "address": _tex(release.place),
        "year": f"{day.year:04d}" if day else "",
        "month": day.strftime("%b").lower() if day else "",
        "date": day.isoformat() if day else "",
        "url": _address(release.url or url),
        "urldate": accessed.isoformat() if accessed else "",
        "language": _tex(release.language),
        "note": _tex(_note(quote, said, _words(quote))),
    }
    # BibTeX's own month macros (jan, feb …) stand without braces.
    lines = [
        f"  {name} = {value if name == 'month' else '{' + value + '}'}"
        for name, value in fields.items()
        if value and value != "{}"
    ]
    return f"@misc{{{_key(quote, day)},\n" + ",\n".join(lines) + "\n}\n"


def to_ris(quote: Quote, release: Release, url: str = "", accessed: date | None = None) -> str:
    """A RIS record of type press release, of a speech of the general type; lines end in CR LF.

    ``accessed`` is the day it was looked up.
    """
    day = release.published
    said = spoken(quote, release)
    event = said.event if said else Event()
    pairs = [
        ("TY", "GEN" if said else "PRESS"),
        ("ID", quote.id),
        ("AU", quote.speaker_name),
        ("TI", release.title),
        ("M3", said.genre if said else ""),
        ("T2", event.occasion),
        ("PB", house_of(release)),
        ("CY", event.place or release.place),
        ("PY", f"{day.year:04d}" if day else ""),
        ("DA", day.strftime("%Y/%m/%d") if day else ""),
        ("Y2", accessed.strftime("%Y/%m/%d") if accessed else ""),
        ("SP", said.where if said else ""),
        ("LA", release.language),
        ("UR", release.url or url),
        ("AB", _words(quote)),
        ("N1", _note(quote, said)),
        ("N1", f"held on {say_day(event.date)}" if event.date else ""),
    ]
    # One line each: a line break would start another field.
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value]
    return "".join(f"{line}\r\n" for line in [*lines, "ER  - "])


def to_csl(
    quote: Quote, release: Release, url: str = "", accessed: date | None = None
) -> dict[str, Any]:
    """A CSL-JSON item (citation style language 1.0.2); ``accessed`` is the day of looking up."""
    day = release.published
    said = spoken(quote, release)
    item: dict[str, Any] = {
        "id": quote.id,
        "type": "speech" if said else "article",
        "genre": said.genre if said else "Press release",
        "title": release.title,
        "author": [_csl_name(quote)] if quote.speaker_name else [],
        "publisher": release.issuer or release.publisher,
        "publisher-place": release.place,
        "language": release.language,
        "URL": release.url or url,
        "accessed": _csl_date(accessed),
        "abstract": _words(quote),
        "note": _note(quote, said),
    }
    if said is not None:
        item |= {
            "event-title": said.event.occasion,
            "event-place": said.event.place,
            "event-date": _csl_date(said.event.date),
            "locator": said.where.removeprefix("paragraphs ").removeprefix("paragraph "),
        }
    item["issued"] = _csl_date(day)
    return {name: value for name, value in item.items() if value}


def _csl_date(day: date | None) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}


def _csl_name(quote: Quote) -> dict[str, str]:
    # Which part of a name is the family's differs from place to place: it is given whole.
    return {"literal": quote.speaker_name}


def _words(quote: Quote) -> str:
    """The words in one line."""
    return " ".join(trim_words(quote.text).split())


def _note(quote: Quote, said: Spoken | None, words: str = "") -> str:
    """Who said it as what, how and where it stands in the release, and what was corrected."""
    words = shorten(words) if said else words
    office = ", ".join(part for part in (quote.role, quote.organisation_name) if part)
    parts = [
        f"“{words}”" if words and quote.kind not in TOLD else words,
        f"{quote.speaker_name or 'Speaker not named'}{f' ({office})' if office else ''}",
        {"indirect": "reported speech", "mixed": "reported speech, quoted in part"}.get(
            quote.kind, ""
        ),
        f"quoted by {quote.quoted_by}" if quote.quoted_by else "",
        said.where if said else "",
        f"attribution corrected {quote.corrected}" if quote.corrected else "",
    ]
    return "; ".join(part for part in parts if part)


def _key(quote: Quote, day: date | None) -> str:
    """A citation key of plain letters: family name, year, and the quote's id."""
    words = re.findall(r"[A-Za-z]+", quote.speaker_name)
    name = words[-1].lower() if words else "quote"
    return f"{name}{day.year if day else ''}-{re.sub('[^A-Za-z0-9-]', '', quote.id)[:8]}"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda m: _TEX[m[0]], " ".join(text.split()))


def _braced(text: str) -> str:
    """In braces of its own, so that BibTeX neither splits a name nor lowers a title."""
    return "{" + _tex(text) + "}" if text else ""


def _address(url: str) -> str:
    """An address as typed, but for what would end the field."""
    return re.sub(r"[{}\s\\]", lambda m: f"%{ord(m[0]):02X}", url)
