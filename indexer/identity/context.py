"""What a release says that bears on who its speakers are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain

from indexer.identity.organisations.names import (
    parse_organisation,
    reads_as_acronym_of,
    tickers_in,
)
from indexer.lexicon.function_words import MONTHS, SENTENCE_OPENERS, WEEKDAYS
from indexer.model import Release, ReleaseId

# Every repetition is bounded: a release may be one word of a million letters.
_WORD = r"[A-Z0-9][\w&.'’®™\-]{0,40}"
_SMALL = r"(?:of|for|the|and|de|&|on|in|to)"
_DEFINED = re.compile(
    # "Hong Kong Trade Development Council (HKTDC)", "Energy Fuels Inc. (“Energy Fuels” or the
    # “Company”)", "Acme Corp (the "Company")"; a ticker in its own brackets may stand between.
    rf"(?<![\w.\-])(?P<full>(?:{_WORD},?[ ]+(?:{_SMALL}[ ]+){{0,2}}){{1,10}})"
    r"(?:\((?:[A-Z][\w+ ]{1,18}:[^()]{1,60})\),?[ ]+)?"
    r"\((?P<short>[^()]{2,60})\)"
)
_SHORT = re.compile(r"[“\"”‘’']([^“”\"‘’']{2,40})[”\"“’']|^([A-Z][A-Za-z&.\-]{1,11})$")
_PARENT = re.compile(
    rf"(?<![\w.\-])(?P<child>(?:{_WORD}[ ]){{0,6}}{_WORD})(?:,| is)[ ]+(?:which is )?(?:an?|the)[ ]"
    r"(?:wholly[- ]owned |majority[- ]owned |operating )?"
    r"(?:subsidiary|division|unit|arm|brand|department|agency)[ ](?:of|within)[ ]"
    rf"(?P<parent>(?:the )?(?:{_WORD}(?:[ ](?:of|for|and|&)(?=[ ][A-Z]))?[ ]?){{1,6}})"
)
_TICKERED = re.compile(
    rf"(?<![\w.\-])(?P<name>(?:{_WORD},?[ ]+){{1,8}})(?P<ticker>\([^()]{{3,80}}\))"
)
_PROPER = re.compile(
    rf"(?<![\w.\-]){_WORD}(?:[ ](?:(?:of|for|the|and|&)[ ]){{0,2}}{_WORD}){{1,6}}|\b[A-Z]{{3,8}}\b"
)
_SENTENCE_END = re.compile(r"(?<=[a-z\d]{2}\.)[ ]")  # "opened in 1871. It", not "J. Smith"

# "Sky Quarry, Inc.": a company, whatever its words look like.
_COMPANY = re.compile(
    rf"(?<![\w.\-])(?P<name>{_WORD}(?:[ ]{_WORD}){{0,5}}),?[ ]"
    r"(?:Inc|Corp|Corporation|LLC|L\.L\.C|Ltd|Limited|plc|PLC|LLP|GmbH|AG|S\.A|Pty)\b"
)
# "Halvard Stays, the parent company of a travel site": a company, told by the words behind it;
# not "Ann Roe, the company lawyer", nor "Ann Roe, founder of the company".
_TOLD = re.compile(
    rf"(?<![\w.\-])(?P<name>{_WORD}(?:[ ]{_WORD}){{0,4}}), (?:an?|the|one of the)[ ]"
    r"(?:(?!(?:of|at|for|by|who|whose)[ ])[\w&’'\-]{1,24},?[ ]){0,8}?"
    r"(?:company|companies|firm|firms|non-?profits?|start-?up|retailer|provider|platform|agency)"
    r"(?=[,.;]|[ ](?:of|in|that|which|for|and|with|headquartered|based|specializing|serving"
    r"|dedicated|focused|founded|committed)\b)"
)
_COMPANIES = 60

_LEAD = 200_000  # code points read for definitions; a longer release repeats itself
_NAMES = 80


@dataclass(frozen=True, slots=True)
class ReleaseContext:
    """The part of a release that identity weighs beside its quotes.

    ``definitions`` are pairs (short form, full name) as the text defines them,
    ``parents`` pairs (part, whole), ``tickers`` pairs (name, "NYSE:UUUU").
    ``names`` are the keys (see ``OrganisationName.key``) of proper names in the
    text, at most 80, so that "the organisation of one is named by the other"
    can be asked without keeping the text.
    """

    id: ReleaseId
    publisher: str = ""
    feed: str = ""
    published: date | None = None
    title: str = ""
    language: str = ""
    definitions: tuple[tuple[str, str], ...] = ()
    parents: tuple[tuple[str, str], ...] = ()
    tickers: tuple[tuple[str, str], ...] = ()
    names: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    """Keys of the names that the text writes with a legal form, or calls a company; at most 60."""


def context_of(release: Release) -> ReleaseContext:
    """Read a release's context from its text; total, deterministic."""
    text = release.text[:_LEAD]
    return ReleaseContext(
        id=release.id,
        publisher=release.publisher,
        feed=release.feed,
        published=release.published,
        title=release.title,
        language=release.language,
        definitions=_definitions(text),
        parents=_parents(text),
        tickers=_tickers(text),
        names=_names(release.title + "\n" + text),
        companies=_companies(text),
    )


def _definitions(text: str) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], None] = {}
    for match in _DEFINED.finditer(text):
        full = match["full"].strip(" ,")
        for quoted, bare in _SHORT.findall(match["short"].strip()):
            short = (quoted or bare).strip(" ,.")
            if bare and not reads_as_acronym_of(short, full):
                continue
            if quoted and short.isupper() and len(short) > 1:
                full_name = _expansion(short, full)
            else:
                full_name = _expansion(short, full) if bare else full
            if full_name and full_name != short:
                found[short, full_name] = None
    return tuple(sorted(found))


def _expansion(acronym: str, before: str) -> str:
    """The shortest tail of the words before that the acronym abbreviates, "" if none."""
    words = before.split()
    for start in range(len(words) - 1, -1, -1):
        tail = " ".join(words[start:])
        if tail[:1].isupper() and reads_as_acronym_of(acronym, tail):
            return tail
    return ""


def _parents(text: str) -> tuple[tuple[str, str], ...]:
    pairs: set[tuple[str, str]] = set()
    for match in _PARENT.finditer(text):
        child = match["child"].rpartition(". ")[2].strip(" ,.")
        parent = match["parent"].partition(". ")[0].strip(" ,.")
        if child and parent and child != parent:
            pairs.add((child, parent))
    return tuple(sorted(pairs))


def _tickers(text: str) -> tuple[tuple[str, str], ...]:
    found: set[tuple[str, str]] = set()
    for match in _TICKERED.finditer(text):
        for ticker in tickers_in(match["ticker"]):
            found.add((match["name"].strip(" ,."), ticker))
    return tuple(sorted(found))


def _companies(text: str) -> frozenset[str]:
    keys: dict[str, None] = {}
    for match in chain(_COMPANY.finditer(text), _TOLD.finditer(text)):
        if key := parse_organisation(match["name"].rpartition(". ")[2]).key:
            keys[key] = None
        if len(keys) >= _COMPANIES:
            break
    return frozenset(keys)


def _says_nothing(word: str) -> bool:
    """Whether a capitalised word or a number at either end is no part of a name."""
    plain = word.strip(".,").lower()
    return plain in SENTENCE_OPENERS or plain in MONTHS or plain in WEEKDAYS or plain.isdigit()


def _names(text: str) -> frozenset[str]:
    keys: dict[str, None] = {}
    for match in _PROPER.finditer(text):
        for proper in _SENTENCE_END.split(match[0]):
            words = proper.split()
            while words and _says_nothing(words[0]):
                words.pop(0)
            while words and _says_nothing(words[-1]):
                words.pop()
            key = parse_organisation(" ".join(words)).key
            if key and (" " in key or proper == match[0]):
                keys[key] = None
        if len(keys) >= _NAMES:
            break
    return frozenset(keys)
