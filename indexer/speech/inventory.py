"""Which candidates are labels: a small set of heads in one form that a document comes back to.

`MS. ROE:` is somebody wherever it stands; `Roe:` is when it comes again, or when the
document names a Jane Roe; `Note:` never is. What is decided about a head holds for
all lines that begin with it; what stands in the shape of the labels is one too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.speech.accepting import accept, with_letters, without_loose_forms
from indexer.speech.candidates import candidates_of, is_followed, lines_beneath
from indexer.speech.document import Document
from indexer.speech.labels import Label
from indexer.speech.shapes import learn_shapes, of_shapes, shape_of
from indexer.speech.weights import timed_heads, weigh_heads

_PLAINLY = 4  # labels with a name or office that are no list of names
_HEAD_SHARE = 0.15  # of the words of a transcript, those of its head
_MAX_HEADS = 2_000
_FEWEST_HEADS = 3  # in a shape that a document keeps


@dataclass(eq=False)
class Inventory:
    """The labels of a document, by the number of the line each heads."""

    labels: dict[int, Label] = field(default_factory=dict)
    certain: int = 0  # of these, the lines whose words tell it, not their shape alone
    recurring: int = 0  # heads that come again
    sure: int = 0  # lines whose head is plainly somebody
    named: int = 0  # lines whose head is a person's for sure, or somebody's who asks
    told: int = 0  # lines whose head is somebody by name or office for sure
    plain: int = 0  # lines whose head is somebody for sure, or a person who comes again
    beneath: frozenset[int] = frozenset()  # lines under names that say what their bearers are
    timed: bool = False  # nearly all names stand behind a time, alone on their lines
    taken_in_turns: bool = False  # somebody speaks again after somebody else has
    shaped: int = 0  # of three heads and more, the lines in a shape that the document keeps

    @property
    def talks_in_person(self) -> bool:
        """Whether somebody with a name speaks again and again."""
        counts = Counter(v.key for v in self.labels.values() if v.head.kind == "person")
        plainly = self.told >= _PLAINLY and self.told * 5 >= self.certain * 4
        return self.taken_in_turns and (max(counts.values(), default=0) > 1 or plainly)

    def speaks_for_itself(self, above: float) -> bool:
        """Whether nearly all labels are plainly somebody's, and people speak again and again.

        ``above`` is the share of words above the first label. Of 3,000 releases of 20 wires
        that are no transcripts, labels of nine are taken in turns, and of none are so many plain.
        """
        many = self.certain >= _PLAINLY and self.taken_in_turns
        enough = self.certain * 4
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
    return (
        head.kind != "person"
        or known
        or label.caps
        or label.form in ("voice", "by", "sign", "given")
    )


def _is_name(document: Document, label: Label) -> bool:
    """Whether a head may be somebody's: two words and more, or one that the text has in a name."""
    return len(label.head.name.split()) > 1 or document.names(label.head)


def _take_turns(labels: Mapping[int, Label]) -> bool:
    """Whether somebody comes again behind somebody else: `Governor Jane Roe:`, then `Roe:`."""
    keys = [label.who for _, label in sorted(labels.items())]
    changes = [key for before, key in pairwise(["", *keys]) if key != before]
    return len(changes) > len(set(changes))


def take_inventory(document: Document) -> Inventory:
    """The labels of a document; an empty inventory where nothing makes it one with labels."""
    found = candidates_of(document)
    beneath = lines_beneath(document, found)
    found = {n: label for n, label in found.items() if n not in beneath}
    counts = Counter(label.key for label in found.values())
    if not found or len(counts) > _MAX_HEADS:
        return Inventory()
    weights = weigh_heads(document, found, counts)
    accepted, sure = accept(document, found, counts, weights)
    labels = {n: label for n, label in found.items() if label.key in accepted}
    labels = {n: v for n, v in labels.items() if _has_words(document, n, labels, v, beneath)}
    labels = without_loose_forms(document.lines, labels, weights, beneath)
    labels = with_letters(document, found, labels)
    others = {n: v for n, v in found.items() if n not in labels and weights[v.key] < 0}
    inventory = _count(document, labels, sure)
    inventory.beneath = beneath & {n + 1 for n in labels}
    inventory.timed = _are_timed(document, found, labels)
    _widen(document, inventory, others, beneath)
    return inventory


def _are_timed(document: Document, found: Mapping[int, Label], labels: Mapping[int, Label]) -> bool:
    """Whether nearly all names stand behind a time, alone on their lines."""
    timed = timed_heads(document, found)
    return sum(timed[key] for key in {v.key for v in labels.values()}) * 5 >= len(labels) * 4


def _has_words(
    document: Document, number: int, labels: Mapping[int, Label], label: Label,
    beneath: frozenset[int],
) -> bool:  # fmt: skip
    """Whether something is said behind a label, or below one that fills its line."""
    lines = document.lines
    if label.end < len(lines[number - 1].text) or label.form in ("by", "alone", "given"):
        return True
    return is_followed(lines, number, labels, label) or number + 1 in beneath


def _count(document: Document, labels: Mapping[int, Label], sure: set[str]) -> Inventory:
    """What is known of labels that their words tell to be such."""
    found = list(labels.values())
    people = Counter(label.who for label in found if label.head.kind == "person")
    plainly = [label for label in found if label.key in sure or label.form == "letter"]
    more = [v for v in found if v not in plainly and people[v.who] > 1 and _is_name(document, v)]
    return Inventory(
        dict(labels),
        certain=len(labels),
        recurring=sum(n > 1 for n in Counter(v.key for v in found).values()),
        sure=len(plainly),
        named=sum(map(_is_persons, found)),
        told=sum(v.head.kind in ("person", "office") and v.key in sure for v in found),
        plain=len(plainly) + len(more),
    )


def _widen(
    document: Document, inventory: Inventory, others: Mapping[int, Label], beneath: frozenset[int]
) -> None:
    """Add the labels that only the shape of the others tells."""
    shapes = learn_shapes(document.lines, inventory.labels, others)
    lines = [line for line in document.lines if line.number not in beneath]
    labels = inventory.labels | dict(of_shapes(document, lines, shapes, inventory.labels))
    shaped = [v for n, v in labels.items() if shape_of(document.lines[n - 1], v) in shapes]
    inventory.labels = dict(sorted(labels.items()))
    inventory.taken_in_turns = _take_turns(inventory.labels)
    if len({label.key for label in shaped}) >= _FEWEST_HEADS:
        inventory.shaped = sum(label.head.kind != "words" for label in shaped)
