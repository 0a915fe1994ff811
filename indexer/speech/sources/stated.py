"""Who speaks or wrote, as the metadata says."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Release
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.reading import read_head
from indexer.speech.heads.spelling import plain_words
from indexer.speech.sources.lists import Spell, read_list


def people_stated(release: Release, spell: Spell) -> list[Head]:
    """Who speaks or wrote, as the metadata says."""
    stated = dict(release.stated)
    found: list[Head] = []
    for name in ("speaker", "author"):
        for words in stated.get(name, "").split("; "):
            found += _people_in_field(words, spell)
        if found:
            found = _of_body_beside(found, stated[name].split("; "))
            break
    if len(found) == 1 and not found[0].role and release.publisher:
        office = read_head(release.publisher, spell)
        if office.kind == "office":  # the office of a minister issues what the minister said
            found[0] = with_office(found[0], plain_words(release.publisher), "")
    return found


def people_listed(release: Release, spell: Spell) -> Iterator[Head]:
    """Those whom a list of speakers in the file names: `Ann Roe | Editor | Tide Weekly; …`"""
    for told in dict(release.stated).get("people", "").split("; "):
        name, role, body, *_ = *told.split(" | "), "", ""
        head = read_head(name, spell)
        if head.kind == "person":
            yield with_office(head, role, body)


def _of_body_beside(found: list[Head], names: list[str]) -> list[Head]:
    """`Roe, Jane; Harbour Party`: the one author and the body named beside them."""
    if len(found) != 1 or len(names) != 2:
        return found
    words = set(found[0].name.casefold().split())
    others = [n for n in names if not words & set(n.casefold().replace(",", " ").split())]
    return [with_office(found[0], "", others[0])] if len(others) == 1 else found


def _people_in_field(words: str, spell: Spell) -> Iterator[Head]:
    last, comma, first = words.partition(", ")
    inverted = comma and len(last.split()) <= 3 and len(first.split()) <= 3
    if inverted and (first.split()[0] in GIVEN_NAMES or last.isupper() or len(first.split()) == 1):
        head = read_head(f"{first} {last}", spell)
        if head.kind == "person" and not read_office(first)[0]:
            yield head
            return
    for head in read_list(words, spell):
        if head.sure >= 2 or len(head.name.split()) in (2, 3):
            yield head
