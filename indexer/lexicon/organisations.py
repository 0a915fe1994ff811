"""Words that make a run of capitals an organisation rather than a person.

Origin: the editors' list of legal forms and institution nouns; legal forms
follow the abbreviations used in company registers.
"""

from __future__ import annotations

LEGAL_FORMS = frozenset(
    """inc incorporated corp corporation co company ltd limited llc llp lp plc pty ag gmbh sa s.a nv
    n.v bv b.v ab oy oyj asa as spa s.p.a srl sarl kk k.k pte bhd sdn tbk pjsc sca se kg kgaa sas
    pllc pllp lllp apc psc""".split()
)

INSTITUTIONS = frozenset(
    """academy administration agency airline airlines airport airports alliance archive archives army
    assembly associates association authority bank banks magazine gazette battalion command infirmary hospice constabulary corps flotilla regiment squadron board brewery brigade broadcasting bureau
    cabinet campaign capital centre center chamber chapter charity church clinic club coalition
    college collective commission committee commons communications community companies conference
    confederation congress consortium consulting cooperative co-operative corporation council court
    courts customs department directorate district division electric embassy energy enterprise
    enterprises entertainment estate exchange faculty federation fed field-service finance financial
    firm force forces forum foundation fund funds gallery garden government group guild health
    healthcare holding holdings hospital hospitals headquarters hotel hotels house industries inspectorate institute
    institution institutions insurance international investments investors judiciary laboratory
    laboratories lab labs league legislature library logistics media medicine ministry mission
    museum navy network networks newspaper office observatory operations orchestra organisation
    organization parliament parish partners partnership party pharmaceuticals pharma police port
    post power practice press productions program programme project properties prosecution
    publishing railway railways region registry research resources resort restaurant riders school
    schools sciences secretariat section senate service services society solutions state states
    station store stores studio studios supreme syndicate systems task-force team technologies
    technology telecom theatre theater therapeutics times tribune treasury tribunal trust trusts
    union unit university ventures watch works workshop world zoo biosciences biosystems software
    analytics robotics airways motors foods brands pictures records games mining minerals metals
    gold silver lithium uranium oil gas petroleum water mortgage realty advisors advisers securities
    surveyors geotechnics transport mine mines refinery smelter""".split()
)
"""Nouns that head an institution's name when they stand capitalised in it."""

BOARD_KINDS = frozenset("executive supervisory management advisory managing".split())
"""What kind of board of a body one may be: its Executive Board."""

BOARD_MEMBERS = frozenset("directors trustees governors supervisors regents management".split())
"""Who sits on a board: the Board of Directors."""

NAMED_AFTER = frozenset(
    """award awards band collection endowment fellowship lecture lectures medal memorial method
    podcast prize scholarship series show story tour trophy way""".split()
)
"""Nouns of things that carry somebody's whole name: "the Greta Ivarsen Collection"."""

FOREIGN_HEADS = frozenset(
    """istituto instituto institut asociación associação associazione associació fundación fondation
    fondazione fundação fundació stiftung ministerio ministère ministério ministero universidad
    université università universität universidade consejo conseil consiglio conselho comité comitato
    comune ayuntamiento ajuntament gobierno gouvernement governo mairie préfecture bundesministerium
    bundesamt landesregierung kanton gemeente kommune junta banco banque banca cámara câmara confederación
    fédération federación federazione sindicato syndicat partido partito congregación diócesis
    diocèse arquidiócesis roinn llywodraeth cyngor comhairle sociedad société società sociedade
    tribunal secretaría secretaria secrétariat dirección direction agencia agence agenzia agência
    colegio collège oficina oficio observatorio observatoire museo musée museu centro teatro théâtre
    hospital compañía compagnie cooperativa coopérative sveriges universitetet rijksuniversiteit
    ministerstwo urząd stowarzyszenie fundacja uniwersytet narodowy""".split()
)
"""Nouns of other languages that open an institution's name: "Istituto per le Scienze"."""

COMPANY_WORDS = frozenset(
    """company firm brewery group government university ministry department council city county
    bank agency office team organisation organization board commission committee association
    hospital school college museum union party court police club charity institute foundation
    regulator watchdog authority society corporation startup retailer manufacturer airline
    administration campaign newspaper publisher developer operator provider division bureau
    studio label lab laboratory theatre theater gallery library orchestra festival secretariat
    treasury embassy consulate parliament assembly senate congress delegation panel conference
    centre center court church network partnership alliance coalition federation
    fund exchange outlet broadcaster""".split()
)

DOCUMENT_WORDS = frozenset(
    """report study survey release paper data figures poll research analysis review index guide
    document letter law act policy agreement notice rule rules article book website statistics
    estimates guideline update whitepaper publication findings results statement forecast
    projections account accounts plan indictment lawsuit lawsuits suit petition
    complaint filing documents records legend census tradition policies regulations guidance
    guidelines reports studies surveys constitution charter bible scripture motto mission""".split()
)

OCCASIONS = frozenset(
    """interview statement letter post email report note article memo tweet release podcast speech
    blog message video email keynote session call conversation opening reopening ceremony launch
    event conference summit meeting hearing unveiling forum briefing signing gala reception rally
    debate groundbreaking review testimonial""".split()
)

COMPANY_NOUNS = frozenset(
    """aerospace ai announces beauty biotech blockchain brokerage clothing coin coins
    construction consultancy cosmetics crypto credit detox dental digital diagnostics drones
    essentials exhibits expo fashion fitness freight homes hospitality insights intelligence jewelers jewelry law lawyers
    lending logistics magazine maritime markets mobile news nutrition outfitters photonics
    platform plumbing protocol quantum recruitment renovations reports review reviews rewards
    rights roofing safety security shipping skincare solar streaming supplements tech tiles today
    token toys trading
    travel trucks trucking united vacations weekly wellness wind""".split()
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
