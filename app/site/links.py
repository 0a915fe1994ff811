"""From what is to be shown to its address, below whatever prefix the site stands.

Every address of the site is made here or by ``url_for``, which knows the routes of the views.
``search_url`` is the inverse of ``app.search.form``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any
from urllib.parse import quote

from flask import request, url_for

from app.search.form import SearchForm
from indexer.archive import Filter, FilterField
from indexer.model import Quote, QuoteId, Release

_PLACE = "0place0"
_quoted = lru_cache(maxsize=4_096)(partial(quote, safe=""))
"""Two hundred addresses of a page repeat the same few values."""
_quoted_id = lru_cache(maxsize=4_096)(partial(quote, safe="/"))
_PAGES = {
    "quote": ("quote.quote", "quote_id"),
    "context": ("quote.context", "quote_id"),
    "release": ("release.release", "release_id"),
    "speaker": ("who.speaker", "speaker_id"),
    "organisation": ("who.organisation", "organisation_id"),
    "office": ("office.office", "code"),
}


@lru_cache(maxsize=256)
def web_address(given: str) -> str:
    """An address out of a release that a link may lead to; "" for anything but http and https."""
    return given if given.startswith(("http://", "https://")) else ""


def _around(_: str, endpoint: str, name: str) -> tuple[str, str]:
    """What stands before and after an id in the addresses of an endpoint; by the prefix.

    ``url_for`` takes a hundredth of a millisecond, and a page has two hundred addresses.
    """
    values: dict[str, Any] = {name: _PLACE} if name else {}
    address = url_for(endpoint, **values)
    before, _, after = address.partition(_PLACE)
    return before, after


def url_of(kind: str, identifier: str, place: str = "") -> str:
    """The address of a quote, its context, a release, a speaker, an organisation or
    an office.

    ``place`` is an anchor on that page.
    """
    before, after = _around(request.script_root, *_PAGES[kind])
    hash_sign = "#" if place else ""
    return f"{before}{_quoted_id(identifier)}{after}{hash_sign}{place}"


def site_url(endpoint: str) -> str:
    """The address of a page that there is once."""
    return _around(request.script_root, endpoint, "")[0]


def absolute(address: str) -> str:
    """An address of this site with scheme and host: those of its base URL, if it has one."""
    return f"{request.host_url.rstrip('/')}{address}"


def own_address() -> str:
    """The address of the page that is shown, in whichever language."""
    pairs = [f"{_quoted(k)}={_quoted(v)}" for k, v in request.args.items(multi=True) if k != "lang"]
    query = f"?{'&'.join(pairs)}" if pairs else ""
    return f"{request.script_root}{_quoted_id(request.path)}{query}"


def permalink(quote_id: QuoteId, paragraph: int = 0) -> str:
    """The full address of a quote, or of one paragraph of a turn, to be cited."""
    address = absolute(url_of("quote", quote_id))
    return f"{address}?p={paragraph}" if paragraph else address


def permalink_to(record: Quote | Release) -> str:
    """The full address of a quote or a release."""
    if isinstance(record, Quote):
        return permalink(record.id)
    return absolute(url_of("release", record.id))


def check_url(words: str) -> str:
    """The address of a check of words."""
    return f"{site_url('check.check')}?q={_quoted(words)}"


def search_url(form: SearchForm, /, **changes: Any) -> str:
    """The address of a search, with changes; any change but of the page goes to page one."""
    return f"{site_url('search.search')}{search_query(form, **changes)}"


def search_query(form: SearchForm, /, **changes: Any) -> str:
    """The part of a search's address behind the path, ``?`` included; "" of one for everything."""
    if changes:
        changes.setdefault("more", None)
        changes.setdefault("page", 1)
    pairs = _pairs(form, changes)
    return f"?{'&'.join(pairs)}" if pairs else ""


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
    if added := changed("added", form.added):
        pairs.append(f"added={_quoted(added)}")
    if sort := changed("sort", form.sort):
        pairs.append(f"sort={sort}")
    if group := changed("group_by", form.group_by):
        pairs.append(f"by={group}")
    pairs += [f"compare={_quoted(text)}" for text in changed("compare", form.compare) if text]
    if not changed("unique", form.unique):
        pairs.append("unique=0")
    if changed("scope", form.scope) == "releases":
        pairs.append("in=releases")
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


def filter_urls(
    form: SearchForm, field: FilterField
) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """The addresses with a value of a field more, asked for or excluded; for a field of which the
    form has no value. A page has a hundred of them, which differ in the value alone."""
    ends = [
        with_filter(form, Filter(field, _PLACE, excluded)).partition(_PLACE)
        for excluded in (False, True)
    ]
    return partial(_fill, *ends[0][::2]), partial(_fill, *ends[1][::2])


def _fill(before: str, after: str, value: str) -> str:
    return f"{before}{_quoted(value)}{after}"


def without_filter(form: SearchForm, chosen: Filter) -> str:
    """The address with a filter less."""
    return search_url(form, filters=tuple(f for f in form.filters if f != chosen))
