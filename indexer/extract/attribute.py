"""From a scene to drafts: the rules in order, and how neighbouring stretches join.

The first rule that answers wins and its name is kept in the draft:
in-sentence attribution, inline signature, announcement above, continuation of
a quotation over paragraphs, signature below, nearest person above.
"""

from __future__ import annotations

from bisect import bisect_left

from indexer.extract.draft import Draft, Source
from indexer.extract.rules import blocks, marked, questions, reported, requests, transcripts
from indexer.extract.scene import Paragraph, Scene, Sentence
from indexer.model import Span


def attribute(scene: Scene) -> list[Draft]:
    """Every attribution of a scene, in the order of its first words."""
    speech = blocks.speech_header(scene)
    if speech[0] is not None:
        return _speech_draft(scene, speech[1], speech[0])
    headline = blocks.headline_speaker(scene)
    if headline:
        drafts = _speech_draft(scene, 0, None)
        for draft in drafts:
            draft.headline = headline
        return drafts
    turns = transcripts.find_turns(scene)
    attributor = _Attributor(scene)
    attributor.skip.update(
        index for draft in turns for index in range(draft.paragraph, draft.last_paragraph + 1)
    )
    return [*attributor.run(), *turns]


def _speech_draft(scene: Scene, start: int, source: Source | None) -> list[Draft]:
    spans: list[Span] = []
    for paragraph in scene.paragraphs[start:]:
        body = paragraph.skeleton.text
        if not paragraph.running or blocks.END_OF_BLOCK.match(body):
            if spans:
                break
            continue
        if len(body.split()) < 5 and not spans:
            continue  # "Check against delivery"
        spans.append(paragraph.span)
    draft = Draft("speech", "statement", start, source)
    draft.spans = spans
    return [draft] if spans else []


# Verbs that lead up to a block of unmarked words; "please contact:" and "includes:" do not.
_LEADS_TO_WORDS = frozenset(
    """say add comment state note explain write remark respond reply continue conclude tell declare
    stress emphasise emphasize observe share express""".split()
) | {"issue a statement"}


# Verbs whose reported clause is often followed by the same person's own words.
_SPEAKS_ON = frozenset(
    """say add explain note argue stress emphasise emphasize warn insist tell point acknowledge
    write
    believe recall state remark suggest claim maintain assert contend emphasise reveal
    highlight""".split()
) | {"point out"}


class _Attributor:
    """One pass over the paragraphs; ``previous`` is the last draft with words in marks."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.drafts: list[Draft] = []
        self._kept: set[int] = set()  # ids of the drafts, for a text with very many of them
        self.previous: Draft | None = None
        self.announced: Draft | None = None
        self.pending: list[Draft] = []  # speech with nobody to say it yet
        self.told: Draft | None = None  # reported speech of the sentence just read
        self.skip: set[int] = set()

    def run(self) -> list[Draft]:
        for paragraph in self.scene.paragraphs:
            if paragraph.index in self.skip:
                continue
            self._paragraph(paragraph)
        self._drop_pending()
        return self.drafts

    def _paragraph(self, paragraph: Paragraph) -> None:
        if not paragraph.running:
            if self._signature(paragraph):
                return
            self.announced = self._announcement(paragraph)
            return
        if self._statement(paragraph) or self._signature(paragraph):
            return
        if paragraph.only_speech:
            self._speech_alone(paragraph)
        else:
            self._mixed_paragraph(paragraph)
        self.announced = self._announcement(paragraph)

    # -- blocks ---------------------------------------------------------------

    def _statement(self, paragraph: Paragraph) -> bool:
        """`X said:` above; the words stand here, with or without marks."""
        announced = self.announced
        if announced is None:
            return False
        self.announced = None
        covered = blocks.statement_after(self.scene, self.scene.paragraphs[paragraph.index - 1])
        if paragraph.index not in covered:
            return False
        if blocks.opens_marked(paragraph):
            plain = announced.cue is not None or announced.rule == "name and colon"
            if not paragraph.only_speech or self._is_signed(paragraph, dashed=plain):
                return False
            announced.pieces.extend(paragraph.stretches)
            self._remember(announced, paragraph)
            return True
        spoken = announced.rule == "name and colon" and blocks.is_first_person(paragraph)
        if (announced.lemma not in _LEADS_TO_WORDS or announced.far) and not spoken:
            return False  # "Overview:" and its like head a section, they quote nobody
        announced.kind = "statement"
        announced.spans = [self.scene.paragraphs[i].span for i in covered]
        announced.last_paragraph = covered[-1]
        self._keep(announced)
        self.skip.update(covered)
        return True

    def _signature(self, paragraph: Paragraph) -> bool:
        """`- Jane Roe, Minister` under speech that nobody has said yet."""
        if not self.pending or self.pending[-1].last_paragraph != paragraph.index - 1:
            return False
        found = blocks.signature_source(paragraph)
        if found is None or not found.source or not found.source.phrase.apposed:
            found = self._two_lines(paragraph) or found
        if found is None:
            found = self._name_alone(paragraph)
        if found is None:
            return False
        draft = self.pending.pop()
        draft.below = found.below
        draft.source, draft.rule = found.source, found.rule
        self._keep(draft)
        self.previous = None
        return True

    def _name_alone(self, paragraph: Paragraph) -> Draft | None:
        """A line with nothing but a name under the words, and no words of its own below."""
        source = blocks.name_line(paragraph) if paragraph.running else None
        following = self.scene.paragraphs[paragraph.index + 1 : paragraph.index + 2]
        if source is None or (following and following[0].stretches):
            return None
        if not blocks.is_persons(source, self.scene):
            return None
        draft = Draft("signature", "direct", paragraph.index, source)
        draft.last_paragraph = paragraph.index
        return draft

    def _two_lines(self, paragraph: Paragraph) -> Draft | None:
        """A name on one line and what its bearer is on the next."""
        following = self.scene.paragraphs[paragraph.index + 1 : paragraph.index + 2]
        source = blocks.name_line(paragraph)
        below = blocks.role_line(following[0]) if source is not None and following else None
        if source is None or below is None:
            return None
        self.skip.add(paragraph.index + 1)
        draft = Draft("signature", "direct", paragraph.index, source, below=below)
        draft.last_paragraph = paragraph.index
        return draft

    def _announcement(self, paragraph: Paragraph) -> Draft | None:
        if not paragraph.sentences:
            return None
        header = blocks.statement_header(paragraph) or blocks.introduction_line(paragraph)
        if header is not None:
            return header
        last = paragraph.sentences[-1]
        if last.text.rstrip()[-1:] not in (":", ",") or "\n\n" in last.text:
            return None
        return marked.announced_source(last)

    # -- speech in marks ------------------------------------------------------

    def _speech_alone(self, paragraph: Paragraph) -> None:
        if self._continues(paragraph):
            assert self.previous is not None
            self.previous.pieces.extend(paragraph.stretches)
            self.previous.last_paragraph = paragraph.index
            return
        draft = Draft("alone", "direct", paragraph.index, None, last_paragraph=paragraph.index)
        draft.pieces.extend(paragraph.stretches)
        self.pending.append(draft)
        self.previous = draft

    def _continues(self, paragraph: Paragraph) -> bool:
        """Whether speech alone in its paragraph goes on with the quotation before it."""
        previous = self.previous
        if previous is None or not previous.pieces:
            return False
        if previous.last_paragraph != paragraph.index - 1:
            return False
        if not self.scene.stretches[previous.pieces[-1]].closed:
            return True
        if previous.source is None:
            return False
        return not self._is_signed(paragraph) and previous.rule != "signature"

    def _is_signed(self, paragraph: Paragraph, dashed: bool = False) -> bool:
        """Whether a signature follows; where the speaker stands above, only one with a dash."""
        following = self.scene.paragraphs[paragraph.index + 1 : paragraph.index + 2]
        if not following:
            return False
        after = self.scene.paragraphs[paragraph.index + 2 : paragraph.index + 3]
        if dashed and following[0].skeleton.text[:1] not in "-–—―~":
            return False
        if blocks.signature_source(following[0]) is not None:
            return True
        named = blocks.name_line(following[0]) is not None
        return named and bool(after) and blocks.role_line(after[0]) is not None

    def _mixed_paragraph(self, paragraph: Paragraph) -> None:
        """Sentences with and without speech; Q-only ones join the attribution beside them."""
        loose: list[int] = []
        current: Draft | None = None
        places = [at for at, _ in paragraph.skeleton.slots]
        for sentence in paragraph.sentences:
            numbers = _numbers_in(paragraph, places, sentence)
            if numbers and not sentence.text.strip('\ue001\ue002\ue003\ue004 .,;–—-"”'):
                if current is None and not loose:
                    current = self._go_on(paragraph)
                current, loose = self._join(paragraph, current, loose, numbers)
                continue
            self.told = None
            found = self._sentence(sentence, loose)
            if found:
                loose = []
                current = found[-1]
            elif numbers and current is not None and "\ue001" <= sentence.text[0] <= "\ue004":
                # “… passport,” she argued. “Why should they?” The request was accepted.
                current.pieces.append(numbers[0])
                self._remember(current, paragraph)
                current = None
            elif numbers:
                loose.extend(numbers)
                current = None
            else:
                current = current if len(sentence.text) < 3 else None
                self.told = self.told or marked.speaks_of(sentence)
        if loose:
            self._leave_loose(paragraph, loose)

    def _go_on(self, paragraph: Paragraph) -> Draft | None:
        """`Roe said the mill would close. “It has run dry.”`: she who was reported speaks on."""
        told, self.told = self.told, None
        if told is None or told.source is None:
            return None
        spanish = told.source.phrase.tagged.pack.drops_subjects
        if told.lemma not in _SPEAKS_ON and told.rule != "speaks of" and not spanish:
            return None
        if told.paragraph != paragraph.index:
            return None
        index = paragraph.index
        return Draft("follows", "direct", index, told.source, last_paragraph=index)

    def _join(
        self, paragraph: Paragraph, current: Draft | None, loose: list[int], numbers: list[int]
    ) -> tuple[Draft | None, list[int]]:
        if current is not None:
            current.pieces.extend(numbers)
            self._remember(current, paragraph)
            return current, loose
        if not loose and self._opens_with(paragraph, numbers[0]) and self._is_open(paragraph):
            assert self.previous is not None
            self.previous.pieces.extend(numbers)
            self.previous.last_paragraph = paragraph.index
            return self.previous, loose
        return None, [*loose, *numbers]

    def _opens_with(self, paragraph: Paragraph, number: int) -> bool:
        return paragraph.stretches[0] == number and paragraph.skeleton.slots[0][0] == 0

    def _is_open(self, paragraph: Paragraph) -> bool:
        """The previous paragraph left its quotation open, so this one goes on with it."""
        previous = self.previous
        return (
            previous is not None
            and bool(previous.pieces)
            and previous.last_paragraph == paragraph.index - 1
            and not self.scene.stretches[previous.pieces[-1]].closed
        )

    def _sentence(self, sentence: Sentence, loose: list[int]) -> list[Draft]:
        """Drafts of one sentence; returns those whose speech may go on in the next."""
        paragraph = sentence.paragraph
        signed = blocks.inline_signature(sentence)
        direct = [signed] if signed else marked.attribute_sentence(sentence, self.drafts)
        if not direct and loose:
            alone = marked.trailing_attribution(sentence)
            if alone is not None:
                direct = [alone]
        if direct and loose and direct[0].rule in ("attribution alone", "inverted", "after"):
            direct[0].pieces[:0] = loose
        elif loose and not direct:
            self._leave_loose(paragraph, loose)
            loose.clear()
        if direct and self._is_open(paragraph) and self._leads_paragraph(sentence, direct[0]):
            assert self.previous is not None
            direct[0].pieces[:0] = self.previous.pieces
            self._forget(self.previous)
        for draft in direct:
            self._adopt_pending(draft, paragraph)
            self._remember(draft, paragraph)
        told = self._reported(sentence, direct)
        self.drafts.extend(told)
        self.told = told[-1] if told else None
        return direct

    def _reported(self, sentence: Sentence, direct: list[Draft]) -> list[Draft]:
        drafts = reported.report_sentence(sentence, direct)
        if not drafts and not direct:
            asked = questions.question_sentence(sentence) or requests.request_sentence(sentence)
            drafts = [asked] if asked is not None else []
        stretches = [self.scene.stretches[n].inner for d in direct for n in d.pieces]
        return [d for d in drafts if not any(s.overlaps(p) for s in d.spans for p in stretches)]

    def _leads_paragraph(self, sentence: Sentence, draft: Draft) -> bool:
        return bool(draft.pieces) and self._opens_with(sentence.paragraph, draft.pieces[0])

    def _adopt_pending(self, draft: Draft, paragraph: Paragraph) -> None:
        """Speech alone in the paragraph right above an attribution that follows its own words."""
        if (
            self.pending
            and self.pending[-1].rule == "alone"
            and draft.rule in ("inverted", "after", "inline signature")
            and self.pending[-1].last_paragraph == paragraph.index - 1
            and draft.pieces
            and self._opens_with(paragraph, draft.pieces[0])
        ):
            draft.pieces[:0] = self.pending.pop().pieces

    def _leave_loose(self, paragraph: Paragraph, loose: list[int]) -> None:
        """Stretches no rule took: whole sentences of speech wait for a speaker."""
        draft = Draft("loose", "direct", paragraph.index, None, last_paragraph=paragraph.index)
        draft.pieces.extend(loose)
        self.pending.append(draft)

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
            at = next(i for i in reversed(range(len(self.drafts))) if self.drafts[i] is draft)
            del self.drafts[at]
        if draft in self.pending:
            self.pending.remove(draft)

    def _drop_pending(self) -> None:
        """Speech alone in its paragraph stays, its speaker to be found above; the rest goes."""
        self.drafts.extend(d for d in self.pending if d.rule == "alone" and self._is_said(d))

    def _is_said(self, draft: Draft) -> bool:
        """Whether words alone in a paragraph are speech: a short line without a stop is none."""
        words = self.scene.stretches[draft.pieces[0]].inner.of(self.scene.text)
        return words[-1] in ".,?!…—–" or len(words.split()) > 8


def _numbers_in(paragraph: Paragraph, places: list[int], sentence: Sentence) -> list[int]:
    """The stretches that stand in a sentence; a paragraph may hold very many of both."""
    first = bisect_left(places, sentence.start)
    last = bisect_left(places, sentence.end, first)
    return [number for _, number in paragraph.skeleton.slots[first:last]]
