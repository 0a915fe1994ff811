"""From a search to its address: the inverse of ``app.params``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import Any
from urllib.parse import quote

from app.params import SearchForm
from indexer.archive import Filter


def search_url(form: SearchForm, **changes: Any) -> str:
    """The address of a search, with changes; any change but of the page goes to page one."""
    if changes:
        changes.setdefault("more", None)
        changes.setdefault("page", 1)
    pairs = _pairs(form, changes)
    return f"/search?{'&'.join(pairs)}" if pairs else "/search"


_quoted = lru_cache(maxsize=4_096)(partial(quote, safe=""))
"""Two hundred addresses of a page repeat the same few values."""


def _pairs(form: SearchForm, changes: Mapping[str, Any]) -> list[str]:
    """Names and values of an address, those that say nothing left out."""
    changed = changes.get
    pairs = [f"q={_quoted(text)}"] if (text := changed("text", form.text)) else []
    for chosen in changed("filters", form.filters):
        sign = "not_" if chosen.excluded else ""
        pairs.append(f"{sign}{chosen.field}={_quoted(chosen.value)}")
    if since := changed("since", form.since):
        pairs.append(f"since={_quoted(since)}")
    if until := changed("until", form.until):
        pairs.append(f"until={_quoted(until)}")
    if sort := changed("sort", form.sort):
        pairs.append(f"sort={sort}")
    if group := changed("group_by", form.group_by):
        pairs.append(f"by={group}")
    pairs += [f"compare={_quoted(text)}" for text in changed("compare", form.compare) if text]
    if more := changed("more", form.more):
        pairs.append(f"more={more}")
    if (page := changed("page", form.page)) > 1:
        pairs.append(f"page={page}")
    return pairs


def with_filter(form: SearchForm, chosen: Filter) -> str:
    """The address with a filter more, or the same filter turned round."""
    turned = Filter(chosen.field, chosen.value, not chosen.excluded)
    kept = tuple(f for f in form.filters if f not in (chosen, turned))
    return search_url(form, filters=(*kept, chosen))


def without_filter(form: SearchForm, chosen: Filter) -> str:
    """The address with a filter less."""
    return search_url(form, filters=tuple(f for f in form.filters if f != chosen))
