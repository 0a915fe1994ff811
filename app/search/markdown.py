"""Quotes of a search, or of a speaker, as one Markdown text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from app.export.forms import page_url
from app.search.description import say_problems, say_search
from app.search.filters import label_filters
from app.search.form import SearchForm
from app.search.page import page_of
from app.site.links import absolute, permalink, search_url
from app.site.translation import gettext
from app.site.wording import say_count, say_day
from indexer.archive import Filter, Hit, Reader, SearchQuery
from indexer.archive.language import Parsed
from indexer.export.pasted import escape_markdown, link_markdown, to_markdown
from indexer.model import Speaker

_OF_A_SPEAKER = 40


def write_search(reader: Reader, form: SearchForm, query: SearchQuery, parsed: Parsed) -> str:
    """A page of results: heading, what was not understood, quotes, the way on."""
    query = replace(query, facets=(), interval=None, group_by=None, spans=())
    result = reader.search(query)
    labels = label_filters(reader, query)
    onward = str(page_of(replace(form, group_by=None), query, result.total)["next"])
    return _join(
        f"# {escape_markdown(say_search(result.total, query, lambda chosen: labels[chosen]))}",
        *(escape_markdown(problem) for problem in say_problems(form, parsed.repairs)),
        *_write_hits(reader, result.hits),
        link_markdown(gettext("Next"), absolute(onward)) if onward else "",
        link_markdown("JSON", absolute(page_url(form, form.page))),
    )


def write_speaker(reader: Reader, speaker: Speaker, page: int) -> str:
    """Somebody's name, roles and quotes, the newest first; pages count from 1."""
    form = SearchForm(filters=(Filter("speaker", speaker.id),), page=page, sort="newest")
    query = SearchQuery(
        filters=form.filters, sort="newest", page=page, per_page=_OF_A_SPEAKER, folded=True
    )
    result = reader.search(query)
    roles = [f"- {escape_markdown(line)}" for line in _say_roles(speaker)]
    more = result.total > page * _OF_A_SPEAKER
    return _join(
        f"# {escape_markdown(speaker.name)}",
        "\n".join(roles),
        say_count(result.total),
        *_write_hits(reader, result.hits),
        link_markdown(gettext("Search"), absolute(search_url(form, page=1))) if more else "",
    )


def _say_roles(speaker: Speaker) -> Iterator[str]:
    for held in speaker.memberships:
        what = ", ".join(part for part in (held.role, held.organisation) if part)
        days = [_say_day(day) for day in (held.since, held.until)]
        if what:
            yield f"{what} ({' – '.join(days)})" if any(days) else what


def _say_day(day: date | None) -> str:
    return say_day(day) if day else ""


def _write_hits(reader: Reader, hits: Iterable[Hit]) -> Iterator[str]:
    """The quotes of hits; of a turn, the passage that was found."""
    for hit in hits:
        quote, passage = hit.quote, hit.passage
        if passage is not None:
            quote = replace(quote, text=passage.words)
        release = reader.release(quote.release_id).release
        address = permalink(quote.id, passage.number if passage else 0)
        yield to_markdown(quote, release, address).strip()


def _join(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
