"""Words of speeches and transcripts: who asks, what is no label, what is a stage direction.

Origin: the editors' own lists, from the usual layouts of transcripts in English
and the words for the same things in Spanish, French, German, Italian and Portuguese.
"""

from __future__ import annotations

from indexer.lexicon.months import ENGLISH_MONTHS, ENGLISH_WEEKDAYS

# Heads of turns of people without a name, lower case, a number or "the" before them left off.
ASKERS = frozenset(
    """ad advert advertisement aide all analyst anchor animateur anno announcer archive assembly
    attendee attendees audience boy caller child children chorus citizen congregation
    continuity correspondent crowd customer customers delegate delegates domanda emcee
    entrevistador entrevistadora everyone facilitator female frage giornalista girl guest
    guests heckler hecklers host interpreter interviewer jingle jornalista journalist
    journaliste journalistin journalists listener lords male man many mc media member members
    moderador moderadora moderator moderatorin modérateur narrator off-screen offscreen
    operator panel panelist panelists panellist panellists participant participants people
    pergunta periodista pregunta presenter press promo protester protesters question
    questioner questioners reporter reporters resident senators several shareholder speaker
    sponsor staff stenographer stockholder student students supporter supporters trailer
    translator unidentified unknown videographer viewer voice voices woman zuruf zwischenruf""".split()
)
# Words that make a head of these, not a name: "UNIDENTIFIED MALE SPEAKER", "Audience Member 2".
ASKER_WORDS = ASKERS | frozenset(
    """a aide an another break closing conference cue different female first floor foreign fourth
    from general government hon honorable honourable in intro local male members message
    microphone military more mr mrs multiple next no noble number of off off-mic online
    opening opposition other outro over person print public radio read remote same second
    several some spot staff technical technician the third tv unidentified unknown unnamed via
    voice voice-over web webcast""".split()
)
# Small words of offices in other languages: `Staatssekretär beim Bundesminister der Finanzen`.
IN_FOREIGN_OFFICES = frozenset(
    """au aux beim bij chargé chargée con degli dei delle dem den des für het im nella par para per
    pour presso près voor zu zum zur""".split()
)
# Of these, who is one person throughout a document.
ONLY_ONE = frozenset(
    """anchor announcer emcee facilitator host interpreter interviewer mc moderador moderadora
    moderator moderatorin narrator operator presenter speaker translator""".split()
)
QUESTION = frozenset("domanda f frage p pergunta pregunta q question".split())
ANSWER = frozenset("a answer antwort r resposta respuesta risposta réponse".split())

# What heads a line of facts or a section, never a turn. Lower case, as a whole or as the last word.
FIELDS = frozenset(
    (
        *(name for name in ENGLISH_MONTHS if name != "may"),  # Mrs May answers, too
        *ENGLISH_WEEKDAYS,
        *"""about absent abstentions abstract address admission agenda aim also amendment analysts and
    annex answer-key apologies appearances appendix asx attachment attendance attendees
    attention audio author availability ayes background benefits bill but caption carried case
    cast categories category caution cell certification certifications challenge chapter
    clause conclusion conclusions cons contact contacto contacts copyright correction cost
    credit credits cse date dates datum deadline decision delegates description details
    dimensions directions disclaimer division docket doors download duration e&oe e-mail
    edition email embargo embargoed end endnotes ends euronext evaluation evaluations example
    examples executives exhibit fact facts fax features fecha fee fees figure file filed
    finally finding findings first firstly footnote footnotes format fuente goal goals gospel
    guests highlight highlights hint homily hora hours how however hymn id image immediate
    important ingredients instructions interview introduction invited issue item items key
    keywords language lastly length lesson link links listen location lse lugar meanwhile
    media medium members method methods minutes mobile moderators moreover motion nasdaq
    negatived neo next no noes nota note notes now number nyse objective objectives
    opportunity or order ordered ort otc otcqb otcqx overview panelists part participants
    phone photo place point posted present presenters previous price prices problem program
    programme pros psalm published publisher purpose quelle re read reading readings reason
    reasons recommendation recommendations ref reference references register related release
    remember requirements resolved result results rsvp running runtime schedule scope
    scripture second secondly section see share size so solution source sources speakers step
    steps subject subject-matter subjects summary table tag tags tel telephone text then
    therefore thesis third tickets time times tip tips title titles today topic topics total
    totals transcriber transcript transcription truth tsx tsxv update updated url venue verse
    version video volume vote votes warning watch web website what when where who why
    witnesses yes""".split(),
    )
)

# Beginnings of stage directions and editors' notes, in brackets or alone on a line.
STAGE = frozenset(
    """adjourned affirmed aplausos applaudissements applauds applause applausi as audience audio
    begin beginning beifall bell booing boos break brouhaha chanting chants cheer cheering
    cheers chuckle chuckles chuckling clapping clip commercial cont'd cont. continued
    continuing coughing coughs cross cross-talk crosses crosstalk crying document documents ed
    ed. editor's editor’s end ended ends exclamations exhibit exhibits feedback gegenruf
    gestures gesturing glocke government hear hear! hearing heiterkeit ilarità inaudible
    indiscernible interjecting interjection interjections interposing interpretation
    interpreted interruption interruptions interrupts interview jury lachen laugh laughed
    laughing laughs laughter meeting member members mic microphone moment mouvements multiple
    music música name names no nodding nods noise note off off-camera off-mic off-mike on
    opposition order ovation overlapping palmas pausa pause pauses pausing phone phonetic
    playing plays pointing points proceedings recess recessed recording redacted resumes
    resuming rires risas risos session several shakes shouted shouting shouts sic sighing
    sighs silence silencio simultaneous singing sings slide slides smiles smiling speaking
    speaks spoken standing sworn tape tearful technical telephone through transcript
    transcription translated translation translator's translator’s unclear unintelligible
    unruhe via video weeping whereupon whispering whispers widerspruch witness zuruf zurufe
    zustimmung""".split()
)
# Of these, the words that alone make a bracket in the middle of a sentence a stage direction.
SURE_STAGE = frozenset(
    """aplausos applaudissements applause applausi beifall booing boos cheering cheers chuckle
    chuckles chuckling coughs cross-talk crosses crosstalk crying gegenruf heiterkeit
    inaudible indiscernible interposing interruption interruptions lachen laughing laughs
    laughter music off-mic overlapping pause pauses ph phonetic redacted rires risas risos sic
    sighs simultaneous unintelligible weeping zuruf zurufe""".split()
)

# Offices of other languages, and forms of address of parliaments, as heads of turns have them.
FOREIGN_OFFICES = frozenset(
    """abgeordnete abgeordneter alcalde alcaldesa alterspräsident alterspräsidentin bundeskanzler
    bundeskanzlerin bundesminister bundesministerin cathaoirleach comhairle consejera
    consejero deputada deputado diputada diputado député députée garda kanzler kanzlerin
    llywydd minister ministerin ministra ministre ministro moderador moderadora onorevole
    portavoz premier première presidenta presidente primo präsident präsidentin président
    présidente rapporteur rapporteure relator relatora secretaria secretario secrétaire
    senador senadora staatsminister staatsministerin staatssekretär staatssekretärin sénateur
    sénatrice talman tanaiste taoiseach trefnydd tánaiste vicepresidenta vicepresidente
    vizepräsident vizepräsidentin""".split()
)
# What stands before "General" in an office, so that it is nobody's name: "Secretary General:".
BEFORE_GENERAL = frozenset(
    """accountant adjutant advocate attorney auditor comptroller consul controller director governor
    inspector paymaster postmaster procurator registrar secretary solicitor surgeon
    treasurer""".split()
)
# Ranks of police in letters, as heads of turns have them: `DCI ROE:`.
RANKS_IN_LETTERS = frozenset("acc asp dc dcc dci dcs di ds dsp dsu dsupt pc ssp wpc".split())
# Who presides in a court, as heads of turns call them: `THE COURT:`, `HER HONOUR:`.
BENCH = tuple("bench court honor honour ladyship lordship tribunal worship".split())
# What a label calls somebody whose office is told elsewhere: `Captain Roe`, the harbour master.
MERE_TITLES = RANKS_IN_LETTERS | frozenset(
    """adm admiral baroness brother capt captain cmdr col colonel commander congressman congresswoman
    const corporal councillor councilman councilmember councilor councilwoman cpl delegate
    deputy doctor earl father gen general lady lieutenant lord lt maj major rep representative
    sen senator sergeant sgt sister viscount""".split()
)
# Ranks of more words: all of them are of these or of the mere titles.
OF_RANKS = frozenset("air brigadier chief first fleet major marshal rear second vice".split())
# Who comes before a court or tribunal, as heads of turns call them.
PARTIES = frozenset(
    """accused appellant applicant claimant complainant defence defendant defense incarcerated inmate
    juror person petitioner plaintiff prisoner prosecution respondent""".split()
)
FOREIGN_ADDRESS = frozenset(
    """an canon der die doctors don doña dr drs el frau herr il kumari la le lo m madame mlle mme
    monsieur o prof senhor senhora señor señora shri shrimati signor signora smt sr sra""".split()
)

# Of these, what stands in small letters before the name of a label: `El señor ROE:`
STYLES_ABROAD = frozenset(
    """don doña frau herr madame monsieur senhor senhora señor señora signor signora""".split()
)

# What a document that one person speaks is called: in titles, headings, addresses of pages.
SPEECH_NAMES = (
    """address allocution ansprache benediction blog charge column commencement commentary comments
    concession convocation declaration discours discurso encyclical essay eulogy evidence
    farewell greeting greetings homilies homily inaugural intervención intervention invocation
    keynote lecture lectures letter maiden message monologue op-ed open opinion oration
    palabras pastoral pitch prayer presentation proclamation rede reflection reflections
    remarks sermon speech speeches statement submission talk testimony toast tribute
    valedictory welcome"""
).split()
TRANSCRIPT_NAMES = [
    "oral history", "town hall",
    *"""ama answer argument arguments arraignment assembly briefing briefings call conference
    conversation debate debates deposition dialogue discussion doorstop evidence examination
    fireside forum gaggle hansard hearing hearings inquiry interview interviews meeting
    minutes panel podcast proceedings q&a question questions reply roundtable session synod
    testimony transcript transcripts trial webinar""".split(),
]  # fmt: skip

# Of these, what may stand behind words of an office, and is nobody's name: General Meeting.
OCCASIONS = frozenset(
    """address assembly assisting briefing conference congress council debate election hearing
    hearings meeting session statement synod""".split()
)
# Alternations of words, to stand inside a pattern; case is left to the pattern.
KINDS = "|".join(sorted({*SPEECH_NAMES, *TRANSCRIPT_NAMES}, key=lambda w: (-len(w), w)))

# Before the name of whom a script of a broadcast lets speak from tape: `SOT – ANN ROE`
ON_TAPE = "SOT|SYNC|CLIP|TAPE|VOX|BITE|SOUNDBITE|ACTUALITY|GUEST"
# What a record is called whatever it is of: `Verbatim report of proceedings`, `LOK SABHA DEBATES`.
RECORDS = (
    "(?:hansard|official|verbatim) transcripts?|records?|hansard|debates|proceedings|press release|news release|(?:verbatim|official|summary) reports?"
    "|compte rendu(?: intégral| analytique)?|(?:[a-z]+ )?sitzungsbericht|plenarprotokoll|stenografischer bericht|diario de sesiones|resoconto"
    "|automatic captions|captions|subtitles"
)
# Words of names of bodies that stand alone on top of a record or speech.
BODIES = (
    "mission|republic|secretariat|assembl(?:y|ée)|parliament|senate|congress|council|commission|ministry|department|office|government"
    "|embassy|county|city|court|committee|university|society|institute|bank|board|commonwealth|kingdom|federation|union|authority|agency"
)
# What else stands on top of a page and says nothing of what is below.
TOP_OF_PAGE = (
    "for immediate release|check against delivery|as delivered|e&oe|e&amp;oe|provisional|uncorrected|not for publication|record online"
    "|watch (?:the|this)|video of|listen to|download|ordered by|to be published|proof|draft|preliminary"
)
# What several people give one after another, each under a line that says so: `Oration by …`
HEADED_BY = (
    "answer|reply|response|question|presentation|acceptance|oration|citation|laudation|laudatio|eulogy|tribute|welcome|introduction|address|remarks|speech"
    "|words?|statement|toast|homily|reflection|intervention|keynote|lecture|thanks|comments?|greetings?"
)
# A line that ends a document: `ENDS`, `End of transcript`.
ENDS = (
    r"ends?|ended|ends?/.{0,60}|issued at [^.]{0,30}\d{1,2}[:.]\d\d[^.]{0,20}|end of (?:the )?(?:transcript|speech|interview|remarks|recording|document|text|statement|briefing|hearing"
    r"|proceedings|session|podcast|debate|call|address)[^.]{0,60}|fin|e\W?n\W?d\W?s?|(?<=[-–—])\s?30(?=\s?[-–—])|\(?end\)? \d{1,2}[:.]\d\d.{0,20}|# ?# ?#|concluded"
)
# What opens the page's own words below a speech.
PAGE_OPENINGS = (
    r"notes? (?:to|for) editors?|(?:media|press) (?:contact|enquir|inquir|release)|for (?:more|further|media|press) (?:information|inquir|enquir|details)"
    r"|photo(?:graph)?s?(?: by|:)|further (?:information|reading)|bibliography|works cited|about (?:the )?[A-Z]|contact(?:s| us)?\b.{0,30}$|related (?:links?|content|articles|stories|news|documents)"
    r"|footnotes?$|endnotes?$|references$|notes:?$|sources?:|share this|tags:|read more|back to top|(?:©|(?-i:\([cC]\) ?(?:\d{4}|[A-Z]{3}|[A-Z][^.]{1,40} (?:19|20)\d\d))|copyright)|all rights reserved"
    r"|published (?:on|by|in|under)\b|last updated|(?:download|print|view) (?:the |this |a )?(?:pdf|speech|transcript|page|original)"
    r"|this (?:transcript|document|speech|text|interview) (?:has been|was|is|may)\b|transcri(?:bed|pt) by\b|audio (?:link|and)|source(?: url)?: "
    r"|the (?:views|opinions) expressed|disclaimer|[^.?!]{0,80}[.?!]? ?(?:follow us|subscribe (?:to|wherever))\b"
)
# Bodies and acts whose doings a transcript narrates, and what they do: `The committee adjourned.`
SITTINGS = (
    "meeting|hearing|session|sitting|interview|call|conference|committee|court|house|debate|jury|proceedings?|deposition|recording"
    "|examination|witness|sub-?committee|panel|assembly|synod|inquiry"
)
SITTING_ACTS = (
    "adjourned|resumed|opened|began|begins|concluded|concludes|ended|ends|recessed|sworn|rose|suspended|convened|commenced|affirmed"
    "|closed|closes|finished|started|withdrew|withdrawn|called to order|met (?:at|in|pursuant)|was held|is divided|divided|proceeded to a division|entered|left|excused"
)
# Who leads a sitting, and what minutes tell of them: `The Mayor opened the public hearing.`
OFFICERS = r"mayor|chair\w*|vice[- ]chair\w*|president|speaker|clerk|secretary|moderator|council|board|committee"
MINUTED = "opened|closed|called|adjourned|reconvened|recessed|declared|convened|suspended|read|took"
# What the head of a record of a parliament says, whose members have a seat in brackets.
PARLIAMENTS = (
    r"hansard|official report|oral (?:answers|questions)|general question time|house of (?:commons|representatives|assembly)"
    r"|parliament|legislative (?:assembly|council)|national assembly|house met|sabha|question period|questions to"
)
# What others are quoted with inside a speech: `She put it this way:`
QUOTES_OTHERS = (
    r"said|says|wrote|writes|told|tells|(?:put|puts) it|asked|asks|answered|replied|observed|shouted|cried|goes|warned"
    r"|reminded|promised|(?:sent|gave) (?:us|me) (?:this|these)"
    r"|calls? (?:it|this|them|us|me)|called (?:it|this|them|us|me)|closes|closed|ended|ends|had the same words|telling(?: us| me)?|sings?|sang|has sung"
)
# Words behind which a name tells whose words follow: `I am quoting Ann Roe:`
TAKEN_FROM = r"quoting|quote|(?:in )?the words of|(?:text|mail|e-?mail|letter|message|note|postcard|card|tweet|voicemail|call|line|question|comment)s?\b[^.?!“”\"]{0,40}? from"
# What is voted on, and how a record says what became of it: `The motion was put and carried.`
VOTED_ON = "motion|amendment|resolution|paragraph|clause|question"
VOTES = "put|carried|lost|agreed|adopted|defeated|retained|rejected|seconded"
# People in a room, and what a record says that they did: `Several hon. Members rose`.
SEATED = r"(?:hon(?:\.|ourable)? )?(?:members?|delegates?|senators?|deput(?:y|ies)|councill?ors?|speakers?|voices?|opposition|motion)"
SEATED_ACTS = r"rose|asked|interjected|interjecting|interrupted|stood|left|withdrew|objected|applauded|carried|lost|withdrawn|put|agreed|defeated"
# How a speech begins: whom it greets.
GREETINGS = (
    r"mr|mrs|ms|madam|mister|your|excellenc|ladies|gentlemen|distinguished|dear|fellow|friends|honou?rable|hon|my|colleagues|president|chair"
    r"|speaker|members|delegates|brothers|sisters|good (?:morning|afternoon|evening)|thank|esteemed|dr|prof|sir|lord|minister|ambassador"
    r"|commissioner|governor|mayor|director|guests|comrades|honorables|señor|sehr geehrte|liebe|meine damen|mesdames|chers|chères|monsieur"
    r"|madame|hello|amen|welcome|secretary"
)
# Notes on top that tell of a delivered text.
DELIVERED = (
    r"check(?:ed)? against delivery|as (?:delivered|prepared|written|given)|(?:as )?prepared for delivery|delivered (?:at|in|on|by|to)"
    r"|embargoed until delivery|transcript of the speech|original script|spoken word prevails|seul le prononcé"
)
# Names of what is surely spoken by one: a "statement", a "letter" or a "message" may be told about.
SURELY_SPOKEN = (
    "remarks|speech|address|keynote|lecture|homily|sermon|testimony|eulogy|oration|toast|commencement|rede|discurso|discours|op-ed"
    "|opinion|valedictory|intervention|palabras"
)
# Parts of addresses of pages under which speeches stand; the second may hold other things too.
SPOKEN_PATHS = r"speech(?:es)?|remarks|lectures?|homil(?:y|ies)|sermons?|discursos?"
OPEN_PATHS = r"statements?|address(?:es)?|op-?eds?|opinion"
# A line that announces somebody's words instead of being some.
ANNOUNCES = (
    r"\b(?:following|below|this|a|joint) (?:statement|remarks?|comments?|letter)\b.{0,80}?(?::|today|regarding|after|on|in response|following)"
    r"|\b(?:issued|released|made) (?:a|the|this|his|her|their) (?:following |joint )?statement\b|\b(?:said|says|stated|wrote|commented):\s*$"
)
# A sentence that introduces a speech, and whom it tells of.
INTRODUCES = "address(?:ed|es)?|gave|gives|made|makes|delivered|delivers|spoke|speaks|speaking|leading|led|opened|statement|speech|remarks"
INTRODUCED = r"minister|president|secretary|governor|mayor|chair\w*|he|she|his|her|commissioner|ambassador|pope|king|queen|bishop|director"
# How a title or first line says that somebody was asked.
INTERVIEWED = (
    r"interview(?:s|ed|ing)?\b|q\s?&\s?a\b|q and a\b|in conversation|conversation with|sat down with|sits down with|questions (?:for|to|with)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+) questions\b"
    r"|(?:oral|written) (?:answer|repl(?:y|ies)|response)s?\b|(?:answer|reply|response) to (?:a |an |the )?(?:written |oral |parliamentary )?(?:question|pq)\b"
    r"|(?:asked|talk(?:s|ed) (?:to|with)|sp(?:oke|eaks) (?:to|with)|catch(?:es)? up with|caught up with)\b"
)
# Words of the names of papers, stations and programmes that ask questions.
PRESS = (
    "review|times|news|magazine|journal|post|herald|radio|tv|television|show|podcast|gazette|courier|tribune|weekly|daily|editor|chronicle"
    "|express|press|mail|observer|guardian|standard|abc|bbc|cnn|npr|pbs|channel|fm|network|sun|star|mirror|blog"
)
# More such, of agencies and papers elsewhere: `Okoro, Marea Shimbun:`.
OUTLETS = "shimbun|agency|newspaper|newsline|wire|reuters|bloomberg|freelance|media|broadcasting|broadcaster|online|dispatch|ledger|globe|inquirer|telegraph|diario|zeitung|presse"
# What somebody is at a station or paper: `MNB HOST`, `Radio Marea correspondent`.
ON_AIR = "host|co-host|anchor|presenter|correspondent|reporter|contributor|commentator|moderator|editor|analyst|meteorologist|journalist"
# Forms of address and offices before a surname and a full stop: `Mr. ROE. I rise …`
BEFORE_STOP = (
    "Mr|Mrs|Ms|Miss|Mx|Dr|Senator|Sen|Representative|Rep|Chairman|Chairwoman|Chair|Chairperson|Secretary|Judge|Justice|General|Admiral"
    "|Colonel|Captain|Hon|Governor|Mayor|Ambassador|Prof|Professor|Sir|Lord|Lady|Dame|Congressman|Congresswoman|Delegate|Mme|M|Sr|Sra|Deputy"
    "|Commissioner|Ranking Member|Vice Chair|Vice Chairman|Speaker|Reverend|Rev|Father|Bishop|Director|Madam|Councillor"
)
# What a moderator says right before the name of who may ask: `Let’s go to …`
HANDS_OVER = (
    "(?:goes|go|turn|move|over|back|on|line|question|here|mic|floor) (?:over )?(?:now )?(?:to|from|of|is|with)|comes? from|will be from|hear from"
    "|call(?:ing)? on|recogni[sz]es?|take|(?:[Ff]irst|[Nn]ext)(?: up| is| card| speaker)*,?|next is|next up is|start with|begin with|is from|[Qq]uestion,?"
)
GO_AHEAD = (
    "[Gg]o ahead|[Pp]roceed|[Yy]our line is (?:now )?open|[Tt]he floor is yours|[Oo]ver to you"
)
# What opens an answer or a thanks before a name: `Hi, Kate.`
OPENERS = (
    "Well|Yes|Yeah|No|Sure|So|Great|Okay|Look|Oh|Hi|Hello|Hey|Right|Thanks|Thank you|Thanks (?:very|so) much|Good question|Good morning"
    "|Good afternoon"
)
THANKERS = "Well|Great|Okay|OK|Yes|Yeah|Yep|Sure|Right|So|Good|Hi|Excellent|Wonderful|And|All right|Good morning|Good afternoon"
# Words of places where speeches are given.
PLACE_WORDS = (
    "room|hall|house|building|centre|center|auditorium|university|college|school|church|cathedral|museum|park|plaza|square|hotel|library"
    "|theatre|theater|chamber|palace|court|garden|office|stadium|arena|chapel|headquarters|campus|residence|airport|street|teleconference"
    "|harbour|quay|exchange|council|online|virtual"
)
# The first person, in the languages that transcripts are met in.
TALKING = "I|I’m|I'm|I’ve|I've|we|We|my|our|us|me|My|Our|yo|nosotros|nuestro|nuestra|mi|ich|Ich|wir|Wir|uns|mein|je|Je|nous|Nous|notre|nos|mon|ik|wij|ons|onze|abbiamo|nostri|nostro|eu|nós|nosso|io|noi"
# Kinds that are somebody's: "remarks of Jane Roe"; a "session of questions" is nobody's.
OF_SOMEBODY = (
    "remarks|speech|address|statement|testimony|homily|sermon|lecture|evidence|deposition|examination|words|message|letter|transcript"
    "|greetings|keynote|eulogy|oration|comments|interview|discurso"
)
# What is said in turns, or is by one speaker with a label: in titles, addresses of pages, first lines.
SAID_IN_TURNS = (
    r"transcripts?|interview(?:s|ed)?|remarks|press (?:conference|briefing|call|gaggle)|briefings?|doorsteps?|doorstop|hearings?|debates?|hansard|q\s?&\s?a"
    r"|questions? (?:and|&) answers?|question (?:time|period)|oral (?:answers|evidence|history|questions)|town ?hall|panel discussion|podcast"
    r"|(?:earnings|conference|investor|analyst) call|fireside|conversation with|in conversation|deposition|testimony|examination|minutes of"
    r"|parliament(?:ary)?|inquiry|congressional record|proceedings|plenar\w+|plenary|speech(?:es)?"
    r"|general meeting|vtt|srt|subtitles|synod"
)
# Words in capitals at the head of a sentence that are no part of the name behind or before them.
OPEN_SENTENCES = frozenset(
    """a about also an and as ask at but by dear even for from good he hello her hi his how i if in
    it its let my no now of okay on our please she so tell thank thanks that the their these
    they this those to we well what when where who why with yes you your""".split()
)
# Words of captions, all in capitals, that are nobody's name.
IN_CAPTIONS = frozenset("call card first go here name next question speaker this".split())
# Words of places in brackets behind an office, which name no holder.
QUARTERS = frozenset("central east lower north south upper west".split())
# Offices of those whom a label calls the court.
JUDGES = frozenset("commissioner coroner judge justice magistrate registrar".split())
