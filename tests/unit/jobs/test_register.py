"""Which release a place has: replaced by itself alone, kept once, told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from indexer.jobs.register import Placed, Register
from indexer.model import ReleaseId, Source
from tests.contract.samples import make_release


class Shelf:
    """What is held, from one run to the next; content is any text, its own fingerprint."""

    def __init__(
        self,
        sources: Mapping[Source, ReleaseId] | tuple[()] = (),
        texts: Mapping[ReleaseId, str] | tuple[()] = (),
    ) -> None:
        self.sources, self.texts = dict(sources), dict(texts)
        self.begin()

    def begin(self, former: Mapping[str, ReleaseId] | None = None) -> None:
        self.register = Register(
            self.sources, self.texts.items(), lambda id_: self.texts[id_], former
        )

    def read(
        self,
        path: str,
        text: str,
        *,
        id_: str = "",
        name: str = "",
        record: str = "",
        collection: str = "a",
    ) -> Placed:
        source = Source(collection, path, record)
        release = make_release("", given_id=id_ or name or path, sources=(source,), sha256=text)
        if id_:
            release = replace(release, provenance=(("id", "record"),))
        placed = self.register.place(replace(release, origin=f"/data/{path}"), text)
        if placed.kind in ("new", "changed"):
            self.texts[placed.id] = text
        return placed

    def end(self) -> tuple[list[ReleaseId], dict[ReleaseId, ReleaseId]]:
        """Close the run; what it dropped."""
        loose = self.register.take_loose()
        for id_ in loose:
            del self.texts[id_]
        self.sources = dict(self.register.sources)
        moves = self.register.moves
        self.begin()
        return loose, moves

    def held(self) -> list[str]:
        return sorted(self.texts.values())


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_the_same_place_replaces_and_keeps_the_address(shelf: Shelf) -> None:
    first = shelf.read("001.txt", "one")
    shelf.end()
    second = shelf.read("001.txt", "two")
    assert (first.kind, second.kind, second.id) == ("new", "changed", first.id)
    assert shelf.end() == ([], {})
    assert shelf.held() == ["two"]
    assert shelf.read("001.txt", "two").kind == "unchanged"


def test_collections_scope_ids(shelf: Shelf) -> None:
    one = shelf.read("001.txt", "one", id_="1", collection="a")
    two = shelf.read("001.txt", "two", id_="1", collection="b")
    assert (one.id, two.id) == ("a/1", "b/1")
    assert shelf.register.clashes == []


def test_two_files_with_one_id_are_both_kept_and_reported(shelf: Shelf) -> None:
    one = shelf.read("s1.jsonl", "one", id_="1", record="#1")
    two = shelf.read("s2.jsonl", "two", id_="1", record="#1")
    assert one.id == "a/1"
    assert two.id.startswith("a/1-")
    (clash,) = shelf.register.clashes
    assert (clash.id, str(clash.source), str(clash.other)) == ("1", "a/s2.jsonl#1", "a/s1.jsonl#1")
    shelf.end()
    assert shelf.read("s2.jsonl", "three", id_="1", record="#1").id == two.id
    assert [c.id for c in shelf.register.clashes] == ["1"], "said every time it is read"


def test_a_file_that_says_an_id_twice_has_two_releases(shelf: Shelf) -> None:
    for text in ("one", "two"):
        shelf.read("s.jsonl", text, id_="1", record="#1")
    shelf.end()
    kinds = [shelf.read("s.jsonl", text, id_="1", record="#1").kind for text in ("one", "two")]
    assert kinds == ["unchanged", "unchanged"]
    assert shelf.held() == ["one", "two"]


def test_places_of_one_name_are_told_apart_without_a_clash(shelf: Shelf) -> None:
    ids = [shelf.read(path, path, name="a").id for path in ("a.md", "a.txt", "x!a")]
    assert ids[:2] == ["a/a", "a/a.txt"]
    assert len(set(ids)) == 3
    assert shelf.register.clashes == []


def test_the_same_content_is_kept_once_and_outlives_either_place(shelf: Shelf) -> None:
    one = shelf.read("a.txt", "words")
    two = shelf.read("copy/a.txt", "words")
    assert (two.kind, two.id) == ("duplicate", one.id)
    shelf.end()
    assert shelf.register.places(one.id) == (Source("a", "a.txt"), Source("a", "copy/a.txt"))
    shelf.register.forget(Source("a", "a.txt"))
    shelf.end()
    assert shelf.read("copy/a.txt", "words").kind == "unchanged"
    assert shelf.held() == ["words"]


def test_a_change_in_one_of_two_places_leaves_the_other(shelf: Shelf) -> None:
    one = shelf.read("a.txt", "words")
    shelf.read("b.txt", "words")
    shelf.end()
    changed = shelf.read("a.txt", "others")
    assert changed.kind == "changed"
    assert changed.id != one.id
    assert shelf.end() == ([], {})
    assert shelf.held() == ["others", "words"]


def test_a_change_in_both_places_replaces_and_leads_on(shelf: Shelf) -> None:
    one = shelf.read("a.txt", "words")
    shelf.read("b.txt", "words")
    shelf.end()
    now = shelf.read("a.txt", "others")
    assert shelf.read("b.txt", "others") == replace(
        now, kind="duplicate", source=Source("a", "b.txt")
    )
    assert shelf.end() == ([one.id], {one.id: now.id})
    assert shelf.held() == ["others"]


def test_what_two_files_said_the_other_way_round_is_lost_by_neither(shelf: Shelf) -> None:
    for path, text in (("a.txt", "one"), ("b.txt", "two")):
        shelf.read(path, text)
    shelf.end()
    for path, text in (("a.txt", "two"), ("b.txt", "one")):
        shelf.read(path, text)
    shelf.end()
    assert shelf.held() == ["one", "two"]
    assert [shelf.read(p, t).kind for p, t in (("a.txt", "two"), ("b.txt", "one"))] == [
        "unchanged"
    ] * 2


def test_a_file_that_took_the_name_of_another_lets_addresses_lead_on(shelf: Shelf) -> None:
    today = shelf.read("today.txt", "one")
    shelf.end()
    shelf.read("today.txt", "two")
    moved = shelf.read("yesterday.txt", "one")
    assert moved.kind == "new"
    assert shelf.end() == ([], {today.id: moved.id})


def test_releases_of_an_older_version_are_taken_over_by_their_file(shelf: Shelf) -> None:
    shelf = Shelf(
        texts={
            ReleaseId("001"): "old words",
            ReleaseId("x/2"): "same words",
            ReleaseId("other"): "stay",
        }
    )
    shelf.begin(
        {
            "/data/001.txt": ReleaseId("001"),
            "same words": ReleaseId("x/2"),
            "/data/other.txt": ReleaseId("other"),
        }
    )
    by_file = shelf.read("001.txt", "new words")
    by_words = shelf.read("elsewhere.txt", "same words")
    assert (by_file.kind, by_words.kind) == ("new", "new")
    assert shelf.end() == (["001", "x/2"], {"001": "a/001.txt", "x/2": "a/elsewhere.txt"})
    assert shelf.held() == ["new words", "same words", "stay"]


def test_an_address_stays_when_the_headline_it_was_made_of_changes(shelf: Shelf) -> None:
    one = shelf.read("None.md", "one", name="boats-counted")
    shelf.end()
    assert shelf.read("None.md", "two", name="boats-counted-again").id == one.id
