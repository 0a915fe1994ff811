"""Names signed under words, or behind them on their line: `“…”` / `- Jane Roe, Minister`."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.extract.rules import blocks
from indexer.grammar.draft import Draft
from indexer.grammar.scene import Paragraph, Scene
from indexer.grammar.stretch import Stretch


def inline(stretch: Stretch) -> Draft | None:
    """`“…” – Jane Roe, Minister` and `“…” (Jane Roe)` on one line."""
    if stretch.slot:
        return None
    draft = blocks.inline_signature(stretch.sentence)
    if draft is not None:
        draft.behind, draft.whole_sentence = True, True
        draft.pieces.clear()
    return draft


@dataclass(slots=True, eq=False)
class Line:
    """The line under words that nobody has said yet."""

    scene: Scene
    paragraph: Paragraph

    def below(self) -> Paragraph | None:
        """The paragraph under the line."""
        following = self.scene.paragraphs[self.paragraph.index + 1 : self.paragraph.index + 2]
        return following[0] if following else None


def on_two_lines(line: Line) -> Draft | None:
    """A name on one line and what its bearer is on the next."""
    source, below = blocks.name_line(line.paragraph), line.below()
    role = blocks.role_line(below) if source is not None and below is not None else None
    if source is None or below is None or role is None:
        return None
    index = line.paragraph.index
    return Draft("direct", index, source, below=role, last_paragraph=below.index)


def on_one_line(line: Line) -> Draft | None:
    """`- Jane Roe`, `- Jane Roe, Minister`, `Jane Roe, Minister`"""
    return blocks.signature_source(line.paragraph)


def is_signed(scene: Scene, paragraph: Paragraph, dashed: bool = False) -> bool:
    """Whether a signature follows a paragraph; ``dashed``: only one that a dash opens."""
    below = scene.paragraphs[paragraph.index + 1 : paragraph.index + 3]
    if not below or (dashed and below[0].skeleton.text[:1] not in _DASHES):
        return False
    if blocks.signature_source(below[0]) is not None:
        return True
    named = blocks.name_line(below[0]) is not None
    return named and len(below) > 1 and blocks.role_line(below[1]) is not None


_DASHES = "-–—―~"
