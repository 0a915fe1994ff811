"""Noun phrases that may be the source of speech, read off a tagged sentence.

``read_phrase`` reads one phrase from a token on: a name with its titles and
what stands in apposition to it, a role, a pronoun, an organisation, a group.
It says what the words look like; who is meant is for ``indexer.resolve``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.grammar.appositions import before_occasion, segment_after, tells_of_it
from indexer.grammar.name_spans import (
    after_heading_words,
    after_other,
    after_portfolio,
    before_given,
    find_given,
    find_name,
    names_a_body,
)
from indexer.grammar.naming import find_naming, is_of_a_person, noun_before_naming
from indexer.grammar.offices import TICKER, introduces_another
from indexer.grammar.phrase_kinds import PhraseKind, head_of
from indexer.grammar.tagged import Tagged
from indexer.lexicon import office_words, phrase_words
from indexer.lexicon.called_again import EXCELLENCIES, HONOURS
from indexer.lexicon.demonyms import DEMONYMS
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.organisations import DOCUMENT_WORDS

# One phrase without commas. An ordinary word never follows a name or a role:
# there it would be a verb ("Roe welcomed"), and the phrase has ended.
# "the head brewer", "campaign aide", "Trump fans say"
_WORD = (
    r"(?:[mrg#'MROCNLIHpKSAX]"
    r"|(?<![NICHKSORrg'p])w|(?<=[NCO])w(?=w?(?:[mrgV']|[Aa]*$))|(?<=['])w"
    r"|(?<=#)/(?=#)|(?<=N)/(?=N)|(?<=[Rr])/(?=[mMrR])"  # 9/11, East Asia/Oceania, MD/CEO
    r"|(?<=[D'mwA])v(?=[wmrgRNC]))"  # a retired signalman
)
_CHUNK = re.compile(
    rf'(?:DH+(?=D))?(?:D\'?)?(?:D)?(?:&D(?=[NCOM\']+O)|{_WORD}|&(?=D?[mrgMROCNIHw])|"(?=[NI]+")|(?<=[NI])"|-(?=[NRMrm])|,(?=L)|\([NI]{{1,2}}\)(?=[NI])|{TICKER.pattern}(?=[mMg]*[rR]))*'
    rf"(?:(?:f|F(?=D?[NOCMRmrw]))D?D?(?:{_WORD}|&D?(?=[mrgMROCNIHw]))+)*"
)
# A person's name: words and initials, particles between them, a nickname in marks or brackets.
_CREDENTIALS = re.compile(r"(?:,?[KS]|\((?![^)]{0,24}[rR])[^)]{1,24}\))+")
_MAX_TOKENS = 40  # tokens a phrase may have; the longest title met in real releases has 31


@dataclass(slots=True)
class Phrase:
    """A source as it stands: token ranges into its ``Tagged`` sentence.

    ``start:end`` is the phrase without appositions; ``name`` the name inside
    it; ``title`` what stands before the name; ``apposed`` the segments after
    it; ``stop`` the first token not read.
    """

    tagged: Tagged
    start: int
    end: int
    kind: PhraseKind
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    apposed: tuple[tuple[int, int], ...] = ()
    stop: int = 0
    plural: bool = False
    others: tuple[tuple[int, int], ...] = ()  # names before this one: "Roe and Sheriff Doe"
    affiliation: tuple[int, int] | None = None  # "Miffy Chen from JRF": the words after "from"

    def words(self) -> str:
        return self.tagged.phrase(self.start, self.end)

    def name_words(self) -> str:
        return self.tagged.phrase(*self.name) if self.name else ""


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
    chunk = _CHUNK.match(t.tags, start, min(limit, start + _MAX_TOKENS))
    end = before_occasion(t, start, chunk.end()) if chunk else start
    end = noun_before_naming(t, start, _before_new_sentence(t, start, end), limit)
    end = _trim(t, start, end)
    if end == start:
        return None
    phrase = _classify(t, start, end)
    if phrase is None:
        return None
    if _is_playful_title(phrase):
        phrase.kind, phrase.name, phrase.title = "role", None, None
    _read_after(phrase, limit)
    if phrase.kind == "name" and _is_company(phrase):
        phrase.kind, phrase.name, phrase.title, phrase.apposed = "organisation", None, None, ()
    return phrase


# "Minister of Ports, Foreign Trade and Tourism (Dr) Ida Pell"
_PORTFOLIOS = re.compile(
    "[mM]*R[fF]D?[NMO]{1,4}(?:,D?[NMO]{1,4}){1,4},?&D?[NMO]{1,4}?(?:H{1,3}(?=N)|(?=N[NI]N?(?:[VaA,:]|$)))"
    "(N[NI]{0,2}N?)(?=[VaA,:Q.]|$)"
)


def _of_portfolios(t: Tagged, start: int, limit: int) -> Phrase | None:
    """Somebody whose office has commas in it; only of ministers and the like."""
    match = _PORTFOLIOS.match(t.tags, start, min(limit, start + _MAX_TOKENS))
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
    _read_after(firm, limit)
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


def _trim(t: Tagged, start: int, end: int) -> int:
    """Leave off adverbs, loose connectives and possessives at the end."""
    if t.tags[start:end] == "DD":
        return end  # all three
    while (
        end > start
        and t.tags[end - 1] in "A&'D-\"#X"
        and not (t.tags[end - 1] in "#X" and end - start <= 2)
    ):
        end -= 1
    return end


def _classify(t: Tagged, start: int, end: int) -> Phrase | None:
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
        return _classify(t, opened, end)
    phrase = _classify(t, start, opened - 1)
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


def _read_after(phrase: Phrase, limit: int) -> None:
    """Read credentials, brackets and appositions after a phrase."""
    phrase.stop = max(phrase.end, phrase.stop)
    if phrase.kind == "pronoun":
        return
    tags = phrase.tagged.tags
    if (match := _CREDENTIALS.match(tags, phrase.stop, limit)) is not None:
        phrase.stop = match.end()
    if phrase.kind == "name" and (age := _AGE.match(tags, phrase.stop, limit)) is not None:
        phrase.stop = age.end()
    if phrase.kind in ("role", "spokesperson"):
        _read_name_after_role(phrase, phrase.stop, limit)
    if phrase.kind in ("role", "thing"):
        _read_called(phrase, phrase.stop, limit)
    _read_appositions(phrase, limit)


_MAX_APPOSED = 6


def _read_appositions(phrase: Phrase, limit: int) -> None:
    """Read what commas, brackets and dashes set off behind a phrase, while it tells of it."""
    t, i = phrase.tagged, phrase.stop
    apposed: list[tuple[int, int]] = []
    bracketed = False
    while i < limit and t.tags[i] in ",(-" and len(apposed) < _MAX_APPOSED:
        ticker = TICKER.match(t.tags, i, limit)
        if ticker is not None:
            if phrase.kind == "name" and phrase.title is None and not apposed:
                phrase.kind, phrase.name = "organisation", None
            i = ticker.end()
            continue
        segment = _apposition(phrase, i + 1, limit, bool(apposed))
        if segment is None:
            break
        apposed.append(segment)
        bracketed = bracketed or t.tags[i] == "("
        i = segment[1]
        if bracketed and i < limit and t.tags[i] == ")":
            i, bracketed = i + 1, False
    phrase.apposed = (*phrase.apposed, *apposed)
    phrase.stop = i


def _apposition(phrase: Phrase, start: int, limit: int, is_later: bool) -> tuple[int, int] | None:
    """The words from a token on that tell of a phrase; ``is_later`` if others did before."""
    t = phrase.tagged
    segment = segment_after(t, start, limit)
    open_ended = is_later or _has_office(phrase) or phrase.kind == "organisation"
    if segment is None or not tells_of_it(t, segment, open_ended):
        return None
    if phrase.title is not None and introduces_another(t, *segment):
        return None  # …, and Ostland’s Minister of Environment, Science and Innovation Olga Hayes
    return segment


_AGE = re.compile(r",#(?=,)")  # Odalys Renner, 42, a nurse
_LEGAL_FORM = re.compile(r"L(?:,?L)*")


_ROLE = re.compile("[rR]")


def _has_office(phrase: Phrase) -> bool:
    """Whether a role stands before the name: `Commissioner Roe, Inland Rescue Service`."""
    return phrase.title is not None and bool(_ROLE.search(phrase.tagged.tags[slice(*phrase.title)]))


def _read_called(phrase: Phrase, i: int, limit: int) -> bool:
    """`a retired signalman named Barnabás`"""
    found = find_naming(phrase.tagged, i, limit)
    if found is None:
        return False
    first, last, stop = found
    if phrase.kind == "thing" and not is_of_a_person(phrase.tagged, i, first):
        return False  # a program known as Harbor
    phrase.title = (phrase.start, i)
    phrase.name = (first, last)
    phrase.end, phrase.stop = last, stop
    phrase.kind = "name"
    return True


def _after_excellency(t: Tagged, i: int, limit: int) -> int:
    """`the Governor, His Excellency, | Chief Ann Roe`: the comma before the name."""
    aside = i + 3 < limit and t.tags[i] == t.tags[i + 3] == ","
    called = aside and t.words[i + 1].lower() in t.language.possessives
    return i + 3 if called and t.words[i + 2].lower() in EXCELLENCIES else i


_OF_A_BODY = re.compile("[OLC]")
_BODY_BETWEEN = re.compile(",D?[NCOM&'fFDL]+(?=,H+[NI])")


def _after_body(t: Tagged, i: int, limit: int) -> int:
    """The comma before the name: `The Permanent Secretary, Ministry of Works | , Alhaji Garba`."""
    body = _BODY_BETWEEN.match(t.tags, i, limit)
    return body.end() if body is not None and _OF_A_BODY.search(body[0]) else i


def _read_name_after_role(phrase: Phrase, i: int, limit: int) -> bool:
    """`IFRC Secretary General, Jagan Chapagain`: the name stands in apposition to the role."""
    t = phrase.tagged
    i = _after_excellency(t, i, limit)
    if i < limit and t.tags[i] == "H" and t.tags[i - 1] == ")":
        i -= 1  # "Chief Executive of the Corporation (STC) Mr Tan Wei Ming"
    elif i >= limit or t.tags[i] != "," or t.tags[i + 1 : i + 2] in ("", "P", "&"):
        return False
    i = _after_body(t, i, limit)
    inner = _CHUNK.match(t.tags, i + 1, min(limit, i + 1 + _MAX_TOKENS))
    end = _trim(t, i + 1, inner.end()) if inner else i + 1
    named = find_name(t.tags[i + 1 : end])
    if named is None or (end < limit and t.tags[end] not in ",.Q:;VaA()W-F"):
        return False
    first, last = i + 1 + named[0], i + 1 + named[1]
    if last - first < 2 and first == i + 1:
        return False  # a single capitalised word is more often a place: "the mayor, Paris"
    phrase.title = (phrase.start, first)
    phrase.name = (first, last)
    phrase.end = phrase.stop = end
    phrase.kind = "name"
    return True
