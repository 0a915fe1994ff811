"""Speech that a dash opens: `– We will go on, says Ann Roe. It is hard.` · `– Yes – she adds.`

Houses of the North, of Poland and of Spain set speech apart so. A paragraph counts only where
a verb of saying with its subject follows the words: a list has dashes, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.model import Span
from indexer.text.marks import Marked

_CUES = (
    r"(?:says|said|adds|added|explains|explained|notes|noted|stresses|stressed|emphasi[sz]es"
    r"|emphasi[sz]ed|comments|commented|concludes|concluded|continues|continued|believes|tells)"
)
_OPENED = re.compile(r"\s*[–—-]{1,2} ?(?=[^\W\d_a-zß-öø-ÿ])")
_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*|of|the|for|and)"
_WHO = rf"(?:[Hh]e|[Ss]he|{_NAME}(?: {_NAME}){{0,9}})"
_SAID = re.compile(
    rf"(?P<comma>[,?!.…]) (?={_CUES} (?:he\b|she\b|(?:the )?(?:[\w-]+ ){{0,6}}?[A-ZÀ-Þ]))"
    rf"|(?P<pause>[,?!…]) (?={_WHO} {_CUES}\b[^.]{{0,60}}\.)"
    rf"|(?P<dash>[,?!.…]?) [–—-] (?={_CUES} |{_WHO} {_CUES}\b)"
)
_GOES_ON = re.compile(r"[.,;:]? [–—-] (?=\S)|[.!?] +(?=[^\W\d_a-zß-öø-ÿ“\"])")
_FEWEST = 3  # words before a verb of saying
_LONGEST = 5_000  # code points of a paragraph


def find_dashed(text: str, paragraphs: Sequence[Span], taken: Sequence[Marked]) -> list[Marked]:
    """The stretches of speech in paragraphs that open with a dash and have no words in marks."""
    marked = {one.paragraph for one in taken if not one.is_bare}
    return [
        Marked(span, span, closed=True, paragraph=index)
        for index, paragraph in enumerate(paragraphs)
        if index not in marked and len(paragraph) < _LONGEST
        for span in _spoken(text, paragraph)
    ]


def _spoken(text: str, paragraph: Span) -> Iterator[Span]:
    """The words of one paragraph: before the verb of saying, and behind its sentence."""
    body = paragraph.of(text)
    opened = _OPENED.match(body)
    said = _SAID.search(body, opened.end()) if opened is not None else None
    if opened is None or said is None or len(body[opened.end() : said.start()].split()) < _FEWEST:
        return
    end = said.start() + len(said["comma"] or said["pause"] or said["dash"] or "")
    yield Span(paragraph.start + opened.end(), paragraph.start + end)
    behind = _GOES_ON.search(body, said.end())
    if behind is not None and body[behind.end() :].strip():
        last = len(body.rstrip())
        yield Span(paragraph.start + behind.end(), paragraph.start + last)
