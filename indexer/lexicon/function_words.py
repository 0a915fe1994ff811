"""Closed classes of English: the frame that sentences hang on. Origin: grammar."""

from __future__ import annotations

from indexer.lexicon.months import ENGLISH_MONTHS, ENGLISH_SHORT_MONTHS, ENGLISH_WEEKDAYS

DETERMINERS = frozenset(
    """a all an another any both each every few five four her his its many most my no one our
    seven several six some that the their these this those three two your""".split()
)
PRONOUNS: dict[str, str] = {
    "he": "m",
    "she": "f",
    "they": "p",
    "it": "o",
    "we": "p",
    "i": "i",
}
"""Subject pronouns -> m, f, p (plural), o (thing), i (first person)."""

PREPOSITIONS = frozenset(
    """about across after against alongside amid among as at before behind between beyond by
    concerning despite during following for from in including inside into near on outside over
    per regarding since than through to toward towards under until upon via with within without""".split()
)
AUXILIARIES = frozenset(
    """also are be been being can cannot could did do does had has have is may might must shall
    should was were will would""".split()
)
CONJUNCTIONS = frozenset("& although and because but nor or plus though whereas while yet".split())
RELATIVES = frozenset(["who", "whom", "whose", "which", "where", "when", "that"])
PARTICLES = frozenset(
    """a/l a/p abu af al al- anak ap av ben bin bint binte binti d/o da das de del dela della
    den der des di dit do dos du e el el- ibn la las le los mac mc o s/o san santa st ten ter
    van vom von y zu zum zur""".split()
) | {"in ’t", "in 't"}
"""Lower-case words inside a person's name."""

ADVERBS = frozenset(
    """a.m. additionally again already also always earlier even ever finally first formally
    further furthermore here hereby however instead jointly just later long meanwhile moreover
    never nevertheless next nonetheless now often once only p.m. previously publicly recently
    repeatedly reportedly separately simply soon still then thereby therefore thus today
    tomorrow tonight too yesterday""".split()
)
WEEKDAYS = frozenset(ENGLISH_WEEKDAYS)
MONTHS = frozenset((*ENGLISH_MONTHS, *ENGLISH_SHORT_MONTHS))
# Open sentences with a capital, never a name by themselves.
SENTENCE_OPENERS = frozenset(
    """about according across adding additionally addressing after against all along also
    although among and another any around as asked at because before between beyond both but by
    call calling citing commenting concluding congratulations contact dear describing despite
    down during each earlier email emphasising emphasizing even every finally first firstly
    following for from furthermore given he her here highlighting his how however i if in
    including indeed instead introducing it its join just last lastly later let many meanwhile
    meet more moreover most my next no not noting now of off on once only or other our out over
    perhaps please rather recently referring reflecting responding same second secondly she
    since so some speaking still stressing such thank thanks that their then there these they
    third this those though through throughout thus to today tomorrow under underlining up upon
    visit we welcome welcoming what when where which while who why with within without yes
    yesterday yet you your""".split()
)

PAST_FORMS = frozenset(
    """aims appears ate became began believes bought brings broke brought built calls came
    caught chose continues drew drove expects fell felt flew fought found gave gives goes got
    grew has heard held helps holds hopes is joins kept knew leads led left lost makes met
    oversees paid plans praises ran remains rose runs sang sat saw seems sent serves shook shot
    showed sold spent spoke stole stood struck swam takes taught thanks thought threw took tore
    understood wants was welcomes went woke won wore""".split()
)
"""Irregular past forms, and present forms common after a subject in releases."""
