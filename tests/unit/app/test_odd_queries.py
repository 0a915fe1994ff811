"""What was changed to make sense of what was typed is said."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“sea", "A quotation mark without its partner was ignored."),
        ("(sea", "A parenthesis without its partner was ignored."),
        ("speaker:nobody", "Nothing in the archive is called “nobody”."),
        ("OR sea", "An operator with nothing to join was ignored."),
        ("date:x", "“x” is no date"),
        ("kind:nothing", "There is no kind “nothing”: write direct, mixed, indirect, statement,"),
        ("date:2025..2020", "The first date was after the last one, so they were swapped."),
        ("sea NEAR/99999999 we", "NEAR takes a distance of 1 to 50 words; 50 was taken."),
    ],
)
def test_repairs_are_said(client: FlaskClient, text: str, said: str) -> None:
    assert said in client.get("/search", query_string={"q": text}).text
