"""Unmarked statements: blocks whose speaker stands once, above or below them.

`Minister X said:` and the paragraphs after it · `- Jane Roe, Minister` under a
quotation · `Statement by X` over its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.grammar.draft import Draft, Source
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Paragraph, Scene, Sentence
from indexer.lexicon.given_names import GIVEN_NAMES

_DASH = re.compile(r"^\s*[-–—―~]{1,2}\s*(?=\S)")
_SPEECH_TITLE = re.compile(
    r"\b(?:address|speech|remarks|statement|keynote|lecture|message|opening remarks|testimony"
    r"|transcript|welcome remarks|letter|quotes?|comments?)\b"
    r"(?:.{0,60}?\b(?:by|from|attribut(?:able|ed) to)|\s+of)\b\s+(.{4,160})",
    re.IGNORECASE,
)
END_OF_BLOCK = re.compile(
    r"^(?:ends?\b|notes? to editors?|background|about\b|contact|media (?:contact|enquir)"
    r"|quick facts|further information|more information|related|associated links"
    r"|for (?:more|further)|#{2,}|-{3,}|\*{3,}|source\b|editor)",
    re.IGNORECASE,
)
_MAX_SIGNATURE = 240


def signature_source(paragraph: Paragraph) -> Draft | None:
    """`- Jane Roe, Minister of Roads` on a line of its own."""
    body = paragraph.skeleton.text
    if len(body) > _MAX_SIGNATURE or paragraph.stretches:
        return None
    dash = _DASH.match(body)
    start = dash.end() if dash else 0
    sentence = Sentence(paragraph, start, len(body.rstrip()))
    t = sentence.tagged
    if not t.tags:
        return None
    phrase = read_phrase(t, 0, len(t.tags))
    if phrase is None or phrase.kind not in ("name", "role", "spokesperson", "organisation"):
        return None
    if not dash and (phrase.kind != "name" or not (phrase.apposed or phrase.title)):
        return None
    if _tells_something(t.tags[phrase.stop :]) or _is_heading(phrase):
        return None
    if t.tags[-1] == "." and "V" in t.tags[phrase.end :]:
        return None  # Merrin – Senator Ann Roe today opened the fair.
    draft = Draft("direct", paragraph.index, Source(phrase, sentence))
    draft.last_paragraph = paragraph.index
    return draft


def _tells_something(rest: str) -> bool:
    """Whether the tags behind a name are those of a sentence."""
    return "V" in rest or "a" in rest or "." in rest.rstrip(".") or rest.startswith("D")


def _is_heading(phrase: Phrase) -> bool:
    """`New Measure of Business Health`: what looks like a name heads what follows."""
    heads = phrase.affiliation is not None and not phrase.apposed and phrase.title is None
    return heads and phrase.tagged.words[(phrase.name or (0, 0))[0]] not in GIVEN_NAMES


def name_line(paragraph: Paragraph) -> Source | None:
    """`The Honourable Denise Laframboise`: a line that is nothing but a name."""
    body = paragraph.skeleton.text.strip()
    if len(body) > _MAX_NAME_LINE or paragraph.stretches or body.endswith((".", ":")):
        return None
    dash = _DASH.match(body)
    sentence = Sentence(paragraph, dash.end() if dash else 0, len(body))
    t = sentence.tagged
    phrase = read_phrase(t, 0, len(t.tags)) if t.tags else None
    if phrase is None or phrase.kind != "name" or phrase.stop < len(t.tags):
        return None
    return Source(phrase, sentence)


_ROLE = re.compile("[rR]")
_ONLY_NAMES = re.compile(r"D?[NCOMLIf&D#,]+")
_GOES_ON = re.compile("[VaPTWQ.]")


def role_line(paragraph: Paragraph) -> Sentence | None:
    """`Minister of Northern Rivers`, `Elk Ford First Nation`: what a name line is followed by."""
    body = paragraph.skeleton.text.strip()
    if len(body) > _MAX_SIGNATURE or paragraph.stretches:
        return None
    if END_OF_BLOCK.match(body) or body.endswith((".", ":", "?")):
        return None
    sentence = Sentence(paragraph, 0, len(body))
    tags = sentence.tagged.tags
    told = _ROLE.search(tags) or _ONLY_NAMES.fullmatch(tags)
    return sentence if told and not _GOES_ON.search(tags) else None


_MAX_NAME_LINE = 80


_SIGNED = re.compile(r'Q[".,]*([-(:]+)')


def inline_signature(sentence: Sentence) -> Draft | None:
    """`“…” – Jane Roe, Minister`, `“…”: Jane Roe` and `“…” (Jane Roe)` on one line."""
    t = sentence.tagged
    match = _SIGNED.match(t.tags)
    if match is None:
        return None
    phrase = read_phrase(t, match.end(), len(t.tags))
    if phrase is None or phrase.kind not in ("name", "role", "organisation", "spokesperson"):
        return None
    if any(c in "VaP" for c in t.tags[phrase.stop :]):
        return None
    if ":" in match[1] and (phrase.kind == "organisation" or phrase.stop < len(t.tags)):
        return None  # “A”: Ann Roe; but “A”: how it works
    draft = Draft("direct", sentence.paragraph.index, Source(phrase, sentence))
    draft.pieces.append(sentence.stretch(0))
    draft.last_paragraph = sentence.paragraph.index
    return draft


OWN_WORDS = re.compile(r"\b(?:I|I’m|I'm|I’ve|I've|I’d|we|We|our|Our|us|my|My|me)\b")


def statement_after(scene: Scene, announced: Paragraph) -> Iterator[int]:
    """Indices of the paragraphs that an announcement (`X said:`) covers, marks or not.

    One by one: most who ask want no more than the first.
    """
    paragraphs = scene.paragraphs
    first = announced.index + 1
    following = _next_announcement(paragraphs, announced.index)
    marked = False
    for index in range(first, len(paragraphs)):
        paragraph = paragraphs[index]
        body = paragraph.skeleton.text
        if paragraph.kind != "paragraph" or END_OF_BLOCK.match(body) or body.rstrip().endswith(":"):
            return
        opened = opens_marked(paragraph)
        if index == first:
            marked = opened
        elif marked:
            if not opened or scene.stretches[paragraphs[index - 1].stretches[-1]].closed:
                return
        elif opened or (index >= following and not _speaks_on(paragraphs, index)):
            return
        yield index


def _next_announcement(paragraphs: list[Paragraph], index: int) -> int:
    """The paragraph that announces the next speaker of a series; 0 when none is near.

    Two paragraphs between two lines that end in "said:" are both the first one's.
    """
    for paragraph in paragraphs[index + 1 : index + _MAX_BLOCK + 1]:
        body = paragraph.skeleton.text.rstrip()
        if END_OF_BLOCK.match(body) or paragraph.kind != "paragraph" or paragraph.stretches:
            return 0
        if _SAID_COLON.search(body):
            # longer blocks often end in the author's own words
            return paragraph.index if paragraph.index - index == _MAX_BLOCK else 0
    return 0


_MAX_BLOCK = 3  # the announcement and two paragraphs
_SAID_COLON = re.compile(r"\b(?:said|says|added|commented):$")


def is_first_person(paragraph: Paragraph) -> bool:
    return OWN_WORDS.search(paragraph.skeleton.text) is not None


def opens_marked(paragraph: Paragraph) -> bool:
    return bool(paragraph.skeleton.slots) and paragraph.skeleton.slots[0][0] == 0


_SAID = re.compile(r"\b(?:said|says|added)\b")


def _speaks_on(paragraphs: list[Paragraph], index: int) -> bool:
    """Whether an unmarked statement goes on here: in the first person, now or right after."""
    for paragraph in paragraphs[index : index + 2]:
        body = paragraph.skeleton.text
        if not paragraph.running or END_OF_BLOCK.match(body) or body.rstrip().endswith(":"):
            return False
        if OWN_WORDS.search(body) and not _SAID.search(body):
            return True
    return False


def statement_header(paragraph: Paragraph) -> Draft | None:
    """`Statement by Dr Ann Roe, Director` over the paragraphs of it."""
    body = paragraph.skeleton.text.rstrip()
    if len(body) > 200 or paragraph.stretches or body.endswith("."):
        return None
    source = _header_source(Sentence(paragraph, 0, len(body)))
    if source is None:
        return None
    draft = Draft("statement", paragraph.index, source)
    draft.lemma = "issue a statement"
    draft.last_paragraph = paragraph.index
    return draft


def _header_source(sentence: Sentence) -> Source | None:
    match = _SPEECH_TITLE.search(sentence.text)
    if match is None:
        return None
    inner = Sentence(sentence.paragraph, sentence.start + match.start(1), sentence.end)
    t = inner.tagged
    phrase = read_phrase(t, 0, len(t.tags))
    if phrase is None or phrase.kind != "name" or phrase.name is None:
        return None
    if phrase.title is None and not phrase.apposed and phrase.name[1] - phrase.name[0] < 2:
        return None  # "A Statement of Strength" is by nobody
    return Source(phrase, inner)
