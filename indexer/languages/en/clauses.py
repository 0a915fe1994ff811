"""Where a reported clause starts and ends, and the draft it makes."""

from __future__ import annotations

import re

from indexer.grammar.datelines import after_dateline
from indexer.grammar.draft import Draft
from indexer.grammar.phrases import read_phrase
from indexer.grammar.scene import Sentence
from indexer.grammar.tagged import Tagged
from indexer.grammar.verbs import Verb
from indexer.languages.en.clause_ends import content_end
from indexer.languages.en.lexicon import clause_words, cues
from indexer.lexicon.organisations import OCCASIONS
from indexer.model import Span

_MIN_WORDS = 2


_SUBJECT_DOES = re.compile(r"P|[^,a]{1,14}a")
_PRONOUN_DOES = re.compile(r"A*P'?A*[av]")


def content_start(sentence: Sentence, verb: Verb) -> int | None:
    """The token the clause after a reporting verb starts at, or None when none follows."""
    t = sentence.tagged
    i = _after_addressee(sentence, verb)
    if i is None or i >= len(t.tags):
        return None
    between = _BETWEEN_COMMAS.match(t.tags, i)
    if between is not None:
        i = between.end()  # clarified, however, | that
    i = i if verb.weak else _after_lately(t, i)
    after = _after_aside(t.tags, i)
    if t.tags[i] == "T":
        return _checked(sentence, i + (not _means_it(t, verb, i + 1)))
    if t.tags[after : after + 1] == "T":
        return None if _is_owned(t, i, after) else _checked(sentence, after + 1)
    if (view := _after_view(t, verb, i)) is not None:
        return _checked(sentence, view)
    if verb.participle:
        return _checked(sentence, i) if _does(t, verb, i) else None
    if verb.weak and _OWN_VERB.match(t.tags, i) is None:
        return None
    return _plain_start(sentence, verb, i, after)


def _is_owned(t: Tagged, start: int, that: int) -> bool:
    """Whether "that" behind an aside opens no clause: it points, or tells which.

    `nothing about the quality of that analysis` · `elaborated on features that set it apart`
    """
    matter = t.words[start].lower() in clause_words.MATTERS and t.tags[start + 1] not in "X#"
    return that > start and (t.tags[that - 1] in "fF" or matter)


def _does(t: Tagged, verb: Verb, i: int) -> bool:
    """`…, saying | the trees would stay`: a clause behind a participle shows its own verb."""
    says = verb.lemma == "say" and _SUBJECT_DOES.match(t.tags[i:]) is not None
    return says or _PRONOUN_DOES.match(t.tags, i) is not None


_BETWEEN_COMMAS = re.compile(",[AFDNOXfmwr#]{1,10},(?=T)")


def _means_it(t: Tagged, verb: Verb, i: int) -> bool:
    """Whether "that" before token ``i`` means a thing: "members say that cannot happen"."""
    if i >= len(t.words):
        return False
    word = t.words[i].lower()
    return (
        word in clause_words.MODALS
        or t.tags[i] == "'"  # says that’s enough
        or (verb.lemma in clause_words.SAYS_IT and word in ("is", "was"))
    )


_ON_A_DAY = re.compile("FX[TDPN]")
_PARTS = "morning|afternoon|evening|night"
_LATELY = re.compile(
    r"(?:(?:earlier|later) )?(?:this|last|that) "
    rf"(?:week|month|year|{_PARTS}|spring|summer|autumn|fall|winter)|\w+day (?:{_PARTS})",
    re.IGNORECASE,
)
_OCCASION = re.compile("FD?[wmrNCOX#]{1,4}(?=PA*[av]|T)")  # said after the meeting | she would


def _after_lately(t: Tagged, i: int) -> int:
    """`said earlier this week | that …`: when it was said is no part of the clause."""
    if t.words[i].lower() == "on" and _ON_A_DAY.match(t.tags, i):
        return i + 2  # said on Tuesday | it would close
    for end in (i + 3, i + 2):
        if end < len(t.tags) and _LATELY.fullmatch(t.phrase(i, end)) and t.tags[end] in "TDPN,":
            return end
    occasion = _OCCASION.match(t.tags, i)
    if occasion is not None and t.words[i].lower() in _DATED and t.words[occasion.end()] != "it":
        return occasion.end()
    return i


_VIEW = re.compile("D?[AmvwV]{0,3}wT")


def _after_view(t: Tagged, verb: Verb, i: int) -> int | None:
    """`expressed his firm belief that | the lock would hold`: the token behind "that"."""
    view = _VIEW.match(t.tags, i) if verb.lemma in cues.VOICES else None
    if view is None or t.words[view.end() - 2].lower() not in clause_words.VIEWS:
        return None
    return view.end()


_MAX_ASIDE = 14  # tokens behind its preposition


def _after_aside(tags: str, start: int) -> int:
    """The token behind adverbs, dates and "in an interview" that stand before a clause.

    The aside ends before "that", behind a comma or with the sentence; where it
    does not, it is none, and ``start`` comes back. Not a pattern: a preposition
    may begin an aside or stand in one, and trying each of the ways takes time
    that doubles with every preposition.
    """
    room, whole, inside = 0, True, False  # inside: the last preposition may belong to an aside
    for i in range(start, len(tags) + 1):
        end = _behind_aside(tags, i, whole)
        if end is not None:
            return end if whole or inside else start
        tag = tags[i]
        if whole and tag == "F":
            room, whole, inside = _MAX_ASIDE, False, room > 0
        elif room and tag not in _ENDS_ASIDE:
            room, whole = room - 1, True
        elif not whole or tag not in "AX#":
            return start
    return start


def _behind_aside(tags: str, i: int, whole: bool) -> int | None:
    """The token behind an aside that ends at this one; None where it goes on."""
    tag = tags[i : i + 1]
    if tag in ("", "T"):
        return i
    return i + 1 if tag == "," and (whole or tags[i + 1 : i + 2] != "#") else None


_ENDS_ASIDE = ".:;QVPa"
# "arguing he did not want", "suggested her husband would": the clause shows its verb at once
_OWN_VERB = re.compile(r"A*P'?A*[av]|D?[wrmgNI']{1,4}a")


def _after_addressee(sentence: Sentence, verb: Verb) -> int | None:
    """The token after the verb and the person addressed, if it takes one."""
    t, i = sentence.tagged, verb.end
    if i >= len(t.tags):
        return None
    if verb.lemma == "tell" and clause_words.TALES & {w.lower() for w in t.words[i : i + 4]}:
        return None  # the film tells the story of a woman
    if verb.lemma in cues.ADDRESSED and t.tags[i] not in "TF":
        return _skip_addressee(sentence, i)
    if t.words[i].lower() == "to" and t.tags[i + 1 : i + 2] not in ("", "w"):
        other = read_phrase(t, i + 1, len(t.tags))
        return other.end if other is not None else i
    return i


_MAY_BEGIN = re.compile(r"[DPNgwF]")
_HELPS_OR_SAYS = re.compile("[aV]")
_HELPS_OR_DID = re.compile("[av]")


def _plain_start(sentence: Sentence, verb: Verb, i: int, after: int) -> int | None:
    """Where a clause without "that" starts; ``after`` stands behind an aside at ``i``."""
    t, tags = sentence.tagged, sentence.tagged.tags
    i = _WHEN.match(tags, i).end()  # type: ignore[union-attr]
    dated = t.words[i].lower() in _DATED if i < len(tags) else False
    if dated and i < after < len(tags) and tags[after - 1] == ",":
        i = after
    if tags[i : i + 1] == "," and _is_inserted(tags, verb, i):
        return _checked(sentence, i + 1)
    if i >= len(tags) or tags[i] in ".,:;QV-&)WTa":  # a: "tools that Acme says are new"
        return None
    if tags[i] == "F" and (
        _GOES_ON_BEFORE.match(tags, i) or not _opens_clause(tags, t.words[i].lower(), i)
    ):
        return None
    return _checked(sentence, i) if _is_clause(t, i, verb) else None


def _is_inserted(tags: str, verb: Verb, comma: int) -> bool:
    """`Therefore, the Prime Minister said, it is important …`: the clause goes on at a comma."""
    if verb.lemma in clause_words.NEVER_INSERTED or not verb.start:
        return False
    rest, opened = tags[comma + 1 :], tags[: verb.start]
    if "," not in opened and verb.lemma not in ("say", "inform", "add"):  # As Roe noted, C
        return False
    inserted = "," in opened and verb.lemma == "say"  # Today, Roe said, the kiln burns on
    return (
        _MAY_BEGIN.match(rest) is not None
        and (inserted or _HELPS_OR_SAYS.search(rest) is not None)
        and not _HELPS_OR_DID.search(opened)
    )


_HELD = re.compile("[AX#]*,$")  # between the verb and a clause that it stands in


_ENDS_OPENING = re.compile("[QVW;:]")


def opening_of(sentence: Sentence, subject: int, verb: Verb, content: int) -> Span | None:
    """`Without the kiln, she said, nobody would have stayed.`: the opening is of the clause.

    ``subject`` is the token at which who said it starts, ``content`` that behind the comma.
    Where and when it was said is no part of it: "At a meeting on Monday, she said, …".
    """
    t = sentence.tagged
    end, start = subject - 1, max(after_dateline(t), after_heading(t))
    if end <= start or t.tags[end] != "," or not _HELD.match(t.tags[verb.end : content]):
        return None
    words = [word.lower() for word in t.words[start:end]]
    told_how = words[0].endswith("ing") or words[0] in ("asked", "when", "as")
    if told_how or _ENDS_OPENING.search(t.tags[start:end]) or OCCASIONS & set(words):
        return None
    return sentence.span(start, end) if len(words) > 1 or words[0] in clause_words.TIMES else None


_GOES_ON_BEFORE = re.compile("F[^,.:;QVPa]{1,6},&")  # "C, the Board said in a report, and C"
_DOES_BEFORE_STOP = re.compile(r"[^.:;Q]*(?:a|,[^.:;Q]*v)")


def _opens_clause(tags: str, word: str, i: int) -> bool:
    """`said in a recent interview` reports nothing; `said in 2020 the mill was empty` does."""
    if word in ("about", "to", "of", "with", "by", "from", "as"):
        return False
    return _DOES_BEFORE_STOP.match(tags[i:]) is not None


_WHEN = re.compile(r"(?:A|X#?|#(?=X))*")  # "said on Friday", "said May 5": but "says 43% of …"
_DATED = ("in", "on", "at", "during", "after")


_ENDS_ADDRESSEE = re.compile(r"[.,;:QVaP]")


def _skip_addressee(sentence: Sentence, i: int) -> int | None:
    """The token after the person addressed: `told guests at the old station | that …`"""
    t = sentence.tagged
    ahead = t.tags.find("T", i, i + 18)
    if ahead >= 0 and not _ENDS_ADDRESSEE.search(t.tags[i:ahead]):
        return ahead
    if t.words[i].lower() in ("us", "me", "them", "him", "her", "you", "reporters", "lawmakers"):
        return i + 1
    phrase = read_phrase(t, i, len(t.tags))
    return phrase.end if phrase is not None else None


_STOP = re.compile(r"[.:;Q]")


def _is_clause(t: Tagged, start: int, verb: Verb) -> bool:
    """Whether a clause with a subject and a verb of its own starts here.

    `announces a transition as its founder will retire` and `emphasise the joy of
    being there` show verbs, but none of the clause's own.
    """
    stop = _STOP.search(t.tags, start, start + 30)
    end = stop.start() if stop else min(start + 30, len(t.tags))
    head = t.tags[start:end]
    if verb.lemma in ("say", "tell"):
        return len(head) >= _MIN_WORDS
    if len(head) < _MIN_WORDS:
        return False
    if head[0] == "P":
        return True
    if t.phrase(start, start + 2).lower() == "the following":
        return False  # "announcing the following 13 actions it has taken"
    return _shows_verb(t, start, end, verb)


def _shows_verb(t: Tagged, start: int, end: int, verb: Verb) -> bool:
    """Whether the words that begin a clause have its own subject and verb among them."""
    if _RELATIVE.match(t.tags, start, end) is not None:
        return True  # argued the quay, which is old, should be rebuilt
    for i in range(start, min(end, start + 15)):
        if t.tags[i] in ",TW" or t.words[i].lower() in clause_words.SUBORDINATE:
            return False
        if t.tags[i] == "a" and t.tags[i - 1] == "&" and verb.lemma in ("add", "announce"):
            return False  # "add a touch of class and are practical"
        if t.tags[i] == "a" and t.words[i].lower() not in ("being", "been", "be", "also"):
            return i > start
    did = _ONE_DID if t.words[start].lower() in ("a", "an") else _SUBJECT_DID
    return verb.lemma != "announce" and did.match(t.tags, start, end) is not None


_SUBJECT_DID = re.compile(r"(?:DN?|N)[^,aFfQTW]{1,5}v(?![Ff])")
_ONE_DID = re.compile(r"D[^,aFfQTW]{1,5}v(?![FfwmgrN])")  # but "a fully imputed dividend"
_RELATIVE = re.compile("[DNCO][wmgNCO]{0,4},W[^,]{1,12},A*a")


def _checked(sentence: Sentence, start: int) -> int | None:
    tags = sentence.tagged.tags
    while start < len(tags) and tags[start] in ",":
        start += 1
    return start if len(tags) - start >= _MIN_WORDS and tags[start] != "." else None


def after_heading(t: Tagged) -> int:
    """The token after a heading glued to its sentence: `The Training Gap The problem is`."""
    if shouted := _after_shouting(t):
        return shouted
    for i in range(2, min(10, len(t.words) - 1)):
        if t.words[i] in clause_words.OPENERS and t.words[i + 1][:1].islower():
            return i
        if not t.words[i][:1].isupper() and t.tags[i] not in "fFD&":
            return 0
    return 0


_LONGEST_HEADING = 24  # tokens
_NOT_SHOUTED = re.compile("[a-z]{2}")  # the "s" of “MOORE’s” may be small


def _after_shouting(t: Tagged) -> int:
    """The token after a heading in capitals: `TOLLS HIT MERRIN BRIDGE: The tolls are`; or 0."""
    colon = t.tags.find(":", 3, _LONGEST_HEADING)
    if colon < 0 or any(map(_NOT_SHOUTED.search, t.words[:colon])):
        return 0
    return colon + 1


_MAY_DO = re.compile("[avw]")


def stands_alone(clause: str) -> bool:
    """Whether the words before their attribution make a clause by themselves."""
    if len(clause) < 3 or not _MAY_DO.search(clause):
        return False
    return clause[0] not in "FVv" or "a" in clause


_SAYS_MORE = re.compile("V(?:[T,:Q]|$)")


_WHAT_ONE_IS = re.compile("(?:[CNK]+,)?D?(?:[mM]*[rR]|[mM]+)")
_DOES = re.compile("[avP]")


def add_rest(sentence: Sentence, draft: Draft, stop: int) -> None:
    """`At one o’clock, according to X, the gates opened`: the clause goes on after its source."""
    t = sentence.tagged
    if t.tags[stop : stop + 1] != ",":
        return
    end = content_end(sentence, stop + 1)
    rest = t.tags[stop + 1 : end]
    if len(rest) < 2 or rest[0] == "W" or ("Q" in rest and rest[0] != "a"):
        return
    if rest[0] == "V" and (t.words[stop + 1].endswith("ing") or rest[1] in "TQ"):
        return  # "…, Roe said, noting the price"; but "the museum, Roe said, celebrated him"
    if _WHAT_ONE_IS.match(rest) and not _DOES.search(rest):
        return  # "according to Ann Roe, MRICS, Executive Vice President of the Quay"
    if _SAYS_MORE.search(rest):
        return
    skeleton = sentence.paragraph.skeleton
    draft.spans.append(
        Span(skeleton.place(t.starts[stop + 1]), skeleton.place(t.ends[end - 1] - 1) + 1)
    )
