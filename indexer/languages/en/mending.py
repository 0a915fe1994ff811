"""Tags that only the neighbours decide: a capital at the head of a sentence, "the report"."""

from __future__ import annotations

import re

from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import organisations, titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.us_states import is_seat

# A capital at the head of a sentence says nothing: these are read as if lower case.
_FUNCTION_TAGS = frozenset("f&TWPaDFbA")
_NO_NAMES = frozenset(
    """if data results findings figures research evidence framework finding status note more please
    what recent less fewer so analysis analyses studies surveys statistics estimates polls
    second first third finally""".split()
)
_LINKS = frozenset("the a an of and in for that".split())
_CHIEFS = (["CEO"], ["CFO"], ["COO"], ["CTO"], ["President"], ["Chairman"], ["Executive"])
_SETTLED = frozenset('DFaP#,.TW&bgmrAvfQRpLSK:;()/-"O')  # never mended inside a sentence
_CAPITALS = frozenset("NROMXCI")


def mend_tags(words: list[str], tags: list[str], starts: list[int], ends: list[int]) -> None:
    """Mend the tags of one sentence in place; linear."""
    for i, word in enumerate(words):
        current = tags[i]
        if current in _CAPITALS and _heads_sentence(tags, i):
            _mend_head(words, tags, i)
        elif current in _SETTLED:
            if current == "K" or word in _EXCEPTIONS:
                _mend_settled(words, tags, i)
        elif current == "w":
            _mend_word(words, tags, i)
        elif current == "N":
            _mend_name(words, tags, i)
        elif current == "V":
            _mend_verb(words, tags, i)
        elif current == "'" and word in ("’s", "'s") and i and tags[i - 1] == "P":
            tags[i] = "a"  # he’s claiming that
        elif current == "'":
            # the players’ union: possessive only right after a word that ends in s
            after_s = i and ends[i - 1] == starts[i] and words[i - 1][-1] in "sSxz"
            if word in ("’", "'") and not after_s:
                tags[i] = '"'
        else:
            _mend_rare(words, tags, i)
    _close_roles(words, tags)


def _mend_settled(words: list[str], tags: list[str], i: int) -> None:
    """The few settled words that neighbours decide after all."""
    word = words[i]
    before, after = tags[i - 1] if i else "", tags[i + 1] if i + 1 < len(tags) else ""
    if word == "ten" and before == after == "N" and words[i - 1] in GIVEN_NAMES:
        tags[i] = "p"  # Dick ten Broek
    elif word == "Sr." and after in ("R", "M"):
        tags[i] = "M"  # Sr. VP of Sales
    elif word == "Company" and before == ",":
        tags[i] = "N"  # Ann Roe, Company Group Chair
    elif word == "Cardinal" and before == after == "N":
        tags[i] = "N"  # His Eminence Paul Cardinal Roe
    elif word == "Partners" and (before in ("N", "C", "O") or _is_of_a_body(words, i)):
        tags[i] = "O"  # Wendt Partners is a firm
    elif word in _SURNAMES_TOO and i > 1 and words[i - 1] in GIVEN_NAMES and tags[i - 2] in "rRH":
        tags[i] = "N"  # attorney Larry Church
    elif tags[i] == "K" and after == "N" and _INITIALS.match(word):
        tags[i] = "I"  # O.J. Renner
    elif tags[i] == "K" and after == "N" and before in ("", "-", "Q", "D"):
        tags[i] = "C"  # MS Tech Ltd.


def _is_of_a_body(words: list[str], i: int) -> bool:
    """`Financial` of Halvard Financial Partners."""
    return i > 0 and words[i - 1].lower() in _BODIES_TOO


def _mend_head(words: list[str], tags: list[str], i: int) -> None:
    """A capitalised word at the head of its sentence, read as if in lower case."""
    word, current = words[i], tags[i]
    if word == "Jan" and tags[i + 1 : i + 2] == ["N"]:
        tags[i] = "N"  # Jan Pieter Gerritsen; the month would have a day
    lowered = tag_word(word.lower()) if word.isalpha() and word != "I" else current
    if lowered == "A" and (word in GIVEN_NAMES or (current, tags[i + 1 : i + 2]) == _FIRST):
        return  # Kimberly said; First Minister
    if lowered in _FUNCTION_TAGS:
        tags[i] = lowered
    elif current != "N":
        return
    elif word in _INVERTED and _SIGNED.match("".join(tags[i + 1 : i + 6])):
        tags[i] = "V"  # Said Ellis: “…”
    elif lowered == "V" and (
        word.endswith("ed") or not _named(tags, i + 1) or words[i + 1] in GIVEN_NAMES
    ):
        tags[i] = "V"  # "Noting that …"
    elif lowered == "g":
        tags[i] = "g"
    elif word.lower() in _NO_NAMES or (word.endswith(_ENDINGS) and not _named(tags, i + 1)):
        tags[i] = "w"  # "Data from 2023 revealed", "Institutional investors", "Certifications"
    elif word.endswith("ing") and "".join(tags[i + 1 : i + 2]) in tuple("DTPF#"):
        tags[i] = "w"  # "Recognizing the need, …", "Entering 2025, …"
    elif lowered == "v" and word != "Based" and "".join(tags[i + 1 : i + 2]) in tuple("FD"):
        tags[i] = "v"  # "Published in March, the study …"


_ENDINGS = ("tional", "cations", "ations", "ments", "ities")
_INVERTED = frozenset("Said Says Wrote Writes Adds".split())
_SIGNED = re.compile("[NI]{1,3}[:,]Q")
_FIRST = ("M", ["R"])
_PRONOUNS = frozenset(["He", "She", "They"])
_SURNAMES_IN_LY = frozenset("Kelly Reilly Daly Connolly Connelly Donnelly Healy Kennelly".split())


def _mend_word(words: list[str], tags: list[str], i: int) -> None:
    following = tags[i + 1] if i + 1 < len(tags) else "."
    if words[i] == "und" and i and tags[i - 1] == "p" and following == "p":
        tags[i] = "p"  # von und zu
    elif following in "NI" and titles.is_person_noun(words[i]):
        tags[i] = "r"  # local campaigner Winnie Threlfall


def _mend_name(words: list[str], tags: list[str], i: int) -> None:
    word = words[i].lower()
    following = words[i + 1] if i + 1 < len(words) else ""
    if i > 1 and tags[i - 1] == "," and tags[i - 2] in "NS" and is_seat(words[i]):
        tags[i] = "K"  # Sen. Ann Roe, D-Ohio
    elif word in _LINKS:
        tags[i] = tag_word(word)
    elif words[i] in _PRONOUNS and "N" not in tags[i - 1 : i + 2 : 2] and tags[i - 1] != "H":
        tags[i] = "P"  # the faithful say that He rose; but "He Jianfeng", "Mr He"
    elif tags[i + 1 : i + 2] == ["N"] and word.removesuffix("s") in titles.ROLE_NOUNS:
        tags[i] = "R"  # Senators Ann Roe and Mark Doe
    elif word in titles.SURNAMES_TOO and (following in GIVEN_NAMES or following == "of"):
        tags[i] = "R"  # Ranger Ida Crowe, Warden of Seal Island
    elif words[i - 1 : i + 1] == ["in", "Charge"] and i > 1 and tags[i - 2] == "R":
        tags[i - 1] = tags[i] = "R"  # Special Agent in Charge Ida Crowe


def _mend_verb(words: list[str], tags: list[str], i: int) -> None:
    word = words[i]
    following = tags[i + 1] if i + 1 < len(tags) else "."
    before = words[i - 1].lower() if i else ""
    if _beside_speech(word, tags, i) or (before in _STANDING_ALONE and following in ",:TQ"):
        return  # Another stated, “…”
    if word == "state" and following in "gr":
        tags[i] = "m"  # federal and state officials
    elif word == "writing" and following == "g":
        tags[i] = "w"  # chair of the writing group
    elif word in _HOLDS and following != "T":
        tags[i] = "v" if word == "held" else "w"  # held a meeting; but "held that"
    elif _tells_what_kind(words, tags, i):
        tags[i] = "m"
    elif word.endswith("ed") and before in _POINTING and following in "wmNgr":
        tags[i] = "m"  # this proposed policy
    elif word in _NOUN_OR_VERB and _reads_as_noun(
        tags, i, word.endswith("ed"), word[-1] in "sd", word == "state"
    ):
        tags[i] = "w"


def _tells_what_kind(words: list[str], tags: list[str], i: int) -> bool:
    """`informed choices`, `patient reported outcomes`, `real hair and added fullness`"""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else ""
    if word == "informed":
        return following in _INFORMED
    if word == "reported":
        return following in ("outcome", "outcomes")
    return False


def _beside_speech(word: str, tags: list[str], i: int) -> bool:
    """`“…” shares Dr Roe`, `“…,” the brand shares.`, `our adviser shares, “…”`"""
    if i and tags[i - 1] == "Q":
        return True
    following = tags[i + 1 : i + 3]
    if "Q" in tags[max(0, i - 4) : i] and tags[i - 1] in "wNO" and following[:1] in ([","], ["."]):
        return True
    led_up = following in ([",", "Q"], [":", "Q"]) and i > 0
    return led_up and tags[i - 1] in "NRr" and word[-1] in "sd"


def _mend_rare(words: list[str], tags: list[str], i: int) -> None:
    """Forms of address, months and capitals that stand for something else."""
    word, current = words[i], tags[i]
    following = tags[i + 1] if i + 1 < len(tags) else "."
    if word == "Sri" and words[i + 1 : i + 2] == ["Lanka"]:
        tags[i] = "N"
    elif word == "Resources" and i > 1 and words[i + 1 : i + 2] in _CHIEFS:
        tags[i] = "O"  # Silver Rill Resources CEO Mike Roe
    elif (
        current == "H"
        and word == "Professor"
        and (following == "f" or words[i + 1 : i + 2] in (["Emeritus"], ["Emerita"]))
    ):
        tags[i] = "R"  # the Wikander Professor of Soil Science, Research Professor Emeritus
    elif current == "H" and _ends_name(words, tags, i) and following in ",.VvaQ":
        tags[i] = "N"  # Zach Doctor
    elif current == "X" and word in _NAMES_TOO and i and tags[i - 1] in "RH" and following == "N":
        tags[i] = "N"  # CEO Jun Pell
    elif current == "X" and word in _NAMES_TOO and i and tags[i - 1] == "N":
        if following not in "#.":
            tags[i] = "N"  # Mansoor Jan
    elif current == "C" and i > 1 and tags[i - 2 : i] == ["N", ","] and is_seat(word):
        tags[i] = "K"  # Rep. Ann Roe, R-TX
    elif current == "C" and i > 1 and tags[i - 2 : i] == ["K", ","] and following == ",":
        tags[i] = "K"  # M.D., FAHA,
    elif current == "C" and word in ("THE", "AND", "OF", "FOR", "IN"):
        tags[i] = tag_word(word.lower())


def _ends_name(words: list[str], tags: list[str], i: int) -> bool:
    """Whether a form of address stands where only a surname can: `said Keone Hon, …`"""
    if not i or tags[i - 1] != "N":
        return False
    return words[i - 1] in GIVEN_NAMES or (i > 1 and tags[i - 2] == "V")


_STATES = re.compile("[wgr]{1,2}[aA]")
_EACH = ("both", "all", "each")
_SURNAMES_TOO = ("Church", "Banks", "Parks", "Post")
_EXCEPTIONS = frozenset(
    ["ten", "Port", "Company", "Sr.", "Partners", "Cardinal", *_EACH, *_SURNAMES_TOO]
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}$")
_HEADED = re.compile("D[wmNA]*$")
_POINTING = frozenset("this the a an its their our his her".split())
_HOLDS = frozenset("hold holds held holding".split())
_OF_BOTH = re.compile("fD?m?w{1,2}&$")
_STRAINED = re.compile(
    "(?:anxiety|depression|fear|fatigue|pain|pressure|strain|trauma) (?:and|or)$"
)
_INFORMED = frozenset(
    "choice choices decision decisions decision-making consent opinion opinions".split()
)
_SHORT_SURNAMES = frozenset("Sen Hon Gen Rep Gov Adm".split())
_STANDING_ALONE = frozenset("another one many some others both most several".split())
_NAMES_TOO = ("Jan", "Mar", "Jun", "June", "April", "August", "May")
# Forms that are nouns or adjectives as often as verbs: "the report", "a state senator".
_NOUN_OR_VERB = frozenset(
    """state states report reports claim claims estimate estimates forecast forecasts post posts
    answer answers signal signals note notes offer offers share shares question questions
    voice voices promise promises pledge pledges comment comments remark remarks reply request
    requests demand demands order orders call calls appeal appeals recall recalls read thought
    feeling lead address laugh smile quote quotes cite highlight highlights open opening close
    closing end ending start starting proposal stated reported claimed estimated writing
    understanding announced confirmed hope hopes wonder welcome marvel invite input echo tout
    counsel stress""".split()
)


_COMPANY_KINDS = frozenset("company firm startup provider maker manufacturer platform".split())


def _reads_as_noun(
    tags: list[str], i: int, words_end_ed: bool, ends_in_s: bool, state: bool
) -> bool:
    before = tags[i - 1] if i else "."
    after = tags[i + 1] if i + 1 < len(tags) else "."
    if after == "T" and before in "NR" and ends_in_s:
        return False  # Mary Marcus, CEO, shares that
    if words_end_ed:
        return before in "D'" and after != "T"  # the stated aim; but "the Minister stated"
    if before == "w" and i > 1 and tags[i - 2] in "&," and after == "T":
        return True  # logs visits, and produces reports that
    return before in "D'mfFR#V" or (before == "w" and after in "wfFa.,")


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
        elif current == "m" and following in ",.fFQVNHA:-a" and i and tags[i - 1] in "mD'NCO,&Qwg":
            tags[i] = "r"


def _heads_sentence(tags: list[str], i: int) -> bool:
    return i == 0 or (i <= 2 and all(t in '"(-/' for t in tags[:i])) or tags[i - 1] in "Q:"


def _named(tags: list[str], i: int) -> bool:
    return i < len(tags) and tags[i] in "NIC"
