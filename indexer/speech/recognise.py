"""Whether a release is a transcript, a speech or neither, and its turns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from indexer.extract.table import is_on
from indexer.grammar.scene import Scene, Sentence
from indexer.lexicon.given_names import GIVEN_NAMES
from indexer.model import Evidence, Span, Speech, Turn
from indexer.resolve.cast import name_keys
from indexer.speech.collected import heads_no_turns
from indexer.speech.conversation import is_called_spoken, is_conversation, opens_as_speech
from indexer.speech.document import Document
from indexer.speech.event import read_event
from indexer.speech.heads.head import Head
from indexer.speech.in_labels import people_of_labels, people_saying_names
from indexer.speech.interview import find_interview, is_interview
from indexer.speech.inventory import Inventory, take_inventory
from indexer.speech.labels import read_label
from indexer.speech.monologue import find_monologue
from indexer.speech.narrated import leave_out_narration
from indexer.speech.one_speaker import one_speaker
from indexer.speech.people import ABOVE, HEAD, SAID, People
from indexer.speech.presented import (
    add_inverted,
    add_officers,
    add_roster,
    asking_and_replying,
    opening_of,
)
from indexer.speech.sources.above import gather_above, gather_below, gather_captions
from indexer.speech.sources.gathering import (
    add_beneath,
    add_cast,
    add_full_names,
    add_heads,
    add_in_letters,
    cast_of,
    set_in_house,
)
from indexer.speech.sources.lists import read_list
from indexer.speech.sources.openings import people_opening
from indexer.speech.sources.stated import people_listed, people_stated
from indexer.speech.sources.titles import people_of, people_of_title
from indexer.speech.speakers.naming import Speakers
from indexer.speech.speakers.speaker import Speaker, as_person
from indexer.speech.told_roles import told_roles
from indexer.speech.turns import Cut, cut_turns

_HEAD_LINE = 200  # code points


def read_speech(scene: Scene) -> Speech | None:
    """A release as a speech or transcript, None where it is neither."""
    document = Document(scene.release)
    for name, read in _READERS:
        found = read(scene, document) if is_on(name) else None
        if found is not None:
            return found
    return None


def _labelled(scene: Scene, document: Document) -> Speech | None:
    """Turns headed by who speaks them."""
    inventory = take_inventory(document)
    kinds = {label.head.kind for label in inventory.labels.values()}
    if not inventory.labels or kinds == {"question"}:
        return None
    if len(inventory.heads) == 1 and is_interview(scene.release.title):
        return None  # a name in front of one answer
    cuts = cut_turns(scene.text, document.lines, inventory)
    if not is_conversation(document, inventory, cuts) or opens_as_speech(document, inventory):
        return None
    if heads_no_turns(scene.text, cuts):
        return None
    found = _transcript(scene, document, cuts, inventory)
    nobody = not any(turn.speaker_name for turn in found.turns)
    return None if nobody and kinds == {"question", "answer"} else found  # questions often asked


def gather_people(scene: Scene, document: Document, above: int, cuts: Sequence[Cut]) -> People:
    """Everybody the document names, the nearest to its head first."""
    release = scene.release
    people = People()
    people_of_labels(document, cuts, people)
    people_saying_names(document, cuts, people)
    stated = dict(release.stated)
    add_heads(people, people_of_title(release.title, document.spell))
    add_heads(people, people_stated(release, document.spell))
    add_heads(people, people_listed(release, document.spell))
    add_heads(people, people_opening(stated.get("summary", ""), document.spell))
    gather_above(
        people, (line for line in document.lines if line.span.start < above), document.spell
    )
    heads = {
        cut.label.head.words: cut.label.head
        for cut in cuts
        if cut.label is not None and cut.label.head.kind == "person"
    }
    add_full_names(people, document, heads.values(), above)
    add_cast(people, cast_of(scene), above, {head.name for head in heads.values()})
    add_officers(people, document, above)
    add_roster(people, document, above)
    listed = [line for line in document.lines if line.span.start < above]
    add_inverted(people, listed, {h.name.split()[-1].casefold() for h in heads.values() if h.name})
    last = max((cut.last for cut in cuts), default=len(document.lines))
    gather_below(people, document.lines[last:], document.spell)
    gather_captions(people, document.lines, document.spell)
    for head, place in told_roles(scene.text, cuts):
        people.add_weakly(head, SAID, place)
    set_in_house(people, scene)
    return people


def leave_out_labels(scene: Scene, cuts: Sequence[Cut]) -> None:
    """Cut the labels off the sentences of a scene: `Ann Roe — | My chairman said`."""
    starts = [paragraph.span.start for paragraph in scene.paragraphs]
    for cut in cuts:
        place = cut.content[0].start
        at = bisect_right(starts, place) - 1
        if at < 0 or cut.label is None:
            continue
        paragraph = scene.paragraphs[at]
        first = place - paragraph.span.start  # of the skeleton, too, where nothing is in marks yet
        if first and all(slot >= first for slot, _ in paragraph.skeleton.slots[:1]):
            paragraph.sentences = [
                s if s.start >= first else Sentence(paragraph, first, s.end, s.before)
                for s in paragraph.sentences
                if s.end > first
            ]


def _transcript(
    scene: Scene, document: Document, cuts: Sequence[Cut], inventory: Inventory
) -> Speech:
    above = cuts[0].label_span.start
    leave_out_labels(scene, cuts)
    people = gather_people(scene, document, above, cuts)
    for number in sorted(inventory.beneath):
        add_beneath(people, inventory.labels[number - 1].head, document.lines[number - 1])
    letters = add_in_letters(people, document, above)
    speakers = Speakers(
        document, cuts, people, is_asked=is_called_spoken(document), letters=letters
    )
    said = [(cut, speakers.of(cut)) for cut in cuts]
    for opener in speakers.openers:
        opening = opening_of(document, cuts[0].first, opener.name)
        if opening is not None:
            said.insert(0, (opening, opener))
            break
    leave_out_narration(scene.text, said[-1][0].content, said[-1][1].name)
    turns = []
    for number, (cut, who) in enumerate(said, 1):
        turns.append(
            Turn(
                number,
                cut.label.words if cut.label is not None else "",
                tuple(cut.content),
                (cut.first, max(cut.first, cut.last)),
                who.name,
                who.type,
                who.role,
                who.organisation,
                who.evidence,
                who.candidates,
            )
        )
    lines = [line for line in document.lines if line.span.start < above]
    return Speech("transcript", tuple(turns), read_event(scene.release, lines))


def _interview(scene: Scene, document: Document) -> Speech | None:
    """Questions in bold or in headings, and answers without a label below them."""
    cuts = find_interview(document)
    if not cuts:
        return None
    above = document.lines[cuts[0].first - 1].span.start
    people = gather_people(scene, document, above, ())
    if is_interview(scene.release.title):  # whose author asks
        people.leave_out(scene.release.author)
    lines = document.lines[: cuts[0].first - 1]
    asking, replying = asking_and_replying(document, above)
    if asking is not None and replying is not None:
        return _question_and_reply(scene, document, cuts, (asking, replying))
    who = _addressed(scene.text, people, cuts)
    if who is None:
        if not _is_asked(people, scene.release.title, [line.text for line in lines]):
            return None
        who = Speakers(document, (), people, is_asked=True).answering
    if who is None:
        return None
    if not cuts[-1].asks:
        leave_out_narration(scene.text, cuts[-1].content, who.name)
    turns = [
        Turn(
            number, cut.label.words if cut.label else "",
            tuple(cut.content), (cut.first, cut.last),
            said.name, said.type, said.role, said.organisation, said.evidence,
        )
        for number, cut in enumerate(cuts, 1)
        for said in [_asking(document, cut) if cut.asks else who]
    ]  # fmt: skip
    return Speech("transcript", tuple(turns), read_event(scene.release, lines))


_BY_NAME = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Sir|Dame)\.? (?P<name>[A-Z][\w’'-]+)[,?]"
)


def _addressed(text: str, people: People, cuts: Sequence[Cut]) -> Speaker | None:
    """The one whom the questions call by name: `Ms Roe, you were born in a lighthouse.`"""
    asked = " ".join(span.of(text) for cut in cuts if cut.asks for span in cut.content)
    called = {match["name"].casefold() for match in _BY_NAME.finditer(asked)}
    fits = [p for p in people.people if len(p.keys) > 1 and p.keys[-1] in called]
    if len(called) != 1 or len(fits) != 1:
        return None
    return as_person(text, fits[0], "interviewed")


def _question_and_reply(
    scene: Scene, document: Document, cuts: Sequence[Cut], heads: tuple[Head, Head]
) -> Speech:
    """A written question and its reply, whose first lines say by whom they are."""
    asking, replying = (Speaker(h.name, "person", h.role, h.organisation, ()) for h in heads)
    turns = tuple(
        Turn(
            number, "", tuple(cut.content), (cut.first, cut.last),
            who.name, who.type, who.role, who.organisation, who.evidence,
        )
        for number, cut in enumerate(cuts, 1)
        for who in [asking if cut.asks else replying]
    )  # fmt: skip
    lines = document.lines[: cuts[0].first - 1]
    return Speech("transcript", turns, read_event(scene.release, lines))


def _asking(document: Document, cut: Cut) -> Speaker:
    """Who asks, where the line above the question is a name: `Ms Ann Roe, Member for Merrin`."""
    line = cut.above
    heads = read_list(line.text, document.spell) if line is not None else []
    if line is None or len(heads) != 1 or len(line.text) > _HEAD_LINE or heads[0].sure < 2:
        return Speaker()
    chain = (Evidence(line.span, "above"),)
    return Speaker(heads[0].name, "person", heads[0].role, heads[0].organisation, chain)


def _is_asked(people: People, title: str, above: Sequence[str]) -> bool:
    """Whether title or lead say that the one person named there was asked."""
    titled = [p for p in people.people if p.rank <= HEAD]
    if titled:
        surname = titled[0].name.split()[-1]
        told = (title, *(words for words in above if surname in words))
        return len(titled) == 1 and any(is_interview(words) for words in told)
    named = [p for p in people.people if p.rank <= ABOVE and len(p.keys) > 1]
    if len(named) != 1:
        return False
    known = named[0].name.split()[0] in GIVEN_NAMES
    return known and any(is_interview(words) for words in above if named[0].name in words)


def _monologue(scene: Scene, document: Document) -> Speech | None:
    release = scene.release
    if is_interview(release.title):
        return None
    titled = people_of_title(release.title, document.spell)
    stated = people_stated(release, document.spell)
    if not stated and release.author:
        stated = people_of(release.author, document.spell)[:1]
    found = find_monologue(document, [*titled, *stated])
    if found is None:
        return None
    who = one_speaker(scene, document, found, titled, stated)
    if not who.name and not found.is_plain:
        return None
    leave_out_narration(release.text, found.cut.content, who.name)
    introduced = _introduced(scene, document, found.cut, who)
    questions = introduced or _asked_inside(scene, document, found.cut, who)
    questions += [] if questions else _cries(document, found.cut)
    turns = tuple(
        Turn(
            number, cut.label.words if cut.label is not None else "",
            tuple(cut.content), (cut.first, max(cut.first, cut.last)),
            said.name, said.type, said.role, said.organisation, said.evidence, said.candidates,
        )
        for number, (cut, said) in enumerate(
            sorted([(found.cut, who), *questions], key=lambda turn: turn[0].first), 1
        )
    )  # fmt: skip
    return Speech("transcript" if questions else "speech", turns, read_event(release, found.above))


def _introduced(
    scene: Scene, document: Document, cut: Cut, who: Speaker
) -> list[tuple[Cut, Speaker]]:
    """The turn of somebody with a label who introduces the speaker. Takes it off the speech."""
    line = document.lines[cut.first - 1]
    label = read_label(line, document.spell)
    second = next((s for s in cut.content if s.start > line.span.end), None)
    if label is None or second is None or label.form not in ("colon", "strong"):
        return []
    head = label.head
    if (
        head.kind != "person"
        or head.sure < 2
        or name_keys(head.name)[-1:] == name_keys(who.name)[-1:]
    ):
        return []
    start = line.span.start
    said = [
        Span(max(s.start, start + label.end), s.end) for s in cut.content if s.end <= line.span.end
    ]
    first = Cut(label, Span(start + label.start, start + label.end), cut.first, cut.first, said)
    cut.content = [span for span in cut.content if span.start > line.span.end]
    cut.first = next(n.number for n in document.lines if n.span.contains(second))
    people = People()
    add_cast(people, cast_of(scene), second.start)
    leave_out_labels(scene, [first])
    return [(first, Speakers(document, [first], people).of(first))]


_CRY = 30  # words


def _cries(document: Document, cut: Cut) -> list[tuple[Cut, Speaker]]:
    """What a crowd or somebody in it calls out, in lines of their own with a label.

    Takes it off what the speaker says, who goes on below.
    """
    cries: list[tuple[Cut, Speaker]] = []
    for line in document.lines[cut.first : cut.last]:
        label = read_label(line, document.spell) if len(line.text.split()) < _CRY else None
        if label is None or label.form != "colon" or label.head.kind != "asker" or not label.caps:
            continue
        place = line.span.start + label.end
        said = [Span(max(s.start, place), s.end) for s in cut.content if line.span.contains(s)]
        if said:
            start = Span(line.span.start + label.start, place)
            cry = Cut(label, start, line.number, line.number, said)
            cries.append((cry, Speaker(role=label.head.role)))
            cut.content = [s for s in cut.content if not line.span.contains(s)]
    return cries


def _asked_inside(
    scene: Scene, document: Document, cut: Cut, who: Speaker
) -> list[tuple[Cut, Speaker]]:
    """Turns that others have inside a speech, such as questions to a lecture, and its answers.

    Only where the speaker has a label among them. Takes them off what the speaker says.
    """
    inventory = take_inventory(document)
    surname = who.name.rpartition(" ")[2].casefold()
    heads = {label.head.name.casefold() for label in inventory.labels.values()}
    first = min(inventory.labels, default=0)
    if not inventory.taken_in_turns or surname not in heads or first <= cut.first:
        return []
    inner = cut_turns(scene.text, document.lines, inventory)
    if not inner:
        return []
    start = inner[0].label_span.start
    cut.content = [span for span in cut.content if span.start < start]
    cut.last = first - 1
    people = People()
    people.add(Head("person", who.name, who.name, who.role, who.organisation, sure=3), HEAD)
    leave_out_labels(scene, inner)
    speakers = Speakers(document, inner, people)
    return [(one, speakers.of(one)) for one in inner]


_READERS = (("transcript", _labelled), ("interview", _interview), ("speech", _monologue))
"""The rows of the layout in ``indexer.rulebook``, in their order."""
