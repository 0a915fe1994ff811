"""JSON and JSONL: objects with ``id, title, date, publisher, url, text`` or ``html``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice

from indexer.errors import ReleaseError, Remark
from indexer.ingest.columns import Names, dated, day_first, is_date, renamed, unread
from indexer.ingest.faults import in_plain_words
from indexer.ingest.fields import (
    HTMLS,
    NAMES,
    TEXTS,
    add_fields,
    long_text,
    named_text,
    normal_name,
    text_of,
)
from indexer.ingest.html_page import read_html
from indexer.ingest.ninjs import from_ninjs
from indexer.ingest.plain_text import part_paragraphs
from indexer.ingest.segments import as_transcript
from indexer.model import RawRelease

_MARKUP = re.compile(r"<(?:p|div|br|span|ul|h[1-6]|article|blockquote)\b[^<>]*>", re.IGNORECASE)
_SAID = re.compile(r"[^\W_]|[\[{]")
_TEXT_NAMES = frozenset((*TEXTS, *HTMLS))
_TWICE = "\0twice"  # the name of the texts
_SAMPLE = 20_000  # code points of a text that are searched for markup
_TOLD = 12  # names of a record that an error lists
_MOST_DIGITS = 4_300  # of a number: Python makes none of more, as that takes too long
_DEEPEST = 5  # objects in objects in which a text is looked for
_WIDEST = 200  # entries of an object or a list that are looked through for one
_FEW = 80  # code points that make no release where there is a list of some
_DATED = 500  # records that say whether the day comes first
_LOOKED_AT = 50  # records of a list that say what its names hold


def load_json(text: str) -> object:
    """Any JSON; an object that has two texts under one name has ``_TWICE`` as well."""
    read = partial(json.loads, object_pairs_hook=_make_object, parse_int=_make_number)
    try:
        return read(text)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data" or _SAID.search(text, error.pos):
            raise
        return read(text[: error.pos])  # a ruler below it


def _make_number(digits: str) -> int | str:
    """A number; one that Python makes no number of, its digits."""
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


def _make_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    twice = next((n for n, v in pairs if n in _TEXT_NAMES and v and v != made[n]), None)
    return made if twice is None else {**made, _TWICE: twice}


def find_records(
    text: str, origin: str, mapping: Names = ()
) -> Iterator[tuple[str, object] | Remark]:
    """The records of a JSON document, each with where it stands.

    A document is one object, a list of them, or holds such a list at any depth. Before the
    records comes a remark on names that nobody reads, if some look as if they should be.

    Raises:
        ReleaseError: it is not JSON.
    """
    try:
        value = load_json(text)
    except json.JSONDecodeError as error:
        reason = f"not valid JSON: {in_plain_words(error)}"
        raise ReleaseError(f"{origin}:{error.lineno}", reason) from error
    except (RecursionError, ValueError) as error:
        raise ReleaseError(origin, f"not readable JSON: {in_plain_words(error)}") from error
    if (spoken := as_transcript(value)) is not None:
        yield origin, spoken
        return
    records = value if isinstance(value, list) else _records_in(value, mapping)
    if remark := remark_on(records if records is not None else [value], origin, mapping):
        yield remark
    if records is None:
        yield origin, value
        return
    house, first = _house(value), puts_day_first(records)
    for number, record in enumerate(records, 1):
        whole = {**house, **with_days(record, first)} if isinstance(record, dict) else record
        yield f"{origin}#{number}", whole


def puts_day_first(records: Iterable[object]) -> bool | None:
    """Whether numeric dates of records put the day first, by those that can be read one way."""
    return day_first(
        text_of(value)
        for record in islice(records, _DATED)
        if isinstance(record, dict)
        for name, value in record.items()
        if is_date(normal_name(name))
    )


def with_days(record: dict[str, object], first: bool | None) -> dict[str, object]:
    """A record whose dates of two readings are as the others write theirs."""
    if first is None:
        return record
    return {name: dated(normal_name(name), value, first) for name, value in record.items()}


def remark_on(records: list[object], origin: str, mapping: Names) -> Remark | None:
    """What should be said of the names that records have."""
    some = [
        {normal_name(k): v for k, v in renamed(whole_record(record, mapping), mapping).items()}
        for record in records[:_LOOKED_AT]
        if isinstance(record, dict)
    ]
    names = dict.fromkeys(name for record in some for name in record)
    return unread({n: [_shown(record.get(n)) for record in some] for n in names}, origin)


def _shown(value: object) -> str:
    return long_text(value) or text_of(value)


def _records_in(value: object, mapping: Names) -> list[object] | None:
    """The list of releases that a document holds: the nearest to its top; None where it is one.

    A list is one of releases when an object in it has a text. A few words beside it, such as
    ``message: "ok"``, are no release.
    """
    if not isinstance(value, dict) or _own_text(value, mapping) > _FEW:
        return None
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        inner: list[object] = []
        for entry in level:
            for below in _entries(entry):
                if isinstance(below, list) and any(
                    isinstance(r, dict) and _text_inside(r, mapping) is not None
                    for r in below[:_LOOKED_AT]
                ):
                    return below
                inner.append(below)
        level = inner[:_WIDEST]
    return None


def _entries(value: object) -> list[object]:
    """What an object or a list holds, as much as is looked through."""
    if isinstance(value, dict):
        return list(value.values())[:_WIDEST]
    return value[:_WIDEST] if isinstance(value, list) else []


def _own_text(record: dict[str, object], mapping: Names) -> int:
    """Code points of the text that a document itself holds."""
    named = {normal_name(k): v for k, v in renamed(record, mapping).items()}
    return len(named_text(named, TEXTS) or named_text(named, HTMLS))


def _house(value: object) -> dict[str, object]:
    """What a JSON Feed says of all its items: whose they are, and in what language."""
    if not isinstance(value, dict) or "jsonfeed.org" not in str(value.get("version", "")):
        return {}
    said = {"publisher": value.get("title"), "language": value.get("language")}
    return {name: words for name, words in said.items() if isinstance(words, str) and words}


def read_json_line(
    line: str, origin: str, mapping: Names = (), first: bool | None = None
) -> RawRelease:
    """The release of one line of JSONL; ``first`` says whether its file puts the day first.

    Raises:
        ReleaseError: it is not JSON, or holds no text.
    """
    try:
        value = load_json(line)
    except json.JSONDecodeError as error:
        reason = f"not valid JSON at column {error.colno}: {in_plain_words(error)}"
        raise ReleaseError(origin, reason) from error
    except (RecursionError, ValueError) as error:
        raise ReleaseError(origin, f"not readable JSON: {in_plain_words(error)}") from error
    return read_record(
        with_days(value, first) if isinstance(value, dict) else value, origin, mapping
    )


def has_text(record: Mapping[str, object], mapping: Names = ()) -> bool:
    """Whether an object holds a text itself."""
    named = {normal_name(k): v for k, v in renamed(record, mapping).items()}
    return bool(named_text(named, TEXTS) or named_text(named, HTMLS))


def _text_inside(record: dict[str, object], mapping: Names) -> list[dict[str, object]] | None:
    """The objects from a record down to the one that holds its text, nearest first."""
    if has_text(record, mapping) or from_ninjs(record) is not None:
        return [record]
    level = [[record]]
    for _ in range(_DEEPEST):
        inner = [
            [*path, below]
            for path in level
            for below in list(path[-1].values())[:_WIDEST]
            if isinstance(below, dict)
        ]
        for path in inner:
            if has_text(path[-1]):
                return path
        level = inner[:_WIDEST]
    return None


def whole_record(record: dict[str, object], mapping: Names = ()) -> dict[str, object]:
    """A record with what the objects in it say: those around its text, and those beside them.

    What is nearer to the text wins. An object whose own name is a field, such as
    ``author: {name}``, is that field and no part of the record.
    """
    if (named := from_ninjs(record)) is not None:
        return named
    path = _text_inside(record, mapping)
    if path is None:
        return record
    whole: dict[str, object] = {}
    for entry in path:
        for name, below in entry.items():
            if isinstance(below, dict) and normal_name(name) not in _FIELDS and below not in path:
                for inner, value in below.items():
                    whole.setdefault(str(inner), value)
    for entry in path:
        whole.update({str(name): value for name, value in entry.items()})
    return whole


_FIELDS = frozenset(name for names in (*NAMES.values(), TEXTS, HTMLS) for name in names)


def read_record(record: object, origin: str, mapping: Names = ()) -> RawRelease:
    """A release from one object or row; its text as it is, its HTML as a page.

    ``mapping`` pairs our names with others (see ``columns``).

    Raises:
        ReleaseError: it holds no text.
    """
    if not isinstance(record, dict):
        raise ReleaseError(origin, "not an object with a text")
    record = whole_record(record, mapping)
    if twice := record.get(_TWICE):
        raise ReleaseError(origin, f'two different texts are called "{twice}"')
    record = renamed(record, mapping)
    named = {normal_name(k): v for k, v in record.items()}
    text = named_text(named, TEXTS)
    html = "" if text else named_text(named, HTMLS)
    if not (text or html):
        raise ReleaseError(origin, _no_text(record))
    if text and not _MARKUP.search(text[:_SAMPLE]):
        return add_fields(RawRelease(origin=origin, text=part_paragraphs(text)), record, "record")
    raw = add_fields(RawRelease(origin=origin, text=""), record, "record")
    page = read_html(text or html, origin)
    return replace(
        page,
        id=raw.id,
        candidates=(*raw.candidates, *page.candidates),
        stated=raw.stated or page.stated,
    )


def _no_text(record: dict[str, object]) -> str:
    """Why a record has no text, with the names it does have."""
    names = ", ".join(str(name)[:40] for name in list(record)[:_TOLD])
    return (
        f'no text: neither "text" nor "html" nor a usual name for them is filled ({names});'
        " say which it is: --map text=NAME"
    )
