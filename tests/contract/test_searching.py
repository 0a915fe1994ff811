"""What a search finds, in which order, with which marks and counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from indexer.archive import (
    UNNAMED,
    DateRange,
    Filter,
    FilterField,
    Not,
    Phrase,
    Reader,
    SearchQuery,
    StoredArchive,
    Word,
)
from indexer.archive.fields import BY_NAME
from indexer.archive.language import parse
from indexer.archive.result import SearchResult
from indexer.model import SpeakerId
from tests.contract.samples import PEOPLE, make_quote, make_release

TEXTS = {
    "tax": "Taxes were raised; the carbon tax stays.",
    "organisation": "Our organization travelled to the theatre.",
    "compound": "We see a slow-down, said the U.S. chamber. Don't worry.",
    "numbers": "Growth of 5.5 per cent, worth $2bn or 1,000 jobs, in C++.",
    "chinese": "香港政府表示歡迎。",
    "accents": "The café in Zürich’s centre said “yes”.",
    "plain": "Nothing of note.",
    "pronoun": "Give us it.",
}

FOUND = [
    ("tax", ["tax"]),
    ("taxing", ["tax"]),
    ('"tax"', ["tax"]),
    ('"taxed"', []),
    ('"carbon tax"', ["tax"]),
    ('"tax carbon"', []),
    ('"the carbon tax stays"', ["tax"]),
    ("carbon NEAR/1 raised", []),
    ("carbon NEAR/2 raised", ["tax"]),
    ("organisation", ["organisation"]),
    ('"organisation"', []),
    ('"organization"', ["organisation"]),
    ("traveling theater", ["organisation"]),
    ("slow-down", ["compound"]),
    ("slowdown", ["compound"]),
    ("down", ["compound"]),
    ('"a slow down"', ["compound"]),
    ("US", ["compound"]),
    ("U.S.", ["compound"]),
    ("us", ["compound", "pronoun"]),
    ('"U.S. chamber"', ["compound"]),
    ('"us chamber"', ["compound"]),
    ("IT", []),
    ("it", ["pronoun"]),
    ("dont", ["compound"]),
    ("5.5%", ["numbers"]),
    ("$2bn", ["numbers"]),
    ("2bn", ["numbers"]),
    ("1000", ["numbers"]),
    ("C++", ["numbers"]),
    ("香", ["chinese"]),
    ("香港", ["chinese"]),
    ("政府表示", ["chinese"]),
    ("港香", []),
    ("表示欢迎", ["chinese"]),  # typed in the other script
    ('"表示欢迎"', []),
    ("表示欢迎 -政府", []),
    ("cafe zurich", ["accents"]),
    ("CENTER", ["accents"]),
    ("grow*", ["numbers"]),
    ("the -tax", ["accents", "compound", "organisation"]),
    ("tax OR cafe", ["accents", "tax"]),
    ("(tax OR cafe) carbon", ["tax"]),
    ("-the", ["chinese", "numbers", "plain", "pronoun"]),
]


@pytest.fixture(scope="module")
def reader(standing: StoredArchive, publish_once: Callable[..., str]) -> Iterator[Reader]:
    items = []
    for number, (name, text) in enumerate(TEXTS.items()):
        release = make_release(f"r-{name}", date(2020 + number % 4, 1 + number, 3))
        items.append((release, [make_quote(f"q-{name}", release, text)]))
    publish_once(*items)
    with standing.reader() as reader:
        yield reader


def search(reader: Reader, text: str, **changes: Any) -> SearchResult:
    return reader.search(replace(parse(text, reader.resolve).query(), **changes))


@pytest.mark.parametrize(("typed", "names"), FOUND)
def test_words_find_quotes(reader: Reader, typed: str, names: list[str]) -> None:
    found = search(reader, typed)
    assert sorted(hit.quote.id for hit in found.hits) == [f"q-{name}" for name in names]
    assert found.total == len(names)


def test_marks_cover_the_words_that_matched(reader: Reader) -> None:
    (hit,) = search(reader, 'tax "carbon tax" slow').hits or search(reader, 'tax "carbon"').hits
    assert [mark.of(hit.snippet.text) for mark in hit.snippet.marks] == ["Taxes", "carbon", "tax"]
    (hit,) = search(reader, "5.5% slow-down OR 5.5%").hits
    assert [mark.of(hit.snippet.text) for mark in hit.snippet.marks] == ["5.5 per cent"]


def test_order_by_date_puts_the_dateless_last_both_ways(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    releases = [
        make_release("a", date(2021, 1, 1)),
        make_release("b", None),
        make_release("c", date(2023, 1, 1)),
    ]
    publish(*((r, [make_quote(f"q{r.id}", r, "tax")]) for r in releases))
    with archive.reader() as reader:
        newest = reader.search(SearchQuery(sort="newest"))
        oldest = reader.search(SearchQuery(sort="oldest"))
    assert [hit.quote.release_id for hit in newest.hits] == ["c", "a", "b"]
    assert [hit.quote.release_id for hit in oldest.hits] == ["a", "c", "b"]
    assert newest.undated == 1


def test_pages_join_into_the_whole_result(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    release = make_release("a")
    quotes = [make_quote(f"q{n:02}", release, "tax " * (n % 3 + 1), start=n) for n in range(25)]
    publish((release, quotes))
    for sort in ("relevance", "newest", "oldest"):
        query = SearchQuery(expression=Word("tax"), sort=sort, per_page=7)
        with archive.reader() as reader:
            pages = [reader.search(replace(query, page=page)) for page in (1, 2, 3, 4, 5)]
            joined = [hit.quote.id for page in pages for hit in page.hits]
            assert joined == [hit.quote.id for hit in reader.export(query)]
        assert len(set(joined)) == 25
        assert not pages[4].hits


@pytest.mark.parametrize(
    ("field", "order"),
    [
        ("kind", ["direct", "indirect", "mixed"]),
        ("language", ["de", "en", "fr"]),
        ("role", ["Archivist", "Clerk", "Mayor"]),
        ("speaker", ["Ann Roe", "John Lee Ka-chiu"]),
    ],
)
def test_a_facet_in_the_order_of_its_values_stands_so_however_many_have_each(
    archive: StoredArchive,
    publish: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    field: FilterField,
    order: list[str],
) -> None:
    monkeypatch.setitem(BY_NAME, field, replace(BY_NAME[field], order="value"))
    rare, usual = make_release("a", language="de"), make_release("b", language="fr")
    more = make_release("c", language="en")
    publish(
        (rare, [make_quote("q1", rare, "tax", kind="indirect", role="Clerk")]),
        (usual, [make_quote(f"q{n}", usual, "tax", n, kind="mixed", role="Mayor", speaker_id="s-lee") for n in (2, 3)]),
        (more, [make_quote("q4", more, "tax", role="Archivist")]),
        identification=PEOPLE,
    )  # fmt: skip
    with archive.reader() as reader:
        (whole,) = reader.search(SearchQuery(facets=(field,))).facets
        (first,) = reader.search(SearchQuery(facets=(field,), facet_size=1)).facets
    shown = [b.label if field in ("speaker", "role") else b.value for b in whole.buckets]
    assert shown == order
    assert [b.value for b in first.buckets] == [whole.buckets[0].value]
    assert first.distinct == len(order)


def test_a_facet_ignores_its_own_filter_and_counts_lead_to_results(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    first, second = make_release("a", date(2021, 1, 1)), make_release("b", date(2022, 1, 1))
    publish(
        (first, [make_quote("q1", first, "tax"), make_quote("q2", first, "tax", 9, kind="mixed")]),
        (second, [make_quote("q3", second, "tax", role="Clerk", speaker_id="s-lee")]),
        identification=PEOPLE,
    )
    query = SearchQuery(
        filters=(Filter("speaker", "s-roe"), Filter("kind", "direct")),
        facets=("speaker", "kind", "role"),
    )
    with archive.reader() as reader:
        result = reader.search(query)
        speaker, kind, _ = result.facets
        assert [(b.label, b.count, b.selected) for b in speaker.buckets] == [
            ("Ann Roe", 1, True),
            ("John Lee Ka-chiu", 1, False),
        ]
        assert {b.value: b.count for b in kind.buckets} == {"direct": 1, "mixed": 1}
        for facet in result.facets:
            for bucket in facet.buckets:
                others = tuple(f for f in query.filters if f.field != facet.field)
                led = replace(query, filters=(*others, Filter(facet.field, bucket.value)))
                assert reader.count(led) == bucket.count


def test_many_counts_are_those_of_each_query(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    first, second = make_release("a", date(2021, 1, 1)), make_release("b", date(2022, 1, 1))
    publish(
        (first, [make_quote("q1", first, "a tax"), make_quote("q2", first, "no tax", 9)]),
        (second, [make_quote("q3", second, "a tax", role="Clerk", speaker_id="s-lee")]),
        identification=PEOPLE,
    )
    plain = SearchQuery(expression=Word("tax"))
    queries = [
        plain,
        SearchQuery(),
        replace(plain, filters=(Filter("speaker", "s-lee"),)),
        replace(plain, expression=Not(Word("no"))),
        replace(plain, dates=DateRange(None, date(2021, 12, 31))),
        replace(plain, expression=Word("nowhere")),
        replace(plain, folded=True),
        plain,
    ]
    with archive.reader() as reader:
        assert reader.counts(queries) == (3, 3, 1, 2, 2, 0, 3, 3)
        assert reader.counts(queries) == tuple(reader.search(query).total for query in queries)
        assert reader.counts(()) == ()


def test_the_timeline_has_no_gaps(archive: StoredArchive, publish: Callable[..., Any]) -> None:
    first, second = make_release("a", date(2021, 11, 5)), make_release("b", date(2022, 2, 1))
    publish(*((r, [make_quote(f"q{r.id}", r, "tax")]) for r in (first, second)))
    with archive.reader() as reader:
        months = reader.search(SearchQuery(interval="month")).timeline
    assert [(p.start.isoformat(), p.count) for p in months] == [
        ("2021-11-01", 1),
        ("2021-12-01", 0),
        ("2022-01-01", 0),
        ("2022-02-01", 1),
    ]


def test_spans_are_counted_with_the_dates_of_the_query_left_aside(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    days = (date(2021, 11, 5), date(2021, 11, 6), date(2022, 2, 1), None)
    releases = [make_release(f"r{n}", day) for n, day in enumerate(days)]
    publish(*((r, [make_quote(f"q{r.id}", r, "tax")]) for r in releases))
    spans = (DateRange(days[1], None), DateRange(None, days[1]), DateRange(days[0], days[0]))
    asked = SearchQuery(expression=Word("tax"), spans=spans)
    with archive.reader() as reader:
        for dates in (DateRange(), DateRange(days[2], None), DateRange(date(1999, 1, 1), days[0])):
            query = replace(asked, dates=dates)
            counted = tuple(reader.count(replace(query, dates=span)) for span in spans)
            result = reader.search(query)
            assert result.spans == counted == (2, 2, 1)
            assert result.years == reader.timeline(asked, "year")
            for interval in ("year", "month", "day"):
                found = reader.search(replace(query, interval=interval)).timeline
                assert reader.timeline(query, interval) == found


def test_dates_include_both_ends(archive: StoredArchive, publish: Callable[..., Any]) -> None:
    release = make_release("a", date(2021, 11, 5))
    publish((release, [make_quote("q", release, "tax")]))
    day = date(2021, 11, 5)
    with archive.reader() as reader:
        assert reader.count(SearchQuery(dates=DateRange(day, day))) == 1
        assert reader.count(SearchQuery(dates=DateRange(None, date(2021, 11, 4)))) == 0


def test_a_long_quote_is_cut_around_its_marks(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    release = make_release("a")
    text = "filler words here " * 60 + "the carbon tax " + "and more to come " * 60
    publish((release, [make_quote("q", release, text.strip())]))
    with archive.reader() as reader:
        (hit,) = reader.search(SearchQuery(expression=Phrase(("carbon", "tax")))).hits
    assert hit.snippet.cut_before
    assert hit.snippet.cut_after
    assert len(hit.snippet.text) <= 420
    assert [mark.of(hit.snippet.text) for mark in hit.snippet.marks] == ["carbon tax"]


def test_groups_count_share_and_span(archive: StoredArchive, publish: Callable[..., Any]) -> None:
    first, second = make_release("a", date(2021, 1, 1)), make_release("b", date(2023, 1, 1))
    publish(
        (first, [make_quote("q1", first, "tax")]),
        (second, [make_quote("q2", second, "tax"), make_quote("q3", second, "x", 9, speaker_id="s-lee")]),
        identification=PEOPLE,
    )  # fmt: skip
    with archive.reader() as reader:
        result = reader.search(SearchQuery(group_by="speaker"))
    roe = result.groups[0]
    assert (roe.label, roe.count, roe.share) == ("Ann Roe", 2, 2 / 3)
    assert roe.per_year == ((2021, 1), (2022, 0), (2023, 1))
    assert result.group_total == 2
    assert not result.hits


def test_whole_words_come_before_reported_clauses_and_named_before_unnamed(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    release = make_release("r")
    ways = [("indirect", "new"), ("direct", "unknown"), ("mixed", "new"), ("direct", "matched")]
    quotes = [
        make_quote(f"{kind} {judgement}", release, "The toll will end.", n * 40,
                   kind=kind, judgement=judgement)
        for n, (kind, judgement) in enumerate(ways)
    ]  # fmt: skip
    quotes.append(make_quote("one user", release, "The toll will end.", 200, speaker_id=None))
    publish((release, quotes))
    with archive.reader() as reader:
        found = reader.search(parse("toll", reader.resolve).query())
    assert [hit.quote.id for hit in found.hits] == [
        "direct matched", "mixed new", "direct unknown", "indirect new", "one user",
    ]  # fmt: skip


def test_words_that_stand_together_as_typed_come_first(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    release = make_release("r")
    texts = {
        "apart": "Care is what every child asks of us.",
        "together": "We ask the town for better child care and for longer hours at the quay.",
        "between": "The town pays for the care of a child from May, and for longer hours.",
    }
    quotes = [make_quote(id_, release, text, n * 90) for n, (id_, text) in enumerate(texts.items())]
    publish((release, quotes))
    with archive.reader() as reader:
        found = reader.search(parse("child care", reader.resolve).query())
    assert [hit.quote.id for hit in found.hits] == ["together", "apart", "between"]


def test_those_without_a_name_are_counted_found_and_left_out(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    release = make_release("r")
    publish(
        (release, [
            make_quote("named", release, "tax"),
            make_quote("nobody", release, "tax", 9, speaker_id=None, speaker_name=""),
            make_quote("client", release, "tax", 20, speaker_id=None, speaker_name="one client"),
        ]),
        identification=PEOPLE,
    )  # fmt: skip
    alone, left = Filter("speaker", UNNAMED), Filter("speaker", UNNAMED, excluded=True)
    with archive.reader() as reader:
        whole = reader.search(SearchQuery(facets=("speaker",)))
        only = reader.search(SearchQuery(filters=(alone,), facets=("speaker",)))
        others = reader.search(SearchQuery(filters=(left,), facets=("speaker",)))
    assert whole.facets[0].unnamed == 2
    assert {hit.quote.id for hit in only.hits} == {"nobody", "client"}
    assert (only.facets[0].unnamed, [b.value for b in only.facets[0].buckets]) == (2, ["s-roe"])
    assert [hit.quote.id for hit in others.hits] == ["named"]
    assert others.facets[0].unnamed == 0


def test_what_is_said_in_several_releases_is_found_and_counted_once(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    days = [date(2024, 5, 1), date(2025, 3, 1), date(2025, 3, 9)]
    releases = [make_release(f"r{n}", day, publisher=f"P{n}") for n, day in enumerate(days)]
    same = [make_quote(f"q{n}", release, "The toll ends.") for n, release in enumerate(releases)]
    other = make_quote("other", releases[2], "The toll began.", 40)
    sayings = (tuple(quote.id for quote in same),)
    publish(
        (releases[0], [same[0]]), (releases[1], [same[1]]), (releases[2], [same[2], other]),
        identification=replace(PEOPLE, sayings=sayings),
    )  # fmt: skip
    query = SearchQuery(
        Word("toll"), folded=True, sort="newest", interval="month", facets=("publisher",),
        spans=(DateRange(date(2025, 1, 1)),),
    )  # fmt: skip
    with archive.reader() as reader:
        found = reader.search(query)
        later = reader.search(replace(query, dates=DateRange(date(2025, 1, 1))))
        every = reader.search(replace(query, folded=False))
        assert reader.count(query) == 2
        assert [hit.quote.id for hit in reader.appearances(same[1].id)] == ["q0", "q2"]
        assert reader.appearances(other.id) == ()
        for bucket in found.facets[0].buckets:
            led = replace(query, filters=(Filter("publisher", bucket.value),))
            assert reader.count(led) == bucket.count
    assert [(hit.quote.id, hit.elsewhere) for hit in found.hits] == [("other", 0), ("q0", 2)]
    assert (found.total, found.repeats, every.total) == (2, 2, 4)
    assert [hit.quote.id for hit in later.hits] == ["other", "q1"]
    assert {p.start: p.count for p in found.timeline if p.count} == {
        date(2024, 5, 1): 1, date(2025, 3, 1): 2,
    }  # fmt: skip
    assert found.spans == (2,)
    assert [(p.start.year, p.count) for p in found.years] == [(2024, 1), (2025, 2)]


def test_names_count_what_is_said_in_several_releases_once(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    releases = [make_release(f"r{n}", date(2025, 3, 1 + n), publisher="P") for n in range(3)]
    same = [
        make_quote(f"q{n}", release, "The toll ends.", role="Clerk")
        for n, release in enumerate(releases)
    ]
    other = make_quote("other", releases[2], "The toll began.", 40)
    publish(
        (releases[0], [same[0]]), (releases[1], [same[1]]), (releases[2], [same[2], other]),
        identification=replace(PEOPLE, sayings=(tuple(quote.id for quote in same),)),
    )  # fmt: skip
    with archive.reader() as reader:
        asked: tuple[tuple[FilterField, str], ...] = (
            ("speaker", "roe"), ("role", "clerk"), ("publisher", "p"),
        )  # fmt: skip
        for field, typed in asked:
            (found,) = reader.suggest(typed, (field,))
            led = SearchQuery(filters=(Filter(field, found.value),), folded=True)
            assert found.count == reader.count(led)
        assert reader.speaker(SpeakerId("s-roe")).quotes == 2
        listed = reader.browse("speaker", "R").speakers
        assert [(one.speaker.id, one.speaker.quotes) for one in listed] == [("s-roe", 2)]
