"""From a search to its address: the inverse of ``app.params``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from app.params import SearchForm
from indexer.archive import Filter


def search_url(form: SearchForm, **changes: Any) -> str:
    """The address of a search, with changes; any change but of the page goes to page one."""
    changed = replace(form, **({"more": None} | changes if changes else changes))
    if changes and "page" not in changes:
        changed = replace(changed, page=1)
    pairs = form_pairs(changed)
    return "/search?" + urlencode(pairs, quote_via=quote, safe="") if pairs else "/search"


def form_pairs(form: SearchForm) -> list[tuple[str, str]]:
    """Names and values of an address, those that say nothing left out."""
    pairs = [("q", form.text)] if form.text else []
    for chosen in form.filters:
        name = f"not_{chosen.field}" if chosen.excluded else chosen.field
        pairs.append((name, chosen.value))
    for name, value in (
        ("since", form.since),
        ("until", form.until),
        ("sort", form.sort or ""),
        ("by", form.group_by or ""),
        *(("compare", text) for text in form.compare),
        ("more", form.more or ""),
        ("page", str(form.page) if form.page > 1 else ""),
    ):
        if value:
            pairs.append((name, value))
    return pairs


def with_filter(form: SearchForm, chosen: Filter) -> str:
    """The address with a filter more, or the same filter turned round."""
    turned = Filter(chosen.field, chosen.value, not chosen.excluded)
    kept = tuple(f for f in form.filters if f not in (chosen, turned))
    return search_url(form, filters=(*kept, chosen))


def without_filter(form: SearchForm, chosen: Filter) -> str:
    """The address with a filter less."""
    return search_url(form, filters=tuple(f for f in form.filters if f != chosen))
