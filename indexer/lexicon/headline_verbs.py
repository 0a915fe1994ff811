"""Verbs that tell in a headline what its subject does: no part of the name of a body or an office.

Origin: the editors' list, from headlines in several countries. What is a noun of names as well
(works, parks, tours, returns, heads) is left out.
"""

from __future__ import annotations

_STEMS = frozenset(
    """accuse acquire add address adopt advise announce appeal applaud appoint approve arrest
    ask attend award back ban beat become begin blast block boost bring build buy call celebrate
    challenge clear close commend commit complete conclude condemn confirm congratulate create
    criticise criticize cut declare defend deliver demand denounce deny deploy dismiss donate
    double earn elect emerge end ensure enter establish evacuate exceed expand express extend
    face fight find fine get give hail help hold honor honour host hunt improve inaugurate
    increase inspect install integrate introduce invest investigate invite issue join keep kick
    lack lament launch lift locate look lose make mark meet mourn name nominate offer open
    oppose outline partner pass pay plan pledge praise present promise promote propose protect
    prove provide publish put raise reach reaffirm recall receive recognise recognize recover
    refute reject release remain remember remind rename reopen replace report require rescue
    resign respond restore return reveal save say score secure seek seize select sell send serve
    set show shut sign slam snap speak start step stop submit sue support suspend swear take
    tell top transform unite unveil upgrade urge visit vote vow want warn welcome win withdraw
    write""".split()
)
_ALWAYS = frozenset(
    """are aren't aren’t can can't cannot can’t does doesn't doesn’t had has have is isn't isn’t
    must said says shall should was were will won't won’t""".split()
)


def is_headline_verb(word: str) -> bool:
    """Whether a word is such a verb as headlines have it: ``opens``, ``REACHES``, ``Won't``."""
    low = word.lower()
    if low in _ALWAYS:
        return True
    return low.endswith("s") and (
        low[:-1] in _STEMS
        or (low.endswith("es") and low[:-2] in _STEMS)
        or (low.endswith("ies") and f"{low[:-3]}y" in _STEMS)
    )
