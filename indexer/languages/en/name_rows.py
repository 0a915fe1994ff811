"""English words that are part of a name, or what somebody is, only beside some others."""

from __future__ import annotations

import re

from indexer.grammar.retagging import AS_SMALL, Retag, Small, Such
from indexer.languages.en.lexicon import retagged
from indexer.lexicon import titles
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.us_states import is_seat

_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}$")

NAME_ROWS = (
    Retag(
        tags="N",
        new="K",
        words=Such(is_seat),
        left="[NS],",
        fires="Sen. Ann Roe, ⟦D-Ohio⟧, left.",
        spares="Sen. Ann Roe of ⟦Ohio⟧ left.",
    ),
    Retag(
        tags="N",
        new=AS_SMALL,
        words=Small(retagged.LINKS),
        fires="the Order Of ⟦The⟧ Harbour",
        spares="the Order of ⟦Merrin⟧ Harbour",
    ),
    Retag(
        tags="N",
        new="P",
        words=retagged.PRONOUNS,
        left="[^NH]",
        right="[^N]|$",
        fires="the keepers say that ⟦He⟧ came",
        spares="the keeper is Mr ⟦He⟧ today",
    ),
    Retag(
        tags="N",
        new="R",
        words=Such(lambda word: word.lower().removesuffix("s") in titles.ROLE_NOUNS),
        right="N",
        fires="the votes of ⟦Senators⟧ Roe and Doe",
        spares="the votes of ⟦Halvard⟧ Roe and Doe",
    ),
    Retag(
        tags="N",
        new="R",
        words=Small(titles.SURNAMES_TOO),
        right_words=frozenset(["of"]),
        fires="Ida Crowe, ⟦Warden⟧ of Seal Island",
        spares="Ida Crowe met ⟦Warden⟧ in May",
    ),
    # the FBI, the DEA and the ATF call the heads of their divisions so: few releases, one office
    Retag(
        tags="F",
        new="R",
        words=frozenset(["in"]),
        left="R",
        right="N",
        right_words=frozenset(["Charge"]),
        fires="Special Agent ⟦in⟧ Charge Ida Crowe",
        spares="the Agent ⟦in⟧ Merrin",
    ),
    Retag(
        tags="N",
        new="R",
        words=frozenset(["Charge"]),
        left="RR",
        left_words=frozenset(["in"]),
        fires="Special Agent in ⟦Charge⟧ Ida Crowe",
        spares="the battery of ⟦Charge⟧ Halvard",
    ),
)
WORD_ROWS = (
    # Particles, few as those are: what German and Dutch names are made of, as lists of words are.
    Retag(
        tags="w",
        new="p",
        words=frozenset(["und"]),
        left="p",
        right="p",
        fires="Otto von ⟦und⟧ zu Merrin",
        spares="Otto Roe ⟦und⟧ Doe",
    ),
    Retag(
        tags="w",
        new="r",
        words=Such(titles.is_person_noun),
        right="[NI]",
        fires="local ⟦campaigner⟧ Winnie Roe",
        spares="the local ⟦campaigner⟧ left",
    ),
)
SETTLED_ROWS = (
    Retag(
        tags="D",
        new="p",
        words=frozenset(["ten"]),
        left="[^FfD]N",
        right="N(?:[,.VQ(]|$)",
        fires="said Dick ⟦ten⟧ Broeke",
        spares="in Texas ⟦ten⟧ Republicans",
    ),
    Retag(
        tags="S",
        new="M",
        words=frozenset(["Sr."]),
        right="[RM]",
        fires="Ann Roe, ⟦Sr.⟧ Director of Sales",
        spares="said Dick Roe ⟦Sr.⟧ today",
    ),
    Retag(
        tags="L",
        new="N",
        words=frozenset(["Company"]),
        left=",",
        right="[MRN]",
        fires="Ann Roe, ⟦Company⟧ Group Chair",
        spares="in Merrin, ⟦Company⟧ stock fell",
    ),
    Retag(
        tags="MN",
        new="R",
        words=frozenset(["Emeritus", "Emerita"]),
        left="[RH]",
        right="[NI]",
        fires="says Professor ⟦Emeritus⟧ Ann Roe",
        spares="says ⟦Emeritus⟧ Roe",
    ),
    # Dato’ Seri Rosli: the second half of a Malay title, never a firm called SERI
    Retag(
        tags="N",
        new="H",
        words=frozenset(["Seri"]),
        left="H",
        right="[HN]",
        fires="says Dato’ ⟦Seri⟧ Rosli Ahmad",
        spares="says ⟦Seri⟧ Rosli",
    ),
    # Cardinals of Colombo, New York and Boston sign so: few releases, one form
    Retag(
        tags="R",
        new="N",
        words=frozenset(["Cardinal"]),
        left="N",
        right="N",
        fires="His Eminence Paul ⟦Cardinal⟧ Roe",
        spares="the ⟦Cardinal⟧ today",
    ),
    Retag(
        tags="R",
        new="O",
        words=frozenset(["Partners"]),
        left="[NCO]",
        fires="a note of Wendt ⟦Partners⟧ today",
        spares="a note to the ⟦Partners⟧ today",
    ),
    Retag(
        tags="O",
        new="N",
        words=retagged.SURNAMES_TOO,
        left="[rRH].",
        left_words=GIVEN_NAMES,
        fires="attorney Larry ⟦Church⟧ today",
        spares="the attorney of Larry ⟦Church⟧",
    ),
    # a managing director, not a doctor of medicine
    Retag(
        tags="K",
        new="R",
        words=frozenset(["MD"]),
        right="[&/][mM]*R|f",
        fires="Ann Roe, ⟦MD⟧ and CEO, left",
        spares="Ann Roe, ⟦MD⟧, left",
    ),
    Retag(
        tags="K",
        new="R",
        words=frozenset(["MD"]),
        left="R[&/]",
        fires="Ann Roe, CEO and ⟦MD⟧, left",
        spares="Ann Roe and ⟦MD⟧ Roe left",
    ),
    Retag(
        tags="K",
        new="I",
        words=Such(lambda word: _INITIALS.match(word) is not None),
        right="N",
        fires="with ⟦O.J.⟧ Renner today",
        spares="Ann Renner, ⟦M.D.⟧, today",
    ),
    Retag(
        tags="K",
        new="C",
        left="[-QD]|^",
        right="N",
        fires="the ⟦MS⟧ Halvard sails",
        spares="Ann Roe, ⟦MS⟧ of Merrin",
    ),
)
