"""British and American spelling, bridged: one key for both forms of a word.

The key is never shown, so it need not be a word; it only has to be the same
for both spellings and different for different words. General rules come
first, then roots whose ending alone decides nothing ("colour" but "four",
"travelled" but "selling"). Compiled for this project from the differences the
two spellings are known for.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Roots spelled differently at their beginning; the rest of the word follows unchanged.
_ROOTS = {
    "colour": "color", "favour": "favor", "honour": "honor", "labour": "labor",
    "neighbour": "neighbor", "behaviour": "behavior", "harbour": "harbor", "humour": "humor",
    "rumour": "rumor", "vapour": "vapor", "flavour": "flavor", "endeavour": "endeavor",
    "savour": "savor", "vigour": "vigor", "valour": "valor", "odour": "odor", "armour": "armor",
    "parlour": "parlor", "candour": "candor", "clamour": "clamor", "rigour": "rigor",
    "splendour": "splendor", "tumour": "tumor", "fervour": "fervor", "arbour": "arbor",
    "discolour": "discolor", "dishonour": "dishonor", "misdemeanour": "misdemeanor",
    "defence": "defense", "offence": "offense", "licence": "license", "pretence": "pretense",
    "practise": "practice", "practising": "practicing",
    "programme": "program", "grey": "gray", "plough": "plow", "mould": "mold",
    "smoulder": "smolder", "sceptic": "skeptic", "scepticism": "skepticism",
    "aluminium": "aluminum", "aeroplane": "airplane", "ageing": "aging",
    "judgement": "judgment", "acknowledgement": "acknowledgment", "abridgement": "abridgment",
    "cosy": "cozy", "jewellery": "jewelry", "pyjama": "pajama", "yoghurt": "yogurt",
    "doughnut": "donut", "artefact": "artifact", "enquir": "inquir", "moustache": "mustache",
    "speciality": "specialty", "specialities": "specialties", "sulphur": "sulfur",
    "manoeuvr": "maneuver", "anaem": "anem", "anaesthe": "anesthe", "paediatr": "pediatr",
    "orthopaed": "orthoped", "encyclopaed": "encycloped", "haemo": "hemo", "haemat": "hemat",
    "leukaem": "leukem", "gynaecolog": "gynecolog", "archaeolog": "archeolog",
    "aesthet": "esthet", "oestrogen": "estrogen", "foetus": "fetus", "foetal": "fetal",
    "diarrhoea": "diarrhea", "oesophag": "esophag", "caesarean": "cesarean",
    "mediaeval": "medieval", "skilful": "skillful", "wilful": "willful", "fulfil": "fulfill",
    "enrol": "enroll", "instalment": "installment", "appal": "appall", "distil": "distill",
    "enthral": "enthrall", "marvellous": "marvelous", "woollen": "woolen",
    "chequered": "checkered", "tonne": "ton", "storey": "story", "stories": "story",
    "storeys": "story", "kerb": "curb", "tyre": "tire", "cheque": "check", "draught": "draft",
}  # fmt: skip
# Pairs that would join words which only look alike ("story" and "storey") are left apart.
for _apart in ("tonne", "storey", "stories", "storeys", "kerb", "tyre", "cheque", "draught"):
    del _ROOTS[_apart]

# Whole words: centre, centres, centred, centring; likewise the others in -re.
_RE_WORDS = {
    form: american + ending
    for british, american in {
        "cent": "center", "theat": "theater", "met": "meter", "kilomet": "kilometer",
        "centimet": "centimeter", "millimet": "millimeter", "lit": "liter",
        "millilit": "milliliter",
        "fib": "fiber", "calib": "caliber", "sab": "saber", "lust": "luster", "spect": "specter",
        "somb": "somber", "meag": "meager", "epicent": "epicenter", "amphitheat": "amphitheater",
    }.items()
    for form, ending in (
        (british + "re", ""), (british + "res", "s"), (british + "red", "ed"),
        (british + "ring", "ing"),
    )
}  # fmt: skip
# "litres" -> "liters" but never "red" -> "erred": the short roots keep to their noun.
for _verb in ("metred", "metring", "litred", "litring", "fibring", "sabring"):
    _RE_WORDS.pop(_verb, None)

_DOUBLED = re.compile(
    r"^(travel|model|remodel|label|cancel|counsel|fuel|refuel|level|channel|marvel|quarrel|tunnel"
    r"|panel|duel|jewel|libel|shovel|signal|total|equal|initial|rival|pedal|medal|dial|funnel|parcel"
    r"|towel|swivel|unravel|grovel|pencil|tranquil|vial|bevel|chisel|snivel|shrivel)"
    r"l(ed|ing|ers?|ist|ists|ings|ation)$"
)
# organise, organised, organisation, organisational; analyse, paralysed
_ISE = re.compile(r"^(.{3,})is(e[ds]?|ers?|ing|ation|ations|ational|able)$")
_YSE = re.compile(r"^(.{3,})ys(e[ds]?|ers?|ing)$")
# catalogue, dialogues, analogue
_OGUE = re.compile(r"^(.{3,})ogue(s?)$")
_ROOT = re.compile("^(?:" + "|".join(sorted(_ROOTS, key=len, reverse=True)) + ")")


@lru_cache(maxsize=131_072)
def spelling_key(form: str) -> str:
    """The key both spellings of a folded word share.

    >>> spelling_key("organisations") == spelling_key("organizations")
    True
    >>> spelling_key("centred"), spelling_key("colourful"), spelling_key("travelling")
    ('centered', 'colorful', 'traveling')
    """
    if form in _RE_WORDS:
        return _RE_WORDS[form]
    root = _ROOT.match(form)
    if root is not None and not _is_already(form, root.group()):
        form = _ROOTS[root.group()] + form[root.end() :]
    form = _DOUBLED.sub(r"\1\2", form)
    form = _ISE.sub(r"\1iz\2", form)
    form = _YSE.sub(r"\1yz\2", form)
    return _OGUE.sub(r"\1og\2", form)


def _is_already(form: str, root: str) -> bool:
    """True of "fulfilled", which begins with the British root "fulfil" but is American."""
    american = _ROOTS[root]
    return len(american) > len(root) and form.startswith(american)
