"""What an editor may set otherwise makes no difference; what was said otherwise does."""

from __future__ import annotations

import pytest

from indexer.checking.words import read_words


def forms(text: str) -> list[str]:
    return [token.form for token in read_words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We don’t owe it", "we do not owe it"),
        ("It's ours, we'll pay", "“It is ours” – we will pay"),
        ("the organisation’s colour", "The organization's color"),
        ("five per cent", "5%"),
        ("5 percent", "five percent"),
        ("$3m", "three million dollars"),
        ("$1.5 bn", "1.5 billion dollars"),
        ("$2 million", "$2m"),
        ("a $2-million loan", "a $2m loan"),
        ("$3 Thousand", "3,000 dollars"),
        ("10,000 people", "10000 people"),
        ("twenty-five cables", "25 cables"),
        ("one thousand nine hundred buckets", "1,900 buckets"),
        ("nineteen hundred and 2 thousand", "1900 and 2000"),
        ("three hundred five", "305"),
        ("one hundred and twenty-nine years", "129 years"),
        ("two thousand and five", "2005"),
        ("I'd never been there, she'd left", "I had never been there, she had left"),
        ("I'd like that", "I would like that"),
        ("they dont know, ive seen", "they don't know, I've seen"),
        ("im sure it mustnt, and thats it", "I'm sure it mustn't, and that's it"),
        ("nets & boats", "nets and boats"),
        ("we learnt it", "we learned it"),
        ("no one came, someone called", "nobody came, somebody called"),
        ("on May 10, 2026", "on 10 May 2026"),
        ("from May 10th", "from 10 May"),
        ("towards it", "toward it"),
        ("the U.S. Navy", "the US Navy"),
        ("we cannot", "we can't"),
        ("café", "CAFÉ"),
        ("財政司司長表示", "財政司司長，表示"),
    ],
)
def test_the_same_words_set_otherwise(one: str, other: str) -> None:
    assert forms(one) == forms(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we will pay", "we will not pay"),
        ("5%", "5"),
        ("$5", "£5"),
        ("HK$5", "$5"),
        ("3 million", "3 billion"),
        ("paid", "pay"),
        ("it may 5 times", "it May 5 times"),
        ("on May 10", "on May 11"),
        ("in May 1990", "in 1990"),
        ("1.5", "15"),
        ("between one hundred and two hundred", "between 102 hundred"),
        ("I'd go", "I had go"),
    ],
)
def test_other_words(one: str, other: str) -> None:
    assert forms(one) != forms(other)


def test_each_word_knows_its_place() -> None:
    text = "“They don’t,” she said, “owe $3m.”"
    assert [text[t.start : t.end] for t in read_words(text)] == [
        "They", "don’t", "don’t", "she", "said", "owe", "$3m", "$3m", "$3m",
    ]  # fmt: skip
