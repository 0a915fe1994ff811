"""Transcripts as recognisers of speech and players write them: a list of stretches with speakers.

``segments`` (Whisper and its kin), ``utterances`` and ``monologues`` (services), ``turns``,
``transcript``, ``messages``: objects with who speaks and what, beside what the file says of itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_LISTS: Final = (
    "segments", "utterances", "monologues", "turns", "transcript", "dialogue", "messages",
)  # fmt: skip
_SPEAKERS: Final = (
    "speaker", "speaker_name", "speaker_label", "name", "author", "username", "user", "who", "from",
    "sender", "participant", "display_name", "nick", "handle", "voice", "by",
)  # fmt: skip
_WORDS: Final = (
    "text", "content", "transcript", "words", "body", "value", "message", "msg", "utterance",
    "said", "line",
)  # fmt: skip
_TITLES: Final = ("title", "headline", "subject", "url", "link")  # what stretches have none of
_HANDLES: Final = ("user", "username", "handle", "id")
_LEAST = 2  # stretches


def as_transcript(value: object) -> dict[str, object] | None:
    """A record with the stretches of a document as text, a line a speaker; None where it has none.

    >>> as_transcript({"segments": [{"speaker": "A. Roe", "text": "Good"},
    ...     {"speaker": "A. Roe", "text": "morning."}, {"speaker": "B", "text": "Hello."}]})["text"]
    'A. Roe: Good morning.\\n\\nB: Hello.'
    """
    if not isinstance(value, dict):
        return None
    names = _names_of_handles(value)
    others = [name for name in value if name not in _LISTS and _is_talk(value[name])]
    for name in (*_LISTS, *others):
        parts = [(names.get(who, who), words) for who, words in _stretches(value.get(name))]
        if parts:
            return {
                **{key: below for key, below in value.items() if key != name},
                "text": "\n\n".join(f"{who}: {words}" for who, words in _joined(parts)),
                "voices": "; ".join(dict.fromkeys(who for who, _ in parts)),
            }
    return None


def _is_talk(listed: object) -> bool:
    """Whether a list under any name is of stretches: somebody comes again, nothing has a title."""
    if not isinstance(listed, list) or any(_said(entry, _TITLES) for entry in listed):
        return False
    speakers = [who for who, _ in _stretches(listed)]
    return len(speakers) > len(set(speakers)) > 1


def _stretches(listed: object) -> list[tuple[str, str]]:
    if not isinstance(listed, list) or len(listed) < _LEAST:
        return []
    found = [(_said(entry, _SPEAKERS), _said(entry, _WORDS)) for entry in listed]
    if not all(who and "\n" not in who for who, _ in found):
        return []
    told = [(who, words) for who, words in found if words and who != "system"]
    return told if len(told) >= _LEAST else []


def _names_of_handles(value: dict[str, object]) -> dict[str, str]:
    """Who is behind a handle, where the file says so: ``host: {user, name}``."""
    told = [below for below in value.values() if isinstance(below, dict)]
    told += [one for below in value.values() if isinstance(below, list) for one in below]
    return {
        handle: name
        for one in told
        if (handle := _said(one, _HANDLES)) and (name := _said(one, ("name", "full_name")))
    }


def _said(entry: object, names: Sequence[str]) -> str:
    """The first of some values that is text; of an object, its name: ``author: {name}``."""
    if not isinstance(entry, dict):
        return ""
    for name in names:
        below = entry.get(name)
        below = below.get("name") or below.get("username") if isinstance(below, dict) else below
        if isinstance(below, str | int) and str(below).strip():
            return " ".join(str(below).split())
    return ""


def _joined(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Stretches of one speaker, one behind another, as one."""
    joined: list[tuple[str, str]] = []
    for who, words in parts:
        if joined and joined[-1][0] == who:
            joined[-1] = (who, f"{joined[-1][1]} {words}")
        else:
            joined.append((who, words))
    return joined
