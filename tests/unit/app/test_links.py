"""Addresses and forms are inverses, and words escape in one place."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from app.search.form import FIELD_NAMES, SearchForm, read_form
from app.site.links import search_url, with_filter, without_filter
from app.site.markup import mark
from indexer.archive import Filter
from indexer.model import Span


@pytest.fixture(autouse=True)
def request_of_the_site(client: FlaskClient) -> Iterator[None]:
    with client.application.test_request_context():
        yield


_IN_ONE_REQUEST = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
_words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(str.strip)
_filters = st.builds(Filter, st.sampled_from(FIELD_NAMES), _words.filter(bool), st.booleans())
_dates = st.sampled_from(["", "2024", "2023-06", "2022-02-28"])
_forms = st.builds(
    SearchForm,
    text=_words,
    filters=st.lists(_filters, max_size=6, unique=True).map(tuple),
    since=_dates,
    sort=st.sampled_from([None, "newest", "oldest", "relevance"]),
    group_by=st.sampled_from([None, "speaker"]),
    page=st.integers(1, 5000),
)


def read(url: str) -> SearchForm:
    return read_form(MultiDict(parse_qsl(urlsplit(url).query, keep_blank_values=True)))


@_IN_ONE_REQUEST
@given(_forms)
def test_an_address_gives_back_its_form(form: SearchForm) -> None:
    got = read(search_url(form))
    assert set(got.filters) == set(form.filters)
    for name in ("text", "since", "sort", "group_by", "page"):
        assert getattr(got, name) == getattr(form, name)


@_IN_ONE_REQUEST
@given(_forms, _filters)
def test_a_filter_added_and_dropped_leaves_the_rest(form: SearchForm, chosen: Filter) -> None:
    added = read(with_filter(form, chosen))
    assert chosen in added.filters
    assert added.page == 1
    assert chosen not in read(without_filter(added, chosen)).filters


@_IN_ONE_REQUEST
@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5)
)
def test_marking_keeps_every_letter_and_escapes_it(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, b), max(a, b)) for a, b in sorted(pairs)]
    spans = [s for s in spans if s.end <= len(text) and len(s)]
    marked = mark(text, spans)
    plain = str(marked).replace("<mark>", "").replace("</mark>", "")
    assert Markup(plain).unescape() == text
    assert "<" not in plain
