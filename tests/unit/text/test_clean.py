"""Cleaning keeps words, quotation marks and dashes, and nothing one cannot see."""

from __future__ import annotations

import pytest

from indexer.text.clean import clean, mend
from indexer.text.language import guess_language


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("It\u00a0is\u2009done.", "It is done."),  # no-break and thin space
        ("co\u00adoperate zero\u200bwidth \ufeffmark", "cooperate zerowidth mark"),
        ("“We agree,” she said – ‘now’ — “at once”.", "“We agree,” she said – ‘now’ — “at once”."),
        ('He said: "So be it," and left.', 'He said: "So be it," and left.'),
        ("«Sí», dijo. „Ja“, sagte er. 「はい」", "«Sí», dijo. „Ja“, sagte er. 「はい」"),
        ("weâ€™ll see", "we’ll see"),  # UTF-8 read as Windows-1252
        ("The mayorâ€™s â€œplanâ€\x9d", "The mayor’s “plan”"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("end.  \n  next \n\n\n\nlast  ", "end.\nnext\n\nlast"),
        ("a\x00b\x07c", "abc"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\uf0b7 a bullet of the Symbol font", "• a bullet of the Symbol font"),
        ("cafe\u0301", "café"),
        ("eﬃcient oﬀice", "efficient office"),
        ("ＡＢＣ　＂full width＂", "ＡＢＣ ＂full width＂"),
    ],
)
def test_what_cleaning_makes_of_it(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_joiners_stay_in_the_scripts_that_need_them() -> None:
    persian = "می\u200cخواهم"
    assert clean(persian) == persian
    assert clean("air\u200cport") == "airport"


def test_mending_keeps_runs_of_spaces_for_the_search_for_lost_breaks() -> None:
    assert mend("One.\u00a0 Two.") == "One.  Two."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The harbour master said on Tuesday that the ferry would leave from the old pier "
            "until the new one is ready, which he expects to be in the spring.",
            "en",
        ),
        (
            "El embalse está al nueve por ciento de su capacidad, el nivel más bajo desde que "
            "se construyó, informó hoy el ministro de Agua en la capital del país.",
            "es",
        ),
        (
            "La ministre a déclaré jeudi que le pont serait ouvert avant l'hiver et que les "
            "travaux se poursuivraient pendant la nuit.",
            "fr",
        ),
        ("", ""),
        ("12,345 | 67 %", ""),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert guess_language(text) == language
