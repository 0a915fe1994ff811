"""Speeches and transcripts in the forms people write them: every word in the right mouth.

In a case, ``⟦Jane Roe|Chair|Acme# words⟧`` marks what somebody says, "?" a speaker
whom the document does not name; what stands outside is said by nobody.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from indexer.ingest import discover, load
from indexer.model import Release, Turn
from indexer.pipeline import read_release

_CASES = [
    Path(__file__).parent / "cases" / name
    for name in ("forms.txt", "heads.txt", "houses.txt", "occasions.txt", "shapes.txt")
]
_SAID = re.compile(r"⟦([^#⟧]*)# (.*?)⟧", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_MARKUP = re.compile(r"<[^>]+>|\[[^\]]*\]")  # and stage directions


@dataclass(frozen=True)
class Said:
    speaker: str
    role: str
    words: list[str]


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    said: list[Said]


def _cases() -> list[Case]:
    found = []
    texts = "".join(path.read_text(encoding="utf-8") for path in _CASES)
    for part in re.split(r"(?m)^=== ", texts)[1:]:
        name, _, body = part.partition("\n")
        said = []
        for who, words in _SAID.findall(body):
            speaker, role, *_ = (*str(who).split("|"), "", "")
            said.append(Said(speaker.strip("?"), role, _WORD.findall(_MARKUP.sub(" ", words))))
        found.append(Case(name, _SAID.sub(lambda m: m[2], body), said))
    return found


def _read(case: Case, folder: Path) -> Release:
    path = folder / case.name
    path.write_text(case.text, encoding="utf-8")
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release), release
    return read_release(release)[0]


def _words(release: Release, turns: list[Turn]) -> list[str]:
    return [w for t in turns for s in t.content for w in _WORD.findall(s.of(release.text))]


@pytest.mark.parametrize("case", [pytest.param(c, id=c.name) for c in _cases()])
def test_every_word_is_in_the_right_mouth(case: Case, tmp_path: Path) -> None:
    release = _read(case, tmp_path)
    assert release.speech is not None
    turns = list(release.speech.turns)
    for speaker in dict.fromkeys(said.speaker for said in case.said):
        wanted = [w for said in case.said if said.speaker == speaker for w in said.words]
        found = _words(release, [t for t in turns if _name(t) == speaker])
        assert found == wanted, speaker or "unnamed"
    assert {_name(turn) for turn in turns} - {""} == {said.speaker for said in case.said} - {""}


@pytest.mark.parametrize("case", [pytest.param(c, id=c.name) for c in _cases()])
def test_roles_are_those_that_the_document_gives(case: Case, tmp_path: Path) -> None:
    release = _read(case, tmp_path)
    assert release.speech is not None
    roles = {said.speaker: said.role.casefold() for said in case.said if said.role}
    for turn in release.speech.turns:
        if _name(turn) in roles and _name(turn):
            assert roles[_name(turn)] in turn.role.casefold()


def _name(turn: Turn) -> str:
    return "" if turn.speaker_type == "unknown" else turn.speaker_name


def test_the_name_before_an_answer_heads_its_turn(tmp_path: Path) -> None:
    case = next(case for case in _cases() if case.name == "questions-and-a-name.md")
    speech = _read(case, tmp_path).speech
    assert speech is not None
    assert {turn.label for turn in speech.turns if turn.speaker_name} == {"Farrow"}


def test_a_hearing_adjourned_until_tomorrow_was_the_day_before(tmp_path: Path) -> None:
    case = next(case for case in _cases() if case.name == "sitting.rst")
    assert _read(case, tmp_path).published == date(2023, 12, 13)


def test_the_first_words_tell_the_day_of_a_speech_without_lines(tmp_path: Path) -> None:
    said = "Good evening. I want to thank you all. My friends, I am glad of this day. " * 20
    text = f"The Premier leading the harbour press conference on 23 June 2020 {said}"
    record = {"date": "2020-06-29", "text": text, "title": "Premier's statement on the harbour"}
    path = tmp_path / "statement.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    (item,) = discover([str(path)])
    (release,) = load(item)
    assert isinstance(release, Release), release
    speech = read_release(release)[0].speech
    assert speech is not None
    assert (speech.event.date, release.published) == (date(2020, 6, 23), date(2020, 6, 29))
