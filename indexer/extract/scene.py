"""A release laid out for the rules: paragraphs, stretches in marks, sentences, tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from indexer.extract.spanish.speech import may_be_speech as may_be_spanish_speech
from indexer.extract.spanish.tagging import tag_spanish
from indexer.extract.tags import Tagged, tag
from indexer.lexicon import cues
from indexer.lexicon.pack import ENGLISH, Pack
from indexer.lexicon.packs import choose_packs
from indexer.model import BlockKind, Release, Span
from indexer.text.marks import Marked, find_marked
from indexer.text.segment import Skeleton, make_skeleton, placeholder_for, split_sentences

_RUNNING: frozenset[BlockKind] = frozenset({"paragraph", "item"})
_CONTEXT: frozenset[BlockKind] = frozenset({"paragraph", "item", "heading"})
_WORDS = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_CUE_WORD = re.compile(
    r"\b(?:" + "|".join(sorted(cues.QUOTATION_FORMS, key=len, reverse=True)) + r")\b"
)
# A lower-case stretch is speech only as the second half of a broken one or right after a cue.
_AFTER_CUE = re.compile(r"[,:—–-]\s*$")
_CUE_BEFORE = re.compile(
    r"(?:^|\W)(?:{})\b[^.!?]{{0,80}}[,:]\s*$".format(
        "|".join(sorted((f for f in cues.CLAUSE_FORMS), key=len, reverse=True))
    )
)
_CUE_THEN_PAUSE = re.compile(_CUE_WORD.pattern + r"[,:]\s*$")
_ENTITLED = re.compile(
    r"\b(?:[Ee]ntitled|[Tt]itled|dubbed|subtitled|prompt|slogan|tagline|motto|headline|hashtag|theme)[:,]?\s*$"
)
_NAMES_A_WORK = re.compile(
    r"\b(?:(?:report|study|survey|guide|paper|article|episode|webinar|documentary)[,:]|[Ii]n|[Ff]rom|[Oo]f|titled|called|album|book|song|novel|film|track|single|series"
    r"|of the)\s*$"
)
_CUE_RIGHT_BEFORE = re.compile(
    r"\b(?:said|says|added|adds|wrote|asked|replied|shouted|chanted|yelled)[,:]?\s*$"
)
_CUE_AFTER = re.compile(
    r"\s*(?:[A-Z][\w.’'-]+ |he |she |they |it ){0,4}"
    r"(?:said|says|told|added|wrote|explained|noted|stressed|argued|insisted|recalled|asked)\b"
)
_SHORTENED = (
    "Mr Ms Dr Mrs Sen Rep Gov Gen Prof Col Lt Sgt Capt Maj Rev Hon St Inc Co Ltd Corp [A-Z]"
)
_SENTENCE_BREAK = re.compile(
    "".join(rf"(?<!\b{short})" for short in _SHORTENED.split()) + r"[.!?]\s+[A-Z][a-z]"
)
_OF_A_WORK = re.compile(r"\b(?:for|of|on|in|about|with|titled|called|single|song|album)\s*$")
_TURN = re.compile(r"[A-Z][A-Z.’' -]{2,40}: \S")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|My|I’m|I'm|I’ve|I've)\b(?![.&])")
_IN_MARKS = re.compile(r"[“\"‘][^”\"]{0,400}[”\"]|''.{0,400}?''|‘.{0,400}?’(?!\w)")
_MAX_GAP = 220  # code points between the halves of one broken quotation


class Sentence:
    """A sentence of a paragraph's skeleton, tagged when first asked."""

    __slots__ = ("_tagged", "before", "end", "paragraph", "start", "text")

    def __init__(
        self, paragraph: Paragraph, start: int, end: int, before: Sentence | None = None
    ) -> None:
        self.paragraph = paragraph
        self.before = before  # the sentence before it in its paragraph
        self.start = start
        self.end = end
        self.text = paragraph.skeleton.text[start:end]
        self._tagged: Tagged | None = None

    @property
    def tagged(self) -> Tagged:
        if self._tagged is None:
            tagger = tag if self.paragraph.pack is ENGLISH else tag_spanish
            self._tagged = tagger(self.paragraph.skeleton.text, self.start, self.end)
        return self._tagged

    def stretch(self, token: int) -> int:
        """The number of the stretch that stands at a token tagged Q."""
        return self.paragraph.numbers[self.tagged.starts[token]]

    def span(self, first: int, last: int) -> Span:
        """Text span of tokens ``first`` to ``last - 1``."""
        t = self.tagged
        return self.paragraph.skeleton.span(t.starts[first], t.ends[last - 1])


@dataclass(eq=False)
class Paragraph:
    """One block of running text (or a heading, kept as context)."""

    index: int
    span: Span
    kind: BlockKind
    skeleton: Skeleton
    stretches: list[int]  # numbers of the stretches that stand as placeholders
    pack: Pack = ENGLISH
    sentences: list[Sentence] = field(default_factory=list)

    @cached_property
    def numbers(self) -> dict[int, int]:
        return dict(self.skeleton.slots)

    @property
    def running(self) -> bool:
        return self.kind in _RUNNING

    @cached_property
    def own_account(self) -> bool:
        """Whether this is somebody's own speech or letter: `The clerks tell me that …`"""
        words = self.skeleton.text
        if _FIRST_PERSON.search(words) is None:
            return False
        return _FIRST_PERSON.search(_IN_MARKS.sub("", words)) is not None

    @cached_property
    def only_speech(self) -> bool:
        """Whether nothing but stretches stands here."""
        body = self.skeleton.text.strip(' .,–—-"”“’')
        return bool(self.stretches) and all(c in "\ue001\ue002\ue003\ue004 " for c in body)


@dataclass(eq=False)
class Scene:
    """Everything the rules look at. ``stretches`` are all stretches in marks."""

    release: Release
    text: str
    paragraphs: list[Paragraph]
    stretches: list[Marked]


def lay_out(release: Release) -> Scene:
    """Find marks, placeholders and sentences of a release's running text; linear."""
    text = release.text
    blocks = [b for b in release.blocks if b.kind in _CONTEXT]
    chosen_packs = choose_packs(release.language, text, [b.span for b in blocks])
    blocks = [b for b, pack in zip(blocks, chosen_packs, strict=True) if pack is not None]
    packs = [pack for pack in chosen_packs if pack is not None]
    running = [b.span if b.kind in _RUNNING else Span(b.span.start, b.span.start) for b in blocks]
    stretches = find_marked(text, running)
    by_paragraph: dict[int, list[int]] = {}
    for number, stretch in enumerate(stretches):
        by_paragraph.setdefault(stretch.paragraph, []).append(number)
    paragraphs = []
    for index, (block, pack) in enumerate(zip(blocks, packs, strict=True)):
        found = [(n, stretches[n]) for n in by_paragraph.get(index, ())]
        chosen = _speech(text, block.span, found, pack)
        slots = [
            (stretches[n].outer, n, placeholder_for(stretches[n].inner.of(text))) for n in chosen
        ]
        skeleton = make_skeleton(text, block.span, slots)
        paragraph = Paragraph(index, block.span, block.kind, skeleton, chosen, pack)
        before = None
        for start, end in split_sentences(skeleton.text):
            before = Sentence(paragraph, start, end, before)
            paragraph.sentences.append(before)
        paragraphs.append(paragraph)
    return Scene(release, text, paragraphs, stretches)


def _speech(text: str, paragraph: Span, found: list[tuple[int, Marked]], pack: Pack) -> list[int]:
    """Which stretches may be speech of their own, and not a title or a turn of phrase."""
    chosen: list[int] = []
    last: Marked | None = None
    may_be_speech = _may_be_speech if pack is ENGLISH else may_be_spanish_speech
    for number, stretch in found:
        if may_be_speech(text, paragraph, stretch, last):
            chosen.append(number)
            last = stretch
    return chosen


def _may_be_speech(text: str, paragraph: Span, stretch: Marked, last: Marked | None) -> bool:
    words = stretch.inner.of(text)
    first = next((c for c in words if c.isalnum()), "")
    count = len(_WORDS.findall(words[:400]))
    ends = words[-1] in ".,?!…—–-;:。！？" or not stretch.closed
    if not first:
        return False
    before = text[max(paragraph.start, stretch.outer.start - 120) : stretch.outer.start]
    after = text[stretch.outer.end : min(paragraph.end, stretch.outer.end + 80)]
    if (
        first.islower()
        and words.split(maxsplit=1)[0].islower()
        and not words.startswith(("…", "..."))
    ):
        opens = count >= 6 and words[-1] in ",?!" and before.rstrip()[-1:] in ("", *',.”"')
        if opens and _CUE_AFTER.match(after):
            return True  # As for cost, “closing loopholes takes some work,” said Ann Roe
        return _goes_on(text, stretch, last, before, count, ends)
    said = (ends or after.startswith(",")) and _CUE_AFTER.match(after.lstrip(","))
    if _names_a_work(words, before, count):
        return False
    if _is_title(words) and not said and not _CUE_RIGHT_BEFORE.search(before):
        return False
    if count >= 2 and after.startswith(",") and _CUE_AFTER.match(after[1:]):
        return True  # «The beetle has no passport», she argued.
    if count >= 3 and ends:
        return True
    if not before.strip() and not after.strip(" .,"):
        return count >= 2
    if before.rstrip().endswith(":") or not before.strip():
        return count >= 3 or _has_cue(after[:50]) or (ends and before.rstrip().endswith(":"))
    if count >= 6:
        return True
    if ends and last is not None and words[-1] in ".!?" and before.rstrip().endswith("."):
        gap = text[last.outer.end : stretch.outer.start]
        if len(gap) < _MAX_GAP and "\n" not in gap and _has_cue(gap) and not after.strip():
            return True  # “The kiln is hot,” said Ashby. “Stand back.”
    if count >= 2 and words[-1] in "?!" and _CUE_RIGHT_BEFORE.search(before):
        return True  # The pilots chanted “What storm?” and sailed
    return ends and _has_cue(after[:40])


def _names_a_work(words: str, before: str, count: int) -> bool:
    """Whether marks hold a title, as the words before them tell, or a turn of a transcript."""
    if _TURN.match(words) or _ENTITLED.search(before):
        return True  # “ROE: We …”; the note is entitled: “The Emergence of …”
    if count == 1 and words[0].isupper() and _OF_A_WORK.search(before):
        return True  # speaking of her hopes for “Float,” Roe said
    # In “An Ancient Song,” Roe stresses …
    return _is_title(words) and _NAMES_A_WORK.search(before) is not None


def _is_title(words: str) -> bool:
    """Whether words look like the name of a work or programme: `State of the Union.`"""
    found = _WORDS.findall(words[:120])
    if not 2 <= len(found) <= 14 or len(words) > 120 or words[-1] in "?!":
        return False
    small = [w for w in found if w in _SMALL_WORDS]
    capital = [w for w in found if w[0].isupper() or w[0].isdigit()]
    return len(small) + len(capital) == len(found) and len(capital) >= 2


_SMALL_WORDS = frozenset("a an the of in on for and to at by with or from is as vs de la".split())


def _goes_on(
    text: str, stretch: Marked, last: Marked | None, before: str, count: int, ends: bool
) -> bool:
    """Whether a stretch in lower case is the rest of a broken quotation, or follows a cue."""
    if last is not None and stretch.outer.start - last.outer.end < _MAX_GAP:
        gap = text[last.outer.end : stretch.outer.start]
        paused = last.inner.of(text)[-1] in ",—–-;…" or gap.lstrip().startswith((",", "—", "–"))
        if paused and _has_cue(gap) and not _SENTENCE_BREAK.search(gap):
            return bool(_AFTER_CUE.search(before)) or gap.rstrip()[-1:].isalpha()
    announced = _CUE_THEN_PAUSE.search(before) or _CUE_BEFORE.search(before)
    return ends and count >= 4 and announced is not None


def _has_cue(words: str) -> bool:
    return _CUE_WORD.search(words) is not None
