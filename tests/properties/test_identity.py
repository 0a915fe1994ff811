"""What holds of identification whatever the releases say."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.archive import Standing, follow_redirects
from indexer.identity import ReleaseContext, context_of, identify, keep_permalinks
from indexer.identity.organisations.names import parse_organisation
from indexer.identity.people.names import compare_names, parse_person
from indexer.identity.slugs import make_slug
from indexer.model import Identification, Quote, QuoteId, Release, ReleaseId, Span

GIVEN = ["John", "Jon", "J.", "Johnny", "Jane", "Ka-chiu", "Müller", "李家超"]
FAMILY = ["Lee", "Lee Ka-chiu", "Smith", "Smith Jr", "Smith-Roe", "O’Neil", ""]
BODIES = ["", "Acme", "Acme Inc.", "the Acme Ltd", "Fenna Line", "FL", "the Company"]
ROLES = ["", "CEO", "chief executive", "Minister of Health", "former Acme CEO and mayor"]

anything = st.text(max_size=40)
names = st.one_of(
    st.builds(lambda a, b: f"{a} {b}".strip(), st.sampled_from(GIVEN), st.sampled_from(FAMILY)),
    anything,
)


Drawn = tuple[list[Quote], dict[ReleaseId, ReleaseContext]]


@st.composite
def archives(draw: st.DrawFn) -> Drawn:
    """Some quotes in some releases, with contexts for some of the releases."""
    quotes = [
        Quote(
            id=QuoteId(f"q{n}"),
            release_id=ReleaseId(f"r{draw(st.integers(0, 4))}"),
            text="w",
            content=(Span(0, 1),),
            kind="direct",
            speaker_name=draw(names),
            speaker_type=draw(st.sampled_from(["person", "person", "organisation", "group"])),
            role=draw(st.one_of(st.sampled_from(ROLES), anything)),
            organisation_name=draw(st.one_of(st.sampled_from(BODIES), anything)),
            published=draw(st.none() | st.dates(date(2020, 1, 1), date(2026, 1, 1))),
            cue=None,
            mention=None,
            rule="t",
            confidence=1.0,
            judgement="matched",
        )
        for n in range(draw(st.integers(0, 9)))
    ]
    contexts = {
        ReleaseId(f"r{n}"): ReleaseContext(
            id=ReleaseId(f"r{n}"),
            publisher=draw(st.sampled_from(["", "Acme", "wire"])),
            definitions=draw(st.sampled_from([(), (("FL", "Fenna Line"),)])),
            names=frozenset(draw(st.lists(st.sampled_from(["acme", "fenna line"]), max_size=2))),
        )
        for n in range(draw(st.integers(0, 5)))
    }
    return quotes, contexts


@settings(max_examples=150, deadline=None)
@given(archives(), st.integers(0, 1000))
def test_shuffling_the_quotes_gives_the_same_people(archive: Drawn, seed: int) -> None:
    quotes, contexts = archive
    first = identify(quotes, contexts)
    shuffled = quotes[:]
    random.Random(seed).shuffle(shuffled)
    again = identify(shuffled, dict(reversed(contexts.items())))
    assert again.speakers == first.speakers
    assert again.organisations == first.organisations
    assert again.redirects == first.redirects
    assert sorted(again.quotes, key=lambda q: q.id) == sorted(first.quotes, key=lambda q: q.id)


@settings(max_examples=150, deadline=None)
@given(archives())
def test_every_id_has_a_record_and_every_quote_is_counted(archive: Drawn) -> None:
    quotes, contexts = archive
    found = identify(quotes, contexts)
    speakers = {s.id: s for s in found.speakers}
    organisations = {o.id: o for o in found.organisations}
    assert [q.id for q in found.quotes] == [q.id for q in quotes]
    assert len(speakers) == len(found.speakers)
    for quote in found.quotes:
        assert quote.speaker_id is None or quote.speaker_id in speakers
        assert quote.organisation_id is None or quote.organisation_id in organisations
    assert sum(s.quotes for s in found.speakers) == sum(
        q.speaker_id is not None for q in found.quotes
    )
    for speaker in found.speakers:
        assert sum(a.quotes for a in speaker.aliases) == speaker.quotes
        assert speaker.id not in speaker.confusable
        assert set(speaker.confusable) <= speakers.keys()
        for m in speaker.memberships:
            assert m.organisation_id is None or m.organisation_id in organisations
            assert m.since is None or m.until is None or m.since <= m.until
    for body in found.organisations:
        assert body.parent is None or body.parent in organisations
    for old, new in found.redirects:
        assert old not in speakers
        assert new in speakers or new in organisations


@settings(max_examples=100, deadline=None)
@given(archives())
def test_ids_given_before_still_lead_somewhere_after_a_release_more(archive: Drawn) -> None:
    quotes, contexts = archive
    before = identify([q for q in quotes if q.release_id != "r4"], contexts)
    after = identify(quotes, contexts)
    reachable = {s.id for s in after.speakers} | {a for a, _ in after.redirects}
    people = {s.id for s in before.speakers if s.type == "person"}
    turned = {s.name for s in after.speakers if s.type == "organisation"}
    lost = people - reachable
    assert all(s.name in turned for s in before.speakers if s.id in lost)


@settings(max_examples=100, deadline=None)
@given(archives())
def test_identifying_what_is_identified_changes_nothing(archive: Drawn) -> None:
    quotes, contexts = archive
    first = identify(quotes, contexts)
    assert identify(first.quotes, contexts) == first


@given(names, names)
def test_comparing_names_is_symmetric(a: str, b: str) -> None:
    x, y = parse_person(a), parse_person(b)
    assert compare_names(x, y) == compare_names(y, x)
    assert not x.words or compare_names(x, x).grade == "same"


@given(anything)
def test_any_text_makes_a_slug_and_a_name(text: str) -> None:
    slug = make_slug(text)
    assert slug
    assert slug.isascii()
    assert all(c.isalnum() or c == "-" for c in slug)
    assert parse_organisation(parse_organisation(text).text).key is not None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400) | st.sampled_from(["A" * 20_000, "A. " * 8_000, "(A (B " * 5_000]))
def test_reading_a_context_is_total(text: str) -> None:
    context = context_of(
        Release(
            id=ReleaseId("r"),
            feed="f",
            publisher="p",
            title="t",
            published=None,
            place="",
            url="",
            language="en",
            text=text,
            sha256="",
        )
    )
    assert len(context.names) <= 80


@settings(max_examples=100, deadline=None)
@given(archives(), st.data())
def test_permalinks_lead_to_whoever_says_the_words_now(archive: Drawn, data: st.DataObject) -> None:
    """Some organisations are read otherwise, some releases go; then all is as it was."""
    quotes, contexts = archive
    first = identify(quotes, contexts)
    kept = [q for q in quotes if data.draw(st.booleans())]
    changed = [
        replace(q, organisation_name=data.draw(st.sampled_from([q.organisation_name, "Acme", ""])))
        for q in kept
    ]
    second = keep_permalinks(identify(changed, contexts), standings_of(first))
    third = keep_permalinks(
        identify(quotes, contexts), standings_of(second), dict(second.redirects)
    )
    for now in (second, third):
        standing = {s.id for s in now.speakers}
        assert standing.isdisjoint(old for old, _ in now.redirects)
        redirects = dict(now.redirects)
        for old, new in now.redirects:
            assert follow_redirects(redirects, old) == new, "in one step"
        past = {q.id: q.speaker_id for q in first.quotes}
        for quote in now.quotes:
            former = past[quote.id]
            if former is not None and quote.speaker_id is not None:
                assert follow_redirects(redirects, former) in standing
    assert {s.id for s in third.speakers} == {s.id for s in first.speakers}


def standings_of(identification: Identification) -> list[Standing]:
    return [
        Standing(q.id, q.release_id, q.speaker_id, q.organisation_id) for q in identification.quotes
    ]
