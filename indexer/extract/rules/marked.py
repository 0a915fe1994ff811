"""Speech in quotation marks with its attribution in the same sentence or the next.

`“A,” said X.` · `“A,” X said. “B.”` · `X said: “A.”` · `X: “A.”` · `“A,” according to X.`
"""

from __future__ import annotations

import re

from indexer.extract.draft import Draft, Source
from indexer.extract.phrases import Phrase, read_phrase
from indexer.extract.scene import Sentence
from indexer.extract.spanish import sources as spanish
from indexer.extract.subjects import (
    author_of,
    noted_by,
    subject_after,
    subject_before,
    subject_of_participle,
)
from indexer.extract.tags import Tagged
from indexer.extract.verbs import Verb, find_verbs
from indexer.lexicon import cues
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.text.segment import BARE, PAUSED

# Between a cue and the words it announces: "said in a statement on Monday:", "told reporters,"
_LEAD = re.compile(
    r"^[A,]*(?:(?:F|D|m|w|v|g|N|X|#|O|C|R|M|r|f|'|&|\"|-|H|A|p|,|V(?=:)|W|\(|\))*?)[:,T\"-]*$"
)
_MAX_LEAD = 45


def attribute_sentence(sentence: Sentence, earlier: list[Draft]) -> list[Draft]:
    """Drafts for the stretches of one sentence; pieces of a broken quotation together."""
    t = sentence.tagged
    slots = [i for i, tag in enumerate(t.tags) if tag == "Q"]
    if not slots:
        return []
    verbs = find_verbs(t)
    drafts: list[Draft] = []
    used: set[int] = set()
    for slot in slots:
        if slot in used:
            continue
        draft = _after(sentence, slot, slots, verbs, used)
        if draft is None or _leads_on(sentence, draft, verbs):
            draft = _before(sentence, slot, verbs, drafts) or draft
        if draft is None:
            draft = _colon(sentence, slot)
        if draft is not None:
            draft.pieces.append(sentence.stretch(slot))
            used.add(slot)
            _take_rest(sentence, slot, slots, verbs, draft, used)
            drafts.append(draft)
    return drafts


def _make(rule: str, sentence: Sentence, phrase: Phrase | None, verb: Verb | None) -> Draft:
    source = Source(phrase, sentence) if phrase else None
    cue = sentence.span(verb.start, verb.end) if verb else None
    lemma = verb.lemma if verb else ""
    index = sentence.paragraph.index
    return Draft(rule, "direct", index, source, cue, lemma, last_paragraph=index)


def _after(
    sentence: Sentence, slot: int, slots: list[int], verbs: list[Verb], used: set[int]
) -> Draft | None:
    """The attribution that follows a stretch."""
    t = sentence.tagged
    i = slot + 1
    while i < len(t.tags) and t.tags[i] in ',-"':
        i += 1
    limit = next((s for s in slots if s > slot), len(t.tags))
    if i >= limit:
        return None
    if t.pack.drops_subjects:
        found = spanish.source_after(sentence, i, limit, verbs)
        if found is not None:
            return _make("inverted" if found[1] else "according to", sentence, *found)
    inverted = _inverted(t.tags, i, verbs)
    if inverted is not None and not inverted.participle and not _is_titled(t.tags, slot):
        by = inverted.end + (t.words[inverted.end : inverted.end + 1] == ["by"])
        phrase = subject_after(t, by, limit)
        given = phrase is not None and phrase.kind in ("document", "thing")
        if phrase is not None and not (given and inverted.lemma in _GIVING):
            return _make("inverted", sentence, phrase, inverted)
    if t.words[i].lower() == "according":
        phrase = author_of(t, read_phrase(t, i + 2, limit), limit)
        if phrase is not None and phrase.kind != "document":
            return _according_to(sentence, phrase, i)
    verb = _verb_after(sentence, i, limit, verbs)
    if verb is None:
        return _unlisted_after(sentence, slot, i)
    glued = t.words[slot] == BARE and i == slot + 1
    if glued and t.tags[verb.end : verb.end + 1] not in ("", ".", ",", "A", "X", "F"):
        return None  # ‘Time to paint’ Roe, an artist, says the room is bright: a heading
    phrase = subject_before(t, verb.start, i)
    if phrase is None or (phrase.start > i + 2 and not _close(t.tags, i, phrase)):
        return None
    if phrase.kind == "thing" and verb.weak:
        return None  # “Together”: this motto underlines what we are
    return _make("after", sentence, phrase, verb)


_GIVING = ("offer", "highlight")  # “The Workbook” offers a guide
_UNLISTED_AFTER = re.compile(r"(?:[HRIN]{1,4}|P)A?([vw])A*[.,]")


def _unlisted_after(sentence: Sentence, slot: int, i: int) -> Draft | None:
    """`“…,” Ann Roe mocks.`: a comma inside the marks makes a cue of any verb."""
    t = sentence.tagged
    match = _UNLISTED_AFTER.match(t.tags, i)
    if match is None or t.words[slot] != PAUSED:
        return None
    phrase = read_phrase(t, i, match.start(1))
    if phrase is None or phrase.kind not in ("name", "pronoun"):
        return None
    return _make("after", sentence, phrase, None)


def _leads_on(sentence: Sentence, draft: Draft, verbs: list[Verb]) -> bool:
    """`Ann raved, “A!” Ben added, “B.”`: the second cue may belong to the second stretch."""
    tags = sentence.tagged.tags
    return draft.rule == "after" and any(
        re.match("[,:]Q", tags[v.end :]) and sentence.span(v.start, v.end) == draft.cue
        for v in verbs
    )


def _close(tags: str, i: int, phrase: Phrase) -> bool:
    """Only titles and appositions may stand before the subject that was read."""
    return not any(c in "aVvP" for c in tags[i : phrase.start])


_NOUN_BEFORE = re.compile(r'^A?D[wm]*[wr]"?$')


def _is_titled(tags: str, slot: int) -> bool:
    """`The statement “…” highlights a need`: a noun's own title or wording, and its subject."""
    return _NOUN_BEFORE.match(tags[:slot]) is not None


def _inverted(tags: str, i: int, verbs: list[Verb]) -> Verb | None:
    while i < len(tags) and tags[i] == "A":
        i += 1
    return next((v for v in verbs if v.start == i), None)


def _verb_after(sentence: Sentence, i: int, limit: int, verbs: list[Verb]) -> Verb | None:
    """The verb of `Q X said`: the first that is neither doubtful nor inside an apposition."""
    for verb in verbs:
        meant = sentence.tagged.words[verb.start - 1] == "to"  # "means helping them to deliver"
        if i < verb.start < limit and not verb.passive and not meant:
            rest = sentence.tagged.tags[verb.end :]
            following = rest.lstrip("A")[:1]
            if sentence.tagged.words[verb.start - 1].lower() in _OUGHT:
                continue  # when asking “…?” clients can expect rates to vary
            if verb.clause or following in ("", *".,QF:-&bX") or rest.startswith("w"):
                return verb  # but "offers artfully designed boards" is no speech
    return None


_OUGHT = frozenset("can must may should".split())


def _before(sentence: Sentence, slot: int, verbs: list[Verb], drafts: list[Draft]) -> Draft | None:
    """The attribution that leads up to a stretch: `X said: Q`, `X told reporters, Q`."""
    t = sentence.tagged
    for verb in reversed([v for v in verbs if v.end <= slot]):
        gap = t.tags[verb.end : slot]
        if gap.endswith(";"):
            gap = gap[:-1] + ","  # shared her joy; “…”
        if len(gap) > _MAX_LEAD or "Q" in gap or ";" in gap:
            return None
        author = (noted_by(t, verb, slot) or _echoed_by(t, verb, slot)) if verb.passive else None
        if author is not None:
            return _make("before", sentence, author, verb)
        if (verb.passive and verb.lemma != "quote") or _may_only(t, verb):
            continue
        if not _leads(gap, verb) or _answers_others(t, verb, slot):
            continue
        phrase = subject_before(t, verb.start)
        if t.pack.drops_subjects:
            phrase = spanish.subject_beside(sentence, verb, slot, drafts)
        elif verb.participle and not _is_led_by_with(t, phrase):
            main = subject_of_participle(t, verb)
            if main is None and (phrase is None or _is_no_subject(t, phrase, verb)):
                main = _main_subject(sentence, verb)
            phrase = main if main is not None else phrase
        if phrase is None and drafts and drafts[-1].source is not None:
            phrase = drafts[-1].source.phrase
        if phrase is None and verb.participle:
            phrase = _main_subject(sentence, verb)  # "He paid tribute to her, saying “…”"
        if phrase is None and verb.start == 0:
            phrase = subject_after(t, verb.end, slot)  # "Concluded Nelson, “…”"
        noun = verb.lemma in cues.WEAK and not t.words[verb.start].lower().endswith("ed")
        if phrase is None or (phrase.kind == "thing" and noun):
            continue  # "A geological report, “…”": the verb is a noun here
        if verb.lemma == "write" and not gap and t.tags[slot + 1 : slot + 2] == "(":
            continue  # Ann Roe wrote “The Lost Quay: A History” (Merrin Press)
        return _make("before", sentence, phrase, verb)
    return _according_before(sentence, slot)


def _echoed_by(t: Tagged, verb: Verb, slot: int) -> Phrase | None:
    """`…, a sentiment echoed by Ann Roe, chair of the Board: “…”`"""
    if t.words[verb.end : verb.end + 1] != ["by"]:
        return None
    phrase = read_phrase(t, verb.end + 1, slot)
    return phrase if phrase is not None and t.tags[phrase.stop : slot] == ":" else None


def _is_no_subject(t: Tagged, phrase: Phrase, verb: Verb) -> bool:
    """`Roe spoke of the wars in Iraq and Libya, saying, “…”`: the last name is no speaker."""
    if phrase.kind in ("thing", "document"):
        return True
    before = t.words[phrase.start - 1].lower() if phrase.start else ""
    led = t.tags[phrase.start - 1] in "Ff&" and before not in ("with", "as") if before else False
    return led and t.tags[: verb.start].rstrip("A").endswith(",")


def _is_led_by_with(t: Tagged, phrase: Phrase | None) -> bool:
    """`…, with Ann Roe, chair of the Board, saying`"""
    return phrase is not None and t.words[max(0, phrase.start - 1)].lower() == "with"


def _answers_others(t: Tagged, verb: Verb, slot: int) -> bool:
    """`answering two critical questions: “…”`: what is asked, and not by who answers."""
    asked = {"question", "questions"} & {w.lower() for w in t.words[verb.end : slot]}
    return bool(asked) and verb.lemma in ("answer", "address", "raise", "respond")


def _may_only(t: Tagged, verb: Verb) -> bool:
    """`students can ask “Why?”`: nobody has said it yet."""
    return verb.doubtful and t.words[verb.start - 1].lower() in ("can", "could", "may", "might")


def _according_before(sentence: Sentence, slot: int) -> Draft | None:
    """`According to Ann Roe, “…”`"""
    t = sentence.tagged
    if t.pack.drops_subjects:
        told = spanish.source_before(sentence, slot)
        return _make("according to", sentence, told, None) if told is not None else None
    if len(t.words) < 3 or t.words[0].lower() != "according":
        return None
    phrase = author_of(t, read_phrase(t, 2, slot), slot)
    if phrase is None or phrase.kind == "document" or t.tags[phrase.stop : slot] not in (",", ""):
        return None
    return _according_to(sentence, phrase, 0)


def _according_to(sentence: Sentence, phrase: Phrase, at: int) -> Draft:
    draft = _make("according to", sentence, phrase, None)
    draft.cue, draft.lemma = sentence.span(at, at + 2), "according to"
    return draft


def _main_subject(sentence: Sentence, verb: Verb) -> Phrase | None:
    t = sentence.tagged
    start = next((i for i, tag in enumerate(t.tags) if tag not in 'A&b"/-Q,'), 0)
    if t.tags[start] == "F" and "," in t.tags[start : verb.start]:
        start = t.tags.index(",", start) + 1  # In his remarks, he thanked them, saying “…”
    return read_phrase(t, start, verb.start)


_LEADING = frozenset(
    """continue ask urge joke quip laugh sing chant exclaim put begin comment share express echo
    reflect voice""".split()
)


def _leads(gap: str, verb: Verb) -> bool:
    """Whether the words between a cue and a stretch lead up to it."""
    if verb.start == 0 and re.match(r"[A]?[HNRIC]+,$", gap):
        return True
    if gap in ("", ",", ":", "T", "A,", "A:", ",:", "-", '"'):
        return True
    if gap.endswith(":"):
        gap = gap.removeprefix("P")  # "put it plainly:"
        return "P" not in gap and gap.count("V") <= 1
    if gap.endswith((",", "T")):
        return (verb.clause or verb.lemma in _LEADING) and not re.search("[aPV]|v(?![wmNr])", gap)
    return False


_COLON_SIGNATURE = re.compile(r":[\"-]*$")


def _colon(sentence: Sentence, slot: int) -> Draft | None:
    """`Sam Altman, CEO of OpenAI: “…”`: a name, a colon and the words."""
    t = sentence.tagged
    before = t.tags[:slot]
    if not _COLON_SIGNATURE.search(before):
        return None
    start = 0
    while start < slot and t.tags[start] in '&b"/-':
        start += 1
    if start < slot and t.words[start].lower() == "from":
        start += 1
    phrase = read_phrase(t, start, slot)
    if phrase is not None and phrase.kind == "name" and t.tags[phrase.stop] == ":":
        first = t.words[(phrase.name or (start, 0))[0]]
        if (
            phrase.apposed or phrase.title or first in GIVEN_NAMES
        ):  # "Maintain Humanity:" heads a paragraph, it is nobody
            return _make("colon", sentence, phrase, None)
    return _statement(sentence, slot) or _deed_and_colon(sentence, slot)


_DEED_AND_COLON = re.compile(r"v(?:A|w)?:$")


def _deed_and_colon(sentence: Sentence, slot: int) -> Draft | None:
    """`Mr Roe gloated: “…”`, `She shot back: “…”`: before a colon any verb is a cue."""
    t = sentence.tagged
    deed = _DEED_AND_COLON.search(t.tags, max(0, slot - 4), slot)
    phrase = subject_before(t, deed.start()) if deed is not None else None
    if deed is None or phrase is None or phrase.kind not in ("name", "pronoun"):
        return None
    if phrase.words().lower() in ("it", "we", "i") or phrase.stop < deed.start() - 1:
        return None
    return _make("deed and colon", sentence, phrase, None)


def _statement(sentence: Sentence, slot: int) -> Draft | None:
    """`The mayor issued the following statement: “…”`"""
    t = sentence.tagged
    words = [w.lower() for w in t.words[:slot]]
    if not cues.STATEMENT_NOUNS & set(words) and "following" not in words:
        return None
    for i, word in enumerate(words):
        if word in cues.STATEMENT_VERBS and i:
            phrase = subject_before(t, i)
            if phrase is not None:
                draft = _make("statement announced", sentence, phrase, None)
                draft.cue, draft.lemma = sentence.span(i, slot - 1), "issue a statement"
                return draft
    return None


def announced_source(sentence: Sentence) -> Draft | None:
    """The attribution of a sentence that ends with a colon and leads to what follows."""
    t = sentence.tagged
    end = len(t.tags) - 1
    if end < 1 or t.tags[end] not in ":-,":
        return None
    if t.words[0] == "According" and t.words[1] == "to":
        phrase = author_of(t, read_phrase(t, 2, end), end)
        return _according_to(sentence, phrase, 0) if phrase is not None else None
    if t.tags[end] != ":" and not (len(t.tags) > 2 and t.tags[end - 1] == "V"):
        return None
    verbs = find_verbs(t)
    for verb in reversed(verbs):
        if (
            verb.passive
            or (verb.doubtful and verb.lemma in cues.WEAK)
            or not _leads(t.tags[verb.end :], verb)
            or "Q" in t.tags[verb.end :]
        ):
            continue
        phrase = subject_before(t, verb.start) or subject_after(t, verb.end, end)
        if phrase is not None and phrase.kind not in ("thing", "document"):
            draft = _make("announced", sentence, phrase, verb)
            draft.far = re.search("[av]", t.tags[verb.end :]) is not None
            return draft
    statement = _statement(sentence, end + 1)
    if statement is not None:
        return statement
    start = 0
    while start < end and (t.tags[start] in '&b"/-' or t.words[start].lower() in ("from",)):
        start += 1
    phrase = read_phrase(t, start, end)
    if phrase is None or phrase.kind != "name" or phrase.stop < end:
        return None
    told = phrase.apposed or phrase.title  # "Overview:" tells nothing of anybody
    return _make("name and colon", sentence, phrase, None) if told else None


def _take_rest(
    sentence: Sentence,
    slot: int,
    slots: list[int],
    verbs: list[Verb],
    draft: Draft,
    used: set[int],
) -> None:
    """Add the later stretches of the sentence that the same attribution covers."""
    t = sentence.tagged
    for other in slots:
        if other <= slot or other in used:
            continue
        gap = t.tags[slot + 1 : other]
        if gap.rstrip('"').endswith(".") and _after(sentence, other, slots, verbs, used):
            continue  # “A,” says Ann Roe.“B,” says Ben Doe: no space between the sentences
        again = [v for v in verbs if slot < v.start < other]
        fresh = [v for v in again if draft.cue is None or v.start != again[0].start]
        if draft.rule in ("before", "colon") and again:
            return
        if fresh and any(v.participle or v.clause for v in fresh) and "," in gap:
            return
        draft.pieces.append(sentence.stretch(other))
        used.add(other)


_SPEAKS_OF = frozenset(
    """emphasize emphasise highlight stress note praise underscore underline explain share express
    reflect comment credit reiterate outline echo point acknowledge""".split()
)


def speaks_of(sentence: Sentence) -> Draft | None:
    """`Roe stressed the worth of the quay.`: somebody speaks, and the words may follow."""
    t = sentence.tagged
    for verb in find_verbs(t):
        if verb.lemma in _SPEAKS_OF and not (verb.passive or verb.doubtful or verb.participle):
            phrase = subject_before(t, verb.start)
            if phrase is not None and phrase.kind in ("name", "role", "pronoun", "spokesperson"):
                return _make("speaks of", sentence, phrase, verb)
            return None
    return None


def trailing_attribution(sentence: Sentence) -> Draft | None:
    """`“A.” Jane Roe said.`: a sentence that is nothing but an attribution."""
    t = sentence.tagged
    if len(t.tags) > 40 or "Q" in t.tags:
        return None
    if t.words[0] in ("So", "Thus") and t.tags[1:2] == "V":
        phrase = subject_after(t, 2, len(t.tags))  # “…” So says Ann Roe
        verb = find_verbs(t)[0]
        return _make("attribution alone", sentence, phrase, verb) if phrase is not None else None
    if t.pack.drops_subjects:
        told = spanish.source_alone(sentence)
        return _make("attribution alone", sentence, *told) if told is not None else None
    for verb in find_verbs(t):
        rest = t.tags[verb.end :]
        if verb.clause and re.fullmatch(r"[A.,]*", rest) and not verb.passive:
            phrase = subject_before(t, verb.start)
            if phrase is not None and phrase.start <= 1:
                return _make("attribution alone", sentence, phrase, verb)
    return None
