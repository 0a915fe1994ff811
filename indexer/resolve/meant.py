"""Who is meant, as a value, and the small readings of words that lead there."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.grammar.phrase import Phrase
from indexer.languages.es.lexicon import titles as spanish_titles
from indexer.model import Evidence, Judgement, Span, SpeakerType
from indexer.resolve.cast import Person
from indexer.resolve.roles import RolePhrase
from indexer.text.fold import fold_word


@dataclass(eq=False)
class Meant:
    """Who a draft's source means, and how that was found out."""

    name: str
    type: SpeakerType
    judgement: Judgement
    person: Person | None = None
    role: RolePhrase | None = None
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[str, ...] = ()
    step: str = ""


_MAX_LINKS = 12  # from a mention to a name; each "the brewery" leads on to the one before
UNKNOWN = Meant("", "unknown", "unknown")


def tidy(chain: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """A chain whose first link is the mention and in which no place stands twice.

    Of a long one the mention and the last links stay: they lead to the full name.
    """
    links: dict[Span, Evidence] = {}
    for link in (*chain[:1], *chain[max(1, len(chain) - _MAX_LINKS) :]):
        step = link.step if links else "mention"
        links.setdefault(link.span, Evidence(link.span, step.strip("“”")))
    return tuple(links.values())


def strip_determiner(words: str) -> str:
    """`The Police Department` -> `Police Department`; other determiners tell and stay."""
    first, _, rest = words.partition(" ")
    if rest and first.lower() in ("the", "a", "an", "this"):
        return rest
    spanish = first in ("el", "la", "los", "las") or (
        first in ("El", "La", "Los", "Las", "Un", "Una")
        and (rest[:1].islower() or rest.split()[0].lower() in spanish_titles.INSTITUTIONS)
    )
    return rest if rest and spanish else words


def head_word(phrase: Phrase) -> str:
    t = phrase.tagged
    head = ""
    for i in range(phrase.start, phrase.end):
        if t.tags[i] in "fF":
            break
        if t.tags[i] in "rR":
            head = fold_word(t.words[i])
    if not head:
        plain = [i for i in range(phrase.start, phrase.end) if t.tags[i] not in "D#A"]
        stop = next((i for i in plain if t.tags[i] in "fF"), phrase.end)
        inner = [i for i in plain if i < stop]
        head = fold_word(t.words[inner[-1]]) if inner else ""
    return head
