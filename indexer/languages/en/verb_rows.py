"""English forms that only some neighbours make verbs of saying: "the report", "held that"."""

from __future__ import annotations

from indexer.grammar.retagging import KEPT, Ending, Retag, Small
from indexer.languages.en.lexicon import retagged

_PAST = frozenset(word for word in retagged.NOUN_OR_VERB if word.endswith("ed"))
_PRESENT = retagged.NOUN_OR_VERB - _PAST

_BASE = frozenset(word for word in _PRESENT if not word.endswith(("s", "ing")))

VERB_ROWS = (
    Retag(
        tags="V",
        new=KEPT,
        words=_BASE,
        left_words=Small(retagged.TO),
        right="T|[,:]Q",
        fires="the Embassy wishes to ⟦state⟧ that it is open",
        spares="an answer to the ⟦claim⟧ that it is open",
    ),
    Retag(
        tags="V",
        new="w",
        words=frozenset(["rule", "rules"]),
        fires="a safety ⟦rule⟧ that applies",
        spares="the Court ⟦ruled⟧ that it applies",
    ),
    Retag(
        tags="V",
        new=KEPT,
        left="Q",
        fires="\ue003 ⟦held⟧ Dr Roe",
        spares="Roe ⟦held⟧ a meeting",
    ),
    Retag(
        tags="V",
        new=KEPT,
        left="Q.{0,2}[wNO]",
        right="[,.]",
        fires="\ue003 the brand ⟦shares⟧.",
        spares="the ⟦shares⟧.",
    ),
    Retag(
        tags="V",
        new=KEPT,
        words=Ending(("s", "d")),
        left="[NRr]",
        right="[,:]Q",
        fires="our Director ⟦shares⟧, \ue001",
        spares="our Director’s ⟦shares⟧, \ue001",
    ),
    Retag(
        tags="V",
        new=KEPT,
        words=_PAST,
        left_words=Small(retagged.STANDING_ALONE),
        right="[,:TQ]",
        fires="another ⟦stated⟧, \ue001",
        spares="on another ⟦estimate⟧, it is late",
    ),
    Retag(
        tags="V",
        new="m",
        words=frozenset(["state"]),
        right="[gr]",
        fires="federal and ⟦state⟧ officials",
        spares="the ⟦state⟧ of Merrin",
    ),
    Retag(
        tags="V",
        new="w",
        words=frozenset(["writing"]),
        right="g",
        fires="chair of a new ⟦writing⟧ group",
        spares="the ⟦writing⟧ of Roe",
    ),
    Retag(
        tags="V",
        new="r",
        words=frozenset(["counsel"]),
        left="[mM&,D'fFVv]",
        fires="partner Doe and ⟦counsel⟧ Ann Roe",
        spares="lawyers ⟦counsel⟧ patience",
    ),
    Retag(
        tags="V",
        new="v",
        words=frozenset(["held"]),
        right="[^T]|$",
        fires="Roe ⟦held⟧ a meeting",
        spares="Roe ⟦held⟧ that it was late",
    ),
    Retag(
        tags="V",
        new="w",
        words=retagged.HOLDS,
        right="[^T]|$",
        fires="Roe ⟦holds⟧ a meeting",
        spares="Roe ⟦holds⟧ that it is late",
    ),
    Retag(
        tags="V",
        new="m",
        words=frozenset(["informed"]),
        right_words=retagged.INFORMED,
        fires="they make ⟦informed⟧ choices",
        spares="Roe ⟦informed⟧ the Board",
    ),
    Retag(
        tags="V",
        new="m",
        words=Ending(("ed",)),
        left_words=Small(retagged.POINTING),
        right="[wmNgr]",
        fires="this ⟦proposed⟧ policy",
        spares="Roe ⟦proposed⟧ that it be shut",
    ),
    Retag(
        tags="V",
        new="m",
        words=Ending(("ed",)),
        left="DD",
        right="[wmNgr]",
        fires="the two ⟦proposed⟧ quays",
        spares="the two ⟦proposed⟧ that it be shut",
    ),
    Retag(
        tags="V",
        new=KEPT,
        words=frozenset(word for word in retagged.NOUN_OR_VERB if word[-1] in "sd"),
        left="R",
        right="T",
        fires="Ann Roe, the Director, and the Treasurer ⟦shares⟧ that it is late",
        spares="the ⟦shares⟧ that fell",
    ),
    Retag(
        tags="V",
        new="w",
        words=_PAST,
        left="[D']",
        right="[^T]|$",
        fires="every ⟦stated⟧ aim",
        spares="the Board ⟦stated⟧ aims",
    ),
    Retag(
        tags="V",
        new="w",
        words=_PRESENT,
        left="[&,]w",
        right="T",
        fires="logs visits and produces ⟦reports⟧ that nobody reads",
        spares="the keepers ⟦report⟧ that it is late",
    ),
    Retag(
        tags="V",
        new="w",
        words=_PRESENT,
        left="[D'mfFR#V]",
        fires="the ⟦report⟧ was late",
        spares="keepers ⟦report⟧ that it is late",
    ),
    Retag(
        tags="V",
        new="w",
        words=_PRESENT,
        left="w",
        right="[wfFa.,]|$",
        fires="the harbour ⟦report⟧ was late",
        spares="the keepers ⟦report⟧ that it is late",
    ),
)
"""Asked of forms that may stand beside a quotation, from top to bottom."""
