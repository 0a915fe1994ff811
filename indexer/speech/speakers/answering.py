"""Who answers where answers have no name: the one named in a label, the title or above."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from indexer.resolve.cast import name_keys
from indexer.speech.document import Document
from indexer.speech.people import ABOVE, HEAD, People, Person
from indexer.speech.speakers.speaker import Speaker, as_person
from indexer.speech.turns import Cut


def find_answering(
    document: Document,
    cuts: Sequence[Cut],
    people: People,
    name: Callable[[Cut], Speaker],
    *,
    is_asked: bool,
) -> Speaker | None:
    """Who answers; ``name`` tells who says a turn with a label of a person.

    ``is_asked``: the document says that somebody answers questions.
    """
    text = document.release.text
    labelled = _under_names(text, cuts, name)
    names = {speaker.name for speaker in labelled}
    if len(names) == 1 and _answers_most(text, cuts, labelled[0]):
        return labelled[0]
    answers = any(c.label is not None and c.label.head.kind == "answer" for c in cuts)
    above = text[: cuts[0].label_span.start] if cuts else ""
    presented = {s.name: s for s in labelled if s.name in above}
    if answers and len(presented) == 1:
        return next(iter(presented.values()))
    fits = _named_near(people, names, (HEAD, ABOVE) if is_asked or answers else (HEAD,))
    return as_person(text, fits[0], "interviewed") if len(fits) == 1 else None


def _named_near(people: People, labelled: Collection[str], ranks: Iterable[int]) -> list[Person]:
    """Those of the first rank with anybody who is named in full and has no label."""
    named = [p for p in people.people if len(p.keys) > 1 and p.name not in labelled]
    fits = ([p for p in named if p.rank <= rank] for rank in ranks)
    return next((found for found in fits if found), [])


def _under_names(text: str, cuts: Sequence[Cut], name: Callable[[Cut], Speaker]) -> list[Speaker]:
    """Those who have a label with a name and do not ask."""
    named = {
        cut.label.key: cut for cut in cuts
        if cut.label is not None and cut.label.head.kind == "person" and cut.label.head.sure > 1
    }  # fmt: skip
    told = [name(cut) for cut in named.values() if not _asks(text, cuts, cut)]
    return [speaker for speaker in told if speaker.type == "person"]


def _answers_most(text: str, cuts: Sequence[Cut], who: Speaker) -> bool:
    """Whether nobody under another name has more turns: letters that nothing explains."""
    last = name_keys(who.name)[-1:]
    own = others = 0
    for cut in cuts:
        if cut.label is not None and cut.label.head.kind == "person":
            mine = bool(set(last) & set(name_keys(cut.label.head.name)))
            own, others = own + mine, others + (not mine and not _asks(text, cuts, cut))
    return own >= others


def _asks(text: str, cuts: Sequence[Cut], cut: Cut) -> bool:
    """Whether the turns under the label of a turn mostly end in a question."""
    assert cut.label is not None
    mine = [c for c in cuts if c.label is not None and c.label.key == cut.label.key]
    asked = sum(c.content[-1].of(text).rstrip('”" ').endswith("?") for c in mine)
    return asked * 2 > len(mine)
