"""Sentences and skeletons.

A skeleton is a paragraph in which each stretch of speech stands as one
placeholder, so that the grammar around quotations can be read off directly:
``“We agree,” said Ann Roe.`` becomes ``⟨comma⟩ said Ann Roe.``
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from indexer.model import Span

# Placeholders say how the words inside the marks end: that decides whether the
# sentence around them goes on. From the private use area: cleaned text holds none.
ENDED = "\ue001"  # . … and nothing that goes on
ASKED = "\ue002"  # ? or !: the sentence may go on with its attribution
PAUSED = "\ue003"  # , or a dash: the attribution follows
BARE = "\ue004"  # no punctuation inside the marks
PLACEHOLDERS = ENDED + ASKED + PAUSED + BARE

_NOT_OURS = dict.fromkeys(map(ord, PLACEHOLDERS), " ")  # a text that holds them means no speech

TITLES_IN_SHORT = frozenset(
    """abp actg adm ag ald amb archbp assemb assoc asst atty bp br brig capt cdr ch chf cllr clr
    cmdr col comm commr const cpl cpt cr cst del dep det dipl dir dott dr dra drs dy emer eng
    engr flt fr gen gov govs hon hr ing insp ir kapt ldr lic lt mag maj messrs mgr mlle mme mr
    mrs ms msgr mx ofc pres prof profs pvt rep reps rev rt sec sen sens sgt smt spc sqn sra srta
    supt supv tpr ven wg""".split()
)
"""Titles that are written short before a name, lower case, without their full stop."""
_ABBREVIATIONS = TITLES_IN_SHORT | frozenset(
    """st jr sr no nos vs etc inc co corp ltd plc llc jan feb mar apr jun jul aug sep sept oct nov
    dec approx dept est fig vol pp ed eds cf al bros univ ave blvd rd mt ft ext tel ret retd rtd
    sdn bhd pte dña excmo excma ilmo ilma lic mtro mtra núm pág avda rs""".split()
)
_BOUNDARY = re.compile(
    r"(?<![.?!…])[.?!…]++[)\]’'”\"*†‡]*+(?=\s+[\"“‘'(\[¿¡«]*[^\W\d_a-zß-öø-ÿ])"
    r"|(?<![.?!…])[.?!…]++[)\]’'”\"]*+(?=\s+[" + PLACEHOLDERS + r"\d])"
    r"|[.?!…](?=[A-Z][a-z]+ [a-z])"  # a lost space: "of the plan.The mayor said"
    r"|(?<=[a-zA-Z]{3})\.(?=(?!Com |Net |Org )[A-Z][a-z]+ [A-Z][a-z]+, )"  # "SDAX.Ann Roe, chair"
    r"|[" + ENDED + r"](?=\s+[^\W\d_a-zß-öø-ÿ]|\s*[" + PLACEHOLDERS + r"]|[A-Z])"
    r"|[" + ASKED + r"](?=\s+[" + PLACEHOLDERS + r"])"
    r"|[。！？](?=.)"
    r"|\n(?=\s*[" + PLACEHOLDERS + r"–—―-])"
)
# A heading glued to its text: "Steady GrowthThe network". Looked for first, as few texts have it.
_GLUED = re.compile(r"[TIAWO](?<=[a-z]{3}.)(?:he|n|ccording|ith|his|hile|hen|ur|oday) [a-zA-Z]")
_BOUNDARY_OR_GLUED = re.compile(
    _BOUNDARY.pattern
    + r"|(?<=[a-z]{2})[a-z](?=(?:The|In|According|With|This|While|When|Our|Today) [a-zA-Z])"
)
# What a boundary begins with; of what may be glued, a letter: looked for first, as it is quick.
_OPENS = re.compile(r"[.?!…。！？\n" + ENDED + ASKED + "]")
_OPENS_OR_GLUED = re.compile(r"[.?!…。！？\na-z" + ENDED + ASKED + "]")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_NEXT_WORD = re.compile(r"\s*+([^ ]{0,5})")
_LONGEST = 5_000
"""Code points of a sentence. What is longer is a list or a table that lost its breaks, and is
read in pieces: reading a sentence may take the square of its length. The longest of 17,000
releases and speeches has 4,232."""


@dataclass(slots=True)
class Skeleton:
    """A paragraph with placeholders, and the way back to the text.

    ``slots`` pairs each placeholder's place in ``text`` with the number the
    caller gave that stretch.
    """

    text: str
    slots: list[tuple[int, int]]
    _anchors: list[int] = field(default_factory=list)
    _shifts: list[int] = field(default_factory=list)

    def place(self, position: int) -> int:
        """The offset in the release's text of a position in the skeleton."""
        return position + self._shifts[bisect_right(self._anchors, position) - 1]

    def position(self, place: int) -> int:
        """Where an offset of the release's text, outside all placeholders, stands here."""
        numbers = range(len(self._anchors))
        at = bisect_right(numbers, place, key=lambda n: self._anchors[n] + self._shifts[n]) - 1
        return place - self._shifts[max(0, at)]

    def span(self, start: int, end: int) -> Span:
        """Text span of a range of the skeleton that ends on ordinary words."""
        return Span(
            self.place(start), self.place(end - 1) + 1 if end > start else self.place(start)
        )


def make_skeleton(text: str, paragraph: Span, stretches: list[tuple[Span, int, str]]) -> Skeleton:
    """Replace ``(outer span, number, placeholder)`` stretches of a paragraph; linear."""
    parts: list[str] = []
    slots: list[tuple[int, int]] = []
    anchors, shifts = [0], [paragraph.start]
    length, position = 0, paragraph.start
    for span, number, placeholder in stretches:
        before = _without_ours(text[position : span.start])
        parts += (before, placeholder)
        length += len(before)
        slots.append((length, number))
        length += 1
        anchors += (length - 1, length)
        shifts += (span.start - (length - 1), span.end - length)
        position = span.end
    parts.append(_without_ours(text[position : paragraph.end]))
    return Skeleton("".join(parts), slots, anchors, shifts)


def _without_ours(text: str) -> str:
    if ENDED in text or ASKED in text or PAUSED in text or BARE in text:
        return text.translate(_NOT_OURS)
    return text


def placeholder_for(words: str) -> str:
    """The placeholder for a stretch that ends as these words do."""
    last = words[-1:]
    if last in ",—–-;:":
        return PAUSED
    if last in "?!？！":
        return ASKED
    return ENDED if last in ".…。" else BARE


def split_sentences(text: str, whole: Sequence[Span] = ()) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of one paragraph or skeleton, white space trimmed.

    No sentence ends within a stretch of ``whole``, which stand in order and apart:
    `said that “it is true. No one doubts it.”` No range has more than 5,000 code points; a
    longer sentence ends at the last space before.
    """
    ranges: list[tuple[int, int]] = []
    start = at = 0
    for match in _boundaries(text):
        if match.group()[0] == "." and _is_abbreviation(text, start, match):
            continue
        while at < len(whole) and whole[at].end < match.end():
            at += 1
        if at < len(whole) and whole[at].start < match.start() and match.end() < whole[at].end:
            continue
        _add_range(ranges, text, start, match.end())
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    _add_range(ranges, text, start, len(text.rstrip()))
    return ranges


def _boundaries(text: str) -> Iterator[re.Match[str]]:
    """Where a sentence may end, from left to right."""
    glued = _GLUED.search(text) is not None
    opens, boundary = (_OPENS_OR_GLUED, _BOUNDARY_OR_GLUED) if glued else (_OPENS, _BOUNDARY)
    end = 0
    for opened in opens.finditer(text):
        at = opened.start()
        match = boundary.match(text, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match


def _add_range(ranges: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add one sentence, in pieces if it is too long; nothing if it holds no words."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut >= 0 else start + _LONGEST
        ranges.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end and not text[start:end].isspace():
        ranges.append((start, end))


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop ends an abbreviation or an initial: `Dr.`, `J.`, `U.S.`"""
    if len(match.group()) > 1 and match.group() != ".)":
        return False  # but "Justice (Retd.) Anil Roe"
    word = _LAST_WORD.search(text, max(start, match.start() - 24), match.start())
    if word is None:
        return False
    last = word.group(1)
    if len(last) == 1:
        return last.isupper()
    if "." in last:
        # U.S. Senator / in the U.S. The next: an ordinary word after it starts a sentence
        following = _NEXT_WORD.match(text, match.end())
        return (following.group(1) if following else "") not in (
            "The",
            "It",
            "He",
            "She",
            "They",
            "In",
            "This",
            "A",
            "We",
            "But",
        )
    return last.lower() in _ABBREVIATIONS
