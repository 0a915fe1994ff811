"""Whether a segment between commas tells what the phrase before it is: rows, asked in order."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from indexer.grammar.tagged import Tagged
from indexer.lexicon import phrase_words
from indexer.lexicon.given_names import GIVEN_NAMES

_AT = frozenset(["at"])
_AT_OR_WITH = frozenset(["at", "with"])
CHIEF_OF_FIELDS = re.compile("[mM][wmNO]{1,3}(?:,[wmNO&]{1,4}){1,3}[rR]")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """One row: what all of it holds of, tells, or does not.

    Groups of ``tags`` point at words: ``given`` at one that must be a given name,
    ``at`` at one that must be among ``words``. In the examples the segment stands
    between ⟦ and ⟧.
    """

    tells: bool
    tags: re.Pattern[str]  # the tags of the segment begin so
    opens: tuple[str, ...] = ()  # its first words, in small letters
    words: Container[str] = ()
    behind: re.Pattern[str] | None = None  # the tags behind it begin so
    after_role: bool | None = None  # whether the phrase has an office already
    apposed: bool = False  # only in a language that sets bodies off by commas
    fires: str
    spares: str

    def fits(self, t: Tagged, segment: tuple[int, int], after_role: bool) -> bool:
        """Whether everything the row asks holds."""
        start, end = segment
        if self.after_role not in (None, after_role):
            return False
        if self.apposed and not t.language.bodies_apposed:
            return False
        found = self.tags.match(t.tags[start:end])
        if found is None or not self._has_words(found, t.words[start:end]):
            return False
        return self.behind is None or self.behind.match(t.tags, end) is not None

    def _has_words(self, found: re.Match[str], words: Sequence[str]) -> bool:
        groups = found.re.groupindex
        if "given" in groups and words[found.start("given")] not in GIVEN_NAMES:
            return False
        if "at" in groups and words[found.start("at")] not in self.words:
            return False
        first = tuple(word.lower() for word in words[: len(self.opens)])
        return first == self.opens


_IS_OFFICE = re.compile(",[mM]*[rR]")
_SAYS = re.compile("V")


FIRST = (
    Telling(
        tells=True,
        tags=re.compile("K.{0,2}$"),
        fires="Ann Roe, ⟦Ph.D.⟧, left.",
        spares="Ann Roe, ⟦who has a Ph.D.⟧, left.",
    ),
    Telling(
        tells=True,
        apposed=True,
        tags=re.compile("fD?[NCO]"),
        fires="Ana Ruiz, ⟦de la Oficina del Puerto⟧, se fue.",
        spares="Ana Ruiz, ⟦y Luis Roca⟧, se fueron.",
    ),
    Telling(
        tells=False,
        apposed=True,
        tags=re.compile("[f&]"),
        fires="Ana Ruiz, ⟦y Luis Roca, director⟧, se fueron.",
        spares="Ana Ruiz, ⟦de la Oficina del Puerto⟧, se fue.",
    ),
    Telling(
        tells=True,
        words=phrase_words.BELONGING,
        tags=re.compile("(?P<at>[fF])D?[NCOMI&']*[OC](?:[fF]D?[NCOM]+)*$"),
        fires="Ann Roe, ⟦from the Harbour Board⟧, left.",
        spares="Ann Roe, ⟦from the harbour⟧, left.",
    ),
    Telling(
        tells=True,
        after_role=True,
        opens=("at",),
        tags=re.compile("FD?[NCOLM][^a]*$"),
        fires="Ann Roe, vice president, ⟦at Foldwell⟧, left.",
        spares="Ann Roe, vice president, ⟦at noon⟧, left.",
    ),
    Telling(
        tells=True,
        tags=re.compile(f"{CHIEF_OF_FIELDS.pattern}$"),
        fires="Ann Roe, ⟦chief diversity, equity and inclusion officer⟧, left.",
        spares="Ann Roe, ⟦diversity, equity and inclusion⟧, left.",
    ),
    Telling(
        tells=True,
        after_role=True,
        words=_AT_OR_WITH,
        tags=re.compile("[wm]{1,3}(?:&[wm]{1,3})?(?P<at>F)[NCO]"),
        fires="Ann Roe, vice president, ⟦digital portfolio at Foldwell⟧, left.",
        spares="Ann Roe, vice president, ⟦digital portfolio in Merrin⟧, left.",
    ),
    Telling(
        tells=True,
        opens=("one", "of", "the"),
        tags=re.compile("DfD[^a]*$"),
        fires="Ann Roe, ⟦one of the keepers⟧, left.",
        spares="Ann Roe, ⟦one of two keepers⟧, left.",
    ),
    Telling(
        tells=True,
        opens=("on", "behalf", "of"),
        tags=re.compile("Fwf[^a]*$"),
        fires="Ann Roe, ⟦on behalf of the keepers⟧, left.",
        spares="Ann Roe, ⟦on top of the tower⟧, left.",
    ),
    Telling(
        tells=False,
        tags=re.compile("[^a]*a"),
        fires="Ann Roe, ⟦director that will leave⟧, left.",
        spares="Ann Roe, ⟦director of Foldwell⟧, left.",
    ),
    Telling(
        tells=False,
        tags=re.compile("[FPWVvb#]"),
        fires="Ann Roe, ⟦12 directors⟧, left.",
        spares="Ann Roe, ⟦the director⟧, left.",
    ),
    Telling(
        tells=False,
        tags=re.compile("&[HrRmM]*(?P<given>N)[NI]{1,2}$"),
        fires="Ann Roe, president, ⟦and Paul Doe⟧, left.",
        spares="Ann Roe, president, ⟦and Foldwell Doe⟧, left.",
    ),
    Telling(
        tells=False,
        tags=re.compile("&[HrRmM]*N[NI]{1,2}$"),
        behind=_IS_OFFICE,
        fires="Ann Roe, president, ⟦and Foldwell Doe⟧, treasurer, left.",
        spares="Ann Roe, president, ⟦and Foldwell Doe⟧, left.",
    ),
    Telling(
        tells=False,
        tags=re.compile("(?P<given>N)[NI]{1,2}$"),
        behind=_IS_OFFICE,
        fires="Ann Roe, director, ⟦Paul Doe⟧, Managing Partner, left.",
        spares="Ann Roe, director, ⟦Foldwell Doe⟧, left.",
    ),
    Telling(
        tells=False,
        tags=re.compile("&"),
        behind=re.compile(",H+[NI]"),
        fires="Ms Ann Roe, ⟦and Secretary to the Council⟧, Mr Paul Doe, left.",
        spares="Ms Ann Roe, ⟦and Secretary to the Council⟧, left.",
    ),
    Telling(
        tells=False,
        after_role=True,
        tags=re.compile("&?[NCOM]*[Rr]+H*N[NI]+&[NCOMm]*[Rr]+H*N[NI]"),
        fires="Mayor Ann Roe, ⟦Sheriff Foldwell Doe and Mayor Merrin Pell met⟧.",
        spares="Mayor Ann Roe, ⟦Sheriff of Foldwell and Mayor of Merrin⟧, left.",
    ),
    Telling(
        tells=False,
        after_role=True,
        tags=re.compile("&?[NCO]?[mM]*R+H*NI?N[fF]"),
        fires="Mayor Ann Roe, ⟦Attorney Foldwell Doe of Merrin⟧, left.",
        spares="Mayor Ann Roe, ⟦Attorney of Merrin⟧, left.",
    ),
    Telling(
        tells=False,
        after_role=False,
        tags=re.compile("&?[NCO]?[mM]*R+H*(?P<given>N)N[fF]"),
        fires="Ann Roe, ⟦Attorney Paul Doe of Merrin⟧, left.",
        spares="Ann Roe, ⟦Attorney of Merrin⟧, left.",
    ),
    Telling(
        tells=False,
        tags=re.compile("N$"),
        behind=_SAYS,
        fires="for her shop, Foldwell, ⟦Brooke⟧ replied.",
        spares="for her shop, Foldwell, ⟦Brooke⟧, it opened.",
    ),
    Telling(
        tells=False,
        tags=re.compile("(?P<given>N)N$"),
        behind=_SAYS,
        fires="for her shop, Foldwell, ⟦Paul Doe⟧ replied.",
        spares="for her shop, Foldwell, ⟦Merrin Doe⟧ replied.",
    ),
)
"""Asked before it is looked whether the segment names somebody else."""

LAST = (
    Telling(
        tells=True,
        tags=re.compile(r"A?D?[wmAg#v'MNCOIHXVKL&/-]*?[rR]"),
        fires="Ann Roe, ⟦the harbour director⟧, left.",
        spares="Ann Roe, ⟦the harbour⟧, left.",
    ),
    Telling(
        tells=True,
        tags=re.compile("(?=..)[NCMI#]*[OL]$"),
        fires="Ann Roe, ⟦Drainage Board⟧, left.",
        spares="Ann Roe, ⟦Drainage⟧, left.",
    ),
    Telling(
        tells=False,
        after_role=True,
        tags=re.compile(".*[Vv]"),
        fires="Mayor Ann Roe, ⟦Foldwell mended⟧, left.",
        spares="Mayor Ann Roe, ⟦Foldwell⟧, left.",
    ),
    Telling(
        tells=True,
        after_role=True,
        tags=re.compile("&?D?[mrMNCORLX']"),
        fires="Mayor Ann Roe, ⟦Foldwell⟧, left.",
        spares="Mayor Ann Roe, ⟦a harbour⟧, left.",
    ),
    Telling(
        tells=True,
        after_role=True,
        tags=re.compile("D[wm]"),
        fires="Mayor Ann Roe, ⟦a harbour⟧, left.",
        spares="Mayor Ann Roe, ⟦harbours⟧, left.",
    ),
)
"""Asked behind that; what no row settles tells nothing."""


def settling(
    rows: Sequence[Telling], t: Tagged, segment: tuple[int, int], after_role: bool
) -> Telling | None:
    """The first row that fits a segment, from top to bottom."""
    return next((row for row in rows if row.fits(t, segment, after_role)), None)
