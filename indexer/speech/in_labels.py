"""Whom labels name: a name and the brackets behind it, and what their bearers say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.lexicon import spoken
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.resolve.cast import name_keys
from indexer.speech.document import Document
from indexer.speech.furniture import is_stage
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.reading import read_head
from indexer.speech.heads.spelling import plain_words
from indexer.speech.labels import Label
from indexer.speech.people import LABEL, People
from indexer.speech.turns import Cut

_PRESS = re.compile(rf"\b(?:{spoken.PRESS}|{spoken.OUTLETS})\b", re.IGNORECASE)
_ASIDE = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]")


def people_of_labels(document: Document, cuts: Sequence[Cut], people: People) -> None:
    """Everybody whom a label names in full, or with an office in brackets."""
    seen: set[tuple[str, str]] = set()
    for cut in cuts:
        label = cut.label
        if label is None or (label.key, label.aside) in seen:
            continue
        seen.add((label.key, label.aside))
        head = head_of_label(label, document)
        if head.kind == "person" and (len(head.name.split()) > 1 or head.role):
            people.add(head, LABEL, cut.label_span)


# My name is Ann Roe
_MY_NAME = re.compile(
    r"\b(?:[Mm]y name is|[Mm]y name[’']s|I[’']m|I am|[Tt]his is) (?P<who>(?:[A-Z][\w’'-]+ ){1,3}"
    r"[A-Z][\w’'-]+)"
)
_OWN_OPENING = 300  # code points of a turn in which somebody says their name


def people_saying_names(document: Document, cuts: Sequence[Cut], people: People) -> None:
    """Add those who say in a turn of theirs how they are called in full."""
    for cut in cuts:
        if cut.label is None or cut.label.head.kind != "person":
            continue
        start = cut.content[0].start
        said = _MY_NAME.search(document.release.text, start, start + _OWN_OPENING)
        head = read_head(said["who"], document.spell) if said is not None else None
        known = name_keys(cut.label.head.name)
        if head is not None and known and set(known) < set(name_keys(head.name)):
            people.add(replace(head, gender=cut.label.head.gender), LABEL, cut.label_span)


def head_of_label(label: Label, document: Document) -> Head:
    """The head of a label and what brackets behind it tell: an office, a body, a name."""
    head = label.head
    if head.kind in ("question", "asker"):
        who = _who_in(label.aside, document)
        if who is not None:
            return who
    for words in _ASIDE.findall(label.aside):
        told = _told_in_brackets(head, words, document)
        if told is not None:
            return told
    seat = _seat_of(label.aside) if head.kind == "person" and not head.role else ""
    if seat and _is_of_members(document):
        return with_office(head, f"Member for {plain_words(seat)}", "")
    return head


def _seat_of(aside: str) -> str:
    """The place that a member sits for, "" where brackets tell none: `(Merrin East) (Lab)`"""
    seat = _SEAT.match(aside)
    return seat["where"] if seat is not None and not _is_party(seat["where"], aside) else ""


def _is_party(where: str, aside: str) -> bool:
    """Whether what alone stands in brackets is a party in short: `(Lab)`, `(CDU)`."""
    short = len(where) <= _MOST_OF_PARTY and " " not in where
    return where.isupper() or (short and len(_ASIDE.findall(aside)) < 2)


def _told_in_brackets(head: Head, words: str, document: Document) -> Head | None:
    """A head with what one pair of brackets behind it says, None where that is nothing."""
    inner = read_head(words, document.spell)
    if head.kind in ("office", "asker"):
        if not _is_bracketed_name(inner, words):
            return None
        role = head.role.rstrip(" 0123456789")
        return Head("person", head.words, inner.name, role, "", inner.gender, 3)
    if head.kind != "person":
        return None
    parts = _PARTED.split(words) if not head.role else []
    if len(parts) < 2 and _holds_office(head, inner):
        return replace(inner, words=head.words, role=plain_words(head.words), sure=3)
    for role, organisation in map(read_office, map(plain_words, parts)):
        if role:
            return Head("person", head.words, head.name, role, organisation, head.gender, 3)
    return None


_PARTED = re.compile(r"\s*[—–;]\s*")  # (Merrin East—Minister for Ports)


def _holds_office(head: Head, inner: Head) -> bool:
    """Whether words read as a name are an office, whose holder is in brackets behind them."""
    full = inner.kind == "person" and inner.sure >= 2 and len(inner.name.split()) > 1
    return full and head.name.split()[0] not in GIVEN_NAMES


# (Merrin East) (Lab), (Merrin East, BQ): the seat of a member, its party behind it
_SEAT = re.compile(
    r"\s*[(\[](?P<where>[A-Z][\w’'-]+(?:,? (?:[A-Z][\w’'-]+|and|the|of|upon|on|in|de|la)){0,6}?)"
    r"(?:, [A-Z][\w. -]{0,12})?[)\]]"
)


def _is_of_members(document: Document) -> bool:
    """Whether a document is a record of a parliament, whose members stand for places."""
    top = (document.release.title, *(line.text for line in document.lines[:_TOP]))
    return any(_PARLIAMENT.search(words) for words in top)


_MOST_OF_PARTY = 4  # letters of a party in short
_TOP = 10  # lines that say what a record is
_PARLIAMENT = re.compile(rf"(?i)\b(?:{spoken.PARLIAMENTS})\b")


_CRIED = re.compile("[!?]")


def _is_bracketed_name(head: Head, words: str) -> bool:
    """Whether brackets behind an office hold its holder: `The Minister (Mairi Roe)`."""
    if head.kind != "person" or _CRIED.search(words) or is_stage(words):
        return False
    told = head.name.split()
    placed = (
        bool({w.casefold() for w in told} & spoken.QUARTERS) or _PRESS.search(words) is not None
    )
    return head.sure >= 2 or (2 <= len(told) <= 4 and not placed)


def _who_in(aside: str, document: Document) -> Head | None:
    """Who asks, of the brackets behind a question: `Question (Ann Roe, Harbour Radio)`."""
    name, comma, press = aside.strip("()[] ").partition(", ")
    head = read_head(name, document.spell)
    if head.kind != "person" or _PRESS.search(name):
        return None
    if len(head.name.split()) < 2:  # "Caller (Trish)": somebody says the name as well
        text = document.release.text
        says = re.search(rf"\b(?:I[’']m|I am|name is) {re.escape(head.name)}\b", text)
        if head.name not in GIVEN_NAMES and says is None:
            return None  # a place
        is_said = text.count(head.name) > text.count(f"({head.name}")
        return Head("person", head.words, head.name, sure=3) if is_said else None
    return Head("person", head.words, head.name, "", press if comma else "", head.gender, 3)
