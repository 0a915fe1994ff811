"""What words tell of the offices somebody holds, and which of several to show."""

from __future__ import annotations

import re

from indexer.grammar.phrase import Phrase
from indexer.grammar.scene import Scene, Sentence
from indexer.lexicon import titles
from indexer.model import Span, SpeakerType
from indexer.resolve.cast import Person, name_keys
from indexer.resolve.full_names import clean_name
from indexer.resolve.offices import split_role
from indexer.resolve.roles import RolePhrase


def role_below(sentence: Sentence, role_above: RolePhrase | None) -> RolePhrase:
    """Role or body on the line under a signed name; a body alone goes with the role above."""
    t = sentence.tagged
    role, organisation = split_role(t, 0, len(t.tags))
    span = sentence.span(0, len(t.tags))
    if role:
        return RolePhrase(role, organisation, span)
    return RolePhrase(role_above.role if role_above else "", t.phrase(0, len(t.tags)), span)


def role_type(phrase: Phrase) -> SpeakerType:
    """A role in the plural speaks as a group: the pilots."""
    if phrase.kind == "spokesperson":
        return "unknown"
    t = phrase.tagged
    heads = [t.words[i] for i in range(phrase.start, phrase.end) if t.tags[i] == "r"]
    return "group" if heads and heads[-1].endswith("s") else "person"


def fullness(scene: Scene, span: Span) -> int:
    return len(name_keys(clean_name(span.of(scene.text))))


_PASSING = re.compile(
    r"\b(?:author|defendant|plaintiff|former|retired|ex-|customer|expert|delegate)\b",
    re.IGNORECASE,
)


def _is_plural(role: str) -> bool:
    """`U.S. Senators Ann Roe and Ida Pell`: what several are called at once."""
    last = role.lower().rpartition(" ")[2]
    singulars = {last.removesuffix("s"), last.removesuffix("ies") + "y"}
    return last not in titles.ROLE_NOUNS and bool(singulars & titles.ROLE_NOUNS)


def _tells_more(role: RolePhrase, others: list[RolePhrase]) -> bool:
    """Whether a role holds all words of another: Co-founder & CFO, and CFO."""
    words = set(role.role.split())
    return any(other.role and set(other.role.split()) < words for other in others)


def best_role(person: Person) -> RolePhrase | None:
    """The fullest of the roles a release gives somebody.

    One with an organisation first, then a standing office before a passing one
    ("lead author", "former engineer"), then the one that stands first.
    """
    if not person.roles:
        return None
    return max(
        enumerate(person.roles),
        key=lambda item: (
            bool(item[1].role and item[1].organisation),
            bool(item[1].role),
            not _is_plural(item[1].role),
            _tells_more(item[1], person.roles),
            not _PASSING.search(item[1].role),
            -item[0],
        ),
    )[1]
