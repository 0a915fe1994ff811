"""Every way to name a speaker in every place an attribution has: none may lose the quote.

A release may name somebody in seventy ways and put it before, behind or within
the words. A rule written for one pair of these easily breaks another; all of
them together are asked here, with the same speaker, role and words.
"""

from __future__ import annotations

import re

import pytest

from indexer.ingest import prepare
from indexer.model import Quote, RawRelease
from indexer.pipeline import extract_quotes

NAME = "Odalys Renner"

# How the speaker is named: the words, then the role and the organisation they tell.
PEOPLE = [
    ("Odalys Renner", "", ""),
    ("Mayor Odalys Renner", "Mayor", ""),
    ("Dr. Odalys Renner", "", ""),
    ("Odalys Renner, chair of the Harbour Board", "chair", "Harbour Board"),
    ("Odalys Renner, Chief Executive Officer of Halvard Foods, Inc.", "Chief Executive Officer",
     "Halvard Foods, Inc."),
    ("Halvard Foods CEO Odalys Renner", "CEO", "Halvard Foods"),
    ("Halvard Foods’ CEO Odalys Renner", "CEO", "Halvard Foods"),
    ("Odalys Renner of Halvard Foods", "", "Halvard Foods"),
    ("Odalys Renner of the Halvard Food Institute", "", "Halvard Food Institute"),
    ("Odalys Renner from the Halvard Food Institute", "", "Halvard Food Institute"),
    ("Odalys Renner at Halvard Foods", "", "Halvard Foods"),
    ("Odalys Renner, PhD, director of research at Merrin University", "director of research",
     "Merrin University"),
    ("Odalys Renner, M.D., Ph.D.", "", ""),
    ("Prof. Odalys Renner, who led the study", "", ""),
    ("Odalys Renner, who chairs the Harbour Board", "", ""),
    ("the director of the Harbour Board, Odalys Renner", "director", "Harbour Board"),
    ("the Harbour Board’s director, Odalys Renner", "director", "Harbour Board"),
    ("the Harbour Board’s Odalys Renner", "", "Harbour Board"),
    ("Senator Odalys Renner (D-Ohio)", "Senator", ""),
    ("Sen. Odalys Renner, D-Ohio", "Sen.", ""),
    ("State Representative Odalys Renner", "State Representative", ""),
    ("Lt. Col. Odalys Renner", "", ""),
    ("Vice President and General Manager Odalys Renner", "Vice President and General Manager", ""),
    ("Executive Director and Founder of Halvard Aid, Odalys Renner",
     "Executive Director and Founder", "Halvard Aid"),
    ("spokeswoman Odalys Renner", "spokeswoman", ""),
    ("Halvard spokesperson Odalys Renner", "spokesperson", "Halvard"),
    ("Odalys Renner, a spokesperson for Halvard Foods", "spokesperson", "Halvard Foods"),
    ("lead author Odalys Renner", "lead author", ""),
    ("Deputy Minister for Ports Odalys Renner", "Deputy Minister for Ports", ""),
    ("the Minister of Ports and Ferries, Odalys Renner", "Minister of Ports and Ferries", ""),
    ("Ports Minister Odalys Renner", "Ports Minister", ""),
    ("Odalys Renner, Minister of Ports", "Minister of Ports", ""),
    ("Ms Odalys Renner, JP", "", ""),
    ("Odalys Renner, president and co-founder, Halvard Foods", "president and co-founder",
     "Halvard Foods"),
    ("Odalys Renner, Senior Vice President, Marketing, at Halvard Foods",
     "Senior Vice President, Marketing", "Halvard Foods"),
    ("Odalys Renner, Global Head of Sustainability, Halvard Foods",
     "Global Head of Sustainability", "Halvard Foods"),
    ("co-founder and chief scientist Odalys Renner", "co-founder and chief scientist", ""),
    ("former mayor Odalys Renner", "former mayor", ""),
    ("Acting Police Chief Odalys Renner", "Acting Police Chief", ""),
    ("Judge Odalys Renner", "Judge", ""),
    ("Chief Justice Odalys Renner", "Chief Justice", ""),
    ("Sister Odalys Renner", "", ""),
    ("His Excellency Odalys Renner", "", ""),
    ("Odalys Renner, EVP & CFO", "EVP & CFO", ""),
    ("Halvard Foods founder and chairman Odalys Renner", "founder and chairman", "Halvard Foods"),
    ("Odalys Renner, one of the founders of Halvard Foods", "", ""),
    ("Odalys Renner, on behalf of Halvard Foods", "", ""),
    ("IFTC President Odalys Renner", "President", "IFTC"),
    ("Odalys Renner, IFTC President", "President", "IFTC"),
    ("Odalys Renner, Vice President, Product", "", ""),
    ("Odalys Renner, 42, a nurse from Merrin", "", ""),
]  # fmt: skip
# Speakers whose name is the phrase itself, article and ticker aside.
OTHERS = ["Halvard Foods", "the Harbour Board", "Halvard Foods, Inc.",
          "Halvard Foods (NASDAQ: HFDS)", "O.J. Renner", "Odalys van der Renner",
          "Odalys “Oda” Renner", "Odalys Renner-Tan", "Odalys A. Renner III"]  # fmt: skip

_WORDS = "We will open the new quay to every ferry before the winter storms arrive."
_DIRECT = f"“{_WORDS}”"
_PAUSED = f"“{_WORDS[:-1]},”"
_LOWER = f"“{_WORDS[0].lower()}{_WORDS[1:]}”"
_CLAUSE = "the new quay would open to every ferry before winter"
_OPENING = f"T{_CLAUSE[1:]}"

DIRECT_FRAMES = [
    f"{_PAUSED} said {{}}.", f"{_PAUSED} {{}} said.", f"{{}} said, {_DIRECT}",
    f"{{}} said: {_DIRECT}",
    "“We will open the new quay,” said {}, “to every ferry before the winter storms arrive.”",
    "“We will open the new quay,” {} said. “It will serve every ferry before winter.”",
    f"According to {{}}, {_LOWER}", f"{_PAUSED} according to {{}}.",
    f"{{}} told reporters on Monday: {_DIRECT}", f"{{}} added, {_DIRECT}",
    f"{_PAUSED} added {{}}.", f"{_PAUSED} explains {{}}.",
    f"{_PAUSED} {{}} explained in a statement on Monday.",
    f"In a statement, {{}} said: {_DIRECT}", f"Speaking at the opening, {{}} said, {_DIRECT}",
    f"{_PAUSED} commented {{}} at the opening.", f"{{}} has said that {_LOWER}",
]  # fmt: skip
REPORTED_FRAMES = [
    f"{{}} said that {_CLAUSE}.", f"{{}} said {_CLAUSE}.", f"{_OPENING}, {{}} said.",
    f"{_OPENING}, said {{}}.", f"According to {{}}, {_CLAUSE}.",
    f"{_OPENING}, according to {{}}.", f"{{}} today announced that {_CLAUSE}.",
    f"On Monday, {{}} noted that {_CLAUSE}.", f"{{}} also told the council that {_CLAUSE}.",
    f"{{}} has confirmed that {_CLAUSE}.",
    f"MERRIN, Ohio, May 5, 2024 – {{}} said that {_CLAUSE}.", f"But {{}} warned that {_CLAUSE}.",
    f"{{}} is warning that {_CLAUSE}.", f"{{}} pointed out that {_CLAUSE}.",
]  # fmt: skip


def _quotes(text: str) -> tuple[Quote, ...]:
    return extract_quotes(prepare(RawRelease(origin="frame", text=text, id="frame")))


def _fill(frame: str, source: str) -> str:
    """The sentence; an apposition is closed by a comma before its verb."""
    if frame.startswith("{}"):
        source = source[0].upper() + source[1:]
    if ", " in source and re.search(r"\{\} ", frame):
        source += ","
    return frame.format(source).replace(",,", ",").replace("..", ".")


def _one(frame: str, source: str) -> Quote:
    text = _fill(frame, source)
    found = _quotes(text)
    assert len(found) == 1, (text, [q.text for q in found])
    return found[0]


@pytest.mark.parametrize(("source", "role", "organisation"), PEOPLE, ids=[p[0] for p in PEOPLE])
def test_every_frame_gives_the_person(source: str, role: str, organisation: str) -> None:
    for frame in (*DIRECT_FRAMES, *REPORTED_FRAMES):
        quote = _one(frame, source)
        text = _fill(frame, source)
        assert quote.speaker_name == NAME, text
        assert not role or (quote.role or "").lower() == role.lower(), (text, quote.role)
        assert not organisation or quote.organisation_name == organisation, text
        if frame in REPORTED_FRAMES:
            assert quote.text.lower() == _CLAUSE, text
        elif frame.startswith("“We will open the new quay,”"):
            assert len(quote.content) == 2, (text, quote.text)


@pytest.mark.parametrize("source", OTHERS)
def test_every_frame_gives_the_body_or_unusual_name(source: str) -> None:
    for frame in (*DIRECT_FRAMES, *REPORTED_FRAMES):
        name = _one(frame, source).speaker_name or "nobody"
        assert name.rstrip(".") in source, (_fill(frame, source), name)


INTRODUCTIONS = [
    "Halvard Foods today announced a new quay. “We will open the quay to every ferry,” said Maria"
    " Renner, CEO of Halvard Foods.",
    "Halvard Foods CEO Maria Renner opened the quay on Monday.",
    "MERRIN, Ohio, May 5, 2024 – Maria Renner, chief executive of Halvard Foods, opened the new"
    " quay on Monday.",
    "“We will open the quay to every ferry,” said Dr. Maria Renner, who leads Halvard Foods as its"
    " chief executive officer.",
    "Maria Renner has been named chief executive officer of Halvard Foods.",
    "Halvard Foods appoints Maria Renner as CEO.",
]
BETWEEN = ["", "The quay is 80 metres long and cost $2 million.",
           "It was built with the Harbour Board, which owns the land.",
           "The quay was designed by Tom Doe, an architect from Merrin."]  # fmt: skip
MENTIONS = {
    "Renner said the quay would open in May.": "Maria Renner",
    "Ms. Renner said the quay would open in May.": "Maria Renner",
    "She said the quay would open in May.": "Maria Renner",
    "“It will open in May,” she said.": "Maria Renner",
    "“It will open in May,” Renner said.": "Maria Renner",
    "“It will open in May,” says Maria.": "Maria Renner",
    "“It will open in May and stay open,” the CEO added.": "Maria Renner",
    "The chief executive said the quay would open in May.": "Maria Renner",
    "Halvard said the quay would open in May.": "Halvard Foods",
}


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
@pytest.mark.parametrize("between", BETWEEN)
def test_later_mentions_lead_to_who_was_introduced(introduction: str, between: str) -> None:
    for mention, meant in MENTIONS.items():
        text = "\n\n".join(part for part in (introduction, between, mention) if part)
        said = [q.speaker_name for q in _quotes(text) if "May" in q.text]
        assert said == [meant], text
