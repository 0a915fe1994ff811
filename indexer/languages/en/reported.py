"""Reported speech: `X said that C` · `C, X said` · `according to X, C` · `X told Y that C`.

The content is the clause of the sentence that holds the cue, without "that"
and without the final full stop; where part of it stands in marks it is mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.grammar.anyone import is_anyone
from indexer.grammar.authors import noted_by
from indexer.grammar.datelines import after_dateline
from indexer.grammar.draft import Draft
from indexer.grammar.phrase import Phrase
from indexer.grammar.phrases import read_phrase
from indexer.grammar.report import Report, make_reported
from indexer.grammar.scene import Sentence
from indexer.grammar.subjects import subject_after, subject_before
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb, find_verbs
from indexer.languages.en.clause_ends import content_end
from indexer.languages.en.clauses import (
    content_start,
    opening_of,
    stands_alone,
)
from indexer.languages.en.lexicon import clause_words


def clause_after(report: Report) -> Draft | None:
    """`X said that C`, `X told Y that C`"""
    sentence, verb = report.sentence, report.verb
    content = content_start(sentence, verb) if not verb.passive else None
    if content is None or verb.doubtful:
        return None
    tags = sentence.tagged.tags
    if _NO_SUBJECT.match(tags, content) and (tags[verb.end] == "F" or tags[content] == "P"):
        return None  # "the firms acknowledged in this ranking are"; "is announcing it now to"
    if not _reports(sentence.tagged, verb, content) or _is_inverted(sentence.tagged, verb):
        return None
    phrase = _subject(report)
    if phrase is None or not is_anyone(phrase, verb.lemma) or _is_asked(phrase):
        return None
    if phrase.words() in ("we", "I") and tags[phrase.start - 1 : phrase.start] in ("W", "b"):
        return None  # When we told them, there was silence
    end = _before_main_verb(sentence.tagged, verb, content, content_end(sentence, content))
    draft = make_reported(sentence, verb, phrase, report.first_of(content), end)
    opening = opening_of(sentence, phrase.start, verb, content)
    if opening is not None:
        draft.spans.insert(0, opening)
    return draft


_OF_A_RELATIVE = re.compile("W[^,.:;QVW]{0,5}$")
_MAIN_VERB = re.compile(",A*[avV]")


def _before_main_verb(t: Tagged, verb: Verb, start: int, end: int) -> int:
    """`Ann Roe, who said it was late, | left the room`: the end before what who is told of did."""
    if not _OF_A_RELATIVE.search(t.tags, max(0, verb.start - 6), verb.start):
        return end
    for main in _MAIN_VERB.finditer(t.tags, start + 2, end):
        acts = not t.words[main.end() - 1].endswith("ing")
        if acts and _DOES_ANYTHING.search(t.tags, start, main.start()):
            return main.start()
    return end


_DOES_ANYTHING = re.compile("[avV]")


def _is_asked(phrase: Phrase) -> bool:
    """`what Ann Roe says the plan does`: the clause around it is not hers, and lacks its what."""
    words, start = phrase.tagged.words, phrase.start
    return bool(
        clause_words.ASKS & {words[start].lower(), words[start - 1].lower() if start else ""}
    )


def _is_inverted(t: Tagged, verb: Verb) -> bool:
    """`… from all but one of the stations, said Jeff Roe, who runs them.`: he speaks."""
    if t.tags[verb.start - 1 : verb.start] != "," or verb.lemma not in clause_words.INVERTS:
        return False
    phrase = subject_after(t, verb.end, len(t.tags))
    if phrase is None or phrase.kind not in ("name", "spokesperson"):
        return False
    return t.tags[phrase.stop : phrase.stop + 1] in ("", ".", "T", "W", "(")


_PARTICIPLE_AND_NOUN = re.compile("v[wmgrNV]{1,3}(?:F[D#wgN]{1,4})?a")
_THAT_NOUN = re.compile("TwD")
_DOES = re.compile("[aVvP]|w(?=[DPTN])")


def _reports(t: Tagged, verb: Verb, content: int) -> bool:
    """Whether what follows a verb of saying is said, and not only a thing and what it does."""
    that = t.tags[content - 1] == "T"
    gerund = t.words[content].endswith("ing")  # that being a member is an idea
    noun = _PARTICIPLE_AND_NOUN.match(t.tags, content) is not None  # that lost luggage had come
    if that and t.tags[content] in "va" and not gerund and not noun:
        return False  # "advised them on three properties that met their goals"
    if that and verb.weak and not _DOES.search(t.tags[content : content + 25]):
        return False  # "submit that thesis"
    relative = _THAT_NOUN.match(t.tags[content - 1 :]) is not None
    told = t.words[content].endswith(("s", "ing")) or t.words[content] in clause_words.ASKS
    if that and verb.weak and relative and not told:
        return False  # "posts that check these boxes"
    return not (verb.lemma == "signal" and t.words[verb.start - 1].lower() == "it")


_NO_SUBJECT = re.compile(r"F[DmwNCO]{1,5}a|PA*F")


def _subject(report: Report) -> Phrase | None:
    sentence, verb, drafts = report.sentence, report.verb, report.drafts
    t = sentence.tagged
    if verb.participle and verb.lemma in ("signal", "suggest", "indicate", "relate"):
        return None  # what a deed shows, nobody has said
    if verb.participle:
        apart = _apart(t, verb)
        if drafts and _OF_A_NOUN.search(t.tags, max(0, verb.start - _ADVERBS), verb.start):
            return None  # it has filed | a lawsuit alleging that the town broke the law
        for draft in (
            reversed([*report.taken, *drafts]) if apart not in ("L", "N", "O", "C") else ()
        ):
            if draft.source is not None and draft.source.sentence is sentence:
                return draft.source.phrase
        if verb.start == 0 or t.tags[verb.start - 1] in ",F":
            return _main_subject(sentence, verb)
        return None
    return _without_deed(subject_before(t, verb.start, after_dateline(t)))


_OF_A_NOUN = re.compile("D[mwgrNCO']{0,3}[wO]$")
_DEED_OF = re.compile("[DHR]{0,3}N[NI]{0,3}(?=A?v)")


def _without_deed(phrase: Phrase | None) -> Phrase | None:
    """`Mr. Roe once backed the Board, and said`: a name ends where its bearer does something."""
    if phrase is None or phrase.kind not in ("organisation", "group"):
        return phrase
    t = phrase.tagged
    name = _DEED_OF.match(t.tags, phrase.start, phrase.end)
    return read_phrase(t, phrase.start, name.end()) if name is not None else phrase


def _apart(t: Tagged, verb: Verb) -> str:
    """The tag before a verb and its adverbs."""
    return t.tags[max(0, verb.start - _ADVERBS) : verb.start].rstrip("A")[-1:]


_ADVERBS = 8  # tokens, at most, between a verb and what it belongs to
_OPENS = 2  # tokens before a participle that opens its sentence
_DEED = 12  # tokens: "Ann Roe dismissed such concerns, stating that …"


def _main_subject(sentence: Sentence, verb: Verb) -> Phrase | None:
    """`Noting that C, the minister said …`: the participle shares the main subject."""
    t = sentence.tagged
    if verb.start > _DEED:
        deed = t.tags.rfind("v", verb.start - _DEED, verb.start - 1)
        phrase = subject_before(t, deed) if deed > 0 else None
        if phrase is not None and phrase.kind in ("name", "role", "pronoun", "organisation"):
            return phrase
    heading = t.tags.rfind(":", 0, verb.start) + 1
    subjects = (subject_before(t, o.start, low) for o, low in _verbs_beside(t, verb))
    phrase = next((p for p in subjects if p is not None and p.kind not in _NO_SPEAKER), None)
    if phrase is None and verb.start > 1:
        phrase = read_phrase(t, heading, verb.start)
    return phrase if phrase is not None and phrase.kind not in _NO_SPEAKER else None


_NO_SPEAKER = ("thing", "document")


def _verbs_beside(t: Tagged, verb: Verb) -> Iterator[tuple[Verb, int]]:
    """Main verbs before a participle, or of the sentence that it opens; and where their
    subject may begin."""
    opens = verb.start <= _OPENS
    verbs = find_verbs(t)
    for other in [*(v for v in verbs if v.start < verb.start), *(verbs if opens else ())]:
        if other.start != verb.start and not other.participle and not other.passive:
            yield other, verb.end if other.start > verb.end else 0


_AT_THE_MEETING = re.compile("F[^,.:;QVPTWa]{1,8}(?=,)")  # As Roe noted | at the meeting, …
_NO_ADVERB = re.compile("[^Aa]")


def as_told(report: Report) -> Draft | None:
    """`As X noted, C`"""
    sentence, verb = report.sentence, report.verb
    if (verb.passive and report.drafts) or verb.lemma not in clause_words.AS_TOLD:
        return None
    t = sentence.tagged
    phrase = noted_by(t, verb, len(t.tags)) if verb.passive else _told_of(t, verb)
    if phrase is None:
        return None
    comma = phrase.stop if verb.passive else verb.end
    aside = _AT_THE_MEETING.match(t.tags, comma)
    comma = aside.end() if aside is not None else comma
    if t.tags[comma : comma + 1] != ",":
        return None
    start, end = comma + 1, content_end(sentence, comma + 1)
    if not stands_alone(t.tags[start:end]) or "Q" in t.tags[start:end]:
        return None
    return make_reported(sentence, verb, phrase, start, end)


def _told_of(t: Tagged, verb: Verb) -> Phrase | None:
    """Who stands between "as" and the verb."""
    opening = [w.lower() for w in t.words[: min(3, verb.start)]]
    if "as" not in opening:
        return None
    phrase = read_phrase(t, opening.index("as") + 1, verb.start)
    if phrase is None or phrase.kind == "thing":
        return None
    return None if _NO_ADVERB.search(t.tags[phrase.stop : verb.start]) else phrase
