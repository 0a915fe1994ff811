"""The routes of the interface. Each answers from one generation, which it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from flask import Response, redirect, request, url_for
from flask_smorest import Blueprint
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Answer

from app.api import schemas
from app.api.problems import MEDIA_TYPE, Problem
from app.api.records import (
    record_facet,
    record_hit,
    record_organisation,
    record_quote,
    record_release,
    record_speaker,
)
from app.check.view import PAGE_SECONDS
from app.export.releases import find_releases, record_found
from app.search.description import say_problems
from app.search.form import SearchForm, make_query, read_form, settle_names
from app.site.links import permalink_to
from app.site.reader import current_reader
from indexer.archive import FACETS, FilterField, SearchQuery
from indexer.archive.language import Parsed
from indexer.checking import (
    Claim,
    check,
    check_in_time,
    found_record,
    left_record,
    read_claims,
)
from indexer.errors import CuratedFileError, NotFoundError
from indexer.model import OrganisationId, QuoteId, ReleaseId, SpeakerId

blueprint = Blueprint("api", __name__, description="The archive, read only. No key is needed.")
_CURSOR = re.compile(r"([\w.-]{1,80})~([1-9]\d{0,6})", re.ASCII)
_FACET_SIZE = 20


class StaleCursorError(HTTPException):
    """A cursor of a generation that is read no more, or none at all."""

    code = 410
    description = "The archive has changed since, or this is no cursor: begin again without one."


class UnreadableTableError(HTTPException):
    """A table to check without a column of words, or with a line that cannot be read."""

    code = 422


@blueprint.after_request
def open_to_all(response: Response) -> Response:
    """Pages of other sites may read what everybody may."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _read(per_page: int, page: int = 1) -> tuple[SearchForm, SearchQuery, Parsed]:
    reader = current_reader()
    form = replace(settle_names(read_form(request.args), reader), page=page, group_by=None)
    query, parsed = make_query(form, reader, per_page)
    return form, replace(query, facets=(), interval=None, group_by=None, spans=()), parsed


def _read_cursor(cursor: str | None, generation: str) -> int:
    if cursor is None:
        return 1
    match = _CURSOR.fullmatch(cursor)
    if match is None or match[1] != generation:
        raise StaleCursorError
    return int(match[2])


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of the results of a search, and how it is answered."""

    number: int  # from 1
    generation: str
    form: SearchForm
    query: SearchQuery
    parsed: Parsed

    @classmethod
    def of(cls, arguments: dict[str, Any]) -> _Page:
        """The page that a request asks for; StaleCursorError where its cursor is no good now."""
        generation = current_reader().generation
        number = _read_cursor(arguments.get("cursor"), generation)
        return cls(number, generation, *_read(arguments["limit"], number))

    def answer(self, total: int, **found: Any) -> dict[str, Any]:
        """What was found, with the cursor of the page behind, if there is one."""
        more = self.number * self.query.per_page < total
        return {
            "total": total,
            **found,
            "next": f"{self.generation}~{self.number + 1}" if more else None,
            "problems": say_problems(self.form, self.parsed.repairs),
            "generation": self.generation,
        }


@blueprint.get("/search")
@blueprint.arguments(schemas.PageArguments, location="query")
@blueprint.response(200, schemas.SearchAnswer)
@blueprint.alt_response(
    410, schema=Problem, content_type=MEDIA_TYPE, description="The cursor is stale"
)
def search(arguments: dict[str, Any]) -> dict[str, Any]:
    """Quotes of a search, a page at a time, to the last one."""
    page = _Page.of(arguments)
    result = current_reader().search(page.query)
    quotes = [record_hit(hit) for hit in result.hits]
    return page.answer(result.total, undated=result.undated, quotes=quotes)


@blueprint.get("/releases")
@blueprint.arguments(schemas.PageArguments, location="query")
@blueprint.response(200, schemas.ReleasesAnswer)
@blueprint.alt_response(
    404,
    schema=Problem,
    content_type=MEDIA_TYPE,
    description="This archive was built before texts of releases were indexed",
)
@blueprint.alt_response(
    410, schema=Problem, content_type=MEDIA_TYPE, description="The cursor is stale"
)
def releases(arguments: dict[str, Any]) -> dict[str, Any]:
    """Releases with the words anywhere in their texts, a page at a time, to the last one."""
    page = _Page.of(arguments)
    result = find_releases(current_reader(), page.query)
    return page.answer(result.total, releases=[record_found(found) for found in result.hits])


@blueprint.get("/facets")
@blueprint.arguments(schemas.SearchArguments, location="query")
@blueprint.response(200, schemas.FacetsAnswer)
def facets(_: dict[str, Any]) -> dict[str, Any]:
    """What the quotes of a search have in common, field by field."""
    reader = current_reader()
    query = replace(_read(1)[1], facets=FACETS, facet_size=_FACET_SIZE)
    result = reader.search(query)
    return {
        "total": result.total,
        "facets": [record_facet(facet) for facet in result.facets],
        "generation": reader.generation,
    }


@blueprint.get("/timeline")
@blueprint.arguments(schemas.TimelineArguments, location="query")
@blueprint.response(200, schemas.TimelineAnswer)
def timeline(arguments: dict[str, Any]) -> dict[str, Any]:
    """The quotes of a search by year, month or day."""
    reader = current_reader()
    periods = reader.timeline(_read(1)[1], arguments["interval"])
    return {
        "interval": arguments["interval"],
        "periods": [{"start": p.start.isoformat(), "count": p.count} for p in periods],
        "generation": reader.generation,
    }


@blueprint.get("/suggest")
@blueprint.arguments(schemas.SuggestArguments, location="query")
@blueprint.response(200, schemas.SuggestionRecord(many=True))
def suggest(arguments: dict[str, Any]) -> list[dict[str, Any]]:
    """Names that begin as typed."""
    wanted: tuple[FilterField, ...] = tuple(arguments.get("field") or ("speaker", "organisation"))
    return [
        {
            "field": one.field,
            "value": one.value,
            "label": one.label,
            "detail": one.detail,
            "count": one.count,
        }
        for one in current_reader().suggest(arguments["q"], wanted)
    ]


@blueprint.get("/check")
@blueprint.arguments(schemas.CheckArguments, location="query")
@blueprint.response(200)
def check_words(arguments: dict[str, Any]) -> dict[str, Any]:
    """Whether words are on record, and what differs."""
    claim = Claim(
        arguments["q"],
        arguments["speaker"],
        arguments.get("date"),
        arguments["role"],
        arguments["occasion"],
    )
    return found_record(check(current_reader(), claim), permalink_to)


@blueprint.post("/check")
@blueprint.arguments(schemas.CheckTextArguments, location="form")
@blueprint.response(200, schemas.CheckTextAnswer)
@blueprint.alt_response(
    422, schema=Problem, content_type=MEDIA_TYPE, description="A table that cannot be read"
)
def check_text(arguments: dict[str, Any]) -> dict[str, Any]:
    """Every quotation of an article or a list. No address holds the words, and no log does."""
    reader = current_reader()
    try:
        read = read_claims(arguments["text"], arguments["form"], "text")
    except CuratedFileError as error:
        raise UnreadableTableError(str(error)) from error
    records = [
        found_record(found, permalink_to)
        for found in check_in_time(reader, read.claims, PAGE_SECONDS)
    ]
    records += [left_record(claim) for claim in read.claims[len(records) :]]
    return {
        "claims": records,
        "text": read.text,
        "more": read.is_cut,
        "generation": reader.generation,
    }


def _moved(kind: str, asked: str, held: str) -> Answer | None:
    """The way on from an id that was merged or had another form before; None where it stands."""
    return redirect(url_for(f"api.{kind}", identifier=held), 301) if held != asked else None


@blueprint.get("/quote/<string:identifier>")
@blueprint.response(200, schemas.QuoteRecord)
@blueprint.alt_response(404, schema=Problem, content_type=MEDIA_TYPE)
@blueprint.alt_response(
    410,
    schema=Problem,
    content_type=MEDIA_TYPE,
    description="It was withdrawn, found to be no quote or is no longer found; `detail` says which",
)
def quote(identifier: str) -> dict[str, Any] | Answer:
    """A quote with its evidence."""
    reader = current_reader()
    found = reader.quote(QuoteId(identifier))
    return _moved("quote", identifier, found.id) or record_quote(
        found, reader.release(found.release_id).release
    )


@blueprint.get("/release/<path:identifier>")
@blueprint.response(200, schemas.ReleaseRecord)
@blueprint.alt_response(404, schema=Problem, content_type=MEDIA_TYPE)
@blueprint.alt_response(
    410, schema=Problem, content_type=MEDIA_TYPE, description="It was withdrawn; `detail` says why"
)
def release(identifier: str) -> dict[str, Any] | Answer:
    """A release, speech or transcript with its text, turns and quotes."""
    found = current_reader().release(ReleaseId(identifier))
    return _moved("release", identifier, found.release.id) or record_release(found)


@blueprint.get("/speech/<path:identifier>")
@blueprint.response(200, schemas.ReleaseRecord)
@blueprint.alt_response(
    404, schema=Problem, content_type=MEDIA_TYPE, description="No such speech, or a release"
)
@blueprint.alt_response(
    410, schema=Problem, content_type=MEDIA_TYPE, description="It was withdrawn; `detail` says why"
)
def speech(identifier: str) -> dict[str, Any] | Answer:
    """A speech or transcript with its event, text, turns and quotes."""
    found = current_reader().release(ReleaseId(identifier))
    if found.release.speech is None:
        raise NotFoundError(f"{identifier} is a release, not a speech")
    return _moved("speech", identifier, found.release.id) or record_release(found)


@blueprint.get("/speaker/<string:identifier>")
@blueprint.response(200, schemas.SpeakerRecord)
@blueprint.alt_response(404, schema=Problem, content_type=MEDIA_TYPE)
@blueprint.alt_response(
    410, schema=Problem, content_type=MEDIA_TYPE, description="It was withdrawn; `detail` says why"
)
def speaker(identifier: str) -> dict[str, Any] | Answer:
    """A speaker with names and roles."""
    found = current_reader().speaker(SpeakerId(identifier))
    return _moved("speaker", identifier, found.id) or record_speaker(found)


@blueprint.get("/organisation/<string:identifier>")
@blueprint.response(200, schemas.OrganisationRecord)
@blueprint.alt_response(404, schema=Problem, content_type=MEDIA_TYPE)
@blueprint.alt_response(
    410, schema=Problem, content_type=MEDIA_TYPE, description="It was withdrawn; `detail` says why"
)
def organisation(identifier: str) -> dict[str, Any] | Answer:
    """An organisation with its names."""
    found = current_reader().organisation(OrganisationId(identifier))
    return _moved("organisation", identifier, found.id) or record_organisation(found)
