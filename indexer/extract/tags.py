"""A sentence as a string of one-letter tags, so that grammar can be written as patterns.

========  ===============================================================
tag       words
========  ===============================================================
N I C     a capitalised word; an initial; an acronym
R M       a capitalised role noun; a capitalised word that modifies one
r m       the same in lower case; g: a group noun
O L       a capitalised institution noun; a legal form (Inc.)
H K S     a form of address; credentials; a suffix (Jr.)
X #       a month or weekday; a number
D P       a determiner; a subject pronoun
f F p     of; another preposition; a particle inside names
a A       an auxiliary; an adverb
V         a reporting verb (any verb that may stand beside a quotation)
T W       that; a relative or question word
& b       and, &; but, or, while …
'         a possessive ending
v         a past form of another verb
w         any other word
Q         a stretch of speech
========  ===============================================================

Punctuation stands for itself: , : ; . ( ) - / " with brackets, dashes and
quotation marks each folded to one sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.lexicon import cues, function_words, organisations, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.pack import ENGLISH, Pack
from indexer.text.segment import PLACEHOLDERS

_ABBREVIATED = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Fr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Cpl|Supt|Insp"
    "|Det|Del|Sdn|Bhd|Jr|Sr|Inc|Corp|Co|Ltd|No|Messrs|Mme|Smt|Asst|Assoc|Atty|Engr|Cllr|Rt|Pte|Bros|Sra|Srta|Dra"
)
_PARTY = (  # R-Ky., D-Conn.
    r"[DRI]-(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo"
    r"|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[A-Z]\.[A-Z])\."
)
_TOKEN = re.compile(
    rf"[{PLACEHOLDERS}]"
    rf"|{_PARTY}"
    r"|\((?:Retd|Rtd|Ret)\.?\)"
    r"|\b(?:[sd]/o|a/[lp])\b"
    r"|(?:[A-Z]\.){2,}[A-Z]?(?![a-z])"
    r"|[A-Z]\.(?=[\s-]|$)"
    rf"|(?:{_ABBREVIATED})\.(?=[\s,)]|$)"
    r"|Ph\.\s?D\.?|[’']s(?![^\W_])"
    r"|[^\W_]+(?:(?:[.&’'\-‑‐@_]|\.{3})(?![sS](?![^\W_]))[^\W_]+)*"
    r"|[^\w\s]"
)
_NO_NAMES = frozenset(
    """data results findings figures research evidence framework finding status note more please what second first third
    finally""".split()
)
PUNCTUATION = {
    "“": '"', "”": '"', '"': '"', "„": '"', "«": '"', "»": '"', "‘": '"', "’": "'", "'": "'",
    "(": "(", "[": "(", ")": ")", "]": ")", "–": "-", "—": "-", "-": "-", "―": "-", "−": "-",
    ",": ",", "،": ",", ":": ":", "：": ":", ";": ";", ".": ".", "!": ".", "?": ".", "…": ".",
    "&": "&", "+": "&", "/": "/", "|": "/", "•": "/", "*": "/", "·": "/",
}  # fmt: skip


@lru_cache(maxsize=200_000)
def tag_word(word: str) -> str:
    """The tag of one token, context aside."""
    if word in PUNCTUATION:
        return PUNCTUATION[word]
    first = word[0]
    if first == "(":
        return "H"  # Justice (Retd.) Anil Deshkar
    if first in PLACEHOLDERS:
        return "Q"
    if word in ("’s", "'s"):
        return "'"
    if first.isdigit():
        return "#"
    if not (first.isalpha()):
        return "/"
    if first.isupper():
        return _tag_capitalised(word)
    if not first.islower():
        return "N"  # scripts without case: a name is as likely as anything
    return _tag_lower(word)


def _tag_lower(word: str) -> str:
    for words, tag in _LOWER:
        if word in words:
            return tag
    if word.endswith("ly") and len(word) > 4:
        return "A"
    # co-author, vice-chair, then-mayor: the last part decides
    _, hyphen, last = word.rpartition("-")
    if hyphen and last in titles.ROLE_NOUNS:
        return "r"
    if word.endswith(("man", "woman", "person")) and len(word) > 6 and word not in ("salesperson",):
        return "r"
    # iPhone, eBay: a capital inside makes a name
    if any(c.isupper() for c in word):
        return "N"
    if (word.endswith("ed") and len(word) > 4) or word in function_words.PAST_FORMS:
        return "v"
    return "w"


_LOWER: tuple[tuple[frozenset[str] | dict[str, str], str], ...] = (
    (frozenset(["plc", "inc", "ltd", "llc", "corp"]), "L"),
    (frozenset(["of"]), "f"),
    (frozenset(["and"]), "&"),
    (frozenset(["that"]), "T"),
    (frozenset(["who", "whom", "whose", "which", "where", "when"]), "W"),
    (function_words.PRONOUNS, "P"),
    (function_words.AUXILIARIES, "a"),
    (frozenset("two three four five six seven eight nine ten".split()), "D"),
    (function_words.DETERMINERS, "D"),
    (function_words.PREPOSITIONS, "F"),
    (function_words.CONJUNCTIONS, "b"),
    (function_words.ADVERBS, "A"),
    (frozenset(["head", "lead", "chief", "deputy", "general", "official", "representative"]), "m"),
    (cues.QUOTATION_FORMS, "V"),
    (titles.GROUP_NOUNS, "g"),
    (titles.ROLE_MODIFIERS, "m"),
    (titles.ROLE_NOUNS, "r"),
    (function_words.PARTICLES, "p"),
)
_ADDRESSES = titles.ADDRESS | frozenset(
    """capt captain lt lieutenant sgt sergeant col colonel maj cpl cmdr adm brigadier supt insp det
    cllr sen rep gov del messrs""".split()
)


def _tag_capitalised(word: str) -> str:
    plain = word.rstrip(".").lower()
    if len(word) <= 2 and (len(word) == 1 or word[1] == ".") and word != "A":
        return "P" if word == "I" else "I"
    if plain in titles.SUFFIXES:
        return "S"
    if _looks_like_credential(word, plain):
        return "K"
    if plain in _ADDRESSES:
        return "H"
    for words, tag in _CAPITALISED:
        if plain in words and word != "As":
            return tag
    head, hyphen, last = plain.rpartition("-")
    if hyphen and (last in titles.ROLE_NOUNS or head.split("-")[0] in titles.ROLE_NOUNS):
        return "R"  # Director-General, Minister-in-charge
    letters = [c for c in word if c.isalpha()]
    if len(letters) >= 2 and all(c.isupper() for c in letters):
        return "C"
    return "N"


def _looks_like_credential(word: str, plain: str) -> bool:
    if plain in titles.CREDENTIALS and sum(c.isupper() for c in word) >= 2:
        return True
    return _LETTERS.match(word) is not None and word not in _PLACES


_LETTERS = re.compile(r"(?:[A-Z][a-z]{0,2}\.){2,}[A-Z]?$")  # M.P.H., Ed.D.
_PLACES = frozenset(
    ["U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "U.A.E.", "U.S.A.", "L.A.", "N.Y.", "N.C."]
)

_CAPITALISED: tuple[tuple[frozenset[str], str], ...] = (
    (function_words.MONTHS - {"may", "march"}, "X"),
    (function_words.WEEKDAYS, "X"),
    (organisations.LEGAL_FORMS, "L"),
    (titles.ROLE_MODIFIERS - {"media", "press"}, "M"),
    (titles.ROLE_NOUNS - titles.SURNAMES_TOO, "R"),
    (organisations.INSTITUTIONS, "O"),
)

# A capital at the head of a sentence says nothing: these are read as if lower case.
_FUNCTION_TAGS = frozenset("f&TWPaDFbA")


@dataclass(slots=True)
class Tagged:
    """Tokens of a stretch of skeleton: ``tags[i]`` is the tag of the token at
    ``starts[i]:ends[i]`` (offsets into the skeleton)."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: str
    pack: Pack = ENGLISH

    def word(self, i: int) -> str:
        return self.words[i]

    def phrase(self, i: int, j: int) -> str:
        """The words of tokens i to j-1 as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if j > i else ""


def tag(skeleton: str, start: int, end: int) -> Tagged:
    """Tag the sentence at ``start:end`` of a skeleton; linear."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(skeleton, start, end):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    tags = [tag_word(word) for word in words]
    _adjust(words, tags, starts, ends)
    _close_roles(words, tags)
    return Tagged(skeleton, words, starts, ends, "".join(tags))


def _adjust(words: list[str], tags: list[str], starts: list[int], ends: list[int]) -> None:
    """Mend tags that only the neighbours decide."""
    for i, word in enumerate(words):
        current = tags[i]
        if current in "NROMXCI" and _heads_sentence(tags, i):
            lowered = tag_word(word.lower()) if word.isalpha() and word != "I" else current
            if lowered == "A" and current == "M" and tags[i + 1 : i + 2] == ["R"]:
                continue  # First Minister
            if lowered in _FUNCTION_TAGS:
                tags[i] = lowered
            elif (
                current == "N"
                and lowered == "V"
                and (word.endswith("ed") or not _named(tags, i + 1))
            ):
                tags[i] = "V"  # "Noting that …"
            elif current == "N" and lowered == "g":
                tags[i] = "g"
            elif current == "N" and word.lower() in _NO_NAMES:
                tags[i] = "w"  # "Data from 2023 revealed"
        elif current == "N" and word.lower() in (
            "the",
            "a",
            "an",
            "of",
            "and",
            "in",
            "for",
            "that",
        ):
            tags[i] = tag_word(word.lower())
        elif (
            current == "w" and tags[i + 1 : i + 2] in (["N"], ["I"]) and titles.is_person_noun(word)
        ):
            tags[i] = "r"  # local campaigner Winnie Threlfall
        elif (
            current == "N"
            and word.lower() in titles.SURNAMES_TOO
            and i + 1 < len(words)
            and words[i + 1] in GIVEN_NAMES
        ):
            tags[i] = "R"  # Ranger Ida Crowe
        elif (
            current == "N"
            and word.lower() in titles.SURNAMES_TOO
            and words[i + 1 : i + 2] == ["of"]
        ):
            tags[i] = "R"  # Warden of Seal Island
        elif (
            word in ("charge", "Charge") and i > 1 and words[i - 1] == "in" and tags[i - 2] in "rR"
        ):
            tags[i - 1], tags[i] = "M", "R"  # Special Agent in Charge Robert Tripp
        elif current == "H" and word == "Professor" and tags[i + 1 : i + 2] == ["f"]:
            tags[i] = "R"  # the Wikander Professor of Soil Science
        elif current == "w" and word in COMPANY_KINDS and _between_names(tags, i):
            tags[i] = "m"  # Cyber Resilience company Index Engines
        elif (
            current == "X"
            and word in ("Jan", "June", "April", "August", "May")
            and (tags[i - 1 : i] == ["N"] and tags[i + 1 : i + 2] not in (["#"], ["."]))
        ):
            tags[i] = "N"  # Mansoor Jan
        elif word == "said" and tags[i - 1 : i] == ["D"] and tags[i + 1 : i + 2] in (["w"], ["r"]):
            tags[i] = "m"  # the said customer
        elif (
            current == "V"
            and word in _NOUN_OR_VERB
            and _reads_as_noun(tags, i, word.endswith("ed"))
        ):
            tags[i] = "w"
        elif current == "'" and word in ("’", "'"):
            # the players’ union: possessive only right after a word that ends in s
            if not (i and ends[i - 1] == starts[i] and words[i - 1][-1] in "sSxz"):
                tags[i] = '"'
        elif current == "C" and word in ("THE", "AND", "OF", "FOR", "IN"):
            tags[i] = tag_word(word.lower())


# Forms that are nouns or adjectives as often as verbs: "the report", "a state senator".
_NOUN_OR_VERB = frozenset(
    """state states report reports claim claims estimate estimates forecast forecasts post posts
    answer answers signal signals note notes offer offers share shares question questions voice
    voices promise promises pledge pledges comment comments remark remarks reply request requests
    demand demands order orders call calls appeal appeals recall recalls read thought feeling
    lead address laugh smile quote quotes cite highlight highlights open opening close closing
    end ending start starting proposal stated reported claimed estimated writing understanding
    announced confirmed hope hopes wonder welcome marvel invite input echo tout counsel""".split()
)


COMPANY_KINDS = frozenset("company firm startup provider maker manufacturer platform".split())


def _between_names(tags: list[str], i: int) -> bool:
    return i > 0 and tags[i - 1] in "NCOA" and tags[i + 1 : i + 2] in (["N"], ["C"])


def _reads_as_noun(tags: list[str], i: int, words_end_ed: bool) -> bool:
    before = tags[i - 1] if i else "."
    after = tags[i + 1] if i + 1 < len(tags) else "."
    if words_end_ed:
        return before in "D'" and after != "T"  # the stated aim; but "the Minister stated"
    return before in "D'mfFR#V" or after in "HR" or (before == "w" and after in "wfFa.,")


_ROLE_ENDINGS = frozenset(
    "official representative executive chief deputy head lead principal general associate".split()
)


_BODIES_TOO = titles.ROLE_MODIFIERS & organisations.INSTITUTIONS


def _close_roles(words: list[str], tags: list[str]) -> None:
    """A modifier with no role noun after it is the role itself: Chief Executive, the deputy."""
    for i, current in enumerate(tags):
        if current not in "Mm":
            continue
        following = tags[i + 1] if i + 1 < len(tags) else "."
        if current == "M" and following not in "MROm" and words[i].lower() in _BODIES_TOO:
            tags[i] = "O"
        if words[i].lower() not in _ROLE_ENDINGS:
            continue
        if current == "M" and following not in "MROm":
            tags[i] = "R"
        elif current == "m" and following in ",.fFQVNHA:-a" and i and tags[i - 1] in "mD'NCO,&Qw":
            tags[i] = "r"
        elif current == "m" and following in "N" and i and tags[i - 1] == "w":
            tags[i] = "r"  # road chief Henrik Moe


def _heads_sentence(tags: list[str], i: int) -> bool:
    return i == 0 or (i <= 2 and all(t in '"(-/' for t in tags[:i])) or tags[i - 1] in "Q:"


def _named(tags: list[str], i: int) -> bool:
    return i < len(tags) and tags[i] in "NIC"
