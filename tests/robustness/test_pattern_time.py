"""No pattern of the indexer takes time that doubles with each repetition of some words."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import signal
import time
from collections.abc import Iterator

import pytest

import indexer
from indexer.ingest.prepare import prepare
from indexer.model import RawRelease
from indexer.pipeline import extract_quotes

_REPEATED = 24  # times: two ways of matching each would be 16 million
_UNITS = 40  # tried for a pattern, each of one to three signs of its own alphabet
_SECONDS = 0.5
_PACKAGES = ("text", "lexicon", "ingest", "grammar", "languages", "extract", "resolve", "identity")


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(indexer.__path__, "indexer."):
        if module.name.split(".")[1] in _PACKAGES:
            yield module.name


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    found: dict[str, tuple[str, re.Pattern[str]]] = {}
    for name in _modules():
        for attribute, value in sorted(vars(importlib.import_module(name)).items()):
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found.setdefault(value.pattern, (f"{name}.{attribute}", value))
    return list(found.values())


def _alphabet(pattern: str) -> list[str]:
    """The signs a pattern is written with, and one of each class it may ask for."""
    return sorted(set(re.sub(r"\\[A-Za-z]|[\\(){}|^$]", "", pattern)) | set("aA7 .-"))


class _TooLongError(Exception):
    pass


def _interrupt(*_: object) -> None:
    raise _TooLongError


def _takes_too_long(pattern: re.Pattern[str], text: str) -> bool:
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    try:
        pattern.search(text)
    except _TooLongError:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


def test_no_pattern_doubles_with_each_repetition() -> None:
    before = signal.signal(signal.SIGVTALRM, _interrupt)
    slow: dict[str, str] = {}
    try:
        for name, pattern in _patterns():
            rng = random.Random(pattern.pattern.encode("utf-8", "surrogatepass"))
            signs = _alphabet(pattern.pattern)
            for _ in range(_UNITS):
                unit = "".join(rng.choices(signs, k=rng.randint(1, 3)))
                head = "".join(rng.choices(signs, k=rng.randint(0, 2)))
                if _takes_too_long(pattern, head + unit * _REPEATED + "\n"):
                    slow[name] = unit
                    break
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert slow == {}


@pytest.mark.parametrize(
    "words",
    [
        "The word is that Ann Roe, a {}, said that all is well.".format("7 say " * 40),
        "Ann Roe said {}he is glad of it.".format("in town " * 40),
        "«Vamos bien», dijo {}.".format("en 5 5 5 5 " * 40),
    ],
    ids=["an apposition", "an aside", "an aside in Spanish"],
)
def test_sentences_that_doubled_with_each_word_end_at_once(words: str) -> None:
    release = prepare(RawRelease(origin="hostile", text="Words.\n\n" + words))
    started = time.process_time()
    extract_quotes(release)
    assert time.process_time() - started < 1.0
