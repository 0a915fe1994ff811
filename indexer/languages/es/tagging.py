"""A Spanish sentence as the same one-letter tags that English has.

Compound tenses ("ha dicho") are one token. Adjectives after a role noun belong
to it ("director general") and have its tag, so that a role's last tag is its own.
"""

from __future__ import annotations

import re

from indexer.grammar.language import Tokens
from indexer.languages.es.lexicon import cues, function_words
from indexer.languages.es.lexicon.given_names import GIVEN_NAMES
from indexer.languages.es.retagging import RETAGS
from indexer.languages.es.word_tags import tag_word
from indexer.text.segment import PLACEHOLDERS

_COMPOUND = "|".join(
    sorted({f.rsplit(" ", 1)[0] for f in cues.QUOTATION_FORMS if " " in f}, key=len, reverse=True)
)
_TOKEN = re.compile(
    rf"[{PLACEHOLDERS}]"
    rf"|(?:(?<=\W)|^)(?i:{_COMPOUND}) [^\W\d_]+"
    r"|(?:[A-Z]\.){2,}[A-Z]?(?![a-z])|S\.A\.(?: de C\.V\.?)?"
    r"|[A-ZÁÉÍÓÚÑ]\.(?=[\s-]|$)"
    r"|(?:Sra|Sr|Srta|Sres|Dra|Dr|Dña|Excmo|Excma|Ilmo|Ilma|Lic|Ing|Arq|Mtro|Mtra|Prof|Núm)\.ª?(?=\s)"
    r"|[^\W_]+(?:[.&’'\-‑_@][^\W_]+)*"
    r"|[^\w\s]"
)


def tag(skeleton: str, start: int, end: int) -> Tokens:
    """The tokens of a Spanish sentence and their tags; linear."""
    matches = list(_TOKEN.finditer(skeleton, start, end))
    words = [m.group() for m in matches]
    tags = [tag_word(word) for word in words]
    starts, ends = [m.start() for m in matches], [m.end() for m in matches]
    for rows in RETAGS:
        rows.mend(words, tags, starts, ends)
    _join_names(words, tags)
    return words, starts, ends, "".join(tags)


def _join_names(words: list[str], tags: list[str]) -> None:
    """`José de la Fuente`, `Ortega y Gasset`: particles between the words of a person's name."""
    i = 0
    while i < len(tags):
        given = tags[i] == "N" and words[i] in GIVEN_NAMES
        if not given:
            if words[i] in ("De", "Del") and _join_at(words, tags, i - 1) > i:
                tags[i] = "N"  # De la Fuente
            i += 1
            continue
        while i + 1 < len(tags) and tags[i + 1] in "NI":
            i += 1
        i = max(i + 1, _join_at(words, tags, i))


def _join_at(words: list[str], tags: list[str], i: int) -> int:
    """Tag as particles what stands after token ``i`` and leads to another name; where it ends."""
    k = i + 1
    while k < len(tags) and k - i <= 3 and words[k].lower() in function_words.PARTICLES:
        k += 1
    if k > i + 1 and k < len(tags) and tags[k] == "N" and words[k] not in GIVEN_NAMES:
        tags[i + 1 : k] = "p" * (k - i - 1)
        return k + 1
    return i + 1
