"""Closed classes of English that only the grammar asks for. Origin: grammar."""

from __future__ import annotations

BEFORE_ROLE = frozenset("chief deputy general head lead official representative".split())
"""What, in small letters, modifies a role oftener than it is one."""
DEFINITE = frozenset("her his its our the their".split())
"""Determiners of what was told of before."""
GREETINGS = frozenset("dear".split())
"""What opens a letter: behind it stands whom it is to."""
NUMBERS = frozenset("eight five four nine seven six ten three two".split())
"""Numbers that stand where a determiner does."""
RELATIVES = frozenset("when where whether which who whom whose".split())
"""What opens a clause of its own, beside `that`."""
TELLING = frozenset(
    """an and are as at be by for from has have is it its of on our said that the their this to
    was we were which will with""".split()
)
"""Words that tell English from other languages when enough of them stand together."""
