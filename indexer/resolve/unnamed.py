"""Words beside which nobody is named: who spoke last, or was named last above them."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.extract.rules.blocks import OWN_WORDS
from indexer.grammar.draft import Draft
from indexer.grammar.scene import Paragraph, Scene
from indexer.resolve.cast import Cast, Person
from indexer.resolve.links import link_person
from indexer.resolve.meant import UNKNOWN, Meant
from indexer.resolve.people import People, has_to_say


@dataclass(eq=False)
class Unnamed:
    """Resolves drafts without a source; shares the history of its resolver."""

    scene: Scene
    cast: Cast
    people: People
    history: list[tuple[int, Meant]]

    def nearest_above(self, draft: Draft) -> Meant:
        """Speech alone in its paragraph: the one who spoke last, or was named last above."""
        alone = draft.rule == "alone"
        if alone and self._is_anyones(draft.paragraph):
            return UNKNOWN
        found = self._named_above(draft, alone)
        spoken = self._words_of(draft) if alone and found.person is not None else ""
        return UNKNOWN if found.person and found.person.name in spoken else found

    def _words_of(self, draft: Draft) -> str:
        text = self.scene.text
        return " ".join(self.scene.stretches[n].inner.of(text) for n in draft.pieces)

    def _named_above(self, draft: Draft, alone: bool) -> Meant:
        above = self.scene.paragraphs[draft.paragraph - 1]
        colon = draft.paragraph > 0 and above.skeleton.text.rstrip()[-1:] == ":"
        spoke = self.history[-1][0] if self.history else -1
        subject = self.people.subject_of(draft.paragraph - 1) if spoke < above.index else None
        if subject is not None:
            sure = not alone or colon or self._is_own_account(draft) or _tells_of_speech(above)
            return self._link(subject, sure)
        if self.history and draft.paragraph - spoke <= 2 and not colon:
            return _go_on(self.history[-1][1], alone)
        place = self.scene.paragraphs[draft.paragraph].span.start
        named = self.people.named_before(place, draft.paragraph, "")
        if named is None:
            return UNKNOWN
        return self._link(named[1], not alone or colon or has_to_say(above.sentences[-1:]))

    def _link(self, person: Person, sure: bool) -> Meant:
        """Somebody named above; only a candidate where that is not sure."""
        if not sure:
            return _perhaps(person.name)
        return link_person(self.scene, person, "named above", None)

    def _is_own_account(self, draft: Draft) -> bool:
        """Whether words alone speak of I or we: a review of somebody’s book does not."""
        stretches = (self.scene.stretches[piece] for piece in draft.pieces)
        return any(OWN_WORDS.search(s.inner.of(self.scene.text)) for s in stretches)

    def _is_anyones(self, index: int) -> bool:
        """Whether words alone follow a heading, or stand in a list of such words."""
        paragraphs = self.scene.paragraphs
        above = paragraphs[index - 1] if index else None
        if above is None or not above.running:
            return True
        alone = [self._begins_alone(p) for p in paragraphs[max(0, index - 2) : index + 3]]
        return any(all(alone[i : i + 3]) for i in range(len(alone) - 2))

    def _begins_alone(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph is nothing but words in marks, and none that go on from above."""
        first = paragraph.stretches[0] if paragraph.only_speech else 0
        before = self.scene.stretches[first - 1] if first else None
        goes_on = before is not None and not before.closed
        return paragraph.only_speech and not (
            goes_on and before is not None and before.paragraph == paragraph.index - 1
        )


def _tells_of_speech(above: Paragraph) -> bool:
    """`Dr Roe commented on the arrest.` over words that stand alone."""
    return any("V" in sentence.tagged.tags for sentence in above.sentences[-1:])


def _go_on(meant: Meant, alone: bool) -> Meant:
    """Who spoke last goes on; a body, or somebody unnamed, only beside words of the writer."""
    if alone and (meant.type == "organisation" or not meant.name[:1].isupper()):
        return _perhaps(meant.name)
    return Meant(
        meant.name, meant.type, "matched", meant.person, meant.role, meant.evidence,
        step="spoke last",
    )  # fmt: skip


def _perhaps(name: str) -> Meant:
    """Nobody for sure: the words stand alone, and somebody is only named near them."""
    return Meant("", "unknown", "ambiguous", candidates=(name,))
