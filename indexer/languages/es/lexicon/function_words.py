"""Closed classes of Spanish: the frame that sentences hang on. Origin: grammar."""

from __future__ import annotations

DETERMINERS = frozenset(
    """el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos
    aquellas su sus mi mis nuestro nuestra nuestros nuestras otro otra otros otras cada todo toda
    todos todas algún alguna algunos algunas ambos ambas varios varias dos tres cuatro cinco seis
    siete ocho nueve diez dicho dicha dichos dichas lo""".split()
)
DEFINITE = frozenset("el la las los su sus".split())
"""Determiners of what was told of before."""
PRONOUNS: dict[str, str] = {
    "él": "m",
    "ella": "f",
    "ellos": "p",
    "ellas": "p",
    "ello": "o",
    "yo": "i",
    "nosotros": "i",
    "nosotras": "i",
}
"""Subject pronouns -> m, f, p (plural), o (thing), i (first person)."""

PREPOSITIONS = frozenset(
    """a al en por para con sin sobre entre hacia hasta desde durante mediante contra tras ante bajo
    según como salvo excepto junto dentro fuera cerca frente respecto gracias debido acerca""".split()
)
AUXILIARIES = frozenset(
    """es son era eran fue fueron será serán sería ser sido está están estaba estaban estará ha han
    había habían habrá haya hayan puede pueden podrá podrán podría pudo debe deben deberá debería
    tiene tienen tenía tuvo tendrá hay hubo va van iba quiere quieren supone permite permitirá""".split()
)
CONJUNCTIONS = frozenset(
    "pero o u ni sino aunque mientras porque pues si cuando no nunca tampoco".split()
)
RELATIVES = frozenset(
    "quien quienes cuyo cuya cuyos cuyas donde cual cuales cómo qué quién".split()
)
ADVERBS = frozenset(
    """también además asimismo así ya hoy ayer mañana después luego entonces ahora siempre más menos
    muy aún todavía incluso igualmente recientemente finalmente posteriormente previamente antes
    aquí allí solo sólo tan tanto apenas casi bien mal anoche sí incluso""".split()
)
OBJECTS = frozenset("se le les me te nos os".split())
"""Object pronouns: they lean on the verb behind them, as an auxiliary does."""

PARTICLES = frozenset("de del la las los y e i da dos van von der san".split())
"""Lower-case words inside a person's name."""

WEEKDAYS = frozenset("lunes martes miércoles jueves viernes sábado domingo".split())
MONTHS = frozenset(
    """enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre
    diciembre""".split()
)
TELLING = frozenset(
    """de la que el en y los del las por con una para su al se un como más sus esta este también pero
    entre desde sobre ha son está nos lo es fue sin según""".split()
)
"""Words that tell Spanish from other languages when enough of them stand together."""
IN_TITLES = frozenset("a al con de del e el en la las lo los o para por que sin un una y".split())
"""Words in small letters inside the name of a work."""
ARTICLES = frozenset("el la las los".split())
JOINING = frozenset("contra para por".split())
"""Prepositions behind which no subject begins."""
MEANWHILE = [words.split() for words in ("a la vez", "al mismo tiempo", "al tiempo que")]
"""By which a second act of saying is joined to the first."""
NEIGHBOURS = frozenset("ca gl pt".split())
"""Languages that share many of the words Spanish is told by."""
