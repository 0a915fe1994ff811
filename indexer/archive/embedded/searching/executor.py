"""Matching and scoring an expression over arrays of quote numbers."""

from __future__ import annotations

from functools import reduce

import numpy as np
import numpy.typing as npt

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
from indexer.archive.embedded.index.codec import Ids, Weights
from indexer.archive.embedded.index.postings import FullText, Postings, Work
from indexer.archive.embedded.searching.positions import keep_matching, needed_words
from indexer.archive.query import And, Expression, Near, Not, Or
from indexer.archive.scoring import K1, LENGTHS, B, inverse_frequency

Scores = npt.NDArray[np.float64]
Counts = Weights | npt.NDArray[np.uint8]

_EMPTY = np.empty(0, np.int32)

DENSE_SHARE = 16
"""With more than one in so many quotes, a table of all of them costs less than looking up."""

STRETCH = 1 << 16
"""Quotes in a table of scores: half a megabyte, which stays in the processor's cache, where one
of all quotes would be fetched from the system anew for every search."""


class Executor:
    """One search. Holds what its parts found, so that nothing is worked out twice."""

    def __init__(
        self,
        text: FullText,
        everything: Ids,
        lengths: npt.NDArray[np.uint8],
        norms: Scores,
        work: Work,
        *,
        scored: bool = False,
    ) -> None:
        """``lengths`` are bytes a quote; ``norms`` what BM25 makes of each byte.

        ``scored``: whoever asks what matches will ask for the scores of all of it, too.
        """
        self._text = text
        self._everything = everything
        self._lengths = lengths
        self._norms = norms
        self._work = work
        self._found: dict[Expression, Ids] = {}
        self._normed: tuple[Ids, Scores] | None = None
        self._scored = scored
        self._sums: dict[Expression, tuple[Ids, Scores]] = {}

    @property
    def held(self) -> int:
        """Quotes that are held."""
        return len(self._everything)

    def match(self, expression: Expression) -> Ids:
        """Numbers of the quotes that match, rising."""
        found = self._found.get(expression)
        if found is None:
            found = self._found[expression] = self._match(expression)
        return found

    def _match(self, expression: Expression) -> Ids:
        match expression:
            case And(parts):
                return self._match_all(parts)
            case Or(parts) if self._scored and self._is_sooner_by_word(parts):
                self._sums[expression] = self._sum_words(parts)
                return self._sums[expression][0]
            case Or(parts):
                return self._unite([self.match(part) for part in parts])
            case Not(part):
                return self._without(self._everything, self.match(part))
            case _:
                atom = read_leaf(expression)
                return _EMPTY if atom is None else self._match_atom(atom)

    def _match_all(self, parts: tuple[Expression, ...]) -> Ids:
        """Rare words first; what must be looked up in the texts last, and only for the rest."""
        wanted = [part for part in parts if not isinstance(part, Not)]
        costly = [part for part in wanted if self._is_costly(part)]
        cheap = sorted((self.match(p) for p in wanted if p not in costly), key=len)
        found = reduce(self._intersect, cheap) if cheap else None
        for part in costly:
            atom = read_leaf(part)
            assert isinstance(atom, Sequence | Window)
            found = self._look_up(atom, found)
        if found is None:
            found = self._everything
        for dropped in (part for part in parts if isinstance(part, Not)):
            if len(found):
                found = self._without(found, self.match(dropped.part))
        return found

    def _is_costly(self, part: Expression) -> bool:
        if isinstance(part, And | Or | Not):
            return False
        return part not in self._found and isinstance(read_leaf(part), Sequence | Window)

    def _match_atom(self, atom: Atom) -> Ids:
        if isinstance(atom, Sequence | Window):
            return self._look_up(atom, None)
        return self._postings(atom).ids

    def _look_up(self, atom: Sequence | Window, within: Ids | None) -> Ids:
        lists = sorted((self._postings(word).ids for word in needed_words(atom)), key=len)
        if within is None:
            return self._everywhere(atom, lists)
        if len(within) * 4 > len(lists[0]):  # not much fewer: as well all of them, remembered
            return self._intersect(within, self._everywhere(atom, lists))
        candidates = reduce(self._intersect, [within, *lists])
        return keep_matching(self._text.segments, atom, candidates, self._work)

    def keep(self, near: Near, candidates: Ids) -> Ids:
        """Of a few quotes those where words stand together; nothing is remembered of it."""
        atom = read_leaf(near)
        if not isinstance(atom, Window):  # the same word twice
            return candidates
        return keep_matching(self._text.segments, atom, candidates, self._work)

    def _everywhere(self, atom: Sequence | Window, lists: list[Ids]) -> Ids:
        """Every quote an atom stands in, remembered like the posting list of a word."""

        def find() -> Postings:
            candidates = reduce(self._intersect, lists)
            ids = keep_matching(self._text.segments, atom, candidates, self._work)
            return Postings(ids, np.ones(len(ids), np.uint8))

        return self._text.remember(("atom", atom), find).ids

    def _postings(self, atom: Stem | Form | Start) -> Postings:
        match atom:
            case Stem(key):
                return self._text.stem(key)
            case Form(form):
                return self._text.form(form)
            case Start(prefix):
                return self._text.start(prefix)

    # Sets of numbers

    def _intersect(self, few: Ids, many: Ids) -> Ids:
        if not len(few) or not len(many):
            return _EMPTY
        return few[self._are_in(few, many)]

    def _without(self, found: Ids, unwanted: Ids) -> Ids:
        return found[~self._are_in(found, unwanted)] if len(unwanted) else found

    def _are_in(self, few: Ids, many: Ids) -> npt.NDArray[np.bool_]:
        """For few numbers look each up; for many, mark a table of all quotes."""
        if len(few) * 24 < len(many):
            places = np.searchsorted(many, few)
            places[places == len(many)] = 0
            return np.asarray(many[places] == few, np.bool_)
        marks = np.zeros(self._text.size, np.bool_)
        marks[many] = True
        return marks.take(few)

    def _unite(self, lists: list[Ids]) -> Ids:
        lists = [ids for ids in lists if len(ids)]
        if len(lists) < 2:
            return lists[0] if lists else _EMPTY
        if sum(map(len, lists)) * 16 < self._text.size:
            return np.unique(np.concatenate(lists))
        marks = np.zeros(self._text.size, np.bool_)
        for ids in lists:
            marks[ids] = True
        return np.flatnonzero(marks).astype(np.int32)

    # Scores

    def score(self, expression: Expression, ids: Ids) -> Scores:
        """BM25F of quotes that match; parts that do not match add nothing."""
        found = self._sums.get(expression)
        if found is not None and found[0] is ids:
            return found[1]
        match expression:
            case And(parts) | Or(parts):
                total = np.zeros(len(ids))
                for part in parts:
                    self._add_part(total, part, ids)
                return total
            case Not():
                return np.zeros(len(ids))
            case _:
                atom = read_leaf(expression)
                return np.zeros(len(ids)) if atom is None else self._score_atom(atom, ids)

    def _is_sooner_by_word(self, parts: tuple[Expression, ...]) -> bool:
        """Whether these are words of so many quotes that going through all costs less."""
        words = [_plain_word(part) for part in parts]
        having = sum(len(self._postings(word).ids) for word in words if word is not None)
        return None not in words and having * DENSE_SHARE > self._text.size

    def _sum_words(self, parts: tuple[Expression, ...]) -> tuple[Ids, Scores]:
        """The quotes that have any of the words, with their scores.

        Each word adds to the quotes that have it, in a table of a stretch of all quotes; no
        word adds 0. The sums are those of ``_add_part`` to the last bit.
        """
        words = [self._postings(word) for part in parts if (word := _plain_word(part)) is not None]
        added = [self._weigh(p, p.weights, self._norm(p.ids)) for p in words]
        edges = np.arange(0, self._text.size + STRETCH, STRETCH, dtype=np.int32)
        bounds = [np.searchsorted(p.ids, edges).tolist() for p in words]
        ids: list[Ids] = [_EMPTY]
        sums: list[Scores] = [np.empty(0)]
        for n, base in enumerate(edges[:-1]):
            cuts = [slice(places[n], places[n + 1]) for places in bounds]
            numbers = np.concatenate([p.ids[c] for p, c in zip(words, cuts, strict=True)])
            scores = np.concatenate([a[c] for a, c in zip(added, cuts, strict=True)])
            table = np.bincount(numbers - base, scores, STRETCH)
            having = np.flatnonzero(table > 0)
            ids.append(having.astype(np.int32) + base)
            sums.append(np.asarray(table.take(having), np.float64))
        return np.concatenate(ids), np.concatenate(sums)

    def _add_part(self, total: Scores, part: Expression, ids: Ids) -> None:
        if isinstance(part, Not):
            return
        if not isinstance(part, And | Or) and isinstance(read_leaf(part), Stem | Form):
            total += self.score(part, ids)  # 0 where the word is not
            return
        inside = self._are_in(ids, self.match(part))
        total[inside] += self.score(part, ids[inside])

    def _score_atom(self, atom: Atom, ids: Ids) -> Scores:
        if isinstance(atom, Start):
            return np.ones(len(ids))
        total = np.zeros(len(ids))
        for word in weighed_words(atom):
            total += self._score_word(word, ids)
        return total

    def _score_word(self, word: Stem | Form, ids: Ids) -> Scores:
        postings = self._postings(word)
        return self._weigh(postings, self._weights_at(postings, ids), self._norms_at(ids))

    def _weigh(self, postings: Postings, weights: Counts, norms: Scores) -> Scores:
        """What a word adds to the score of quotes that have it so often."""
        inverse = inverse_frequency(len(self._everything), len(postings.ids))
        exact = weights.astype(np.float64)
        below = exact + norms
        exact *= K1 + 1
        exact /= below
        exact *= inverse
        return exact

    def _norm(self, ids: Ids) -> Scores:
        return self._norms.take(self._lengths.take(ids))

    def _norms_at(self, ids: Ids) -> Scores:
        """Kept for the next word: the five of an OR are scored on the same quotes."""
        if self._normed is None or self._normed[0] is not ids:
            self._normed = (ids, self._norm(ids))
        return self._normed[1]

    def _weights_at(self, postings: Postings, ids: Ids) -> Counts:
        if postings.ids is ids:
            return postings.weights
        if len(ids) * 24 < len(postings.ids):
            places = np.searchsorted(postings.ids, ids)
            places[places == len(postings.ids)] = 0
            found: Counts = postings.weights.take(places)
            found[postings.ids.take(places) != ids] = 0
            return found
        table: Counts = np.zeros(self._text.size, postings.weights.dtype)
        table[postings.ids] = postings.weights
        return table.take(ids)


def _plain_word(part: Expression) -> Stem | Form | None:
    """A word that is looked up by itself; None for all else."""
    if isinstance(part, And | Or | Not):
        return None
    atom = read_leaf(part)
    return atom if isinstance(atom, Stem | Form) else None


def make_norms(average: float) -> Scores:
    """K1 * (1 - B + B * length / average) for each of the 256 lengths."""
    return np.array([K1 * ((1 - B) + B * length / average) for length in LENGTHS])
