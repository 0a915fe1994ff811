"""What the archive on OpenSearch knows of a clue.

How many quotes meet a clue, and what it is worth, the engine tells of the whole archive. It ranks
quotes by the same sums, and those at the top are fetched, numbered and ranked precisely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from indexer.archive.atoms import Stem
from indexer.archive.closest import CLUE_FIELDS, Clue, ClueField, clue_keys, synonyms_of
from indexer.archive.closest.evidence import (
    Having,
    Numbers,
    Said,
    Source,
    all_words,
    date_key,
    read_date_key,
)
from indexer.archive.closest.rank import MISSING_COST, UNNAMED_COST
from indexer.archive.closest.thesaurus import related_to
from indexer.archive.language.scripts import both_scripts
from indexer.archive.matching import Relevant, Words
from indexer.archive.opensearch.reading.expressions import Expressions
from indexer.archive.opensearch.reading.filters import all_of, of_dates
from indexer.archive.opensearch.reading.hits import NEWEST, SHOWN
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.held import Row
from indexer.archive.opensearch.storage.terms import as_term
from indexer.archive.query import DateRange

LOOKED_AT = 200
"""Quotes that are fetched and ranked, of those that the engine ranks first."""
_ROW = [*SHOWN, "day", "place", "release", "said", "nth"]
_SPEAKER = Row._fields.index("speaker")
_A_CLUE = 4096.0
"""What the engine adds for each clue that is met, to tell from a sum how many there were."""
_TOTAL = """double met = Math.floor(_score / params.clue);
double known = doc['speaker'].size() == 0 ? 1 - params.unnamed : 1;
return (_score - met * params.clue) * (1 - params.cost * (1 - met / params.clues)) * known;"""


class Way(NamedTuple):
    """Something that quotes may have: a word they say, a word of a name, a day, or a word of
    their release's text."""

    where: str
    key: str


class Candidates:
    """The quotes that are looked at, numbered as they came; later ones behind earlier ones."""

    def __init__(self) -> None:
        self.rows: list[Json] = []
        self.met: list[set[str]] = []
        """The names of all ways in which each meets a clue, but for the text of its release."""
        self._numbers: dict[str, int] = {}

    def add(self, row: Json) -> None:
        ways = set(row.get("matched_queries", ()))
        number = self._numbers.setdefault(row["_id"], len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
            self.met.append(ways)
        else:
            self.met[number] |= ways

    def text(self, number: int) -> str:
        text: str = self.rows[number]["_source"]["row"][1]
        return text


class ClusterEvidence:
    """See ``Evidence`` for what the methods promise."""

    def __init__(
        self, opened: Opened, quotes: Expressions, releases: Expressions, base: Json,
        spell: Callable[[str], tuple[str, ...]], folded: bool,
    ) -> None:  # fmt: skip
        """``base`` is what must hold of all quotes that are close."""
        self._opened = opened
        self._expressions = quotes
        self._releases = releases
        self._base = base
        self._spell = spell
        self._folded = folded
        self._telling: dict[str, frozenset[str]] = {}
        self.candidates = Candidates()

    @property
    def held(self) -> int:
        held: int = self._opened.manifest["quotes"]
        return held

    @property
    def size(self) -> int:
        return len(self.candidates.rows)

    # What the whole archive has

    def learn(self, clues: Sequence[Clue]) -> None:
        """Ask at once most of what will be asked of clues."""
        texts = [clue.text for clue in clues if clue.dates is None]
        words = [word for text in texts for word in (*both_scripts(text), *synonyms_of(text))]
        self._learn([Way("words", word) for word in words])
        names = {
            Way(field, key)
            for text in texts
            for word in both_scripts(text)
            for field in CLUE_FIELDS
            for key in clue_keys(field, word)[:1]
        }
        self._learn(sorted(names))

    def _learn(self, ways: Iterable[Way]) -> dict[Way, float]:
        """Of each way how many quotes have it; of words the most that any quote has it for."""
        asked = {f"{way.where}:{way.key}": way for way in ways}
        known = self._opened.remembered("clue", list(asked))
        if missing := [key for key in asked if key not in known]:
            fresh = self._ask({key: asked[key] for key in missing})
            self._opened.remember("clue", fresh)
            known |= fresh
        return {way: known[key] for key, way in asked.items()}

    def _ask(self, ways: Mapping[str, Way]) -> dict[str, float]:
        said = [all_words(way.key) for way in ways.values() if way.where == "words"]
        self._expressions.learn(said)
        bodies = [self._question(way) for way in ways.values()]
        answers = self._opened.engine.searches(bodies)
        found = {}
        for (key, way), answer in zip(ways.items(), answers, strict=True):
            told = answer.get("aggregations", {}).get("told", {}).get("value")
            counted = way.where in ("words", "text")
            found[key] = float(told or 0.0) if counted else float(answer["hits"]["total"]["value"])
        return found

    def _question(self, way: Way) -> tuple[str, Json]:
        body: Json = {"size": 0, "track_total_hits": True}
        if way.where == "words":
            best = {"max": {"script": {"source": "_score"}}}
            body |= {"query": self._expressions.scored(all_words(way.key)), "aggs": {"told": best}}
            return self._opened.index("quotes"), body
        if way.where == "text":
            quotes = {"sum": {"field": "quotes"}}
            body |= {"query": self._releases.matching(all_words(way.key)), "aggs": {"told": quotes}}
            return self._opened.index("releases"), body
        return self._opened.index("quotes"), body | {"query": self._filter(way)}

    def _filter(self, way: Way) -> Json:
        if way.where == "date":
            return all_of(of_dates(read_date_key(way.key)))
        return {"term": {"clues": f"{way.where}:{as_term(way.key)}"}}

    def said(self, word: str) -> Said:
        way = Way("words", word)
        best = self._learn([way])[way]
        numbers = self._met(way)
        score = self._expressions.scorer(all_words(word)) if len(numbers) else None
        rows = self.candidates.rows
        scores = [
            score(self.candidates.text(n), rows[n]["_source"]["length"])
            for n in numbers.tolist()
            if score
        ]
        return Said(numbers, np.array(scores, np.float64), best)

    def named(self, field: ClueField, word: str) -> Having:
        return self._having(Way(field, word))

    def dated(self, dates: DateRange) -> Having:
        return self._having(Way("date", date_key(dates)))

    def _having(self, way: Way) -> Having:
        return Having(self._met(way), int(self._learn([way])[way]))

    def told(self, word: str) -> Having:
        way = Way("text", word)
        self._learn([way, *(Way("words", other) for other, _ in related_to(word))])
        releases = self._telling.get(word, frozenset())
        rows = self.candidates.rows
        numbers = [n for n, row in enumerate(rows) if row["_source"]["release"] in releases]
        return Having(np.array(numbers, np.int32), int(self._learn([way])[way]))

    def _met(self, way: Way) -> Numbers:
        name = f"{way.where}:{way.key}"
        return np.array([n for n, met in enumerate(self.candidates.met) if name in met], np.int32)

    def spellings(self, word: str) -> tuple[str, ...]:
        return self._spell(word)

    # The quotes that are looked at

    def look_at(self, ways: Sequence[Sequence[Source]]) -> bool:
        """Fetch the quotes that the engine ranks first."""
        clauses = [clause for sources in ways if (clause := self._clause(sources))]
        if not clauses:
            return False
        met: Json = {"should": clauses, "minimum_should_match": 1, **self._base["bool"]}
        ranked = {
            "script_score": {
                "query": {"bool": met},
                "script": {
                    "source": _TOTAL,
                    "params": {
                        "clue": _A_CLUE, "cost": MISSING_COST, "clues": float(len(clauses)),
                        "unnamed": UNNAMED_COST,
                    },
                },
            }
        }  # fmt: skip
        answer = self._opened.ask(
            "quotes",
            {
                "query": ranked, "sort": [{"_score": "desc"}, *NEWEST], "size": LOOKED_AT,
                "track_total_hits": False, "_source": _ROW,
            },
        )  # fmt: skip
        for row in self._shown_once(answer["hits"]["hits"]):
            self.candidates.add(row)
        self._find_telling({s.key for sources in ways for s in sources if s.where == "text"})
        return True

    def _clause(self, sources: Sequence[Source]) -> Json | None:
        """One clue: met by the best of all ways, each named so that the answer tells of it."""
        ways = [self._weighed(source) for source in sources if source.where != "text"]
        if not ways:
            return None
        return {
            "script_score": {
                "query": {"dis_max": {"queries": ways}},
                "script": {"source": "_score + params.clue", "params": {"clue": _A_CLUE}},
            }
        }

    def _weighed(self, source: Source) -> Json:
        way = Way(source.where, source.key)
        name = f"{way.where}:{way.key}"
        if way.where != "words":
            return {
                "constant_score": {"filter": self._filter(way), "boost": source.best, "_name": name}
            }
        scored = self._expressions.scored(all_words(way.key))
        boost = source.best / self._learn([way])[way]
        return {"bool": {"must": [scored], "boost": boost, "_name": name}}

    def _shown_once(self, rows: Sequence[Json]) -> list[Json]:
        """Of what is said several times, the oldest appearance that may be shown."""
        sources = [row["_source"] for row in rows]
        later = sorted({source["said"] for source in sources if source.get("nth", 1) > 1})
        if not self._folded or not later:
            return list(rows)
        of_those: Json = {"bool": {"filter": [self._base, {"terms": {"said": later}}]}}
        sayings: Json = {"field": "said", "size": len(later)}
        oldest: Json = {"terms": sayings, "aggs": {"nth": {"min": {"field": "nth"}}}}
        answer = self._opened.ask(
            "quotes",
            {"size": 0, "track_total_hits": False, "query": of_those, "aggs": {"said": oldest}},
        )
        first = {b["key"]: b["nth"]["value"] for b in answer["aggregations"]["said"]["buckets"]}
        return [
            row
            for row, source in zip(rows, sources, strict=True)
            if source.get("nth", 1) == first.get(source.get("said"), 1)
        ]

    def _find_telling(self, words: Iterable[str]) -> None:
        """Which releases of the candidates have these words in their texts."""
        releases = sorted({row["_source"]["release"] for row in self.candidates.rows})
        asked = list(words)
        index, these = self._opened.index("releases"), {"terms": {"id": releases}}
        bodies = [
            (
                index,
                {
                    "query": all_of([these, self._releases.matching(all_words(word))]),
                    "size": len(releases), "track_total_hits": False, "_source": ["id"],
                },
            )
            for word in asked
        ]  # fmt: skip
        for word, answer in zip(asked, self._opened.engine.searches(bodies), strict=True):
            found = frozenset(row["_source"]["id"] for row in answer["hits"]["hits"])
            self._telling[word] = found

    def unnamed(self, numbers: Numbers) -> Numbers:
        rows = self.candidates.rows
        found = [n for n in numbers.tolist() if rows[n]["_source"]["row"][_SPEAKER] is None]
        return np.array(found, np.int32)

    def newest(self, numbers: Numbers) -> Numbers:
        sources = [row["_source"] for row in self.candidates.rows]
        order = sorted(
            range(len(sources)),
            key=lambda n: (-sources[n].get("day", 0), sources[n]["release"], sources[n]["place"]),
        )
        places = np.empty(len(order), np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        found: Numbers = places.take(numbers)
        return found

    def words(self, numbers: Sequence[int], stems: Sequence[Stem]) -> Mapping[int, Words]:
        relevant = Relevant(stems, self._opened.forms_of)
        return {n: Words(self.candidates.text(n), relevant) for n in numbers}
