"""A head without commas: forms of address, an office, a name, letters after it."""

from __future__ import annotations

import re
from collections.abc import Callable

from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import heads, spoken, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_genders import gender_of_name
from indexer.lexicon.organisations import INSTITUTIONS
from indexer.speech.heads.head import Head
from indexer.speech.heads.office_end import end_of_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.spelling import plain_word, plain_words
from indexer.speech.heads.tokens import Tokens, read_tokens

_BENCH = tuple([word] for word in spoken.BENCH)
_FOR_NOW = (["pro", "tempore"], ["pro", "tem"])  # The SPEAKER pro tempore
_MAX_NAME = 4  # words, particles apart


def read_plain(words: str, spell: Callable[[str], str]) -> Head:
    """A head without commas: forms of address, an office, a name, letters after it."""
    tokens = read_tokens(words)
    office = end_of_office(tokens)
    bench = tokens.plain[tokens.start : tokens.end] in _BENCH
    name = [] if bench else _name_in(tokens, office)
    held = office > tokens.start
    if not _is_name(name) or (held and _is_of_office(tokens, name)):
        return _office_alone(words, tokens) if held or bench else Head("words", words)
    alone = not tokens.addressed and not held
    if _is_nobody(tokens, name, alone=alone):
        return Head("words", words)
    written = _written_name(tokens, name, spell)
    first = written.split()[0]
    given = first if len(name) > 1 else ""
    sure = (2 if given in GIVEN_NAMES else 1) if alone else 3
    gender = _gender_of_address(tokens) or gender_of_name(given)
    role, organisation = _role_of(tokens, office, name)
    return Head("person", words, written, role, organisation, gender, sure)


def _is_nobody(tokens: Tokens, name: list[str], *, alone: bool) -> bool:
    """Whether words are a body, an occasion or people; ``alone``: nothing stands before them."""
    return (alone and _is_body(name)) or (not tokens.gendered and _is_common(name))


def _office_alone(words: str, tokens: Tokens) -> Head:
    role = " ".join(map(plain_word, tokens.written[tokens.start : tokens.end]))
    return Head("office", words, role=role, sure=2)


def _is_name(words: list[str]) -> bool:
    return bool(words) and all(map(_is_name_word, words))


def _is_of_office(tokens: Tokens, name: list[str]) -> bool:
    """Whether what stands behind an office is no name: `Witness K`, `The SPEAKER pro tempore`."""
    letter = len(name) == 1 and len(name[0]) == 1
    return letter or tokens.plain[-2:] in _FOR_NOW


def _written_name(tokens: Tokens, name: list[str], spell: Callable[[str], str]) -> str:
    """A name as names are written; a peer's with title and seat."""
    written = " ".join(spell(plain_word(t).rstrip(",;")) for t in name).rstrip(",")
    written = written if written.endswith((" Jr.", " Sr.")) else written.rstrip(".")
    peer = next((t for t in tokens.plain[: tokens.start] if t in heads.PEERS), "")
    if peer and len(name) == 1:
        return f"{peer.title()} {written}{_seat_of_peer(tokens, name[-1])}"
    return written


def _gender_of_address(tokens: Tokens) -> str:
    told = (titles.HONORIFICS.get(t, "") for t in tokens.plain[: tokens.start])
    return next((gender for gender in told if gender), "")


def _seat_of_peer(tokens: Tokens, name: str) -> str:
    """What a peer is called by besides a surname: `Lord Roe | of Port Merrin`."""
    at = tokens.written.index(name, tokens.start) + 1
    behind = tokens.written[at : tokens.end]
    return f" {' '.join(map(plain_word, behind))}" if behind[:1] == ["of"] and behind[1:] else ""


_ONLY_ADDRESS = (titles.ADDRESS | spoken.FOREIGN_ADDRESS) - heads.PARTICLES


def _name_in(tokens: Tokens, start: int) -> list[str]:
    plain = tokens.plain
    while start < tokens.end - 1 and plain[start] in _ONLY_ADDRESS:
        start += 1
    end = next(
        (i for i in range(start + 1, tokens.end) if _ends_name(tokens, start, i)), tokens.end
    )
    name = tokens.written[start:end]
    fields = all(w in INSTITUTIONS or w in titles.FIELDS_OF_WORK for w in plain[start:end])
    timed = any(tag_word(w) == "X" for w in name)
    told = sum(w.casefold() not in heads.PARTICLES for w in name) or len(tokens.written) == 1
    return name if 1 <= told <= _MAX_NAME and not fields and not timed else []


def _ends_name(tokens: Tokens, start: int, i: int) -> bool:
    """Whether what follows a name begins here: `Kishida | of Japan`, `Chris Bowen | Treasurer`."""
    word = tokens.plain[i]
    if word.endswith("ing") and len(word) > 5 and i < tokens.end - 1:
        return True  # Biden | Addressing Service Members
    if word in ("of", "from", "for", "and", "&"):
        return True
    if i > start + 1 and word in heads.AFTER_NAMES:
        return True  # TEVITA ROE | PRIME MINISTER OF MERRIN
    if i < start + 2 or tokens.written[start].title() not in GIVEN_NAMES:
        return False
    if word.endswith("s") and tag_word(word) == "V":
        return True  # Ana Roe | Discusses Her Book
    return word == "shadow" or tag_word(tokens.written[i].title()) in "ORM"


_BEFORE_OFFICE = titles.ADDRESS | {"the"}


def _role_of(tokens: Tokens, office: int, name: list[str]) -> tuple[str, str]:
    """The office before a name, or behind it where a line ran into the next."""
    end = office
    while end > tokens.start and tokens.plain[end - 1] in _BEFORE_OFFICE:
        end -= 1
    before = plain_words(" ".join(tokens.written[tokens.start : end]))
    if before:
        role, organisation = read_office(before)
        return role or before, organisation
    behind = tokens.written[tokens.written.index(name[-1], tokens.start) + 1 : tokens.end]
    return read_office(plain_words(" ".join(behind))) if len(behind) > 1 else ("", "")


_MUTATED = re.compile(r"[hnt]-?[A-ZÁÉÍÓÚ][a-z]")  # Ó hEoghain


def _is_name_word(token: str) -> bool:
    if token.endswith(":"):
        return False
    plain = token.strip(".,’'()")
    if plain.casefold() in heads.PARTICLES:
        return True
    large = bool(plain) and (plain[0].isupper() or not plain[0].isascii())
    large = large or _MUTATED.match(plain) is not None
    return large and not any(c.isdigit() or c in "™®©»«" for c in plain) and plain[-2:] != "’s"


def _is_common(name: list[str]) -> bool:
    """Whether words are no name but an occasion or people: General `Meeting`, `Young People`."""
    last = name[-1].strip(".,").lower()
    if len(name) == 1 and last in spoken.OCCASIONS:
        return True
    several = last.endswith("s") or last in ("people", "children", "youth")
    return several and (last in spoken.ASKERS or last.removesuffix("s") in spoken.ASKERS)


def _is_body(name: list[str]) -> bool:
    """Whether words in capitals are a publication or a body: `Harbour Review`, `City Council`."""
    plain = [t.strip(".,").lower() for t in name]
    if name[0].title() in GIVEN_NAMES:
        return False
    inner = plain[1:]  # Des Roe
    return any(w in INSTITUTIONS for w in plain) or bool(
        (heads.SMALL - heads.PARTICLES) & set(inner)
    )
