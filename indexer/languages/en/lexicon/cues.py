"""Reporting verbs and phrases, by what they may take.

Origin: the editors' own list, checked for coverage against counts of cue heads
in annotated news (PARC and PolNeAR report that ten verbs cover about two
thirds of attributions and sixty over nine tenths).
"""

from __future__ import annotations

from collections import defaultdict

# lemma -> irregular or doubled forms; regular ones are inflected below.
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "put": "puts put putting",
    "begin": "begins began begun beginning",
    "admit": "admits admitted admitting",
    "quip": "quips quipped quipping",
    "sing": "sings sang sung singing",
    "swear": "swears swore sworn swearing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "read": "reads read reading",
    "speak": "speaks spoke spoken speaking",
    "reply": "replies replied replying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "specify": "specifies specified specifying",
    "deny": "denies denied denying",
    "sum": "sums summed summing",
    "forecast": "forecasts forecast forecasting forecasted",
    "signal": "signals signaled signalled signaling signalling",
    "counsel": "counsels counseled counselled counseling counselling",
    "concur": "concurs concurred concurring",
    "blog": "blogs blogged blogging",
    "chime": "chimes chimed chiming",
    "cry": "cries cried crying",
    "aver": "avers averred averring",
    "submit": "submits submitted submitting",
    "hold": "holds held holding",
    "hit": "hits hit hitting",
    "shoot": "shoots shot shooting",
    "snap": "snaps snapped snapping",
    "let": "lets letting",
    "make": "makes made making",
    "regret": "regrets regretted regretting",
}

# Take a clause (with or without "that") and quotations alike.
_CLAUSE = """acknowledge add admit advise affirm agree alert allege announce answer apprise argue assert
    assure attest aver blog caution certify claim clarify comment complain concede conclude
    concur confess confirm contend counsel counter declare deny disclose elaborate emphasise
    emphasize estimate explain forecast guarantee indicate inform insist lament maintain
    mention muse note notify observe opine outline pledge posit post predict proclaim promise
    propose quip reaffirm reassert reassure recall recommend recount regret reiterate remark
    remind repeat reply report respond retort reveal rule say signal specify speculate state
    stress submit suggest swear tell testify theorise theorize tweet underline underscore vow
    warn write""".split()

# Announce speech only beside a quotation: without one they are thoughts or deeds.
_QUOTATION_ONLY = """applaud articulate ask avow bark beg begin believe bemoan boast brag call
    celebrate chant chime cite close commend communicate condemn confide congratulate continue
    convey criticise criticize cry declare defend deliver demand denounce describe echo encourage
    end enquire enthuse exclaim expect express feel finish grin gush hail highlight hint hold hope
    implore inquire interject intimate invite invoke joke laugh marvel murmur offer open
    philosophize plead point praise put query question quote rave read reckon reflect rejoin
    reminisce scoff share shout sigh sing smile snap speak start stipulate sum summarise summarize
    thank think tout urge voice volunteer welcome whisper wonder yell""".split()

# Reported without a clause they take infinitives and objects: asked whether, urged Y to Z.
_DIRECTIVE = """advise agree appeal ask call demand direct encourage instruct invite offer order
    pledge promise propose recommend refuse remind request tell threaten urge vow warn""".split()

# Take the person addressed before the clause: "told the Council that C".
_ADDRESSED = frozenset(
    "advise alert apprise ask assure inform notify promise reassure remind tell warn".split()
)

# More often a noun, adjective or deed than speech: need "that" or a quotation.
_WEAK = frozenset(
    """agree alert answer certify claim conclude deny disclose estimate forecast guarantee hold
    indicate maintain mention note outline pledge post predict promise propose recall recommend
    regret repeat report reveal rule share signal specify state submit suggest underline
    underscore""".split()
)

_VOWELS = "aeiou"


def _inflect(lemma: str) -> tuple[str, ...]:
    if lemma in _IRREGULAR:
        return (lemma, *_IRREGULAR[lemma].split())
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    plural = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return (lemma, lemma + plural, lemma + "ed", lemma + "ing")


def _table(lemmas: list[str]) -> dict[str, str]:
    return {form: lemma for lemma in lemmas for form in _inflect(lemma)}


CLAUSE_FORMS: dict[str, str] = _table(_CLAUSE)
"""Word form -> lemma of verbs that report a clause."""

QUOTATION_FORMS: dict[str, str] = {**_table(_QUOTATION_ONLY), **_table(_DIRECTIVE), **CLAUSE_FORMS}
"""Word form -> lemma of verbs that may stand beside a quotation."""

# Report a clause only with "that": "highlighted that the club grew".
WITH_THAT = frozenset(
    """appeal articulate avow bemoan boast cite communicate confide convey defend demand enthuse
    exclaim express highlight hint hold interject intimate joke lament query question read
    reckon reflect rejoin request share stipulate underline urge""".split()
)

DENIES = frozenset(["deny"])
"""Lemmas whose clause is what somebody says is not so."""

VOICES = frozenset("convey express reiterate repeat restate share voice".split())
"""Lemmas that report a clause behind a noun for a view: "expressed the belief that"."""

ADDRESSED = _ADDRESSED
WEAK = _WEAK

# Cues of several words: "pointed out that C", "A," Roe fired back. The verb need not be a cue by
# itself. The second column is the lemma that the lists here know the cue by.
_LONGER = {
    "chime in": "chime",
    "fire back": "fire back",
    "hit back": "fire back",
    "let … know": "let know",
    "let it be known": "let know",
    "make clear": "make clear",
    "make it clear": "make clear",
    "make it known": "make clear",
    "make it plain": "make clear",
    "make known": "make clear",
    "make plain": "make clear",
    "point out": "point out",
    "put it": "put",
    "shoot back": "fire back",
    "snap back": "fire back",
    "speak out": "speak",
    "sum up": "sum",
}
_LONGER_CLAUSE = frozenset(  # those that take a reported clause
    """let know;make clear;point out""".split(";")
)


def _longer() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
    for cue, lemma in _LONGER.items():
        verb, *behind = cue.split()
        for form in _inflect(verb):
            found[form].append((tuple(behind), lemma, lemma in _LONGER_CLAUSE))
    return {form: tuple(cues) for form, cues in found.items()}


LONGER = _longer()
"""Form of a verb -> the words behind it that make it a cue of several words, its lemma, and
whether it takes a reported clause."""

STATEMENT_NOUNS = frozenset(
    """announcement comment comments declaration explanation joint letter message note remark
    remarks reply response statement statements words""".split()
)
"""What somebody may issue, release or make: "issued the following statement"."""

STATEMENT_VERBS = frozenset(
    """delivered gave gives had has issued issues made makes offered posted provided published
    read release released releases sent shared wrote""".split()
)

LEADING = frozenset(
    """ask begin chant comment continue echo exclaim express joke laugh put quip reflect share
    sing urge voice""".split()
)
"""Lemmas that lead up to a quotation behind a comma although they report no clause."""

SPEAKS_ON = frozenset(
    """acknowledge add argue assert believe claim contend emphasise emphasize explain highlight
    insist maintain note point recall remark reveal say state stress suggest tell warn write""".split()
) | {"point out"}
"""Lemmas whose reported clause is often followed by the same person's own words."""

SPEAKS_OF = frozenset(
    """acknowledge comment credit echo emphasise emphasize explain express highlight note
    outline point praise reflect reiterate share stress underline underscore""".split()
)
"""Lemmas that tell what somebody speaks of; the words may follow."""

LEADS_TO_WORDS = frozenset(
    """add comment conclude continue declare emphasise emphasize explain express note observe
    remark reply respond say share state stress tell write""".split()
) | {"issue a statement"}
"""Lemmas that lead up to a block of unmarked words; "please contact:" and "includes:" do not."""
