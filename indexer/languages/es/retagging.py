"""Spanish words whose tag only the neighbours decide: "la ha definido", "la que"."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.grammar.retagging import AS_SMALL, KEPT, Retag, Retags, Small, Such
from indexer.languages.es.lexicon import retagged, titles
from indexer.languages.es.lexicon.given_names import GIVEN_NAMES
from indexer.languages.es.word_tags import tag_word


def _heads(tags: Sequence[str], i: int) -> bool:
    """Whether a sentence, or what is said in it, begins at a token."""
    return i == 0 or tags[i - 1] in '.Q:"' or (tags[i - 1] in "-(/" and i <= 2)


def _is_word(word: str) -> bool:
    return word.isalpha() and word not in GIVEN_NAMES


_HEAD_ROWS = (
    Retag(
        tags="NROC",
        new=AS_SMALL,
        words=Such(str.isalpha),
        small="f&TWPaDFbA",
        fires="⟦El⟧ muelle se cerró.",
        spares="⟦Ruiz⟧ cerró el muelle.",
    ),
    Retag(
        tags="NROC",
        new=AS_SMALL,
        words=Such(str.isalpha),
        small="V",
        right="[^NV]|$",
        fires="⟦Afirma⟧ que el muelle se cerró.",
        spares="⟦Afirma⟧ Ruiz que el muelle se cerró.",
    ),
    Retag(
        tags="NROC",
        new="g",
        words=Such(str.isalpha),
        small="g",
        fires="⟦Pescadores⟧ cerraron el muelle.",
        spares="⟦Ruiz⟧ cerró el muelle.",
    ),
    Retag(
        tags="NROC",
        new="v",
        words=Such(lambda word: _is_word(word) and word.endswith("ndo")),
        fires="⟦Cerrando⟧ el muelle, se fue.",
        spares="⟦Fernando⟧ cerró el muelle.",
    ),
)
_ROWS = (
    Retag(
        tags="w",
        new="r",
        left_words=retagged.ARTICLES,
        right_words=GIVEN_NAMES,
        fires="dijo la ⟦salinera⟧ Ana Ruiz",
        spares="dijo la ⟦salinera⟧ ayer",
    ),
    Retag(
        tags="w",
        new="r",
        words=titles.ROLE_MODIFIERS,
        left="[rR]",
        fires="dijo el director ⟦comercial⟧ ayer",
        spares="dijo el puerto ⟦comercial⟧ ayer",
    ),
    Retag(
        tags="NO",
        new="R",
        words=Small(titles.ROLE_MODIFIERS),
        left="R",
        fires="dijo el Director ⟦Comercial⟧ ayer",
        spares="dijo el Puerto ⟦Comercial⟧ ayer",
    ),
    Retag(
        tags="D",
        new="a",
        words=retagged.OBJECTS_TOO,
        right="[Vva]",
        fires="ayer ⟦la⟧ ha definido",
        spares="ayer ⟦la⟧ barca salió",
    ),
    Retag(
        tags="T",
        new="W",
        left_words=Small(retagged.BEFORE_RELATIVE),
        fires="la sala en la ⟦que⟧ informó",
        spares="dijo ayer ⟦que⟧ se iba",
    ),
    Retag(
        tags="V",
        new=KEPT,
        words=Such(lambda word: "pregunt" in word),
        left_words=Small(frozenset(["se"])),
        fires="y se ⟦preguntó⟧ si era tarde",
        spares="y se ⟦informó⟧ de que era tarde",
    ),
    Retag(
        tags="V",
        new="v",
        left_words=Small(frozenset(["se"])),
        fires="y se ⟦informó⟧ de que era tarde",  # nobody is said to say it
        spares="y se ⟦preguntó⟧ si era tarde",
    ),
)

RETAGS = (Retags(_ROWS, tag_word, _heads, _HEAD_ROWS, frozenset("NROC")),)
"""The rows in the order they are asked."""
