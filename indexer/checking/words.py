"""The words two texts are compared by.

What an editor may set otherwise without changing what was said makes no difference: case,
marks, dashes, British or American spelling, contractions ("don't", "do not"), numbers in digits
or in words, "%" or "per cent", and where a currency stands. A word that is changed by an ending
is another word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache

from indexer.archive.analysis import stem
from indexer.archive.language import is_telling
from indexer.archive.spelling import spelling_key
from indexer.model import Span
from indexer.text.fold import fold_word


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared, and where it stands."""

    form: str
    start: int
    end: int
    written: str = field(default="", compare=False)
    """The letters it is written with, without marks: "were" for both words of "we're"."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


_UNSPACED = "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(
    rf"""(?x)
      [{_UNSPACED}]
    | (?<![^\W_]) [A-Za-z] (?:\.[A-Za-z])+ \b            # U.S.
    | (?P<sign>(?:[A-Z]{{1,3}})?[$€£¥₹])?\s?(?P<digits>\d+(?:[.,]\d+)*)
      (?P<scale>[\s-]?(?:(?i:thousand|[mb]illion|trillion)|bn|tn|mn|[mkKMB])(?![^\W_]))?
      (?P<rest>(?:(?![{_UNSPACED}])[^\W\d_])+)? (?P<percent>\s?[%％]|\s?per\s?cent\b)?
    | (?: (?![{_UNSPACED}]) [^\W_] | [\u0300-\u036f] )+ (?: ['’ʼ] [^\W\d_]+ )*
    | &
    """
)
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion"}
_SCALES["tn"] = "trillion"
_ALIKE = {
    **{
        f"{verb}nt": f"{verb} not"
        for verb in (
            "are could dare did do does had has have is might must need ought should was were would"
        ).split()
    },
    "cant": "can not", "wont": "will not", "youd": "you would", "theyd": "they would",
    "im": "i am", "ive": "i have", "youve": "you have", "weve": "we have", "theyve": "they have",
    "youre": "you are", "theyre": "they are", "youll": "you will", "theyll": "they will",
    "itll": "it will", "thatll": "that will", "thats": "that is", "theres": "there is",
    "heres": "here is", "whats": "what is", "hes": "he is", "shes": "she is",
    "&": "and", "learnt": "learned", "burnt": "burned", "dreamt": "dreamed", "leant": "leaned",
    "leapt": "leaped", "spelt": "spelled", "spilt": "spilled", "spoilt": "spoiled",
    "gotten": "got", "towards": "toward", "afterwards": "afterward", "backwards": "backward",
    "forwards": "forward", "upwards": "upward", "downwards": "downward", "onwards": "onward",
    "someone": "somebody", "everyone": "everybody",
    "percent": "%", "dollars": "dollar", "euros": "euro", "pounds": "pound", "cannot": "can not",
    "alright": "all right", "ok": "okay", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
    "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
}  # fmt: skip
IN_LETTERS = {form: word for word, form in _ALIKE.items() if form[:1].isdigit() and word.isalpha()}
"""Numbers of one word as they are written in letters."""
_ENDINGS = {"ll": "will", "ve": "have", "re": "are", "m": "am", "d": "would"}
_PARTICIPLE = 4  # letters: "need", "open", "feed" are none
_NOT = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_HAD = frozenset(
    "been had left gone done made said told taken given seen come become known begun built bought "
    "brought caught felt found got heard held kept lost met paid put read run sent set sold spent "
    "stood taught thought understood won written wanted better".split()
)
"""Words behind "'d" that make it "had"; so do others that end as participles do."""
_BETWEEN = frozenset("already always also even ever just long never not only once".split())
_IS = frozenset("it that he she there what who here how where when this everything".split())


def read_words(text: str) -> list[Token]:
    """The words of a text in order. A word that stands for two gives two with one place.

    >>> [t.form for t in read_words("We don't owe “$3m”, or five per cent.")]
    ['we', 'do', 'not', 'owe', '3', 'million', 'dollar', 'or', '5', '%']
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        start += len(match.group()) - len(match.group().lstrip())
        is_word = match["digits"] is None
        forms = _read_word(match.group()) if is_word else _read_number(match)
        written = _write(match.group())
        found += [Token(form, start, end, written) for form in forms]
    return _join_tens(_tell_had(found, text), text)


def telling_words(text: str) -> list[str]:
    """The different words of a text as they stand in it, to be looked for in an index: those that
    tell something, or all where none does."""
    words = dict.fromkeys(text[t.start : t.end] for t in read_words(text) if t.written)
    return [word for word in words if is_telling(word)] or list(words)


def telling_stems(text: str) -> frozenset[str]:
    """The stems of the words that tell something, by which names of things are compared."""
    return frozenset(stem(token.form) for token in read_words(text) if is_telling(token.form))


def _write(word: str) -> str:
    return "".join(c for c in fold_word(word) if c.isalnum())


def _tell_had(tokens: list[Token], text: str) -> list[Token]:
    """ "I'd" before a participle is "I had"; elsewhere it stays "I would"."""
    for n, token in enumerate(tokens):
        if (
            token.form == "would"
            and text[token.start : token.end].lower().endswith("d")
            and (n and tokens[n - 1].span == token.span)
        ):
            behind = (t.form for t in tokens[n + 1 : n + 4] if t.form not in _BETWEEN)
            follows = next(behind, "")
            if follows in _HAD or (len(follows) > _PARTICIPLE and follows.endswith(("ed", "en"))):
                tokens[n] = replace(token, form="had")
    return tokens


@lru_cache(maxsize=65_536)
def _read_word(word: str) -> tuple[str, ...]:
    folded = fold_word(unicodedata.normalize("NFKC", word)).replace("’", "'").replace("ʼ", "'")
    stem, mark, ending = folded.rpartition("'")
    if not mark:
        return tuple(_plain(folded.replace(".", "")))
    if ending == "t" and stem.endswith("n"):
        base = stem[:-1]
        return (*_plain(_NOT.get(base, base)), "not")
    if ending in _ENDINGS:
        return (*_plain(stem.replace("'", "")), _ENDINGS[ending])
    if ending == "s":
        if stem == "let":
            return ("let", "us")
        return (stem, "is") if stem in _IS else tuple(_plain(stem.replace("'", "")))
    return tuple(_plain(folded.replace("'", "")))


def _plain(word: str) -> list[str]:
    return [spelling_key(part) for part in _ALIKE.get(word, word).split()]


def _read_number(match: re.Match[str]) -> tuple[str, ...]:
    digits = re.sub(r",(?=\d{3}(?!\d))", "", match["digits"])
    rest = fold_word(match["rest"] or "")
    forms = [digits + rest]
    if match["scale"]:
        scale = match["scale"].strip(" -\n\t\xa0").lower()
        forms.append(_SCALES.get(scale, scale))
    if match["sign"]:
        country = match["sign"][:-1].lower().removesuffix("us")
        forms.append(country + _SIGNS[match["sign"][-1]])
    if match["percent"]:
        forms.append("%")
    return tuple(forms)


_TIMES = {"hundred": 100, "thousand": 1_000}
_TENS = frozenset(str(n) for n in range(20, 100, 10))
_UNITS = frozenset(str(n) for n in range(1, 10))


def _join_tens(tokens: list[Token], text: str) -> list[Token]:
    """Words that are read together: "nine hundred" is 900, "no one" nobody, "May 2026" a month,
    "10 May" and "May 10th" a day."""
    joined: list[Token] = []
    for at, token in enumerate(tokens):
        if _is_and(joined, tokens, at, text):
            joined.pop()
        last = joined[-1] if joined else None
        whole = _join(last, token, text) if last else None
        if whole is not None:
            joined[-1] = whole
        elif last and _is_month(last, token, text):
            joined[-1:] = [replace(last, form="May"), token]
        else:
            joined.append(token)
    return joined


_TOGETHER = {("no", "1"): "nobody", ("per", "cent"): "%"}


def _join(last: Token, token: Token, text: str) -> Token | None:
    """Two words as the one they are read as; None where each is read by itself."""
    form = _read_together(last, token, text)
    return Token(form, last.start, token.end, last.written + token.written) if form else None


def _read_together(last: Token, token: Token, text: str) -> str:
    is_ten = last.form in _TENS and token.form in _UNITS and _in_letters(last, token, text)
    if token.form in _TIMES and last.form.isdecimal():
        return _times(last, token)
    if is_ten or _adds(last, token, text):
        return str(int(last.form) + int(token.form))
    return _TOGETHER.get((last.form, token.form)) or _day_of_month(last, token, text)


def _times(last: Token, times: Token) -> str:
    """ "Nine hundred"; of "one thousand nine" only the nine is taken a hundred times."""
    by, value = _TIMES[times.form], int(last.form)
    rest = value % 1_000 if value > 1_000 and by == 100 else value
    return str(value - rest + rest * by)


def _adds(whole: Token, rest: Token, text: str) -> bool:
    """Whether "one thousand" is followed by "nine hundred": both in words, the greater first."""
    if not (whole.form.isdecimal() and rest.form.isdecimal() and _in_letters(whole, rest, text)):
        return False
    more, less = int(whole.form), int(rest.form)
    return (
        (more % 1_000 == 0 and 0 < less < 1_000)
        or (more % 100 == 0 and 0 < less < 100 <= more)
        or (more % 10 == 0 and more % 100 >= 20 and 0 < less < 10 and more > 100)
    )


def _is_and(joined: list[Token], tokens: list[Token], at: int, text: str) -> bool:
    """Whether the last word is the "and" of "one hundred and twenty-nine"."""
    if len(joined) < 2 or joined[-1].form != "and" or not joined[-2].form.isdecimal():
        return False
    begins_anew = at + 1 < len(tokens) and tokens[at + 1].form in _TIMES
    return not begins_anew and _adds(joined[-2], tokens[at], text)


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_DAY = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?")


def _day_of_month(one: Token, other: Token, text: str) -> str:
    """A month and a day in either order, as one word; "" for anything else."""
    month, day = (one, other) if other.form[:1].isdecimal() else (other, one)
    number = _DAY.fullmatch(day.form)
    is_month = month.form in _MONTHS and text[month.start].isupper()
    return f"{number[1]} {month.form}" if number and is_month else ""


def _is_month(one: Token, other: Token, text: str) -> bool:
    """Whether "May" stands before a day or year, and is not what may be."""
    return text[one.start : one.end] == "May" and other.form[:1].isdecimal()


def _in_letters(one: Token, other: Token, text: str) -> bool:
    return text[one.start].isalpha() and text[other.start].isalpha()
