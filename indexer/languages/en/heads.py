"""A capital at the head of an English sentence says nothing: when it is read as a small letter."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.grammar.retagging import AS_SMALL, KEPT, Ending, Retag, Small
from indexer.languages.en.lexicon import retagged
from indexer.lexicon import titles
from indexer.lexicon.given_names import GIVEN_NAMES

CAPITALS = frozenset("NROMXCI")
_UNNAMED = "[^NIC]|$"  # no name follows


def heads(tags: Sequence[str], i: int) -> bool:
    """Whether a sentence, or what is said in it, begins at a token."""
    return i == 0 or tags[i - 1] in "Q:" or (i <= 2 and all(t in '"(-/' for t in tags[:i]))


HEAD_ROWS = (
    Retag(
        tags="X",
        new="N",
        words=frozenset(["Jan"]),
        right="N",
        fires="⟦Jan⟧ Gerritsen said the quay was shut.",  # the month would have a day
        spares="⟦Jan⟧ 5 is the day.",
    ),
    # What somebody does, at the head of a sentence before the whole name: Farmer Winnie Roe
    Retag(
        tags="N",
        new="R",
        words=Small(titles.SURNAMES_TOO - retagged.FORENAMES_TOO),
        right="N[NI]",
        right_words=GIVEN_NAMES,
        fires="⟦Farmer⟧ Ann Roe left.",
        spares="⟦Mason⟧ Ann Roe left.",
    ),
    Retag(
        tags="NROMCI",
        new=KEPT,
        words=GIVEN_NAMES,
        small="A",
        fires="⟦Kimberly⟧ said the quay was shut.",
        spares="⟦Finally⟧ the quay was shut.",
    ),
    Retag(
        tags="N",
        new="R",
        words=retagged.OFFICES_OF_TWO,
        right="N[NI]{1,2}&N",
        fires="⟦Deputies⟧ Ann Roe and Ida Pell left.",
        spares="⟦Deputies⟧ Harbour left.",
    ),
    # Scotland, Wales and Northern Ireland have a First Minister: few releases, one office
    Retag(
        tags="M",
        new=KEPT,
        small="A",
        right="[RH]",
        fires="⟦First⟧ Minister Ann Roe said the quay was shut.",
        spares="⟦First⟧ the quay was shut.",
    ),
    Retag(
        tags="N",
        new="R",
        words=retagged.JOBS_TOO,
        right="NN[,.VvaA]",
        fires="⟦Ranger⟧ Ann Roe, who left, said so.",
        spares="⟦Ranger⟧ Roe said so.",
    ),
    # the World Health Organization, which the English of every country quotes
    Retag(
        tags="C",
        new=KEPT,
        words=frozenset(["WHO"]),
        right="[MRVa]",
        fires="⟦WHO⟧ Director Ann Roe said the quay was shut.",
        spares="⟦WHO⟧ owns the quay?",
    ),
    Retag(
        tags="NROMXCI",
        new=AS_SMALL,
        small="f&TWPaDFbA",
        fires="⟦The⟧ quay was shut.",
        spares="⟦Roe⟧ said the quay was shut.",
    ),
    Retag(
        tags="N",
        new="V",
        words=retagged.INVERTED,
        right="[NI]{1,3}[:,]Q",
        fires="⟦Said⟧ Ellis: \ue001",
        spares="⟦Said⟧ Tower stands on the quay.",
    ),
    Retag(
        tags="N",
        new="V",
        words=Ending(("ed",)),
        small="V",
        fires="⟦Noted⟧ Harbour Board keepers met.",
        spares="⟦Reed⟧ Harbour Board keepers met.",
    ),
    Retag(
        tags="N",
        new="V",
        small="V",
        right=_UNNAMED,
        fires="⟦Noting⟧ that the quay was shut, Roe left.",
        spares="⟦Quotes⟧ Harbour sold the quay.",
    ),
    Retag(
        tags="N",
        new="V",
        small="V",
        right_words=GIVEN_NAMES,
        fires="⟦Says⟧ Ann Roe of the quay.",
        spares="⟦Says⟧ Harbour of the quay.",
    ),
    Retag(
        tags="N",
        new="g",
        small="g",
        fires="⟦Campaigners⟧ said the quay was shut.",
        spares="⟦Roe⟧ said the quay was shut.",
    ),
    Retag(
        tags="N",
        new="w",
        words=Small(retagged.NO_NAMES),
        fires="⟦Data⟧ from the harbour show it.",
        spares="⟦Halvard⟧ from the harbour shows it.",
    ),
    Retag(
        tags="N",
        new="w",
        words=Ending(("tional", "cations", "ations", "ments", "ities")),
        right=_UNNAMED,
        fires="⟦Certifications⟧ come from the Board.",
        spares="⟦Certifications⟧ Merrin is a firm.",
    ),
    Retag(
        tags="N",
        new="w",
        words=Ending(("ing",)),
        right="[DTPF#]",
        fires="⟦Recognizing⟧ the need, the Board met.",
        spares="⟦Sterling⟧ said the Board met.",
    ),
    Retag(
        tags="N",
        new=KEPT,
        words=frozenset(["Based"]),
        small="v",
        right="[FD]",
        fires="⟦Based⟧ in Merrin, the firm mends boats.",
        spares="⟦Mended⟧ in Merrin, the boat is whole.",
    ),
    Retag(
        tags="N",
        new="v",
        small="v",
        right="[FD]",
        fires="⟦Mended⟧ in Merrin, the boat is whole.",
        spares="⟦Mended⟧ boats are whole.",
    ),
)
"""Asked of a word at the head; ``small`` is what it would be in small letters."""
