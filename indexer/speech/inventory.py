"""Which candidates are labels: a small set of heads in one form that a document comes back to.

`MS. ROE:` is somebody wherever it stands; `Roe:` is when it comes again, or when the
document names a Jane Roe; `Note:` never is. What is decided about a head holds for
all lines that begin with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.lexicon import spoken
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.speech.document import Document
from indexer.speech.furniture import is_heading, is_out_of_speech
from indexer.speech.labels import Form, Label, read_label
from indexer.speech.lines import Line
from indexer.speech.names import Head
from indexer.speech.sources import LEADERS, read_list

_RUN_IN: frozenset[Form] = frozenset(
    {"voice", "letter", "colon", "stop", "bracket", "strong", "sign", "by", "bar", "initials"}
)
_SPOKEN_END = re.compile(r"[.?!…][\"”’)\]*]*\s*$|[.?!…][\"”’)]* ")
_TALKS = re.compile(rf"\b(?:{spoken.TALKING})\b|\?")
_ADDRESSES = re.compile(r"\b(?:[Yy]ou|[Yy]our)\b")
_TAKES_CHAIR = re.compile(r"(?i)\b(?:took|in|takes) the chair\b.{0,30}$")
_WITH = re.compile(r"(?:With|Featuring|Between) ")
_BESIDE = re.compile(r"\s+[·•|]\s+")
_REACHED = re.compile(r"\S+@\S+\.\w|https?://|www\.|\+?\(?\d[\d\s().-]{6,}\d")
_ORDINALS = ("first", "second", "third")  # First Minister
_OUTLET = re.compile(rf", [^,]*\b(?:{spoken.PRESS}|{spoken.OUTLETS})\b", re.IGNORECASE)
_TIMED = re.compile(r"\d{1,2}:\d\d")
_BOLD = 3  # bold heads that are plainly somebody, beside which others are, too
_PLAINLY = 4  # labels with a name or office that are no list of names
_HEAD_SHARE = 0.15  # of the words of a transcript, those of its head
_SAID_AGAIN = 3  # turns of somebody whom nothing but the title tells to be a person
_TOP = 12  # lines on top that may present people
_HEAD = 200  # code points of such a line
_MAX_HEADS = 400
_MAX_LIST = 300
_LONGEST_OFFICE = 100  # code points of a line under a name
_FEW = 12  # words of an entry of such a list that tells of one person


@dataclass(eq=False)
class Inventory:
    """The labels of a document, by the number of the line each heads."""

    labels: dict[int, Label] = field(default_factory=dict)
    recurring: int = 0  # heads that come again
    sure: int = 0  # lines whose head is plainly somebody
    named: int = 0  # lines whose head is a person's for sure, or somebody's who asks
    told: int = 0  # lines whose head is somebody by name or office for sure
    plain: int = 0  # lines whose head is somebody for sure, or a person who comes again
    beneath: frozenset[int] = frozenset()  # lines under names that say what their bearers are
    timed: bool = False  # nearly all names stand behind a time, alone on their lines
    taken_in_turns: bool = False  # somebody speaks again after somebody else has

    @property
    def talks_in_person(self) -> bool:
        """Whether somebody with a name speaks again and again."""
        counts = Counter(v.key for v in self.labels.values() if v.head.kind == "person")
        plainly = self.told >= _PLAINLY and self.told * 5 >= len(self.labels) * 4
        return self.taken_in_turns and (max(counts.values(), default=0) > 1 or plainly)

    def speaks_for_itself(self, above: float) -> bool:
        """Whether nearly all labels are plainly somebody's, and people speak again and again.

        ``above`` is the share of words above the first label. Of 3,000 releases of 20 wires
        that are no transcripts, labels of nine are taken in turns, and of none are so many plain.
        """
        many = len(self.labels) >= _PLAINLY and self.taken_in_turns
        enough = len(self.labels) * 4
        if not many or self.plain * 5 < enough:
            return False
        return above < _HEAD_SHARE or min(self.sure, self.named) * 5 >= enough

    @property
    def heads(self) -> set[str]:
        return {label.key for label in self.labels.values()}


def _is_persons(label: Label) -> bool:
    """Whether a head is nothing a list of features could have: `Expert Directories:`"""
    head = label.head
    known = head.gender != "" or head.name.split(" ")[0] in GIVEN_NAMES
    known = known or (head.role != "" and head.sure > 2)  # Council Member Roe
    return head.kind != "person" or known or label.caps or label.form in ("voice", "by", "sign")


def _who(label: Label) -> str:
    """The last word of a name, else the words of a label."""
    name = label.head.name.split()
    return name[-1].casefold() if name and label.head.kind == "person" else label.key


def _is_name(document: Document, label: Label) -> bool:
    """Whether a head may be somebody's: two words and more, or one that the text has in a name."""
    return len(label.head.name.split()) > 1 or document.names(label.head)


def _take_turns(labels: Mapping[int, Label]) -> bool:
    """Whether somebody comes again behind somebody else: `Governor Jane Roe:`, then `Roe:`."""
    keys = [_who(label) for _, label in sorted(labels.items())]
    changes = [key for before, key in pairwise(["", *keys]) if key != before]
    return len(changes) > len(set(changes))


def take_inventory(document: Document) -> Inventory:
    """The labels of a document; an empty inventory where nothing makes it one with labels."""
    found = _candidates(document)
    beneath = _beneath(document, found)
    found = {n: label for n, label in found.items() if n not in beneath}
    counts = Counter(label.key for label in found.values())
    if len(counts) > _MAX_HEADS * 5:
        return Inventory()
    weights = {key: _weigh(document, label, counts[key]) for key, label in _first(found).items()}
    weights |= dict.fromkeys(_initials_of_people(document, found), 2.0)
    timed = Counter(v.key for n, v in found.items() if _is_timed(document.lines[n - 1], v))
    weights |= {key: 2.0 for key, times in timed.items() if times > 1}
    unsure = {key for key, weight in weights.items() if 0 < weight < 2}
    if unsure:
        presented = _presented(document, min(found))
        first = _first(found)
        weights |= {key: 2.0 for key in unsure if _who(first[key]) in presented}
    accepted, sure = _accept(document, found, counts, weights)
    labels = {n: label for n, label in found.items() if label.key in accepted}
    labels = {
        n: label for n, label in labels.items()
        if label.end < len(document.lines[n - 1].text) or label.form in ("by", "alone")
        or _is_followed(document.lines, n, labels, label) or n + 1 in beneath
    }  # fmt: skip
    labels = _without_loose_forms(document.lines, labels, counts, weights, beneath)
    labels = _with_letters(document, found, labels)
    people = Counter(_who(label) for label in labels.values() if label.head.kind == "person")
    again = {who for who, times in people.items() if times > 1}
    return Inventory(
        labels,
        sum(1 for _, n in Counter(v.key for v in labels.values()).items() if n > 1),
        sum(label.key in sure or label.form == "letter" for label in labels.values()),
        sum(_is_persons(label) for label in labels.values()),
        sum(v.head.kind in ("person", "office") and v.key in sure for v in labels.values()),
        sum(
            v.key in sure or v.form == "letter" or (_who(v) in again and _is_name(document, v))
            for v in labels.values()
        ),
        beneath & {n + 1 for n in labels},
        sum(timed[key] for key in {v.key for v in labels.values()}) * 5 >= len(labels) * 4,
        _take_turns(labels),
    )


def _beneath(document: Document, found: Mapping[int, Label]) -> frozenset[int]:
    """Lines under names alone that say what these are, above what they say: `Chief Executive`.

    Each name must come again with the same line, as those of a list of participants do, and
    say something below one of them.
    """
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, label in found.items():
        if label.form == "alone" and label.head.kind == "person" and number < len(document.lines):
            below = document.lines[number].text
            if number + 1 in found and found[number + 1].head.kind == "person":
                continue  # a list of names
            if len(below) < _LONGEST_OFFICE and not _SPOKEN_END.search(below):
                pairs[label.key, below].append(number + 1)
    ends = [_SPOKEN_END.search(line.text) is not None for line in document.lines]
    again = [
        lines
        for lines in pairs.values()
        if len(lines) > 1 and any(ends[n] for n in lines if n < len(ends))
    ]
    return frozenset(n for lines in again for n in lines) if len(again) > 1 else frozenset()


def _initials_of_people(document: Document, found: Mapping[int, Label]) -> set[str]:
    """Initials in front of lines that come again, two of which are those of names in the text."""
    keys = [label.key for label in found.values() if label.form == "initials"]
    again = {key for key, times in Counter(keys).items() if times > 1}
    known = again & document.initials
    return set(keys) if len(again) > 1 and len(known) > 1 else set()


def _presented(document: Document, until: int) -> set[str]:
    """Surnames of those whom the lines on top name in full with an office, and the given names,
    too, of several in one list: `With Ann Roe, Ben Doe and Cal Poe`."""
    lines = [line.text for line in document.lines[: max(until, _TOP)] if len(line.text) < _HEAD]
    listed = [h for text in lines if ", " in text for h in read_list(text, document.spell)]
    told = {h.name.split()[-1].casefold() for h in listed if h.role and len(h.name.split()) > 1}
    for text in lines:
        if (heads := _WITH.match(text)) is None or text.endswith((".", "?", "!")):
            continue
        several = read_list(text[heads.end() :], document.spell)
        if len(several) > 1:
            told |= {w.casefold() for h in several for w in (h.name.split()[0], h.name.split()[-1])}
    return told


def _candidates(document: Document) -> dict[int, Label]:
    found: dict[int, Label] = {}
    for line in document.lines:
        if is_out_of_speech(line):
            continue
        label = _voiced(document, line) or read_label(line, document.spell)
        if label is None or _REACHED.match(line.text, label.end):
            continue
        if line.kind == "table" and line.text.count(" | ") > 1:
            continue  # a row of three cells and more lists something
        if not _lists_people(document, line, label):
            found[line.number] = label
    return found


def _voiced(document: Document, line: Line) -> Label | None:
    """The label of a line that begins with a handle among the file's voices: `mod_ann: Hello.`"""
    words, colon, _ = line.text.partition(": ")
    if not colon or words not in document.voices or words[:1].isupper():
        return None
    head = Head("person", words, words, sure=2)
    return Label("voice", head, 0, len(words) + len(colon), words)


def _lists_people(document: Document, line: Line, label: Label) -> bool:
    """`Participants: Governor Ida Kessel, Senator Vane` is a list, nobody's turn."""
    body = _BESIDE.split(LEADERS.sub(" ", line.text[label.end :]).strip())[0]
    if label.head.kind not in ("asker", "office", "words") or not 3 < len(body) < _MAX_LIST:
        return False
    if _TAKES_CHAIR.search(body):
        return True
    if talks(body) or _ADDRESSES.search(body):
        return False
    people = read_list(body, document.spell)
    told = sum(len(f"{p.name} {p.role} {p.organisation}".split()) for p in people)
    words = body.split()
    opens = bool(people) and body.startswith(people[0].name) and len(words) <= _FEW
    is_entry = opens and not body.endswith((".", "?", "!"))  # Narrator: Ann Roe, b. 1941
    if body.endswith((".", "?", "!")) and not any(p.sure >= 2 for p in people):
        return False  # Yeah. Okay. Cheers.
    return bool(people) and (2 * told >= len(words) or is_entry)


def _first(found: Mapping[int, Label]) -> dict[str, Label]:
    first: dict[str, Label] = {}
    for label in found.values():
        first.setdefault(label.key, label)
    return first


def _told_by_form(document: Document, label: Label) -> float | None:
    """What the form of a label, or a list of the document, tells of it; None where neither does."""
    head = label.head
    if label.form in ("voice", "sign", "by"):
        return 3
    if label.words in document.voices:
        return 3
    if label.form == "alone" and label.head.name.casefold() in document.rostered:
        return 3
    if label.form == "initials":
        return 3 if head.words in document.letters else -1
    return None


def _weigh(document: Document, label: Label, count: int) -> float:
    """How plainly a head is somebody who speaks: 2 and more by itself, below 0 never."""
    head = label.head
    told = _told_by_form(document, label)
    if told is not None:
        return told
    if head.kind in ("question", "answer"):
        return 0  # letters are judged together
    words = head.words.casefold().split()
    plain = [w.strip(".,") for w in words]
    if plain[-1:] == ["by"]:
        return -1  # Reported by: …
    field_like = bool(plain) and (plain[-1] in spoken.FIELDS or plain[0] in spoken.FIELDS)
    if (
        field_like
        and head.name
        and plain[-1] in spoken.FIELDS
        and len(head.name.split()) < len(words)
    ):
        return -1  # "Jane Roe - Interview Subjects: …"
    if head.kind == "asker":
        return 2
    if head.kind == "office":
        return -1 if field_like and plain[0] not in _ORDINALS else 2
    if head.kind == "words":
        lone = 0.25 if label.form == "strong" else -1
        return -1 if field_like else lone if count < 2 else 0.5
    addressed = head.gender != "" and len(head.name.split()) == 1
    if "&" in head.name:
        return -1  # MITRE ATT&CK
    titled = len(head.name.split()) > 1 and head.name in document.release.title
    if head.kind == "person" and titled and count >= _SAID_AGAIN:
        return 2
    if not addressed and not label.caps and document.is_ordinary(head.name):
        return -1  # words that the text writes small elsewhere are no name
    if head.sure >= 3:
        return 3
    if field_like and not (head.sure == 2 and len(words) > 1):
        return -1
    if head.sure == 2:
        return 2
    if document.names(head):
        return 2
    return 1 if label.caps or len(words) in (2, 3) else 0.5


def _accept(
    document: Document,
    found: Mapping[int, Label],
    counts: Mapping[str, int],
    weights: Mapping[str, float],
) -> tuple[set[str], set[str]]:
    """Heads that are labels, by themselves or beside others in their form; the former apart."""
    sure = {key for key, weight in weights.items() if weight >= 2}
    again = {key for key, weight in weights.items() if counts[key] > 1 and weight > 0}
    sure |= _in_one_style(found, again, weights)
    surely = sum(counts[key] for key in sure)
    accepted = set(sure)
    letters = sum(label.form == "letter" and label.caps for label in found.values())
    timed = {
        label.key for n, label in found.items()
        if _is_timed(document.lines[n - 1], label)
    }  # fmt: skip
    bold = sum(label.form == "strong" and label.key in sure for label in found.values())
    set_apart = {
        label.key for n, label in found.items() if _is_set_apart(document.lines[n - 1], label)
    }
    apart = sum(label.key in sure & set_apart for label in found.values()) >= _BOLD
    styles = {(label.form, label.caps) for label in found.values() if label.key in sure | again}
    for label in found.values():
        key, weight = label.key, weights[label.key]
        if key in accepted or weight <= 0:
            continue
        beside = surely >= 1 or len(again) >= 2 or letters >= 2
        if (
            (key in again and beside)
            or (weight >= 1 and label.caps and (label.form, True) in styles and beside)
            or (weight >= 1 and label.aside and label.form == "colon" and beside)
            or (label.form == "strong" and bold >= _BOLD)
            or (apart and key in set_apart and label.head.kind == "person")
            or (weight >= 1 and key in timed and len(timed) > 1 and bool(again))
            or (beside and label.form == "colon" and document.mentions(label.head.words))
            or (beside and label.form == "colon" and _is_of_press(label))
        ):
            accepted.add(key)
    return accepted, sure


def _is_timed(line: Line, label: Label) -> bool:
    """Whether a name stands alone behind a time: `00:15 Ann`."""
    return label.form == "alone" and _TIMED.search(line.text) is not None


def _is_set_apart(line: Line, label: Label) -> bool:
    """Whether a label is in bold, and what follows it is not."""
    return label.form == "colon" and 0 < line.strong <= label.end < len(line.text)


def _is_of_press(label: Label) -> bool:
    """Whether a head is somebody and where they report: `Okoro, Marea Shimbun:`"""
    return label.head.kind == "person" and _OUTLET.search(label.words) is not None


def _in_one_style(
    found: Mapping[int, Label], again: set[str], weights: Mapping[str, float]
) -> set[str]:
    """Names in capitals in front of three lines and more, one of which comes again."""
    styled = {
        n: label.key for n, label in found.items()
        if label.caps and label.form == "colon" and weights[label.key] >= 1
    }  # fmt: skip
    keys = set(styled.values())
    return keys if len(styled) >= 3 and len(keys) >= 2 and keys & again else set()


def _without_loose_forms(
    lines: Sequence[Line],
    labels: dict[int, Label],
    counts: Mapping[str, int],
    weights: Mapping[str, float],
    beneath: frozenset[int],
) -> dict[int, Label]:
    """Name lines and names before dashes count where they make the layout, not beside another."""
    kept = {n: label for n, label in labels.items() if label.form in _RUN_IN}
    heads = {label.key for label in kept.values()}
    by_form: dict[Form, dict[int, Label]] = defaultdict(dict)
    for number, label in labels.items():
        if label.form not in _RUN_IN:
            by_form[label.form][number] = label
    for form, some in by_form.items():
        told = {
            n: label for n, label in some.items()
            if form != "alone" or n + 1 in beneath or _is_followed(lines, n, labels, label)
        }  # fmt: skip
        tally = Counter(label.key for label in told.values())
        again = sum(n for n in tally.values() if n > 1)
        whole = again >= 2 and len(tally) >= 2
        plain = sum(weights.get(label.key, 0) >= 2 for label in told.values())
        if form == "alone":
            plain = sum(weights.get(label.key, 0) >= 3 for label in told.values())
        makes = whole or (plain >= 2 and not kept)
        if makes and len(told) * 3 >= len(kept):
            kept.update(told)
        else:
            kept.update({n: label for n, label in told.items() if label.key in heads})
    return dict(sorted(kept.items()))


def _is_followed(
    lines: Sequence[Line], number: int, labels: Mapping[int, Label], label: Label
) -> bool:
    """Whether a name on a line of its own has words below it, and no other such line."""
    for line in lines[number : number + 3]:
        if is_out_of_speech(line):
            continue
        below = labels.get(line.number)
        if below is None and _TIMED.search(lines[number - 1].text):
            return True  # 00:04 Ann
        if below is not None or (is_heading(line) and label.head.sure < 3):
            return False
        return _SPOKEN_END.search(line.text) is not None or len(line.text) > 80
    return False


_LETTERS = {"de": "FA", "es": "PR", "pt": "PR", "fr": "QR", "it": "DR"}


def _with_letters(
    document: Document, found: Mapping[int, Label], labels: dict[int, Label]
) -> dict[int, Label]:
    """Q and A beside each other, or beside names."""
    usual = _LETTERS.get(document.release.language, "QA") + "QA"
    letters = {
        n: label for n, label in found.items()
        if label.form == "letter" and (label.words[0] in usual or len(label.words) > 4)
    }  # fmt: skip
    asked = [n for n, label in letters.items() if label.head.kind == "question"]
    if not asked and labels:
        alone = {n: v for n, v in letters.items() if v.head.kind == "answer" and v.caps}
        return dict(sorted({**labels, **alone}.items())) if len(alone) > 1 else labels
    if sum(_asks(document.lines, letters[n], n) for n in asked) * 3 < len(asked):
        return labels
    plainly = [n for n in asked if letters[n].caps]
    answered = [n for n, label in letters.items() if label.head.kind == "answer"]
    told = [n for n in answered if letters[n].caps]
    if not asked or not (len(asked) > 1 or labels or answered):
        return labels
    if len(plainly) + len(told) < 2 and not labels and len(asked) < 2:
        return labels
    bare = len(asked) > len(plainly)
    kept = {n: letters[n] for n in asked}
    kept.update({n: letters[n] for n in (answered if bare else told)})
    return dict(sorted({**labels, **kept}.items()))


def _asks(lines: Sequence[Line], label: Label, number: int) -> bool:
    """Whether there is a question behind a label, or below one that stands alone."""
    text = lines[number - 1].text
    below = lines[number].text if label.end >= len(text) and number < len(lines) else ""
    return "?" in text or "?" in below


def talks(text: str) -> bool:
    """Whether somebody speaks of themselves here, or asks."""
    return _TALKS.search(text) is not None
