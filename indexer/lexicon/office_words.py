"""Words in and around offices: what heads one, what tells its rank, field or place.

Origin: compiled by the editors; most were met in a release that was read wrong without them.
"""

from __future__ import annotations

APPOINTED = frozenset("appointed elected named".split())
"""Forms of these verbs behind which an office may stand at once: `has been named chief
executive`."""
APPOINTMENTS = frozenset(
    """additions appointment appointments election hires hiring promotes promotion promotions
    welcomes""".split()
)
"""What tells, before a name, that somebody is given an office."""
BEING = frozenset("became becomes is remains served serves was".split())
"""Verbs that an office stands behind: `is chief designer`."""
BELOW = frozenset("assistant associate deputy vice".split())
"""What makes one of several of a role: vice president of Social Change."""
ELECTED = frozenset(
    """assemblyman assemblymember assemblywoman congressman congresswoman governor mayor rep
    representative sen senator""".split()
)
"""Offices to which a seat on a committee adds nothing: Senator Roe, chair of the Committee."""
FOUNDERS = frozenset("co-founder co-owner cofounder founder owner".split())
"""Roles whose "of X" is a firm even where X is a field of work."""
IN_PORTFOLIOS = frozenset(
    """affairs change communities development education energy equality growth housing innovation
    planning policy process reform relations resources rights security services trade""".split()
)
"""What a portfolio ends with, and no name."""
JUST_NOW = frozenset("current incoming new newly then".split())
"""Words before an office that are no part of it."""
OF_A_PLACE = frozenset(
    """comptroller coroner councilman councilmember councilwoman governor mayor minister ombudsman
    premier senator sheriff""".split()
)
"""Heads of public offices: what stands before them is where they are held."""
OF_ANY_PLACE = frozenset("ambassador consul mayor mayoress premier".split())
"""Offices whose "of X" is a place, whatever X looks like: Mayor of College Station."""
OF_NO_BODY = frozenset(
    """activist artist author farmer homeowner musician native painter poet resident singer""".split()
)
"""What people are at no body: `Port Merrin resident`."""
OF_STATES = frozenset(
    """chancellor chief emperor empress governor-general king minister president prime queen
    secretary""".split()
)
"""Offices whose "of X" is a place if X is a country: President of Ghana."""
OF_WORKS = frozenset("author authors co-host creator host narrator star voice writer".split())
"""Roles held at a work, whose title may begin with "The"."""
OUTSIDE = frozenset(
    """activist actor actress advocate alderman alderwoman ambassador analyst archbishop artist
    assemblyman assemblymember assemblywoman athlete attorney author bestselling bishop
    candidate captain cardinal champion client commissioner congressman congresswoman constable
    consul council councillor councilman councilmember councilor councilwoman critic customer
    defendant delegate detective donor envoy expert farmer father fellow gov governor guest
    historian imam inspector investor journalist judge justice king lieutenant magistrate major
    member midfielder minister ministers mp musician parent pastor patient plaintiff player poet
    premier priest prince princess prophet queen rabbi rep reporter representative resident
    secretary sen senator sergeant sgt shareholder sheriff singer songwriter speaker student
    survivor swimmer trooper undersecretary veteran victim witness""".split()
)
"""In what somebody is who is hardly ever an officer of whoever issues a release."""
PLAIN = frozenset(
    """boat branch campaign city club company county crane crew defence defense engine farm federal
    ferry field fire fleet forest garden group harbor harbour hospital kitchen lead local lock
    mail mine museum night plant program programme project room school search section security
    senior shift site ski stage state station store street studio team tower town train tram
    truck union warehouse wildlife yard youth""".split()
)
"""Words of a role that a sentence may open with, beside fields of work."""
PORTFOLIOS = frozenset("ambassador minister ministers secretary shadow undersecretary".split())
"""Roles whose "for X" is the office itself: Minister for Health."""
PORTFOLIO_HEADS = frozenset("commissioner director minister secretary undersecretary".split())
"""Offices of which a field stands behind them: `Secretary for Trade Ann Roe`."""
PRAISE = frozenset(
    """Acclaimed Bestselling Celebrated Certified Famed Leading Licensed Noted Registered Renowned
    Visionary study""".split()
)
"""What stands before a role, and is no body."""
QUALIFIERS = frozenset(
    """borough city county district fire majority media minority opposition parish parks police press
    public state town township traffic transit utilities village water works""".split()
)
"""What makes an office of such a head: `City Manager`, `Fire Chief`."""
RANKED = frozenset("acting assistant associate co deputy former interim vice".split())
"""What makes another office of one: "the CEO" is not the deputy CEO, "the president" no vice
president."""
RESEARCHERS = frozenset("authors engineers researchers scientists team".split())
"""Who did the work that a university's release tells of."""
SERVING = frozenset(
    """agent attorney captain coach counsel lawyer publicist representative spokesperson""".split()
)
"""Roles held for whatever name stands behind "for"."""
TAKING = frozenset(
    """acted acts appointed appoints confirmed elected elects hired joined joins named names promoted
    promotes reelected returned returns served serves takes took worked works""".split()
)
"""Verbs that an office stands behind with `as` or `to`."""
TOP_ROLES = frozenset(
    """ambassador captain ceo cfo chair chairman chairperson chairwoman chancellor co-founder
    co-owner cofounder commander coo cto dean director director-general engineer executive founder
    governor head leader manager master mayor moderator officer owner partner president principal
    provost publisher rector secretary-general spokesman spokesperson spokeswoman superintendent
    treasurer trustee vicar""".split()
)
"""Roles whose "of X" names the organisation even when X looks like any name."""
WEAK_HEADS = frozenset(
    """administrator adviser advisor attorney auditor chief clerk director engineer executive
    leader manager secretary treasurer""".split()
)
"""Heads that name no office without the word before them: Manager, but City Manager."""
