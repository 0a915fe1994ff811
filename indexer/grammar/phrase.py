"""A noun phrase as it stands: a value, and the pattern it is read by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.grammar.offices import TICKER
from indexer.grammar.phrase_kinds import PhraseKind
from indexer.grammar.tagged import Tagged

# One phrase without commas. An ordinary word never follows a name or a role:
# there it would be a verb ("Roe welcomed"), and the phrase has ended.
# "the head brewer", "campaign aide", "Trump fans say"
_WORD = (
    r"(?:[mrg#'MROCNLIHpKSAX]"
    r"|(?<![NICHKSORrg'p])w|(?<=[NCO])w(?=w?(?:[mrgV']|[Aa]*$))|(?<=['])w"
    r"|(?<=#)/(?=#)|(?<=N)/(?=N)|(?<=[Rr])/(?=[mMrR])"  # 9/11, East Asia/Oceania, MD/CEO
    r"|(?<=[D'mwA])v(?=[wmrgRNC]))"  # a retired signalman
)
CHUNK = re.compile(
    rf'(?:DH+(?=D))?(?:D\'?)?(?:D)?(?:&D(?=[NCOM\']+O)|{_WORD}|&(?=D?[mrgMROCNIHw])|"(?=[NI]+")|(?<=[NI])"|-(?=[NRMrm])|,(?=L)|\([NI]{{1,2}}\)(?=[NI])|{TICKER.pattern}(?=[mMg]*[rR]))*'
    rf"(?:(?:f|F(?=D?[NOCMRmrw]))D?D?(?:{_WORD}|&D?(?=[mrgMROCNIHw]))+)*"
)
MAX_TOKENS = 40  # tokens a phrase may have; the longest title met in real releases has 31


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


def trim(t: Tagged, start: int, end: int) -> int:
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
