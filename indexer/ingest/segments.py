"""Transcripts as recognisers of speech and players write them: a list of stretches with speakers.

``segments`` (Whisper and its kin), ``utterances`` and ``monologues`` (services), ``turns``,
``transcript``, ``messages``: objects with who speaks and what, beside what the file says of itself.
Stretches of nobody are sounds in brackets, or somebody unidentified. A list of those who take part,
with what each is, may stand beside them.
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
_HANDLES: Final = ("user", "username", "handle", "id", "key", "speaker_id", "label")
_NAMES: Final = ("name", "full_name", "display_name")
_OFFICES: Final = ("title", "job_title", "position", "office", "role", "function")
_BODIES: Final = ("organisation", "organization", "org", "affiliation", "company", "body", "party")
_SESSIONS: Final = ("session", "session_title", "episode_title", "episode", "show")
_LEAST = 2  # stretches
_UNIDENTIFIED: Final = "Unidentified speaker"
_UNKNOWN: Final = frozenset(("unk", "unknown", "none", "null", "n/a", "?", "unidentified"))
_BRACKETS: Final = {"[": "]", "(": ")"}


def as_transcript(value: object) -> dict[str, object] | None:
    """A record with the stretches of a document as text, a line a speaker; None where it has none.

    >>> as_transcript({"segments": [{"speaker": "A. Roe", "text": "Good"},
    ...     {"speaker": "A. Roe", "text": "morning."}, {"speaker": "B", "text": "Hello."}]})["text"]
    'A. Roe: Good morning.\\n\\nB: Hello.'
    """
    if not isinstance(value, dict):
        return None
    others = [name for name in value if name not in _LISTS and _is_talk(value[name])]
    for name in (*_LISTS, *others):
        parts = _stretches(value.get(name))
        if parts:
            return _record({key: below for key, below in value.items() if key != name}, parts)
    return None


def _record(about: dict[str, object], parts: Sequence[tuple[str, str]]) -> dict[str, object]:
    """What a file says of itself, with its stretches as text and who takes part in it."""
    people = [one for one in _things_in(about) if _said(one, _NAMES)]
    names = {handle: _said(one, _NAMES) for one in people if (handle := _said(one, _HANDLES))}
    told = [(names.get(who, who), words) for who, words in parts]
    title = "" if _said(about, _TITLES[:3]) else _said(about, _SESSIONS)
    return {
        **about,
        **({"title": title} if title else {}),
        "people": "; ".join(filter(None, map(_person, people))),
        "text": "\n\n".join(f"{who}: {words}" if who else words for who, words in _joined(told)),
        "voices": "; ".join(
            dict.fromkeys(who for who, _ in told if who not in ("", _UNIDENTIFIED))
        ),
    }


def _person(one: dict[str, object]) -> str:
    """Somebody who takes part, with office and body: `Ann Roe | Editor | Tidewater Weekly`."""
    parts = (_said(one, names).replace(";", ",") for names in (_NAMES, _OFFICES, _BODIES))
    return " | ".join(part.replace("|", " ") for part in parts).rstrip(" |")


def _things_in(value: dict[str, object]) -> list[dict[str, object]]:
    """The objects that stand in a file as values, and in lists that are values."""
    listed = [one for below in value.values() if isinstance(below, list) for one in below]
    return [one for one in (*value.values(), *listed) if isinstance(one, dict)]


def _is_talk(listed: object) -> bool:
    """Whether a list under any name is of stretches: somebody comes again, nothing has a title."""
    if not isinstance(listed, list) or any(_said(entry, _TITLES) for entry in listed):
        return False
    speakers = [who for who, _ in _stretches(listed) if who]
    return len(speakers) > len(set(speakers)) > 1


def _stretches(listed: object) -> list[tuple[str, str]]:
    """Who says what, "" for sounds; none where fewer than half of the stretches name anybody."""
    if not isinstance(listed, list) or len(listed) < _LEAST:
        return []
    found = [(_said(entry, _SPEAKERS), _said(entry, _WORDS)) for entry in listed]
    named = sum(who != "" for who, _ in found)
    if named * 2 < len(found):
        return []
    told = [(_who(who, words), words) for who, words in found if words and who != "system"]
    return told if len(told) >= _LEAST else []


def _who(who: str, words: str) -> str:
    if who.casefold() not in _UNKNOWN and who:
        return who
    return "" if _BRACKETS.get(words[:1]) == words[-1:] else _UNIDENTIFIED


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
        if joined and who and joined[-1][0] == who:
            joined[-1] = (who, f"{joined[-1][1]} {words}")
        else:
            joined.append((who, words))
    return joined
