"""Changes that can turn a meaning round: a negation, a number, a condition, a hedge …

Nothing here judges what a sentence means. It says which words that carry such weight were
left out, put in or exchanged, so that a reader looks at them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import OSA

from indexer.archive.language import is_telling
from indexer.checking.alignment import Alignment, Edit
from indexer.checking.weights import WEIGHTS, Weight, Weighty, weigh, weigh_all
from indexer.checking.words import IN_LETTERS, Token

_ALONE: frozenset[Weight] = frozenset(["negation", "number", "condition", "hedge"])
"""Sorts that count when a word is only left out or put in; the others when one is exchanged."""
_EXCHANGED: tuple[Weight, ...] = WEIGHTS[: WEIGHTS.index("limit")]
_SLIP = 4  # letters of a word that can be told when one is wrong
_LONG_SLIP = 8  # … and when two are
_AHEAD = 3  # words behind the cut among which a condition begins
_NEAR = 5  # words before the cut that bear on what follows
_CLAUSE = 14  # words of a condition in front
_APART = 2  # same words between two edits that are one change: "do not have a", "have no"
_FEWEST = 3  # words of a phrase that limits a sentence
_SHOWN = 8  # words of such a phrase that are told
_DENIED = 4  # letters of a word that is denied by its beginning: "until" denies no "til"
_DENYING = frozenset("un in im il ir dis non mis".split())
_NO_DENIALS = frozenset(
    "display displays discover discovers discovered discount discounts disclose disclosed "
    "distribute distributed improve improves improved improving impress impressed implant import "
    "imports imported inform informs informed inside invest invests invested invent income input "
    "insight intake intend intense intent interest unless union mission missions mistake".split()
)
_FURTHER = frozenset(["and", "or"])  # what they begin limits nothing before
_NEW_CLAUSE = frozenset(["and", "but", "so", "because"])
_BETWEEN = frozenset(["and", "or"])  # "bread and butter", "butter and bread"
_INSIDE = frozenset(["for", "on", "in", "at"])
"""Words that begin a limit where it is taken out of a sentence; at its end they begin much else."""
_SENTENCE_END = re.compile(r"[.!?。！？]+[\"'”’)\]」』]*(?:\s|$)|[。！？]|\n")


@dataclass(frozen=True, slots=True)
class Flag:
    """Why a meaning may differ: the words of one sort that are gone, and those that are new.

    ``place`` says whether they stood within the pasted words, where the sentence was cut off,
    or at the beginning of the next one.
    """

    weight: Weight
    gone: tuple[str, ...]
    new: tuple[str, ...]
    place: Literal["within", "before", "behind", "next"] = "within"


def find_flags(alignment: Alignment, archived: str) -> tuple[Flag, ...]:
    """What may have changed the meaning, within the words and where their sentence was cut."""
    moved = alignment.is_reordered
    said, pasted = weigh_all(alignment.said), weigh_all(alignment.pasted)
    flags = [
        flag
        for change in _join_near(alignment.edits)
        for flag in _flag_all(alignment, change, said, pasted)
        if change[0].is_shown or not moved or flag.weight == "negation"
    ]
    flags += _swapped(alignment)
    return (*flags, *_cuts_that_count(alignment, archived, flags))


def _cuts_that_count(alignment: Alignment, archived: str, flags: Sequence[Flag]) -> Iterator[Flag]:
    """What was cut off, without what the pasted words have elsewhere."""
    told = {flag.weight for flag in flags if flag.new}
    there = frozenset(_form(alignment.pasted)) if alignment.is_reordered else frozenset()
    for cut in _cuts(alignment, archived):
        is_told = cut.place == "before" and cut.weight in told
        is_moved = alignment.is_reordered and (cut.weight == "limit" or there.issuperset(cut.gone))
        if not is_told and not is_moved:
            yield cut


def is_slip(gone: str, new: str) -> bool:
    """Whether a word is the other one typed wrong, and no word that carries weight itself."""
    if gone == new:
        return True
    gone = IN_LETTERS.get(gone, gone)  # "elven" for "eleven"
    if _is_denied(gone, new) or _is_denied(new, gone):
        return False
    length = min(len(gone), len(new))
    most = 2 if length >= _LONG_SLIP else 1
    near = length >= _SLIP and OSA.distance(gone, new, score_cutoff=most) <= most
    return near and gone.isalpha() and weigh(new) is None


def _is_denied(word: str, denial: str) -> bool:
    """Whether a word denies another by its beginning or end: "unfair", "useless"."""
    if word.endswith("ful") and denial.endswith("less"):
        return len(word) > _DENIED and word[:-3] == denial[:-4]
    rest = len(word) >= _DENIED and denial.endswith(word) and denial[: -len(word)]
    return rest in _DENYING and denial not in _NO_DENIALS


def _denied(alignment: Alignment, edit: Edit) -> Iterator[Flag]:
    """Words that became what denies them, or the other way round."""
    pairs = zip(range(*edit.said), range(*edit.pasted), strict=False)
    for said, pasted in () if edit.is_shown else pairs:
        gone, new = alignment.said[said].form, alignment.pasted[pasted].form
        if _is_denied(gone, new) or _is_denied(new, gone):
            yield Flag("negation", (gone,), (new,))


def _swapped(alignment: Alignment) -> list[Flag]:
    """Words that changed places: "costs grow faster than earnings" is another thing."""
    edits = [edit for edit in alignment.changes if edit.kind == "changed"]
    changed = [
        (_form(alignment.said[slice(*edit.said)]), _form(alignment.pasted[slice(*edit.pasted)]))
        for edit in edits
    ]
    return [
        Flag(
            "order", (" ".join(one[0]), " ".join(other[0])), (" ".join(one[1]), " ".join(other[1]))
        )
        for n, one in enumerate(changed)
        for m, other in enumerate(changed[n + 1 :], n + 1)
        if one[0] == other[1] and one[1] == other[0] and any(map(is_telling, one[0]))
        if not _BETWEEN.issuperset(_form(alignment.said[edits[n].said[1] : edits[m].said[0]]))
    ]


def _are_slips(gone: Sequence[Token], new: Sequence[Token]) -> bool:
    return len(gone) == len(new) and all(map(is_slip, _form(gone), _form(new)))


def _form(words: Sequence[Token]) -> list[str]:
    return [word.form for word in words]


def _join_near(edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Changes, those that a word or two lie between together; what is shown by itself."""
    joined: list[Edit] = []
    apart = 0
    for edit in edits:
        if edit.kind == "same":
            apart = edit.pasted[1] - edit.pasted[0]
            continue
        if joined and (apart > _APART or edit.is_shown or joined[-1].is_shown):
            yield joined
            joined = []
        joined.append(edit)
    if joined:
        yield joined


_Weighed = list[tuple[Token, Weighty]]


def _flag_all(
    alignment: Alignment,
    change: Sequence[Edit],
    said: Sequence[Weighty | None],
    pasted: Sequence[Weighty | None],
) -> list[Flag]:
    gone: _Weighed = []
    new: _Weighed = []
    found: list[Flag] = []
    for edit in change:
        lost = alignment.said[edit.said[0] : edit.said[1]]
        put = () if edit.is_shown else alignment.pasted[edit.pasted[0] : edit.pasted[1]]
        if edit.kind == "left_out":
            found += _limit(alignment, edit)
        found += _denied(alignment, edit)
        if edit.is_shown:  # what is shown to be left out is fair, unless it turned the rest round
            lost = lost[:_AHEAD] if _begins_condition(lost) else ()
        if _are_slips(lost, put):
            continue
        gone += _carrying_any(lost, said, edit.said[0])
        new += _carrying_any(put, pasted, edit.pasted[0])
    if _is_whether(alignment, change):
        gone = [row for row in gone if row[0].form != "if"]
        new = [row for row in new if row[0].form != "if"]
    return [*_compare(gone, new), *found]


def _carrying_any(
    words: Sequence[Token], weights: Sequence[Weighty | None], start: int
) -> _Weighed:
    return [(w, heavy) for n, w in enumerate(words, start) if (heavy := weights[n]) is not None]


def _compare(gone: _Weighed, new: _Weighed) -> Iterator[Flag]:
    for weight in _EXCHANGED:
        before, after = _senses(gone, weight), _senses(new, weight)
        if weight == "negation" and before.total() == after.total():
            continue  # "no accident" for "not an accident"
        lost, put = before - after, after - before
        if (lost and put) or ((lost or put) and weight in _ALONE):
            yield Flag(weight, _forms(gone, lost), _forms(new, put))


def _senses(words: _Weighed, weight: Weight) -> Counter[str]:
    return Counter(heavy.sense for _, heavy in words if heavy.weight == weight)


def _forms(words: _Weighed, senses: Counter[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.form for word, heavy in words if heavy.sense in senses))


def _is_whether(alignment: Alignment, change: Sequence[Edit]) -> bool:
    """Whether "if" and "whether" were exchanged: a question, no condition."""
    lost = {alignment.said[n].form for edit in change for n in range(*edit.said)}
    put = {alignment.pasted[n].form for edit in change for n in range(*edit.pasted)}
    return ("if" in lost and "whether" in put) or ("whether" in lost and "if" in put)


def _begins_condition(words: Sequence[Token]) -> bool:
    heavy = weigh(words[0].form) if words else None
    return heavy is not None and heavy.weight == "condition"


def _limit(alignment: Alignment, edit: Edit) -> list[Flag]:
    """A phrase that was taken out and that said when, where or of whom the rest holds."""
    words = alignment.said[edit.said[0] : edit.said[1]]
    if len(words) < _FEWEST:
        return []
    is_limit = _is_limit(alignment, edit.said[0])
    begins = is_limit or (words[0].form in _INSIDE and not edit.is_shown)
    return [Flag("limit", (_phrase(words),), ())] if begins else []


def _is_limit(alignment: Alignment, at: int) -> bool:
    """Whether a limit begins at an archived word, and no mark parts it from the word before:
    in "anyone, who" there is none."""
    heavy = weigh(alignment.said[at].form)
    is_near = at > 0 and alignment.said[at].start - alignment.said[at - 1].end <= 1
    return is_near and heavy is not None and heavy.weight == "limit"


def _phrase(words: Sequence[Token]) -> str:
    told = " ".join(word.form for word in words[:_SHOWN])
    return told if len(words) <= _SHOWN else f"{told} …"


def _cuts(alignment: Alignment, archived: str) -> list[Flag]:
    """Conditions, denials and doubts of the same sentence that the pasted words leave out."""
    if not alignment.same:
        return []
    first, last = alignment.reach
    said = alignment.said
    begin = _sentence_start(archived, said[first].start)
    end = _sentence_end(archived, said[last - 1].end)
    before = [t for t in said[:first] if t.start >= begin]
    behind = [t for t in said[last:] if t.end <= end]
    found = [
        Flag(weight, words, (), "before")
        for weight, near in _before_cut(before, archived, said[first].start)
        if (words := _carrying(near, weight, said[first : first + 2]))
    ]
    return found + _behind_cut(alignment, last, behind)


def _behind_cut(alignment: Alignment, last: int, behind: list[Token]) -> list[Flag]:
    """What limits the pasted words in the rest of their sentence, or takes them back."""
    if not behind:
        words = _carrying(alignment.said[last : last + 1], "contrast")
        return [Flag("contrast", words, (), "next")] if words else []
    ahead = behind[:_AHEAD] if behind[0].form not in _FURTHER else []
    if words := _carrying(ahead, "condition"):
        return [Flag("condition", words, (), "behind")]
    is_shown = alignment.edits[-1].is_shown
    if len(behind) >= _FEWEST and _is_limit(alignment, last) and not is_shown:
        return [Flag("limit", (_phrase(behind),), (), "behind")]
    return []


def _before_cut(
    before: list[Token], archived: str, cut: int
) -> tuple[tuple[Weight, list[Token]], ...]:
    """The words in front that could bear on what follows, by what they would carry. A denial
    bears on no other clause: "while we did not meet it, | we grew"."""
    near = before[-_NEAR:]
    clause = archived.rfind(",", 0, cut)
    same_clause = [token for token in near if token.start > clause]
    return ("condition", _condition(before)), ("negation", same_clause), ("hedge", near)


def _condition(before: list[Token]) -> list[Token]:
    """The words of a condition that ends where the pasted words begin."""
    clause = before[-_CLAUSE:]
    for at in range(len(clause) - 1, -1, -1):
        if clause[at].form in _NEW_CLAUSE:
            clause = clause[at + 1 :]
            break
    return clause if _begins_condition(clause) else before[-1:]


def _carrying(
    words: Sequence[Token], weight: Weight, behind: Sequence[Token] = ()
) -> tuple[str, ...]:
    """The words that carry a weight, read with those behind them: "more than", where 40 follows."""
    weights = weigh_all((*words, *behind))
    heavy = (word.form for word, found in zip(words, weights, strict=False) if _is(found, weight))
    return tuple(dict.fromkeys(heavy))


def _is(found: Weighty | None, weight: Weight) -> bool:
    return found is not None and found.weight == weight


def _sentence_start(text: str, place: int) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, 0, place) if m.end() <= place]
    return ends[-1] if ends else 0


def _sentence_end(text: str, place: int) -> int:
    match = _SENTENCE_END.search(text, place)
    return match.start() if match else len(text)
