"""Expressions as queries of the engine, and their scores as ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indexer.archive.atoms import (
    Atom,
    Form,
    Sequence,
    Start,
    Stem,
    Window,
    read_leaf,
    weighed_words,
)
from indexer.archive.matching import Relevant, Words, matches
from indexer.archive.opensearch.reading.opened import Opened
from indexer.archive.opensearch.storage.engine import Json
from indexer.archive.opensearch.storage.indices import Part
from indexer.archive.opensearch.storage.terms import as_term
from indexer.archive.query import And, Expression, Not, Or
from indexer.archive.scoring import K1, B, bm25, inverse_frequency
from indexer.archive.together import TOGETHER_WEIGHT, pairs_of

Weighed = Stem | Form
_NOTHING: Json = {"match_none": {}}
_SCORE = """double sum = 0;
double length = doc['length'].value;
for (int i = 0; i < params.terms.length; i++) {
  double weight = termFreq(params.fields[i], params.terms[i]);
  if (weight > 0) {
    sum += params.inverse[i] * ((weight * (params.k + 1)) / (weight + params.k * ((1 - params.b)
      + params.b * length / params.average)));
  }
}
return sum;"""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one index: how many, and how long they are in the mean."""

    part: Part
    number: int
    average: float


class Expressions:
    """Looks for expressions in the texts of one index."""

    def __init__(self, opened: Opened, texts: Texts) -> None:
        self._opened = opened
        self._texts = texts

    def matching(self, expression: Expression) -> Json:
        """What matches, unscored."""
        match expression:
            case And(parts):
                return {"bool": {"filter": [self.matching(part) for part in parts]}}
            case Or(parts):
                if not parts:
                    return _NOTHING
                found = [self.matching(part) for part in parts]
                return {"bool": {"should": found, "minimum_should_match": 1}}
            case Not(part):
                return {"bool": {"must_not": [self.matching(part)]}}
            case _:
                atom = read_leaf(expression)
                return _NOTHING if atom is None else self._atom(atom)

    def learn(self, expressions: Iterable[Expression]) -> None:
        """Ask at once what scores of these will need to know."""
        self._inverse(dict.fromkeys(word for one in expressions for word in _words_of(one)))

    def scored(self, expression: Expression) -> Json:
        """What matches, with BM25F over the leaves that do."""
        inverse = self._inverse(_words_of(expression))
        whole = self._scored(expression, inverse)
        pairs = [self._scored(pair, inverse) for pair in pairs_of(expression)]
        for pair in pairs:
            pair["script_score"]["boost"] = TOGETHER_WEIGHT
        return {"bool": {"must": [whole], "should": pairs}} if pairs else whole

    def _scored(self, expression: Expression, inverse: dict[Weighed, float]) -> Json:
        match expression:
            case And(parts) if parts:
                return {"bool": {"must": [self._scored(part, inverse) for part in parts]}}
            case Or(parts) if parts:
                found = [self._scored(part, inverse) for part in parts]
                return {"bool": {"should": found, "minimum_should_match": 1}}
            case And() | Or() | Not():
                return {"bool": {"filter": [self.matching(expression)]}}
        atom = read_leaf(expression)
        if atom is None:
            return _NOTHING
        if isinstance(atom, Start):
            return {"constant_score": {"filter": self._atom(atom), "boost": 1.0}}
        words = weighed_words(atom)
        return {
            "script_score": {
                "query": {"bool": {"filter": [self._atom(atom)]}},
                "script": {
                    "source": _SCORE,
                    "params": {
                        "fields": ["stems" if isinstance(w, Stem) else "forms" for w in words],
                        "terms": [_term(word) for word in words],
                        "inverse": [inverse[word] for word in words],
                        "average": self._texts.average or 1.0,
                        "k": K1,
                        "b": B,
                    },
                },
            }
        }

    def scorer(self, expression: Expression) -> Callable[[str, float], float]:
        """The same for texts, each with the length it is scored by: the engine's own numbers are
        not precise enough to be shown."""
        inverse = self._inverse(_words_of(expression))
        pairs = pairs_of(expression)
        forms_of = self._opened.forms_of if self._texts.part == "quotes" else None
        relevant = Relevant(_atoms_of(expression), forms_of)

        def score(text: str, length: float) -> float:
            words = Words(text, relevant)
            together = sum(
                self._score(pair, words, length, inverse) for pair in pairs if matches(pair, words)
            )
            return self._score(expression, words, length, inverse) + TOGETHER_WEIGHT * together

        return score

    def _score(
        self, expression: Expression, words: Words, length: float, inverse: dict[Weighed, float]
    ) -> float:
        match expression:
            case And(parts) | Or(parts):
                return sum(
                    self._score(part, words, length, inverse)
                    for part in parts
                    if matches(part, words)
                )
            case Not():
                return 0.0
        atom = read_leaf(expression)
        if atom is None:
            return 0.0
        if isinstance(atom, Start):
            return 1.0
        total = 0.0
        for word in weighed_words(atom):
            if weight := len(words.find(word)):
                total += bm25(weight, length, self._texts.average, inverse[word])
        return total

    def _atom(self, atom: Atom) -> Json:
        match atom:
            case Stem() | Form():
                return {"term": {_field(atom): _term(atom)}}
            case Start(prefix):
                return {"prefix": {"forms": {"value": as_term(prefix)}}}
            case Sequence(forms):
                phrase = " ".join(map(as_term, forms))
                return {"match_phrase": {"forms": {"query": phrase}}}
            case Window(atoms, distance):
                return self._window(atom, [*atoms], distance)

    def _window(self, window: Window, atoms: list[Atom], distance: int) -> Json:
        stems = [atom for atom in atoms if isinstance(atom, Stem)]
        if len(stems) == len(atoms):
            clauses = [{"span_term": {"stems": _term(stem)}} for stem in stems]
            slop = distance - len(atoms) + 1
            return {"span_near": {"clauses": clauses, "slop": slop, "in_order": False}}
        # Of terms of several positions the engine knows no distance: look at all that have them.
        having: Json = {"bool": {"filter": [self._atom(atom) for atom in atoms]}}
        asked = {"query": having, "sort": ["_doc"], "_source": ["row", "text"]}
        found = [
            row["_id"]
            for row in self._opened.engine.scan(self._opened.index(self._texts.part), asked)
            if Words(_text_of(row["_source"])).find(window)
        ]
        return {"ids": {"values": found}}

    def _inverse(self, words: Iterable[Weighed]) -> dict[Weighed, float]:
        """How much each word tells; how many texts have it is asked once."""
        asked = {f"{_field(word)}:{_term(word)}": word for word in words}
        kind = f"having:{self._texts.part}"
        having = self._opened.remembered(kind, list(asked))
        if missing := [key for key in asked if key not in having]:
            filters = {str(n): self._atom(asked[key]) for n, key in enumerate(missing)}
            answer = self._opened.ask(
                self._texts.part,
                {
                    "size": 0, "track_total_hits": False,
                    "aggs": {"having": {"filters": {"filters": filters}}},
                },
            )  # fmt: skip
            buckets = answer["aggregations"]["having"]["buckets"]
            fresh = {key: buckets[str(n)]["doc_count"] for n, key in enumerate(missing)}
            self._opened.remember(kind, fresh)
            having |= fresh
        return {
            word: inverse_frequency(self._texts.number, having[key]) for key, word in asked.items()
        }


def _field(word: Weighed) -> str:
    return "stems" if isinstance(word, Stem) else "forms"


def _term(word: Weighed) -> str:
    return as_term(word.key if isinstance(word, Stem) else word.form)


def _text_of(source: Json) -> str:
    text: str = source["row"][1] if "row" in source else source["text"]
    return text


def _atoms_of(expression: Expression) -> list[Atom]:
    """All that an expression looks for, or does without."""
    match expression:
        case And(parts) | Or(parts):
            return [atom for part in parts for atom in _atoms_of(part)]
        case Not(part):
            return _atoms_of(part)
    atom = read_leaf(expression)
    return [] if atom is None else [atom]


def _words_of(expression: Expression) -> list[Weighed]:
    """All words that an expression is scored by."""
    match expression:
        case And(parts) | Or(parts):
            return [word for part in parts for word in _words_of(part)]
        case Not():
            return []
    atom = read_leaf(expression)
    return [] if atom is None else list(weighed_words(atom))
