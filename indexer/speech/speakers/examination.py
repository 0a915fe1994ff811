"""Examinations of witnesses: who was sworn, who questions them, and under which heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from indexer.model import Evidence, Span
from indexer.speech.called import sworn_in
from indexer.speech.document import Document
from indexer.speech.heads.head import Head, with_office
from indexer.speech.heads.offices import read_office
from indexer.speech.heads.spelling import plain_words
from indexer.speech.labels import Label
from indexer.speech.people import ABOVE, HEAD, SAID, People
from indexer.speech.sources.titles import people_of_title
from indexer.speech.speakers.speaker import Speaker, as_person
from indexer.speech.turns import Cut

_SECTION = re.compile(
    r"(?:(?:further |re-?|cross-?|direct )?(?:questions?|examination|examined|questioned)"
    r" (?:from|by) )(?:the )?(?P<who>[^().:]{3,80})(?:\([^()]*\))?",
    re.IGNORECASE,
)
_LONGEST = 120  # code points of a line that heads a section


class Examination:
    """What a document says of witnesses; those who were sworn join its people.

    ``sections`` are the headings of who asks: the number of the line, and its words.
    """

    def __init__(self, document: Document, cuts: Sequence[Cut], people: People) -> None:
        self._document = document
        self._cuts = cuts
        self._people = people
        self._sworn: list[tuple[int, Head, Span]] = list(sworn_in(document))
        for _, head, span in self._sworn:
            people.add(head, SAID, span)
        self.sections = [
            (line.number, match["who"])
            for line in document.lines
            if len(line.text) < _LONGEST
            and (match := _SECTION.fullmatch(line.text.strip(" *_"))) is not None
        ]

    @property
    def is_one(self) -> bool:
        """Whether somebody is examined at all."""
        return bool(self._sworn) or any(cut.examiner is not None for cut in self._cuts)

    @cached_property
    def titled(self) -> frozenset[str]:
        """Whom the title names as those who speak."""
        heads = people_of_title(self._document.release.title, self._document.spell)
        return frozenset(head.name for head in heads)

    def name_counsel(self) -> None:
        """`Questions from Counsel to the Inquiry`: whoever asks most under that line."""
        ends = [*(line for line, _ in self.sections[1:]), len(self._document.lines) + 1]
        for (line, words), end in zip(self.sections, ends, strict=False):
            role, organisation = read_office(plain_words(words))
            if not role:
                continue
            asking = Counter(
                asked.key
                for cut in self._cuts
                if line < cut.first < end and (asked := cut.examiner) is not None
            )
            for key, _ in asking.most_common(1):
                cut, examiner = self._first_under(key)
                told = with_office(examiner.head, plain_words(words), organisation)
                self._people.add(told, ABOVE, cut.label_span)

    def _first_under(self, key: str) -> tuple[Cut, Label]:
        return next(
            (cut, examiner)
            for cut in self._cuts
            if (examiner := cut.examiner) is not None and examiner.key == key
        )

    def section_of(self, label: Label) -> tuple[int, str] | None:
        """The section whose heading has the words of a label: its line and words."""
        wanted = set(label.head.words.casefold().split())
        if len(wanted) < 2:
            return None
        return next((s for s in self.sections if wanted <= set(s[1].casefold().split())), None)

    def witness(self, place: int) -> Speaker | None:
        """The witness sworn or called last above a place; else the one whom the title names."""
        text = self._document.release.text
        at = bisect_right([start for start, _, _ in self._sworn], place) - 1
        if at < 0:
            return self._only_witness()
        _, head, span = self._sworn[at]
        sworn = Evidence(span, "sworn")
        fits = self._people.meant(head)
        if len(fits) == 1:
            return as_person(text, fits[0], "same surname", role=head.role, mention=sworn)
        return Speaker(head.name, "person", head.role, "", (sworn,))

    def _only_witness(self) -> Speaker | None:
        """The one witness or deponent where nobody is sworn: `Deposition of Ann Roe`."""
        fits = self._people.in_office("witness") or self._people.in_office("deponent")
        if not fits:
            named = [p for p in self._people.people if p.rank <= HEAD and len(p.keys) > 1]
            fits = [p for p in named if p.name in self.titled]
        text = self._document.release.text
        return as_person(text, fits[0], "role") if len(fits) == 1 else None
