"""Where the office ends that a head begins with."""

from __future__ import annotations

from indexer.lexicon import heads, spoken, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import INSTITUTIONS
from indexer.speech.heads.tokens import Tokens


def end_of_office(tokens: Tokens) -> int:
    """The token after the office a head begins with; the start where there is none."""
    plain, start, end = tokens.plain, tokens.start, tokens.end
    if _opens_with_name(tokens):
        return start
    last, i = start, start
    while i < end and (_is_office(plain[i]) or _is_before_office(plain, i, end)):
        if _is_office(plain[i]) and not (_is_modifier(plain[i]) and i in (start, end - 1)):
            last = i + 1
        i += 1
        if last == i and i < end and plain[i] in heads.OF:
            break  # what the office is of may be a field, a body or a place
    return _after_portfolio(tokens, last) if last > start else start


def _opens_with_name(tokens: Tokens) -> bool:
    """`Mr Baker`; `Dean Martin`, `Ann Cook`: a name whose words may be offices elsewhere."""
    length = tokens.end - tokens.start
    first = tokens.plain[tokens.start] if length > 0 else ""
    if tokens.gendered and first not in heads.ADDRESSED:
        return True
    if length < 2 or tokens.written[tokens.start].title() not in GIVEN_NAMES:
        return False
    return length == 2 or first not in titles.ROLE_NOUNS


def _is_modifier(word: str) -> bool:
    return word in titles.ROLE_MODIFIERS and word not in titles.ROLE_NOUNS


def _is_before_office(plain: list[str], i: int, end: int) -> bool:
    """A word of a portfolio with an office behind it: `Assistant Health Secretary Roe`."""
    if plain[i] in heads.SMALL or plain[i] in heads.OF:
        return False
    ahead = plain[i + 1 : min(end, i + 6)]
    near = next(
        (k for k, w in enumerate(ahead) if w in heads.SMALL or not w[:1].isalnum()), len(ahead)
    )
    return any(w in titles.ROLE_NOUNS or w in spoken.FOREIGN_OFFICES for w in ahead[:near])


def _is_office(word: str) -> bool:
    return (
        word in titles.ROLE_NOUNS
        or word in titles.ROLE_MODIFIERS
        or word in spoken.FOREIGN_OFFICES
        or word in spoken.PARTIES
        or word in heads.OFFICES_IN_SHORT
        or word in spoken.RANKS_IN_LETTERS
        or word in heads.JOINED
        or (word in titles.HONORIFICS and word not in titles.ADDRESS)
        or word.partition("-")[0] in titles.ROLE_NOUNS
        or word.rpartition("-")[2] in titles.ROLE_NOUNS  # Lord-Commissioner
    )


def _after_portfolio(tokens: Tokens, at: int) -> int:
    """`Secretary of State Roe`, `Minister for Health Jane Roe`: where the name begins."""
    plain, end = tokens.plain, tokens.end
    if at >= end or plain[at] not in heads.OF:
        return at
    name = next((i for i in range(at + 2, end) if _begins_name(tokens, i)), None)
    if name is not None:
        return name
    told = [i for i in range(at + 1, end) if plain[i] not in heads.SMALL]
    if len(told) < 2 or plain[told[0]] not in heads.PORTFOLIOS:
        return end
    return _behind_field(plain, told, end, joined=len(told) < end - at - 1)


def _behind_field(plain: list[str], told: list[int], end: int, *, joined: bool) -> int:
    """Where a name begins behind a field of government, the first of the words ``told``.

    The end where none does; ``joined``: small words stand between them.
    """
    fields = [_is_field(plain[i]) for i in told[1:]]
    if len(told) == 3 and not any(fields):
        return end if joined else told[1]  # Secretary of Transportation | Pete Roe
    last = told[-1]
    if plain[last - 1] in ("and", "&"):
        return end  # Minister for Transport and Harbours
    return end if fields[-1] or plain[last] in INSTITUTIONS else last


def _begins_name(tokens: Tokens, i: int) -> bool:
    """A given name, a form of address, or an initial with something behind it."""
    word = tokens.plain[i]
    if tokens.written[i].title() in GIVEN_NAMES or word in titles.ADDRESS:
        return True
    return len(word) == 1 and word.isalpha() and i < tokens.end - 1


def _is_field(word: str) -> bool:
    return word in heads.PORTFOLIOS or word in titles.FIELDS_OF_WORK
