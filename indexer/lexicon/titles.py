"""Honorifics, credentials and words for what people are: reviewed lists.

Origin: compiled by the editors from forms of address and job titles in common
use in English-language press releases; Spanish forms are in ``spanish.py``.
"""

from __future__ import annotations

import re

# Said before a name and no part of it. Value: "m", "f" or "" where the word tells.
HONORIFICS: dict[str, str] = {
    **dict.fromkeys(
        """mr sir lord shri sri monsieur herr father brother encik tuan bapak pak signor dom imam
    sheikh sheik don dad grandad seu alhaji mallam""".split(),
        "m",
    ),
    **dict.fromkeys(
        """mrs ms miss dame lady smt madam madame sister baroness mme kumari puan ibu signora mdm sheikha doña dona datin alhaja hajia hajiya mom mum nan""".split(),
        "f",
    ),
    **dict.fromkeys(
        [
            "dr",
            "prof",
            "professor",
            "mx",
            "rev",
            "reverend",
            "hon",
            "honourable",
            "honorable",
            "fr",
            "engr",
            "ir",
            "rabbi",
            "pastor",
            "datuk",
            "dato",
            "tan sri",
            "atty",
            "adv",
            "capt",
            "captain",
            "lt",
            "lieutenant",
            "sgt",
            "sergeant",
            "col",
            "colonel",
            "gen",
            "maj",
            "major",
            "cpl",
            "corporal",
            "cmdr",
            "commander",
            "adm",
            "admiral",
            "brigadier",
            "doctor",
            "h.e",
            "excellency",
            "eminence",
            "holiness",
            "rt",
            "right",
            "most",
            "very",
            "his",
            "her",
            "justice",
            "cardinal",
            "archbishop",
            "bishop",
            "sen",
            "rep",
            "gov",
            "supt",
            "insp",
            "det",
            "detective",
            "inspector",
            "constable",
            "const",
            "ald",
            "assoc",
            "khun",
            "puan",
            "encik",
            "alhaji",
            "alhaja",
            "councillor",
            "councilor",
            "cllr",
            "congressman",
            "congresswoman",
            "assemblyman",
            "assemblywoman",
            "assemblymember",
            "councilman",
            "councilwoman",
            "councilmember",
            "alderman",
            "alderwoman",
            "alderperson",
            "senator",
            "representative",
            "delegate",
            "judge",
            "mayor",
            "governor",
            "president",
            "secretary",
            "minister",
            "ambassador",
            "chief",
            "officer",
            "trooper",
            "deputy",
            "sheriff",
            "marshal",
            "superintendent",
            "coach",
            "supervisor",
            "commissioner",
            "chairman",
            "chairwoman",
            "chair",
            "chairperson",
            "chancellor",
            "attorney",
            "advocate",
            "speaker",
            "premier",
            "prince",
            "princess",
            "king",
            "queen",
            "pope",
            "king's",
            "dean",
            "provost",
            "director",
            "general",
            "treasurer",
            "comptroller",
            "auditor",
            "solicitor",
        ],
        "",
    ),
}
"""Lower-case form without its full stop -> gender it tells."""

# Pure forms of address: never a role by themselves.
ADDRESS = frozenset(
    """alhaja alhaji bapak baroness brother cllr comrade cr dad dame datin dato datuk doctor doña
    dr eminence encik engr excellency father fr grandad h.e hajah haji hajia hajiya herr
    holiness hon honorable honourable ibu imam ir kumari lady lord madam madame mallam mdm miss
    mme mom monsieur mr mrs ms mum mx nan pak pastor prof professor puan rabbi rev rev'd revd
    reverend rev’d right rt sheik sheikh sheikha shri signor signora sir sister smt sri tuan ven
    venerable yb ybhg""".split()
)

CREDENTIALS = frozenset(
    """abpp ac aia am ao aprn b.a b.sc ba bbs bsc bsn c.m cae cbe ccim cdfa cfa cfo® cfp cfre
    chfc cima cissp cm cmc cpa cpg d.o d.phil d.sc dba dbe dds dmd dnp do dphil dsc dvm ed.d edd
    esq faan faap facc fache facog facp facs faia fasco fba frcp frcs freng frics frs frsa frse
    gbm gbs j.d jd jp kbe kc lcpc lcsw leed ll.b ll.m llb llm lmft lmhc lpcc m.a m.b.a m.d m.s
    m.sc ma mba mbbch mbbs mbchb mbe md med mep mhs mla mna mp mph mpp mrics ms msc msn msp np
    o.c obe oc p.e p.eng p.geo pa-c pe ph.d ph.d. pharmd phd pmp psyd qc ret rn rph sbs sc
    shrm-scp sior td usaf usmc usn""".split()
)
"""Letters after a name, lower case, without a final full stop."""

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])

# Heads of what somebody is. "chief" and "officer" pair up in the grammar.
ROLE_NOUNS = frozenset(
    """accountant activist actor actress adjutant administrator admiral adviser advisor advocate
    agent aide alderman alderperson alumna alumnus ambassador analyst anchor apprentice
    arbitrator arborist archaeologist archbishop archdeacon architect archivist artist
    assemblyman assemblymember assemblywoman assessor assistant associate astronaut astronomer
    astrophysicist athlete attache attaché attorney auctioneer auditor author authors bailiff
    baker barrister beekeeper benefactor biologist bishop blogger bookseller boss botanist
    brewer brigadier broker brother builder bursar busker captain cardinal carer caretaker
    carpenter cashier ceo cfo chair chairholder chairman chairperson chairwoman champion
    chancellor chaplain chef chemist chief choreographer chorister churchwarden cio ciso citizen
    cleaner clerk climatologist clinician cmo co-author co-ceo co-chair co-chairman
    co-chairwoman co-creator co-director co-founder co-lead co-leader co-ordinator co-owner
    co-president co-writer coach coauthor codirector cofounder colleague collector colonel
    columnist commander commentator commissaire commissioner commodore composer comptroller
    concierge conductor congressman congresswoman conservationist conservator constable consul
    consul-general consultant contributor controller convener convenor coo cook coordinator
    coroner correspondent cosmetologist councillor councilman councilmember councilor
    councilwoman counsel counsellor counselor cpo cro cso cto curator custodian customer dancer
    daughter dealer dean defendant delegate dentist deputy dermatologist designer detective
    developer dietitian diplomat director directors diver doctor donor doorman driver ecologist
    economist editor editor-in-chief educator electrician engineer entomologist entrepreneur
    envoy epidemiologist esthetician evangelist evp executive executor expert facilitator farmer
    father fellow ferryman filmmaker financier firefighter fireman fisherman fisherwoman founder
    gardener geneticist geographer geologist gm goalkeeper governor governor-general graduate
    grandfather grandmother grower guide hairstylist harbormaster harbourmaster head headmaster
    headmistress headteacher high-commissioner historian host hotelier housekeeper husband
    hydrologist immunologist influencer innkeeper inspector instructor inventor investigator
    investor journalist judge justice keeper lady-in-waiting landlord laureate lawmaker lawyer
    lead leader lecturer legend legislator librarian lichenologist lieutenant lineman magistrate
    major maker manager marshal master mathematician mayor mechanic mediator medic member
    merchant meteorologist microbiologist midwife minister ministers moderator monarch mother
    musician naturalist negotiator neighbor neighbour neurologist neuroscientist neurosurgeon
    nuncio nurse nutritionist observer oceanographer officer officers official officials
    ombudsman ombudsperson ombudswoman oncologist operator organiser organizer owner painter
    palaeontologist paleontologist panelist panellist paramedic parliamentarian partner partners
    pastor pathologist patient pediatrician pensioner pharmacist philanthropist photographer
    physician physicist physiotherapist pianist pilot plaintiff planner player playwright
    plumber podcaster poet policeman policewoman policymaker politician porter postdoc postman
    postmaster postmistress postwoman potter practitioner prefect premier presenter president
    priest prince princess principal printer producer professor programmer proprietor prosecutor
    provost psychiatrist psychologist publicist publisher quartermaster rabbi radiologist ranger
    rapporteur realtor receptionist rector registrar reporter representative representatives
    researcher researchers resident restaurateur retiree ruler scholar scientist scientists
    secretary secretary-designate secretary-general senator sergeant sexton shareholder shepherd
    sheriff singer sister skipper sociologist soldier solicitor son speaker specialist spokesman
    spokesmen spokespeople spokesperson spokespersons spokeswoman sportscaster stakeholder
    stationmaster statistician steward storyteller strategist student students stylist
    superintendent supervisor surgeon surveyor svp tailor teacher technician technologist tenant
    theologian therapist toolmaker trader trainee trainer treasurer trustee tutor typist
    undersecretary underwriter urologist verger vet veteran veterinarian vicar vice-chair
    vice-chairman vice-chancellor vice-president victim villager virologist vlogger
    volcanologist volunteer vp warden weaver welder widow widower wife winemaker witness worker
    workers writer youtuber zoologist""".split()
)

# Role nouns that are surnames at least as often when they stand with a capital.
SURNAMES_TOO = frozenset(
    """archer baker boss brewer broker brother builder butler carer carpenter champion chandler
    cleaner cook dancer driver farmer father fellow fisher gardener guide host hunter keeper
    king mason merchant miner page painter pilot pope porter potter prince ranger sailor
    shareholder shepherd singer skipper tailor warden weaver welder""".split()
)

# Stand before a role noun and belong to it: "deputy chief executive", "lead author".
ROLE_MODIFIERS = frozenset(
    """acclaimed acting affairs assistant associate chief city clinical co commercial
    communications corporate county creative current depute deputy distinguished district
    doctoral emeritus ex executive federal financial first first-ever foreign former founding
    general global graduate group head head-of home honorary human incoming independent
    information interim international investment joint junior lead legal long-time longtime
    management managing marketing media medical municipal national newly non-executive nursing
    operating outgoing parish permanent policy portfolio postdoctoral press prime principal
    product program programme project provincial public regional renowned research resources
    retired sales scientific second security senior special standing state strategic technical
    technology territorial third under veteran vice village visiting""".split()
)

FOUNDING = frozenset("acting chief executive founding general managing".split())
"""What stands behind a hyphen in a word that modifies a role: Co-Founding, Vice-General."""

FIELDS_OF_WORK = frozenset(
    """accounting acquisitions admissions advocacy affairs africa america americas analytics
    apac asia business care communications compliance construction content culture customs
    cybersecurity data department design development diversity ecommerce education emea
    engineering europe events experience exploration finance football growth haematology health
    healthcare hematology hr immigration inclusion innovation insurance investing investments it
    labor labour leasing licensing litigation logistics manufacturing marketing media medicine
    membership merchandising music nursing oncology operations partnerships people philanthropy
    planning police policy privacy procurement product production products programmes programs
    public quality region regions relations research resources responsibility revenue risk
    safety sales science sciences security services sourcing sport sports strategy success
    sustainability talent technology tourism training underwriting wellbeing""".split()
)
"""What a director may be of without its being a body."""

DEPARTMENTS = FIELDS_OF_WORK | frozenset(
    """& account and business civil clinical coastal community corporate customer digital
    external general government human information internal international investor marine
    maritime medical member moving project public retail rural student urban""".split()
)
"""Words that only name a department, whatever stands beside them."""

ALL_OF_A_KIND = frozenset("boys children girls men people women".split())
"""Plurals that take an apostrophe as one: Women’s Cricket, the Children’s Fund."""

OF_FIELDS = frozenset(
    """adviser advisor commissioner coordinator director head lead leader manager officer
    secretary specialist superintendent undersecretary""".split()
)
"""Offices of which there may be one for each field of work: Head of Retail Lending."""

RANKS = frozenset(
    """admiral ald amb assemb atty brig brigadier capt captain chief cllr cmdr col colonel
    commander const constable corporal councillor councilor cpl cr dep det detective dir first
    gen general gov governor insp inspector lieutenant lt maj major master officer petty pfc
    pres private pvt rep representative sen senator sergeant sgt spc specialist staff
    superintendent supt supv""".split()
)
"""What somebody is called by in a service, lower case, without a full stop."""

GROUP_NOUNS = frozenset(
    """activists advisers advisors advocates aides all analysts attorneys authorities authors both
    campaigners children clients companies couple crews critics customers democrats developers
    doctors drivers duo economists employees engineers everybody everyone executives experts
    families family firefighters five four group historians inspectors investigators investors
    judges jurors lawmakers lawyers leaders leadership management many members men most
    neighbors neighbours nobody observers officials opponents organisers organizers others pair
    parents participants partners passengers patients people police prosecutors protesters
    relatives reports republicans rescuers researchers residents respondents scientists senators
    several shareholders some sources staff students supporters survivors teachers team teams
    three trio two unions users villagers voters witnesses women workers""".split()
)
"""Plural or collective heads that may speak together."""

# What stands before what somebody was at the time: `while a student at Merrin`.
AT_THE_TIME = frozenset("as once when while".split())

PRIVATE = frozenset(
    """baker beekeeper builder busker carer caretaker carpenter cleaner customer driver electrician
    farmer father fisherman gardener grandfather grandmother grower hairdresser mechanic midwife
    mother musician nurse painter patient pensioner pharmacist plumber postman potter pupil resident retiree
    shepherd shopper student teacher tenant trainee villager volunteer weaver welder widow widower
    worker""".split()
)
"""What people are without an office: where they are "from" is where they live."""

ROLES_AGAIN = frozenset(
    """academic artist athlete author businessman businesswoman composer designer diplomat
    economist entrepreneur executive filmmaker goalkeeper lawmaker legislator midfielder
    musician novelist official painter photographer physician playwright poet politician
    researcher scientist sculptor singer songwriter striker surgeon swimmer winner writer""".split()
)
"""By which releases call again whoever has just spoken: "The official pointed out …"."""

SPOKES = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokespersons",
        "spokespeople",
        "spokesmen",
        "representative",
    ]
)

FAMILY = frozenset(
    """aunt brother daughter father grandfather grandmother husband mother nephew niece sister
    son uncle widow widower wife""".split()
)
"""What somebody is to somebody: no role to print beside a quote."""

KIN: dict[str, str] = {
    **dict.fromkeys("daughter mother sister wife widow grandmother aunt niece".split(), "f"),
    **dict.fromkeys("son father brother husband widower grandfather uncle nephew".split(), "m"),
    **dict.fromkeys("spokesman councilman fireman policeman".split(), "m"),
    **dict.fromkeys("chairwoman spokeswoman councilwoman alderwoman actress".split(), "f"),
}
"""Words for people that tell m or f."""

# A protester, a survivor, a pianist: ordinary nouns for people, told by their endings.
_PERSON_NOUN = re.compile(r"(?:er|or|ist|ian|ee|man|woman|ant|eer)s?$")
_PEOPLE = frozenset(
    "beneficiary client critic dad fan friend guest intern local mom parent recipient source".split()
)
_NO_PERSON = frozenset(
    """accelerator adapter administer agreement alter anger answer armor ban banner barrier
    behavior blender boiler burner calculator carrier center centre chapter charger charter
    cluster coffee color committee computer connector conquer consider container cooler corner
    counter cover cylinder danger december degree deliver detector dinner disaster discover
    distant door elevator empower encounter error exterior factor favor fee fiber filter flavor
    floor flower folder foster frontier gather generator german grant guarantee heater hinder
    honor human hunger important indicator instant interior labor ladder laptop layer letter
    master matter mirror mixer monitor motor newsletter november number october odor offer order
    paper pier plan plant poster power prefer printer processor projector quarter reactor
    recover refrigerator register relevant remember render restaurant river rotor router savor
    scanner sector semester semiconductor sensor september server shelter shower significant
    simulator slider sticker suffer summer surrender theater theatre tier timer tower tracker
    tractor trailer transfer transformer tree trigger uncover utter van vector ventilator wander
    water weather winter wonder wrapper""".split()
)


def is_person_noun(word: str) -> bool:
    """Whether an ordinary noun is one for people: protester, pianist, not computer."""
    return word in _PEOPLE or (
        not {word, word.removesuffix("s")} & _NO_PERSON and _PERSON_NOUN.search(word) is not None
    )
