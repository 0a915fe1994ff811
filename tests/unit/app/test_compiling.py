"""Templates as we compile them show what Jinja would show."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from jinja2 import Environment, UndefinedError
from markupsafe import Markup, escape

from app.site.compiling import Compiler, show


@pytest.mark.parametrize(
    "value", ["plain", "<b>", "a & b", '"', "'", Markup("<b>"), 7, 7.5, None, True, ["<"]]
)
def test_values_are_shown_as_escape_shows_them(value: object) -> None:
    assert show(value) == escape(value)


@pytest.fixture
def environment() -> Environment:
    """With one function that all templates know."""
    made = Environment(autoescape=True)
    made.code_generator_class = Compiler
    made.show = show  # type: ignore[attr-defined]
    made.globals["said"] = lambda *words, end="": "<".join(words) + end
    return made


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ said('a', 'b', end=x) }}", "a&lt;b&amp;"),
        ("{{ said() }}{{ said(end='!') }}", "!"),
        ("{% for n in [1, 2] %}{{ said('a', *['b']) }}{% endfor %}", "a&lt;ba&lt;b"),
        ("{% macro said(word) %}<{{ word }}>{% endmacro %}{{ said('&') }}", "<&amp;>"),
        ("{% macro m(f) %}{{ f('&') }}{% endmacro %}{% set said = m %}{{ said(upper) }}", "&amp;"),
        ("{% autoescape false %}{{ said('a', 'b') }}{% endautoescape %}", "a<b"),
    ],
)
def test_calls_and_output_mean_what_they_mean_to_jinja(
    environment: Environment, source: str, shown: str
) -> None:
    assert environment.from_string(source).render(x="&", upper=str.upper) == shown


def test_what_is_unknown_is_no_function(environment: Environment) -> None:
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nothing('x') }}").render()


def test_a_page_of_what_was_typed_holds_no_markup_of_it(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": "<script>alert(1)</script> \"'&"}).text
    assert "<script>alert" not in page
    assert "&lt;script" in page
