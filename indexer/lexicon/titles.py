"""Honorifics, credentials and words for what people are: reviewed lists.

Origin: compiled by the editors from forms of address and job titles in common
use in English-language press releases; Spanish forms are in ``spanish.py``.
"""

from __future__ import annotations

import re

# Said before a name and no part of it. Value: "m", "f" or "" where the word tells.
HONORIFICS: dict[str, str] = {
    **dict.fromkeys(
        """mr sir lord shri sri monsieur herr father brother encik tuan bapak pak signor dom rabbi imam
    sheikh sheik pastor don seu alhaji mallam""".split(),
        "m",
    ),
    **dict.fromkeys(
        """mrs ms miss dame lady smt madam madame sister baroness mme kumari puan ibu signora mdm sheikha doña dona datin alhaja hajia hajiya""".split(),
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
    """mr mrs ms miss mx dr prof professor sir dame lord lady shri sri smt monsieur madame madam herr
    mme rev reverend venerable hon honourable honorable baroness encik tuan puan bapak pak ibu datuk dato
    datin haji hajah yb ybhg signor signora father brother sister fr ir engr doctor kumari mdm h.e excellency rt right rabbi
    eminence holiness imam sheikh sheik sheikha alhaji alhaja hajia hajiya mallam comrade doña pastor revd rev'd rev’d ven cr
    cllr""".split()
)

CREDENTIALS = frozenset(
    """phd ph.d md m.d mba m.b.a cpa cfa jd j.d esq rn bsn msn msc bsc ba ma dds dmd dvm pharmd mph
    facs faap facp facc frcp frcs frs fba freng obe mbe cbe kbe dbe kc qc sc jp gbs gbm sbs bbs mp
    mep msp ms am td mla mpp mna faia aia pe p.e pmp cfp shrm-scp cissp lcsw lmft ccim leed edd ed.d
    psyd do d.o np pa-c aprn dnp rph cae ret usn usmc usaf mhs fasco faan frsa frse oc o.c c.m cm ac
    ao p.eng p.geo ph.d. m.s m.a b.a m.sc b.sc llb ll.b llm ll.m dba dphil d.phil dsc d.sc fache cmc
    cfre cfo® cpg med mbbs mbbch mbchb lpcc lcpc lmhc sior mrics frics chfc cima cdfa abpp facog""".split()
)
"""Letters after a name, lower case, without a final full stop."""

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])

# Heads of what somebody is. "chief" and "officer" pair up in the grammar.
ROLE_NOUNS = frozenset(
    """monarch ruler defendant plaintiff accountant activist alumna alumnus graduate actor actress adjutant
    administrator admiral adviser advisor advocate agent aide
    alderman alderperson ambassador analyst anchor apprentice arborist archbishop archaeologist
    archivist architect artist assemblymember assemblyman assemblywoman assessor assistant associate
    astronaut astronomer astrophysicist athlete attorney auditor author authors baker bailiff
    barrister biologist bishop boss botanist brewer brigadier broker builder bursar captain cardinal
    carer caretaker gm cashier ceo cfo chair chairman chairperson chairwoman champion chancellor
    chaplain chef chemist chief choreographer cio ciso citizen clerk climatologist clinician cmo
    co-author coauthor co-chair co-chairman co-chairwoman co-ceo co-creator co-director co-founder
    co-lead co-leader co-owner co-president co-writer coach cofounder collector colonel columnist
    commander commentator commissioner commodore comptroller composer concierge conductor
    conservationist conservator constable consultant contributor controller convener convenor coo coordinator
    co-ordinator coroner correspondent councillor councilman councilmember councilwoman counsel
    counsellor counselor cto cpo cro cso curator customer dean dealer delegate dentist deputy
    dermatologist designer detective developer diplomat director directors dietitian doctor doorman
    driver ecologist economist editor editor-in-chief educator electrician engineer entomologist
    entrepreneur envoy epidemiologist evangelist evp executive executor expert farmer father fellow
    filmmaker financier firefighter fisherman fisherwoman founder geneticist geologist geographer
    governor governor-general grower guide head headmaster headmistress headteacher historian host
    hydrologist immunologist inspector instructor inventor investigator investor journalist judge
    justice keeper lady-in-waiting landlord lawmaker lawyer lead leader lecturer legend legislator
    librarian lichenologist lieutenant lineman magistrate major maker manager marshal mathematician
    stylist hairstylist esthetician cosmetologist influencer vlogger blogger
    mayor mechanic medic member merchant meteorologist microbiologist midwife minister ministers
    mother musician naturalist neurologist neuroscientist neurosurgeon nurse nutritionist
    oceanographer officer officers official officials ombudsman ombudsperson oncologist operator
    organiser organizer owner painter palaeontologist paleontologist paramedic partner practitioner partners
    pastor patient pathologist pediatrician pharmacist philanthropist photographer physician
    physicist physiotherapist pianist pilot planner player playwright podcaster poet policymaker
    politician porter postdoc postmaster postmistress premier presenter president priest princess
    prince principal producer professor programmer proprietor prosecutor provost psychiatrist
    psychologist publicist publisher rabbi radiologist ranger rapporteur realtor rector receptionist
    registrar reporter representative representatives researcher researchers resident restaurateur
    retiree scholar scientist scientists secretary secretary-general senator sergeant sheriff
    shareholder shepherd singer skipper sociologist soldier solicitor speaker specialist spokesman
    spokesmen spokesperson spokespersons spokespeople spokeswoman sportscaster statistician steward
    storyteller strategist student students superintendent supervisor surgeon surveyor svp tailor
    teacher technician technologist tenant theologian therapist toolmaker trader trainee trainer
    treasurer trustee tutor undersecretary underwriter urologist veteran vet veterinarian vicar
    vice-chair vice-chairman vice-chancellor vice-president victim villager virologist volcanologist
    volunteer vp warden weaver welder winemaker witness worker workers writer youtuber zoologist
    archdeacon ombudswoman postman postwoman fireman policeman policewoman grandmother grandfather widow
    widower son daughter brother sister wife husband neighbour neighbor colleague customer captain
    cleaner cook dancer envoy gardener goalkeeper historian host hotelier housekeeper innkeeper
    ferryman harbourmaster harbormaster stationmaster bookseller busker beekeeper commissaire
    prefect negotiator arbitrator mediator moderator facilitator chairholder parliamentarian
    congressman congresswoman comptroller quartermaster
    consul consul-general attache attaché envoy high-commissioner nuncio secretary-designate lecturer
    stakeholder benefactor harbourmaster harbormaster potter carpenter plumber printer sexton diver
    tailor typist verger baker master donor panellist panelist laureate alumnus alumna pensioner""".split()
)

# Role nouns that are surnames at least as often when they stand with a capital.
SURNAMES_TOO = frozenset(
    """cook baker weaver tailor porter shepherd farmer gardener singer keeper merchant skipper fellow
    painter warden broker builder page guide host carer cleaner dancer potter driver sailor
    shareholder mason  king prince pope  brewer welder pilot brother father boss
    miner archer fisher hunter carpenter butler chandler ranger champion""".split()
)

# Stand before a role noun and belong to it: "deputy chief executive", "lead author".
ROLE_MODIFIERS = frozenset(
    """chief deputy depute vice senior executive general assistant associate management managing acting interim former co
    lead principal junior first second third founding honorary emeritus regional national global
    group international permanent under first-ever head joint corporate commercial financial
    operating technical technology marketing medical scientific legal creative strategic programme
    program project product sales research communications policy public affairs human resources
    information security investment portfolio standing special current outgoing incoming newly ex retired
    longtime long-time veteran renowned distinguished acclaimed doctoral graduate postdoctoral visiting clinical nursing
    head-of non-executive independent county city state federal district municipal parish village
    provincial territorial prime foreign home press media""".split()
)

FOUNDING = frozenset("founding managing chief acting executive general".split())
"""What stands behind a hyphen in a word that modifies a role: Co-Founding, Vice-General."""

FIELDS_OF_WORK = frozenset(
    """communications marketing development operations sales research engineering education strategy
    finance business exploration technology innovation partnerships policy programs programmes
    services science sciences nursing relations affairs resources product products design
    security medicine analytics construction growth experience success investments people
    culture planning americas europe asia africa region america apac emea regions
    sustainability advocacy manufacturing production procurement quality safety training care
    investing content media tourism compliance risk accounting sport sports football music
    admissions department customs health police education labour labor revenue insurance
    immigration public wellbeing healthcare responsibility inclusion diversity haematology
    oncology hematology litigation licensing philanthropy membership events sourcing logistics
    underwriting leasing acquisitions merchandising talent privacy data it
    hr cybersecurity ecommerce""".split()
)
"""What a director may be of without its being a body."""

DEPARTMENTS = FIELDS_OF_WORK | frozenset(
    """human public corporate government community investor internal external medical clinical
    customer member student business digital information moving and & international general
    account project rural urban marine maritime coastal civil retail""".split()
)
"""Words that only name a department, whatever stands beside them."""

ALL_OF_A_KIND = frozenset("women men children people girls boys".split())
"""Plurals that take an apostrophe as one: Women’s Cricket, the Children’s Fund."""

OF_FIELDS = frozenset(
    """head director manager commissioner officer secretary undersecretary lead leader
    superintendent coordinator adviser advisor specialist""".split()
)
"""Offices of which there may be one for each field of work: Head of Retail Lending."""

RANKS = frozenset(
    """captain capt lieutenant lt sergeant sgt colonel col major maj general gen admiral brigadier
    brig amb detective det inspector insp superintendent supt constable commander cmdr
    sen senator rep representative gov governor councillor cllr councilor cr ald
    atty dep pres dir supv assemb const spc pvt pfc cpl corporal private specialist first staff
    chief petty officer master""".split()
)
"""What somebody is called by in a service, lower case, without a full stop."""

GROUP_NOUNS = frozenset(
    """researchers authors scientists officials experts analysts critics supporters opponents witnesses
    protesters residents families sources investigators prosecutors police doctors economists
    lawyers activists teachers students workers employees staff members participants organisers
    organizers team teams crews leaders companies partners respondents people others many some
    several most all both two three four five advocates campaigners lawmakers republicans democrats
    senators neighbours neighbors customers users clients investors shareholders executives
    management leadership authorities reports relatives parents patients survivors villagers observers
    attorneys aides advisers advisors children women men everyone everybody nobody voters rescuers
    firefighters inspectors passengers drivers engineers developers historians judges jurors unions
    couple sources pair trio duo group""".split()
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
    """official scientist researcher academic executive businessman businesswoman entrepreneur
    lawmaker legislator politician diplomat economist physician artist singer musician athlete
    designer""".split()
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
    """daughter mother sister wife widow grandmother aunt niece son father brother husband widower
    grandfather uncle nephew""".split()
)
"""What somebody is to somebody: no role to print beside a quote."""

KIN: dict[str, str] = {
    **dict.fromkeys("daughter mother sister wife widow grandmother aunt niece".split(), "f"),
    **dict.fromkeys("son father brother husband widower grandfather uncle nephew".split(), "m"),
    **dict.fromkeys("chairman spokesman councilman alderman fireman policeman actor".split(), "m"),
    **dict.fromkeys("chairwoman spokeswoman councilwoman alderwoman actress midwife".split(), "f"),
}
"""Words for people that tell m or f."""

# A protester, a survivor, a pianist: ordinary nouns for people, told by their endings.
_PERSON_NOUN = re.compile(r"(?:er|or|ist|ian|ee|man|woman|ant|eer)s?$")
_PEOPLE = frozenset(
    "parent guest client source fan mom dad friend beneficiary local intern recipient critic".split()
)
_NO_PERSON = frozenset(
    """number computer paper letter order matter river water power weather winter summer december
    september october november order computer centre center cover master theater theatre computer
    quarter offer factor sector error mirror motor floor door color honor labor behavior
    trailer printer charger sticker scanner blender mixer cooler heater boiler burner fiber timer
    tracker wrapper ladder slider cylinder transformer semiconductor accelerator generator simulator
    calculator refrigerator ventilator connector detector projector rotor
    committee coffee degree fee tree agreement guarantee human german plant
    restaurant grant instant distant relevant important significant van plan ban newsletter
    trigger server router chapter poster charter banner folder filter adapter cluster container
    counter disaster register semester shelter corner dinner anger danger hunger tower shower
    flower layer tier pier carrier barrier frontier laptop interior exterior
    reactor flavor favor savor odor armor vector tractor elevator indicator monitor processor sensor
    empower discover deliver consider remember render foster surrender hinder answer conquer
    gather wander wonder suffer prefer transfer encounter administer uncover recover alter utter""".split()
)


def is_person_noun(word: str) -> bool:
    """Whether an ordinary noun is one for people: protester, pianist, not computer."""
    return word in _PEOPLE or (
        not {word, word.removesuffix("s")} & _NO_PERSON and _PERSON_NOUN.search(word) is not None
    )
