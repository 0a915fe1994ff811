"""The stages in order, and nothing else: from a release to its quotes. Pure and total."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from indexer.extract.attribute import attribute
from indexer.extract.confidence import Form, estimate, of_organisation, of_role
from indexer.extract.layout import lay_out
from indexer.grammar.draft import Draft
from indexer.grammar.scene import Scene
from indexer.model import (
    Cue,
    Mention,
    Quotation,
    Quote,
    QuoteId,
    Release,
    Span,
    Speech,
)
from indexer.resolve.cast import name_keys
from indexer.resolve.casting import gather_cast
from indexer.resolve.coreference import Resolver
from indexer.resolve.full_body import full_body
from indexer.resolve.held_at import held_at
from indexer.resolve.house import House, find_house
from indexer.resolve.issuing.issuer import Issued, find_issuer
from indexer.resolve.meant import Meant
from indexer.resolve.no_speaker import NOBODY
from indexer.resolve.told import note_told_roles
from indexer.speech.heading import title_of
from indexer.speech.inside import more_inside
from indexer.speech.lines import lines_of
from indexer.speech.recognise import read_speech
from indexer.speech.statements import place_in_turn, turn_quotes, turns_by_paragraph
from indexer.text.fold import fold
from indexer.text.pieces import LEFT_OUT, join_pieces
from indexer.tracing import is_listening, note


def extract_quotes(release: Release) -> tuple[Quote, ...]:
    """Every attributed quote of a release, in the order they stand."""
    return read_release(release)[1]


def read_release(release: Release) -> tuple[Release, tuple[Quote, ...]]:
    """A release with its speech, if it is one, and every attributed quote in the order they stand.

    Total: no text makes it fail. Speakers are named as this release names
    them; who they are across releases is for ``indexer.identity``. Each turn of
    a speech or transcript whose speaker is known is a statement; what others
    are quoted with in a turn are quotes of theirs.
    """
    scene = lay_out(release)
    issued = find_issuer(scene)
    release = scene.release = _with_issuer(release, issued)
    speech = read_speech(scene)
    if speech is None:
        return release, tuple(number_quotes(release, _quotes(scene, {}, issued)))
    release = replace(_with_day(release, speech), speech=speech)
    release = _with_title(_with_issuer_above(release, speech), speech)
    scene.release = release
    turns = turns_by_paragraph(scene, speech)
    inside = []
    for quote in _quotes(scene, turns, issued):
        inside.append(place_in_turn(quote, speech, release.text))
        if inside[-1] is None:
            reason = "the words stay those of whose turn it is"
            _reject(quote.rule, reason, release.text, quote.content)
    kept = [quote for quote in inside if quote is not None]
    kept += list(more_inside(scene, speech, kept))
    said = [*turn_quotes(release, speech), *kept]
    said.sort(key=lambda quote: (quote.content[0].start, -quote.content[-1].end))
    return release, tuple(number_quotes(release, said))


def _with_issuer(release: Release, issued: Issued) -> Release:
    """A release with the name of its issuer, in full, and where that is told."""
    if release.issuer == issued.issuer:
        return release
    kept = tuple(pair for pair in release.provenance if pair[0] != "issuer")
    where = (("issuer", issued.where),) if issued.issuer else ()
    return replace(release, issuer=issued.issuer, provenance=(*kept, *where))


def _with_issuer_above(release: Release, speech: Speech) -> Release:
    """A transcript without an issuer who is only one of those who speak in it.

    A letter or speech may be its author's own; what several say is issued by somebody else.
    """
    keys = name_keys(release.issuer)
    speakers = {name_keys(t.speaker_name) for t in speech.turns if t.speaker_type == "person"}
    is_one = any(keys[-len(name) :] == name for name in speakers if name)  # Ms Ann Roe
    if speech.form != "transcript" or len(speakers) < _SEVERAL or not is_one:
        return release
    kept = tuple(pair for pair in release.provenance if pair[0] != "issuer")
    return replace(release, issuer="", provenance=kept)


def _with_title(release: Release, speech: Speech) -> Release:
    """A speech under the title that the lines above its first turn give it."""
    if not speech.turns:
        return release
    first = speech.turns[0].paragraphs[0]
    return replace(release, title=title_of(release, lines_of(release), first))


def _with_day(release: Release, speech: Speech) -> Release:
    """A speech that nothing dates is of the day of its event."""
    if release.published is not None or speech.event.date is None:
        return release
    provenance = (*release.provenance, ("published", "event"))
    return replace(release, published=speech.event.date, provenance=provenance)


def _quotes(scene: Scene, turns: Mapping[int, int], issued: Issued) -> list[Quote]:
    """The quotes that the rules find; in ``turns`` (paragraph to turn) those in marks only.

    The subject of ``issued`` is whose officers those are that no body stands beside.
    """
    drafts = sorted(attribute(scene, frozenset(turns)), key=lambda d: _first_place(scene, d))
    given = [(d.source.phrase, d.source.sentence) for d in drafts if d.source is not None]
    cast = gather_cast(scene, given)
    note_told_roles(scene, cast)
    issuer = issued.subject
    if not issued.is_house and any(person.name == issuer for person in cast.people):
        issuer = ""  # who leads the text is somebody, and nobody is an officer of hers
    resolver = Resolver(scene, cast, issuer)
    house = find_house(scene, cast, issuer)
    quotes: list[Quote] = []
    for draft in drafts:
        quotation = _quotation(scene, draft)
        if quotation is None:
            continue
        meant = resolver.resolve(draft)
        if quotation.kind == "indirect" and meant.step == NOBODY:
            _reject(draft.rule, "nobody can be meant by the source", scene.text, quotation.content)
            continue  # "Please note that …" is nobody's report
        quotes.append(_quote(scene, draft, quotation, meant, house))
    if scene.apart:
        quotes += (q for reader, spans in scene.apart for q in reader.read(scene.release, spans))
        quotes.sort(key=lambda quote: (quote.content[0].start, -quote.content[-1].end))
    return quotes


def _reject(rule: str, reason: str, text: str, content: Iterable[Span]) -> None:
    """Say that a rule had found something that is no quote."""
    if is_listening():
        note("quote", reason, words_of(text, content), rule)


def _first_place(scene: Scene, draft: Draft) -> int:
    starts = [scene.stretches[n].inner.start for n in draft.pieces] + [s.start for s in draft.spans]
    return min(starts, default=0)


def _quotation(scene: Scene, draft: Draft) -> Quotation | None:
    """The content as spans of text, and its kind by what stands in marks."""
    if draft.pieces:
        spans = tuple(scene.stretches[n].inner for n in sorted(set(draft.pieces)))
        is_bare = all(scene.stretches[n].is_bare for n in draft.pieces)
        return Quotation(spans, "statement" if is_bare else "direct")
    spans = tuple(_trim(scene.text, s) for s in draft.spans)
    spans = tuple(s for s in spans if len(s) > 0)
    if not spans:
        return None
    return _told(scene, spans) if draft.kind == "indirect" else Quotation(spans, draft.kind)


def _told(scene: Scene, spans: tuple[Span, ...]) -> Quotation:
    """A reported clause by what of it stands in marks: all, two words or more, nothing."""
    first = bisect_left(scene.stretches, spans[0].start, key=lambda m: m.outer.start)
    last = bisect_left(scene.stretches, spans[0].end, first, key=lambda m: m.outer.start)
    inside = [m for m in scene.stretches[first:last] if spans[0].contains(m.outer)]
    if inside and len(inside[0].outer) >= len(spans[0]) - 2:
        return Quotation((inside[0].inner,), "direct")
    is_mixed = any(len(m.inner.of(scene.text).split()) >= 2 for m in inside)
    return Quotation(spans, "mixed" if is_mixed else "indirect")


_JOINT = re.compile(r"[,;]?\s+(?:while|whereas|and|but|whilst)\s*$")


def _trim(text: str, span: Span) -> Span:
    """A clause without the marks, and the joint to the next clause, that it ends with."""
    start, end = span.start, span.end
    joint = _JOINT.search(text, max(start, end - 12), end)
    if joint is not None:
        end = joint.start()
    while start < end and text[start] in " \n,;:":
        start += 1
    while end > start and text[end - 1] in " \n,;:.*†‡–—-":
        end -= 1
    if text[end - 1 : end] == ")" and "(" not in text[start:end]:
        end -= 1  # "(Roe said that the mill would close)"
    return Span(start, end)


def _quote(scene: Scene, draft: Draft, quotation: Quotation, meant: Meant, house: House) -> Quote:
    release = scene.release
    source = draft.source
    mention = None
    if source is not None:
        kind = source.phrase.kind
        mention = Mention(source.span(), kind if kind not in ("thing", "document") else "group")  # type: ignore[arg-type]
    role, organisation = held_at(meant, house)
    if role:
        told = meant.role.span if meant.role is not None else None
        organisation = full_body(
            (scene.text, scene.lookup), (role, organisation), house.issuer, told
        )
    text = join_pieces(scene.text, quotation.content)
    return Quote(
        id=QuoteId(""),
        release_id=release.id,
        text=text,
        content=quotation.content,
        kind=quotation.kind,
        speaker_name=meant.name,
        speaker_type=meant.type,
        role=role,
        organisation_name=organisation,
        published=release.published,
        cue=Cue(draft.cue, draft.lemma) if draft.cue else None,
        mention=mention,
        rule=draft.rule,
        confidence=estimate(
            draft, meant.judgement, meant.step, _form(scene, draft, quotation, text, meant)
        ),
        judgement=meant.judgement,
        evidence=meant.evidence,
        candidates=meant.candidates,
        role_confidence=of_role(role, organisation),
        organisation_confidence=of_organisation(
            scene.text,
            meant.evidence,
            organisation,
            meant.role.organisation if meant.role is not None else "",
        ),
    )


def _form(scene: Scene, draft: Draft, quotation: Quotation, text: str, meant: Meant) -> Form:
    """How the words stand, as far as it tells whether they are right."""
    places = [scene.stretches[n].paragraph for n in sorted(set(draft.pieces))[:_LOOKED_AT]]
    crowded = any(places.count(place) > 2 for place in set(places))
    return Form(
        quotation.kind,
        len(text.split()),
        is_bare=quotation.kind == "statement" and bool(draft.pieces),
        is_pieced=crowded or LEFT_OUT in text,
        is_block=quotation.kind == "statement" and len(draft.spans) > 1,
        pauses=", " in text,
        adds=" and that " in text,
        is_known=meant.person is not None and len(meant.person.keys) > 1,
    )


_SEVERAL = 2  # who speak in a transcript
_LOOKED_AT = 50  # pieces of one quote


def number_quotes(release: Release, quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Quotes with their ids; the same words of a release once, but for turns of a transcript."""
    seen: dict[str, int] = {}
    for quote in quotes:
        words = words_of(release.text, quote.content)
        plain = quote_id(release.id, words)
        count = seen[plain] = seen.get(plain, 0) + 1
        if count == 1:
            yield replace(quote, id=plain)
        elif not quote.turn:
            _reject(quote.rule, "the same words stand above", release.text, quote.content)
        else:
            yield replace(quote, id=quote_id(release.id, f"{words}\n{count}"))


def words_of(text: str, content: Iterable[Span]) -> str:
    """The words of a quote as its id is made of them."""
    return " … ".join(span.of(text) for span in content)


def quote_id(release_id: str, words: str) -> QuoteId:
    """A digest of the release's id and the folded words: outlives changes of the rules."""
    digest = hashlib.sha256(f"{release_id}\n{fold(words)}".encode()).hexdigest()
    return QuoteId(digest[:16])
