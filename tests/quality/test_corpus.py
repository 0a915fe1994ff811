"""The sample corpus is what its annotations say: every word of the gold stands in a release."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from indexer.identity import load_authority

CORPUS = Path(__file__).parents[2] / "corpus"
RELEASES = CORPUS / "releases"
GOLD = sorted((CORPUS / "gold").glob("*.json"))

FIELDS = {
    "id": str,
    "release": str,
    "source_url": str,
    "publisher": str,
    "title": str,
    "date": str,
    "text": str,
    "quotes": list,
    "speakers": list,
    "ignore": list,
}
QUOTE_FIELDS = {
    "kind",
    "spans",
    "speaker",
    "speaker_type",
    "mention",
    "cue",
    "role",
    "organisation",
}
KINDS = {"direct", "mixed", "indirect", "statement"}
SPEAKER_TYPES = {"person", "organisation", "group", "unknown"}
OPENING, CLOSING = "“‘«\"'", "”’»\"'"
# A dash signs a quote, and "A:" answers a question, without a word for it.
DASH_OR_COLON = {"", ":"}
# Shorter ones recur by nature: "He did.", a heading, a dateline.
FEWEST_WORDS_OF_A_SENTENCE = 8


@cache
def read_release(place: str) -> str:
    """The raw text of a release; ``file.jsonl#id`` is one line of a file."""
    name, _, line_id = place.partition("#")
    raw = (RELEASES / name).read_text(encoding="utf-8")
    if not line_id:
        return raw
    record = next(r for line in raw.splitlines() if (r := json.loads(line))["id"] == line_id)
    return f"{record['title']}\n\n{record['text']}"


@cache
def list_releases() -> tuple[str, ...]:
    places: list[str] = []
    for path in sorted(p for p in RELEASES.rglob("*") if p.is_file()):
        name = path.relative_to(RELEASES).as_posix()
        if path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines()
            places.extend(f"{name}#{json.loads(line)['id']}" for line in lines)
        else:
            places.append(name)
    return tuple(places)


def load_gold(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def load_pairs() -> list[dict[str, Any]]:
    lines = (CORPUS / "gold" / "identity" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_the_sample_is_as_large_and_as_mixed_as_promised() -> None:
    places = list_releases()
    speeches = [place for place in places if place.startswith("rostrum/")]
    assert len(places) - len(speeches) >= 64
    assert len(speeches) >= 4
    assert {Path(p.partition("#")[0]).suffix for p in places} == {".md", ".txt", ".html", ".jsonl"}
    assert len({place.split("/")[0] for place in places}) >= 8


@pytest.mark.parametrize("place", list_releases())
def test_a_release_lies_under_its_wire_and_day(place: str) -> None:
    assert re.fullmatch(
        r"[a-z-]+/202[1-6]/\d{4}/[a-z0-9-]+\.(md|txt|html|jsonl)(#[a-z0-9-]+)?", place
    )
    words = re.sub(r"<[^>]+>", " ", read_release(place)).split()
    assert 250 <= len(words) <= 900


def test_no_two_releases_share_a_sentence() -> None:
    """Only "About …", contacts and cautions at the end recur, as they do in life."""
    homes: dict[str, set[str]] = defaultdict(set)
    for place in list_releases():
        text = re.sub(r"<[^>]+>", "\n", read_release(place))
        for sentence in re.split(r"(?<=[.?!])[”’\"»]?\s+|\n+", text):
            if len(sentence.split()) >= FEWEST_WORDS_OF_A_SENTENCE:
                homes[sentence.strip()].add(place)
    shared = {s: h for s, h in homes.items() if len(h) > 1 and not _is_boilerplate(s, h)}
    assert not shared


def _is_boilerplate(sentence: str, homes: set[str]) -> bool:
    """Whether a sentence stands in the last third of every release that has it."""
    texts = [read_release(home) for home in homes]
    return all(text.rfind(sentence) > len(text) * 2 / 3 for text in texts)


def test_enough_is_annotated() -> None:
    gold = [load_gold(path) for path in GOLD]
    assert len(gold) >= 24
    assert len({g["release"] for g in gold}) == len(gold)
    assert {q["kind"] for g in gold for q in g["quotes"]} == KINDS
    assert sum(g["release"].startswith("rostrum/") for g in gold) >= 2


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_is_complete(path: Path) -> None:
    gold = load_gold(path)
    assert {k: type(v) for k, v in gold.items()} == FIELDS
    assert gold["id"] == path.stem
    assert re.fullmatch(r"202[1-6]-\d\d-\d\d", gold["date"])
    assert gold["publisher"]
    assert gold["title"]
    assert gold["quotes"]
    for quote in gold["quotes"]:
        assert set(quote) == QUOTE_FIELDS
        assert quote["kind"] in KINDS
        assert quote["speaker_type"] in SPEAKER_TYPES
        assert quote["spans"]
        assert quote["speaker"]
        assert quote["mention"]
    spoken = {quote["speaker"] for quote in gold["quotes"]}
    assert spoken == {speaker["name"] for speaker in gold["speakers"]}


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_text_is_the_release(path: Path) -> None:
    gold = load_gold(path)
    assert gold["release"] in list_releases()
    release = read_release(gold["release"])
    for paragraph in gold["text"].split("\n\n"):
        assert paragraph in release
    assert gold["title"] not in gold["text"].split("\n\n")


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_every_annotated_word_stands_in_the_text(path: Path) -> None:
    gold = load_gold(path)
    text = gold["text"]
    for quote in gold["quotes"]:
        for span in quote["spans"]:
            assert text.count(span) == 1, span
        assert quote["mention"] in text
        assert quote["cue"] in text or quote["cue"] in DASH_OR_COLON
        assert quote["role"].casefold() in text.casefold()
    for stretch in gold["ignore"]:
        assert stretch in text


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_kinds_follow_the_marks(path: Path) -> None:
    """Direct words stand between marks, mixed ones hold some, the other kinds have none around."""
    gold = load_gold(path)
    text = gold["text"]
    for quote in gold["quotes"]:
        for span in quote["spans"]:
            start = text.find(span)
            before, after = text[start - 1 : start], text[start + len(span) :][:1]
            marked = before in OPENING and before != "" and (after in CLOSING + "\n")
            assert marked == (quote["kind"] == "direct"), span
        if quote["kind"] == "mixed":
            assert any(mark in span for span in quote["spans"] for mark in OPENING)


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_no_word_is_annotated_twice(path: Path) -> None:
    gold = load_gold(path)
    places = sorted(
        (gold["text"].find(span), gold["text"].find(span) + len(span))
        for quote in gold["quotes"]
        for span in quote["spans"]
    )
    assert all(a[1] <= b[0] for a, b in pairwise(places))


def test_pairs_name_mentions_of_the_sample() -> None:
    pairs = load_pairs()
    assert len(pairs) >= 320
    assert min(sum(p["same"] for p in pairs), sum(not p["same"] for p in pairs)) >= 100
    for pair in pairs:
        assert pair["why"]
        assert pair["a"] != pair["b"]
        for mention in (pair["a"], pair["b"]):
            assert set(mention) == {"release", "name", "role", "organisation"}
            assert mention["release"] in list_releases()
            assert mention["name"] in read_release(mention["release"])
            assert mention["role"].casefold() in read_release(mention["release"]).casefold()


def test_pairs_do_not_contradict_one_another() -> None:
    """If a and b are one, and b and c, then a and c are nowhere called two."""
    leader: dict[tuple[str, ...], tuple[str, ...]] = {}

    def find(key: tuple[str, ...]) -> tuple[str, ...]:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    def key_of(mention: dict[str, str]) -> tuple[str, ...]:
        return tuple(mention[k] for k in ("release", "name", "role", "organisation"))

    pairs = load_pairs()
    for pair in pairs:
        if pair["same"]:
            leader[find(key_of(pair["a"]))] = find(key_of(pair["b"]))
    for pair in pairs:
        if not pair["same"]:
            assert find(key_of(pair["a"])) != find(key_of(pair["b"])), pair


def test_authority_file_is_sound() -> None:
    authority = load_authority(CORPUS / "authority")
    people = {person.id: person for person in authority.people}
    bodies = {body.id for body in authority.organisations}
    assert len(people) >= 25
    assert len(bodies) >= 15
    assert all(m.organisation in bodies | {""} for p in people.values() for m in p.memberships)
    assert all(body.parent in bodies | {""} for body in authority.organisations)
    assert all(id_ in people for apart in authority.aparts for id_ in apart.ids)
    namesakes = [{a.id, b.id} for a, b in combinations(authority.people, 2) if a.name == b.name]
    assert namesakes
    assert all(any(pair <= set(apart.ids) for apart in authority.aparts) for pair in namesakes)


def test_every_curated_person_speaks_in_the_sample() -> None:
    texts = [read_release(place) for place in list_releases()]
    for person in load_authority(CORPUS / "authority").people:
        names = (person.name, *person.aliases)
        assert any(name in text for name in names for text in texts), person.id
