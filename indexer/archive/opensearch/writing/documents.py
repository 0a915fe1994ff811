"""What the engine is given of a quote, a release, a name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from indexer.archive.closest import ClueField, clue_keys
from indexer.archive.embedded.storage.records import encode_organisation, encode_speaker
from indexer.archive.facets import FOLDED, key_of, keys_of, value_of_release
from indexer.archive.fields import FIELDS, RELEASE_FIELDS
from indexer.archive.forms import is_turn
from indexer.archive.language.questions import FUNCTION_WORDS
from indexer.archive.names import (
    how_widely,
    initial_of,
    latest_role,
    listing_key,
    name_key,
    name_tails,
    names_of,
)
from indexer.archive.offices import ways_to_write
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.held import HeldRelease, Row
from indexer.archive.opensearch.storage.indices import SEPARATOR
from indexer.archive.opensearch.storage.terms import as_term
from indexer.archive.opensearch.writing.census import Census
from indexer.archive.query import FilterField
from indexer.archive.scoring import LENGTHS, byte_of_length, worth_of
from indexer.archive.timeline import period_number
from indexer.archive.vocabulary import is_suggestible
from indexer.model import Organisation, Quote, Release, Speaker

_OF_QUOTES = tuple(field.name for field in FIELDS if field.of_release is None)
_OF_RELEASES = tuple(field.name for field in FIELDS if field.of_release is not None)
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_key_of = lru_cache(maxsize=100_000)(key_of)


def digest_of(document: Json) -> str:
    """What tells one document from another of the same id."""
    return blake2b(_encode(document).encode(), digest_size=9).hexdigest()


def check_of(digest: str) -> int:
    """A number for each digest, such that those of an archive can be summed."""
    return crc32(digest.encode()) & 0xFFFFFF


def facet_key(label: str, value: str) -> str:
    """A value with its label, as it is counted and sorted."""
    return value if label == value else f"{label}{SEPARATOR}{value}"


def stored_length(terms: int) -> int:
    """The length a text is scored by."""
    return LENGTHS[byte_of_length(terms)]


def shared_of(release: Release, census: Census) -> Json:
    """What all quotes of a release have in common."""
    document: Json = {
        "release": release.id,
        "release_facet": f"{release.title}{SEPARATOR}{release.id}",
        "shown": [
            release.title, release.publisher, release.given_id, release.collection, release.issuer,
        ],
    }  # fmt: skip
    for name in _OF_RELEASES:
        if key := _key_of(name, value_of_release(release, name)):
            document[name] = key
            document[f"{name}_facet"] = facet_key(*census.label(name, key))
    return document


def quote_document(
    quote: Quote, row: Row, release: Release, place: int, shared: Json, census: Census
) -> Json:
    """A quote but for its terms."""
    document: Json = {
        **shared,
        "row": row,
        "place": place,
        "worth": worth_of(quote),
    }
    if day := quote.published:
        document |= {
            "day": day.toordinal(), "month": period_number(day, "month"), "year": day.year
        }  # fmt: skip
    if clues := _clues_of(quote, release, census):
        document["clues"] = clues
    if found := census.appearance(quote.id):
        document |= {
            "said": found.said, "nth": found.nth, "of": found.of,
            "appearance": appearance_key(found.said, found.nth),
        }  # fmt: skip
    for name in _OF_QUOTES:
        if keys := keys_of(quote, release, name):
            document[name] = keys
            document[f"{name}_facet"] = [facet_key(*census.label(name, key)) for key in keys]
    return document


def clue_term(name: ClueField, word: str) -> str:
    """A word of a name, office or headline, as it is looked for (see ``archive.closest``)."""
    return f"{name}:{as_term(word)}"


def _clues_of(quote: Quote, release: Release, census: Census) -> list[str]:
    """By which words of names, its office and the headline a quote may be remembered."""
    names: dict[ClueField, tuple[str, ...]] = {"title": (release.title,)}
    if quote.role:
        names["role"] = (census.label("role", _key_of("role", quote.role))[0],)
    if quote.speaker_id is not None:
        names["speaker"] = names_of(census.speakers[quote.speaker_id])
    if quote.organisation_id is not None:
        names["organisation"] = names_of(census.organisations[quote.organisation_id])
    return sorted({term for name, some in names.items() for term in _clue_terms(name, some)})


@lru_cache(maxsize=20_000)
def _clue_terms(name: ClueField, names: tuple[str, ...]) -> tuple[str, ...]:
    words = {word for one in names for word in clue_keys(name, one)} - FUNCTION_WORDS
    return tuple(clue_term(name, word) for word in words)


def appearance_key(said: str, nth: int) -> str:
    """One appearance of a saying."""
    return f"{said}#{nth}"


def release_document(held: HeldRelease, release: Release, quotes: int, census: Census) -> Json:
    """A release but for its text and its terms."""
    gaps = [gap for gap in held.gaps if gap != "unquoted" or not quotes]
    document: Json = {"id": release.id, "gaps": gaps, "quotes": quotes}
    document["held"] = [held.record, held.given_id, held.sources, held.sha256]
    if day := release.published:
        document["day"] = day.toordinal()
    for name in RELEASE_FIELDS:
        if key := _key_of(name, value_of_release(release, name)):
            label = census.release_labels[name][key] if name in FOLDED else key
            document |= {name: key, f"{name}_facet": label}
    return document


def name_documents(census: Census) -> Iterator[tuple[str, Json]]:
    """Every name that can be typed, with the id of its document."""
    for speaker in census.speakers.values():
        yield f"speaker:{speaker.id}", _record_document(speaker, census)
    for body in census.organisations.values():
        yield f"organisation:{body.id}", _record_document(body, census)
    for name in ("office", *sorted(FOLDED)):
        for key, count in census.counts[name].items():
            label, _ = census.label(name, key)
            names = ways_to_write(key) if name == "office" else (label,)
            yield f"{name}:{key}", _name_document(name, label, label, count, names)


def _record_document(record: Speaker | Organisation, census: Census) -> Json:
    name: FilterField = "speaker" if isinstance(record, Speaker) else "organisation"
    document = _name_document(name, record.id, record.name, record.quotes, names_of(record))
    words = {word for one in names_of(record) for word in name_key(one).split()}
    document |= {
        "words": sorted(as_term(word) for word in words if is_suggestible(word)),
        "initial": initial_of(record),
        "listing": SEPARATOR.join(listing_key(record)),
        "widely": how_widely(census.carriers[name, record.id], census.releases_of[name][record.id]),
        "made": f"{name}:{record.id}" in census.made,
    }
    if isinstance(record, Speaker):
        is_person = record.type == "person"
        document |= {
            "detail": latest_role(record.memberships), "is_person": is_person,
            "has_names": is_person and " " in name_key(record.name),
            "record": encode_speaker(record),
        }  # fmt: skip
    else:
        document["record"] = encode_organisation(record)
    return document


def _name_document(
    name: FilterField, value: str, label: str, count: int, names: tuple[str, ...]
) -> Json:
    return {
        "field": name, "value": value, "label": label, "count": count, "detail": "",
        "keys": sorted({name_key(one) for one in names}),
        "tails": sorted({f"{tail} " for one in names for tail in name_tails(one)}),
    }  # fmt: skip


def is_spoken(quote: Quote) -> bool:
    """Whether a quote makes its release one of the list of speeches."""
    return is_turn(quote) and quote.speaker_id is not None
