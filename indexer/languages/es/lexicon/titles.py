"""What people and bodies are called in Spanish releases: reviewed lists.

Origin: compiled by the editors from offices, trades and forms of address in
common use in Spain and Latin America; feminine forms are made by rule.
"""

from __future__ import annotations

HONORIFICS: dict[str, str] = {
    **dict.fromkeys(
        "don d señor sr sres excmo ilmo fray monseñor doctor dr lic mtro padre".split(), "m"
    ),
    **dict.fromkeys(
        "doña dña da señora sra srta señorita excma ilma sor doctora dra mtra hermana".split(), "f"
    ),
    **dict.fromkeys("ing arq prof".split(), ""),
}
"""Lower-case form without its full stop -> gender it tells."""

# Masculine forms; in -o, -or, -ero … the feminine follows by rule.
_OFFICES = """abogado actor adiestrador administrador agricultor alumno antropólogo apicultor
    apoderado archivero armador arqueólogo arquitecto arzobispo asesor astrónomo auditor autor
    bailarín bibliotecario biólogo bodeguero bombero camarero capitán cardiólogo carpintero
    catedrático científico cirujano coautor cocinero codirector cofundador colaborador comandante
    comisario comisionado compositor concejal consejero conservador consultor contralor
    controlador coordinador copresidente cuidador decano defensor delantero delegado desarrollador
    diputado director diseñador dueño ecólogo editor educador ejecutivo embajador emprendedor
    empresario enfermero entrenador epidemiólogo escritor escultor estibador exdirector exministro
    experto expresidente farero farmacéutico fiscal fotógrafo funcionario fundador físico ganadero
    gerente geólogo gobernador hidrólogo historiador hostelero hotelero ingeniero inspector
    intendente interventor inversor investigador jefe jubilado juez jugador legislador librero
    maestro magistrado mandatario marinero matemático mediador meteorólogo ministro médico músico
    negociador neurólogo obispo obrero oceanógrafo oncólogo operador organizador orientador
    panadero parlamentario pasajero pediatra pescador pintor poeta portero presidente procurador
    productor profesor programador promotor propietario psicólogo párroco químico rector regidor
    relojero restaurador secretario senador socio sociólogo subdelegado subdirector subsecretario
    superintendente supervisor síndico tendero tesorero traductor técnico vecino veterinario
    viceconsejero vicegerente viceministro vicepresidente vicerrector vicesecretario virólogo
    viticultor vocero zapatero""".split()
_ONE_FORM = """activista actriz alcalde alcaldesa almirante analista artista atleta bailarina
    canciller cantante capitana cardenal ceo cfo chef ciclista cineasta cio cmo concejala coo
    copresidenta coronel cto cónsul dentista deportista dirigente docente economista edil edila
    electricista especialista estudiante exalcalde exalcaldesa expresidenta futbolista general
    gerenta guarda guionista guía habitante influencer integrante intendenta inversionista jefa
    jueza lideresa líder maquinista matriarca miembro oculista paciente participante patriarca
    patrona patrón periodista piloto policía portavoz presidenta princesa príncipe reina
    representante residente responsable rey sargento sindicalista taxista teniente testigo titular
    vicepresidenta vp youtuber""".split()


def _feminine(word: str) -> str:
    if word.endswith("o"):
        return word[:-1] + "a"
    return word + "a" if word.endswith(("or", "ez")) else word


ROLE_NOUNS = frozenset(_OFFICES) | frozenset(map(_feminine, _OFFICES)) | frozenset(_ONE_FORM)

# Follow a role noun and belong to it: "director general", "presidenta ejecutiva".
_AFTER_ROLE = """académico adjunto administrativo artístico autonómico científico corporativo
    creativo deportivo económico ejecutivo financiero honorario honorífico interino jurídico
    marítimo mayor médico operativo político portuario primero público sanitario segundo
    técnico""".split()
ROLE_MODIFIERS = (
    frozenset(
        """asociada asociado comercial coordinador coordinadora delegada delegado editorial
    electa electo emérita emérito entrante estatal federal fundador fundadora general gerente
    global insular internacional jefa jefe local municipal nacional principal provincial
    regional saliente senior social suplente territorial titular""".split()
    )
    | frozenset(_AFTER_ROLE)
    | frozenset(map(_feminine, _AFTER_ROLE))
)
BEFORE_ROLE = frozenset(
    "actual antigua antiguo ex nueva nuevo primer primera propia propio".split()
)

SPOKES = frozenset("portavoces portavoz vocera voceras vocero voceros".split())
GROUP_NOUNS = frozenset(
    """abogados agricultores alumnos analistas asistentes autores autoridades bomberos
    científicos clientes directivos dirigentes economistas empleados estudiantes expertos
    familiares familias ganaderos habitantes inversores investigadoras investigadores miembros
    médicos organizadores participantes pasajeros pescadores policías portavoces profesores
    representantes residentes responsables sindicatos socios testigos trabajadoras trabajadores
    usuarios vecinas vecinos voluntarios""".split()
)
INSTITUTIONS = frozenset(
    """academia administración aerolínea agencia alcaldía archivo asamblea asociación auditorio
    autoridad ayuntamiento banco biblioteca cabildo caja centro club cofradía colegio comisión
    comité compañía comunidad concejalía confederación congreso consejería consejo consellería
    contraloría cooperativa coordinadora corporación corte cámara defensoría delegación
    departamento diputación dirección empresa escuela estación federación feria festival
    fiscalía fundación generalitat gerencia gobernación gobierno grupo guardia hermandad
    hospital iglesia instituto junta laboratorio liga mancomunidad ministerio museo naviera
    obispado observatorio oficina orquesta palacio parlamento partido patronato plataforma
    policía presidencia procuraduría rectorado red secretaría senado servicio sindicato sociedad
    subdelegación subsecretaría superintendencia teatro tribunal universidad unión
    viceministerio vicepresidencia xunta""".split()
)
"""Nouns that head an institution's name when they stand capitalised in it."""

BODIES = frozenset(
    """aerolínea agencia asociación autoridad ayuntamiento banco club comisión compañía
    consejería consejo consistorio cooperativa corporación editorial empresa entidad federación
    firma fundación gobierno grupo hospital institución instituto junta marca ministerio museo
    naviera organismo organización partido plataforma sindicato sociedad startup universidad""".split()
)
"""Common nouns for bodies: "la empresa" speaks for whoever the release is about."""

GENERIC = frozenset(
    """científica científico directiva directivo dirigente docente edil ejecutiva ejecutivo
    empresaria empresario experta experto funcionaria funcionario investigador investigadora
    mandataria mandatario munícipe política político regidor regidora responsable titular""".split()
)
"""Roles by which releases call again whoever has just spoken."""

DOCUMENTS = frozenset(
    """acuerdo análisis artículo calendario cifras comunicado convenio costumbre cálculos datos
    decreto documento encuesta estadísticas estimaciones estudio fuente fuentes informe
    investigación ley leyenda libro nota plan previsiones programa página reglamento resultados
    sentencia texto tradición web""".split()
)
"""What "según" may name that is nobody."""

FUNCTIONS = frozenset(
    """agricultura aguas alimentación asuntos calidad ciencia colecciones comercio compras
    comunicaciones comunicación conservación contenidos cultura defensa deporte deportes
    desarrollo digitalización economía educación emergencias empleo energía estrategia
    exteriores finanzas formación ganadería hacienda igualdad industria infraestructuras
    innovación interior investigación justicia juventud logística marketing medio movilidad
    negocio negocios obras operaciones patrimonio personal personas pesca política políticas
    producto programas proyectos puertos recursos relaciones rrhh salud sanidad seguridad
    servicios sostenibilidad tecnología trabajo transformación transporte transportes turismo
    universidades urbanismo ventas vivienda""".split()
)
"""Fields of work a director may be of without their being a body."""
JUST_NOW = frozenset("actual nueva nuevo propia propio".split())
"""Words before an office that are no part of it."""
OF_A_BODY = frozenset(
    """capitana capitán ceo cfo cofundador cofundadora conservador conservadora coo cto decana
    decano director directora dueña dueño editor editora ejecutiva ejecutivo entrenador
    entrenadora fundador fundadora gerente inversionista inversor inversora investigador
    investigadora jefa jefe miembro portavoz presidenta presidente profesor profesora
    propietaria propietario rector rectora representante responsable socia socio
    vicepresidenta vicepresidente vocera vocero""".split()
)
"""Roles whose `de X` names the organisation even when X looks like any name."""
AGENCIES = frozenset("afp ap bloomberg efe notimex reuters telam télam".split())
"""News agencies, which are told something: `dijo a Efe`."""
ANY_BODY = frozenset("compañía empresa entidad firma organización".split())
"""Nouns that stand for any body: "la empresa" is whoever the release is about."""
NOUNS_TOO = frozenset("d da general hermana padre".split())
"""Forms of address that are ordinary words in small letters."""
