"""Questions in reported form: `asked whether C`, `asked the board why C`.

The content is the question from its question word to the end of the sentence.
Requests ("urged Congress to act") have rules of their own, in `requests`.
"""

from __future__ import annotations

from indexer.grammar.anyone import is_anyone
from indexer.grammar.draft import Draft
from indexer.grammar.report import make_reported
from indexer.grammar.scene import Sentence
from indexer.grammar.subjects import subject_before
from indexer.grammar.verbs import Verb, find_verbs
from indexer.languages.en.clause_ends import content_end
from indexer.languages.en.lexicon import clause_words

_MAX_ADDRESSEE = 20  # tokens: the longest bodies and groups asked something


def question_sentence(sentence: Sentence) -> Draft | None:
    """The first reported question of one sentence."""
    t = sentence.tagged
    for verb in find_verbs(t):
        if verb.passive or verb.doubtful or verb.participle:
            continue
        start = _question(sentence, verb)
        if start is None:
            continue
        phrase = subject_before(t, verb.start)
        if phrase is None or not is_anyone(phrase, verb.lemma):
            continue
        end = content_end(sentence, start)
        return make_reported(sentence, verb, phrase, start, end)
    return None


def _question(sentence: Sentence, verb: Verb) -> int | None:
    """`asked (X) whether C`: the token of the question word."""
    t = sentence.tagged
    if verb.lemma not in clause_words.ASKING:
        return None
    for i in range(verb.end, min(verb.end + _MAX_ADDRESSEE, len(t.words) - 2)):
        if t.words[i].lower() in clause_words.QUESTION_WORDS:
            return i
        if t.tags[i] in ".,;:QTaPV&":
            return None
    return None
