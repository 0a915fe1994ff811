"""What was changed to make sense of a typed search, as sentences: one wording wherever it is read.

They are in English; the app looks them up in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping

from indexer.archive.language.values import Repair, RepairCode


def _(text: str) -> str:
    """A text of the catalogues of the interface."""
    return text


REPAIR_WORDS: Mapping[RepairCode, str] = {
    "too_long": _("Only the beginning of what was typed was read."),
    "too_many_words": _("Only the first words were searched."),
    "too_deep": _("Parentheses nested that deep were ignored."),
    "control_characters": _("Characters that cannot be seen were left out."),
    "unbalanced_quote": _("A quotation mark without its partner was ignored."),
    "unbalanced_parenthesis": _("A parenthesis without its partner was ignored."),
    "empty_phrase": _("Empty quotation marks were ignored."),
    "empty_group": _("Empty parentheses were ignored."),
    "lone_operator": _("An operator with nothing to join was ignored."),
    "near_needs_words": _("NEAR joins single words; it was read as AND."),
    "near_distance": _("NEAR takes a distance of 1 to 50 words; %(kept)s was taken."),
    "prefix_too_short": _(
        "A star needs two letters or more before it; “%(word)s” was read as a word."
    ),
    "star_ignored": _("A star counts at the end of a word only: “%(word)s”."),
    "nothing_to_find": _("“%(text)s” holds no words that can be searched."),
    "empty_filter": _("“%(field)s:” with nothing behind it was ignored."),
    "unknown_name": _("Nothing in the archive is called “%(name)s”."),
    "unknown_code": _("There is no %(field)s “%(name)s”."),
    "unknown_kind": _(
        "There is no kind “%(name)s”: write direct, mixed, indirect, statement, speech"
        " or transcript."
    ),
    "name_joined": _('“%(name)s” was read as one name; write %(field)s:"%(name)s".'),
    "bad_date": _("“%(text)s” is no date: write 2024, 2024-06 or 2024-06-30."),
    "swapped_dates": _("The first date was after the last one, so they were swapped."),
    "question": _(
        "Words that only make it a question were left out: “%(text)s”. A plus before a word"
        " searches for it."
    ),
    "filter_lifted": _("“%(field)s:” holds for the whole search, not for one part of it."),
}

"""Sentences with places for the parameters of a repair, as ``%(name)s``."""

_PLACES = ("kept", "word", "text", "field", "name")


def fill_repair(sentence: str, repair: Repair) -> str:
    """A sentence of ``REPAIR_WORDS``, in whatever language, with what was typed in its places."""
    words = dict.fromkeys(_PLACES, "") | dict(repair.params)
    if words["field"] == "organisation":
        words["field"] = "org"  # as it is typed
    return sentence % words


def say_repair(repair: Repair) -> str:
    """The repair in English.

    >>> say_repair(Repair("bad_date", (("text", "20x4"),)))
    '“20x4” is no date: write 2024, 2024-06 or 2024-06-30.'
    """
    return fill_repair(REPAIR_WORDS[repair.code], repair)
