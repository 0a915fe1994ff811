"""Questions as they are typed: "what did Ann Roe say about tolls" asks for Ann Roe and tolls.

The words that only make a search a question ask nothing of a text. They are left out where the
form leaves no doubt, as in "did they …", "who said …" or before a question mark. Half-remembered
words may begin with "what" or "when", too: these stay.
"""

from __future__ import annotations

from indexer.archive.language.scripts import typed_word
from indexer.archive.query import And, Expression, Word

FUNCTION_WORDS = frozenset(
    "a about an and any are as at be been but by can could did do does for from had has have he "
    "her his how i if in is it its me more most much my not of often on one or our out quote said "
    "say saying says she should so some speak speaks such talk talks tell than that the their "
    "them there these they this those to up us was we were what when where which who whom whose "
    "why will with would you your".split()
)
"""Words that tell little of what a quote says, and the words that make a search a question."""

_ASKING = frozenset("how what when where which who whom whose why".split())
_DOING = frozenset("did do does".split())
_HAVING = frozenset("are has have is was were".split())
_SAYING = frozenset(
    "called comment commented mentioned promised quoted said say saying says speak speaking speaks "
    "spoke spoken talk talked talking talks tell tells think thinks thought told".split()
)


def is_telling(word: str) -> bool:
    """Whether a word says something by itself, as "the" and "said" do not."""
    return word.casefold() not in FUNCTION_WORDS


def leave_question(
    expression: Expression | None, text: str, *, asks: bool = False
) -> tuple[Expression | None, tuple[str, ...]]:
    """A search without the words that only make it a question, and these words.

    ``text`` is what was typed; ``asks`` where whatever begins like a question is one. Nothing is
    left out where no question is asked or nothing would be left, and never a word that is
    required (``+what``).
    """
    if not isinstance(expression, And):
        return expression, ()
    typed = [typed_word(part) for part in expression.parts]
    words = [word.text.casefold() if word is not None else "" for word in typed]
    if not (_is_question(words, text) or (asks and words[0] in _ASKING)):
        return expression, ()
    left = [part for part, word in zip(expression.parts, typed, strict=True) if not _asks(word)]
    if not left:
        return expression, ()
    gone = tuple(word.text for word in typed if word is not None and _asks(word))
    return (And(tuple(left)) if len(left) > 1 else left[0]), gone


def _asks(word: Word | None) -> bool:
    """Whether a word only makes a question; capitals may be a name (US, WHO)."""
    if word is None or word.required or (word.text.isupper() and len(word.text) > 1):
        return False
    bare = word.text.rstrip("?？").casefold()
    return bare in FUNCTION_WORDS or bare in _SAYING


def _is_question(words: list[str], text: str) -> bool:
    first, second = words[0], words[1]
    if first not in _ASKING | _DOING:
        return False
    if text.rstrip().endswith(("?", "？")) or second in _DOING or first in _DOING:
        return True
    if first == "who" and second in _SAYING:
        return True
    return second in _HAVING and any(word in _SAYING for word in words[2:])
