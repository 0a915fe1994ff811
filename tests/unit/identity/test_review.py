"""Open questions, explanations, and decisions written into the authority file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from indexer.errors import AuthorityError
from indexer.identity import examine, identify, load_authority
from indexer.identity.authority.writing import append_tables, format_decision
from indexer.identity.review import describe_candidate, explain_speaker, list_candidates
from indexer.model import Quote
from tests.unit.identity.conftest import Say


@pytest.fixture
def doubtful(say: Say) -> list[Quote]:
    """Two of one name at one organisation's two wordings; one more who is clear."""
    return [
        say("J. Brandt", "Fenna Line", "", "r1", day="2024-01-01"),
        say("Jasper Brandt", "Fenna Line", "", "r2", day="2024-02-01"),
        say("Ann Roe", "Acme", "CEO", "r3"),
        say("Ann Roe", "Acme", "chief executive", "r4"),
        say("Ann M. Roe", "Acme", "CEO", "r5"),
    ]


def test_a_question_shows_both_sides_and_the_reasons(doubtful: list[Quote]) -> None:
    (candidate,) = list_candidates(examine(doubtful, {}))
    lines = list(describe_candidate(candidate, 100))
    text = "\n".join(lines)
    assert "J. Brandt" in text
    assert "Jasper Brandt" in text
    assert "+ both speak for Fenna Line" in text
    assert "- one gives only the initial" in text
    assert "“Words were said.”" in text
    assert all(len(line) <= 100 for line in lines)
    assert " | " in lines[0]


def test_questions_can_be_narrowed_by_name(doubtful: list[Quote]) -> None:
    examination = examine(doubtful, {})
    assert list_candidates(examination, "BRANDT")
    assert not list_candidates(examination, "wakeling")


def test_an_explanation_names_profiles_reasons_and_doubts(doubtful: list[Quote]) -> None:
    examination = examine(doubtful, {})
    ann = next(s for s in examination.identification.speakers if "Roe" in s.name)
    lines = list(explain_speaker(examination, ann.id))
    assert lines[0] == f"Ann Roe ({ann.id}): 3 quotes"
    assert sum("because" in line for line in lines) == 2
    merged = next(a for a, b in examination.identification.redirects if b == ann.id)
    assert next(explain_speaker(examination, merged)) == f"{merged} is now {ann.id}"
    brandt = next(s for s in examination.identification.speakers if s.name == "J. Brandt")
    assert any("perhaps also jasper-brandt" in x for x in explain_speaker(examination, brandt.id))
    assert list(explain_speaker(examination, "nobody")) == []


@pytest.mark.parametrize("kind", ["merge", "apart"])
def test_a_recorded_decision_takes_effect_and_closes_the_question(
    doubtful: list[Quote], tmp_path: Path, kind: str
) -> None:
    (candidate,) = list_candidates(examine(doubtful, {}))
    table = format_decision(kind, candidate.ids, "K. Mensah", date(2026, 3, 1), 'He "said" so.')
    append_tables(tmp_path / "authority", "decisions.toml", [table])
    authority = load_authority(tmp_path / "authority")
    after = examine(doubtful, {}, authority)
    assert list_candidates(after) == []
    brandts = {q.speaker_id for q in after.identification.quotes[:2]}
    assert len(brandts) == (1 if kind == "merge" else 2)
    (decision,) = authority.merges or authority.aparts
    assert decision.decided.reason == 'He "said" so.'


def test_a_decision_that_contradicts_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    day = date(2026, 3, 1)
    append_tables(tmp_path, "decisions.toml", [format_decision("merge", "ab", "K", day, "yes")])
    before = (tmp_path / "decisions.toml").read_text(encoding="utf-8")
    with pytest.raises(AuthorityError, match="are merged at"):
        append_tables(tmp_path, "decisions.toml", [format_decision("apart", "ab", "K", day, "no")])
    assert (tmp_path / "decisions.toml").read_text(encoding="utf-8") == before
    assert [p.name for p in tmp_path.iterdir()] == ["decisions.toml"]


@pytest.mark.parametrize("text", ['a "b" \\ c', "tab\there", "Zoë\x7f", "“so”", "line\nbreak"])
def test_any_text_can_be_a_reason(text: str, tmp_path: Path) -> None:
    day = date(2026, 3, 1)
    append_tables(tmp_path, "d.toml", [format_decision("merge", ["a", "b"], text, day, text)])
    (merge,) = load_authority(tmp_path).merges
    assert merge.decided.reason == " ".join(text.split())


def test_a_curated_entry_for_an_inferred_id_takes_its_speaker(say: Say, tmp_path: Path) -> None:
    quotes = [say("Ann Roe", "Acme", "CEO", "r1"), say("Ann Roe", "Fenna Line", "", "r2")]
    (first, second) = (q.speaker_id for q in identify(quotes, {}).quotes)
    (tmp_path / "people.toml").write_text(
        f'[[person]]\nid = "{first}"\nname = "Ann Roe"\nidentifiers = {{ wikidata = "Q7" }}\n'
        '[[person.membership]]\norganisation = "Acme"\n',
        encoding="utf-8",
    )
    found = identify(quotes, {}, load_authority(tmp_path))
    assert [q.speaker_id for q in found.quotes] == [first, second]
    ann = next(s for s in found.speakers if s.id == first)
    assert ann.identifiers == (("wikidata", "Q7"),)
