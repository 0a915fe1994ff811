"""A grammar of what stands around words that somebody said: hypothesis makes texts of it.

A text is a few lines, clauses and sentences, again and again. ``@`` stands for letters that
are others each time, so that names may be one or very many.
"""

from __future__ import annotations

from hypothesis import strategies as st

Texts = st.SearchStrategy[str]

_of = st.sampled_from


def _row(*parts: Texts | str) -> Texts:
    """Parts one after another."""
    made = [st.just(part) if isinstance(part, str) else part for part in parts]
    return st.tuples(*made).map("".join)


_name = _of(
    ["Ann Roe", "Ann R@", "Roe", "Dr. Ann R@-Lee", "J. R. Roe Jr.", "María de la Cruz", "R@ R@",
     "the mayor", "she", "it", "they", "The Department", "a spokesman", "two of them", "ABC",
     "Ann-Roe-", "A-B-", "R@’s-", "R@_R@-", ""]
)  # fmt: skip
_body = _of(
    ["Merrin Brewery", "the Brewery", "R@ Corp.", "City of Merrin", "Roe (ABC)", "R@, R@ & Sons LLP",
     "Acme Corp (NYSE: ACM)", "the Office of the Director of the Board of Merrin", ""]
)  # fmt: skip
_office = _of(
    ["Mayor", "director of", "chief executive officer and president of", "Minister", "spokeswoman for",
     "the 34-year-old", "Deputy Assistant Secretary", "vice", "who leads", ""]
)  # fmt: skip
_who = st.one_of(
    _name,
    _row(_office, " ", _name),
    _row(_name, ", ", _office, " ", _body),
    _row(_name, ", ", _office, ", ", _office, " ", _body, ","),
    _row(_name, " and ", _name),
    _row(_office, " ", _body, " ", _name),
)
_verb = _of(
    ["said", "says", "said that", "told R@", "added", "according to", "dijo que", "dijo", "wrote",
     "asked whether", "was quoted as saying", "is", "announced today that", "explains", "said to"]
)  # fmt: skip
_mark = _of(['"', "“", "”", "'", "‘", "’", "«", "»", "„", "``", "''", "「", "」", ""])
_clause = _of(
    ["it is good", "we agree and go on", "the quay is open to all of them", "no", "which R@ said",
     "to be here", "that they", "U.S. growth of 3.5 p.c.", "we (all of us) agree", "vamos bien", ""]
)  # fmt: skip
_stop = _of(
    [
        ". ",
        ", ",
        ",",
        "? ",
        ": ",
        "; ",
        " – ",
        " -- ",
        "… ",
        "-",
        "/",
        "_",
        "’",
        "\n",
        "\n\n",
        " ",
        "",
    ]
)
_said = _row(_mark, _clause, _stop, _mark, _of([" ", ", ", "", "\n\n"]))
_tag = st.one_of(_row(_who, " ", _verb), _row(_verb, " ", _who))
_sentence = st.one_of(
    _row(_said, _tag, _stop),
    _row(_tag, _stop, _said),
    _row(_said, _tag, _stop, _said),
    _row(_who, " ", _verb, " ", _clause, _stop),
    _row(_clause, _stop),
)
_line = st.one_of(
    _row(_who, ": ", _clause, "\n\n"),
    _row(_of(["Q: ", "A: ", "R@: ", "MAYOR ROE: ", "[Applause] ", "R@ (ABC): "]), _clause, "\n"),
    _row(_of(["- ", "* ", "1. ", "• ", "| ", "> ", "# ", "    "]), _who, " | ", _clause, "\n"),
    _row("Statement by ", _who, "\n\n"),
    _row(_said, "\n— ", _who, "\n\n"),
    _row("About ", _body, "\n", _clause, "\n\n"),
    _of(["\n", "\n\n", "***\n", "---\n", "###\n\n", "Contact: R@, (555) 010-0000\n"]),
)
units: Texts = st.lists(st.one_of(_sentence, _line), min_size=1, max_size=4).map("".join)
"""What a hostile text repeats; hardly ever empty."""


def repeat(unit: str, size: int) -> str:
    """A text of some ``size`` code points that repeats a unit."""
    pieces = []
    length = number = 0
    while length < size:
        piece = unit.replace("@", _letters(number))
        pieces.append(piece)
        length += max(len(piece), 1)
        number += 1
    return "Words.\n\n" + "".join(pieces)


def _letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))
