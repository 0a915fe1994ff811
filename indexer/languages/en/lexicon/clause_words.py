"""Words of English clauses that report. Origin: grammar, and errors found in reading releases."""

from __future__ import annotations

ADDS = frozenset("and but while yet".split())
"""Conjunctions that add a second clause."""
ASKING = frozenset("ask enquire inquire question".split())
"""Verbs that report a question."""
ASKS = frozenset("how what whatever whoever".split())
"""Words that open a clause in place of `that`."""
AS_TOLD = frozenset(
    ["argue", "explain", "note", "observe", "point", "point out", "put", "remark", "report", "say",
     "state", "write"]
)  # fmt: skip
"""Verbs of `as X noted`."""
BINDING = frozenset(
    """custom customs doctrine law laws legend regulations rules scripture standards tradition
    traditions""".split()
)
"""What binds or is handed down, and nobody says: `according to Merrin law`."""
CONDITIONS = frozenset(
    """instructions need needs plan plans preference preferences request requests requirements
    rules schedule specifications standards terms will wish wishes""".split()
)
"""What things go by without anybody saying them: `according to plan`."""
DESCRIBES: dict[str, str] = {
    form: lemma
    for lemma, forms in {
        "accuse": "accused accuses",
        "applaud": "applauded applauds",
        "blast": "blasted blasts",
        "brand": "branded brands",
        "call": "called calls",
        "characterize": "characterised characterises characterized characterizes",
        "commend": "commended commends",
        "compare": "compared compares",
        "condemn": "condemned condemns",
        "credit": "credited credits",
        "criticize": "criticised criticises criticized criticizes",
        "denounce": "denounced denounces",
        "describe": "described describes",
        "dismiss": "dismissed dismisses",
        "dub": "dubbed dubs",
        "hail": "hailed hails",
        "label": "labeled labelled labels",
        "laud": "lauded lauds",
        "liken": "likened likens",
        "mock": "mocked mocks",
        "praise": "praised praises",
        "reject": "rejected rejects",
        "slam": "slammed slams",
        "term": "termed terms",
        "thank": "thanked thanks",
    }.items()
    for form in forms.split()
}
"""Forms by which somebody calls a thing something: `described the vote as “…”`."""
DID_SAY = frozenset("called pledged promised said told urged vowed warned".split())
"""Forms that tell of a second act of saying: `would go and warned of storms`."""
INVERTS = frozenset("add announce argue explain note report say warn write".split())
"""Verbs that stand before their subject behind a clause."""
MATTERS = frozenset("about for of on over".split())
"""Prepositions before what somebody speaks of: what follows with `that` tells which."""
MODALS = frozenset("can cannot could may might must shall should will would".split())
"""Auxiliaries that no statement of a fact has."""
NEVER_INSERTED = frozenset("announce answer reply respond share tell".split())
"""Verbs whose attribution never stands inside a clause."""
NOT_AFTER = frozenset(
    """answer mention outline post repeat reply respond share signal stress""".split()
)
"""Verbs that in the base form report nothing before them."""
NOT_PAST = frozenset("am are can could has have is may might must should will would".split())
"""Auxiliaries that no past form is in step with."""
OF = frozenset("by from of".split())
"""Prepositions before whose words they are."""
OPENERS = frozenset(
    """A After An As At By For He Her His If In It Its Many Most On She Some That The These They
    This To We When While With""".split()
)
"""Words a new sentence opens with behind a heading."""
OUTER = frozenset("add added adds said say says".split())
"""Forms by which somebody tells what another said: `Roe said it was late, the source added`."""
PAST = frozenset("said told wrote".split())
"""Forms that tell what was said."""
POSSESSIVE = frozenset("her his its my our their your".split())
"""Determiners that say whose."""
PROMPTS = frozenset(
    "allowed allowing asked asking caused causing leading led prompted prompting".split()
)
"""Forms by which something makes somebody speak: `prompting Roe to reply`."""
QUESTION_WORDS = frozenset("how if what when where whether which who why".split())
"""Words that open a question that is reported."""
SAYINGS = frozenset(
    """dictum email letter line lines maxim message motto note phrase poem remark saying verse
    words""".split()
)
"""What words in marks may be of somebody: `in the words of`."""
SAID_AGAIN = frozenset("adds said says told wrote".split())
"""Forms with a subject of their own behind a clause: `it was late, but she said …`."""
SAYING = frozenset(
    """adding arguing claiming explaining insisting noting saying stating stressing warning""".split()
)
"""Participles that can only be of who is reported: `…, arguing taxpayers lose`."""
SAYS_IT = frozenset("add insist say tell".split())
"""Verbs that a clause without `that` may follow: `said that was enough`."""
SMALL_WORDS = frozenset("a an and as at by de for from in is la of on or the to vs with".split())
"""Words that a title writes small."""
SUBORDINATE = frozenset(
    """after although as because before if once since though until when where while""".split()
)
"""Conjunctions that open a clause of their own."""
TALES = frozenset("difference stories story tale tales truth".split())
"""What is told without being said."""
TIMES = frozenset("now today tomorrow tonight yesterday".split())
"""Days that stand between a verb and its clause."""
TOLD = frozenset("assure inform remind tell write".split())
"""Verbs with somebody told between them and the full stop."""
URGING = frozenset("beg exhort implore urge".split())
"""Verbs that ask somebody for a deed."""
VIEWS = frozenset(
    """belief concern concerns confidence conviction delight doubt doubts expectation fear fears
    hope opinion optimism regret satisfaction view""".split()
)
"""What somebody expresses, as a view of what is told."""
VOWING = frozenset("pledge vow".split())
"""Verbs by which somebody promises a deed."""
TURNS_TO = frozenset("commended congratulated encouraged invited praised thanked urged".split())
"""Forms by which who was reported turns to others: `…, and she thanked the crews`."""
WORDS = frozenset(
    """advice answer appeal assessment comment comments conclusion message observation reaction
    reasoning remark remarks reply response statement verdict view warning words""".split()
)
"""What somebody's words are called before a colon: `His words: “…”`"""
