"""Reporting verbs of Spanish, by what they may take, with the forms releases use.

Origin: the editors' own list of verbs of saying, inflected by the rules of the
grammar; forms that are nouns more often than verbs are left out.
"""

from __future__ import annotations

# Report a clause with "que", and stand beside quotations.
_CLAUSE = """abundar acentuar aclarar adelantar admitir aducir advertir afirmar agregar alegar
    alertar anunciar apostillar apuntar argumentar asegurar aseverar avanzar avisar añadir
    comentar comunicar concluir confesar confiar confirmar considerar contar contestar decir
    declarar defender denunciar desmentir destacar detallar enfatizar escribir especificar
    explicar exponer expresar garantizar incidir indicar informar insistir ironizar lamentar
    manifestar mantener matizar mencionar negar observar opinar precisar proclamar prometer
    pronosticar puntualizar ratificar reafirmar recalcar reconocer recordar referir reflexionar
    reiterar relatar remarcar replicar resaltar responder revelar sentenciar señalar sostener
    subrayar vaticinar""".split()

# Only beside a quotation: without one they are deeds or thoughts.
_QUOTATION_ONLY = """aconsejar agradecer animar aplaudir bromear cantar celebrar concretar
    continuar creer criticar definir describir enumerar evocar exclamar exigir felicitar finalizar
    gritar interrogar intervenir invitar ironizar marcar murmurar narrar pedir preguntar proseguir
    reclamar recomendar reforzar reivindicar rematar rememorar repetir resumir reír sonreír
    sugerir susurrar terciar valorar zanjar""".split()

_IRREGULAR = {
    "decir": "dice dicen dijo dijeron decía decían diciendo dicho",
    "sostener": "sostiene sostienen sostuvo sostuvieron sostenía sosteniendo sostenido",
    "mantener": "mantiene mantienen mantuvo mantuvieron manteniendo mantenido",
    "contar": "cuentan contó contaron contaba contando contado",
    "recordar": "recuerda recuerdan recordó recordaron recordaba recordando recordado",
    "manifestar": "manifiesta manifiestan manifestó manifestaron manifestaba manifestando manifestado",
    "negar": "niega niegan negó negaron negando negado",
    "advertir": "advierte advierten advirtió advirtieron advertía advirtiendo advertido",
    "desmentir": "desmiente desmienten desmintió desmintieron desmintiendo desmentido",
    "referir": "refirió refirieron refiriendo referido",
    "sugerir": "sugiere sugieren sugirió sugirieron sugiriendo sugerido",
    "exponer": "expone exponen expuso expusieron exponía exponiendo expuesto",
    "concluir": "concluye concluyen concluyó concluyeron concluía concluyendo concluido",
    "escribir": "escribe escriben escribió escribieron escribía escribiendo escrito",
    "describir": "describe describen describió describieron describía describiendo descrito",
    "proseguir": "prosigue prosiguen prosiguió prosiguieron prosiguiendo proseguido",
    "repetir": "repite repiten repitió repitieron repitiendo repetido",
    "pedir": "pide piden pidió pidieron pedía pidiendo pedido",
    "reconocer": "reconoce reconocen reconoció reconocieron reconocía reconociendo reconocido",
    "agradecer": "agradece agradecen agradeció agradecieron agradecía agradeciendo agradecido",
    "intervenir": "interviene intervino intervinieron interviniendo intervenido",
    "aducir": "aduce aducen adujo adujeron aduciendo aducido",
    "creer": "creyó creyeron creía",
    "reír": "ríe rió rio",
    "sonreír": "sonríe sonrió",
    "defender": "defiende defienden defendió defendieron defendía defendiendo defendido",
    "aconsejar": "aconsejó aconsejaron aconsejando aconsejado",
    "recomendar": "recomienda recomiendan recomendó recomendaron recomendando recomendado",
    # the present and imperfect of these are nouns and adjectives
    "informar": "informa informan informó informaron informando informado",
    "denunciar": "denunció denunciaron denunciando denunciado",
    "criticar": "criticó criticaron criticando criticado",
    "narrar": "narra narró narraron narrando narrado",
    "cantar": "cantó cantaron",
}
_AUXILIARIES = ("ha", "han", "había", "habían")
_WISHING = ("ha querido", "han querido", "quiso", "quisieron", "ha vuelto a", "volvió a")


def _inflect(lemma: str) -> list[str]:
    """Third persons and gerund; the participle comes last."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma].split()
    stem, ending = lemma[:-2], lemma[-2:]
    if ending == "ar":
        return [stem + e for e in "a an ó aron aba aban ando ado".split()]
    return [stem + e for e in "e en ió ieron ía ían iendo ido".split()]


def _table(lemmas: list[str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for lemma in lemmas:
        *finite, participle = _inflect(lemma)
        if not participle.endswith(("ado", "ido", "cho", "to")):
            finite.append(participle)
            participle = ""
        forms.update(dict.fromkeys(finite, lemma))
        if participle:  # by itself it is an adjective: "el citado informe"
            forms.update({f"{auxiliary} {participle}": lemma for auxiliary in _AUXILIARIES})
        forms.update({f"{wish} {lemma}": lemma for wish in _WISHING})
    return forms


CLAUSE_FORMS: dict[str, str] = _table(_CLAUSE)
"""Form -> lemma of verbs that report a clause; compound tenses as written: "ha dicho"."""

QUOTATION_FORMS: dict[str, str] = {**_table(_QUOTATION_ONLY), **CLAUSE_FORMS}
"""Form -> lemma of verbs that may stand beside a quotation."""

DENIES = frozenset(["desmentir", "negar"])
"""Lemmas whose clause is what somebody says is not so."""

LEADS_TO_WORDS = frozenset(["issue a statement"])
"""Lemmas that lead up to a block of unmarked words."""
