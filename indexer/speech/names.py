"""What the words in front of a turn are: a name with its office, an office, somebody who asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from indexer.grammar.tagged import tag_sentence
from indexer.languages import en
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import spoken, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_genders import gender_of_name
from indexer.lexicon.organisations import INSTITUTIONS
from indexer.resolve.offices import split_role

HeadKind = Literal["question", "answer", "asker", "office", "person", "words"]

_SMALL = frozenset(
    "of for and the to in on at de del la las los el du des le der die & y e".split()
)
_PARTICLES = frozenset(
    """van von der den de di da du del della la le el al bin ben ibn mac st ter ten dos das o’ y
    e""".split()
)
_ARTICLES = frozenset("the la el le der die o il lo".split())
_GENDERED = frozenset(
    """mr mrs ms miss mx madam madame sir mme m mlle señor señora sr sra herr frau signor signora
    senhor senhora shri smt shrimati kumari mdm messrs monsieur""".split()
)
_PEERS = frozenset("lord lady baroness viscount earl".split())
_HONOURED = frozenset("hon honourable honorable rev reverend".split())
# After "Mr" or "Madam" these are offices; "Mr Baker" and "Ms Bishop" have a surname.
_ADDRESSED = frozenset(
    """speaker president chair chairman chairwoman chairperson vice deputy acting justice minister
    prime secretary mayor ambassador commissioner chancellor attorney solicitor moderator clerk
    presiding registrar foreperson premier""".split()
) | (spoken.FOREIGN_OFFICES - {"premier"})
_ACRONYMS = frozenset(
    """ceo cfo coo cto cio cmo cpo cro cso vp svp evp md gm mp mep mla mpp td msp kc qc sc pm dpm fm
    cm ag dg sg mos sps sms us uk eu un ngo phd jd rn obe mbe cbe dbe ii iii iv hrh he hr pr it
    qa q a""".split()
)
_OFFICES_IN_SHORT = frozenset("pm dpm fm cm dcm sms mos sps ag dg sg vp ceo cfo coo cto".split())
# Malay styles of two words: "Tan Sri Roe"; "Tan" alone is a surname.
_STYLED = frozenset(
    {
        ("tan", "sri"),
        ("toh", "puan"),
        *((d, s) for d in ("dato", "datuk", "dato’", "dato'") for s in ("sri", "seri")),
    }
)
_STYLES = frozenset(first for first, _ in _STYLED)
_BENCH = tuple([word] for word in spoken.BENCH)
_FOR_NOW = (["pro", "tempore"], ["pro", "tem"])  # The SPEAKER pro tempore
_OF = frozenset("of for de del to der für".split())
# What a Secretary or Minister may be of or for before a name: "Secretary of State Roe".
_PORTFOLIOS = frozenset(
    """state defence defense health education labor labour energy commerce finance justice
    transport transportation agriculture interior housing culture environment trade treasury law
    war planning""".split()
)
# No head begins with these: "And Bestselling Author …", "Most Massive Capacity".
_OPENERS = frozenset(
    """and or but with for why how what when where who most more all our your my their its this that
    these those in on at by from to as if is are no not about welcome meet dinner said says
    meanwhile also plus then here there""".split()
)
_TOKEN = re.compile(r"[^\s,;]+")
_MAX_WORDS = 28  # a head of more is a sentence
_MAX_NAME = 4  # words, particles apart


@dataclass(frozen=True, slots=True)
class Head:
    """The words in front of a turn, taken apart.

    ``name`` is without forms of address, written as names are. ``sure`` says how
    plainly this is somebody who speaks: 3 by an office or form of address, 2 by
    a known given name or a word for people, 1 by its capitals, 0 hardly.
    """

    kind: HeadKind
    words: str
    name: str = ""
    role: str = ""
    organisation: str = ""
    gender: str = ""
    sure: int = 0


def with_office(head: Head, role: str, organisation: str) -> Head:
    """A head with the role and organisation that stand beside it, where it has none itself."""
    return replace(
        head,
        role=head.role or role,
        organisation=head.organisation or organisation,
        sure=max(head.sure, 2),
    )


def _as_is(word: str) -> str:
    return word


_ARTICLE = re.compile(r"^The (?=[A-Z])")
_OF_TWO_WORDS = re.compile(
    rf"(?i)\b(first|second|{'|'.join(sorted(spoken.BEFORE_GENERAL))}) (lady|gentleman|general)\b"
)
_JOINED = frozenset(
    ["first-lady", "first-gentleman", "second-lady", "second-gentleman"]
    + [f"{first}-general" for first in spoken.BEFORE_GENERAL]
)


NICKNAME = re.compile(r" [“\"‘'(](?P<name>[A-Z][a-z]+)[”\"’')] (?=[A-Z])")  # Ann “Nan” Roe
_JOINT = re.compile(r"(?i)(?<=\w)-(?=(?:lady|gentleman|general)\b)")


def read_head(words: str, spell: Callable[[str], str] = _as_is) -> Head:
    """Take apart the words of a label; ``spell`` writes a name in capitals as the text does."""
    joined = _OF_TWO_WORDS.sub(r"\1-\2", NICKNAME.sub(" ", words))
    head = _read_head(joined, spell)
    if joined == words:
        return head
    role = _JOINT.sub(" ", head.role)
    return replace(head, words=words, role=role)


def _read_head(words: str, spell: Callable[[str], str]) -> Head:
    words = " ".join(words.strip(' *_.:·•–—-"“”').split())
    plain = [w.strip(".,()[]’'").casefold() for w in words.split()]
    if not plain or len(plain) > _MAX_WORDS or plain[-1].endswith(("'s", "’s")):
        return Head("words", words)
    if len(plain) > 1 and plain[0] in _OPENERS:
        return Head("words", words)
    short = [w.rstrip("0123456789") for w in plain]
    if len(plain) == 1 and (short[0] in spoken.QUESTION or short[0] in spoken.ANSWER):
        return Head("question" if short[0] in spoken.QUESTION else "answer", words, sure=2)
    if _is_asker(short) and not (short[0] in _GENDERED and short[-1] == "speaker"):
        return Head("asker", words, role=_ARTICLE.sub("", plain_words(words)), sure=2)
    first, more = _part(words)
    if more and (whole := _PORTFOLIO.fullmatch(words)) is not None:
        role = plain_words(whole["office"])
        named = any(part.split()[0] in GIVEN_NAMES for part in re.split(r", | and | & ", role))
        if not named and read_office(role.split(",")[0])[0] and not _read_plain(first, spell).name:
            return Head("office", words, role=role, sure=2)
    head = _read_plain(first, spell)
    if not more:
        return head
    if head.kind == "office" and (other := _read_plain(more[0], spell)).kind == "person":
        role = head.role
        return Head("person", words, other.name, role, head.organisation, other.gender, 3)
    if head.kind != "person":
        return Head("words", words)
    role, organisation = read_office(", ".join(map(_plain_office, more)))
    sure = 3 if role else head.sure
    told = with_office(head, role, organisation)
    return replace(told, words=words, sure=sure)


def _is_asker(plain: list[str]) -> bool:
    """`REPORTER`, `Audience Member 2`, `Unidentified Speaker`, `the Moderator`."""
    told = [w.strip("#") for w in plain if w.strip("#")]
    return all(w in spoken.ASKER_WORDS for w in told) and any(w in spoken.ASKERS for w in told)


_PARTS = re.compile(r"\s*,\s+|\s+[–—-]{1,2}\s+|\s+\|\s+|\s*[—–]\s*(?=[A-Z])")


# `MNB Host`, `Radio Marea Chief Correspondent`: a station and what somebody is there.
_PRESS_ROLE = re.compile(
    rf"(?P<body>(?:[A-Z]{{2,6}}|[A-Z][\w.]+ (?i:{spoken.PRESS}))"
    rf"(?: [A-Z][\w.]+)??) (?P<role>(?i:(?:[a-z-]+ ){{0,3}}?(?:{spoken.ON_AIR})))"
)
# The Minister for Ports, Fisheries and the Blue Economy
_PORTFOLIO = re.compile(
    r"(?:[Tt]he )?(?P<office>[^,]{3,40} (?:for|of) [^,]{3,40}(?:, [^,]{3,40}){1,4}"
    r",? (?:and|&) [^,]{3,40})"
)
_AGE = re.compile(r"\s*(?:aged )?\d{1,3}\s*")
_BEHIND_NAMES = titles.SUFFIXES | titles.CREDENTIALS


def _part(words: str) -> tuple[str, list[str]]:
    """`Jane Roe -- Chief Executive Officer`, `Jane Roe, Acme Corp, Chair`: the first part first."""
    first, *more = (p for p in _PARTS.split(words) if p.strip())
    more = [part for part in more if not _AGE.fullmatch(part)]
    while more and more[0].strip(". ").casefold() in _BEHIND_NAMES:
        first = f"{first} {more.pop(0)}"
    return first, more


@lru_cache(maxsize=4_096)
def read_office(words: str) -> tuple[str, str]:
    """Role and organisation of the words that say what somebody is; ("", "") where none does.

    >>> read_office("Chief Executive Officer, Acme Corp")
    ('Chief Executive Officer', 'Acme Corp')
    """
    role = organisation = ""
    bodies: list[str] = []
    for part in (p for p in _PARTS.split(words) if p.strip()):
        told = part.lower()
        if (told in titles.ROLE_NOUNS or told in spoken.ASKERS) and not role:
            role = part  # Host
            continue
        if part.startswith(("for ", "on behalf ")):
            continue  # whom counsel stands for
        if role and part.split()[0].lower() in INSTITUTIONS:
            bodies.append(part)  # Department of Health
            continue
        if (press := _PRESS_ROLE.fullmatch(part)) is not None and not role:
            role, organisation = press["role"], press["body"]
            continue
        t = tag_sentence(en.LANGUAGE, part, 0, len(part))
        one, other = split_role(t, 0, len(t.tags)) if t.tags else ("", "")
        if one and not role:
            role, organisation = one, other
        elif one and tag_word(part.split()[-1]) in "RM" and len(part.split()) < 6:
            role = f"{role}, {part}"
        elif not one:
            bodies.append(part)
    if role and bodies and not organisation:
        fields = [b for b in bodies if b.split()[-1].lower() in titles.FIELDS_OF_WORK]
        bodies = [b for b in bodies if b not in fields]
        role = ", ".join([role, *fields])
        organisation = bodies[0] if bodies else ""
    if organisation.lower() == "opposition":
        return f"{role} of the {organisation}", ""
    return role, organisation


def plain_words(words: str) -> str:
    """Words in capitals written as a title: `LEADER OF THE OPPOSITION`; others as they stand."""
    if not words.isupper():
        return words
    told = words.split()
    return " ".join(
        w.lower() if w.lower() in _SMALL and i else _plain_word(w) for i, w in enumerate(told)
    )


_ON_AIR = re.compile(rf"[A-Z]{{2,6}} (?=(?:[A-Z-]+ )?(?:{spoken.ON_AIR.upper()})$)")


def _plain_office(words: str) -> str:
    """An office in capitals, letters of a station kept: `MNB Host`."""
    station = _ON_AIR.match(words)
    if station is None:
        return plain_words(words)
    return station[0] + plain_words(words[station.end() :])


def _plain_word(word: str) -> str:
    """One word of a name in capitals: MCDONALD-ROE, O’NEILL, CEO."""
    bare = word.strip(".,()").lower()
    if (
        not word.isupper()
        or bare in _ACRONYMS | spoken.RANKS_IN_LETTERS
        or bare in titles.CREDENTIALS
    ):
        return word
    if len(bare) == 1 or re.fullmatch(r"(?:[A-Z]\.)+", word):
        return word
    written = re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), word)
    written = re.sub(r"(?<=[’'])(?:S|T|M|D|Ll|Re|Ve)\b", lambda m: m[0].lower(), written)
    return re.sub(r"^Mc([a-z])", lambda m: "Mc" + m[1].upper(), written)


@dataclass(slots=True)
class _Tokens:
    """The words of a head without commas; ``plain`` in small letters without stops."""

    written: list[str]
    plain: list[str]
    start: int  # after the forms of address
    end: int  # before the letters behind a name
    addressed: bool  # a form of address stood before
    gendered: bool  # the last of them was Mr, Ms, …


def _read_plain(words: str, spell: Callable[[str], str]) -> Head:
    """A head without commas: forms of address, an office, a name, letters after it."""
    tokens = _tokens(words)
    start = tokens.start
    office = _office_end(tokens)
    bench = tokens.plain[start : tokens.end] in _BENCH
    name = [] if bench else _name_in(tokens, office)
    letter = office > start and len(name) == 1 and len(name[0]) == 1  # Witness K
    letter = letter or (office > start and tokens.plain[-2:] in _FOR_NOW)
    if letter or not name or not all(map(_is_name_word, name)):
        role = " ".join(map(_plain_word, tokens.written[start : tokens.end]))
        told = office > start or bench
        return Head("office", words, role=role, sure=2) if told else Head("words", words)
    if not tokens.addressed and office == start and _is_body(name):
        return Head("words", words)
    if not tokens.gendered and _is_common(name):
        return Head("words", words)
    written = " ".join(spell(_plain_word(t).rstrip(",;")) for t in name).rstrip(",")
    written = written if written.endswith((" Jr.", " Sr.")) else written.rstrip(".")
    peer = next((t for t in tokens.plain[:start] if t in _PEERS), "")
    if peer and len(name) == 1:
        written = f"{peer.title()} {written}{_seat_of_peer(tokens, name[-1])}"
    gender = next((g for t in tokens.plain[:start] if (g := titles.HONORIFICS.get(t, ""))), "") or (
        gender_of_name(written.split()[0]) if len(name) > 1 else ""
    )
    known = len(name) > 1 and written.split()[0] in GIVEN_NAMES
    sure = 3 if tokens.addressed or office > start else 2 if known else 1
    role, organisation = _role_of(tokens, office, name)
    return Head("person", words, written, role, organisation, gender, sure)


def _seat_of_peer(tokens: _Tokens, name: str) -> str:
    """What a peer is called by besides a surname: `Lord Roe | of Port Merrin`."""
    at = tokens.written.index(name, tokens.start) + 1
    behind = tokens.written[at : tokens.end]
    return f" {' '.join(map(_plain_word, behind))}" if behind[:1] == ["of"] and behind[1:] else ""


def _tokens(words: str) -> _Tokens:
    written = _TOKEN.findall(words)
    plain = [t.strip(".,()").casefold() for t in written]
    start = 0
    while start < len(written) and _is_address(written, plain, start):
        start += 1
    end = len(written)
    while end > start + 1 and _is_credential(written[end - 1], plain[end - 1]):
        end -= 1
    addressed = any(t not in _ARTICLES for t in plain[:start])
    return _Tokens(
        written, plain, start, end, addressed, start > 0 and plain[start - 1] in _GENDERED
    )


def _is_address(written: list[str], plain: list[str], at: int) -> bool:
    """Whether a token is an article or a form of address before something else."""
    if at >= len(written) - 1:
        return False
    word = plain[at]
    if word in _ARTICLES:
        return "." not in written[at]
    if word in ("right", "most", "very"):
        return plain[at + 1] in _HONOURED
    if (word, plain[at + 1]) in _STYLED or (at and (plain[at - 1], word) in _STYLED):
        return at < len(written) - 2 or word not in _STYLES
    return word in titles.ADDRESS or word in spoken.FOREIGN_ADDRESS or word in ("rt", "his", "her")


def _is_credential(written: str, plain: str) -> bool:
    known = plain in titles.CREDENTIALS or plain in titles.SUFFIXES
    return known and not written.islower() and plain not in ("jr", "sr")


def _office_end(tokens: _Tokens) -> int:
    """The token after the office a head begins with; the start where there is none."""
    plain, start, end = tokens.plain, tokens.start, tokens.end
    if tokens.gendered and (start >= end or plain[start] not in _ADDRESSED):
        return start  # Mr Baker
    given = start < end and tokens.written[start].title() in GIVEN_NAMES and end - start > 1
    if given and (plain[start] not in titles.ROLE_NOUNS or end - start == 2):
        return start  # Dean Martin; Ann Cook
    last, i = start, start
    while i < end and (_is_office(plain[i]) or _is_before_office(plain, i, end)):
        if _is_office(plain[i]) and not (_is_modifier(plain[i]) and (i == start or i == end - 1)):
            last = i + 1
        i += 1
        if last == i and i < end and plain[i] in _OF:
            break  # what the office is of may be a field, a body or a place
    return _after_portfolio(tokens, last) if last > start else start


def _is_modifier(word: str) -> bool:
    return word in titles.ROLE_MODIFIERS and word not in titles.ROLE_NOUNS


def _is_before_office(plain: list[str], i: int, end: int) -> bool:
    """A word of a portfolio with an office behind it: `Assistant Health Secretary Roe`."""
    if plain[i] in _SMALL or plain[i] in _OF:
        return False
    ahead = plain[i + 1 : min(end, i + 6)]
    near = next((k for k, w in enumerate(ahead) if w in _SMALL or not w[:1].isalnum()), len(ahead))
    return any(w in titles.ROLE_NOUNS or w in spoken.FOREIGN_OFFICES for w in ahead[:near])


def _is_office(word: str) -> bool:
    return (
        word in titles.ROLE_NOUNS
        or word in titles.ROLE_MODIFIERS
        or word in spoken.FOREIGN_OFFICES
        or word in spoken.PARTIES
        or word in _OFFICES_IN_SHORT
        or word in spoken.RANKS_IN_LETTERS
        or word in _JOINED
        or (word in titles.HONORIFICS and word not in titles.ADDRESS)
        or word.partition("-")[0] in titles.ROLE_NOUNS
        or word.rpartition("-")[2] in titles.ROLE_NOUNS  # Lord-Commissioner
    )


def _after_portfolio(tokens: _Tokens, at: int) -> int:
    """`Secretary of State Roe`, `Minister for Health Jane Roe`: where the name begins."""
    plain, end = tokens.plain, tokens.end
    if at >= end or plain[at] not in _OF:
        return at
    for i in range(at + 2, end):
        initial = len(plain[i]) == 1 and plain[i].isalpha() and i < end - 1
        if tokens.written[i].title() in GIVEN_NAMES or plain[i] in titles.ADDRESS or initial:
            return i
    told = [i for i in range(at + 1, end) if plain[i] not in _SMALL]
    if len(told) < 2 or plain[told[0]] not in _PORTFOLIOS:
        return end
    last = plain[told[-1]]
    if len(told) == 3 and not {plain[told[1]], last} & (_PORTFOLIOS | titles.FIELDS_OF_WORK):
        joined = {plain[i] for i in range(at + 1, end)} & _SMALL
        return end if joined else told[1]  # Secretary of Transportation | Pete Roe
    if plain[told[-1] - 1] in ("and", "&"):
        return end  # Minister for Transport and Harbours
    field = last in _PORTFOLIOS or last in titles.FIELDS_OF_WORK or last in INSTITUTIONS
    return end if field else told[-1]


_ONLY_ADDRESS = (titles.ADDRESS | spoken.FOREIGN_ADDRESS) - _PARTICLES


def _name_in(tokens: _Tokens, start: int) -> list[str]:
    plain = tokens.plain
    while start < tokens.end - 1 and plain[start] in _ONLY_ADDRESS:
        start += 1
    end = next(
        (i for i in range(start + 1, tokens.end) if _ends_name(tokens, start, i)), tokens.end
    )
    name = tokens.written[start:end]
    fields = all(w in INSTITUTIONS or w in titles.FIELDS_OF_WORK for w in plain[start:end])
    timed = any(tag_word(w) == "X" for w in name)
    told = sum(w.casefold() not in _PARTICLES for w in name) or len(tokens.written) == 1
    return name if 1 <= told <= _MAX_NAME and not fields and not timed else []


def _ends_name(tokens: _Tokens, start: int, i: int) -> bool:
    """Whether what follows a name begins here: `Kishida | of Japan`, `Chris Bowen | Treasurer`."""
    word = tokens.plain[i]
    if word.endswith("ing") and len(word) > 5 and i < tokens.end - 1:
        return True  # Biden | Addressing Service Members
    if word in ("of", "from", "for", "and", "&"):
        return True
    if i > start + 1 and word in _AFTER_NAMES:
        return True  # TEVITA ROE | PRIME MINISTER OF MERRIN
    if i < start + 2 or tokens.written[start].title() not in GIVEN_NAMES:
        return False
    if word.endswith("s") and tag_word(word) == "V":
        return True  # Ana Roe | Discusses Her Book
    return word == "shadow" or tag_word(tokens.written[i].title()) in "ORM"


# Offices that are nobody's surname.
_AFTER_NAMES = frozenset("prime minister president secretary ambassador permanent".split())
_BEFORE_OFFICE = titles.ADDRESS | {"the"}


def _role_of(tokens: _Tokens, office: int, name: list[str]) -> tuple[str, str]:
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
    if plain.casefold() in _PARTICLES:
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
    return any(w in INSTITUTIONS for w in plain) or bool((_SMALL - _PARTICLES) & set(inner))
