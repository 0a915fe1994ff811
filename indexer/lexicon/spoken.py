"""Words of speeches and transcripts: who asks, what is no label, what is a stage direction.

Origin: the editors' own lists, from the usual layouts of transcripts in English
and the words for the same things in Spanish, French, German, Italian and Portuguese.
"""

from __future__ import annotations

from indexer.lexicon.months import ENGLISH_MONTHS, ENGLISH_WEEKDAYS

# Heads of turns of people without a name, lower case, a number or "the" before them left off.
ASKERS = frozenset(
    """question questioner questioners interviewer reporter reporters journalist journalists
    correspondent press media moderator host presenter facilitator anchor operator interpreter
    translator audience crowd participant participants attendee attendees caller listener viewer
    speaker voice voices narrator announcer panel panelist panellist panelists panellists all
    everyone several many member members delegate delegates senators shareholder stockholder
    student students resident citizen guest guests analyst unidentified unknown pregunta periodista
    moderador moderadora entrevistador entrevistadora journaliste modérateur animateur frage
    moderator moderatorin journalistin zwischenruf zuruf pergunta jornalista domanda giornalista
    videographer stenographer aide heckler hecklers protester protesters supporter supporters customer customers
    continuity archive anno ad advert advertisement sponsor jingle trailer promo
    off-screen offscreen mc emcee chorus staff caller lords child children man woman male female boy girl congregation people
    assembly""".split()
)
# Words that make a head of these, not a name: "UNIDENTIFIED MALE SPEAKER", "Audience Member 2".
ASKER_WORDS = ASKERS | frozenset(
    """male female unidentified unknown unnamed second third fourth first another multiple several
    conference floor hon honourable honorable some an a the in of from off voice over public webcast
    general technical technician staff aide voice-over microphone off-mic online remote via person
    no next number web tv radio print foreign local mr mrs other more different same
    opposition government members military read break message spot intro outro cue
    opening closing noble""".split()
)
# Small words of offices in other languages: `Staatssekretär beim Bundesminister der Finanzen`.
IN_FOREIGN_OFFICES = frozenset(
    """beim im des dem den für zu zur zum au aux pour par près chargé chargée para con per presso
    degli delle dei nella voor bij het""".split()
)
# Of these, who is one person throughout a document.
ONLY_ONE = frozenset(
    """moderator mc emcee host speaker interviewer presenter facilitator anchor narrator interpreter translator
    operator announcer moderatorin moderador moderadora""".split()
)
QUESTION = frozenset("q question pregunta frage p f domanda pergunta".split())
ANSWER = frozenset("a answer respuesta antwort r réponse risposta resposta".split())

# What heads a line of facts or a section, never a turn. Lower case, as a whole or as the last word.
FIELDS = frozenset(
    (
        *(name for name in ENGLISH_MONTHS if name != "may"),  # Mrs May answers, too
        *ENGLISH_WEEKDAYS,
        *"""note notes update updated correction source sources contact contacts media date dates time
    times place location venue address where when who what why how topic topics subject subjects re
    background summary overview introduction conclusion conclusions abstract transcript
    transcription transcriber program programme website web email e-mail phone tel telephone fax
    mobile cell ends end example examples result results total totals warning disclaimer key
    today features benefits price prices availability details description title titles author
    publisher published posted filed tags tag category categories keywords language format
    length duration runtime running file link links url image photo caption credit credits video
    audio watch listen read see also related share download register rsvp cost fee fees tickets
    admission doors hours deadline agenda minutes schedule order item items step steps section
    chapter part appendix annex table figure exhibit attachment reference references
    footnotes footnote endnotes copyright about disclaimer remember important caution tip tips hint
    pros cons yes no first second third finally firstly secondly lastly next now so but and or then
    however therefore moreover meanwhile e&oe embargo embargoed release immediate attention
    subject-matter objective objectives goal goals purpose scope method methods finding findings
    recommendation recommendations highlights highlight participants attendees attendance present
    apologies appearances absent invited guests panelists speakers moderators executives presenters
    analysts cast members delegates witnesses previous credits ingredients directions instructions requirements
    version edition volume issue number no id ref case docket motion bill clause amendment
    decision resolved ordered vote votes ayes noes abstentions carried negatived division
    thesis point issue problem solution challenge opportunity lesson reason reasons
    medium size dimensions evaluation evaluations certification certifications otcqb otcqx otc nasdaq
    nyse tsx tsxv cse neo aim lse asx euronext
    fact facts truth answer-key interview reading readings gospel psalm homily text scripture verse hymn nota
    fuente contacto fecha lugar hora quelle datum ort""".split(),
    )
)

# Beginnings of stage directions and editors' notes, in brackets or alone on a line.
STAGE = frozenset(
    """laughter laugh laughs laughing laughed chuckle chuckles chuckling applause applauds clapping
    cheers cheering cheer inaudible crosstalk cross-talk cross crosses overlapping indiscernible
    unintelligible unclear pause pauses pausing silence music video audio plays playing
    interruption interrupts interposing interjecting interjection interjections phonetic sic
    off-mic off-mike off-camera speaking speaks spoken through via interpreted interpretation
    translated translation sighs sighing coughs coughing crying weeping tearful gestures gesturing
    nods nodding shakes points pointing smiles smiling shouting shouts shouted whispers whispering
    standing ovation break recess recessed commercial whereupon beginning begin end ends ended
    continued continuing cont. cont'd resumes resuming redacted name names audience
    booing boos bell telephone phone technical microphone mic feedback noise
    moment exhibit exhibits document documents slide slides clip witness
    jury off on no opposition government interruptions simultaneous multiple several members member
    singing sings chanting chants hear hear! order adjourned sworn affirmed
    proceedings session meeting hearing interview recording tape transcript transcription
    editor's editor’s ed. ed note translator’s translator's as
    beifall zuruf zurufe lachen heiterkeit gegenruf unruhe glocke widerspruch zustimmung
    risas aplausos inaudible pausa música silencio rires applaudissements exclamations
    brouhaha mouvements applausi ilarità risos palmas""".split()
)
# Of these, the words that alone make a bracket in the middle of a sentence a stage direction.
SURE_STAGE = frozenset(
    """laughter laughs laughing chuckle chuckles chuckling applause cheers cheering inaudible
    crosstalk cross-talk indiscernible unintelligible pause pauses phonetic sic music
    interruptions interruption interposing overlapping booing boos beifall zuruf zurufe lachen heiterkeit risas
    aplausos rires applaudissements applausi risos coughs sighs crying weeping simultaneous
    off-mic redacted ph gegenruf crosses""".split()
)

# Offices of other languages, and forms of address of parliaments, as heads of turns have them.
FOREIGN_OFFICES = frozenset(
    """presidente presidenta président présidente präsident präsidentin vizepräsident
    vizepräsidentin ministro ministra ministre minister ministerin bundesminister bundesministerin
    bundeskanzler bundeskanzlerin kanzler kanzlerin staatssekretär staatssekretärin
    staatsministerin staatsminister abgeordneter abgeordnete diputado diputada senador senadora
    sénateur sénatrice député députée rapporteur rapporteure portavoz secretario secretaria
    consejero consejera alcalde alcaldesa relator relatora alterspräsident alterspräsidentin
    moderador moderadora vicepresidente vicepresidenta secrétaire primo premier première
    deputado deputada onorevole taoiseach tánaiste tanaiste cathaoirleach comhairle llywydd talman
    trefnydd garda""".split()
)
# What stands before "General" in an office, so that it is nobody's name: "Secretary General:".
BEFORE_GENERAL = frozenset(
    """accountant adjutant advocate attorney auditor comptroller consul controller director governor
    inspector paymaster postmaster procurator registrar secretary solicitor surgeon
    treasurer""".split()
)
# Ranks of police in letters, as heads of turns have them: `DCI ROE:`.
RANKS_IN_LETTERS = frozenset("dsu dci dcs dsupt ds di dc pc wpc acc dcc asp dsp ssp".split())
# Who presides in a court, as heads of turns call them: `THE COURT:`, `HER HONOUR:`.
BENCH = tuple("court bench tribunal honour honor worship lordship ladyship".split())
# What a label calls somebody whose office is told elsewhere: `Captain Roe`, the harbour master.
MERE_TITLES = RANKS_IN_LETTERS | frozenset(
    """senator sen representative rep congressman congresswoman delegate councillor councilor
    councilman councilwoman councilmember captain capt lieutenant lt sergeant sgt colonel col major
    maj corporal cpl general gen admiral adm commander cmdr const deputy doctor sister brother
    father lord lady baroness viscount earl""".split()
)
# Ranks of more words: all of them are of these or of the mere titles.
OF_RANKS = frozenset("rear vice brigadier major first second fleet air chief marshal".split())
# Who comes before a court or tribunal, as heads of turns call them.
PARTIES = frozenset(
    """inmate prisoner juror incarcerated person accused appellant applicant claimant complainant defendant petitioner plaintiff prosecution
    respondent defence defense""".split()
)
FOREIGN_ADDRESS = frozenset(
    """an señor señora sr sra don doña herr frau monsieur madame mme mlle signor signora senhor senhora
    shri shrimati smt kumari dr drs doctors prof canon m el la le der die o il lo""".split()
)

# What a document that one person speaks is called: in titles, headings, addresses of pages.
SPEECH_NAMES = (
    "remarks speech speeches address lecture lectures homily homilies sermon statement keynote "
    "testimony eulogy tribute oration toast commencement welcome message letter op-ed opinion "
    "commentary column essay blog reflections reflection talk discours rede ansprache discurso "
    "intervención palabras intervention allocution maiden inaugural concession farewell convocation "
    "benediction invocation prayer greeting greetings charge monologue declaration submission "
    "evidence presentation comments pitch proclamation open encyclical pastoral valedictory"
).split()
TRANSCRIPT_NAMES = [
    "oral history", "town hall",
    *"transcript transcripts briefing briefings conference interview interviews doorstop hearing "
    "hearings debate debates call q&a panel discussion roundtable podcast hansard deposition "
    "examination testimony meeting minutes evidence questions question conversation "
    "dialogue fireside gaggle proceedings session inquiry ama webinar forum trial "
    "arraignment argument arguments synod assembly answer reply".split(),
]  # fmt: skip

# Of these, what may stand behind words of an office, and is nobody's name: General Meeting.
OCCASIONS = frozenset(
    """meeting assembly session conference debate hearing hearings synod congress council briefing
    election statement address assisting""".split()
)
# Alternations of words, to stand inside a pattern; case is left to the pattern.
KINDS = "|".join(sorted({*SPEECH_NAMES, *TRANSCRIPT_NAMES}, key=len, reverse=True))

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
    r"|calls? (?:it|this|them|us|me)|called (?:it|this|them|us|me)|closes|closed|ended|ends|had the same words|telling|sings?|sang|has sung"
)
# Words behind which a name tells whose words follow: `I am quoting Ann Roe:`
TAKEN_FROM = r"quoting|quote|(?:in )?the words of|(?:text|mail|e-?mail|letter|message|note|postcard|card|tweet|voicemail|call|line)s?\b[^.?!“”\"]{0,40}? from"
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
