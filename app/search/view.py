"""The start page, the search page, and names to complete what is typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from flask import Blueprint, Response, current_app, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from app.search.filters import Choice, make_additions, recent_spans
from app.search.form import SearchForm, make_query, read_form, settle_names
from app.search.markdown import write_search
from app.search.page import page_of, search_page
from app.search.readings import complete_text, question_ways
from app.search.releases import releases_page
from app.settings import Settings
from app.site import markdown
from app.site.links import search_url
from app.site.reader import current_reader
from indexer.archive import (
    NAMED,
    Bucket,
    Filter,
    FilterField,
    Hit,
    Reader,
    SearchQuery,
    Suggestion,
)
from indexer.archive.language import parse, unparse
from indexer.model import ReleaseId

blueprint = Blueprint("search", __name__)
_LONG = 300
"""Letters beyond which a search goes on as it was understood: it stands in every link of a page."""
_LATEST = 6
_NEWEST = 40
"""The newest quotes, of which the start page shows those of different releases."""
_READ = 1_000
"""Letters of a quote that examples are taken from."""
_MAX_PREFIX = 80
_SUGGESTIONS = 8
_CANDIDATES = 24
"""Names counted within the present search, of which the most quoted are shown."""


@blueprint.get("/")
def start() -> str:
    reader = current_reader()
    latest = reader.search(
        SearchQuery(
            sort="newest",
            per_page=_NEWEST,
            folded=True,
        )
    )
    statistics = reader.statistics()
    shown = _pick_latest(latest.hits)
    speakers, bodies = reader.leading("speaker"), reader.leading("organisation")
    return render_template(
        "search/start.html",
        statistics=statistics,
        quotes=latest.total,
        updated=datetime.fromisoformat(statistics.built).date(),
        latest=shown,
        most_quoted=speakers,
        bodies=bodies,
        examples=_examples(reader, speakers, bodies, shown),
        additions=make_additions(reader, SearchForm(sort="added"), SearchQuery(folded=True))[:2],
    )


def _pick_latest(hits: Sequence[Hit]) -> list[Hit]:
    """One quote of each of the latest releases, in the speaker's own words where there are any."""
    releases: dict[ReleaseId, list[Hit]] = {}
    for hit in hits:
        releases.setdefault(hit.quote.release_id, []).append(hit)
    own = [
        next((hit for hit in found if hit.quote.kind == "direct"), found[0])
        for found in releases.values()
    ]
    rest = [hit for hit in hits if hit not in own]
    return (own + rest)[:_LATEST]


def _examples(
    reader: Reader, speakers: tuple[Bucket, ...], bodies: tuple[Bucket, ...], latest: Sequence[Hit]
) -> list[Choice]:
    """Searches to click, one for each thing the box understands, made of what was said last; only
    those that find quotes."""
    held: dict[str, list[tuple[str, int]]] = current_app.extensions.setdefault("examples", {})
    if reader.generation not in held:  # they change with the generation only
        texts = _example_texts(speakers, bodies, latest)
        queries = [replace(parse(text, reader.resolve).query(), folded=True) for text in texts]
        counted = list(zip(texts, reader.counts(queries), strict=True))
        held.clear()
        held[reader.generation] = counted
    return [
        Choice(text, search_url(SearchForm(text=text)), count)
        for text, count in held[reader.generation]
        if count
    ]


def _example_texts(
    speakers: tuple[Bucket, ...], bodies: tuple[Bucket, ...], latest: Sequence[Hit]
) -> list[str]:
    words = list(dict.fromkeys(word for hit in latest if (word := _telling_word(hit))))
    days = [hit.quote.published for hit in latest if hit.quote.published is not None]
    return [
        *words[:1],
        *(f"{word[:5]}*" for word in words[1:2]),
        *(f"{words[0]} OR {other}" for other in words[2:3]),
        *(f'speaker:"{bucket.label}"' for bucket in speakers[:1]),
        *(f'org:"{bucket.label}" since:{days[0].year}' for bucket in bodies[:1] if days),
        "role:CEO",
        *(f"date:{day:%Y-%m}" for day in days[:1]),
    ]


def _telling_word(hit: Hit) -> str:
    """The longest plain word of what somebody said, which tells most of what it is about."""
    words = re.findall(r"\b[a-z]{7,14}\b", hit.quote.text[:_READ])
    return max(words, key=len, default="")


@blueprint.get("/search")
def search() -> str | Answer:
    reader = current_reader()
    settings: Settings = current_app.extensions["on_record"]
    form = settle_names(read_form(request.args), reader)
    if any(name.startswith("add_") for name in request.args) and not form.problems:
        return redirect(search_url(form), 302)  # the short address of what was added
    query, parsed = make_query(form, reader, settings.per_page)
    if len(form.text) > _LONG:
        form = replace(form, text=unparse(parsed))
    if markdown.is_wanted():
        return markdown.answer(write_search(reader, form, query, parsed))
    if form.scope == "releases":
        found = releases_page(reader, form, query, parsed)
        pager = page_of(form, query, found["result"].total)
        return render_template("search/releases.html", **found, pager=pager)
    today = date.today()  # noqa: DTZ011  the reader's day is not known; the server's will do
    query = replace(query, spans=recent_spans(today))
    result = reader.search(query)
    asked = question_ways(form, parsed)
    if not (result.total or asked) and query.expression is not None:
        read = make_query(form, reader, settings.per_page, asks=True)
        if asked := question_ways(form, read[1]):  # what begins like a question may be one
            form, query, parsed = replace(form, text=unparse(read[1])), *read
            query = replace(query, spans=recent_spans(today))
            result = reader.search(query)
    shown = search_page(reader, form, query, parsed, result, today)
    return render_template("search/page.html", **shown, asked=asked)


@blueprint.get("/suggest")
def suggest() -> Response:
    """Speakers and organisations whose names begin as typed, as JSON.

    With ``text``, what the main box may mean: each with the address that it leads to.
    With ``field`` and ``prefix``, ``q`` and the filters are those of the present
    search, and every count is of what choosing the name there leads to.
    """
    reader = current_reader()
    if "text" in request.args:
        return jsonify(_complete(reader, request.args["text"].strip()[:_MAX_PREFIX]))
    field = next((name for name in NAMED if name == request.args.get("field")), None)
    if field is None or "prefix" not in request.args:
        prefix = request.args.get("q", "").strip()[:_MAX_PREFIX]
        found = reader.suggest(prefix, NAMED, _SUGGESTIONS) if prefix else ()
    else:
        prefix = request.args["prefix"].strip()[:_MAX_PREFIX]
        found = _suggest_here(reader, settle_names(read_form(request.args), reader), field, prefix)
    return jsonify(
        [
            {
                "field": s.field,
                "value": s.value,
                "label": s.label,
                "detail": s.detail,
                "count": s.count,
            }
            for s in found
        ]
    )


def _complete(reader: Reader, text: str) -> list[dict[str, object]]:
    return [
        {
            "label": meant.choice.label,
            "detail": meant.kind,
            "count": meant.choice.count,
            "url": meant.choice.url,
        }
        for meant in (complete_text(reader, text) if text else ())
    ]


def _suggest_here(
    reader: Reader, form: SearchForm, field: FilterField, prefix: str
) -> tuple[Suggestion, ...]:
    if not prefix:
        return ()
    query, _ = make_query(form, reader, 1)
    others = tuple(f for f in query.filters if f.field != field)
    named = reader.suggest(prefix, (field,), _CANDIDATES)
    counts = reader.counts(
        [replace(query, filters=(*others, Filter(field, s.value))) for s in named]
    )
    counted = [replace(s, count=count) for s, count in zip(named, counts, strict=True)]
    held = [s for s in counted if s.count] or counted  # names all the same where none leads on
    return tuple(sorted(held, key=lambda s: -s.count)[:_SUGGESTIONS])
