"""Which heads are labels: those that are somebody by themselves, and those beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from indexer.speech.candidates import is_followed
from indexer.speech.document import Document
from indexer.speech.heads.head import HeadKind
from indexer.speech.labels import Form, Label
from indexer.speech.lines import Line
from indexer.speech.weights import SURE, timed_heads

_RUN_IN: frozenset[Form] = frozenset(
    {
        "voice", "letter", "colon", "stop", "bracket", "strong", "sign", "by", "bar", "initials",
        "given",
    }
)  # fmt: skip
_DENSE = 5  # lines
_STYLED = 3  # lines with a name in capitals that make a style


def accept(
    document: Document,
    found: Mapping[int, Label],
    counts: Mapping[str, int],
    weights: Mapping[str, float],
) -> tuple[set[str], set[str]]:
    """Heads that are labels, by themselves or beside others; the former apart."""
    sure = {key for key, weight in weights.items() if weight >= SURE}
    again = {key for key, weight in weights.items() if counts[key] > 1 and weight > 0}
    sure |= _in_one_style(found, again, weights)
    letters = sum(label.form == "letter" and label.caps for label in found.values())
    accepted = set(sure)
    if sure or len(again) > 1 or letters > 1:
        accepted |= again | _beside(document, found, sure | again, weights)
    timed = timed_heads(document, found)
    if again and len(timed) > 1:
        accepted |= {key for key in timed if weights[key] >= 1}
    return accepted, sure


def _beside(
    document: Document,
    found: Mapping[int, Label],
    known: Collection[str],
    weights: Mapping[str, float],
) -> set[str]:
    """Heads met once that are labels because the ``known`` ones are."""
    styles = {(label.form, label.caps) for label in found.values() if label.key in known}
    dense = _dense_forms(document, found, weights)
    return {
        label.key for label in found.values()
        if weights[label.key] > 0
        and (
            (label.form in dense and weights[label.key] >= 1)
            or _is_beside(document, label, weights[label.key], styles)
        )
    }  # fmt: skip


def _dense_forms(
    document: Document, found: Mapping[int, Label], weights: Mapping[str, float]
) -> set[Form]:
    """Forms in which most lines begin from the first such line to the last: a saved chat."""
    by_form: dict[Form, list[int]] = defaultdict(list)
    for number, label in found.items():
        if weights[label.key] >= 1 and label.head.kind == "person" and label.form in _RUN_IN:
            by_form[label.form].append(number)
    return {
        form
        for form, numbers in by_form.items()
        if len(numbers) >= _DENSE
        and len(numbers) * 4 >= 3 * (max(numbers) - min(numbers) + 1)
        and len({found[n].key for n in numbers}) * 2 <= len(numbers) + 1
    }


def _is_beside(
    document: Document, label: Label, weight: float, styles: Collection[tuple[Form, bool]]
) -> bool:
    """Whether a head that is met once is a label because others are."""
    if weight >= 1 and label.caps and (label.form, True) in styles:
        return True
    told = (weight >= 1 and label.aside != "") or document.mentions(label.head.words)
    return label.form == "colon" and told


def _in_one_style(
    found: Mapping[int, Label], again: set[str], weights: Mapping[str, float]
) -> set[str]:
    """Names in capitals in front of three lines and more, one of which comes again."""
    styled = {
        n: label.key for n, label in found.items()
        if label.caps and label.form == "colon" and weights[label.key] >= 1
    }  # fmt: skip
    keys = set(styled.values())
    return keys if len(styled) >= _STYLED and len(keys) >= 2 and keys & again else set()


def without_loose_forms(
    lines: Sequence[Line],
    labels: Mapping[int, Label],
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
            if form != "alone" or n + 1 in beneath or is_followed(lines, n, labels, label)
        }  # fmt: skip
        if len(told) * 3 >= len(kept) and _makes_layout(form, told, weights, beside=bool(kept)):
            kept.update(told)
        else:
            kept.update({n: label for n, label in told.items() if label.key in heads})
    return dict(sorted(kept.items()))


def _makes_layout(
    form: Form, labels: Mapping[int, Label], weights: Mapping[str, float], beside: bool
) -> bool:
    """Whether labels of one form are those of the document; ``beside``: it has others as well."""
    tally = Counter(label.key for label in labels.values())
    enough = 3 if form == "alone" else SURE
    plain = sum(weights.get(label.key, 0) >= enough for label in labels.values())
    if len(tally) > 1 and max(tally.values()) > 1:
        return not beside or plain * 2 >= len(labels)
    return plain > 1 and not beside


_LETTERS = {"de": "FA", "es": "PR", "pt": "PR", "fr": "QR", "it": "DR"}


def with_letters(
    document: Document, found: Mapping[int, Label], labels: dict[int, Label]
) -> dict[int, Label]:
    """Q and A beside each other, or beside names."""
    letters = _letters(document, found)
    asked, answered = _of_kind(letters, "question"), _of_kind(letters, "answer")
    told = {n: label for n, label in answered.items() if label.caps}
    if not asked:
        more = told if labels and len(told) > 1 else {}
        return dict(sorted({**labels, **more}.items()))
    plainly = sum(label.caps for label in asked.values())
    lone = len(asked) < 2 and not labels and (not answered or plainly + len(told) < 2)
    if lone or not _are_questions(document, asked):
        return labels
    more = answered if len(asked) > plainly else told
    return dict(sorted({**labels, **asked, **more}.items()))


def _of_kind(labels: Mapping[int, Label], kind: HeadKind) -> dict[int, Label]:
    return {n: label for n, label in labels.items() if label.head.kind == kind}


def _letters(document: Document, found: Mapping[int, Label]) -> dict[int, Label]:
    """The letters that stand for question and answer in the language of the document."""
    usual = _LETTERS.get(document.release.language, "QA") + "QA"
    return {
        n: label for n, label in found.items()
        if label.form == "letter" and (label.words[0] in usual or len(label.words) > 4)
    }  # fmt: skip


def _are_questions(document: Document, asked: Mapping[int, Label]) -> bool:
    """Whether there is a question mark behind, or below, a third of these labels."""
    marked = sum(_asks(document.lines, label, n) for n, label in asked.items())
    return marked * 3 >= len(asked)


def _asks(lines: Sequence[Line], label: Label, number: int) -> bool:
    """Whether there is a question behind a label, or below one that stands alone."""
    text = lines[number - 1].text
    below = lines[number].text if label.end >= len(text) and number < len(lines) else ""
    return "?" in text or "?" in below
