"""Nouns by which a release calls somebody again, and the offices their bearers hold.

Origin: our own list, gathered from releases of many countries. A release that has named a manager,
a paramount ruler or a managing director goes on with "the boss", "the monarch", "the
executive". Sorted; every word in small letters.
"""

_CHIEFS = (
    "ceo chair chairman chairperson chairwoman chief director founder head manager owner president"
)
_LAWMAKERS = (
    "alderman assemblyman assemblywoman congressman congresswoman councillor delegate deputy "
    "member mp representative senator speaker"
)
_LAWYERS = "advocate attorney barrister counsel lawyer partner prosecutor solicitor"
_SCHOLARS = "academic author dean doctor fellow historian lecturer professor researcher scientist"
_PHYSICIANS = "clinician consultant dentist director doctor physician professor surgeon"
_CLERICS = (
    "archbishop bishop cardinal father imam moderator pastor pope priest rabbi reverend vicar"
)
_POLICE = "commander constable deputy detective inspector officer sergeant sheriff superintendent"
_RULERS = "chief emir emperor king oba queen ruler sultan"
_PLAYERS = "captain defender forward goalkeeper midfielder player striker winger"
_POLITICIANS = f"{_LAWMAKERS} governor leader mayor minister premier president secretary"

ACCUSED = frozenset("accused defendant".split())
"""What a court calls somebody who is charged, whatever else they are."""
OFFICES_OF: dict[str, frozenset[str]] = {
    noun: frozenset(offices.split())
    for noun, offices in {
        "academic": _SCHOLARS,
        "attorney": _LAWYERS,
        "boss": f"{_CHIEFS} coach",
        "businessman": _CHIEFS,
        "businesswoman": _CHIEFS,
        "clergyman": _CLERICS,
        "cleric": _CLERICS,
        "clinician": _PHYSICIANS,
        "doctor": _PHYSICIANS,
        "entrepreneur": _CHIEFS,
        "executive": f"{_CHIEFS} cfo coo cto officer partner",
        "lawmaker": _LAWMAKERS,
        "lawyer": _LAWYERS,
        "leader": f"{_CHIEFS} general governor leader minister premier secretary",
        "legislator": _LAWMAKERS,
        "medic": _PHYSICIANS,
        "monarch": _RULERS,
        "officer": _POLICE,
        "parliamentarian": _LAWMAKERS,
        "physician": _PHYSICIANS,
        "player": _PLAYERS,
        "politician": _POLITICIANS,
        "pontiff": "pope",
        "prelate": _CLERICS,
        "priest": _CLERICS,
        "prosecutor": _LAWYERS,
        "researcher": _SCHOLARS,
        "ruler": _RULERS,
        "scholar": _SCHOLARS,
        "scientist": _SCHOLARS,
        "skipper": "captain coach",
        "sovereign": _RULERS,
        "statesman": _POLITICIANS,
    }.items()
}
"""Which words of an office its bearer may have."""
_OF_PLACES = "chancellor governor king mayor minister premier president queen"
_OF_BODIES = "ceo chair chairman chairperson chairwoman chief director head president secretary"
HEADS_OF: dict[str, frozenset[str]] = {
    noun: frozenset(offices.split())
    for nouns, offices in (
        ("borough city council country county district municipality nation province region state "
         "town village executive government", _OF_PLACES),
        ("agency association authority bank church club commission company firm group "
         "organisation organization party union university", _OF_BODIES),
    )
    for noun in nouns.split()
}  # fmt: skip
"""What somebody heads who is called again by it, "the head of the town", and the offices of it."""
EXCELLENCIES = frozenset(
    "eminence excellency grace highness holiness honor honour ladyship lordship majesty worship".split()
)
"""By which, behind "his" or "her", somebody is called again: "Her Excellency added"."""
HONOURS = frozenset(["hon", "honorable", "honourable"])
"""By which an office is honoured before it: "the Hon. Minister"."""
PRIVATE = frozenset("agent attorney barrister counsel doctor lawyer physician solicitor".split())
"""Who serves one person: "Pell's attorney" is not the district attorney."""
