"""Closed classes of English: the frame that sentences hang on. Origin: grammar."""

from __future__ import annotations

from indexer.lexicon.months import ENGLISH_MONTHS, ENGLISH_SHORT_MONTHS, ENGLISH_WEEKDAYS

DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your one another both all some any each
    every no two three four five six seven several many most few""".split()
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
    """for at in to from with on by under during after before about over against between among through
    into within without across behind beyond near since until upon via per as than regarding
    concerning including despite amid toward towards outside inside alongside following""".split()
)
AUXILIARIES = frozenset(
    """has have had was were is are be been being will would can could may might shall should must do
    does did also cannot""".split()
)
CONJUNCTIONS = frozenset("and or but yet nor & plus while whereas although though because".split())
RELATIVES = frozenset(["who", "whom", "whose", "which", "where", "when", "that"])
PARTICLES = frozenset(
    """de del della di da dos das do du des la las le los el al van von vom zu zum zur der den ter ten
    bin binte binti bint s/o d/o a/l a/p anak ibn ben abu y e af av dit mac mc st o ap al- el- dela san santa""".split()
) | {"in ’t", "in 't"}
"""Lower-case words inside a person's name."""

ADVERBS = frozenset(
    """also long then later today yesterday tomorrow further recently publicly formally repeatedly simply
    again once now still always often never previously earlier already soon thus therefore however
    meanwhile additionally moreover furthermore finally separately jointly reportedly even just only
    ever thereby hereby instead too nevertheless nonetheless here first next tonight a.m. p.m.""".split()
)
WEEKDAYS = frozenset(ENGLISH_WEEKDAYS)
MONTHS = frozenset((*ENGLISH_MONTHS, *ENGLISH_SHORT_MONTHS))
# Open sentences with a capital, never a name by themselves.
SENTENCE_OPENERS = frozenset(
    """if when while although though because since after before as in on at by for from with without
    under over during through throughout however moreover furthermore additionally meanwhile but and
    or so yet then thus there here this that these those it its he she they we you i our their his
    her my your what who where why how which not no yes now today yesterday tomorrow once also more
    most many some all any each every both other another such same according speaking asked
    commenting responding reflecting addressing noting adding citing calling highlighting stressing
    underlining emphasising emphasizing concluding referring describing welcoming despite following
    given including among between beyond about across against along around upon within to of up down
    out off instead rather indeed perhaps please let just only even still earlier later recently
    finally lastly firstly secondly first second third last next dear thank thanks welcome
    contact meet visit join call email introducing about
    congratulations""".split()
)

PAST_FORMS = frozenset(
    """went took came gave held led met ran saw became got brought built bought caught chose drew
    drove fell felt fought found flew grew heard kept knew left lost paid rose sat sent sold spent
    stood taught thought threw understood woke won wore began broke ate shot showed shook sang
    spoke stole struck swam tore has is was thanks praises welcomes takes leads holds serves
    joins brings gives makes plans hopes wants aims believes expects runs oversees remains
    appears seems helps continues calls goes""".split()
)
"""Irregular past forms, and present forms common after a subject in releases."""
