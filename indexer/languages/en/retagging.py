"""English words whose tag only the neighbours decide: "Zach Doctor", "Sr. Manager"."""

from __future__ import annotations

from indexer.grammar.retagging import KEPT, Ending, Retag, Retags, Small, Such
from indexer.languages.en.heads import CAPITALS, HEAD_ROWS, heads
from indexer.languages.en.lexicon import retagged
from indexer.languages.en.name_rows import NAME_ROWS, SETTLED_ROWS, WORD_ROWS
from indexer.languages.en.verb_rows import VERB_ROWS
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon.given_names import GIVEN_NAMES

_ENDS = "[,.VvaQ]|$"  # what may follow a name that is not gone on with

_RARE_ROWS = (
    Retag(
        tags="N",
        new="H",
        words=retagged.MALAY_TITLES,
        right_words=retagged.MALAY_RANKS,
        fires="a note of ⟦Tan⟧ Sri Rosli Ahmad",
        spares="a note of ⟦Tan⟧ Siew Ling",
    ),
    Retag(
        tags="H",
        new="N",
        words=frozenset(["Sri"]),
        right_words=frozenset(["Lanka"]),
        fires="the ports of ⟦Sri⟧ Lanka",
        spares="the gift of ⟦Sri⟧ Roe",
    ),
    Retag(
        tags="M",
        new="O",
        words=frozenset(["Resources"]),
        left="..",
        right_words=retagged.CHIEFS,
        fires="a note of Silver Rill ⟦Resources⟧ CEO Mike Roe",
        spares="a note of Human ⟦Resources⟧ Director Mike Roe",
    ),
    Retag(
        tags="N",
        new="R",
        words=retagged.OFFICES_OF_TWO,
        right="N[NI]{1,2}&N",
        fires="a note of ⟦Deputies⟧ Ann Roe and Ida Pell left.",
        spares="a note of ⟦Deputies⟧ Harbour left.",
    ),
    Retag(
        tags="H",
        new="M",
        words=frozenset(["Lord"]),
        right_words=retagged.OF_LORDS,
        fires="the note of ⟦Lord⟧ Mayor Ann Roe",
        spares="the note of ⟦Lord⟧ Roe",
    ),
    Retag(
        tags="HL",
        new="M",
        words=frozenset(["Actg.", "Ag."]),
        right="[RM]",
        fires="the note of ⟦Ag.⟧ Director General Ann Roe",
        spares="the note of Halvard ⟦Ag⟧ of Merrin",
    ),
    Retag(
        tags="H",
        new="M",
        words=frozenset(["Honourable", "Honorable"]),
        right="[RM]",
        fires="the ⟦Honourable⟧ Minister of Ports, Mr Roe",
        spares="the ⟦Honourable⟧ Ann Roe",
    ),
    Retag(
        tags="H",
        new="R",
        words=frozenset(["Professor"]),
        right="f",
        fires="the Wikander ⟦Professor⟧ of Soil Science",
        spares="the note of ⟦Professor⟧ Roe",
    ),
    Retag(
        tags="H",
        new="R",
        words=frozenset(["Professor"]),
        right_words=frozenset(["Emerita", "Emeritus"]),
        fires="Ann Roe, Research ⟦Professor⟧ Emerita",
        spares="the note of ⟦Professor⟧ Roe",
    ),
    Retag(
        tags="H",
        new="N",
        words=Such(str.isalpha),  # written out: "4 Sir Tyler Dr." is a street
        left="N",
        right=_ENDS,
        left_words=GIVEN_NAMES,
        fires="the note of Zach ⟦Doctor⟧, who left",
        spares="the house on Tyler ⟦Dr.⟧, Merrin",
    ),
    Retag(
        tags="R",
        new="N",
        words=retagged.OFFICES_TOO,
        left="N",
        right=_ENDS,
        left_words=GIVEN_NAMES,
        fires="the note of Ann ⟦Cardinal⟧ said so",
        spares="the note of Merrin ⟦Cardinal⟧ Roe said so",
    ),
    Retag(
        tags="R",
        new="N",
        words=retagged.OFFICES_TOO,
        left="[RH]N",
        right=_ENDS,
        fires="the note of Mayor Tamsia ⟦Cardinal⟧ said so",
        spares="the note of Mayor ⟦Cardinal⟧ said so",
    ),
    Retag(
        tags="H",
        new="N",
        words=retagged.ADDRESSES_TOO,
        left="[NI]",
        right=_ENDS,
        fires="the note of Souvik ⟦Sen⟧ said so",
        spares="the note of ⟦Sen⟧ Roe said so",
    ),
    Retag(
        tags="H",
        new="N",
        left="[NI]p",
        right="N",
        fires="the note of Rosnah binti ⟦Haji⟧ Roe",
        spares="the note of ⟦Haji⟧ Roe",
    ),
    Retag(
        tags="X",
        new="N",
        words=retagged.MONTHS_TOO,
        left="[RHVr]",  # "said in June": a month has a preposition
        right="N",
        fires="said CEO and Director ⟦Jun⟧ Pell",
        spares="said in ⟦Jun⟧ Pell",
    ),
    Retag(
        tags="X",
        new="N",
        words=retagged.MONTHS_TOO,
        left="N",
        right="[^#.]",
        fires="the note of Mansoor ⟦Jan⟧ said so",
        spares="the note of Mansoor ⟦Jan⟧ 5",
    ),
    Retag(
        tags="C",
        new="K",
        left="[NSI],",
        right=",[mM]*R",
        fires="Ann Roe, ⟦FNSE⟧, Managing Director, left",
        spares="Ann Roe, ⟦NASA⟧, left",
    ),
    Retag(
        tags="C",
        new="K",
        left="[NSI],(?:K,)+",
        right=",",
        fires="Ann Roe, M.D., ⟦FAHA⟧, left",
        spares="these states: CA, CO, ⟦NJ⟧, NY",
    ),
    *(
        Retag(
            tags="C",
            new=tag_word(word.lower()),
            words=frozenset([word]),
            fires=f"HARBOUR ⟦{word}⟧ MERRIN",
            spares="HARBOUR ⟦QUAY⟧ MERRIN",
        )
        for word in ("AND", "FOR", "IN", "OF", "THE")
    ),
)
_MARK_ROWS = (
    Retag(
        tags="'",
        new="a",
        words=frozenset(["’s", "'s"]),
        left="P",
        fires="and he⟦’s⟧ glad that it is open",
        spares="and Roe⟦’s⟧ boat",
    ),
    Retag(
        tags="'",
        new=KEPT,
        words=frozenset(["’", "'"]),
        left_words=Ending(("s", "S", "x", "z")),
        glued=True,
        fires="the players⟦’⟧ union",
        spares="the players ⟦’⟧union",
    ),
    Retag(
        tags="'",
        new='"',
        words=frozenset(["’", "'"]),
        fires="the ⟦’⟧union of players",
        spares="the players⟦’⟧ union",
    ),
)
_CLOSING_ROWS = (
    Retag(
        tags="M",
        new="R",
        words=Small(retagged.ROLE_ENDINGS),
        right="[^MROm]|$",
        fires="said Chief ⟦Executive⟧ Ann Roe",
        spares="said ⟦Executive⟧ Director Ann Roe",
    ),
    Retag(
        tags="M",
        new="O",
        words=Small(retagged.BODIES_TOO),
        right="[^MROm]|$",
        fires="a note of the Merrin ⟦Group⟧ today",
        spares="a note of the ⟦Group⟧ Director today",
    ),
    Retag(
        tags="m",
        new="r",
        words=Small(retagged.ROLE_ENDINGS),
        left="[mMRD'NCO,&QwgV]",
        right="[,.fFQVNHA:a-]|$",
        fires="the ⟦deputy⟧ said so",
        spares="the ⟦deputy⟧ keeper said so",
    ),
)

RETAGS = (
    Retags(
        (*SETTLED_ROWS, *WORD_ROWS, *NAME_ROWS, *VERB_ROWS, *_RARE_ROWS, *_MARK_ROWS),
        tag_word,
        heads,
        HEAD_ROWS,
        CAPITALS,
    ),
    Retags(_CLOSING_ROWS),  # a modifier with no role noun behind it is the role itself
)
"""The rows in the order they are asked, in two passes."""
