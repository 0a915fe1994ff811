"""Words in front of turns: forms of address, offices, particles of names.

Origin: the editors' own lists, from the labels of transcripts and the heads of speeches in
English and the other languages whose labels are read.
"""

from __future__ import annotations

from indexer.lexicon import spoken

# Small words of offices and titles, which stay small where others are large.
SMALL = frozenset("& and at de del der des die du e el for in la las le los of on the to y".split())
# Parts of surnames: van der Roe.
PARTICLES = frozenset(
    """al ben bin da das de del della den der di dos du e el ibn la le mac o’ st ten ter van von y""".split()
)
ARTICLES = frozenset("der die el il la le lo o the".split())
# Forms of address before a surname, never before an office that is one's name.
GENDERED = frozenset(
    """frau herr kumari m madam madame mdm messrs miss mlle mme monsieur mr mrs ms mx senhor
    senhora señor señora shri shrimati signor signora sir smt sr sra""".split()
)
PEERS = frozenset("baroness earl lady lord viscount".split())
# What "Right", "Most" and "Very" stand before.
HONOURED = frozenset("hon honorable honourable rev reverend".split())
# After "Mr" or "Madam" these are offices; "Mr Baker" and "Ms Bishop" have a surname.
ADDRESSED = frozenset(
    """acting ambassador attorney chair chairman chairperson chairwoman chancellor clerk
    commissioner deputy foreperson justice mayor minister moderator premier president presiding
    prime registrar secretary solicitor speaker vice""".split()
) | (spoken.FOREIGN_OFFICES - {"premier"})
# What stays in capitals where a head in capitals is written as a title.
ACRONYMS = frozenset(
    """a ag cbe ceo cfo cio cm cmo coo cpo cro cso cto dbe dg dpm eu evp fm gm he hr hrh ii iii it
    iv jd kc mbe md mep mla mos mp mpp msp ngo obe phd pm pr q qa qc rn sc sg sms sps svp td uk
    un us vp""".split()
)
OFFICES_IN_SHORT = frozenset("ag ceo cfo cm coo cto dcm dg dpm fm mos pm sg sms sps vp".split())
# Offices that are nobody's surname.
AFTER_NAMES = frozenset("ambassador minister permanent president prime secretary".split())
# Between an office and what it is of.
OF = frozenset("de del der for für of to".split())
# What a Secretary or Minister may be of or for before a name: "Secretary of State Roe".
PORTFOLIOS = frozenset(
    """agriculture commerce culture defence defense education energy environment finance health
    housing interior justice labor labour law planning state trade transport transportation
    treasury war""".split()
)
# No head begins with these: "And Bestselling Author …", "Most Massive Capacity".
OPENERS = frozenset(
    """about all also and are as at but by dinner for from here how if in is its meanwhile meet
    more most my no not on or our plus said says that their then there these this those to
    welcome what when where who why with your""".split()
)
# Small words that stand inside the words of a label.
IN_NAMES = frozenset(
    """& and at da de del der des do du el for in la las le los of on the to und van von y""".split()
)
# Words of offices that are none by themselves.
BESIDE_OFFICES = frozenset("executive general pro tem tempore vice".split())
# Words that make another office of the one they stand beside.
RANKED = frozenset(
    """acting assistant associate co deputy former interim shadow under vice""".split()
)
# Words by which two offices do not differ.
LOOSE = frozenset("a an and at for in of the to".split())
# Offices of two words, joined so that the second is no name.
JOINED = frozenset(
    ["first-gentleman", "first-lady", "second-gentleman", "second-lady"]
    + [f"{first}-general" for first in spoken.BEFORE_GENERAL]
)
