"""What the words in front of a turn are: a name with its office, an office, somebody who asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from indexer.lexicon import heads, spoken, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import PARTS, read_office
from indexer.speech.heads.plain import read_plain
from indexer.speech.heads.spelling import plain_office, plain_words

_MAX_WORDS = 28  # a head of more is a sentence


def _as_is(word: str) -> str:
    return word


_ARTICLE = re.compile(r"^The (?=[A-Z])")
_OF_TWO_WORDS = re.compile(
    rf"(?i)\b(first|second|{'|'.join(sorted(spoken.BEFORE_GENERAL))}) (lady|gentleman|general)\b"
)
NICKNAME = re.compile(r" [“\"‘'(](?P<name>[A-Z][a-z]+)[”\"’')] (?=[A-Z])")  # Ann “Nan” Roe
_HONORARY = re.compile(r"\b(Dr|Prof)\.? ?h\. ?c\.(?: mult\.)?")  # Dr. h. c. Ulf Brandner
_JOINT = re.compile(r"(?i)(?<=\w)-(?=(?:lady|gentleman|general)\b)")


def read_head(words: str, spell: Callable[[str], str] = _as_is) -> Head:
    """Take apart the words of a label; ``spell`` writes a name in capitals as the text does."""
    joined = _HONORARY.sub(r"\1", NICKNAME.sub(" ", words))
    joined = _OF_TWO_WORDS.sub(r"\1-\2", joined)
    head = _read_head(joined, spell)
    if joined == words:
        return head
    role = _JOINT.sub(" ", head.role)
    return replace(head, words=words, role=role)


def _read_head(words: str, spell: Callable[[str], str]) -> Head:
    words = " ".join(words.strip(' *_.:·•–—-"“”').split())
    plain = [w.strip(".,()[]’'").casefold() for w in words.split()]
    if _is_no_head(plain):
        return Head("words", words)
    return _read_asker(words, plain) or _read_portfolio(words, spell) or _read_parts(words, spell)


def _is_no_head(plain: list[str]) -> bool:
    """Whether words are none, a sentence, somebody's, or begin as no head does."""
    if not plain or len(plain) > _MAX_WORDS or plain[-1].endswith(("'s", "’s")):
        return True
    return len(plain) > 1 and plain[0] in heads.OPENERS


def _read_asker(words: str, plain: list[str]) -> Head | None:
    """`Q`, `A2`, `REPORTER`: a head that names nobody, in small letters in ``plain``."""
    short = [w.rstrip("0123456789") for w in plain]
    if len(plain) == 1 and short[0] in spoken.QUESTION:
        return Head("question", words, sure=2)
    if len(plain) == 1 and short[0] in spoken.ANSWER:
        return Head("answer", words, sure=2)
    if _is_asker(short) and not (short[0] in heads.GENDERED and short[-1] == "speaker"):
        return Head("asker", words, role=_ARTICLE.sub("", plain_words(words)), sure=2)
    return None


_AND = re.compile(r", | and | & ")


def _read_portfolio(words: str, spell: Callable[[str], str]) -> Head | None:
    """`The Minister for Ports, Fisheries and the Blue Economy`: commas within an office."""
    first, more = _part(words)
    whole = _PORTFOLIO.fullmatch(words) if more else None
    if whole is None:
        return None
    role = plain_words(whole["office"])
    if any(part.split()[0] in GIVEN_NAMES for part in _AND.split(role)):
        return None
    if not read_office(role.split(",")[0])[0] or read_plain(first, spell).name:
        return None
    return Head("office", words, role=role, sure=2)


def _read_parts(words: str, spell: Callable[[str], str]) -> Head:
    """A name and what stands behind its comma, or an office and its holder."""
    first, more = _part(words)
    head = read_plain(first, spell)
    if not more:
        return head
    if head.kind == "office" and (other := read_plain(more[0], spell)).kind == "person":
        return Head("person", words, other.name, head.role, head.organisation, other.gender, 3)
    if head.kind != "person":
        return Head("words", words)
    role, organisation = read_office(", ".join(map(plain_office, more)))
    told = with_office(head, role, organisation)
    return replace(told, words=words, sure=3 if role else head.sure)


def _is_asker(plain: list[str]) -> bool:
    """`REPORTER`, `Audience Member 2`, `Unidentified Speaker`, `the Moderator`."""
    told = [w.strip("#") for w in plain if w.strip("#")]
    return all(w in spoken.ASKER_WORDS for w in told) and any(w in spoken.ASKERS for w in told)


# The Minister for Ports, Fisheries and the Blue Economy
_PORTFOLIO = re.compile(
    r"(?:[Tt]he )?(?P<office>[^,]{3,40} (?:for|of) [^,]{3,40}(?:, [^,]{3,40}){1,4}"
    r",? (?:and|&) [^,]{3,40})"
)
_AGE = re.compile(r"\s*(?:aged )?\d{1,3}\s*")
_BEHIND_NAMES = titles.SUFFIXES | titles.CREDENTIALS


def _part(words: str) -> tuple[str, list[str]]:
    """`Jane Roe -- Chief Executive Officer`, `Jane Roe, Acme Corp, Chair`: the first part first."""
    first, *more = (p for p in PARTS.split(words) if p.strip())
    more = [part for part in more if not _AGE.fullmatch(part)]
    while more and more[0].strip(". ").casefold() in _BEHIND_NAMES:
        first = f"{first} {more.pop(0)}"
    return first, more
