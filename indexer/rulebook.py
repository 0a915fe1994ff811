"""The rules that say whose words are whose: one table, read from top to bottom.

Every rule is one row: its name (kept in ``Quote.rule``), the stage it is asked
in, the function that looks, how often its speaker is right, the sentence that a
reader is shown as "Why this speaker", the languages it reads, and two examples.
Within a stage the rows are asked from top to bottom and the first that answers
wins; ``STAGES`` says when each stage is asked.

``looks`` is a function of ``indexer.extract.rules``, or, as ``language.…``, of the
language of the sentence (``indexer.grammar.language.Finders``), which may have none;
it is bound in ``indexer.extract.table``. Rows of the layout are read by
``indexer.speech`` and have none. ``languages`` names those that have one and come
with the project; () is all. The examples are in the first of them. This module stands low and imports nothing of the indexer, so
that whoever shows an archive can explain its quotes without the rules themselves.

In ``fires``, ⟦Q …⟧ marks the words and ⟦S …⟧ the speaker that the row must find; in
``spares``, ⟦X …⟧ marks a place where it must find nothing. "¶" parts paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal[
    "layout",
    "letter",
    "signature",
    "words",
    "alone",
    "follows",
    "clause",
    "sentence",
    "announcement",
    "rest",
]
STAGES: dict[Stage, str] = {
    "layout": "asked once of the whole text; who answers has spoken it, or turns of it",
    "letter": "asked of each line for a salutation, and of what stands below it",
    "signature": "asked of the line under words that nobody has said yet",
    "words": "asked of each stretch in quotation marks, within its sentence",
    "alone": "asked of a sentence without marks behind words that nobody has said yet",
    "follows": "asked of words in marks behind a sentence without marks",
    "clause": "asked of each reporting verb of a sentence that no words in marks have taken",
    "sentence": "asked of a sentence in which nothing was found so far",
    "announcement": "asked of the end of a paragraph, for the words that stand below it",
    "rest": "asked of the words that are left, each alone in its paragraph",
}
"""When the rows of a stage are asked; a release goes through them in this order."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table; ``confidence`` is the share of right speakers, of named ones.

    ``near`` are rows that only say who was near: inside a turn, its own speaker weighs more.
    """

    name: str
    stage: Stage
    looks: str
    confidence: float
    sentence: str
    fires: str
    spares: str
    languages: tuple[str, ...] = ()
    near: bool = False


def _(text: str) -> str:
    """Marks a text for translation; the app translates it where it is shown."""
    return text


_SPEECH = (
    "I have kept this light for forty years, and I would keep it for forty more. We were told that "
    "nobody needs it. We were told that the ships can see by themselves. I have seen what they see, "
    "and I tell you that our light is all that stands between them and the rocks. My father kept "
    "it, and my daughter will keep it after me. We ask for oil, for glass, and for your patience. "
    "I thank you all for coming here tonight."
)
_ACCOUNT = (
    "The light was lit in 1882, when the harbour was small and the ships were many. Oil came "
    "from the south and glass from the north. The keepers slept in the tower, two at a time. In "
    "1931 a storm took the stair, and for a year the oil went up on ropes. The Board bought the "
    "lamp in 1950. Engineers came from the city, and stayed. The light went out once, in a war, "
    "and was lit again on the night of the peace, before a great crowd."
)

RULES: tuple[Rule, ...] = (
    # -- layout: one speaker for all of it, or turns --------------------------------
    Rule(
        "transcript",
        "layout",
        "",
        0.98,
        _("A turn of a transcript, headed by its speaker."),
        fires="⟦S Ann Roe⟧: ⟦Q I have kept the lock for ten years.⟧¶Mark Doe: Tell us of the worst day of them.¶Ann Roe: The flood, because I could not open the gates.¶Mark Doe: And you would keep it again.",
        spares="Finding: ⟦X The lock was open for ten days.⟧¶Benefit: Boats pass at once.¶Finding: The lock was shut for two.¶Benefit: Less water is lost.",
    ),
    Rule(
        "interview",
        "layout",
        "",
        0.95,
        _("An answer in an interview."),
        fires="An interview with Ann Roe, who keeps the light.¶Do you sleep at all?¶⟦Q I sleep when the ships do.⟧¶And in winter?¶I sleep less, and I read more.¶What do you read?¶My letters, when I have some.",
        spares="Questions about the ferry.¶Is it late?¶⟦X It leaves at ten.⟧¶Is it full?¶Bookings close at noon.¶Is it safe?¶It is.",
    ),
    Rule(
        "speech",
        "layout",
        "",
        0.97,
        _("A speech, with its speaker named at its head or foot."),
        fires=f"Address by Dr ⟦S Ann Roe⟧, Director of the Harbour Board¶⟦Q {_SPEECH}⟧¶⟦Q The rocks are still there.⟧¶⟦Q The ships are there, too.⟧¶⟦Q And we are here, all of us.⟧",
        spares=f"# Ann Roe’s speech ends the Harbour Fair¶⟦X {_ACCOUNT}⟧",
    ),
    # -- letter: a salutation -------------------------------------------------------
    Rule(
        "letter",
        "letter",
        "letters.letter",
        0.93,
        _("A letter, signed by its writer or told to be theirs."),
        fires="A note reached the Board today.¶Dear Members of the Board:¶⟦Q The bridge is late.⟧¶⟦Q The town asks you to open it by May.⟧¶Sincerely,¶⟦S Ann Roe⟧",
        spares="Dear Members of the Board:¶⟦X The bridge is late.⟧¶The town asks for it by May.",
    ),
    # -- signature: a line under words -----------------------------------------------
    Rule(
        "signature on two lines",
        "signature",
        "signatures.on_two_lines",
        0.97,
        _("The name is signed below the words, and under it what its bearer is."),
        fires="⟦Q “The quay is ours again.”⟧¶⟦S Ann Roe⟧¶⟦R Minister of Northern Rivers⟧",
        spares="⟦X “The quay is ours again.”⟧¶Ann Roe¶The boats came back on Monday.",
    ),
    Rule(
        "signature",
        "signature",
        "signatures.on_one_line",
        0.97,
        _("The name is signed below the words."),
        fires="⟦Q “The quay is ours again.”⟧¶- ⟦S Ann Roe⟧, harbour master¶“And it will stay ours.”",
        spares="⟦X “The quay is ours again.”⟧¶Rollout of Measures, New Rules",
        near=True,
    ),
    # -- words: a stretch in marks and its sentence ----------------------------------
    Rule(
        "inline signature",
        "words",
        "signatures.inline",
        0.97,
        _("The name is signed after the words, on the same line."),
        fires="⟦Q “The quay is ours again.”⟧ – ⟦S Ann Roe⟧, harbour master",
        spares="⟦X “The quay is ours again”⟧ – it opens at noon and shuts at six.",
    ),
    Rule(
        "according to, behind",
        "words",
        "language.told_behind",
        0.97,
        _("The words are given “according to” the speaker."),
        fires="⟦Q “The quay is ours again,”⟧ according to ⟦S Ann Roe⟧, harbour master.",
        spares="⟦X “The quay is ours again,”⟧ according to the report.",
        languages=("en", "es"),
    ),
    Rule(
        "inverted",
        "words",
        "language.inverted",
        0.97,
        _("The name follows the words: “…”, said X."),
        fires="⟦Q “The quay is ours again,”⟧ said ⟦S Ann Roe⟧, harbour master.",
        spares="The statement ⟦X “The quay is ours again”⟧ highlights the Board’s view.",
        languages=("en", "es"),
    ),
    Rule(
        "after",
        "words",
        "behind.subject_and_verb",
        0.97,
        _("The name follows the words: “…”, X said."),
        fires="⟦Q “The quay is ours again,”⟧ ⟦S Ann Roe⟧ said.",
        spares="⟦X “The quay is ours again”⟧ Roe, an artist, says the room is bright.",
    ),
    Rule(
        "unlisted verb",
        "words",
        "behind.unlisted_verb",
        0.97,
        _("The name and a verb follow the words, which end with a comma: “…,” X mocks."),
        fires="⟦Q “The quay is theirs again,”⟧ ⟦S Ann Roe⟧ mocked.",
        spares="⟦X “The quay is theirs again”⟧ Ann Roe painted.",
    ),
    Rule(
        "in the words of",
        "words",
        "language.quoted_ahead",
        0.97,
        _("The words are called the speaker’s before they are given: “in the words of X”."),
        fires="In the words of ⟦S Ann Roe⟧, ⟦Q “The quay is ours again.”⟧",
        spares="In the words of the song, ⟦X “The quay is ours again.”⟧",
        languages=("en",),
    ),
    Rule(
        "before",
        "words",
        "ahead.cue_and_words",
        0.97,
        _("The name leads up to the words: X said: “…”"),
        fires="⟦S Ann Roe⟧, harbour master, said, ⟦Q “The quay is ours again.”⟧",
        spares="She was answering two critical questions: ⟦X “Is the quay ours again?”⟧",
    ),
    Rule(
        "according to, ahead",
        "words",
        "language.told_ahead",
        0.97,
        _("The words are given “according to” the speaker, who is named first."),
        fires="According to ⟦S Ann Roe⟧, ⟦Q “The quay is ours again.”⟧",
        spares="According to the report, ⟦X “The quay is ours again.”⟧",
        languages=("en", "es"),
    ),
    Rule(
        "between",
        "words",
        "behind.between_parts",
        0.97,
        _("The name stands between the parts of the words: “…,” X said, “…”"),
        fires="⟦Q “The quay is ours again,”⟧ ⟦S she⟧ said, ⟦Q “and we will keep it.”⟧",
        spares="Ann Roe raved, ⟦X “The quay is ours again!”⟧ Ben Doe added, “We will keep it.”",
    ),
    Rule(
        "colon",
        "words",
        "colons.name_and_words",
        0.97,
        _("A name and a colon stand before the words."),
        fires="⟦S Ann Roe⟧, harbour master: ⟦Q “The quay is ours again.”⟧",
        spares="Maintain Order: ⟦X “The quay is ours again.”⟧",
    ),
    Rule(
        "deed and colon",
        "words",
        "colons.deed_and_words",
        0.9,
        _("What somebody does, and a colon, lead up to the words."),
        fires="⟦S Ann Roe⟧ took the floor: ⟦Q “The quay is ours again.”⟧",
        spares="The sign shows the way: ⟦X “The quay is ours again.”⟧",
    ),
    # -- alone, follows: the sentence before or behind -------------------------------
    Rule(
        "attribution alone",
        "alone",
        "language.alone",
        0.97,
        _("The sentence after the words says who spoke."),
        fires="⟦Q “The quay is ours again.”⟧ ⟦S Ann Roe⟧ said.",
        spares="⟦X “The quay is ours again.”⟧ Ann Roe said that the boats are back.",
        languages=("en", "es"),
    ),
    Rule(
        "follows",
        "follows",
        "left.follows",
        0.97,
        _("The sentence before tells what the same speaker said."),
        fires="⟦S Ann Roe⟧ said the boats were back. ⟦Q “The quay is ours again.”⟧",
        spares="Ann Roe walked home at noon. ⟦X “The quay is ours again.”⟧",
        near=True,
    ),
    # -- clause, sentence: reported speech -------------------------------------------
    Rule(
        "reported",
        "clause",
        "language.clause",
        0.97,
        _("Reported speech: X said that …"),
        fires="⟦S Ann Roe⟧ said that ⟦Q the quay was open again⟧.",
        spares="The figures suggest that ⟦X the quay was open again⟧.",
        languages=("en", "es"),
    ),
    Rule(
        "as told",
        "clause",
        "language.as_told",
        0.97,
        _("Reported speech: as X noted, …"),
        fires="As ⟦S Ann Roe⟧ noted, ⟦Q the quay was open again⟧.",
        spares="As noted, ⟦X the quay was open again⟧.",
        languages=("en",),
    ),
    Rule(
        "reported before",
        "clause",
        "language.clause_before",
        0.97,
        _("Reported speech: …, X said."),
        fires="⟦Q The quay was open again⟧, ⟦S Ann Roe⟧ said.",
        spares="Flying in from Oslo, ⟦X Ann Roe said⟧.",
        languages=("en",),
    ),
    Rule(
        "according to",
        "sentence",
        "language.told",
        0.97,
        _("Reported speech: according to X, …"),
        fires="⟦Q The quay was open again⟧, according to ⟦S Ann Roe⟧.",
        spares="⟦X The quay was opened⟧ according to plan.",
        languages=("en", "es"),
    ),
    Rule(
        "inserted",
        "sentence",
        "language.inserted",
        0.97,
        _("Reported speech: …, said X, …"),
        fires="⟦Q El muelle está abierto⟧, ha informado ⟦S la alcaldesa⟧.",
        spares="⟦X El muelle está abierto⟧, y la alcaldesa lo celebra.",
        languages=("es",),
    ),
    Rule(
        "asked",
        "sentence",
        "language.question",
        0.97,
        _("A reported question: X asked whether …"),
        fires="⟦S Ann Roe⟧ asked ⟦Q whether the quay was open⟧.",
        spares="Ann Roe asked for help, ⟦X whether or not the quay was open⟧.",
        languages=("en",),
    ),
    Rule(
        "requested",
        "sentence",
        "language.request",
        0.97,
        _("A request or a vow: X urged Y to …, X vowed to …"),
        fires="⟦S Ann Roe⟧ urged ⟦Q the Board to open the quay⟧.",
        spares="Halvard Boats urges ⟦X customers to book early⟧.",
        languages=("en",),
    ),
    Rule(
        "described",
        "sentence",
        "language.described",
        0.95,
        _("What the speaker calls something: X described Y as “…”"),
        fires="⟦S Ann Roe⟧ described the quay as ⟦Q “a bench for people who have missed the boat”⟧.",
        spares="The quay was described as ⟦X “a bench for people who have missed the boat”⟧.",
        languages=("en",),
    ),
    # -- announcement: who speaks below ----------------------------------------------
    Rule(
        "statement header",
        "announcement",
        "announcements.header",
        0.97,
        _("The heading above says whose statement the words are."),
        fires="Statement by ⟦S Ann Roe⟧, Director¶⟦Q “The quay is ours again.”⟧",
        spares="A statement of strength¶⟦X “The quay is ours again.”⟧",
    ),
    Rule(
        "announced",
        "announcement",
        "announcements.cue_and_colon",
        0.97,
        _("The sentence above announces the words."),
        fires="⟦S Ann Roe⟧, harbour master, said:¶⟦Q “The quay is ours again.”⟧",
        spares="The figures say:¶⟦X “The quay is ours again.”⟧",
    ),
    Rule(
        "statement announced",
        "announcement",
        "announcements.statement_and_colon",
        0.97,
        _("The sentence above announces the statement."),
        fires="⟦S The mayor⟧ issued the following statement:¶⟦Q “The quay is ours again.”⟧",
        spares="The letter:¶⟦X “The quay is ours again.”⟧",
    ),
    Rule(
        "name and colon",
        "announcement",
        "announcements.name_and_colon",
        0.97,
        _("The name and a colon stand above the words."),
        fires="⟦S Ann Roe⟧, harbour master:¶⟦Q “The quay is ours again.”⟧",
        spares="Overview:¶⟦X “The quay is ours again.”⟧",
    ),
    # -- rest --------------------------------------------------------------------------
    Rule(
        "alone",
        "rest",
        "left.alone",
        0.7,
        _("The words stand alone; the nearest name above them was taken, if any."),
        fires="Ann Roe keeps the quay.¶⟦Q “The quay is ours again.”⟧",
        spares="Ann Roe keeps the quay.¶⟦X “The Old Quay”⟧",
        near=True,
    ),
)
"""The table; its order is the order of asking."""


BY_NAME = {rule.name: rule for rule in RULES}

STEPS: dict[str, str] = {
    "mention": _("the words beside the quote"),
    "same surname": _("the same surname"),
    "short form": _("whose given name the short form is"),
    "initials": _("whose initials these are"),
    "full name": _("the fullest name"),
    "role": _("the role, from these words"),
    "same role": _("the same role"),
    "same words": _("the same words"),
    "in full": _("the name in full"),
    "spelled out": _("the short form spelled out"),
    "subject left out": _("a verb whose subject is left out"),
    "named above": _("the nearest name above"),
    "interviewed": _("who is interviewed"),
    "spoke last": _("who spoke last"),
    "called on": _("who was called on to speak"),
    "sworn": _("who was called as a witness"),
    "title": _("the name in the headline"),
    "above": _("the name above the text"),
    "says so": _("who the speaker claims to be"),
    "introduced": _("the name in the opening words"),
    "signature": _("the name below the text"),
    "metadata": _("the name given with the release"),
}
"""What a link of ``Quote.evidence`` is to the words, by its step, as a reader is told. Any other
step is a word of the release that stands for somebody: he, the company."""
