"""What the list of offices and the page of one show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from app.office.labels import OFFICE_LABELS, say_office
from app.search.filters import Choice
from app.search.form import SearchForm
from app.site.links import search_url
from app.who.namesakes import label_apart
from indexer.archive import Bucket, Filter, Reader, SearchQuery
from indexer.archive.offices import STANDINGS, families_of, part_code, ways_to_write
from indexer.errors import NotFoundError

_HOLDERS = 60  # speakers, organisations and ways to write it that the page of an office lists
_LATEST = 12
_MOST_ROLES = 3_000  # the most frequent, from which the list shows how an office is written
_WRITTEN = 4  # of these for each office


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office in the list, and how it is mostly written."""

    code: str
    label: str
    count: int
    written: tuple[Bucket, ...]


def list_offices(reader: Reader) -> list[OfficeLine]:
    """All offices that somebody is quoted as, by name; those left or held for a time behind."""
    query = SearchQuery(per_page=1, facets=("office", "role"), facet_size=_MOST_ROLES, folded=True)
    offices, roles = reader.search(query).facets
    written: dict[str, list[Bucket]] = defaultdict(list)
    for bucket in roles.buckets:
        for code in families_of(bucket.label):
            written[code].append(bucket)
    lines = [
        OfficeLine(b.value, say_office(b.value), b.count, tuple(written[b.value][:_WRITTEN]))
        for b in offices.buckets
    ]
    return sorted(lines, key=lambda line: part_code(line.code)[::-1])


def office_page(reader: Reader, code: str) -> dict[str, object]:
    """Everything the page of an office shows; ``NotFoundError`` where nobody holds it."""
    chosen = Filter("office", code)
    query = SearchQuery(
        filters=(chosen,), sort="newest", per_page=_LATEST, folded=True,
        facets=("speaker", "organisation", "role"), facet_size=_HOLDERS,
    )  # fmt: skip
    result = reader.search(query)
    if part_code(code)[1] not in OFFICE_LABELS or not result.total:
        raise NotFoundError(f"no office {code}")
    speakers, bodies, roles = result.facets
    names = label_apart(reader, [(bucket.value, bucket.label) for bucket in speakers.buckets])
    return {
        "office": say_office(code),
        "ways": ways_to_write(code),
        "result": result,
        "all_url": search_url(SearchForm(filters=(chosen,))),
        "others": _others(reader, code),
        "roles": [_within(chosen, Filter("role", b.value), b, b.label) for b in roles.buckets],
        "speakers": [
            _within(chosen, Filter("speaker", b.value), b, name)
            for b, name in zip(speakers.buckets, names, strict=True)
        ],
        "bodies": [
            _within(chosen, Filter("organisation", b.value), b, b.label) for b in bodies.buckets
        ],
    }


def _within(office: Filter, chosen: Filter, bucket: Bucket, label: str) -> Choice:
    return Choice(label, search_url(SearchForm(filters=(office, chosen))), bucket.count)


def _others(reader: Reader, code: str) -> list[tuple[str, str, int]]:
    """The same office held otherwise: code, name and how many quotes."""
    family = part_code(code)[1]
    codes = [family, *(f"{standing}-{family}" for standing in STANDINGS)]
    counted = (
        (other, reader.count(SearchQuery(filters=(Filter("office", other),), folded=True)))
        for other in codes
        if other != code
    )
    return [(other, say_office(other), count) for other, count in counted if count]
