"""An English sentence as tokens and their tags."""

from __future__ import annotations

import re

from indexer.grammar.language import Tokens
from indexer.languages.en.lexicon.short_forms import BEFORE_STOP
from indexer.languages.en.retagging import RETAGS
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon.us_states import STATE_NAMES
from indexer.text.segment import PLACEHOLDERS, TITLES_IN_SHORT

_ABBREVIATED = "|".join(
    [*(title.capitalize() for title in sorted(TITLES_IN_SHORT)), *sorted(BEFORE_STOP)]
)
_PARTY = (  # R-Ky., D-Conn.
    r"[DRI]-(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo"
    r"|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[A-Z]\.[A-Z])\."
)
_TOKEN = re.compile(
    r"(?=\S)(?:"  # at a space nothing needs to be tried, which halves the time
    r"(?!in [’'])[A-Za-z][a-z]*+(?=[ ,])"  # most words, looked for first
    rf"|[{PLACEHOLDERS}]"
    r"|\[\^?\d{1,3}\]"  # the sign of a footnote, left out
    rf"|{_PARTY}"
    rf"|[DRI]-(?:{'|'.join(STATE_NAMES)})(?![\w-])"  # D-Ohio
    r"|\((?:[Rr]etd|[Rr]td|[Rr]et|Alh|Barr|Dr|Engr|Mrs?|Prof)\.?\)(?= |$)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)"  # 15,000
    r"|\b(?:[sd]/o|a/[lp])\b"
    r"|(?:[A-Z]\.){2,}[A-Z]?(?![a-z])"
    r"|[A-Z]\.(?=[\s,;-]|$)"
    r"|\b[ap]\.m\."
    r"|\b(?:(?:19|20)\d\d|said|says|added)(?=[A-Z][a-z]{2,})"  # 5 May 2021Senator, saidAnn Roe
    r"|[A-Z][A-Z&-]+\.(?=, )"  # SERHANT., a firm
    rf"|(?:[A-Z][/-])?(?:{_ABBREVIATED})\.(?:-[A-Z][a-z]{{1,4}}\.)?(?=[\s,)]|$)"  # Dr.-Ing.
    r"|\bin [’']t(?= [A-Z])"
    r"|\b(?:Dato|Datu|Datin)[’'](?= [A-Z])"  # a title that ends in an apostrophe
    r"|(?:I|[Ww]e|[Tt]hey|[Yy]ou|[Hh]e|[Ss]he|[Ii]t)(?=[’'](?:re|ve|ll|d|m)\b)"
    r"|(?<=[\w])[’'](?:re|ve|ll|d|m)\b"
    r"|Ph\.\s?D\.?|[’']s(?![^\W_])"
    r"|[^\W_]+(?:(?:[.&’'\-‑‐@_]|\.{3})(?![sS](?![^\W_]))[^\W_]+)*"
    r"|[^\w\s®™℠])"  # a trade mark is no word
)


def tag(skeleton: str, start: int, end: int) -> Tokens:
    """The tokens of an English sentence and their tags; linear."""
    found = list(_TOKEN.finditer(skeleton, start, end))
    if "[" in skeleton:
        found = [match for match in found if len(match[0]) == 1 or match[0][0] != "["]
    words = [match[0] for match in found]
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    tags = list(map(tag_word, words))
    for rows in RETAGS:
        rows.mend(words, tags, starts, ends)
    joined = "".join(tags)
    if ";" in joined:
        joined = _SEMICOLONS.sub(lambda found: found[0].replace(";", ","), joined)
    return words, starts, ends, joined


# "Dr. Ann Roe; Professor of Sociology; University of Merrin, said"
_SEMICOLONS = re.compile("H*N[NI]{1,3};[mMNCO]*[rR][^;:.QaVP]{0,20};(?=[^;:.Q]{1,30},V)")
