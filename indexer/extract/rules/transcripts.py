"""Turns of an interview or a transcript, each headed by who speaks: `A:` · `Ann Roe:` · `ROE:`"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from indexer.extract.rules.blocks import END_OF_BLOCK, OWN_WORDS, is_first_person
from indexer.grammar.draft import Draft, Source
from indexer.grammar.phrases import Phrase, read_phrase
from indexer.grammar.scene import Paragraph, Scene, Sentence
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Span

_QUESTION = re.compile(r"^(?:Q|Question|Q\d+)\s?[:.]\s+")
_ANSWER = re.compile(r"^(?:A|Answer|A\d+)\s?[:.]\s+")
_MIN_TURNS = 2  # answers that make an interview


def find_turns(scene: Scene) -> list[Draft]:
    """The turns of a scene in the first form that it has; none in ordinary text."""
    return interview_turns(scene) or capital_turns(scene) or transcript_turns(scene)


def interview_turns(scene: Scene) -> list[Draft]:
    """The answers of an interview whose turns are headed `Q:` and `A:`; speaker named above."""
    answers = [p for p in scene.paragraphs if p.running and _ANSWER.match(p.skeleton.text)]
    questions = [p for p in scene.paragraphs if _QUESTION.match(p.skeleton.text)]
    spoken = sum(is_first_person(p) for p in answers)
    if len(answers) < _MIN_TURNS or not questions or spoken * 3 < len(answers):
        return []  # without I or we it is a list of questions that nobody answers in person
    drafts = []
    for paragraph in answers:
        head = _ANSWER.match(paragraph.skeleton.text)
        start = paragraph.span.start + (head.end() if head else 0)
        draft = Draft("statement", paragraph.index, None)
        draft.spans = [Span(start, paragraph.span.end)]
        draft.last_paragraph = paragraph.index
        for index in range(paragraph.index + 1, len(scene.paragraphs)):
            following = scene.paragraphs[index]
            body = following.skeleton.text
            if _QUESTION.match(body) or _ANSWER.match(body) or not following.running:
                break
            if END_OF_BLOCK.match(body) or not OWN_WORDS.search(body):
                break
            draft.spans.append(following.span)
            draft.last_paragraph = following.index
        drafts.append(draft)
    return drafts


_NAMED_TURN = re.compile(r"^((?:[A-Z][\w.’'-]*\.? ){0,4}[A-Z][\w.’'-]*)\s?: +(?=\S)")


_CALLED = re.compile(r"([A-Z][\w’'-]{1,40})\.? (?=([A-Z][\w.’'-]{0,60}))")
_WORD_END = re.compile(r"\b(?!:)")


class _Somebody:
    """Tells the heads of turns that are people from those that are not; reads the text once."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _called(self) -> set[str]:
        """The words behind a given name or a form of address, and what they begin with."""
        found: set[str] = set()
        for match in _CALLED.finditer(self._text):
            if match[1] in GIVEN_NAMES or tag_word(match[1]) == "H":
                start, end = match.span(2)
                ends = _WORD_END.finditer(self._text, start + 1, end + 1)
                found.update(self._text[start : e.start()] for e in ends)
        return found

    def includes(self, head: str) -> bool:
        """Whether a head is known by a given name or an office, or named in the text too."""
        words = head.split()
        if words[0] in GIVEN_NAMES or any(tag_word(w) in "RHK" for w in words):
            return True
        return words[-1] in self._called


def transcript_turns(scene: Scene) -> list[Draft]:
    """Turns of a transcript, each headed by its speaker's name and a colon.

    A head counts when it opens three paragraphs or more and at least two heads do.
    """
    heads: dict[str, list[Paragraph]] = {}
    for paragraph in scene.paragraphs:
        match = _NAMED_TURN.match(paragraph.skeleton.text) if paragraph.running else None
        if match is not None and len(paragraph.skeleton.text) > match.end() + 8:
            heads.setdefault(match.group(1), []).append(paragraph)
    often = {head for head, found in heads.items() if len(found) >= 2}
    if len(often) < 2 or sum(len(heads[head]) for head in often) < 4:
        return []
    somebody = _Somebody(scene.text)
    drafts = []
    for head in sorted(often):
        asked = sum(p.skeleton.text.rstrip().endswith("?") for p in heads[head])
        if asked * 2 > len(heads[head]):
            continue  # the one who asks
        own = " " in head and any(is_first_person(p) for p in heads[head])
        if not own and not somebody.includes(head):
            continue  # "Finding:", "Key Benefits:"
        for paragraph in heads[head]:
            sentence = Sentence(paragraph, 0, len(head))
            phrase = read_phrase(sentence.tagged, 0, len(sentence.tagged.tags))
            if phrase is None or phrase.kind not in ("name", "role", "organisation"):
                continue
            match = _NAMED_TURN.match(paragraph.skeleton.text)
            start = match.end() if match else 0
            draft = Draft("statement", paragraph.index, Source(phrase, sentence))
            draft.spans = [Span(paragraph.skeleton.place(start), paragraph.span.end)]
            draft.last_paragraph = paragraph.index
            drafts.append(draft)
    return drafts


# `"ROE: …`: a transcript quoted whole has a mark before each turn
_CAPITAL_TURN = re.compile(r"[\"“]?((?:[A-Z][A-Z.’'-]+ ){0,4}[A-Z][A-Z.’'-]{2,}): +(?=\S)")


def capital_turns(scene: Scene) -> list[Draft]:
    """Turns headed by names in capitals.

    There must be three turns and two heads at least, and one who speaks twice
    must be somebody: "WHO:", "WHAT:" and "FREE GUIDE:" head lists.
    """
    heads: dict[int, str] = {}
    for paragraph in scene.paragraphs:
        match = _CAPITAL_TURN.match(paragraph.skeleton.text) if paragraph.running else None
        if match is not None:
            heads[paragraph.index] = match.group(1)
    turns = Counter(heads.values())
    often = {head for head, count in turns.items() if count > 1}
    somebody = _Somebody(scene.text)
    known = any(somebody.includes(head.title()) for head in often)
    if len(heads) < 3 or len(turns) < 2 or not known:
        return []
    drafts = []
    for index, head in heads.items():
        if head not in often and not somebody.includes(head.title()):
            continue
        paragraph = scene.paragraphs[index]
        source = _named_in_capitals(paragraph, head)
        if source is None:
            continue  # "REPORTER:"
        skeleton = paragraph.skeleton
        match = _CAPITAL_TURN.match(skeleton.text)
        assert match is not None
        draft = Draft("statement", index, source, last_paragraph=index)
        draft.spans = [Span(skeleton.place(match.end()), paragraph.span.end)]
        for number in range(index + 1, len(scene.paragraphs)):
            following = scene.paragraphs[number]
            marked = scene.text[following.span.start] in '"“' and skeleton.text[0] in '"“'
            if following.index in heads or not marked or not following.running:
                break
            if scene.text[following.span.start + 1] == "(":
                continue  # "(CROSSTALK.)"
            draft.spans.append(following.span)
            draft.last_paragraph = following.index
        drafts.append(draft)
    return drafts


def _named_in_capitals(paragraph: Paragraph, head: str) -> Source | None:
    """`MAYOR ANN ROE`: what is no title in it is the name."""
    start = paragraph.skeleton.text.index(head)
    sentence = Sentence(paragraph, start, start + len(head))
    t = sentence.tagged
    end = len(t.tags)
    first = next((i for i in reversed(range(end)) if t.tags[i] in "RMHOrm"), -1) + 1
    if first == end:
        return None
    title = (0, first) if first else None
    return Source(Phrase(t, 0, end, "name", (first, end), title, stop=end), sentence)
