"""Speech that a dash opens: `– We will go on, says Ann Roe. It is hard.` · `– Yes – she adds.`

Houses of the North, of Poland and of Spain set speech apart so. A paragraph counts only where
a verb of saying with its subject follows the words: a list has dashes, too.
"""

from __future__ import annotations

import re

from indexer.languages.en.unmarked import CUES
from indexer.text.marks import Place

_OPENED = re.compile(r"\s*[–—-]{1,2} ?(?=[^\W\d_a-zß-öø-ÿ])")
_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*|of|the|for|and)"
_WHO = rf"(?:[Hh]e|[Ss]he|{_NAME}(?: {_NAME}){{0,9}})"
_SAID = re.compile(
    rf"(?P<comma>[,?!.…]) (?={CUES} (?:he\b|she\b|(?:the )?(?:[\w-]+ ){{0,6}}?[A-ZÀ-Þ]))"
    rf"|(?P<pause>[,?!…]) (?={_WHO} {CUES}\b[^.]{{0,60}}\.)"
    rf"|(?P<dash>[,?!.…]?) [–—-] (?={CUES} |{_WHO} {CUES}\b)"
)
_GOES_ON = re.compile(r"[.,;:]? [–—-] (?=\S)|[.!?] +(?=[^\W\d_a-zß-öø-ÿ“\"])")
_FEWEST = 3  # words before a verb of saying
_LONGEST = 5_000  # code points of a paragraph


def find_dashed(body: str) -> list[Place]:
    """The stretches of speech in a paragraph that opens with a dash, [] where it holds none.

    The words before the verb of saying, and those behind its sentence.
    """
    opened = _OPENED.match(body) if len(body) < _LONGEST else None
    said = _SAID.search(body, opened.end()) if opened is not None else None
    if opened is None or said is None or len(body[opened.end() : said.start()].split()) < _FEWEST:
        return []
    end = said.start() + len(said["comma"] or said["pause"] or said["dash"] or "")
    found = [(opened.end(), end)]
    behind = _GOES_ON.search(body, said.end())
    if behind is not None and body[behind.end() :].strip():
        found.append((behind.end(), len(body.rstrip())))
    return found
