"""Transcripts as recognisers of speech and players write them: a list of stretches with speakers.

``segments`` (Whisper and its kin), ``utterances`` and ``monologues`` (services), ``turns``,
``transcript``, ``messages``: objects with who speaks and what, beside what the file says of itself.
Stretches of nobody are sounds in brackets, or somebody unidentified. A list of those who take part,
with what each is, may stand beside them. The list may lie deeper, be parted into sections, be all
there is, or hold pairs of who and what.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_LISTS: Final = (
    "segments", "utterances", "monologues", "turns", "transcript", "dialogue", "messages",
    "speeches", "interventions", "contributions", "exchanges", "lines", "paragraphs",
)  # fmt: skip
_SPEAKERS: Final = (
    "speaker", "speaker_name", "speaker_label", "name", "author", "username", "user", "who", "from",
    "sender", "participant", "display_name", "nick", "handle", "voice", "by", "member", "character",
    "person", "attributed_to", "member_name", "speakername",
)  # fmt: skip
_WORDS: Final = (
    "text", "content", "transcript", "words", "body", "value", "message", "msg", "utterance",
    "said", "line", "speech", "dialogue", "sentences", "paragraphs", "contribution", "statement",
)  # fmt: skip
_TITLES: Final = ("title", "headline", "subject", "url", "link")  # what stretches have none of
_HANDLES: Final = ("user", "username", "handle", "id", "key", "speaker_id", "label")
_NAMES: Final = ("name", "full_name", "display_name")
_OFFICES: Final = ("title", "job_title", "position", "office", "role", "function")
_BODIES: Final = ("organisation", "organization", "org", "affiliation", "company", "body", "party")
_SESSIONS: Final = ("session", "session_title", "episode_title", "episode", "show")
_OF_PAIR: Final = 2
_OF_RECORDS: Final = frozenset(
    (
        "date",
        "published",
        "published_at",
        "created_at",
        "url",
        "link",
        "source",
        "title",
        "headline",
    )
)
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
    if isinstance(value, list):
        return _record({}, value) if _is_all_talk(value) else None
    if not isinstance(value, dict):
        return None
    others = [name for name in value if name not in _LISTS and _is_talk(value[name])]
    for name in (*_LISTS, *others):
        if _stretches(value.get(name)):
            return _record({k: below for k, below in value.items() if k != name}, value[name])
    return _deeper(value)


def _deeper(value: dict[str, object]) -> dict[str, object] | None:
    """The transcript of an object within a file, or of its sections together."""
    for name, below in value.items():
        about = {key: other for key, other in value.items() if key != name}
        found = _of_sections(about, below) if name not in _LISTS else None
        found = found or _of_object(about, below)
        if found is not None:
            return found
    return None


def _of_sections(about: dict[str, object], below: object) -> dict[str, object] | None:
    """The stretches of all sections, where each has some."""
    parts = [_turns_of(part) for part in below] if isinstance(below, list) else []
    return _record(about, [one for part in parts for one in part]) if parts and all(parts) else None


def _of_object(about: dict[str, object], below: object) -> dict[str, object] | None:
    """The transcript that one value is, with what the values beside it say of it."""
    found = as_transcript(below) if isinstance(below, dict) else None
    if found is None:
        return None
    told = [one for one in about.values() if isinstance(one, dict)]
    return {**{k: v for one in told for k, v in one.items()}, **about, **found}


def _turns_of(part: object) -> list[object]:
    """The stretches of one section of a file."""
    if not isinstance(part, dict):
        return []
    for name in _LISTS:
        found = part.get(name)
        if isinstance(found, list) and _stretches(found):
            return found
    return []


def _is_all_talk(listed: list[object]) -> bool:
    """Whether a file is nothing but stretches: somebody comes again, and none is a record."""
    if any(isinstance(one, dict) and _OF_RECORDS & {k.lower() for k in one} for one in listed):
        return False
    return _is_talk(listed)


def _record(about: dict[str, object], listed: object) -> dict[str, object]:
    """What a file says of itself, with its stretches as text and who takes part in it."""
    people = _people(about, listed)
    names = {handle: _said(one, _NAMES) for one in people if (handle := _said(one, _HANDLES))}
    told = [(names.get(who, who), words) for who, words in _stretches(listed)]
    title = "" if _said(about, _TITLES[:3]) else _said(about, _SESSIONS)
    voices = dict.fromkeys(who for who, _ in told if who not in ("", _UNIDENTIFIED))
    return {
        **about,
        **({"title": title} if title else {}),
        "people": "; ".join(dict.fromkeys(filter(None, map(_person, people)))),
        "text": "\n\n".join(f"{who}: {words}" if who else words for who, words in _joined(told)),
        "voices": "; ".join(voices),
    }


def _people(about: dict[str, object], listed: object) -> list[dict[str, object]]:
    """The objects that tell of people: beside the stretches, and as who speaks in each."""
    beside = [one for one in _things_in(about) if _said(one, _NAMES)]
    said = (one.get("speaker") for one in _things_in({"": listed}))
    return [*beside, *(one for one in said if isinstance(one, dict))]


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
    found = [_pair(entry) for entry in listed]
    named = sum(who != "" for who, _ in found)
    if named * 2 < len(found):
        return []
    told = [(_who(who, words), words) for who, words in found if words and who != "system"]
    return told if len(told) >= _LEAST else []


def _pair(entry: object) -> tuple[str, str]:
    """Who says what in one stretch: an object, or a list of the two."""
    if isinstance(entry, list):
        told = [" ".join(one.split()) for one in entry if isinstance(one, str)]
        return (told[0], told[1]) if len(told) == len(entry) == _OF_PAIR else ("", "")
    return _said(entry, _SPEAKERS), _said(entry, _WORDS)


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
        if isinstance(below, list):
            below = " ".join(filter(None, (_sentence(one) for one in below)))
        if isinstance(below, str | int) and str(below).strip():
            return " ".join(str(below).split())
    return ""


def _sentence(one: object) -> str:
    return one if isinstance(one, str) else _said(one, ("text", "sentence", "content"))


def _joined(parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Stretches of one speaker, one behind another, as one."""
    joined: list[tuple[str, str]] = []
    for who, words in parts:
        if joined and who and joined[-1][0] == who:
            joined[-1] = (who, f"{joined[-1][1]} {words}")
        else:
            joined.append((who, words))
    return joined
