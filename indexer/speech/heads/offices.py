"""Role and organisation of words that say what somebody is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from indexer.grammar.tagged import tag_sentence
from indexer.languages import en
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import spoken, titles
from indexer.lexicon.organisations import INSTITUTIONS
from indexer.resolve.offices import split_role

PARTS = re.compile(r"\s*,\s+|\s+[–—-]{1,2}\s+|\s+\|\s+|\s*[—–]\s*(?=[A-Z])")
# `MNB Host`, `Radio Marea Chief Correspondent`: a station and what somebody is there.
_PRESS_ROLE = re.compile(
    rf"(?P<body>(?:[A-Z]{{2,6}}|[A-Z][\w.]+ (?i:{spoken.PRESS}))"
    rf"(?: [A-Z][\w.]+)??) (?P<role>(?i:(?:[a-z-]+ ){{0,3}}?(?:{spoken.ON_AIR})))"
)


@lru_cache(maxsize=4_096)
def read_office(words: str) -> tuple[str, str]:
    """Role and organisation of the words that say what somebody is; ("", "") where none does.

    >>> read_office("Chief Executive Officer, Acme Corp")
    ('Chief Executive Officer', 'Acme Corp')
    """
    told = _Office()
    for part in PARTS.split(words):
        if part.strip() and not part.startswith(("for ", "on behalf ")):  # whom counsel stands for
            told.take(part)
    role, organisation = told.finish()
    if organisation.lower() == "opposition":
        return f"{role} of the {organisation}", ""
    return role, organisation


@dataclass(slots=True)
class _Office:
    """What is known of an office, part by part."""

    role: str = ""
    organisation: str = ""
    bodies: list[str] = field(default_factory=list)

    def take(self, part: str) -> None:
        """The next part between commas."""
        if self.role:
            self._go_on(part)
        elif part.lower() in titles.ROLE_NOUNS or part.lower() in spoken.ASKERS:
            self.role = part  # Host
        elif (press := _PRESS_ROLE.fullmatch(part)) is not None:
            self.role, self.organisation = press["role"], press["body"]
        else:
            self.role, self.organisation = _split(part)
            self.bodies += [] if self.role else [part]

    def _go_on(self, part: str) -> None:
        """A part behind the first role: a body, another role, or nothing that counts."""
        if part.split(maxsplit=1)[0].lower() in INSTITUTIONS or not _split(part)[0]:
            self.bodies.append(part)  # Department of Health
        elif tag_word(part.rsplit(maxsplit=1)[-1]) in "RM" and len(part.split()) < 6:
            self.role = f"{self.role}, {part}"

    def finish(self) -> tuple[str, str]:
        """Role and organisation, once all parts are taken."""
        if not self.role or not self.bodies or self.organisation:
            return self.role, self.organisation
        fields = [b for b in self.bodies if b.split()[-1].lower() in titles.FIELDS_OF_WORK]
        bodies = [b for b in self.bodies if b not in fields]
        return ", ".join([self.role, *fields]), bodies[0] if bodies else ""


def _split(part: str) -> tuple[str, str]:
    """Role and organisation of words without commas; the role is "" where there is none."""
    t = tag_sentence(en.LANGUAGE, part, 0, len(part))
    role, organisation = split_role(t, 0, len(t.tags)) if t.tags else ("", "")
    return (role, organisation) if role else ("", "")
