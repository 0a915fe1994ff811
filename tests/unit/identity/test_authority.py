"""The authority file: read strictly, always wins, undone by removing its lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import AuthorityError
from indexer.identity import EMPTY, Authority, apply_corrections, identify, load_authority
from indexer.identity.authority.folder import list_authority_files
from indexer.identity.authority.writing import append_tables
from indexer.model import ReleaseId
from tests.unit.identity.conftest import Say

DECIDED = 'author = "K. Mensah"\ndate = 2026-02-03\nreason = "Both sign as branch secretary."\n'


@pytest.fixture
def authority(tmp_path: Path) -> Callable[[str], Authority]:
    """Loads one file's worth of text as an authority."""

    def load(text: str) -> Authority:
        (tmp_path / "decisions.toml").write_text(text, encoding="utf-8")
        return load_authority(tmp_path)

    return load


def test_a_missing_folder_decides_nothing(tmp_path: Path) -> None:
    assert load_authority(tmp_path / "none") == EMPTY


def test_a_file_that_begins_with_a_mark_of_its_byte_order_is_read(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text(
        '[[person]]\nid = "ann-roe"\nname = "Ann Roe"\n', "utf-8-sig"
    )
    assert [person.name for person in load_authority(tmp_path).people] == ["Ann Roe"]


def test_a_whole_file_is_read(authority: Callable[[str], Authority]) -> None:
    loaded = authority(
        """
[[person]]
id = "ann-roe"
name = "Ann Roe"
aliases = ["A. Roe"]
identifiers = { wikidata = "Q1", orcid = "0000-0001" }

[[person.membership]]
organisation = "fenna-line"
role = "CEO"
since = 2022-01-01

[[organisation]]
id = "fenna-line"
name = "Fenna Line"
parent = "brightwater"
"""
    )
    (ann,) = loaded.people
    assert ann.identifiers == (("orcid", "0000-0001"), ("wikidata", "Q1"))
    assert ann.memberships[0].since is not None
    assert ann.memberships[0].since.year == 2022
    assert loaded.organisations[0].parent == "brightwater"
    assert loaded.lines["fenna-line"][1] == 13


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[person]]\nid = "a"\n', 1, "needs name"),
        ('[[person]]\nid = "A b"\nname = "x"\n', 2, "lower-case"),
        ('[[person]]\nid = "a"\nname = "x"\nnmae = "y"\n', 4, "knows no nmae"),
        ('[[person]]\nid = "a"\nname = "x"\n\n[[person]]\nid = "a"\nname = "y"\n', 6, "already"),
        ('[[person]]\nid = "a"\nname = 3\n', 3, "string"),
        ('[[person]]\nid = "a"\nname = "x\n', 3, ""),
        ('# hello\n\n[[merge]]\nids = ["a"]\n' + DECIDED, 4, "at least 2"),
        ('[[merge]]\nids = ["a", "b"]\nauthor = "K"\nreason = "r"\n', 1, "date"),
        ('[[merge]]\nids = ["a", "b"]\nauthor = "K"\ndate = 2026-13-01\nreason = "r"\n', 4, ""),
        ("[[merger]]\n", 1, "no such table"),
        ('[[correction]]\nquote = "q1"\n' + DECIDED, 2, "changes"),
        ('[[correction]]\nquote = "q1"\nkind = "shouted"\n' + DECIDED, 3, "one of"),
        ('[[correction]]\nquote = "q1"\nspans = [[5, 2]]\n' + DECIDED, 3, "in order"),
        (
            '[[person]]\nid = "a"\nname = "x"\n[[person.membership]]\nrole = "y"\n'
            "since = 2022-02-01\nuntil = 2021-02-01\n",
            7,
            "before",
        ),
        (
            f'[[merge]]\nids = ["a", "b"]\n{DECIDED}[[apart]]\nids = ["b", "a"]\n{DECIDED}',
            6,
            "are merged at",
        ),
        (
            f'[[withdrawal]]\nrelease = "a"\n{DECIDED}[[admission]]\nrelease = "a"\n{DECIDED}',
            6,
            "a is withdrawn at",
        ),
        (f'[[admission]]\nspeaker = "a"\n{DECIDED}', 2, "knows no speaker"),
        ('title = "x"\n', 1, "table"),
        ('[[person]]\nid = "a"\nname = """x"""\n', 3, "multi-line"),
    ],
)
def test_an_error_names_the_line(
    authority: Callable[[str], Authority], text: str, line: int, words: str
) -> None:
    with pytest.raises(AuthorityError) as caught:
        authority(text)
    assert caught.value.line == line
    assert words in caught.value.reason


def test_a_curated_person_claims_by_name_and_organisation_and_keeps_the_slug(
    authority: Callable[[str], Authority], say: Say
) -> None:
    loaded = authority(
        """
[[person]]
id = "callum-reid-union"
name = "Callum Reid"
[[person.membership]]
organisation = "Caldmere Seafarers' Union"
role = "branch secretary"
since = 2020-05-01

[[person]]
id = "callum-reid-kestrels"
name = "Callum Reid"
[[person.membership]]
organisation = "Port Merrin Kestrels"
role = "coach"
"""
    )
    found = identify(
        [
            say("Callum Reid", "Caldmere Seafarers’ Union", "branch secretary", "r1"),
            say("Callum Reid", "Port Merrin Kestrels", "goalkeeping coach", "r2"),
            say("Callum Reid", "", "branch secretary", "r3"),
            say("Callum Reid", "Acme", "clerk", "r4"),
        ],
        {},
        loaded,
    )
    ids = [q.speaker_id for q in found.quotes]
    assert ids[:3] == ["callum-reid-union", "callum-reid-kestrels", "callum-reid-union"]
    assert ids[3] not in ids[:3]
    union = next(s for s in found.speakers if s.id == "callum-reid-union")
    assert [(m.role, str(m.since), m.until) for m in union.memberships] == [
        ("branch secretary", "2020-05-01", None)
    ]
    assert union.memberships[0].evidence == "r1"
    assert set(union.confusable) == {ids[1], ids[3]}


def test_a_merge_redirects_and_is_undone_by_removing_it(
    authority: Callable[[str], Authority], say: Say
) -> None:
    quotes = [say("Ann Roe", "Acme", release="r1"), say("Ann Roe", "Fenna Line", release="r2")]
    a, b = (q.speaker_id for q in identify(quotes, {}).quotes)
    assert a != b
    loaded = authority(f'[[merge]]\nids = ["{a}", "{b}"]\n{DECIDED}')
    merged = identify(quotes, {}, loaded)
    assert {q.speaker_id for q in merged.quotes} == {a}
    assert (b, a) in merged.redirects
    assert any("decided on 20" in reason for reason in merged.speakers[0].reasons)
    again = identify(quotes, {}, authority(""))
    assert [q.speaker_id for q in again.quotes] == [a, b]


def test_a_merged_id_redirects_even_when_its_releases_are_gone(
    authority: Callable[[str], Authority], say: Say
) -> None:
    loaded = authority(f'[[merge]]\nids = ["ann-roe", "gone-abc"]\n{DECIDED}')
    found = identify([say("Ann Roe", "Acme")], {}, loaded)
    assert ("gone-abc", "ann-roe") in found.redirects


def test_apart_wins_over_the_strongest_evidence(
    authority: Callable[[str], Authority], say: Say
) -> None:
    quotes = [
        say("Ann Roe", "Acme", "CEO", "r1"),
        say("Ann M. Roe", "Acme", "CEO", "r2"),
    ]
    ids = sorted({s.id for s in identify(quotes, {}).speakers})
    assert len(ids) == 1
    parts = [identify([q], {}).speakers[0].id for q in quotes]
    loaded = authority(f'[[apart]]\nids = ["{parts[0]}", "{parts[1]}"]\n{DECIDED}')
    assert len(identify(quotes, {}, loaded).speakers) == 2


def test_a_split_gives_releases_to_somebody_else(
    authority: Callable[[str], Authority], say: Say
) -> None:
    quotes = [say("Ann Roe", "Acme", "CEO", "r1"), say("Ann Roe", "Acme", "clerk", "r2")]
    (ann,) = identify(quotes, {}).speakers
    loaded = authority(
        f'[[split]]\nid = "{ann.id}"\nreleases = ["r2"]\ninto = "ann-roe-clerk"\n{DECIDED}'
    )
    found = identify(quotes, {}, loaded)
    assert [q.speaker_id for q in found.quotes] == [ann.id, "ann-roe-clerk"]


def test_a_rename_is_one_organisation(authority: Callable[[str], Authority], say: Say) -> None:
    loaded = authority(
        '[[organisation]]\nid = "halmer-bank"\nname = "Halmer Bank"\n'
        'aliases = ["Halvard Savings"]\nidentifiers = { lei = "529900" }\n'
    )
    found = identify(
        [
            say("Ann Roe", "Halvard Savings Ltd", "CEO", "r1"),
            say("Ann Roe", "Halmer Bank", "CEO", "r2"),
        ],
        {},
        loaded,
    )
    assert {q.organisation_id for q in found.quotes} == {"halmer-bank"}
    assert len(found.speakers) == 1
    (bank,) = found.organisations
    assert bank.name == "Halmer Bank"
    assert ("lei", "529900") in bank.identifiers


def test_corrections_change_what_they_say_and_show_when(
    authority: Callable[[str], Authority], say: Say
) -> None:
    quotes = [say("Tom Wakeling", "Acme", "Mayor", "r1"), say("Ann Roe", release="r1")]
    loaded = authority(
        f"""
[[person]]
id = "roy-wakeling"
name = "Roy Wakeling"

[[correction]]
quote = "q0"
speaker = "roy-wakeling"
role = "chair"
kind = "indirect"
spans = [[6, 15]]
{DECIDED}

[[correction]]
quote = "nothing"
speaker = "Ann Roe"
{DECIDED}
"""
    )
    corrected, unmatched = apply_corrections(quotes, loaded)
    assert (corrected[0].speaker_name, corrected[0].role) == ("Roy Wakeling", "chair")
    assert (corrected[0].kind, corrected[0].text) == ("indirect", "were said")
    assert corrected[0].corrected == "2026-02-03: Both sign as branch secretary."
    assert corrected[0].id == quotes[0].id
    assert corrected[1] == quotes[1]
    assert [(u.correction.quote, u.reason) for u in unmatched] == [
        ("nothing", "no quote has this id")
    ]
    assert identify(corrected, {}, loaded).quotes[0].speaker_id == "roy-wakeling"


def test_a_correction_can_say_that_nobody_knows(
    authority: Callable[[str], Authority], say: Say
) -> None:
    loaded = authority(f'[[correction]]\nquote = "q0"\nspeaker = ""\n{DECIDED}')
    (quote,), _ = apply_corrections([say("Ann Roe", "Acme")], loaded)
    assert (quote.speaker_name, quote.judgement) == ("", "unknown")


def test_nobody_inherits_the_role_of_whom_the_words_were_taken_from(
    authority: Callable[[str], Authority], say: Say
) -> None:
    loaded = authority(f'[[correction]]\nquote = "q0"\nspeaker = "Ann Roe"\n{DECIDED}')
    (quote,), _ = apply_corrections([say("Bob Halm", "Acme", "pilot")], loaded)
    assert (quote.speaker_name, quote.role, quote.organisation_name) == ("Ann Roe", "", "")


def test_a_fuller_name_keeps_its_role(authority: Callable[[str], Authority], say: Say) -> None:
    loaded = authority(f'[[correction]]\nquote = "q0"\nspeaker = "Robert Halm"\n{DECIDED}')
    (quote,), _ = apply_corrections([say("Bob Halm", "Acme", "pilot")], loaded)
    assert (quote.speaker_name, quote.role, quote.organisation_name) == (
        "Robert Halm",
        "pilot",
        "Acme",
    )


def test_an_id_that_nobody_has_is_reported_and_shown_to_nobody(
    authority: Callable[[str], Authority], say: Say
) -> None:
    loaded = authority(f'[[correction]]\nquote = "q0"\nspeaker = "bob-halm-a1b2c3"\n{DECIDED}')
    (quote,), (unmatched,) = apply_corrections([say("Ann Roe", "Acme")], loaded)
    assert quote.speaker_name == "Ann Roe"
    assert "bob-halm-a1b2c3" in unmatched.reason


def test_words_of_a_body_are_given_to_a_person_or_to_another_body(
    authority: Callable[[str], Authority], say: Say
) -> None:
    loaded = authority(
        f"""
[[correction]]
quote = "q0"
speaker = "Ann Roe"
{DECIDED}

[[correction]]
quote = "q1"
speaker = "fenna-line"
{DECIDED}

[[organisation]]
id = "fenna-line"
name = "Fenna Line"
"""
    )
    quotes = [say("Acme", type_="organisation"), say("Bob Halm", "Acme", "pilot")]
    corrected, unmatched = apply_corrections(quotes, loaded)
    assert not unmatched
    assert [(q.speaker_name, q.speaker_type) for q in corrected] == [
        ("Ann Roe", "person"),
        ("Fenna Line", "organisation"),
    ]


def test_spans_beyond_the_quote_need_the_text(
    authority: Callable[[str], Authority], say: Say
) -> None:
    loaded = authority(f'[[correction]]\nquote = "q0"\nspans = [[0, 30]]\n{DECIDED}')
    quotes = [say("Ann Roe")]
    _, unmatched = apply_corrections(quotes, loaded)
    assert "text is needed" in unmatched[0].reason
    _, unmatched = apply_corrections(quotes, loaded, {ReleaseId("r1"): "short"})
    assert "only 5 characters" in unmatched[0].reason
    (quote,), unmatched = apply_corrections(quotes, loaded, {ReleaseId("r1"): "x" * 40})
    assert not unmatched
    assert len(quote.text) == 30


TABLE = '[[withdrawal]]\nrelease = "fleet/a"\n' + DECIDED


@pytest.mark.parametrize(
    "name",
    [
        ".withdrawals.toml",
        ".#withdrawals.toml",
        "._withdrawals.toml",
        ".x.unfinished",
        "README.md",
        "notes.txt",
    ],
)
def test_what_no_curator_wrote_is_passed_over_with_a_reason(tmp_path: Path, name: str) -> None:
    (tmp_path / "withdrawals.toml").write_text(TABLE, "utf-8")
    (tmp_path / name).write_bytes(
        b"\0\1 locked by kmensah" if name != "README.md" else TABLE.encode()
    )
    assert len(load_authority(tmp_path).withdrawals) == 1
    ((passed, reason),) = list_authority_files(tmp_path).passed
    assert (passed.name, bool(reason)) == (name, True)


def test_a_copy_of_a_file_that_is_read_is_passed_over(tmp_path: Path) -> None:
    for name in ("withdrawals.toml", "withdrawals.toml~", "withdrawals.toml.bak"):
        (tmp_path / name).write_text(TABLE, "utf-8")
    assert len(load_authority(tmp_path).withdrawals) == 1
    assert len(list_authority_files(tmp_path).passed) == 2


@pytest.mark.parametrize("name", ["WITHDRAWALS.TOML", "withdrawals.Toml"])
def test_an_ending_in_capitals_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TABLE, "utf-8")
    assert len(load_authority(tmp_path).withdrawals) == 1


@pytest.mark.parametrize(
    "name", ["withdrawals.tml", "sub/withdrawals.toml", "withdrawals.toml.txt", "withdrawals"]
)
def test_decisions_that_would_not_be_read_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(TABLE, "utf-8")
    with pytest.raises(AuthorityError, match="holds decisions, and is not read") as caught:
        load_authority(tmp_path)
    assert caught.value.path == str(tmp_path / name)


def test_a_writer_that_ends_leaves_no_authority_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", die)
    with pytest.raises(KeyboardInterrupt):
        append_tables(tmp_path, "withdrawals.toml", [TABLE])
    monkeypatch.undo()
    assert load_authority(tmp_path) == EMPTY
    ((left, reason),) = list_authority_files(tmp_path).passed
    assert "remove it" in reason
    assert append_tables(tmp_path, "withdrawals.toml", [TABLE]) == 1, left


def test_a_decision_that_stands_there_is_not_written_again(tmp_path: Path) -> None:
    correction = '[[correction]]\nquote = "q1"\nspeaker = "Ann Roe"\n' + DECIDED
    assert append_tables(tmp_path, "corrections.toml", [correction]) == 1
    later = correction.replace("2026-02-03", "2026-02-09").replace("K. Mensah", "L. Osei")
    assert append_tables(tmp_path, "corrections.toml", [later]) == 0
    assert append_tables(tmp_path, "corrections.toml", [later, TABLE]) == 1
    with pytest.raises(AuthorityError, match="already corrected"):
        append_tables(tmp_path, "corrections.toml", [later.replace("Ann Roe", "Bob Doe")])
