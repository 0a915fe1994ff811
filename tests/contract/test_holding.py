"""What is held: records, updates, names, and who may write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from indexer.archive import DateRange, Filter, SearchQuery, StoredArchive, Writer
from indexer.archive.language import parse
from indexer.archive.query import Word
from indexer.errors import NoArchiveError, NotFoundError, QueryError, ReleaseError, StorageError
from indexer.model import (
    Block,
    Cue,
    Evidence,
    Mention,
    OrganisationId,
    QuoteId,
    ReleaseId,
    Source,
    Span,
    SpeakerId,
)
from tests.contract.samples import PEOPLE, make_quote, make_release

FULL = make_release(
    "full",
    date(2024, 2, 29),
    text="“Yes,” said Roe. ‹ü› 香港",
    blocks=(Block(Span(0, 10), "paragraph"), Block(Span(11, 20), "about")),
)
FULL_QUOTE = make_quote(
    "q-full",
    FULL,
    "Yes … no",
    content=(Span(1, 5), Span(8, 9)),
    cue=Cue(Span(7, 11), "say"),
    mention=Mention(Span(12, 15), "surname"),
    evidence=(Evidence(Span(12, 15), "mention"),),
    candidates=("Ann Roe", "Bo Roe"),
    judgement="ambiguous",
    corrected="2026-03-01: misheard",
)


def test_nothing_is_read_before_something_is_published(archive: StoredArchive) -> None:
    with pytest.raises(NoArchiveError), archive.reader():
        pass


def test_records_come_back_as_they_went_in(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]), identification=PEOPLE)
    with archive.reader() as reader:
        assert reader.release(FULL.id).release == FULL
        assert reader.release(FULL.id).quotes == (FULL_QUOTE,)
        assert reader.quote(FULL_QUOTE.id) == FULL_QUOTE
        roe = next(s for s in PEOPLE.speakers if s.id == "s-roe")
        assert reader.speaker(SpeakerId("s-roe")) == replace(roe, quotes=1)
        assert reader.speaker(SpeakerId("s-old")) == replace(roe, quotes=1)
        assert reader.organisation(OrganisationId("o-harbour")).quotes == 1


@pytest.mark.parametrize("method", ["quote", "release", "speaker", "organisation"])
def test_an_unknown_id_is_said_to_be_unknown(
    archive: StoredArchive, publish: Callable[..., Any], method: str
) -> None:
    publish((FULL, [FULL_QUOTE]))
    with archive.reader() as reader, pytest.raises(NotFoundError, match="nobody"):
        getattr(reader, method)("nobody")


def test_a_reader_keeps_its_generation_while_another_is_published(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    before = publish((FULL, [FULL_QUOTE]))
    with archive.reader() as old:
        other = make_release("other")
        after = publish((other, [make_quote("q2", other, "tax")]))
        with archive.reader() as new:
            assert (old.generation, new.generation) == (before, after)
            assert (old.count(SearchQuery()), new.count(SearchQuery())) == (1, 2)
            with pytest.raises(NotFoundError):
                old.release(ReleaseId("other"))
        assert old.quote(QuoteId("q-full")).text == FULL_QUOTE.text


def test_leaving_a_writer_without_publishing_drops_everything(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]))
    with archive.writer() as writer:
        writer.discard(FULL.id)
    with archive.reader() as reader:
        assert reader.count(SearchQuery()) == 1


def test_a_second_writer_is_refused(archive: StoredArchive) -> None:
    with archive.writer(), pytest.raises(StorageError), archive.writer():
        pass


def test_a_fresh_writer_starts_from_nothing(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]))
    other = make_release("other")
    publish((other, []), fresh=True)
    with archive.reader() as reader:
        assert (reader.statistics().releases, reader.statistics().quotes) == (1, 0)


def test_replacing_and_discarding_releases(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]), (make_release("gone"), []))
    changed = replace(FULL, title="Second edition", sha256="2")
    with archive.writer() as writer:
        writer.add(changed, (replace(FULL_QUOTE, text="tax"),))
        writer.discard(ReleaseId("gone"))
        assert dict(writer.releases()) == {"full": "2"}
        assert [q.text for q in writer.quotes()] == ["tax"]
        writer.publish()
    with archive.reader() as reader:
        assert [h.release_title for h in reader.search(SearchQuery()).hits] == ["Second edition"]
        assert reader.count(parse("yes").query()) == 0
        assert reader.count(parse("tax").query()) == 1
        assert reader.statistics().releases == 1


def test_a_correction_of_words_is_what_is_found(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    right = replace(FULL_QUOTE, text="Never", corrected="2026-05-01: said never")
    publish((FULL, [FULL_QUOTE]), identification=replace(PEOPLE, quotes=(right,)))
    with archive.reader() as reader:
        assert reader.quote(QuoteId("q-full")) == right
        assert reader.count(parse("never").query()) == 1
        assert reader.count(parse("yes").query()) == 0
        assert reader.release(ReleaseId("full")).quotes == (right,)
    with archive.writer() as writer:
        assert list(writer.quotes()) == [FULL_QUOTE]


def test_names_are_suggested_by_any_word_and_alias(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE, make_quote("q2", FULL, "x", 9, speaker_id="s-lee")]), identification=PEOPLE)  # fmt: skip
    with archive.reader() as reader:
        (roe,) = reader.suggest("ROE", ("speaker",))
        assert (roe.value, roe.label, roe.detail) == (
            "s-roe",
            "Ann Roe",
            "Minister, Harbour Council",
        )
        assert [s.value for s in reader.suggest("annie roe", ("speaker",))] == ["s-roe"]
        assert [s.value for s in reader.suggest("chiu", ("speaker", "role"))] == ["s-lee"]
        assert [s.value for s in reader.resolve("organisation", "hktdc")] == ["o-harbour"]
        assert [s.value for s in reader.resolve("speaker", "s-old")] == ["s-roe"]
        assert reader.resolve("speaker", "nobody") == ()


def test_merged_ids_filter_as_what_stands_for_them(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]), identification=PEOPLE)
    with archive.reader() as reader:
        assert reader.count(SearchQuery(filters=(Filter("speaker", "s-old"),))) == 1


def test_spellings_come_from_the_archive(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [make_quote("q", FULL, "The government of Caldmere spoke")]), identification=PEOPLE)  # fmt: skip
    with archive.reader() as reader:
        assert reader.spellings("goverment") == ("government",)
        assert reader.spellings("government") == ()
        assert reader.spellings("\x00") == ()


def test_the_listing_is_by_family_name(archive: StoredArchive, publish: Callable[..., Any]) -> None:
    quotes = [make_quote("q1", FULL, "x"), make_quote("q2", FULL, "y", 9, speaker_id="s-lee2")]
    publish((FULL, quotes), identification=PEOPLE)
    with archive.reader() as reader:
        listing = reader.browse("speaker", "")
        assert [entry.speaker.name for entry in listing.speakers] == ["John Lee", "Ann Roe"]
        assert listing.initials == (("L", 1), ("R", 1))
        assert [o.name for o in reader.browse("organisation", "H").organisations] == [
            "The Harbour Council"
        ]


def test_text_that_is_none_costs_one_release(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    with archive.writer() as writer:
        with pytest.raises(ReleaseError, match="not Unicode"):
            writer.add(FULL, (replace(FULL_QUOTE, text="half \ud83d"),))
        writer.add(make_release("fine"), ())
        writer.publish()
    with archive.reader() as reader:
        assert reader.statistics().releases == 1
        with pytest.raises(NotFoundError):
            reader.quote(QuoteId("\ud83d"))
        assert reader.suggest("\ud83d", ("speaker",)) == ()
        assert reader.count(SearchQuery(filters=(Filter("role", "\ud83d"),))) == 0


@pytest.mark.parametrize(("page", "size"), [(0, 20), (-1, 20), (1, 0), (1, -1), (1, 10**9)])
def test_a_page_that_is_none_is_refused(
    archive: StoredArchive, publish: Callable[..., Any], page: int, size: int
) -> None:
    publish((FULL, [FULL_QUOTE]))
    with archive.reader() as reader, pytest.raises(QueryError):
        reader.search(SearchQuery(page=page, per_page=size))


def test_a_page_far_beyond_the_last_is_empty(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]))
    with archive.reader() as reader:
        for expression in (None, parse("yes").expression):
            assert reader.search(SearchQuery(expression, page=10**12)).hits == ()


def test_an_empty_archive_answers(archive: StoredArchive, publish: Callable[..., Any]) -> None:
    publish()
    with archive.reader() as reader:
        result = reader.search(
            SearchQuery(facets=("speaker",), interval="year", group_by="release")
        )
        assert (result.total, result.timeline, result.groups) == (0, (), ())
        assert reader.count(parse('tax* "a b" c NEAR/2 d -e').query()) == 0
        assert reader.statistics().first is None


def test_permalinks_have_what_they_are_kept_by(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]), identification=PEOPLE)
    with archive.reader() as reader:
        (standing,) = reader.standings()
        assert standing.quote == FULL_QUOTE.id
        assert standing.release == FULL.id
        assert standing.speaker == FULL_QUOTE.speaker_id
        assert standing.organisation == FULL_QUOTE.organisation_id
        assert dict(reader.redirects()) == dict(PEOPLE.redirects)


def test_quotes_that_were_replaced_stand_no_more(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]), identification=PEOPLE)
    publish((FULL, [replace(FULL_QUOTE, id=QuoteId("q-other"))]))
    with archive.reader() as reader:
        assert [standing.quote for standing in reader.standings()] == ["q-other"]
        assert dict(reader.redirects()) == dict(PEOPLE.redirects), "kept until they are set anew"


def test_a_redirect_to_nobody_is_kept_and_answers_as_unknown(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    past = replace(PEOPLE, redirects=(("s-once", "s-gone"), *PEOPLE.redirects))
    publish((FULL, [FULL_QUOTE]), identification=past)
    with archive.reader() as reader:
        assert reader.redirects()["s-once"] == "s-gone"
        with pytest.raises(NotFoundError, match="s-once"):
            reader.speaker(SpeakerId("s-once"))
        assert reader.count(SearchQuery(filters=(Filter("speaker", "s-once"),))) == 0


PLACE = Source("wires", "full.md")


def test_a_hit_has_the_id_and_the_collection_of_its_release(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]))
    with archive.reader() as reader:
        (hit,) = reader.search(SearchQuery()).hits
        assert (hit.given_id, hit.collection) == ("№ full", "wires")
        assert [h.given_id for h in reader.export(SearchQuery())] == ["№ full"]


def test_where_releases_are_read_is_held_with_them(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    bare = make_release("bare", sources=())
    publish((FULL, []), (bare, []))
    expected = [("bare", ()), ("full", FULL.sources)]
    with archive.reader() as reader:
        assert list(reader.places()) == expected
        assert list(reader.releases()) == [("bare", bare.sha256), ("full", FULL.sha256)]
    with archive.writer() as writer:
        assert list(writer.places()) == expected


def test_a_release_may_be_read_elsewhere_without_any_other_change(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]), (make_release("other"), []), identification=PEOPLE)
    moved = (Source("backup", "x/full.md"), PLACE)
    with archive.writer() as writer:
        writer.place(ReleaseId("full"), moved)
        writer.publish()
    with archive.reader() as reader:
        assert reader.release(ReleaseId("full")).release == replace(FULL, sources=moved)
        assert reader.release(ReleaseId("full")).quotes == (FULL_QUOTE,)
        assert reader.release(ReleaseId("other")).release == make_release("other")
        assert reader.search(SearchQuery()).hits[0].collection == "backup"


def test_places_go_with_their_release(archive: StoredArchive, publish: Callable[..., Any]) -> None:
    publish((FULL, []), (make_release("other"), []))
    with archive.writer() as writer:
        writer.discard(ReleaseId("full"))
        writer.publish()
    with archive.reader() as reader:
        assert [id_ for id_, _ in reader.places()] == ["other"]
    again = replace(FULL, sources=(PLACE,))
    publish((again, []))
    with archive.reader() as reader:
        assert dict(reader.places())[ReleaseId("full")] == (PLACE,)


def test_collections_have_a_folder_and_are_kept(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    with archive.writer() as writer:
        assert writer.collections() == {}
        writer.set_collections({"wires": "/data/wires", "stdin": ""})
        writer.publish()
    publish((FULL, []))
    with archive.writer() as writer:
        assert writer.collections() == {"wires": "/data/wires", "stdin": ""}
    with archive.reader() as reader:
        assert reader.collections() == {"wires": "/data/wires", "stdin": ""}
    with archive.writer(fresh=True) as writer:
        assert writer.collections() == {}


def _lead_on(
    writer: Writer, releases: Mapping[str, str], quotes: Mapping[str, str] = MappingProxyType({})
) -> None:
    writer.lead_on(
        {ReleaseId(old): ReleaseId(new) for old, new in releases.items()},
        {QuoteId(old): QuoteId(new) for old, new in quotes.items()},
    )


def test_ids_of_before_lead_on_through_later_generations(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]), identification=PEOPLE)
    with archive.writer() as writer:
        _lead_on(writer, {"older": "old"}, {"q-old": "q-full", "q-lost": "q-nowhere"})
        writer.publish()
    with archive.writer() as writer:
        _lead_on(writer, {"old": "full", "round": "about", "about": "round"})
        writer.publish()
    with archive.reader() as reader:
        releases, quotes = reader.led_on()
        assert releases == {"older": "old", "old": "full", "round": "about", "about": "round"}
        assert quotes == {"q-old": "q-full", "q-lost": "q-nowhere"}
        assert reader.release(ReleaseId("older")).release.id == "full"
        assert reader.release(ReleaseId("old")).quotes == (FULL_QUOTE,)
        assert reader.quote(QuoteId("q-old")) == FULL_QUOTE
        for lost in ("q-lost", "\ud83d"):
            with pytest.raises(NotFoundError, match="no quote"):
                reader.quote(QuoteId(lost))
        with pytest.raises(NotFoundError):
            reader.release(ReleaseId("round"))


def test_an_id_that_stands_leads_nowhere_else(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, [FULL_QUOTE]), (make_release("other"), []))
    with archive.writer() as writer:
        _lead_on(writer, {"full": "other"})
        writer.publish()
    with archive.reader() as reader:
        assert reader.release(ReleaseId("full")).release.id == "full"


def test_a_writer_gives_back_what_is_held_and_what_was_added(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    publish((FULL, []))
    other = make_release("other")
    with archive.writer() as writer:
        writer.add(other, ())
        writer.place(ReleaseId("full"), (PLACE,))
        assert writer.release(ReleaseId("full")) == replace(FULL, sources=(PLACE,))
        assert writer.release(ReleaseId("other")) == other
        assert writer.named("№ full") == ["full"]
        assert writer.named("full") == []
        writer.discard(ReleaseId("other"))
        with pytest.raises(KeyError):
            writer.release(ReleaseId("other"))


def test_what_is_left_out_is_held_and_found_by_nobody_in_that_generation(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    release = make_release("teasers")
    kept, teaser = (
        make_quote("q-kept", release, "Boats came in", 0, role="Clerk"),
        make_quote("q-teaser", release, "Boats and cake", 5, role="Shopkeeper"),
    )
    with archive.writer() as writer:
        writer.add(release, (kept, teaser))
        writer.leave_out([teaser.id, QuoteId("q-unknown")])
        writer.publish()
    query = SearchQuery(Word("boats"), facets=("role", "issuer"))
    with archive.reader() as reader:
        found = reader.search(query)
        assert [hit.quote.id for hit in found.hits] == [kept.id]
        assert [bucket.label for bucket in found.facets[0].buckets] == ["Clerk"]
        assert [q.id for q in reader.release(release.id).quotes] == [kept.id]
        assert reader.statistics().quotes == 1
        with pytest.raises(NotFoundError):
            reader.quote(teaser.id)
    with archive.writer() as writer:
        assert {q.id for q in writer.quotes()} == {kept.id, teaser.id}
        writer.publish()
    with archive.reader() as reader:
        found = reader.search(query)
        assert {hit.quote.id for hit in found.hits} == {kept.id, teaser.id}
        assert {bucket.label for bucket in found.facets[0].buckets} == {"Clerk", "Shopkeeper"}
        assert reader.quote(teaser.id).role == "Shopkeeper"
    with archive.writer() as writer:
        writer.discard(release.id)
        writer.publish()
    with archive.reader() as reader:
        assert reader.search(query).total == 0


def test_gaps_count_what_releases_are_without(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    marked = "She wrote “we shall count all of the boats in the harbour again” on the wall."
    whole = make_release("whole", text=marked)
    publish(
        (whole, [make_quote("q-whole", whole, "we shall")]),
        (make_release("bare", None, title="", issuer=""), []),
        (make_release("marked", text=marked), []),
    )
    with archive.reader() as reader:
        assert [(gap.name, gap.releases, gap.examples) for gap in reader.gaps()] == [
            ("undated", 1, ("bare",)),
            ("untitled", 1, ("bare",)),
            ("unissued", 1, ("bare",)),
            ("unquoted", 1, ("marked",)),
        ]


def test_a_search_with_dates_says_how_many_undated_quotes_it_leaves_out(
    archive: StoredArchive, publish: Callable[..., Any]
) -> None:
    dated, undated = make_release("dated", date(2024, 5, 1)), make_release("undated", None)
    publish(
        (dated, [make_quote("q-dated", dated, "boats came")]),
        (
            undated,
            [make_quote("q-1", undated, "boats went"), make_quote("q-2", undated, "rain", 9)],
        ),
    )
    year = DateRange(date(2024, 1, 1), date(2024, 12, 31))
    with archive.reader() as reader:
        for words, count in ((Word("boats"), 1), (None, 2)):
            found = reader.search(SearchQuery(words, dates=year, spans=(DateRange(),)))
            assert (found.total, found.dateless) == (1, count)
        assert reader.search(SearchQuery(Word("boats"), spans=(DateRange(),))).dateless == 0
