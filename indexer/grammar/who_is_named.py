"""Who is named in a noun phrase: a person with a title or a body, a role and its body, a pair."""

from __future__ import annotations

import re

from indexer.grammar.name_spans import (
    after_heading_words,
    after_other,
    after_portfolio,
    before_given,
    find_given,
    find_name,
    names_a_body,
)
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrase_kinds import head_of
from indexer.grammar.tagged import Tagged
from indexer.lexicon.called_again import HONOURS
from indexer.lexicon.demonyms import DEMONYMS
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import DOCUMENT_WORDS


def classify(t: Tagged, start: int, end: int) -> Phrase | None:
    """What the words of a phrase are; the first reading that fits."""
    dashed = _around_dash(t, start, end)
    if dashed is not None:
        return dashed
    tags = t.tags[start:end]
    aside = _WITH_ASIDE.match(tags)
    if aside is not None:
        end, tags = start + aside.end(1), aside.group(1)
    if not tags.strip("L") or (end - start == 1 and t.words[start] in DEMONYMS):
        return None  # the "LLC" of a name before a comma; "Spanish"
    return (
        _run_on(t, start, end, tags)
        or _pair(t, start, end, tags)
        or _named(t, start, end, tags)
        or _affiliated(t, start, end)
        or _nameless(t, start, end, tags)
    )


def _named(t: Tagged, start: int, end: int, tags: str) -> Phrase | None:
    """A person's name at the end of a phrase, with what stands before it."""
    named = _find_person(t, start, end, tags)
    if named is None:
        return None
    glued = after_heading_words(t, start, named)
    first, last = named[0] + (glued or before_given(t, start, named)), named[1]
    if t.tags[start + last : start + last + 1] == "S":
        last += 1  # Edmund Halvard Jr.
        end = max(end, start + last)
    opened = start + (first if glued else after_other(tags[:first]))
    opened, other = _one_before(t, start, opened, start + first)
    title = (opened, start + first) if start + first > opened else None
    if last - first == 1 and t.words[start + first].lower() in DOCUMENT_WORDS:
        return Phrase(t, opened, end, "document", stop=end)  # A Financial Advisor Study
    phrase = Phrase(t, opened, end, "name", (start + first, start + last), title, stop=end)
    owner = _OWNED.search(tags, 0, first)
    if owner is not None:  # "a sit-down with NBC’s Kristin Walker"
        phrase.title, phrase.affiliation = None, (start + owner.start(), start + first - 1)
    phrase.others = other
    return phrase


def _find_person(t: Tagged, start: int, end: int, tags: str) -> tuple[int, int] | None:
    """Where the name of a person stands in a phrase; None where it is a body's."""
    named = (
        find_name(tags)
        or find_given(t, start, tags)
        or after_portfolio(t, start, tags)
        or _find_banks(t, start, end, tags)
    )
    if named is None or names_a_body(t, start, tags, named[0]):
        return None
    if _is_numbered(t, start, named) or _is_honoured_office(t, start, named):
        return None
    if t.language.bodies_go_on and tags[max(0, named[0] - 1)] in "OL":
        return None  # presidenta del Consejo Empresarial Alianza
    return named


def _find_banks(t: Tagged, start: int, end: int, tags: str) -> tuple[int, int] | None:
    """`Arthur Banks, CEO`: a surname that is a word for bodies."""
    banks = _NAMED_BANKS.search(tags)
    if banks is None or not (banks.start() or _APPOSED_OFFICE.match(t.tags, end)):
        return None
    known = t.words[start + banks.start()] in GIVEN_NAMES
    return (banks.start(), end - start) if known else None


def _nameless(t: Tagged, start: int, end: int, tags: str) -> Phrase | None:
    """A role, a body, a group or a thing: what a phrase is in which nobody is named."""
    kind = t.language.kind_without_name(t, start, tags, head_of(tags))
    if kind is None:
        return None
    plural = "g" in tags or ("&" in tags and kind == "organisation")
    return Phrase(t, start, end, kind, stop=end, plural=plural)


def _is_numbered(t: Tagged, start: int, named: tuple[int, int]) -> bool:
    """`the Mill Workers Local 2210`: one word with a number behind it is nobody's name."""
    alone = named[1] - named[0] == 1
    return alone and t.tags[start + named[1] : start + named[1] + 1] == "#"


def _is_honoured_office(t: Tagged, start: int, named: tuple[int, int]) -> bool:
    """`the Hon. Minister`: an office and no name."""
    first = start + named[0]
    alone = named[1] - named[0] == 1 and t.tags[first] == "R" and named[0] > 0
    return alone and t.words[first - 1].rstrip(".").lower() in HONOURS


def _one_before(
    t: Tagged, start: int, opened: int, name: int
) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Where the title of a name begins, and the name of another person before it.

    `Ann Roe and | Sheriff | Ida Pell`; but `Merrin Fish and Wildlife Service Director | Ann Roe`:
    a body with "and" in its name, and one person.
    """
    other = find_name(t.tags[start : opened - 1]) if opened > start else None
    if other is None:
        return opened, ()
    first = start + other[0]
    titled = other[0] > 0 and t.tags[first - 1] in "HRr"
    if not titled and t.words[first] not in GIVEN_NAMES and "O" in t.tags[opened:name]:
        return start, ()
    return opened, ((first, start + other[1]),)


# "says Dave with a proud smile"; "says Dave on his move to Halvard"
_WITH_ASIDE = re.compile(r"(N[NI]{0,3})F[^NCOLMRI]+$")
_PAIR = re.compile(r"D?[mMrRCN]*?([HRr])(N[NI]{1,2})&(N[NI]{1,2})$")


def _pair(t: Tagged, start: int, end: int, tags: str) -> Phrase | None:
    """`Senators Ann Roe and Mark Doe`: an office of several, and all that hold it."""
    found = _PAIR.match(tags)
    if found is None or not t.words[start + found.start(1)].rstrip(".").endswith("s"):
        return None
    one, last = ((start + found.start(group), start + found.end(group)) for group in (2, 3))
    title = (start, start + found.end(1))
    return Phrase(t, start, end, "name", last, title, stop=end, others=(one,))


_NAME_AND_DASH = re.compile("N[NI]+-")
_BODY_AND_ROLE = re.compile("[mMNCOw]*[rR]")


def _around_dash(t: Tagged, start: int, end: int) -> Phrase | None:
    """What stands after a dateline's dash, or before the dash of `said Ann Roe – Director`."""
    opened = _after_spaced_dash(t, start, end)
    if opened is None:
        return None
    after_verb = t.tags[max(0, start - 1)] == "V"
    named = _NAME_AND_DASH.match(t.tags[start:end]) and t.words[start] in GIVEN_NAMES
    told = named and _BODY_AND_ROLE.match(t.tags[opened:end])
    if not after_verb and not told:
        return classify(t, opened, end)
    phrase = classify(t, start, opened - 1)
    if phrase is None or phrase.kind != "name":
        return None
    phrase.apposed, phrase.stop = ((opened, end),), end
    return phrase


def _after_spaced_dash(t: Tagged, start: int, end: int) -> int | None:
    """`Texas – Nextlink Internet`: what stands before a dash is a dateline."""
    for i in range(end - 2, start, -1):
        if t.tags[i] == "-" and t.starts[i] > t.ends[i - 1] and t.starts[i + 1] > t.ends[i]:
            return i + 1
    return None


# "David Dolce Managing Director at Acme": the comma after the name was forgotten
_RUN_ON = re.compile(
    r"(H*)(N[NI]{1,2}?S?)(?=(?:[NCO]{1,3}')?[Mm]*[Rr](?:[fF&]|$)|[MN]M?R[fF]|RNR[fF]|R[NC]{1,3}O+$)"
)
_NAMED_BANKS = re.compile("(?:^|(?<=[rR]))NI?O$")  # Arthur Banks, CEO; CEO Nora E. Post
_APPOSED_OFFICE = re.compile(",D?[mM]*[rR]")
_OWNED = re.compile(r"[NCOLI&]+'$")
_OWNERS_ROLE = re.compile("[NCO]{1,3}'[Mm]*R")
_ROLE_AND_BODY = re.compile("R[NC]{1,3}O+$")


def _runs_on(t: Tagged, start: int, match: re.Match[str]) -> bool:
    """Whether a name goes before a role: a given name tells, or `Mathis Wolf CEO of Halvard`."""
    role = start + match.end(2)
    chief = t.words[role] in ("CEO", "CFO", "COO", "CTO") and t.words[role + 1 : role + 2] in (
        ["of"],
        ["at"],
    )
    owned = _OWNERS_ROLE.match(t.tags[role:]) is not None  # Orla Dann Halvard’s CEO
    owned = owned and find_name(match.string) is None
    body = _ROLE_AND_BODY.match(match.string[match.end(2) :]) is not None
    body = body and t.words[role + 1] not in GIVEN_NAMES  # Asra Wend CEO Hale University
    said = start > 0 and t.tags[start - 1] == "V" and find_name(match.string) is None
    told = chief or owned or body or (said and t.tags[role] in "MR")
    return t.words[start + match.start(2)] in GIVEN_NAMES or told


def _run_on(t: Tagged, start: int, end: int, tags: str) -> Phrase | None:
    """`David Dolce Managing Director at Acme`: a name, and behind it a role without a comma."""
    match = _RUN_ON.match(tags)
    if match is None or not _runs_on(t, start, match):
        return None
    first, last = start + match.start(2), start + match.end(2)
    title = (start, first) if first > start else None
    phrase = Phrase(t, start, last, "name", (first, last), title, stop=end)
    phrase.apposed = ((last, end),)
    return phrase


def _affiliated(t: Tagged, start: int, end: int) -> Phrase | None:
    """`Detective Hsieh Rui Xuan from the CIB`, `Renat Bekturov of the AIFC`."""
    for i in range(start + 1, end):
        tags = t.tags[start:i]
        named = find_name(tags) or find_given(t, start, tags) if t.tags[i] in "fF" else None
        if named is not None:
            return _named_before(t, start, i, end, named)
    return None


def _named_before(
    t: Tagged, start: int, preposition: int, end: int, named: tuple[int, int]
) -> Phrase | None:
    """A name with the words behind its preposition as its affiliation, if they can be that."""
    first, last = named
    known = t.words[start + first] in GIVEN_NAMES
    word = t.words[preposition].lower()
    if word not in ("from", "of", "at", "with") and not (first or (known and word == "for")):
        return None
    title = (start, start + first) if first else None
    phrase = Phrase(t, start, preposition, "name", (start + first, start + last), title)
    if word in _ABOUT and t.tags[end : end + 1] == ",":
        phrase.stop = preposition  # Mayor Ann Roe on | Culture, Workforce and the Long View
        return phrase
    body = word == "from" or (word == "of" and t.tags[preposition + 1] == "D")
    if last - first < 2 and not first and not (known and body):
        return None  # "Bank of England", "Port of Ningbo": one word is no full name
    phrase.affiliation, phrase.stop = (preposition + 1, end), end
    return phrase


_ABOUT = ("on", "about")
