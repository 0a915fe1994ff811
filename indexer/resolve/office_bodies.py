"""What names the body an office is held at: the words behind its head, and a body's own name."""

from __future__ import annotations

import re

from indexer.grammar.appositions import goes_over
from indexer.grammar.offices import after_board, after_owner, goes_on_in_name, is_jurisdiction
from indexer.grammar.tagged import Tagged
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import office_words, phrase_words, titles
from indexer.lexicon.cities import is_located
from indexer.lexicon.demonyms import DEMONYMS
from indexer.lexicon.name_shapes import TERMS, is_ordinary, is_place
from indexer.lexicon.organisations import COMPANY_WORDS
from indexer.text.fold import fold


def _is_top(word: str) -> bool:
    """Whether a role heads a whole body: president, CEO, CRO."""
    return word.lower() in office_words.TOP_ROLES or CHIEF.fullmatch(word) is not None


CHIEF = re.compile(r"C[A-Z]{1,2}O")


_NUMBER = re.compile(r"^\d{1,2} (?=[A-Z])")
_KIND_BEFORE = re.compile(r"^(?:[A-Z]\w+ )?(?:company|startup|start-up|firm|maker) (?=[A-Z])")
_BASED = re.compile(r"^[\w.]+-(?:listed|based|headquartered|owned) ")
_LOOSE = re.compile(r"(?<=\w) (?:On|In|At|For|With|To|From|By)$")
_OWNED = re.compile(r"[’']s (?:[Bb]oard|[Bb]iggest|[Ee]xecutive|[Mm]anagement)\b.*$")
_ARTICLE = re.compile(r"^(?:the|The|(?:de )?(?:la|el|los|las)|del?)\s+")


def plain_body(organisation: str) -> str:
    """A body without article, and without its own board: `HDBank’s Board of Directors`."""
    bare = _ARTICLE.sub("", organisation).strip(" ,")
    bare = bare.removeprefix("then-")  # then-Harbour Board Chair
    bare = _NUMBER.sub("", bare)  # the number of a paragraph
    bare = _KIND_BEFORE.sub("", bare)
    bare = _without_description(_without_region(bare))
    bare = _BASED.sub("", bare)
    bare = _HEADLINED.sub("", _MORE_OF_THEM.sub("", bare))
    bare = _LOOSE.sub("", bare)  # a heading: Halvard On
    if bare in ("Board", "Board of Directors") or _is_no_body(bare):
        return ""
    return _OWNED.sub("", bare)


def _without_region(body: str) -> str:
    """`North America for Halvard`: the part of the world is whom the office is for."""
    region, _, rest = body.partition(" for ")
    return rest if rest and is_place(fold(region)) else body


def _without_description(body: str) -> str:
    """`technology partner Halvard`: Halvard; `its Northern and Leather` names nobody."""
    words = body.split()
    if words and words[0] in ("its", "our", "their"):
        return " ".join(words[1:]) if tag_word(words[-1]) == "O" else ""
    small = next((i for i, word in enumerate(words) if not word.islower()), 0)
    described = all(is_ordinary(word) or tag_word(word) in "rgm" for word in words[:small])
    joined = small and tag_word(words[small - 1]) in "fF&DA"
    return " ".join(words[small:]) if described and not joined else body


_MORE_OF_THEM = re.compile(r",? and (?:one of|an?) .*$")  # Foldwell Homes and one of the best
_HEADLINED = re.compile(r" (?:Announces|Appoints|Names|Welcomes|Hires|Promotes|Elects)\b.*$")
_ORIGIN = re.compile(r"[\w. ]+-(?:based|born|trained|educated|raised|winning|selling|area)")


def _is_no_body(name: str) -> bool:
    """`Harvard-trained`, `Austrian`, `But`: words before a role that name no body."""
    if " " not in name:
        plain = not name or (name[1:].islower() and tag_word(name.lower()) in "DPFAbTWfa")
        if plain or name in DEMONYMS or name in office_words.PRAISE:
            return True
    return _ORIGIN.fullmatch(name) is not None


# "at the startup | Sota Robotics", "of the shipping company | Naviera Roca"
_DESCRIBED = re.compile("[fF]D?[wmNg]{0,3}[wg](?=[NC])")


_BODY_IN_FULL = re.compile("[NCOI]+L?")


def read_tail(t: Tagged, head: int, end: int) -> tuple[int, str]:
    """Where the role ends after its head, and the organisation its tail names."""
    cut = _before_verb(t, head, end)
    if CHIEF.fullmatch(t.words[head - 1]) and _BODY_IN_FULL.fullmatch(t.tags[head:cut]):
        return head, t.phrase(head, cut)  # "CEO Foldwell"
    found = _Tail(t, head, cut).read()
    if found is None:
        return whole_tail(t, head, end), ""
    role_end, start = found
    if t.words[start - 1] == "from" and _lives_there(t, head, start, cut):
        return role_end, ""  # a bus driver from Merrin
    return role_end, organisation_phrase(t, start, cut)


_SAYS_BODY = re.compile("[OLC]")


def _lives_there(t: Tagged, head: int, start: int, cut: int) -> bool:
    """Whether somebody without an office comes from a place that nothing tells to be a body."""
    private = t.words[head - 1].lower() in titles.PRIVATE
    return private and _SAYS_BODY.search(t.tags[start:cut]) is None


def _before_verb(t: Tagged, head: int, end: int) -> int:
    return next((i for i in range(head, end) if t.tags[i] in "WVav"), end)


_WITH_BODY = re.compile("D?[NM]*O")
_SEVERAL_NAMES = re.compile("NN+")
_CAN_OPEN = re.compile("D?#?(?:[NCOLMRI]|KN)")
_NAME_OPENS = re.compile("D?[NC]")


class _Tail:
    """The prepositions behind the head of a role, read from left to right.

    ``at`` is the one before the organisation, as far as has been read.
    """

    def __init__(self, t: Tagged, head: int, cut: int) -> None:
        self.t, self.head, self.cut = t, head, cut
        self.at: int | None = None
        self.portfolio = t.words[head - 1].lower() in office_words.PORTFOLIOS
        self.has_field = False  # Vice President of Sales | of Halvard

    def read(self) -> tuple[int, int] | None:
        """Where the role ends, and where its organisation starts."""
        t, cut = self.t, self.cut
        for i in range(after_board(t, self.head, cut), cut):  # Chairman of the Board | of Halvard
            word = t.words[i].lower()
            if self.at is None and word in ("of", "for") and is_jurisdiction(t, i + 1, cut):
                break
            described = _DESCRIBED.match(t.tags, i, cut)
            if described and t.words[described.end() - 1].lower() in COMPANY_WORDS:
                return i, described.end()
            if not self._goes_on_behind(i, word):
                break
        return (self.at, self.at + 1) if self.at is not None else None

    def _goes_on_behind(self, i: int, word: str) -> bool:
        """Whether the tail may tell more behind this word."""
        t, at = self.t, self.at
        if word in ("at", "with", "from"):
            return self._is_in_name(i, word) or self._placed(i)
        if at is None:
            if word in ("in", "to") and self._names_body_within(i, word):
                self.at = i
            elif word in ("of", "for"):
                self._belongs(i, word)
        elif word == "for":  # of the Marine Gifts for Children Foundation
            return goes_on_in_name(t, i, self.cut, at + 1) or self._placed(i)
        elif word == "of" and _is_field(t, at, i):
            self.at = i  # Vice President for International Relations | of the Chamber
        return True

    def _names_body_within(self, i: int, word: str) -> bool:
        """`Secretary to the Ministry`, `CEO in Halvard Seafood`; but a place is no body."""
        t = self.t
        if _WITH_BODY.match(t.tags[i + 1 : self.cut]):
            return True
        chief = word == "in" and CHIEF.fullmatch(t.words[self.head - 1]) is not None
        named = _SEVERAL_NAMES.fullmatch(t.tags[i + 1 : self.cut]) is not None
        return chief and named and not is_located(t.phrase(i + 1, self.cut))

    def _is_in_name(self, i: int, word: str) -> bool:
        """Attorney at Law; founder of Investing with Purpose."""
        t = self.t
        at_law = t.words[i : i + 2] == ["at", "Law"]
        return at_law or (word == "with" and goes_on_in_name(t, i, self.cut))

    def _placed(self, i: int) -> bool:
        """`at X` ends the tail, where X may be a body: Head of Product | for Advance Music."""
        if not _CAN_OPEN.match(self.t.tags[i + 1 : self.cut]):
            return True
        if self.at is None or _is_department(self.t, self.at + 1, i):
            self.at = i
        return False

    def _belongs(self, i: int, word: str) -> None:
        """`of X`, unless X is a portfolio: Minister for Health."""
        named = self.has_field and _NAME_OPENS.match(self.t.tags[i + 1 : self.cut])
        if not named and not _names_organisation(self.t, self.head, i + 1, self.cut):
            minister = self.t.words[self.head - 1].lower() in office_words.PORTFOLIOS
            self.has_field = not minister and self.t.tags[i : i + 2] in ("fN", "fM", "fO")
            return
        embassy = word == "of" and self.t.words[self.head - 1].lower() == "ambassador"
        bare = word == "for" or self.t.tags[i + 1 : i + 2] != "D"
        if self.portfolio and not embassy and bare:
            self.portfolio = False
        else:
            self.at = i


def whole_tail(t: Tagged, head: int, end: int) -> int:
    """The end of a role whose tail names no organisation: before a verb or a second role."""
    cut = _before_verb(t, head, end)
    second = next(
        (i for i in range(head, cut) if t.tags[i] == "&" and _NEXT_ROLE.match(t.tags, i + 1, cut)),
        cut,
    )
    if "f" in t.tags[second:cut] and "f" in t.tags[head:second]:
        cut = second
    while cut > head and t.tags[cut - 1] in "&,bFfDA":
        cut -= 1
    return cut


def _is_field(t: Tagged, preposition: int, end: int) -> bool:
    """Whether `for International Relations` tells a field of work, before `of the Chamber`."""
    told = t.words[preposition] == "for" and t.words[end - 1].lower() in titles.FIELDS_OF_WORK
    return told and t.tags[end + 1 : end + 2] == "D"


_AND_A_ROLE = re.compile("&D?[mM]*[rR]|&DA?w")


def _is_department(t: Tagged, start: int, end: int) -> bool:
    """Whether `of X` before `at Y` is a part of Y: `VP of Cloud Practice at Foldwell`.

    What has an article stands for itself: `Director of the Marine Institute at Y`.
    """
    named = t.tags[start:end]
    if "L" in named or (named.startswith("D") and "O" in named):
        return False
    second = _AND_A_ROLE.search(named)  # "author of Stoneware and chair of the Guild"
    if second is None:
        return True
    field = t.words[start + second.start() - 1].lower() in titles.FIELDS_OF_WORK
    return field and t.tags[start - 1] == "f"


_NAME_OR_BODY = re.compile("[NM]+O?")


def _names_organisation(t: Tagged, head: int, start: int, end: int) -> bool:
    """Whether the words behind the `of` or `for` of a role are a body."""
    start = after_owner(t, start, end)
    if start >= end or is_jurisdiction(t, start, end):
        return False
    if t.words[start] == "The" and t.words[head - 1].lower() not in office_words.OF_WORKS:
        return True  # Co-CEO for The Big Biscuit; but author of The Long Quay
    if _are_fields(t, start, end) or names_field(t, head, start, end):
        return False  # Commissioner of Customs, Director of Health and Wellbeing
    while start < end and t.tags[start] == "D":
        start += 1
    tags = t.tags[start:end]
    if not tags or tags[0] not in "NCOMLIR#":
        return False
    if t.words[end - 1].lower() == "operations" and _NAME_OR_BODY.fullmatch(tags):
        return False  # Head of Market Operations
    told = _HAS_BODY.match(tags) is not None or _is_spelled_out(t, start, end)
    return told or _speaks_for_any(t, head, start, end)


_HAS_BODY = re.compile(r"#?[NCMRI&f']*(?:[OC]|,?L)")
_SPELLED_OUT = re.compile(r"((?:N[NMf&]*)?N)\(C\)")


def _is_spelled_out(t: Tagged, start: int, end: int) -> bool:
    """`the World Circle of Tide Keepers (WCTK)`; but the United Arab Emirates are a country."""
    found = _SPELLED_OUT.match(t.tags, start, end)
    return found is not None and not is_located(t.phrase(start, found.end(1)))


_PARTS_OF_BODY = re.compile("[NMOC&]+")


def _are_fields(t: Tagged, start: int, end: int) -> bool:
    plain = _PARTS_OF_BODY.fullmatch(t.tags[start:end]) is not None
    named = (t.words[i] for i in range(start, end) if t.tags[i] != "&")
    return plain and all(w in TERMS or w.lower() in titles.FIELDS_OF_WORK for w in named)


_PARTS_OR_OWNER = re.compile("[NMOC&']+")


def names_field(t: Tagged, head: int, start: int, end: int) -> bool:
    """Whether words beside an office are its field: of `Head`, `Retail Lending`.

    English writes each of them small elsewhere, and no article stands before them.
    """
    above = t.words[max(0, head - 2)].lower() not in office_words.BELOW
    if t.words[head - 1].lower() not in titles.OF_FIELDS and above:
        return False
    tags = t.tags[start:end]
    named = [t.words[i] for i in range(start, end) if t.tags[i] not in "&'"]
    plain = _PARTS_OR_OWNER.fullmatch(tags) is not None
    of_people = "'" in tags and "O" not in tags and t.words[start].lower() in titles.ALL_OF_A_KIND
    # Head of Women’s Cricket
    return plain and (of_people or all(map(_is_field_word, named)))


def _is_field_word(word: str) -> bool:
    """Products, AI; but DBS is a body."""
    if word.isupper() and len(word) > 1:
        return word in TERMS or word.lower() in titles.FIELDS_OF_WORK
    return word.lower() in titles.DEPARTMENTS or is_ordinary(word.lower())


_NAME = re.compile("[NCI]+")


def _speaks_for_any(t: Tagged, head: int, start: int, end: int) -> bool:
    """Whether a role is held at whatever name stands behind it: Media Representative for Acme."""
    role, tags = t.words[head - 1], t.tags[start:end]
    heads = CHIEF.fullmatch(role) or role.lower() in office_words.FOUNDERS
    if t.words[end - 1].lower() in titles.FIELDS_OF_WORK and not (heads and end - start > 1):
        return False  # Director of Communications; but CEO of Foldwell Marketing
    # vice president of Social Change
    below = head > 1 and t.words[head - 2].lower() in office_words.BELOW
    serves = role.lower() in office_words.SERVING and _NAME.fullmatch(tags) is not None
    return serves or (_is_top(role) and "N" in tags[:2] and not below)


# "and Chief Advocacy Officer of", "and U.S. Attorney Ann Roe", "and Tide Medicine Specialist"
_NEXT_ROLE = re.compile(r"D?[mM]*[rR]+(?:[fF]|$|N[NI])|[CNMOR]{0,4}R(?:[fF]|N[NI])|[CNMOR]{0,3}R$")
_NEXT_OFFICE = re.compile(r"\(C\)[mM]*[rR]")


# Lotus Tea (Hong Kong) Co., Ltd.; Office of Inspector General (OIG) of HHS
_BRACKETED_PLACE = re.compile(r"\([NCO]{1,3}\)(?=L|f[NCO])")


def _goes_on(t: Tagged, i: int) -> bool:
    """Whether a word in small letters behind a name is of the sentence, not of the name."""
    return t.tags[i] in "wm" and t.words[i].islower() and t.tags[i - 1] in "NCOL"


_CAPITAL = re.compile("[NC]")


def organisation_phrase(t: Tagged, start: int, end: int) -> str:
    """The name of a body that starts at a token, without what the sentence says behind it."""
    start = stop = after_owner(t, start, end)
    if t.words[start] in ("a", "an"):
        return ""  # "at a Wessex care home": no name
    while stop < end:
        over = goes_over(t, stop)
        if over and over <= end:
            stop = over
            continue
        if t.tags[stop] in ",;WVav(H" or _joins_another(t, stop, end):
            break
        if t.words[stop] in COMPANY_WORDS and _CAPITAL.match(t.tags[stop + 1 : end]):
            start = stop = stop + 1  # "Varland company Foldwell"
            continue
        if stop > start and _goes_on(t, stop):
            break  # "of the Bruin Team operating in Port Merrin"
        within = _BRACKETED_PLACE.match(t.tags, stop + 1, end)
        stop = within.end() if within else stop + 1
    return t.phrase(start, _without_rest(t, start, stop))


def _without_rest(t: Tagged, start: int, stop: int) -> int:
    """Where a name ends that a place, the next office or loose words stand behind."""
    stop = _before_place(t, start, stop)
    if _NEXT_OFFICE.match(t.tags, stop) and t.tags.rfind("&", start, stop) > 0:
        stop = t.tags.rfind("&", start, stop)  # … and Drug Agency (DA) Agent Doe
    while stop > start and t.tags[stop - 1] in "&FfDA":
        stop -= 1
    return stop


_BODY_AND_ROLE = re.compile("[NCOM]+r")


def _joins_another(t: Tagged, i: int, end: int) -> bool:
    """`… and chair of the Guild`, `… and former mayor`: the next office, no part of the name."""
    if t.tags[i] != "&":
        return False
    office = _NEXT_ROLE.match(t.tags, i + 1, end) or _BODY_AND_ROLE.fullmatch(t.tags[i + 1 : end])
    return bool(office) or t.words[i + 1 : i + 2] in (["former"], ["Former"])


def _before_place(t: Tagged, start: int, stop: int) -> int:
    """`JPL | in Pasadena`: a place is no part of the name."""
    for i in range(start + 1, stop):
        if t.words[i].lower() in phrase_words.AFTER_BODY and not goes_on_in_name(t, i, stop, start):
            return i
    return stop
