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
_OFFICES = """ministro exministro viceministro consejero viceconsejero secretario subsecretario
vicesecretario director subdirector exdirector codirector gobernador delegado subdelegado diputado
senador embajador cofundador fundador jefe coordinador rector vicerrector decano catedrático profesor
investigador científico médico comisario inspector abogado juez magistrado experto autor coautor
escritor músico entrenador jugador arquitecto ingeniero biólogo enfermero farmacéutico veterinario
maestro empresario inversor emprendedor propietario dueño socio vecino alumno agricultor ganadero
pescador panadero conservador historiador arqueólogo geólogo meteorólogo físico químico técnico
bibliotecario archivero restaurador editor productor diseñador tesorero interventor asesor consultor
auditor defensor farero bombero mandatario parlamentario legislador regidor síndico comisionado
administrador apoderado ejecutivo funcionario vocero presidente vicepresidente expresidente
copresidente intendente superintendente gerente vicegerente concejal fiscal obrero pintor escultor
cocinero camarero pasajero marinero organizador promotor comandante médico psicólogo sociólogo
antropólogo astrónomo matemático oceanógrafo hidrólogo ecólogo pediatra cirujano neurólogo virólogo
epidemiólogo oncólogo cardiólogo párroco obispo arzobispo operador programador desarrollador
viticultor bodeguero apicultor relojero carpintero librero zapatero hostelero hotelero tendero
fotógrafo poeta traductor compositor bailarín actor capitán portero delantero colaborador
adiestrador cuidador educador orientador mediador negociador supervisor controlador procurador
contralor jubilado armador estibador""".split()
_ONE_FORM = """portavoz edil edila alcalde alcaldesa exalcalde exalcaldesa jueza actriz bailarina
capitana jefa presidenta vicepresidenta expresidenta copresidenta intendenta gerenta concejala
responsable titular líder lideresa dirigente representante miembro testigo estudiante cantante
economista analista artista periodista cineasta activista sindicalista deportista futbolista
inversionista especialista guionista dentista oculista electricista taxista maquinista
cónsul canciller rey reina príncipe princesa cardenal patrón patrona piloto guarda guía coronel
teniente sargento general almirante ceo cto cfo coo cmo cio vp policía docente
integrante participante ciclista atleta paciente habitante residente matriarca patriarca chef
influencer youtuber""".split()


def _feminine(word: str) -> str:
    if word.endswith("o"):
        return word[:-1] + "a"
    return word + "a" if word.endswith(("or", "ez")) else word


ROLE_NOUNS = frozenset(_OFFICES) | frozenset(map(_feminine, _OFFICES)) | frozenset(_ONE_FORM)

# Follow a role noun and belong to it: "director general", "presidenta ejecutiva".
_AFTER_ROLE = """ejecutivo adjunto técnico financiero científico autonómico interino honorario
honorífico médico artístico deportivo creativo jurídico corporativo operativo mayor primero segundo
académico económico administrativo público político portuario marítimo sanitario""".split()
ROLE_MODIFIERS = (
    frozenset(
        """general regional nacional internacional global comercial municipal provincial territorial
    suplente editorial federal estatal insular principal saliente entrante electo electa senior
    gerente delegado delegada fundador fundadora titular asociado asociada emérito emérita jefe jefa
    coordinador coordinadora social local""".split()
    )
    | frozenset(_AFTER_ROLE)
    | frozenset(map(_feminine, _AFTER_ROLE))
)
BEFORE_ROLE = frozenset(
    "primer primera nuevo nueva actual antiguo antigua propio propia ex".split()
)

SPOKES = frozenset("portavoz portavoces vocero vocera voceros voceras".split())
GROUP_NOUNS = frozenset(
    """vecinos vecinas expertos investigadores investigadoras autores científicos organizadores
    trabajadores trabajadoras sindicatos familias familiares médicos profesores estudiantes alumnos
    testigos analistas economistas agricultores ganaderos pescadores responsables dirigentes
    representantes portavoces autoridades asistentes participantes usuarios clientes pasajeros
    empleados miembros abogados policías bomberos voluntarios residentes habitantes socios
    directivos inversores""".split()
)
INSTITUTIONS = frozenset(
    """ministerio viceministerio consejería ayuntamiento junta gobierno universidad instituto museo
    fundación asociación federación confederación consejo cámara comisión comité agencia banco caja
    hospital policía guardia cooperativa sindicato unión centro escuela colegio academia biblioteca
    teatro orquesta club grupo empresa compañía corporación sociedad autoridad servicio secretaría
    subsecretaría dirección departamento oficina defensoría fiscalía tribunal corte congreso senado
    parlamento asamblea diputación cabildo generalitat xunta alcaldía gobernación presidencia
    comunidad red observatorio laboratorio mancomunidad patronato partido iglesia obispado naviera
    aerolínea festival feria plataforma liga archivo superintendencia administración
    procuraduría contraloría cofradía hermandad coordinadora estación auditorio
    palacio concejalía vicepresidencia consellería delegación subdelegación gerencia
    rectorado""".split()
)
"""Nouns that head an institution's name when they stand capitalised in it."""

BODIES = frozenset(
    """empresa compañía firma entidad organización institución asociación fundación universidad
    ministerio consejería ayuntamiento gobierno museo hospital grupo banco sindicato agencia instituto
    cooperativa federación comisión consejo junta autoridad sociedad corporación club partido
    consistorio naviera aerolínea organismo plataforma startup marca editorial""".split()
)
"""Common nouns for bodies: "la empresa" speaks for whoever the release is about."""

GENERIC = frozenset(
    """edil responsable titular directivo directiva dirigente funcionario funcionaria mandatario
    mandataria político política ejecutivo ejecutiva empresario empresaria científico científica
    investigador investigadora experto experta docente munícipe regidor regidora""".split()
)
"""Roles by which releases call again whoever has just spoken."""

DOCUMENTS = frozenset(
    """informe estudio encuesta nota comunicado documento ley acuerdo texto artículo libro web página
    datos cifras resultados investigación análisis plan decreto reglamento sentencia fuentes fuente
    estadísticas previsiones cálculos estimaciones leyenda tradición costumbre calendario
    convenio programa""".split()
)
"""What "según" may name that is nobody."""

FUNCTIONS = frozenset(
    """ventas marketing comunicación comunicaciones operaciones salud cultura educación sanidad
    hacienda economía turismo transportes transporte movilidad deportes deporte finanzas innovación
    tecnología producto estrategia investigación desarrollo personas rrhh asuntos política políticas
    relaciones servicios programas proyectos calidad compras logística seguridad sostenibilidad
    patrimonio conservación colecciones agricultura pesca ganadería industria comercio energía
    infraestructuras vivienda justicia interior defensa exteriores igualdad juventud universidades
    ciencia trabajo empleo obras urbanismo medio alimentación aguas puertos emergencias negocio
    negocios contenidos personal recursos formación digitalización transformación""".split()
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
