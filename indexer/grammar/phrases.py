"""Noun phrases that may be the source of speech, read off a tagged sentence.

``read_phrase`` reads one phrase from a token on: a name with its titles and
what stands in apposition to it, a role, a pronoun, an organisation, a group.
It says what the words look like; who is meant is for ``indexer.resolve``.
"""

from __future__ import annotations

import re

from indexer.grammar.appositions import before_occasion
from indexer.grammar.naming import noun_before_naming
from indexer.grammar.phrase import CHUNK, MAX_TOKENS, Phrase, trim
from indexer.grammar.set_off import read_after
from indexer.grammar.tagged import Tagged
from indexer.grammar.who_is_named import classify
from indexer.lexicon import office_words, phrase_words
from indexer.lexicon.called_again import EXCELLENCIES
from indexer.lexicon.given_names import GIVEN_NAMES


def read_phrase(t: Tagged, start: int, limit: int) -> Phrase | None:
    """The noun phrase that starts at token ``start``, or None; appositions included."""
    if start == 0 and _NUMBERED.match(t.tags) and len(t.words[0]) <= 2:
        start = 1  # 5 Minister Roe said
    if start >= limit:
        return None
    if t.words[start].lower() in ("you", "your", "there", "instead"):
        return None
    told = _standing_alone(t, start) or _of_portfolios(t, start, limit)
    told = told or _of_partners(t, start, limit)
    if told is not None:
        return told
    chunk = CHUNK.match(t.tags, start, min(limit, start + MAX_TOKENS))
    end = before_occasion(t, start, chunk.end()) if chunk else start
    end = noun_before_naming(t, start, _before_new_sentence(t, start, end), limit)
    end = trim(t, start, end)
    if end == start:
        return None
    phrase = classify(t, start, end)
    if phrase is None:
        return None
    if _is_playful_title(phrase):
        phrase.kind, phrase.name, phrase.title = "role", None, None
    read_after(phrase, limit)
    if phrase.kind == "name" and _is_company(phrase):
        phrase.kind, phrase.name, phrase.title, phrase.apposed = "organisation", None, None, ()
    return phrase


# "Minister of Ports, Foreign Trade and Tourism (Dr) Ida Pell"
_PORTFOLIOS = re.compile(
    "D?[mM]*R[fF]D?[NMO]{1,4}(?:,D?[NMO]{1,4}){1,4},?&D?[NMO]{1,4}?(?:(?:,D?)?H{1,3}(?=N)|(?=N[NI]N?(?:[VaA,:]|$)))"
    "(N[NI]{0,2}N?)(?=[VaA,:Q.]|$)"
)


def _of_portfolios(t: Tagged, start: int, limit: int) -> Phrase | None:
    """Somebody whose office has commas in it; only of ministers and the like."""
    match = _PORTFOLIOS.match(t.tags, start, min(limit, start + MAX_TOKENS))
    head = t.words[t.tags.index("R", start)].lower() if match is not None else ""
    if match is None or head not in office_words.PORTFOLIO_HEADS:
        return None
    name = match.span(1)
    known = t.words[name[0]] in GIVEN_NAMES or t.tags[name[0] - 1] == "H"
    if not known and name[1] - name[0] > 2:
        name = (name[1] - 2, name[1])
    return Phrase(t, start, name[1], "name", name, (start, name[0]), stop=name[1])


_NUMBERED = re.compile("#[MROHCN]*[RH]")


def _standing_alone(t: Tagged, start: int) -> Phrase | None:
    """`He`, `Your Excellency`, `another`, `the two`: what only stands for somebody."""
    word, behind = t.words[start].lower(), t.tags[start + 1 : start + 2]
    if t.tags[start] == "P":
        return Phrase(t, start, start + 1, "pronoun", stop=start + 1)
    if word in _STANDING_ALONE and behind in tuple("V,Aa."):
        return Phrase(t, start, start + 1, "document", stop=start + 1)  # somebody, but who?
    excellency = word in t.language.possessives and _HIS_OR_HER.match(t.tags, start) is not None
    if excellency and t.words[start + 1].lower() in EXCELLENCIES:
        return Phrase(t, start, start + 2, "pronoun", stop=start + 2)
    several = word == "the" and t.words[start + 1 : start + 2] in _SEVERAL
    if several and t.tags[start + 2 : start + 3] in tuple("VvAa,."):
        return Phrase(t, start, start + 2, "pronoun", stop=start + 2)
    return None


_HIS_OR_HER = re.compile("D[HNOw](?=[VvAa,.:]|$)")
# "Wendt, Okello & Renner (, LLP)": surnames, commas and the sign for and
_PARTNERS = re.compile(r"(N(?:,N){1,4},?&N)(?:,?L)?(?![NICfp])")


def _of_partners(t: Tagged, start: int, limit: int) -> Phrase | None:
    """A firm that is called after several people."""
    partners = _PARTNERS.match(t.tags, start, limit)
    if partners is None or t.words[partners.end(1) - 2] != "&":
        return None
    firm = Phrase(t, start, partners.end(1), "organisation", stop=partners.end())
    read_after(firm, limit)
    return firm


def _before_new_sentence(t: Tagged, start: int, end: int) -> int:
    """`Halvard Team Blog | In draft papers`: a large preposition begins what a heading ran into."""
    inside = range(start + _MIN_HEADING, end)  # but "Health In Hand"
    return next((i for i in inside if t.tags[i] == "F" and t.words[i] in phrase_words.OPENING), end)


_MIN_HEADING = 4  # words
_NAMED_BEHIND = re.compile(r",N[IN]{1,2}[,.:QV]")


def _is_playful_title(phrase: Phrase) -> bool:
    """`CEO and Chief Instigator, Debra Haldane`: the name comes behind the comma."""
    t, end = phrase.tagged, phrase.end
    if phrase.kind != "name" or phrase.name is None or phrase.title is None:
        return False
    one = phrase.name[1] - phrase.name[0] == 1 and t.tags[phrase.name[0] - 1] in "MR"
    named = _NAMED_BEHIND.match(t.tags[end:]) is not None
    return one and named and t.words[end + 1] in GIVEN_NAMES


_STANDING_ALONE = frozenset(["another", "one"])
_SEVERAL = (["two"], ["pair"], ["couple"], ["duo"], ["trio"])
_WHAT_COMPANIES_ARE = re.compile(
    r"(?:an?|the|one of the) (?:[\w-]+ ){0,5}?(?:(?:leader|pioneer|innovator) in"
    r"|(?:provider|developer|manufacturer|maker|supplier|producer|operator|distributor)"
    r"(?: and \w+)? of"
    r"|company|firm|platform|startup)\b(?![’'])"
)


def _is_company(phrase: Phrase) -> bool:
    """`Mobile1st, a leader in digital growth`: told by what stands in apposition."""
    t = phrase.tagged
    if phrase.title is not None or phrase.name is None or not phrase.apposed:
        return False
    first = t.words[phrase.name[0]]
    told = _WHAT_COMPANIES_ARE.match(t.phrase(*phrase.apposed[0])) is not None
    return told and first not in GIVEN_NAMES
