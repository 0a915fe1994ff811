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
from typing import TYPE_CHECKING

from indexer.extract.mending import mend_tags
from indexer.extract.words import tag_word
from indexer.lexicon.pack import ENGLISH, Pack
from indexer.lexicon.us_states import STATE_NAMES
from indexer.text.segment import PLACEHOLDERS

if TYPE_CHECKING:
    from indexer.extract.verbs import Verb

_ABBREVIATED = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Fr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Cpl|Supt|Insp"
    "|Det|Del|Sdn|Bhd|Jr|Sr|Inc|Corp|Co|Ltd|No|Messrs|Mme|Smt|Asst|Assoc|Atty|Esq|Engr|Cllr|Rt|Pte|Bros|Sra|Srta|Dra"
    "|Dept|Univ"
)
_PARTY = (  # R-Ky., D-Conn.
    r"[DRI]-(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo"
    r"|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[A-Z]\.[A-Z])\."
)
_TOKEN = re.compile(
    rf"[{PLACEHOLDERS}]"
    rf"|{_PARTY}"
    rf"|[DRI]-(?:{'|'.join(STATE_NAMES)})(?![\w-])"  # D-Ohio
    r"|\((?:Retd|Rtd|Ret)\.?\)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)"  # 15,000
    r"|\b(?:[sd]/o|a/[lp])\b"
    r"|(?:[A-Z]\.){2,}[A-Z]?(?![a-z])"
    r"|[A-Z]\.(?=[\s,;-]|$)"
    r"|[A-Z][A-Z&-]+\.(?=, )"  # SERHANT., a firm
    rf"|(?:{_ABBREVIATED})\.(?=[\s,)]|$)"
    r"|\bin [’']t(?= [A-Z])"
    r"|(?:I|[Ww]e|[Tt]hey|[Yy]ou|[Hh]e|[Ss]he|[Ii]t)(?=[’'](?:re|ve|ll|d|m)\b)"
    r"|(?<=[\w])[’'](?:re|ve|ll|d|m)\b"
    r"|Ph\.\s?D\.?|[’']s(?![^\W_])"
    r"|[^\W_]+(?:(?:[.&’'\-‑‐@_]|\.{3})(?![sS](?![^\W_]))[^\W_]+)*"
    r"|[^\w\s®™℠]"  # a trade mark is no word
)


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
    verbs: list[Verb] | None = None  # kept by ``indexer.extract.verbs.find_verbs``

    def word(self, i: int) -> str:
        return self.words[i]

    def phrase(self, i: int, j: int) -> str:
        """The words of tokens i to j-1 as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if j > i else ""


def tag(skeleton: str, start: int, end: int) -> Tagged:
    """Tag the sentence at ``start:end`` of a skeleton; linear."""
    found = list(_TOKEN.finditer(skeleton, start, end))
    words = [match[0] for match in found]
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    tags = [tag_word(word) for word in words]
    mend_tags(words, tags, starts, ends)
    joined = "".join(tags)
    if ";" in joined:
        joined = _SEMICOLONS.sub(lambda found: found[0].replace(";", ","), joined)
    return Tagged(skeleton, words, starts, ends, joined)


# "Dr. Ann Roe; Professor of Sociology; University of Merrin, said"
_SEMICOLONS = re.compile("H*N[NI]{1,3};[mMNCO]*[rR][^;:.QaVP]{0,20};(?=[^;:.Q]{1,30},V)")
