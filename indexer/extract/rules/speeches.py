"""A whole text that one person speaks, named above it: `Address by X` over a speech."""

from __future__ import annotations

from indexer.extract.rules import blocks
from indexer.grammar.draft import Draft, Source
from indexer.grammar.scene import Scene

_MIN_WORDS = 5


def under_header(scene: Scene) -> list[Draft]:
    """`Address by Dr Ann Roe, Director`, and the speech below."""
    source, first = blocks.speech_header(scene)
    return _whole(scene, first, source) if source is not None else []


def under_headline(scene: Scene) -> list[Draft]:
    """A headline that names the speaker, and the speech below."""
    headline = blocks.headline_speaker(scene)
    drafts = _whole(scene, 0, None) if headline else []
    for draft in drafts:
        draft.headline = headline
    return drafts


def _whole(scene: Scene, first: int, source: Source | None) -> list[Draft]:
    draft = Draft("statement", first, source)
    for paragraph in scene.paragraphs[first:]:
        body = paragraph.skeleton.text
        if not paragraph.running or blocks.END_OF_BLOCK.match(body):
            if draft.spans:
                break
        elif draft.spans or len(body.split()) >= _MIN_WORDS:  # not "Check against delivery"
            draft.spans.append(paragraph.span)
    return [draft] if draft.spans else []
