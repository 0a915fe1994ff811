"""Whatever is typed, a page answers: never an error, and what was changed is said."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

ODD = (
    '"', '""',
    "“sea", "sea”", "''", "(", ")", "(((((", "sea)", "(sea", "OR", "AND", "NOT", "-",
    "- -", "--sea", "-sea", "OR OR",
    "sea OR", "OR sea", "sea -", "*", "s*", "se*", "*ea", "s*a",
    "?*?*", "[TO]", "a~9", "NEAR/5", "sea NEAR", "sea NEAR/0 we",
    "sea NEAR/99999999 we", "speaker:",
    "speaker:nobody", "org:Fenna", "kind:nothing", "kind:direct", "date:2024..", "date:..2024",
    "date:2025..2020", "date:x", "since:", "until:2024-13-45", "slow-down", "don't", "don’t",
    "U.S.",
    "5.5%", "C++", "$2bn", "香港", "陳", "大文", "🙂", "\x00", "sea\x00", "a" * 5000, "sea " * 1200,
    "(" * 1000 + "sea" + ")" * 1000,
    "<script>", "'; DROP TABLE quotes; --", "../../etc/passwd",
    "%00", "{{7*7}}", "\u202esea", "ｓｅａ", "SEA", "séa", "\t\n sea \r", "https://example.org/?q=1",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=[repr(text)[:30] for text in ODD])
def test_anything_typed_is_answered(client: FlaskClient, text: str) -> None:
    answer = client.get("/search", query_string={"q": text})
    assert answer.status_code == 200
    assert 'id="heading"' in answer.text
    assert "<script>alert" not in answer.text
    assert "49</h1>" not in answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“sea", "A quotation mark without its partner was ignored."),
        ("(sea", "A parenthesis without its partner was ignored."),
        ("speaker:nobody", "Nothing in the archive is called “nobody”."),
        ("OR sea", "An operator with nothing to join was ignored."),
        ("date:x", "“x” is no date"),
        ("kind:nothing", "There is no kind “nothing”."),
    ],
)
def test_repairs_are_said(client: FlaskClient, text: str, said: str) -> None:
    assert said in client.get("/search", query_string={"q": text}).text


@pytest.mark.parametrize(
    "address",
    [
        "/search?page=0",
        "/search?page=-1",
        "/search?page=9999999",
        "/search?page=x",
        "/search?sort=sideways",
        "/search?by=nothing",
        "/search?speaker=",
        "/search?speaker=nobody&not_speaker=nobody",
        "/search?kind=direct&kind=direct&kind=mixed",
        "/search?" + "&".join(f"speaker={n}" for n in range(300)),
    ],
)
def test_addresses_made_by_hand_are_answered(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 200
