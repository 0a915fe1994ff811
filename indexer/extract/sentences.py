"""One sentence, asked of the rules: its words in marks, then what it reports without them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from indexer.extract.table import ask_one
from indexer.grammar.draft import Draft
from indexer.grammar.report import Report
from indexer.grammar.scene import Scene, Sentence
from indexer.grammar.stretch import Stretch
from indexer.grammar.verbs import find_verbs
from indexer.model import Span


def attribute_words(sentence: Sentence) -> list[Draft]:
    """Drafts for the stretches in marks; pieces of a broken quotation together."""
    slots = [i for i, tag in enumerate(sentence.tagged.tags) if tag == "Q"]
    drafts: list[Draft] = []
    used: set[int] = set()
    for slot in slots:
        if slot in used:
            continue
        draft = ask_one("words", Stretch(sentence, slot, slots, drafts))
        if draft is None:
            continue
        draft.pieces.append(sentence.stretch(slot))
        used.add(slot)
        drafts.append(draft)
        if draft.whole_sentence:
            break
        later = [s for s in slots[bisect_right(slots, slot) :] if s not in used]
        for other in _rest(sentence, slot, later, draft):
            draft.pieces.append(sentence.stretch(other))
            used.add(other)
    return drafts


def _rest(sentence: Sentence, slot: int, later: list[int], draft: Draft) -> list[int]:
    """The later stretches of the sentence that the same attribution covers."""
    t, verbs = sentence.tagged, find_verbs(sentence.tagged)
    verbs = verbs[bisect_right(verbs, slot, key=lambda v: v.start) :]
    covered: list[int] = []
    for other in later:
        gap = t.tags[slot + 1 : other]
        if gap.rstrip('"').endswith(".") and _is_attributed_behind(sentence, other, later):
            break  # “A,” says Ann Roe.“B,” says Ben Doe: no space between the sentences
        again = verbs[: bisect_left(verbs, other, key=lambda v: v.start)]
        if not draft.behind and again:
            break
        fresh = [v for v in again if draft.cue is None or v.start != again[0].start]
        if "," in gap and any(v.participle or v.clause for v in fresh):
            break
        covered.append(other)
    return covered


def _is_attributed_behind(sentence: Sentence, slot: int, slots: list[int]) -> bool:
    draft = ask_one("words", Stretch(sentence, slot, slots, []))
    return draft is not None and draft.behind


_LEAST_MARKED = 4  # words; fewer in marks are a term or a turn of phrase


def marked_in_clauses(sentence: Sentence, scene: Scene, taken: list[Draft]) -> list[Draft]:
    """Drafts for words in marks within what a sentence reports: `X said that we need “A”`.

    ``taken`` has the words in marks that are given to somebody already.
    """
    given = {number for draft in taken for number in draft.pieces}
    marked = [n for n in _marked_in(sentence, scene) if n not in given]
    drafts = _clauses(sentence, taken, of_others=True) if marked else []
    for draft in drafts:
        span = draft.spans[0]
        draft.pieces = [n for n in marked if span.contains(scene.stretches[n].inner)]
        draft.kind, draft.spans = "direct", []
    return [draft for draft in drafts if draft.pieces]


def _marked_in(sentence: Sentence, scene: Scene) -> list[int]:
    """The numbers of the stretches in a sentence that are more than a turn of phrase."""
    skeleton = sentence.paragraph.skeleton
    if sentence.end <= sentence.start:
        return []
    low, high = skeleton.place(sentence.start), skeleton.place(sentence.end - 1) + 1
    first = bisect_left(scene.stretches, low, key=lambda s: s.outer.start)
    last = bisect_left(scene.stretches, high, first, key=lambda s: s.outer.start)
    return [
        n
        for n in range(first, last)
        if len(scene.stretches[n].inner.of(scene.text).split()) >= _LEAST_MARKED
    ]


def report_clauses(sentence: Sentence, taken: list[Draft]) -> list[Draft]:
    """Drafts for what a sentence reports without marks; ``taken`` has its words in marks."""
    drafts = _clauses(sentence, taken)
    if drafts or taken:
        return drafts
    draft = ask_one("sentence", sentence)
    return [draft] if draft is not None else []


def _clauses(sentence: Sentence, taken: list[Draft], of_others: bool = False) -> list[Draft]:
    """``of_others``: in somebody's own account, too."""
    verbs = find_verbs(sentence.tagged)
    if not verbs or (sentence.paragraph.own_account and not of_others):
        return []
    cued = _cued(sentence, taken)
    drafts: list[Draft] = []
    floor = 0
    for verb in verbs:
        if verb.start < floor or verb.start in cued or not verb.clause:
            continue
        draft = ask_one("clause", Report(sentence, verb, drafts, taken))
        if draft is not None:
            drafts.append(draft)
            floor = verb.end + 1
    drafts = _outermost(drafts)
    _separate(sentence, drafts)
    return drafts


def _cued(sentence: Sentence, taken: list[Draft]) -> set[int]:
    """Tokens that already serve as the cue of words in marks."""
    tags = sentence.tagged.tags
    cued: set[int] = set()
    for cue in (d.cue for d in taken if d.cue is not None):
        i = _token_at(sentence, cue.start)
        while i < len(tags) and sentence.span(i, i + 1).start < cue.end:
            cued.add(i)
            i += 1
    return cued


_JOINED = re.compile(r"[;:&b-][Aa]*$")
_JOINT = 8  # tokens between a conjunction and the subject behind it
_DOES = re.compile("[aVvw]")
_SPEAKS_ON = re.compile(r",?[&b][Aa]*$")


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """`Roe says the report shows that …`: what a clause tells of others' words is one clause.

    The inner attribution is left out, unless a conjunction sets it beside the
    first: `Roe said the mill would close, and Doe said it would not`.
    """
    kept: list[Draft] = []
    for draft in drafts:
        if not kept or not _is_within(draft, kept[-1]):
            kept.append(draft)
    return kept


def _is_within(draft: Draft, outer: Draft) -> bool:
    """Whether a draft only tells more of what the clause of ``outer`` tells."""
    source, cue = draft.source, draft.cue
    if source is None or cue is None or outer.source is None or outer.rule != "reported":
        return False
    clause, place = outer.spans[0], source.place()
    if not clause.start <= place < clause.end or place == outer.source.place():
        return False
    t = source.sentence.tagged
    if _SPEAKS_ON.search(t.tags, source.phrase.stop, _token_at(source.sentence, cue.start)):
        draft.source = outer.source  # "said its offices would close, but declared that …"
        return False
    first, end = _token_at(source.sentence, clause.start), source.phrase.start
    joined = _JOINED.search(t.tags, max(first, end - _JOINT), end)
    return joined is None or _DOES.search(t.tags, first, end) is None


def _token_at(sentence: Sentence, place: int) -> int:
    """The first token that ends behind ``place``, a code point of the release."""
    tokens = range(len(sentence.tagged.tags))
    return bisect_right(tokens, place, key=lambda i: sentence.span(i, i + 1).end)


def _separate(sentence: Sentence, drafts: list[Draft]) -> None:
    """End a clause where the next attribution of the sentence begins."""
    for one, following in pairwise(drafts):
        if following.cue is None:
            continue
        span = one.spans[0]
        cut = following.cue.start
        if following.source is not None and following.source.place() > span.start:
            cut = min(cut, following.source.place())
        if span.start < cut < span.end:
            one.spans = [Span(span.start, _before_joint(sentence, span.start, cut))]


def _before_joint(sentence: Sentence, start: int, cut: int) -> int:
    """The end of a clause without the words that join the next: `, and also`."""
    t, place = sentence.tagged, sentence.paragraph.skeleton.place
    i = bisect_left(t.starts, cut, key=place)
    while i > 0 and t.tags[i - 1] in "&A,b;" and place(t.starts[i - 1]) > start:
        i -= 1
    return place(t.ends[i - 1] - 1) + 1 if i else cut
