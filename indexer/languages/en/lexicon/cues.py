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
}

# Take a clause (with or without "that") and quotations alike.
_CLAUSE = """say state note add explain comment remark observe stress emphasise emphasize underline
    underscore announce confirm report argue claim warn caution admit concede acknowledge insist
    declare reply respond answer write tweet post mention recall reiterate conclude suggest reveal
    disclose testify quip assert contend maintain allege indicate signal predict forecast estimate
    clarify specify elaborate affirm reaffirm recount repeat pledge promise vow propose
    advise deny attest certify proclaim counsel confess complain lament recommend retort
    counter speculate opine muse swear outline blog concur agree submit aver posit assure inform
    tell remind notify apprise guarantee""".split()

# Announce speech only beside a quotation: without one they are thoughts or deeds.
_QUOTATION_ONLY = """continue begin believe think feel offer share express enthuse reflect summarise summarize joke
    laugh smile grin shout exclaim chant cry urge ask demand implore plead beg praise describe
    reminisce philosophize volunteer interject chime echo open close finish end start encourage
    thank celebrate applaud marvel wonder hope expect read speak put sum invite welcome call voice
    deliver question query inquire enquire criticise criticize denounce condemn commend congratulate
    hail tout invoke quote cite highlight point declare articulate convey communicate whisper murmur
    hold yell sigh scoff snap bark boast brag gush rave sing avow bemoan confide defend hint intimate
    reckon rejoin stipulate""".split()

# Reported without a clause they take infinitives and objects: asked whether, urged Y to Z.
_DIRECTIVE = """urge ask demand call request order instruct encourage advise warn recommend invite tell remind
    direct appeal promise pledge vow agree threaten offer propose refuse""".split()

# Take the person addressed before the clause: "told the Council that C".
_ADDRESSED = frozenset("advise apprise ask assure inform notify promise remind tell warn".split())

# More often a noun, adjective or deed than speech: need "that" or a quotation.
_WEAK = frozenset(
    """agree answer certify claim conclude deny disclose estimate forecast guarantee hold
    indicate maintain mention note outline pledge post predict promise propose recall recommend
    repeat report reveal share signal specify state submit suggest underline underscore""".split()
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
    "point out": "point out",
    "put it": "put",
    "shoot back": "fire back",
    "snap back": "fire back",
    "speak out": "speak",
    "sum up": "sum",
}
_LONGER_CLAUSE = frozenset(["point out"])  # those that take a reported clause


def _longer() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
    for cue, lemma in _LONGER.items():
        verb, *behind = cue.split()
        for form in _inflect(verb):
            found[form].append((tuple(behind), lemma, cue in _LONGER_CLAUSE))
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
