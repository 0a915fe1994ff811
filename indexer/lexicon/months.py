"""Names of months and days of the week: one table for whoever reads or knows them.

English, Spanish, French, German, Portuguese, Italian, one line a month from January or a day from
Monday; English first, in full and then short. Origin: written for this project
from general knowledge.
"""

from __future__ import annotations

_MONTHS = """
january jan enero ene janvier janv januar jänner janeiro gennaio gen
february feb febr febrero février fév fevrier februar fevereiro fev febbraio
march mar marzo mars märz maerz marco março
april apr abril abr avril avr aprile
may mayo mai maio maggio mag
june jun junio juin juni junho giugno giu
july jul julio juillet juil juli julho luglio lug
august aug agosto ago août aout
september sept sep septiembre septembre setiembre set setembro settembre
october oct octubre octobre oktober okt outubro out ottobre ott
november nov noviembre novembre novembro
december dec diciembre dic décembre decembre dezember dez dezembro dicembre
"""
_WEEKDAYS = """
monday mon lunes lundi montag lunedì
tuesday tues tue martes mardi dienstag martedì
wednesday wed weds miércoles miercoles mercredi mittwoch mercoledì
thursday thurs thur thu jueves jeudi donnerstag giovedì
friday fri viernes vendredi freitag venerdì
saturday sat sábado sabado samedi samstag sabato
sunday sun domingo dimanche sonntag domenica
"""
_SHORT = frozenset("apr aug dec feb jan jul jun mar nov oct sep sept".split())


def _numbered(lines: str, first: int) -> dict[str, int]:
    rows = enumerate(lines.strip().splitlines(), first)
    return {name: number for number, line in rows for name in line.split()}


MONTHS = _numbered(_MONTHS, 1)
"""Every name and its number, January being 1."""
WEEKDAYS = _numbered(_WEEKDAYS, 0)
"""Every name and its number, Monday being 0."""
ENGLISH_MONTHS = tuple(line.split()[0] for line in _MONTHS.strip().splitlines())
"""In full, January first."""
ENGLISH_WEEKDAYS = tuple(line.split()[0] for line in _WEEKDAYS.strip().splitlines())
"""In full, Monday first."""
ENGLISH_SHORT_MONTHS = tuple(name for name in MONTHS if name in _SHORT)
"""Those that are written with a full stop; September has two."""
