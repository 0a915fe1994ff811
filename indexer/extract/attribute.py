"""From a scene to drafts: which stage of the table is asked when, and how neighbours join.

The rules and their order are in ``indexer.rulebook``; here is only the walk over
the paragraphs that asks them, and what it has to remember from one to the next.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from indexer.extract.rules import blocks
from indexer.extract.rules.left import Behind, Left, speaks_of
from indexer.extract.rules.signatures import Line, is_signed
from indexer.extract.sentences import attribute_words, marked_in_clauses, report_clauses
from indexer.extract.table import ask_one
from indexer.grammar.draft import Draft, Source
from indexer.grammar.scene import Paragraph, Scene, Sentence
from indexer.model import Span
from indexer.text.segment import PLACEHOLDERS

_PULLED_FROM = 8  # the last pieces of a quote
_SHORTEST_PULLED = 20  # code points
_NOT_MORE = PLACEHOLDERS + ' .,;–—-"”'  # a sentence of these is nothing but speech


def attribute(scene: Scene, inside: frozenset[int] = frozenset()) -> list[Draft]:
    """Every attribution of a scene, in the order of its first words.

    ``inside`` are paragraphs in which somebody speaks whom the layout names: there
    only words in marks are looked for; what else is reported stays the speaker's.
    """
    return _Walk(scene, inside).run()


class _Walk:
    """One pass over the paragraphs."""

    def __init__(self, scene: Scene, inside: frozenset[int]) -> None:
        self.scene = scene
        self.inside = inside
        self.skip: set[int] = set()  # paragraphs that are spoken for
        self.drafts: list[Draft] = []
        self._kept: set[int] = set()  # ids of the drafts, for a text with very many of them
        self.previous: Draft | None = None  # the last draft with words in marks
        self.announced: Draft | None = None  # who is said to speak below
        self.pending: list[Draft] = []  # paragraphs of speech with nobody to say it yet
        self.loose: Draft | None = None  # speech at the end of a paragraph that nobody said
        self.told: Draft | None = None  # what the sentence just read reports

    def run(self) -> list[Draft]:
        for paragraph in self.scene.paragraphs:
            if paragraph.index not in self.skip:
                self._paragraph(paragraph)
        left = (ask_one("rest", Left(self.scene, draft)) for draft in self.pending)
        self.drafts.extend(draft for draft in left if draft is not None)
        return self.drafts

    def _paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.running and self._take_announced(paragraph):
            return
        if paragraph.index not in self.inside:
            self._take_letter(paragraph)
        if self._take_signature(paragraph):
            return
        if paragraph.running and paragraph.only_speech:
            self._speech_alone(paragraph)
        elif paragraph.running:
            self._mixed(paragraph)
        self.announced = ask_one("announcement", paragraph)

    # -- lines above and below ----------------------------------------------------

    def _take_announced(self, paragraph: Paragraph) -> bool:
        """`X said:` above; the words stand here, with or without marks."""
        announced, self.announced = self.announced, None
        if announced is None:
            return False
        above = self.scene.paragraphs[paragraph.index - 1]
        covered = blocks.statement_after(self.scene, above)
        if next(covered, None) != paragraph.index:
            return False
        if blocks.opens_marked(paragraph):
            heading = announced.cue is None and announced.lemma != ""
            if not paragraph.only_speech or is_signed(self.scene, paragraph, not heading):
                return False
            announced.pieces.extend(paragraph.stretches)
            self._remember(announced, paragraph)
            return True
        if paragraph.index in self.inside or not _leads_to_words(announced, paragraph):
            return False  # "Overview:" and its like head a section, they quote nobody
        announced.kind = "statement"
        indices = [paragraph.index, *covered]
        announced.spans = [self.scene.paragraphs[i].span for i in indices]
        announced.last_paragraph = indices[-1]
        self._keep(announced)
        self.skip.update(indices)
        return True

    def _take_letter(self, paragraph: Paragraph) -> None:
        """`Dear Governor Roe:` opens words of whoever signs them; in them others may be quoted."""
        letter = ask_one("letter", Line(self.scene, paragraph))
        if letter is None:
            return
        self._keep(letter)
        self.inside |= frozenset(range(paragraph.index, letter.last_paragraph + 1))
        self.previous, self.loose = None, None

    def _take_signature(self, paragraph: Paragraph) -> bool:
        """`- Jane Roe, Minister` under speech that nobody has said yet."""
        above = self.loose or (self.pending[-1] if self.pending else None)
        if above is None or above.last_paragraph != paragraph.index - 1:
            return False
        signed = ask_one("signature", Line(self.scene, paragraph))
        if signed is None:
            return False
        self.skip.update(range(paragraph.index, signed.last_paragraph + 1))
        if self.loose is None:
            self.pending.pop()
        self.loose = None
        above.source, above.rule, above.below = signed.source, signed.rule, signed.below
        self._keep(above)
        self.previous = None
        return True

    # -- speech in marks ----------------------------------------------------------

    def _speech_alone(self, paragraph: Paragraph) -> None:
        if self._is_pulled(paragraph):
            return
        if self.previous is not None and self._continues(self.previous, paragraph):
            self.previous.pieces.extend(paragraph.stretches)
            self.previous.last_paragraph = paragraph.index
            return
        draft = Draft("direct", paragraph.index, None, last_paragraph=paragraph.index)
        draft.pieces.extend(paragraph.stretches)
        self.pending.append(draft)
        self.loose = None
        self.previous = draft

    def _is_pulled(self, paragraph: Paragraph) -> bool:
        """Whether words alone only stand out what was quoted right above: a pull quote."""
        if self.previous is None or self.previous.last_paragraph != paragraph.index - 1:
            return False
        text, stretches = self.scene.text, self.scene.stretches
        words = " ".join(stretches[n].inner.of(text) for n in paragraph.stretches)
        said = " ".join(stretches[n].inner.of(text) for n in self.previous.pieces[-_PULLED_FROM:])
        return len(words) > _SHORTEST_PULLED and words in said

    def _continues(self, previous: Draft, paragraph: Paragraph) -> bool:
        """Whether speech alone in its paragraph goes on with the quotation before it."""
        if self._is_open(paragraph):
            return True
        right_above = bool(previous.pieces) and previous.last_paragraph == paragraph.index - 1
        return right_above and previous.source is not None and not is_signed(self.scene, paragraph)

    def _is_open(self, paragraph: Paragraph) -> bool:
        """The previous paragraph left its quotation open, so this one goes on with it."""
        previous = self.previous
        return (
            previous is not None
            and bool(previous.pieces)
            and previous.last_paragraph == paragraph.index - 1
            and not self.scene.stretches[previous.pieces[-1]].closed
        )

    def _mixed(self, paragraph: Paragraph) -> None:
        """Sentences with and without speech; those of speech alone join what is beside them."""
        loose: list[int] = []
        current: Draft | None = None
        places = [at for at, _ in paragraph.skeleton.slots]
        for sentence in paragraph.sentences:
            numbers = _numbers_in(paragraph, places, sentence)
            if numbers and not sentence.text.strip(_NOT_MORE):
                current, loose = self._join(paragraph, current, loose, numbers)
                continue
            self.told = None
            found = self._sentence(sentence, loose)
            if found:
                current, loose = found[-1], []
            elif numbers and current is not None and sentence.text[0] in PLACEHOLDERS:
                # “… passport,” she argued. “Why should they?” The request was accepted.
                current.pieces.append(numbers[0])
                self._remember(current, paragraph)
                current = None
            elif numbers:
                loose.extend(n for n in numbers if not self._is_told(n))
                current = None
            else:
                current = current if len(sentence.text) < 3 else None
                self.told = self.told or speaks_of(sentence)
        if loose:
            self._leave_loose(paragraph, loose)

    def _go_on(self, paragraph: Paragraph) -> Draft | None:
        told, self.told = self.told, None
        return ask_one("follows", Behind(paragraph, told))

    def _join(
        self, paragraph: Paragraph, current: Draft | None, loose: list[int], numbers: list[int]
    ) -> tuple[Draft | None, list[int]]:
        if current is None and not loose:
            current = self._go_on(paragraph)
        if current is not None:
            current.pieces.extend(numbers)
            self._remember(current, paragraph)
            return current, loose
        opens = not loose and _opens_with(paragraph, numbers[0])
        if opens and self._is_open(paragraph) and self.previous is not None:
            self.previous.pieces.extend(numbers)
            self.previous.last_paragraph = paragraph.index
            return self.previous, loose
        return None, [*loose, *numbers]

    def _sentence(self, sentence: Sentence, loose: list[int]) -> list[Draft]:
        """Drafts of one sentence; returns those whose speech may go on in the next."""
        paragraph = sentence.paragraph
        direct = attribute_words(sentence)
        if loose:
            direct = self._take_loose(sentence, direct, loose)
        for draft in direct[:1]:
            self._adopt_above(draft, paragraph)
        for draft in direct:
            self._remember(draft, paragraph)
        if paragraph.index in self.inside:
            self.drafts.extend(marked_in_clauses(sentence, self.scene, direct))
            self.told = None
            return direct
        told = report_clauses(sentence, direct)
        told = [d for d in told if not self._is_in(d, direct)]
        for draft in told:
            self._tell(draft, paragraph)
        self.told = told[-1] if told else None
        return direct

    def _take_loose(self, sentence: Sentence, direct: list[Draft], loose: list[int]) -> list[Draft]:
        """Give words before a sentence to whom it says has spoken them; else they are left."""
        if not direct:
            alone = ask_one("alone", sentence)
            direct = [alone] if alone is not None else []
        if not direct:
            self._leave_loose(sentence.paragraph, loose)
            loose.clear()
        elif direct[0].behind:
            direct[0].pieces[:0] = loose
        return direct

    def _tell(self, draft: Draft, paragraph: Paragraph) -> None:
        """Keep a reported clause; where it is one stretch in marks, it may go on below."""
        stretches = self.scene.stretches
        span = draft.spans[0]
        number = bisect_left(stretches, span.start, key=lambda s: s.outer.start)
        outer = stretches[number].outer if number < len(stretches) else Span(0, 0)
        whole = outer.start == span.start and abs(outer.end - span.end) < 2
        if len(draft.spans) == 1 and draft.kind == "indirect" and whole:
            draft.spans, draft.pieces, draft.kind = [], [number], "direct"
            self._remember(draft, paragraph)
        else:
            self._keep(draft)

    def _is_in(self, told: Draft, direct: list[Draft]) -> bool:
        """Whether reported words are some of those that ``direct`` has in marks already."""
        stretches = self.scene.stretches
        for span in told.spans:
            first = bisect_right(stretches, span.start, key=lambda s: s.inner.end)
            last = bisect_left(stretches, span.end, first, key=lambda s: s.inner.start)
            # the pieces of a draft are in order, and may be those of many paragraphs
            if any(bisect_left(d.pieces, first) < bisect_left(d.pieces, last) for d in direct):
                return True
        return False

    def _is_told(self, number: int) -> bool:
        """Whether a stretch stands within the clause that its sentence reports."""
        inner = self.scene.stretches[number].inner
        return self.told is not None and any(s.contains(inner) for s in self.told.spans)

    def _adopt_above(self, draft: Draft, paragraph: Paragraph) -> None:
        """Speech above whose quotation goes on here, or that only waits for a speaker."""
        if not draft.pieces or not _opens_with(paragraph, draft.pieces[0]):
            return
        if self._is_open(paragraph) and self.previous is not None:
            self._go_on_from(self.previous, draft)
        above = self.pending[-1] if self.pending and self.loose is None else None
        if above is not None and draft.behind and above.last_paragraph == paragraph.index - 1:
            draft.pieces[:0] = self.pending.pop().pieces

    def _go_on_from(self, previous: Draft, draft: Draft) -> None:
        """Take over the paragraphs whose quotation goes on in ``draft``.

        “A,” Roe said. ¶ “B. ¶ “C,” he said.: the first is a quotation of its own. Roe said: “A.
        ¶ “B,” he said.: all are one, and who is named first says more than a pronoun.
        """
        stretches = self.scene.stretches
        if _are_two(previous.source, draft.source):
            return  # the mark of the one was never closed
        own = [n for n in previous.pieces if stretches[n].paragraph <= previous.paragraph]
        if previous.source is not None and own and stretches[own[-1]].closed:
            draft.pieces[:0] = previous.pieces[len(own) :]
            previous.pieces, previous.last_paragraph = own, previous.paragraph
            return
        draft.pieces[:0] = previous.pieces
        named = previous.source is not None and previous.source.phrase.kind != "pronoun"
        if named and draft.source is not None and draft.source.phrase.kind == "pronoun":
            draft.source, draft.cue, draft.lemma = previous.source, previous.cue, previous.lemma
        self._forget(previous)

    def _leave_loose(self, paragraph: Paragraph, loose: list[int]) -> None:
        """Stretches no rule took: speech that only a signature below can give to somebody."""
        self.loose = Draft("direct", paragraph.index, None, last_paragraph=paragraph.index)
        self.loose.pieces.extend(loose)

    def _remember(self, draft: Draft, paragraph: Paragraph) -> None:
        draft.last_paragraph = paragraph.index
        self._keep(draft)
        self.previous = draft

    def _keep(self, draft: Draft) -> None:
        if id(draft) not in self._kept:
            self._kept.add(id(draft))
            self.drafts.append(draft)

    def _forget(self, draft: Draft) -> None:
        if id(draft) in self._kept:
            self._kept.remove(id(draft))
            _remove_last(self.drafts, draft)
        _remove_last(self.pending, draft)


def _leads_to_words(announced: Draft, paragraph: Paragraph) -> bool:
    """Whether an announcement leads up to unmarked words; a mere name only to I and we."""
    if not announced.lemma:
        return blocks.is_first_person(paragraph)
    return announced.lemma in paragraph.language.cues.leads_to_words and not announced.far


def _are_two(one: Source | None, other: Source | None) -> bool:
    """Whether two sources name two people."""
    if one is None or other is None or {one.phrase.kind, other.phrase.kind} != {"name"}:
        return False
    return one.phrase.name_words().split()[-1:] != other.phrase.name_words().split()[-1:]


def _opens_with(paragraph: Paragraph, number: int) -> bool:
    return paragraph.stretches[0] == number and paragraph.skeleton.slots[0][0] == 0


def _remove_last(drafts: list[Draft], draft: Draft) -> None:
    """Take a draft out of a list, if it is there; looked for from the end, where it mostly is."""
    at = next((i for i in reversed(range(len(drafts))) if drafts[i] is draft), None)
    if at is not None:
        del drafts[at]


def _numbers_in(paragraph: Paragraph, places: list[int], sentence: Sentence) -> list[int]:
    """The stretches that stand in a sentence; a paragraph may hold very many of both."""
    first = bisect_left(places, sentence.start)
    last = bisect_left(places, sentence.end, first)
    return [number for _, number in paragraph.skeleton.slots[first:last]]
