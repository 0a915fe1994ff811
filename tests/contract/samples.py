"""Small archives for tests: releases, quotes and hypothesis strategies for both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from indexer.archive import FIELDS as ALL_FIELDS
from indexer.archive import (
    And,
    DateRange,
    Expression,
    Field,
    Filter,
    FilterField,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    SearchQuery,
    Word,
)
from indexer.model import (
    Alias,
    Identification,
    Membership,
    Organisation,
    OrganisationId,
    Quote,
    QuoteId,
    Release,
    ReleaseId,
    Source,
    Span,
    Speaker,
    SpeakerId,
)


def make_release(name: str, day: date | None = date(2024, 5, 1), **changes: Any) -> Release:
    text = changes.pop("text", f"The text of {name}.")
    return replace(
        Release(
            id=ReleaseId(name),
            feed="wire",
            publisher="Harbour Council",
            title=f"Title of {name}",
            published=day,
            place="Caldmere",
            url=f"https://example.org/{name}",
            language="en",
            text=text,
            sha256=sha256(text.encode()).hexdigest(),
            origin=f"{name}.md",
            provenance=(("published", "dateline"),),
            issuer="Harbour Board",
            author="Jo Doe",
            embargo="Not before noon",
            given_id=f"№ {name}",
            sources=(Source("wires", f"{name}.md"), Source("copies", "all.jsonl", f"#{name}")),
        ),
        **changes,
    )


def make_quote(name: str, release: Release, text: str, start: int = 0, **changes: Any) -> Quote:
    return replace(
        Quote(
            id=QuoteId(name),
            release_id=release.id,
            text=text,
            content=(Span(start, start + len(text)),),
            kind="direct",
            speaker_name="Ann Roe",
            speaker_type="person",
            role="Minister",
            organisation_name="Harbour Council",
            published=release.published,
            cue=None,
            mention=None,
            rule="test",
            confidence=0.9,
            judgement="new",
            speaker_id=SpeakerId("s-roe"),
            organisation_id=OrganisationId("o-harbour"),
        ),
        **changes,
    )


PEOPLE = Identification(
    quotes=(),
    speakers=(
        Speaker(
            SpeakerId("s-roe"),
            "Ann Roe",
            "person",
            aliases=(Alias("Ms Roe", 2), Alias("Annie Rœ", 1)),
            memberships=(
                Membership("Harbour Council", "Minister", date(2021, 1, 1), None, None),
                Membership("Old Board", "Clerk", date(2011, 1, 1), date(2012, 1, 1), None),
            ),
        ),
        Speaker(SpeakerId("s-lee"), "John Lee Ka-chiu", "person", aliases=(Alias("John Lee", 3),)),
        Speaker(SpeakerId("s-lee2"), "John Lee", "person"),
        Speaker(SpeakerId("s-nobody"), "Nobody Quoted", "person"),
    ),
    organisations=(
        Organisation(
            OrganisationId("o-harbour"), "The Harbour Council", aliases=(Alias("HKTDC", 4),)
        ),
        Organisation(OrganisationId("o-bank"), "Bank of Tolland"),
    ),
    redirects=(("s-old", "s-older"), ("s-older", "s-roe")),
)

# Hypothesis: few words, so that searches find something, and the odd ones among them.
VOCABULARY = (
    "tax taxes taxed carbon the of centre center organisation organizations slow-down slowdown"
    " slow down U.S. us 5.5% $2bn 2bn C++ don't dont café cafe 香港 香 港 人 taxation cap"
).split()
WORDS = st.sampled_from(VOCABULARY)
TEXTS = st.lists(WORDS, min_size=0, max_size=9).map(" ".join)
ROLES = ["Minister", "minister", "Clerk", "", "Governor and Minister", "former Governor", "Gov."]
DAYS = st.none() | st.dates(date(2022, 11, 1), date(2024, 2, 28))


@st.composite
def corpora(draw: Any, prefix: str = "r") -> list[tuple[Release, tuple[Quote, ...]]]:
    """Up to six releases with up to four quotes each."""
    found = []
    for number in draw(st.lists(st.integers(0, 9), max_size=6, unique=True)):
        release = make_release(
            f"{prefix}{number}",
            draw(DAYS),
            publisher=draw(st.sampled_from(["Harbour Council", "harbour  COUNCIL", "Bank", ""])),
            issuer=draw(st.sampled_from(["Harbour Council", "HARBOUR council", "Old Board", ""])),
            feed=draw(st.sampled_from(["wire", "Wire", "other"])),
            language=draw(st.sampled_from(["en", "es", ""])),
            title=draw(st.sampled_from(["Same title", "Another", ""])),
        )
        quotes = [
            make_quote(
                f"q-{release.id}-{place}",
                release,
                draw(TEXTS),
                start=draw(st.integers(0, 3)),
                kind=draw(st.sampled_from(["direct", "mixed", "indirect", "statement"])),
                role=draw(st.sampled_from(ROLES)),
                judgement=draw(st.sampled_from(["matched", "new", "ambiguous", "unknown"])),
                speaker_id=draw(st.sampled_from([None, "s-roe", "s-lee", "s-lee2", "s-new"])),
                organisation_id=draw(st.sampled_from([None, "o-harbour", "o-new"])),
            )
            for place in range(draw(st.integers(0, 4)))
        ]
        found.append((release, tuple(quotes)))
    return found


LEAVES: st.SearchStrategy[Expression] = st.one_of(
    WORDS.map(Word),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda words: Phrase(tuple(words))),
    st.sampled_from(["ta", "tax", "ce", "c", "slow", "香"]).map(Prefix),
    st.builds(
        lambda words, distance: Near(tuple(words), distance),
        st.lists(WORDS, min_size=2, max_size=3, unique=True),
        st.integers(1, 5),
    ),
)
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=5,
)
FIELDS = tuple(field.name for field in ALL_FIELDS)
_GIVEN: dict[FilterField, list[str]] = {
    "speaker": ["s-roe", "s-old", "s-lee", "s-new", "s-none", ""],
    "organisation": ["o-harbour", "o-new", "o-none"],
    "role": ["MINISTER", "Clerk", "none", ""],
    "office": ["minister", "Gov.", "former-governor", "-", "none"],
    "issuer": ["harbour council", "Old Board", "none", ""],
    "publisher": ["Harbour Council", "bank", "none"],
    "feed": ["WIRE", "other"],
    "language": ["en", "es", "xx"],
}


def _values(field: Field) -> list[str]:
    """Values to filter by: given ones, codes, or what a release of these samples has."""
    release = make_release("r")
    told = [code.value for code in field.codes] or [
        field.value(make_quote("q", release, ""), release)
    ]
    return _GIVEN.get(field.name, [*told, "none"])


_VALUES = {field.name: _values(field) for field in ALL_FIELDS}


@st.composite
def queries(draw: Any) -> SearchQuery:
    filters = []
    for name in draw(st.lists(st.sampled_from(FIELDS), max_size=3)):
        value = draw(st.sampled_from(_VALUES[name]))
        filters.append(Filter(name, value, draw(st.booleans())))
    since, until = draw(DAYS), draw(DAYS)
    return SearchQuery(
        expression=draw(st.none() | EXPRESSIONS),
        filters=tuple(filters),
        dates=draw(st.sampled_from([DateRange(), DateRange(since), DateRange(since, until)])),
        sort=draw(st.sampled_from([None, "relevance", "newest", "oldest"])),
        page=draw(st.integers(1, 3)),
        per_page=draw(st.integers(1, 5)),
        facets=tuple(draw(st.lists(st.sampled_from(FIELDS), max_size=4, unique=True))),
        facet_size=draw(st.integers(1, 3)),
        interval=draw(st.sampled_from([None, "year", "month", "day"])),
        group_by=draw(st.sampled_from([None, None, "speaker", "organisation", "release"])),
        spans=draw(
            st.sampled_from([(), (DateRange(date(2024, 1, 1)), DateRange(None, date(2024, 6, 1)))])
        ),
        folded=draw(st.booleans()),
    )
