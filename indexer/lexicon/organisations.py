"""Words that make a run of capitals an organisation rather than a person.

Origin: the editors' list of legal forms and institution nouns; legal forms
follow the abbreviations used in company registers.
"""

from __future__ import annotations

LEGAL_FORMS = frozenset(
    """ab ag apc as asa b.v bhd bv co company corp corporation gmbh inc incorporated k.k kg kgaa
    kk limited llc lllp llp lp ltd n.v nv oy oyj pjsc plc pllc pllp psc pte pty s.a s.p.a sa
    sarl sas sca sdn se spa srl tbk""".split()
)

INSTITUTIONS = frozenset(
    """academy administration advisers advisors agency airline airlines airport airports airways
    alliance analytics archive archives army assembly associates association authority bank
    banks battalion biosciences biosystems board brands brewery brigade broadcasting bureau
    cabinet campaign capital caucus center centre chamber chapter charity church clinic club
    co-operative coalition collective college command commission committee commons
    communications community companies confederation conference congress consortium constabulary
    consulting cooperative corporation corps council court courts customs department directorate
    district division electric embassy energy enterprise enterprises entertainment estate
    exchange faculty fed federation field-service finance financial firm flotilla foods force
    forces forum foundation fund funds gallery games garden gas gazette geotechnics gold
    government group guild headquarters health healthcare holding holdings hospice hospital
    hospitals hotel hotels house industries infirmary inspectorate institute institution
    institutions insurance international investments investors judiciary lab laboratories
    laboratory labs league legislature library lithium logistics magazine media medicine metals
    mine minerals mines mining ministry mission mortgage motors museum navy network networks
    newspaper observatory office oil operations orchestra organisation organization parish
    parliament partners partnership party petroleum pharma pharmaceuticals pictures police port
    post power practice press productions program programme project properties prosecution
    publishing railway railways realty records refinery regiment region registry research resort
    resources restaurant riders robotics school schools sciences secretariat section securities
    senate service services silver smelter society software solutions squadron state states
    station store stores studio studios supreme surveyors syndicate systems task-force team
    technologies technology telecom theater theatre therapeutics times transport treasury
    tribunal tribune trust trusts union unit university uranium ventures watch water works
    workshop world zoo""".split()
)
"""Nouns that head an institution's name when they stand capitalised in it."""

BOARD_KINDS = frozenset("advisory executive management managing supervisory".split())
"""What kind of board of a body one may be: its Executive Board."""

BOARD_MEMBERS = frozenset("directors governors management regents supervisors trustees".split())
"""Who sits on a board: the Board of Directors."""

NAMED_AFTER = frozenset(
    """award awards band collection endowment fellowship lecture lectures medal memorial method
    podcast prize scholarship series show story tour trophy way""".split()
)
"""Nouns of things that carry somebody's whole name: "the Greta Ivarsen Collection"."""

FOREIGN_HEADS = frozenset(
    """agence agencia agenzia agência ajuntament arquidiócesis asociación associació
    associazione associação ayuntamiento banca banco banque bundesamt bundesministerium centro
    colegio collège comhairle comitato comité compagnie compañía comune confederación
    congregación conseil consejo conselho consiglio cooperativa coopérative cyngor cámara câmara
    diocèse dirección direction diócesis federación federazione fondation fondazione fundació
    fundación fundacja fundação fédération gemeente gobierno gouvernement governo hospital
    institut instituto istituto junta kanton kommune landesregierung llywodraeth mairie
    ministerio ministero ministerstwo ministère ministério museo museu musée narodowy
    observatoire observatorio oficina oficio partido partito préfecture rijksuniversiteit roinn
    secretaria secretaría secrétariat sindicato sociedad sociedade società société stiftung
    stowarzyszenie sveriges syndicat teatro théâtre tribunal universidad universidade
    universitetet università universität université uniwersytet urząd""".split()
)
"""Nouns of other languages that open an institution's name: "Istituto per le Scienze"."""

COMPANY_WORDS = frozenset(
    """administration agency airline alliance assembly association authority bank board brewery
    broadcaster bureau campaign cathedral center centre charity choir church city clinic club
    co-op co-operative coalition college commission committee company conference congress
    consulate cooperative corporation council county court delegation department developer
    diocese division embassy exchange federation festival firm foundation fund gallery
    government group guild hospice hospital institute lab label laboratory library manufacturer
    ministry municipality museum network newspaper non-profit nonprofit office operator
    orchestra organisation organization outlet panel parish parliament partnership party police
    provider publisher regulator retailer school secretariat senate society startup studio synod
    team theater theatre treasury tribunal union university utility watchdog zoo""".split()
)

DOCUMENT_WORDS = frozenset(
    """account accounts act agreement analysis article bible book census charter complaint
    constitution data document documents estimates figures filing findings forecast guidance
    guide guideline guidelines index indictment law lawsuit lawsuits legend letter mission motto
    notice paper petition plan policies policy poll projections publication records regulations
    release report reports research results review rule rules scripture statement statistics
    studies study suit survey surveys tradition update website whitepaper""".split()
)

OCCASIONS = frozenset(
    """article blog briefing call ceremony conference conversation debate email event forum gala
    groundbreaking hearing interview keynote launch letter meeting memo message note opening
    podcast post rally reception release reopening report review session signing speech
    statement summit testimonial tweet unveiling video""".split()
)

EVENTS = frozenset("cyclone hurricane operation storm typhoon".split())
"""What a name of an event begins with, and no house: Storm Ida."""

COMPANY_NOUNS = frozenset(
    """aerospace ai announces beauty biotech blockchain brokerage clothing coin coins
    construction consultancy cosmetics credit crypto dental detox diagnostics digital drones
    essentials exhibits expo fashion fitness freight homes hospitality insights intelligence
    jewelers jewelry law lawyers lending logistics magazine maritime markets mobile news
    nutrition outfitters photonics platform plumbing protocol quantum recruitment renovations
    reports review reviews rewards rights roofing safety security shipping skincare solar
    streaming supplements tech tiles today token toys trading travel trucking trucks united
    vacations weekly wellness wind""".split()
)
"""Nouns that end a company's name, and hardly ever a person's."""

NO_HOUSE = (
    DOCUMENT_WORDS
    | OCCASIONS
    | frozenset(
        """address advisory alert answer answers day doorstop media motion news opening press question
        questions remarks reply signing speech transcript welcome""".split()
    )
)
"""What ends the name of a text or an occasion, and of no body: "Written Answer"."""

SMALL_IN_NAMES = frozenset("& and at de del e for in la of on the y".split())
"""Words that names of bodies have in small letters."""
