"""Reported speech: `X said that C` · `C, X said` · `according to X, C` · `X told Y that C`.

The content is the clause of the sentence that holds the cue, without "that"
and without the final full stop; where part of it stands in marks it is mixed.
"""

from __future__ import annotations

import re
from itertools import pairwise

from indexer.extract.draft import Draft
from indexer.extract.phrases import Phrase, read_phrase
from indexer.extract.rules.clauses import content_end, make_reported
from indexer.extract.scene import Sentence
from indexer.extract.subjects import is_anyone, subject_after, subject_before
from indexer.extract.verbs import Verb, find_verbs
from indexer.lexicon import cues
from indexer.model import Span

_ASIDE = re.compile(r"(?:A|X|#|,(?=F)|(?:F(?:[^,.:;QTVPa]|,(?=#)){1,14}?))*?(?:,?(?=T)|,(?!T)|$)")
_FINITE = re.compile(r"[av]|w(?=[DPFTNm])")
_MIN_WORDS = 2


def report_sentence(sentence: Sentence, taken: list[Draft]) -> list[Draft]:
    """Drafts for the reported clauses of one sentence."""
    t = sentence.tagged
    if "V" not in t.tags and "ccording" not in sentence.text:
        return []
    drafts: list[Draft] = []
    covered = _cued(sentence, taken)
    floor = 0
    for verb in find_verbs(t):
        if verb.start < floor or verb.start in covered or verb.passive or not verb.clause:
            continue
        draft = _clause_after(sentence, verb, drafts, taken) or _clause_before(sentence, verb)
        if draft is not None:
            drafts.append(draft)
            floor = verb.end + 1
    if not drafts:
        according = _according(sentence)
        if according is not None and not taken:
            drafts.append(according)
    _separate(drafts)
    return drafts


def _cued(sentence: Sentence, taken: list[Draft]) -> set[int]:
    """Tokens that already serve as the cue of a direct quotation."""
    spans = [d.cue for d in taken if d.cue is not None]
    t = sentence.tagged
    return {
        i
        for i, tag in enumerate(t.tags)
        if tag == "V" and any(s.overlaps(sentence.span(i, i + 1)) for s in spans)
    }


def _clause_after(
    sentence: Sentence, verb: Verb, drafts: list[Draft], taken: list[Draft]
) -> Draft | None:
    content = _content_start(sentence, verb)
    if content is None or verb.doubtful:
        return None
    phrase = _subject(sentence, verb, drafts, taken)
    if phrase is None or not is_anyone(phrase, verb.lemma):
        return None
    end = content_end(sentence, content)
    return make_reported(sentence, "reported", verb, phrase, content, end)


def _subject(
    sentence: Sentence, verb: Verb, drafts: list[Draft], taken: list[Draft]
) -> Phrase | None:
    t = sentence.tagged
    if verb.participle:
        for draft in reversed([*taken, *drafts]):
            if draft.source is not None and draft.source.sentence is sentence:
                return draft.source.phrase
        if verb.start == 0 or t.tags[verb.start - 1] in ",F":
            return _main_subject(sentence, verb)
        return None
    return subject_before(t, verb.start)


def _main_subject(sentence: Sentence, verb: Verb) -> Phrase | None:
    """`Noting that C, the minister said …`: the participle shares the main subject."""
    t = sentence.tagged
    for other in find_verbs(t):
        if other.start > verb.end and not other.participle and not other.passive:
            phrase = subject_before(t, other.start, verb.end)
            if phrase is not None and phrase.kind not in ("thing", "document"):
                return phrase
    if verb.start > 1:
        phrase = read_phrase(t, 0, verb.start)
        if phrase is not None and phrase.kind not in ("thing", "document"):
            return phrase
    return None


def _content_start(sentence: Sentence, verb: Verb) -> int | None:
    """The token the reported clause starts at, or None when none follows."""
    t = sentence.tagged
    i = verb.end
    tags = t.tags
    if i >= len(tags):
        return None
    addressed = verb.lemma in cues.ADDRESSED
    if addressed and tags[i] not in "TF":
        told = _skip_addressee(sentence, i)
        if told is None:
            return None
        i = told
    elif i < len(tags) and t.words[i].lower() == "to" and tags[i + 1 : i + 2] not in ("", "w"):
        other = read_phrase(t, i + 1, len(tags))
        if other is not None:
            i = other.end
    aside = _ASIDE.match(tags, i)
    after = aside.end() if aside else i
    if after < len(tags) and tags[after] == "T":
        return _checked(sentence, after + 1)
    if i < len(tags) and tags[i] == "T":
        return _checked(sentence, i + 1)
    own = re.match(r"A*P'?A*[av]", tags[i:]) is not None  # "arguing he did not want"
    if i >= len(tags) or (verb.participle and verb.lemma != "say" and not own):
        return None
    if verb.weak and not own:
        return None
    if verb.participle:
        # "…, saying the trees would stay": a clause with a verb of its own, or nothing
        return _checked(sentence, i) if re.match(r"P|[^,a]{1,14}a", tags[i:]) else None
    while i < len(tags) and tags[i] in "AX#":
        i += 1
    if (
        (
            i < len(tags)
            and tags[i] == "F"
            and t.words[i].lower() in ("in", "on", "at", "during", "after")
        )
        and aside
        and after > i
        and after < len(tags)
        and tags[after - 1 : after] == ","
    ):
        i = after
    if tags[i : i + 1] == "," and verb.lemma in ("say", "inform", "add") and verb.start:
        # "Therefore, the Prime Minister said, it is important …"
        rest = tags[i + 1 :]
        opened = tags[: verb.start]
        if re.match(r"[DPNgwF]", rest) and re.search("a", rest) and not re.search("[av]", opened):
            return _checked(sentence, i + 1)
    if i >= len(tags) or tags[i] in ".,:;QV-&)WT":
        return None
    if tags[i] == "F" and not _opens_clause(t.tags, t.words[i].lower(), i):
        return None
    return _checked(sentence, i) if _is_clause(t.tags, i, verb) else None


def _opens_clause(tags: str, word: str, i: int) -> bool:
    """`said in a recent interview` reports nothing; `said in 2020 the mill was empty` does."""
    if word in ("about", "to", "of", "with", "by", "from", "as"):
        return False
    return re.match(r"[^.:;Q]*[av]", tags[i:]) is not None


def _skip_addressee(sentence: Sentence, i: int) -> int | None:
    """The token after the person addressed: `told guests at the old station | that …`"""
    t = sentence.tagged
    ahead = t.tags.find("T", i, i + 18)
    if ahead >= 0 and not re.search(r"[.,;:QVaP]", t.tags[i:ahead]):
        return ahead
    if t.words[i].lower() in ("us", "me", "them", "him", "her", "you", "reporters", "lawmakers"):
        return i + 1
    phrase = read_phrase(t, i, len(t.tags))
    return phrase.end if phrase is not None else None


def _is_clause(tags: str, start: int, verb: Verb) -> bool:
    """Whether a clause with a subject and a verb of its own starts here."""
    head = tags[start : start + 30]
    stop = re.search(r"[.:;Q]", head)
    head = head[: stop.start()] if stop else head
    if verb.lemma in ("say", "tell", "note", "add", "explain"):
        return len(head) >= _MIN_WORDS
    return head[:1] == "P" or bool(re.match(r"^[^,a]{1,14}a", head))


def _checked(sentence: Sentence, start: int) -> int | None:
    tags = sentence.tagged.tags
    while start < len(tags) and tags[start] in ",":
        start += 1
    return start if len(tags) - start >= _MIN_WORDS and tags[start] != "." else None


def _clause_before(sentence: Sentence, verb: Verb) -> Draft | None:
    """`C, X said.` and `C, said X.`"""
    t = sentence.tagged
    if verb.doubtful or verb.participle:
        return None
    rest = t.tags[verb.end :]
    phrase: Phrase | None = None
    if t.tags[verb.start - 1 : verb.start] == "," or (verb.start and t.tags[verb.start - 1] == "A"):
        phrase = subject_after(t, verb.end, len(t.tags))
        if phrase is not None and t.tags[phrase.stop : phrase.stop + 1] not in ("", ".", ","):
            phrase = None
        end = verb.start
    if phrase is None:
        if not re.match(r"^(?:(?:[AX,]|Dw|DX)*(?:F[^,.:;QVPa]{0,14})?[.,]|$)", rest):
            return None
        if t.words[verb.end : verb.end + 1] == ["to"]:
            return None  # "…, Acme promises to transform …": a plan, not a report
        phrase = subject_before(t, verb.start, 1)
        if phrase is None:
            return None
        first = phrase.start
        if first < 3 or not re.search(r',"?$', t.tags[:first]):
            return None
        end = first
    while end > 0 and t.tags[end - 1] in ",A":
        end -= 1
    if not is_anyone(phrase, verb.lemma) or "Q" in t.tags[:end]:
        return None
    draft = make_reported(sentence, "reported before", verb, phrase, 0, end)
    _add_rest(sentence, draft, max(verb.end, phrase.stop))
    if len(draft.spans) == 1 and not _stands_alone(t.tags[:end]):
        return None
    return draft


def _stands_alone(clause: str) -> bool:
    """Whether the words before their attribution make a clause by themselves."""
    if len(clause) < 3 or not re.search("[avw]", clause):
        return False
    return clause[0] not in "FV" or "a" in clause


def _add_rest(sentence: Sentence, draft: Draft, stop: int) -> None:
    """`At one o’clock, according to X, the gates opened`: the clause goes on after its source."""
    t = sentence.tagged
    if t.tags[stop : stop + 1] != ",":
        return
    end = content_end(sentence, stop + 1)
    rest = t.tags[stop + 1 : end]
    if len(rest) < 2 or rest[0] in "WV" or "Q" in rest:
        return
    if any(w.lower() in cues.CLAUSE_FORMS for w in t.words[stop + 1 : end]):
        return
    skeleton = sentence.paragraph.skeleton
    draft.spans.append(
        Span(skeleton.place(t.starts[stop + 1]), skeleton.place(t.ends[end - 1] - 1) + 1)
    )


def _according(sentence: Sentence) -> Draft | None:
    """`According to X, C` and `C, according to X`."""
    t = sentence.tagged
    at = next((i for i, w in enumerate(t.words) if w.lower() == "according"), None)
    if at is None or at + 2 >= len(t.words) or t.words[at + 1] != "to":
        return None
    phrase = read_phrase(t, at + 2, len(t.tags))
    if phrase is None or phrase.kind in ("thing", "document"):
        return None
    stop = phrase.stop
    if stop < len(t.tags) and t.tags[stop] == "W":
        stop = next((k for k in range(stop, len(t.tags)) if t.tags[k] in ",."), stop)
    if at == 0:
        if t.tags[stop : stop + 1] != ",":
            return None
        start, end = stop + 1, content_end(sentence, stop + 1)
    else:
        start, end = 0, at
        while end > 0 and t.tags[end - 1] in ",":
            end -= 1
    if end - start < _MIN_WORDS or "Q" in t.tags[start:end]:
        return None
    draft = make_reported(sentence, "according to", None, phrase, start, end)
    if at > 0:
        _add_rest(sentence, draft, stop)
    draft.cue, draft.lemma = sentence.span(at, at + 2), "according to"
    return draft


def _separate(drafts: list[Draft]) -> None:
    """End a clause where the next attribution of the sentence begins."""
    for one, following in pairwise(drafts):
        if following.cue is None:
            continue
        span = one.spans[0]
        cut = following.cue.start
        if following.source is not None and following.source.place() > span.start:
            cut = min(cut, following.source.place())
        if span.start < cut < span.end:
            one.spans = [Span(span.start, cut)]
