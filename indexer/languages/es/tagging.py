"""A Spanish sentence as the same one-letter tags that English has.

Compound tenses ("ha dicho") are one token. Adjectives after a role noun belong
to it ("director general") and have its tag, so that a role's last tag is its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.grammar.language import Tokens
from indexer.grammar.tagged import PUNCTUATION
from indexer.languages.es.lexicon import cues, function_words, titles
from indexer.languages.es.lexicon.given_names import GIVEN_NAMES
from indexer.lexicon import organisations
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
_LOWER: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(["de", "del"]), "f"),
    (frozenset(["y", "e"]), "&"),
    (frozenset(["que"]), "T"),
    (function_words.RELATIVES, "W"),
    (frozenset(function_words.PRONOUNS), "P"),
    (function_words.AUXILIARIES | function_words.OBJECTS, "a"),
    (frozenset(["el", "la", "los", "las"]), "D"),
    (function_words.ADVERBS, "A"),
    (function_words.DETERMINERS, "D"),
    (function_words.PREPOSITIONS, "F"),
    (function_words.CONJUNCTIONS, "b"),
    (frozenset(cues.QUOTATION_FORMS), "V"),
    (titles.GROUP_NOUNS, "g"),
    (titles.ROLE_NOUNS | titles.SPOKES, "r"),
    (titles.BEFORE_ROLE, "m"),
    (function_words.MONTHS | function_words.WEEKDAYS, "X"),
    (frozenset(titles.HONORIFICS) - {"d", "da", "general", "hermana", "padre"}, "H"),
)
_AGENCIES = frozenset("efe reuters télam telam notimex afp ap bloomberg".split())
_FUNCTION_TAGS = frozenset("f&TWPaDFbAV")
_PAST = re.compile(r"(?:ó|aron|ieron|aba|aban|[aei]rán?|[aei]rían?)$")


@lru_cache(maxsize=50_000)
def tag_word(word: str) -> str:
    if word in PUNCTUATION:
        return "." if word in "¿¡" else PUNCTUATION[word]
    first = word[0]
    if first in "¿¡":
        return '"'
    if first in PLACEHOLDERS:
        return "Q"
    if first.isdigit():
        return "#"
    if not first.isalpha():
        return "/"
    return _tag_capitalised(word) if first.isupper() else _tag_lower(word)


def _tag_lower(word: str) -> str:
    for words, tag in _LOWER:
        if word in words:
            return tag
    if word.endswith("mente") and len(word) > 6:
        return "A"
    if any(c.isupper() for c in word):
        return "N"
    if " " in word:
        return "v"  # a compound tense of a verb that reports nothing
    head = word.split("-", maxsplit=1)[0]
    if head in titles.ROLE_NOUNS:
        return "r"
    if word.endswith("s") and (word[:-1] in titles.ROLE_NOUNS or word[:-2] in titles.ROLE_NOUNS):
        return "g"
    return "v" if _PAST.search(word) and len(word) > 3 else "w"


def _tag_capitalised(word: str) -> str:
    plain = word.rstrip(".ª").lower()
    if " " in plain:
        return "V" if plain in cues.QUOTATION_FORMS else "v"
    if word.endswith(".") and plain in titles.HONORIFICS:
        return "H"
    if len(word) == 2 and word[1] == ".":
        return "I"
    if plain in ("don", "doña", "señor", "señora", "doctor", "doctora", "monseñor", "sor", "fray"):
        return "H"
    if plain in organisations.LEGAL_FORMS or word in ("S.A.", "S.L.", "SAU", "SL"):
        return "L"
    if plain in _AGENCIES:
        return "X"  # dijo a Efe Marco Botero: no part of a name
    if plain in titles.SPOKES or plain in titles.ROLE_NOUNS:
        return "R"
    if plain in titles.INSTITUTIONS:
        return "O"
    letters = [c for c in word if c.isalpha()]
    if len(letters) >= 2 and all(c.isupper() for c in letters):
        return "C"
    return "N"


def tag(skeleton: str, start: int, end: int) -> Tokens:
    """The tokens of a Spanish sentence and their tags; linear."""
    matches = list(_TOKEN.finditer(skeleton, start, end))
    words = [m.group() for m in matches]
    tags = [tag_word(word) for word in words]
    for i, word in enumerate(words):
        _adjust(words, tags, i, word)
    _join_names(words, tags)
    starts, ends = [m.start() for m in matches], [m.end() for m in matches]
    return words, starts, ends, "".join(tags)


_BEFORE_RELATIVE = frozenset("el la los las lo del al".split())
_ARTICLES = frozenset("el la El La un una".split())
_FAR = 24  # tokens: a role and the name of a body, at most
_ROLE_OF = re.compile("[rR]+fD?[NCO]+$")


def _adjust(words: list[str], tags: list[str], i: int, word: str) -> None:
    before = tags[i - 1] if i else "."
    heads = i == 0 or before in '.Q:"' or (before in "-(/" and i <= 2)
    if heads and tags[i] in "NROC" and word.isalpha():
        lowered = tag_word(word.lower())
        follows = tags[i + 1] if i + 1 < len(tags) else "."
        if lowered in _FUNCTION_TAGS and not (lowered == "V" and follows in "NV"):
            tags[i] = lowered
        elif lowered == "g":
            tags[i] = "g"
        elif (lowered == "v" or word.endswith("ndo")) and word not in GIVEN_NAMES:
            tags[i] = "v"
    elif tags[i] == "w" and words[i - 1] in _ARTICLES and _is_given(words, i + 1):
        tags[i] = "r"  # la salinera Remedios Cano
    elif tags[i] == "w" and before in "rR" and word in titles.ROLE_MODIFIERS:
        tags[i] = "r"
    elif tags[i] in "NO" and before == "R" and word.lower() in titles.ROLE_MODIFIERS:
        tags[i] = "R"
    elif tags[i] == "r" and before == "D" and i + 1 < len(tags) and tags[i + 1] == "w":
        if words[i] in ("físico", "química", "técnica", "música", "política", "general"):
            tags[i] = "w"
    elif tags[i] == "D" and word in ("la", "los", "las", "lo") and i + 1 < len(tags):
        if tags[i + 1] in "Vva":
            tags[i] = "a"  # "la ha definido": an object before its verb
    elif tags[i] == "T" and i and words[i - 1].lower() in _BEFORE_RELATIVE:
        tags[i] = "W"  # la rueda de prensa en la que informó
    elif tags[i] == "w" and tags[i + 1 : i + 2] == [","] and _ends_role(tags, i):
        tags[i] = "N"  # la secretaria general del PP andaluz, Ana Ruiz
    elif tags[i] == "V" and i and words[i - 1].lower() == "se" and "pregunt" not in word:
        tags[i] = "v"  # "se informó de que": nobody is said to say it
    elif tags[i] == "V" and before == "D" and word in ("informa", "cuenta", "apunta"):
        tags[i] = "w"


def _ends_role(tags: list[str], i: int) -> bool:
    return _ROLE_OF.search("".join(tags[max(0, i - _FAR) : i])) is not None


def _is_given(words: list[str], i: int) -> bool:
    return i < len(words) and words[i] in GIVEN_NAMES


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
