"""Those who ask under a label that only says so, turn by turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from indexer.model import Evidence, Span
from indexer.speech.asking import Asked, who_asked, who_asks
from indexer.speech.document import Document
from indexer.speech.heads.head import Head
from indexer.speech.people import HEAD, People
from indexer.speech.speakers.speaker import NOWHERE, Speaker
from indexer.speech.turns import Cut
from indexer.text.fold import fold

_PRESSES = re.compile(r"(?i)question|journalist|reporter|press|media|analyst|shareholder|resident")


class Askers:
    """Names those who ask; who asked before is remembered, turn by turn."""

    def __init__(self, document: Document, cuts: Sequence[Cut], people: People) -> None:
        self._document = document
        self._cuts = cuts
        self._people = people
        self._asked: dict[int, Speaker] = {}  # by the index of the turn

    def of(self, index: int, head: Head) -> Speaker:
        """Who asks in a turn, as the turn before, their own words or the answer call them."""
        asked, place = self._called(index, head)
        if asked is None:
            return self._asks_on(index) or Speaker(role=head.role)
        fits = self._people.meant(Head("person", asked.name, asked.name))
        full = fits[0].name if len(fits) == 1 and len(fits[0].keys) > 1 else asked.name
        if not asked.own and self._has_label(full, asked.name):
            return self._asks_on(index) or Speaker(role=head.role)  # Chris, of Chris Bowen
        chain = (Evidence(self._cuts[index].label_span, "mention"), Evidence(place, "called on"))
        who = Speaker(full, "person", head.role, asked.organisation, chain)
        self._asked[index] = who
        return who

    def _called(self, index: int, head: Head) -> tuple[Asked | None, Span]:
        """What somebody who asks is called, and the stretch that says so."""
        text = self._document.release.text
        own = self._cuts[index].content[0]
        above = self._cuts[index - 1].content[-1] if index else NOWHERE
        asked = who_asks(above.of(text), own.of(text), self._document)
        if asked is not None:
            return asked, own if asked.own else above
        presses = head.kind == "question" or _PRESSES.search(head.role) is not None
        if not presses or index + 1 >= len(self._cuts):
            return None, above
        answer = self._cuts[index + 1].content[0]
        return who_asked(answer.of(text), self._document), answer

    def _has_label(self, *names: str) -> bool:
        """Whether somebody of a name speaks under a label of their own, or answers all."""
        own = [p for p in self._people.people if p.rank <= HEAD]
        told = {fold(name) for name in names}
        return any(fold(p.name) in told or (p.keys[0] in told and p.keys[1:]) for p in own)

    @cached_property
    def _is_led(self) -> bool:
        """Whether somebody calls on those who ask."""
        return any(
            c.label is not None and c.label.head.role.lower() in ("moderator", "operator")
            for c in self._cuts
        )

    def _asks_on(self, index: int) -> Speaker | None:
        """Who asked last, where somebody calls on those who ask and has not done so since."""
        before = self._asked.get(index - 2)
        between = self._cuts[index - 1].label if index > 1 else None
        if before is None or not self._is_led or between is None or between.head.kind == "asker":
            return None
        self._asked[index] = before
        return before
