"""The shapes of what the interface answers, for its description and for writing it."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, validate

from indexer.archive import FACETS
from indexer.checking import MAX_BATCH

MOST_A_PAGE = 100
_SPAN = fields.List(fields.Int(), validate=validate.Length(equal=2))


def _told(text: str) -> dict[str, Any]:
    return {"description": text}


class SearchArguments(Schema):
    """A search as the site's own addresses write it."""

    class Meta:
        unknown = EXCLUDE

    q = fields.Str(
        load_default="",
        validate=validate.Length(max=800),
        metadata=_told('Words, "exact phrase", -without, speaker:name, org:name, since:2024 …'),
    )
    since = fields.Str(load_default="", metadata=_told("2024, 2024-06 or 2024-06-30"))
    until = fields.Str(load_default="", metadata=_told("2024, 2024-06 or 2024-06-30"))
    sort = fields.Str(validate=validate.OneOf(["relevance", "newest", "oldest"]))
    speaker = fields.List(fields.Str(), metadata=_told("An id or a name; several are alternatives"))
    organisation = fields.List(fields.Str(), metadata=_told("An id or a name"))
    unique = fields.Str(
        load_default="1",
        validate=validate.OneOf(["0", "1"]),
        metadata=_told("0 gives each appearance of what is said in several releases"),
    )
    kind = fields.List(fields.Str(), metadata=_told("direct, mixed, indirect or statement"))


class PageArguments(SearchArguments):
    """A search and which page of it."""

    limit = fields.Int(load_default=20, validate=validate.Range(1, MOST_A_PAGE))
    cursor = fields.Str(metadata=_told("`next` of the page before; good for one generation"))


class ExportArguments(SearchArguments):
    """A search and the form of the file."""

    format = fields.Str(
        load_default="jsonl",
        validate=validate.OneOf(["jsonl", "csv", "ris", "bib"]),
        metadata=_told("JSON lines and CSV have every column, RIS and BibTeX are references"),
    )


class TimelineArguments(SearchArguments):
    """A search counted over time."""

    interval = fields.Str(load_default="month", validate=validate.OneOf(["year", "month", "day"]))


class SuggestArguments(Schema):
    """The beginning of a name."""

    class Meta:
        unknown = EXCLUDE

    q = fields.Str(required=True, validate=validate.Length(min=1, max=80))
    field = fields.List(fields.Str(validate=validate.OneOf(["speaker", "organisation", "role"])))


class CheckArguments(Schema):
    """Words, and who is said to have said them."""

    class Meta:
        unknown = EXCLUDE

    q = fields.Str(required=True, validate=validate.Length(min=1, max=2_000))
    speaker = fields.Str(load_default="", validate=validate.Length(max=200))
    role = fields.Str(load_default="", validate=validate.Length(max=200))
    occasion = fields.Str(load_default="", validate=validate.Length(max=200))
    date = fields.Date()


class CheckTextArguments(Schema):
    """An article, or up to a thousand quotations as lines or a table."""

    class Meta:
        unknown = EXCLUDE

    text = fields.Str(required=True, validate=validate.Length(min=1, max=MAX_BATCH))
    form = fields.Str(
        load_default="article",
        data_key="as",
        validate=validate.OneOf(["article", "lines", "table"]),
    )


class CheckTextAnswer(Schema):
    """What was found, claim by claim, in the order of the text."""

    claims = fields.List(
        fields.Dict(
            metadata=_told(
                "status 200: something is on record, and verdict says what; 404: nothing is; 429:"
                " not looked at, as the time was over. span are offsets into text."
            )
        )
    )
    text = fields.Str(metadata=_told("The text that offsets point into, as it was read"))
    more = fields.Bool(metadata=_told("Whether there are more claims than are looked at"))
    generation = fields.Str()


class Evidence(Schema):
    """One link from the words in the text to the name."""

    start = fields.Int()
    end = fields.Int()
    step = fields.Str()


class QuoteRecord(Schema):
    """A quote. Offsets are code points into the text of its release."""

    id = fields.Str()
    text = fields.Str()
    speaker = fields.Str()
    speaker_id = fields.Str()
    speaker_type = fields.Str()
    role = fields.Str()
    organisation = fields.Str()
    organisation_id = fields.Str()
    date = fields.Str(metadata=_told("ISO 8601, or nothing for an undated release"))
    kind = fields.Str()
    judgement = fields.Str()
    candidates = fields.List(fields.Str())
    confidence = fields.Float(metadata=_told("How often such attributions are right, 0 to 1"))
    corrected = fields.Str()
    spans = fields.List(_SPAN)
    evidence = fields.List(fields.Nested(Evidence))
    rule = fields.Str()
    release = fields.Str(metadata=_told("The id in addresses of this interface"))
    release_id = fields.Str(metadata=_told("The id that the release gives itself"))
    collection = fields.Str()
    release_title = fields.Str()
    issuer = fields.Str()
    publisher = fields.Str()
    url = fields.Str(metadata=_told("The permanent address of its page"))


class Value(Schema):
    """One value of a facet."""

    value = fields.Str()
    label = fields.Str()
    count = fields.Int()


class FacetRecord(Schema):
    """The values of one field among the quotes found, its own filter left aside."""

    field = fields.Str(validate=validate.OneOf(FACETS))
    distinct = fields.Int()
    values = fields.List(fields.Nested(Value))


class SearchAnswer(Schema):
    """A page of quotes."""

    total = fields.Int()
    undated = fields.Int()
    quotes = fields.List(fields.Nested(QuoteRecord))
    next = fields.Str(allow_none=True, metadata=_told("The cursor of the page behind, if any"))
    problems = fields.List(fields.Str(), metadata=_told("What of the search could not be read"))
    generation = fields.Str()


class FoundRelease(Schema):
    """A release whose text has the words. ``release/ID`` gives the whole of it."""

    id = fields.Str()
    title = fields.Str()
    date = fields.Str(metadata=_told("ISO 8601, or nothing for an undated release"))
    issuer = fields.Str()
    publisher = fields.Str()
    snippet = fields.Str(metadata=_told("Words of it around the first places that match"))
    marks = fields.List(_SPAN, metadata=_told("What matches, in code points of the snippet"))
    quotes = fields.Int(metadata=_told("How many quotes stand in it"))
    url = fields.Str()


class ReleasesAnswer(Schema):
    """A page of releases."""

    total = fields.Int()
    releases = fields.List(fields.Nested(FoundRelease))
    next = fields.Str(allow_none=True, metadata=_told("The cursor of the page behind, if any"))
    problems = fields.List(fields.Str(), metadata=_told("What of the search could not be read"))
    generation = fields.Str()


class FacetsAnswer(Schema):
    """Every facet of a search."""

    total = fields.Int()
    facets = fields.List(fields.Nested(FacetRecord))
    generation = fields.Str()


class PeriodRecord(Schema):
    """Quotes in one year, month or day."""

    start = fields.Str()
    count = fields.Int()


class TimelineAnswer(Schema):
    """A search counted over time."""

    interval = fields.Str()
    periods = fields.List(fields.Nested(PeriodRecord))
    generation = fields.Str()


class SuggestionRecord(Schema):
    """A name that begins as typed."""

    field = fields.Str()
    value = fields.Str()
    label = fields.Str()
    detail = fields.Str()
    count = fields.Int()


class TurnRecord(Schema):
    """What one speaker says in a speech or transcript until the next one does."""

    number = fields.Int()
    label = fields.Str(metadata=_told("What heads the turn, as written"))
    speaker = fields.Str()
    role = fields.Str()
    organisation = fields.Str()
    spans = fields.List(_SPAN)
    paragraphs = fields.List(fields.Int(), metadata=_told("The first and the last"))


class EventRecord(Schema):
    """What a speech was given at, where and when; its day may not be that of its publication."""

    occasion = fields.Str()
    place = fields.Str()
    date = fields.Str()


class ReleaseRecord(Schema):
    """A release with its text and its quotes."""

    id = fields.Str()
    title = fields.Str()
    date = fields.Str()
    place = fields.Str()
    issuer = fields.Str()
    publisher = fields.Str()
    author = fields.Str()
    language = fields.Str()
    source_url = fields.Str()
    collection = fields.Str()
    given_id = fields.Str()
    sha256 = fields.Str(metadata=_told("Of the text"))
    text = fields.Str()
    form = fields.Str(metadata=_told("release, speech or transcript"))
    event = fields.Nested(
        EventRecord, allow_none=True, metadata=_told("Nothing for a release that is no speech")
    )
    turns = fields.List(fields.Nested(TurnRecord))
    quotes = fields.List(fields.Nested(QuoteRecord))
    url = fields.Str()


class RoleRecord(Schema):
    """A role at an organisation, and when releases show it."""

    role = fields.Str()
    organisation = fields.Str()
    since = fields.Str()
    until = fields.Str()


class SpeakerRecord(Schema):
    """A person, organisation or group that is quoted."""

    id = fields.Str()
    name = fields.Str()
    type = fields.Str()
    aliases = fields.List(fields.Str())
    roles = fields.List(fields.Nested(RoleRecord))
    quotes = fields.Int()
    url = fields.Str()


class OrganisationRecord(Schema):
    """A body that people speak for, or that speaks itself."""

    id = fields.Str()
    name = fields.Str()
    aliases = fields.List(fields.Str())
    parent = fields.Str()
    quotes = fields.Int()
    url = fields.Str()
