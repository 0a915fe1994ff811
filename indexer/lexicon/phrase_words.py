"""Small words and verbs by which phrases and clauses are told apart.

Origin: grammar, and errors found in reading releases.
"""

from __future__ import annotations

AFTER_BODY = frozenset(
    """after as at based before by during from in on since until where with""".split()
)
"""Words behind a body's name that begin what the sentence says further."""
ANY_COMPANY = frozenset("company firm start-up startup".split())
"""What ends a description of a body that is not named: `Merrin-based company`."""
BEING = frozenset("am are be been being get gets got is was were".split())
"""Auxiliaries that make a passive."""
BELONGING = frozenset("from of with".split())
"""Prepositions before the body that somebody belongs to."""
HUMAN = frozenset(
    """acknowledge argue complain concede contend deny insist joke recall remark reply say""".split()
)
"""Verbs that only people do, so that any noun before them is somebody: not "the figures suggest",
"the launch adds" or "the app promises"."""
HUMAN_FORMS = frozenset("argue argued insist insisted said say says tell tells told".split())
"""Forms behind which even a bare noun is somebody: `pilots say`."""
IN_HEADINGS = frozenset("Are Can Do Does How Is It Our The To We What Why Will With Your".split())
"""Words of headings that no name has."""
MODALS = frozenset("can could may might must shall should will would".split())
"""Auxiliaries behind which a verb in its base form is no report."""
NAMING = frozenset(
    """called calling dubbed giving going identified identifying known named nicknamed who""".split()
)
"""Words behind which somebody is named: `a signalman named Tolland`."""
NOT_SAID = frozenset("can cannot could may might must never not shall should to will would".split())
"""What stands before a verb that did not happen, or not yet."""
OPENS_CLAUSE = frozenset("after before since until".split())
"""Prepositions that open a clause, too: `after Ann Roe said`."""
OPENING = frozenset("After At During In On Since While With".split())
"""Prepositions that, written large, begin what a heading ran into."""
PLEASED = frozenset(
    """began begun careful continue continued continues delighted eager excited glad goes happy
    honor honored honour honoured keen like on pleased pleasure privilege proud quick sorry
    thrilled went wish wished wishes""".split()
)
"""Behind these the verb did happen: `was pleased to announce`."""
PROGRESSIVE = frozenset("'m 're 's am are be been is s was were ’m ’re ’s".split())
"""Auxiliaries before a participle that is a verb: `is saying`."""
SEVERAL = frozenset("All Both Few Many More Most Other Several Some".split())
"""What makes a description of a plural: `More Americans`."""
SMALL_IN_BODIES = frozenset("& and for in of the".split())
"""Words of a body's name that its initials leave out."""
SMALL_IN_NAMES = frozenset("and de of van von".split())
"""Words that names write small."""
SPOKEN_AT = frozenset("after at during following in on via".split())
"""Prepositions before the occasion on which somebody spoke."""
TIMES = frozenset("afternoon autumn evening fall month morning spring summer week year".split())
"""What a deed is dated by between its subject and its verb: `just this month announced`."""
WHERE = frozenset("across around at from in near on outside throughout".split())
"""Prepositions before a place, which says nothing: `voters in Merrin, who say`."""
