"""Given names and their short forms.

Origin: the pairs come from the ``nicknames`` package (a hand-kept list of English
names). It is generous: it also holds names that are given in their own right
("Peter" for "Patrick", "Ian" for "John"). Two brothers can bear such a pair, so
only the short forms listed here, which are rarely on a birth certificate, count
as one name; any other pair makes two people worth a look, no more.
"""

from __future__ import annotations

from functools import lru_cache

from nicknames import NickNamer

_NICKNAMES = NickNamer()

_SHORT_FORMS = frozenset(
    """abby abe alex andy angie archie art barb barney bart becky ben bernie bert beth betsy
    betty bill billy bob bobby brad cathy charlie chet chris chuck cindy cliff dan danny dave
    deb debbie debby dick don donny doug drew ed eddie fran frank fred freddie gabe gene geoff
    greg gus hank harry herb jake jeff jen jenny jerry jim jimmy joe joey johnny josh judy kate
    kathy katie ken kenny kim larry len lenny leo les liz lou maggie mandy marge marty matt max
    meg mel mick mickey mike mitch moe nate ned nick norm pam pat patty peg peggy penny pete
    phil ray reg rich rick ricky rob robbie rod ron ronnie sam sandy shelly sid stan steve sue
    susie suzy ted terry theo tim tom tommy tony trish val vicky vince vinny wes wilf will zach
    zack""".split()
)

# In the list, but two brothers' names far oftener than one man's.
_NOT_ONE_NAME = frozenset(
    frozenset(pair)
    for pair in (("bill", "robert"), ("bob", "william"), ("kim", "kenneth"), ("will", "willis"))
)


@lru_cache(maxsize=16_384)
def _full_forms(name: str) -> frozenset[str]:
    return frozenset(_NICKNAMES.canonicals_of(name))


def are_nicknames(a: str, b: str) -> bool:
    """Whether one folded given name is a known form of the other.

    >>> are_nicknames("bill", "william")
    True
    """
    return a in _full_forms(b) or b in _full_forms(a) or _shortens(a, b) or _shortens(b, a)


def _shortens(short: str, full: str) -> bool:
    """ "wilf" and "wilfred": a known short form that the full name begins with."""
    return short in _SHORT_FORMS and len(short) > 2 and full.startswith(short) and short != full


def are_known_short_forms(a: str, b: str) -> bool:
    """Whether the pair is a full name and a short form that is hardly ever a name of its own."""
    one_is_short = (a in _SHORT_FORMS) is not (b in _SHORT_FORMS)
    return one_is_short and are_nicknames(a, b) and frozenset((a, b)) not in _NOT_ONE_NAME


def full_forms(name: str) -> frozenset[str]:
    """The names a given name may be short for, itself among them."""
    return _full_forms(name) | {name}
