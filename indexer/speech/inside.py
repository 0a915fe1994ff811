"""Who is quoted inside a turn where no rule tells: the name or pronoun that leads up to the words.

`Then he told us, “A”`, of whom the turn has named last; `She put it this way:` with the words
on a line of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from indexer.grammar.scene import Scene
from indexer.languages.en.word_tags import tag_word
from indexer.lexicon import spoken
from indexer.lexicon.function_words import SENTENCE_OPENERS
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon.name_genders import gender_of_name
from indexer.lexicon.name_shapes import is_ordinary
from indexer.lexicon.organisations import INSTITUTIONS
from indexer.lexicon.titles import ROLE_NOUNS
from indexer.model import Evidence, Mention, Quote, QuoteId, Span, Speech, Turn
from indexer.resolve.cast import name_keys
from indexer.rulebook import BY_NAME
from indexer.speech.document import Document
from indexer.speech.heads.head import Head
from indexer.speech.heads.reading import read_head

_RULE = "before"
_WORD = r"[A-Z][\w’'-]+"
_ONE_WORD = re.compile(r"\w+")
_STYLE = (
    r"(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Sister|Father|Judge|Councillor|Senator|Mayor|Pope|Saint|St)"
    r"\.? )"
)
_NAMED = re.compile(
    rf"\b{_STYLE}?{_WORD}(?: (?!{_STYLE})(?:[A-Z]\. |de |van |von |al-|bin )?{_WORD}){{0,3}}"
)
_CUE = re.compile(
    rf"\b(?:{spoken.QUOTES_OTHERS})\b"
    r"(?=[^.?!“”\"]{0,90}[,:](?: [–—-])?\s*[*_]*$|[.:]?\s*$|[^.?!“”\"]{0,60}\bthat,?\s*$)"
)
_WHO = re.compile(rf"{_NAMED.pattern}|\b(?:[Hh]e|[Ss]he)\b")
# I have a text here from Kev at Bilgara: “…”
_TAKEN_FROM = re.compile(
    rf"\b(?:{spoken.TAKEN_FROM}) (?:[a-z]+ ){{0,3}}?(?:[a-z]+, )?(?P<who>{_NAMED.pattern})"
    r"(?: (?:in|at|of|from) [^.?!:,“”\"]{2,40})?\s*[.:,;–—-]{0,2}\s*$"
)
_TAKEN = 160  # code points before words in which it is told from whom they are
# In her words it was “A”; he said, and these are his words, “A”
_IN_WORDS = re.compile(
    r"\b(?:[Ii]n|[Tt]h(?:e|o)se (?:are|were)) (?P<who>his|her) (?:own )?words?\b[^.?!“”\"]{0,24}$"
)
_RELATIVE = re.compile(
    r"^(?: of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?,? who\b"
)  # Mrs Roe of Merrin, who says
_SUPPOSES = re.compile(r"(?i)\b(?:if|had|were|imagine|suppose)\b[^,.]{0,12}$")
_ASIDE_OF_SPEAKER = re.compile(r", and I\b[^,.]{0,20}$")
_BETWEEN = 60  # code points between who says and the word for it
_NOTE = re.compile(r"(?:[,:]?\s*)\([^()]*\)\s*$")  # Mrs Roe writes, (she held it up) “A”
_SENTENCE = re.compile(r"(?<![A-Z]r)(?<!Mrs)(?<!Ms)(?<!Prof)(?<!\b[A-Z])[.?!…][”\"’)]*\s+")
_ANYBODY = re.compile(
    r"(?i)\b(?:I|we|you|they|it|who|which|if|would|could|might|never|not|neither)\b"
)
# Before a name that is called on, or is no person’s: `Thank you, President Roe`, `at Port Merrin`
_CALLED_ON = re.compile(r"(?i)(?:thank you|thanks|dear|hello|good \w+|madam|mister),? $")
_BEHIND_PLACES = re.compile(r"(?i)\b(?:in|at|from|near|of|to|the),? $")
_HAS_CLAUSE = re.compile(r",? (?:who|whose|whom)\b")
_OPENS = re.compile(
    rf"(?i:{'|'.join(sorted(map(re.escape, SENTENCE_OPENERS - {'he', 'she'})))})"
    r"|\w+[’'](?:s|ll|re|ve|d)"
)
_OF_A_BOOK = re.compile(r"\b(?:[Oo]f|[Ii]n)(?: the| St\.| Saint)? $")  # the Book of Proverbs says
_APPOSED = re.compile(
    rf"\b(?:[Mm]y|[Oo]ur|[Hh]er|[Hh]is|an?) [\w ]{{3,20}}, ({_WORD})(?<![’'-])[,.]"
)
_CALLED = re.compile(rf"\bnames?(?:d| is| was) ({_WORD})")
_NUMBERED = re.compile(rf"\b({_WORD}) \d")
_INSIDE = re.compile(rf"(?<=[a-z,] )({_WORD})\b")
_HAS = re.compile(r"[’']s$")  # Ann Roe’s told us
_GENDERS = {"he": "m", "his": "m", "she": "f", "her": "f"}
_LEAST = 4  # words
_SHORTEST = 3  # letters of a name
_MOST = 70  # words of a block without marks
_BEFORE = 40  # code points in which a name is called on
_CLOSE = 120  # code points between a name nothing more is known of and its pronoun
_NEAR = 700  # code points before a pronoun in which its bearer is named


def more_inside(scene: Scene, speech: Speech, found: Iterable[Quote]) -> Iterator[Quote]:
    """Quotes of others in the turns of a speech that are not among those found."""
    reader = _Reader(scene, speech)
    taken = [span for quote in found for span in quote.content]
    for content, lead in reader.candidates():
        if not any(span.start < content.end and content.start < span.end for span in taken):
            quote = reader.quote(content, lead)
            if quote is not None:
                yield quote


class _Reader:
    def __init__(self, scene: Scene, speech: Speech) -> None:
        self._scene, self._text, self._speech = scene, scene.text, speech
        self._document = Document(scene.release)
        self._starts = [turn.content[0].start for turn in speech.turns]

    def candidates(self) -> Iterator[tuple[Span, Span]]:
        """Words in marks, and blocks behind a colon, with the words that lead up to them."""
        paragraphs = [paragraph.span for paragraph in self._scene.paragraphs]
        starts = [span.start for span in paragraphs]
        for stretch in self._scene.stretches:
            at = bisect_right(starts, stretch.outer.start) - 1
            lead = Span(starts[at], stretch.outer.start)
            if not lead.of(self._text).strip(" *_") and at:
                lead = paragraphs[at - 1]
            if not stretch.is_bare:
                yield stretch.inner, lead
        for lead, block in pairwise(paragraphs):
            words = block.of(self._text)
            announced = lead.of(self._text).rstrip(" *_").endswith(":")
            if announced and words[:1] not in "“\"'‘«" and len(words.split()) <= _MOST:
                yield block, lead

    def quote(self, content: Span, lead: Span) -> Quote | None:
        """The quote of somebody whom the words before it name, None where they name nobody."""
        turn = self._turn_at(content.start)
        if turn is None or len(content.of(self._text).split()) < _LEAST:
            return None
        words = _NOTE.sub(":", lead.of(self._text))
        start = max((m.end() for m in _SENTENCE.finditer(words)), default=0)
        told = self._who_leads(words, start)
        if told is None:
            return None
        who = told.group()
        place = Span(lead.start + told.start(), lead.start + told.end())
        if who.lower() in _GENDERS:
            named = self._last_named(turn, place.start, _GENDERS[who.lower()])
        else:
            head = None if _OF_A_BOOK.search(words, 0, told.start()) else self._person(who)
            named = (head, place) if head is not None else None
        if named is None:
            return None
        head, where = named
        name = self._in_full(head)
        if set(name_keys(turn.speaker_name)) & set(name_keys(name)):
            return None
        return self._make(turn, content, name, where, head)

    def _who_leads(self, words: str, start: int) -> re.Match[str] | None:
        """The name or pronoun nearest before a word for saying, nobody else between.

        The last such word counts, or the one before it where an aside comes last:
        `Roe said, and I wrote it down, “A”`.
        """
        taken = _TAKEN_FROM.search(words, max(0, len(words) - _TAKEN))
        if taken is not None:
            return _NAMED.search(words, taken.start("who"))
        worded = _IN_WORDS.search(words, start)
        if worded is not None:
            return _ONE_WORD.match(words, worded.start("who"))
        for cue in [*_CUE.finditer(words, start)][:-3:-1]:
            low = max(start, cue.start() - _BETWEEN)
            said = [m for m in _WHO.finditer(words, low, cue.start()) if not _OPENS.fullmatch(m[0])]
            if len(said) > 1 and words[said[-2].end() : said[-1].start()] == " of ":
                said.pop()  # Mrs Roe of Merrin
            if said and not _ANYBODY.search(_RELATIVE.sub("", words[said[-1].end() : cue.start()])):
                return said[-1] if not _SUPPOSES.search(words[low : said[-1].start()]) else None
            if not _ASIDE_OF_SPEAKER.search(words, 0, cue.start()):
                return None
        return None

    def _turn_at(self, place: int) -> Turn | None:
        at = bisect_right(self._starts, place) - 1
        turn = self._speech.turns[at] if at >= 0 else None
        inside = turn is not None and any(s.start <= place < s.end for s in turn.content)
        return turn if inside else None

    def _last_named(self, turn: Turn, before: int, gender: str) -> tuple[Head, Span] | None:
        """Whom a turn has named last before a pronoun, one who may be meant by it."""
        near = max(turn.content[0].start, before - _NEAR)
        last = self._text.rfind("\n\n", near, before)
        low = max(near, self._text.rfind("\n\n", near, max(near, last)))
        near_by = list(self._may_mean(low, before, gender)) or self._asked_of(turn, gender)
        if not near_by:
            return None
        head, place, told = near_by[-1]
        alone = len({name_keys(h.name)[-1] for h, _, _ in near_by}) == 1
        close = before - place.end < _CLOSE and len(head.name.split()) > 1
        plain = self._is_plain(head, told) or (alone and close)
        return (head, place) if plain else None

    def _asked_of(self, turn: Turn, gender: str) -> list[tuple[Head, Span, str]]:
        """Of whom the question before a turn is: `What did Ms Roe reply?` – `She said, “A”`"""
        if turn.number < 2:
            return []
        asked = self._speech.turns[turn.number - 2].content[-1]
        if not asked.of(self._text).rstrip().endswith("?"):
            return []
        start = max(asked.start, asked.end - _CLOSE)
        return list(self._may_mean(start, asked.end, gender))[-1:]

    def _may_mean(self, low: int, high: int, gender: str) -> Iterator[tuple[Head, Span, str]]:
        """Those named in a stretch of the text whom a pronoun of a gender may mean."""
        for match in _NAMED.finditer(self._text, low, high):
            head = self._person(match.group())
            if head is None or self._is_called_on(match, head):
                continue
            told = head.gender or gender_of_name(head.name.split()[0])
            if not told or told == gender:
                yield head, Span(*match.span()), told

    def _is_called_on(self, match: re.Match[str], head: Head) -> bool:
        """Whether a name is only called on, or may be a place: `Thank you, Roe`, `in Port Merrin`.

        Behind a preposition, who has a given name, a title or a clause of their own is somebody.
        """
        around = max(0, match.start() - _BEFORE)
        if _CALLED_ON.search(self._text, around, match.start()):
            return True
        told = head.sure > 2 or head.name.split()[0] in GIVEN_NAMES
        told = told or _HAS_CLAUSE.match(self._text, match.end()) is not None
        return not told and _BEHIND_PLACES.search(self._text, around, match.start()) is not None

    def _is_plain(self, head: Head, gender: str) -> bool:
        """Whether a name before a pronoun is somebody's for sure."""
        words = head.name.split()
        called = words[0] in self._called
        if len(words) == 1 and head.sure < 3:
            return called or words[0] in self._apposed
        return bool(gender) or called or head.sure > 2

    def _person(self, words: str) -> Head | None:
        styled = re.search(rf"\b{_STYLE}", words)
        words = words[styled.start() :] if styled is not None else words  # Friday | Mr Ben Roe
        first, space, rest = words.partition(" ")
        opens = _OPENS.fullmatch(first) is not None or (" " in rest and is_ordinary(first))
        head = read_head(_HAS.sub("", rest if space and opens else words))  # Old | Ben Roe
        if head.kind != "person" or self._is_nobody(head):
            return None
        told = head.name.split()
        known = told[0] in GIVEN_NAMES or head.sure > 2 or told[-1] in self._surnames
        return head if known or len(told) > 1 or self._is_told(told[0]) else None

    def _is_nobody(self, head: Head) -> bool:
        """Whether words with large letters are no name here: `I’m`, `Old Testament`, `Luke 9`."""
        told = head.name.split()
        given = told[0] in GIVEN_NAMES or told[0] in self._called
        ordinary = head.sure < 3 and any(map(is_ordinary, told[1:] if given else told))
        short = len(told[0].strip(".")) < _SHORTEST
        return (
            ordinary or short or told[-1] in self._numbered
            or self._document.is_ordinary(head.name)
        )  # fmt: skip

    @cached_property
    def _apposed(self) -> frozenset[str]:
        """`My boatman, Hamish, …`"""
        return frozenset(m[1] for m in _APPOSED.finditer(self._text))

    @cached_property
    def _called(self) -> frozenset[str]:
        """`a boatman named Hamish`"""
        return frozenset(m[1] for m in _CALLED.finditer(self._text))

    @cached_property
    def _numbered(self) -> frozenset[str]:
        """Words with a number behind them."""
        return frozenset(m[1] for m in _NUMBERED.finditer(self._text))

    @cached_property
    def _inside(self) -> Counter[str]:
        """How often each capitalised word stands inside a sentence."""
        return Counter(m[1] for m in _INSIDE.finditer(self._text))

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The last words of the names of those who speak."""
        return frozenset(t.speaker_name.split()[-1] for t in self._speech.turns if t.speaker_name)

    def _is_told(self, word: str) -> bool:
        """Whether a lone word is somebody whom the text names again, or says who they are."""
        if word.lower() in INSTITUTIONS or word.lower() in ROLE_NOUNS or tag_word(word) not in "NI":
            return False
        return self._inside[word] > 1 or word in self._apposed

    def _in_full(self, head: Head) -> str:
        """The fullest name of somebody: of those who speak, else of the text."""
        words = head.name.split()
        told = self._speakers.get(words[-1], set())
        if len(told) == 1 and len(words) == 1:
            return next(iter(told))
        if len(words) > 1:
            return head.name
        full = [n for n in self._document.full_names(words[0]) if n.split()[0] in GIVEN_NAMES]
        full = full or [n for n in self._titled if n.split()[0] == words[0]]
        return full[0] if len(full) == 1 else head.name

    @cached_property
    def _speakers(self) -> dict[str, set[str]]:
        """The full names of those who speak, by each of their words."""
        found: dict[str, set[str]] = {}
        for name in {turn.speaker_name for turn in self._speech.turns if " " in turn.speaker_name}:
            for word in name.split():
                found.setdefault(word, set()).add(name)
        return found

    @cached_property
    def _titled(self) -> list[str]:
        """Names of the title, each to its end: `Eulogy for | Tommy Mac Suibhne`."""
        return [m.group() for m in _NAMED.finditer(self._scene.release.title) if " " in m.group()]

    def _make(self, turn: Turn, content: Span, name: str, where: Span, head: Head) -> Quote:
        text = content.of(self._text)
        return Quote(
            id=QuoteId(""),
            release_id=self._scene.release.id,
            text=text,
            content=(content,),
            kind="direct",
            speaker_name=name,
            speaker_type="person",
            role=head.role,
            organisation_name=head.organisation,
            published=self._scene.release.published,
            cue=None,
            mention=Mention(where, "name" if " " in name else "surname"),
            rule=_RULE,
            confidence=BY_NAME["follows"].confidence,
            judgement="matched",
            evidence=(Evidence(where, "mention"),),
            candidates=(),
            turn=turn.number,
            paragraphs=turn.paragraphs,
            quoted_by=turn.speaker_name or turn.role or turn.label,
        )
