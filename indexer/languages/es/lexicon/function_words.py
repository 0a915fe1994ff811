"""Closed classes of Spanish: the frame that sentences hang on. Origin: grammar."""

from __future__ import annotations

DETERMINERS = frozenset(
    """alguna algunas algunos algún ambas ambos aquel aquella aquellas aquellos cada cinco
    cuatro dicha dichas dicho dichos diez dos el esa esas ese esos esta estas este estos la las
    lo los mi mis nuestra nuestras nuestro nuestros nueve ocho otra otras otro otros seis siete
    su sus toda todas todo todos tres un una unas unos varias varios""".split()
)
DEFINITE = frozenset("el la las los su sus".split())
"""Determiners of what was told of before."""
GREETINGS = frozenset("estimada estimadas estimado estimados querida querido".split())
"""What opens a letter: behind it stands whom it is to."""
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
    """a acerca al ante bajo cerca como con contra debido dentro desde durante en entre excepto
    frente fuera gracias hacia hasta junto mediante para por respecto salvo según sin sobre tras""".split()
)
AUXILIARIES = frozenset(
    """debe deben deberá debería era eran es estaba estaban estará está están fue fueron ha
    habrá había habían han hay haya hayan hubo iba permite permitirá podrá podrán podría pudo
    puede pueden quiere quieren ser será serán sería sido son supone tendrá tenía tiene tienen
    tuvo va van""".split()
)
CONJUNCTIONS = frozenset(
    "aunque cuando mientras ni no nunca o pero porque pues si sino tampoco u".split()
)
RELATIVES = frozenset(
    "cual cuales cuya cuyas cuyo cuyos cómo donde quien quienes quién qué".split()
)
ADVERBS = frozenset(
    """además ahora allí anoche antes apenas aquí asimismo así ayer aún bien casi después
    entonces finalmente hoy igualmente incluso luego mal mañana menos muy más posteriormente
    previamente recientemente siempre solo sí sólo también tan tanto todavía ya""".split()
)
OBJECTS = frozenset("le les me nos os se te".split())
"""Object pronouns: they lean on the verb behind them, as an auxiliary does."""

PARTICLES = frozenset("da de del der dos e i la las los san van von y".split())
"""Lower-case words inside a person's name."""

WEEKDAYS = frozenset("domingo jueves lunes martes miércoles sábado viernes".split())
MONTHS = frozenset(
    """abril agosto diciembre enero febrero julio junio marzo mayo noviembre octubre septiembre
    setiembre""".split()
)
TELLING = frozenset(
    """al como con de del desde el en entre es esta este está fue ha la las lo los más nos para
    pero por que se según sin sobre son su sus también un una y""".split()
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
