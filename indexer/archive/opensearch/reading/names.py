"""Names: completed as they are typed, resolved, spelt, and listed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from indexer.archive.analysis import fold_form
from indexer.archive.embedded.storage.records import decode_organisation, decode_speaker
from indexer.archive.matching import Words
from indexer.archive.names import (
    LEAST_TO_COMPLETE,
    MAX_RESOLVED,
    MOST_LEADING,
    best_completions,
    closest_words,
    latest_role,
    name_key,
)
from indexer.archive.opensearch.reading.filters import all_of, clean
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.indices import ALL, PLACE
from indexer.archive.opensearch.storage.terms import as_term
from indexer.archive.query import FilterField
from indexer.archive.result import Bucket, Listed, ListedSpeaker, Listing, Suggestion
from indexer.archive.speeches import ListedSpeech, SpeechList, SpeechOrder, SpokenBy
from indexer.errors import NotFoundError
from indexer.model import Event, Organisation, ReleaseId, Speaker, SpeakerId

_QUOTED: Json = {"range": {"count": {"gt": 0}}}
_RANK: list[Json] = [{"count": "desc"}, {"label": "asc"}, {"field": "asc"}, {"value": "asc"}]
_SUGGESTED = ["field", "value", "label", "detail", "count", "has_names"]
_MOST_NEAR = 10_000  # words with a slip or two that are weighed
_MOST_BEGUN = 500  # words that begin as typed, of which the best of each stem is shown


class Names:
    """What a typed name may stand for, and the lists of names."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def suggest(
        self, prefix: str, fields: tuple[FilterField, ...], limit: int
    ) -> tuple[Suggestion, ...]:
        key = clean(name_key(prefix))
        return self._pick(fields, {"prefix": {"tails": key}} if key else _TAILED, limit)

    def resolve(self, field: FilterField, name: str) -> tuple[Suggestion, ...]:
        key = clean(name_key(name))
        if field in ("speaker", "organisation"):
            current = clean(self._opened.current(name))
            if by_id := self._pick((field,), {"term": {"value": current}}, 1):
                return by_id
        whole = self._pick((field,), {"term": {"keys": key}}, MAX_RESOLVED)
        if not key or (whole and " " in key):
            return whole
        bearing: Json = {"prefix": {"tails": f"{key} "}}
        if not whole:
            return self._pick((field,), bearing, MAX_RESOLVED)
        if field != "speaker":
            return whole
        either = {"bool": {"should": [{"term": {"keys": key}}, bearing]}}
        known = {one.value for one in whole}
        found = self._rows((field,), either, 2 * MAX_RESOLVED)
        kept = [row for row in found if row["value"] in known or row.get("has_names")]
        return tuple(_suggestion(row) for row in kept[:MAX_RESOLVED])

    def _pick(
        self, fields: tuple[FilterField, ...], query: Json, limit: int
    ) -> tuple[Suggestion, ...]:
        return tuple(_suggestion(row) for row in self._rows(fields, query, limit))

    def _rows(self, fields: tuple[FilterField, ...], query: Json, limit: int) -> list[Json]:
        named: Json = {"terms": {"field": list(fields)}}
        answer = self._opened.ask(
            "lists",
            {
                "query": {"bool": {"filter": [named, _QUOTED, query]}},
                "size": limit, "sort": _RANK, "_source": _SUGGESTED, "track_total_hits": False,
            },
        )  # fmt: skip
        return [row["_source"] for row in answer["hits"]["hits"]]

    def leading(self, field: FilterField, limit: int) -> tuple[Bucket, ...]:
        widely: list[Json] = [{"widely": "desc"}, {"count": "desc"}]
        answer = self._opened.ask(
            "lists",
            {
                "query": {"bool": {"filter": [{"term": {"field": field}}, _QUOTED]}},
                "size": min(limit, MOST_LEADING), "_source": ["value", "label", "count"],
                "sort": [*widely, {"label": "asc"}, {"value": "asc"}],
            },
        )  # fmt: skip
        rows = [row["_source"] for row in answer["hits"]["hits"]]
        return tuple(Bucket(row["value"], row["label"], row["count"]) for row in rows)

    # Words

    def complete(self, prefix: str, limit: int) -> tuple[str, ...]:
        begun = fold_form(prefix)
        if len(begun) < LEAST_TO_COMPLETE:
            return ()
        query: Json = {"prefix": {"form": as_term(begun)}}
        return best_completions(self._words(query, _MOST_BEGUN), limit)

    def frequencies(self, forms: Collection[str]) -> dict[str, int]:
        return self._words({"terms": {"form": [as_term(form) for form in forms]}}, len(forms))

    def spellings(self, word: str, limit: int) -> tuple[str, ...]:
        words = Words(word)
        key = next(iter(words.by_form), "")
        if len(key) < 3:
            return ()
        stems = [as_term(stem) for stem in words.by_stem]
        having = self._opened.ask(
            "quotes",
            {"size": 1, "_source": False, "query": all_of([{"terms": {"stems": stems}}])},
        )  # fmt: skip
        if having["hits"]["hits"]:
            return ()
        near = {
            "value": as_term(key), "fuzziness": 1 if len(key) <= 4 else 2, "transpositions": True,
            "max_expansions": 1_024,
        }  # fmt: skip
        plain: Json = {"bool": {"filter": [{"fuzzy": {"form": near}}, {"term": {"plain": True}}]}}
        found = self._words(plain, _MOST_NEAR)
        for one, count in self._words_of_names({"fuzzy": {"words": near}}).items():
            found[one] = max(found.get(one, 0), count)
        return closest_words(key, found, limit)

    def _words(self, query: Json, most: int) -> dict[str, int]:
        answer = self._opened.ask(
            "lists",
            {
                "query": {"bool": {"filter": [query]}}, "size": most,
                "sort": [{"count": "desc"}, {"form": "asc"}], "_source": ["form", "count"],
            },
        )  # fmt: skip
        rows = [row["_source"] for row in answer["hits"]["hits"]]
        return {row["form"]: row["count"] for row in rows}

    def _words_of_names(self, query: Json) -> dict[str, int]:
        """Words of names, each with the quotes of its most quoted bearer."""
        answer = self._opened.ask(
            "lists",
            {
                "query": {"bool": {"filter": [query]}}, "size": _MOST_NEAR,
                "sort": [{"count": "desc"}], "_source": ["words", "count"],
            },
        )  # fmt: skip
        found: dict[str, int] = {}
        for row in answer["hits"]["hits"]:
            for word in row["_source"]["words"]:
                found.setdefault(word, row["_source"]["count"])
        return found

    # Records and lists

    def speaker(self, speaker_id: str) -> Speaker:
        return decode_speaker(PLACE, self._record("speaker", speaker_id))

    def organisation(self, organisation_id: str) -> Organisation:
        return decode_organisation(PLACE, self._record("organisation", organisation_id))

    def _record(self, field: str, id_: str) -> str:
        key = f"{field}:{self._opened.current(id_)}"
        found = self._opened.engine.get_many(self._opened.index("lists"), [key], ["record"])
        if key not in found:
            raise NotFoundError(f"no {field} {id_}")
        record: str = found[key]["record"]
        return record

    def browse(
        self, field: FilterField, initial: str, page: int, per_page: int, only: Listed
    ) -> Listing:
        name = "speaker" if field == "speaker" else "organisation"
        filters: list[Json] = [{"term": {"field": name}}, _QUOTED]
        if name == "speaker" and only != "all":
            filters.append({"term": {"is_person": only == "people"}})
        first = (page - 1) * per_page
        asked: Json = {
            "query": {"bool": {"filter": filters}}, "track_total_hits": True, "size": 0,
            "aggs": {"initials": {"terms": {"field": "initial", "size": ALL}}},
            "sort": [{"listing": "asc"}], "_source": ["record"],
        }  # fmt: skip
        if initial:
            asked["post_filter"] = {"term": {"initial": clean(initial)}}
        rows, answer = self._opened.page("lists", asked, first, per_page)
        counted = answer["aggregations"]["initials"]["buckets"]
        initials = {bucket["key"]: bucket["doc_count"] for bucket in counted}
        records = [row["_source"]["record"] for row in rows]
        speakers = (
            [decode_speaker(PLACE, record) for record in records] if name == "speaker" else []
        )
        bodies = (
            [] if name == "speaker" else [decode_organisation(PLACE, record) for record in records]
        )
        return Listing(
            initials=tuple(sorted(initials.items(), key=lambda one: (one[0] == "#", one[0]))),
            speakers=tuple(ListedSpeaker(one, latest_role(one.memberships)) for one in speakers),
            organisations=tuple(bodies),
            total=answer["hits"]["total"]["value"],
        )

    def speeches(self, order: SpeechOrder, page: int, per_page: int) -> SpeechList:
        newest: list[Json] = [{"newest": "asc"}, {"title": "asc"}, {"id": "asc"}]
        asked: Json = {
            "query": {"bool": {"filter": [{"term": {"order": order}}]}}, "track_total_hits": True,
            "sort": newest if order == "date" else [{"under": "asc"}, *newest],
        }  # fmt: skip
        rows, answer = self._opened.page("lists", asked, (page - 1) * per_page, per_page)
        lines = tuple(_line(row["_source"]) for row in rows)
        return SpeechList(lines, answer["hits"]["total"]["value"])


_TAILED: Json = {"exists": {"field": "tails"}}


def _suggestion(row: Json) -> Suggestion:
    return Suggestion(row["field"], row["value"], row["label"], row["detail"], row["count"])


def _line(row: Json) -> ListedSpeech:
    occasion, place, day = row["event"]
    return ListedSpeech(
        ReleaseId(row["id"]),
        row["title"],
        date.fromordinal(-row["newest"]) if row["newest"] else None,
        row["is_speech"],
        Event(occasion, place, date.fromisoformat(day) if day else None),
        tuple(SpokenBy(SpeakerId(id_), name, turns) for id_, name, turns in row["speakers"]),
        row["name"],
        SpeakerId(row["by"]) if row["by"] else None,
    )
