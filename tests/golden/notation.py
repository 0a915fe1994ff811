"""The notation of the golden cases: marked-up text on top, what is expected of it below.

::

    # what this block shows
    publisher: Department of Farming
    ⟦Q1 “Farmers deserve better,”⟧ ⟦C1 said⟧ ⟦S1 Secretary Ann Roe⟧. ⟦Q1 “They will get it.”⟧
    =>
    1 direct | Ann Roe | Secretary | Department of Farming

Q marks content, C the cue, S the mention, I a stretch that is neither asked for
nor held against anybody. Above the text may stand, a line each: title, publisher, date,
language, and "known failure: why" for a case that is read wrong today. Below "=>" stands a
line a quote (number, kind | speaker | role | organisation, where "A // B" allows both), or "no
quotes". A line "---" parts two cases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from indexer.ingest import prepare
from indexer.ingest.fields import add_fields
from indexer.model import Quote, RawRelease, Release

_MARK = re.compile(r"⟦([QCS])(\d+) ([^⟦⟧]*)⟧|⟦I ([^⟦⟧]*)⟧")
_HEADER = re.compile(r"(title|publisher|date|language|known failure): (.*)")
_EDGES = " \n“”„‟\"'`‘’«»「」‹›.,;:–—-"
_KINDS = ("direct", "mixed", "indirect", "statement")


class NotationError(ValueError):
    """A case is written wrong; names the file and the block."""


@dataclass(slots=True)
class Expected:
    """One quote a careful reader finds; "?" is nobody named, "*" is not asked."""

    kind: str
    speaker: str
    role: str
    organisation: str
    content: list[str] = field(default_factory=list)
    cue: str = ""
    mention: str = ""


@dataclass(slots=True)
class Case:
    """One block of a case file."""

    name: str
    text: str
    expected: list[Expected]
    ignored: list[str]
    known_failure: str = ""
    title: str = ""
    publisher: str = ""
    published: date = date(2024, 5, 14)
    language: str = "en"

    def release(self) -> Release:
        """The release of this case, prepared as one that is read from a file."""
        fields = {
            "title": self.title,
            "date": self.published.isoformat(),
            "publisher": self.publisher,
            "language": self.language,
        }
        raw = RawRelease(origin=self.name, text=self.text, id="golden")
        return prepare(add_fields(raw, fields, "record"))

    def asks_about(self, quote: Quote, text: str) -> bool:
        """Whether a quote counts: not one whose words all lie in an ignored stretch."""
        words = [plain(span.of(text)) for span in quote.content]
        return not any(all(w in plain(i) for w in words) for i in self.ignored)


def read_cases(path: Path) -> list[Case]:
    """Every block of a case file, in order."""
    blocks = re.split(r"(?m)^---[ ]*$", path.read_text(encoding="utf-8"))
    return [_read(f"{path.name}: ", block.strip("\n")) for block in blocks if block.strip()]


def _read(where: str, block: str) -> Case:
    first, *lines = block.split("\n")
    if not first.startswith("# "):
        raise NotationError(f"{where}a block starts with “# what it shows”, not {first!r}")
    case = Case(first[2:].strip(), "", [], [])
    where += case.name
    while lines and (header := _HEADER.fullmatch(lines[0])):
        _set_header(case, *header.groups())
        lines.pop(0)
    body, arrow, answer = "\n".join(lines).partition("\n=>")
    if not arrow:
        raise NotationError(f"{where}: no line “=>”")
    case.text = _MARK.sub(lambda m: m[3] if m[1] else m[4], body).strip("\n")
    if "⟦" in case.text or "⟧" in case.text:
        raise NotationError(f"{where}: a mark is not closed or nested")
    numbered = _read_answer(where, answer.strip())
    _read_marks(where, body, numbered, case)
    case.expected = list(numbered.values())
    if any(not e.content for e in case.expected):
        raise NotationError(f"{where}: a quote is expected that no ⟦Q…⟧ marks")
    return case


def _set_header(case: Case, key: str, value: str) -> None:
    if key == "date":
        case.published = date.fromisoformat(value)
    else:
        setattr(case, key.replace(" ", "_"), value)


def _read_answer(where: str, answer: str) -> dict[str, Expected]:
    if answer == "no quotes":
        return {}
    found: dict[str, Expected] = {}
    for line in answer.split("\n"):
        head, *fields = [part.strip() for part in line.split("|")]
        number, _, kind = head.partition(" ")
        if len(fields) != 3 or kind not in _KINDS:
            raise NotationError(
                f"{where}: “1 direct | speaker | role | organisation”, not {line!r}"
            )
        speaker, role, organisation = fields
        found[number] = Expected(kind, speaker, role, organisation)
    return found


def _read_marks(where: str, body: str, numbered: dict[str, Expected], case: Case) -> None:
    for mark in _MARK.finditer(body):
        letter, number, words, ignored = mark.groups()
        if ignored is not None:
            case.ignored.append(ignored)
            continue
        if number not in numbered:
            raise NotationError(f"{where}: {letter}{number} is marked, but not expected")
        if letter == "Q":
            numbered[number].content.append(words)
        elif letter == "C":
            numbered[number].cue = words
        else:
            numbered[number].mention = words


def plain(words: str) -> str:
    """Words as they are compared: no outer marks, no stops at the edges, single spaces."""
    return re.sub(r"\s+", " ", words).strip(_EDGES)


def same_name(expected: str, found: str) -> bool:
    """Whether a speaker, role or organisation is one of those expected (“A // B”)."""
    if expected == "*":
        return True
    return any(_fold_name(e) == _fold_name(found) for e in expected.replace("?", "").split("//"))


def _fold_name(name: str) -> str:
    name = name.strip(" .,").replace("’", "'").casefold()
    return re.sub(r"^(?:the|a|an) ", "", name)


def same_words(expected: str, found: str) -> bool:
    """Whether a cue or mention is the one marked: one may hold a word or two more."""
    one, other = plain(expected).casefold(), plain(found).casefold()
    return not one or (bool(other) and (one in other or other in one))
