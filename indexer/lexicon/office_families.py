"""Offices that are one under several names: a CEO is a chief executive.

Origin: compiled by the editors from offices in common use in press releases in English, Spanish
and Chinese; an abbreviation that stands for several offices (CIO, CMO, CSO, MD) is in none.

A family is known by a code, its English name with hyphens, which is also a way to write it. The
other ways are folded, without points or hyphens, words parted by a single space; ways that only
put words before one of them ("Maryland Governor", "senior vice president") need no line. Families
and ways to write them are sorted.
"""

from __future__ import annotations

_TABLE = """
advisor: adviser, asesor, asesora
ambassador: embajador, embajadora, 大使
analyst: analista, 分析师, 分析師
archbishop: arzobispo
artistic-director:
assistant-secretary: assistant secretary of state
attorney: abogada, abogado, counselor at law, lawyer, solicitor, 律师, 律師
attorney-general: fiscal general
author: autor, autora, coauthor, 作者
bishop: obispo
board-member: member of the board, member of the board of directors
chair: board of directors chair, board of directors chairman, chairman,
    chairman of the board, chairperson, chairwoman, 主席, 董事長, 董事长
chancellor: canciller
chief-administrative-officer:
chief-business-officer:
chief-commercial-officer:
chief-communications-officer:
chief-compliance-officer:
chief-creative-officer:
chief-data-officer:
chief-development-officer:
chief-digital-officer:
chief-economist: economista jefe
chief-executive: ceo, chief executive officer, consejera delegada, consejero
    delegado, director ejecutivo, directora ejecutiva, 執行長, 行政總裁, 首席執行官, 首席执行官
chief-financial-officer: cfo, chief finance officer, 財務總監, 首席財務官
chief-growth-officer:
chief-human-resources-officer: chief people officer, chro
chief-information-officer:
chief-information-security-officer: ciso
chief-innovation-officer:
chief-investment-officer:
chief-justice:
chief-legal-officer:
chief-marketing-officer:
chief-medical-officer:
chief-of-police: police chief
chief-of-staff:
chief-operating-officer: chief operations officer, coo, 營運總監, 首席營運官
chief-product-officer:
chief-revenue-officer:
chief-risk-officer:
chief-scientific-officer: chief science officer, chief scientist
chief-security-officer:
chief-strategy-officer:
chief-sustainability-officer:
chief-technology-officer: chief technical officer, cto, 技術總監, 首席技術官
coach: entrenador, entrenadora, head coach
commissioner: comisario, comisionada, comisionado, 專員
comptroller: contralor, contralora, controller
coordinator: coordinador, coordinadora
council-member: concejal, councillor, councilman, councilmember, councilor,
    councilwoman, member of the council
creative-director:
curator:
dean: decana, decano
deputy-secretary:
director: directora
director-general: general director
district-attorney:
economist: economista, 經濟學家
editor: editor in chief, editora, managing editor
emeritus-professor: professor emerita, professor emeritus
engineer: ingeniera, ingeniero, 工程师, 工程師
executive-director:
fellow: research fellow
fire-chief: chief of the fire department
first-minister:
foreign-secretary:
founder: cofounder, cofundador, cofundadora, founding partner, fundador,
    fundadora, 创始人, 創始人, 創辦人
general-counsel:
general-manager: director gerente, gerente general, gm, 总经理, 總經理
general-secretary:
governor: gobernador, gobernadora, gov, 省長, 總督
head: jefa, jefe, 主管
head-teacher: headmaster, headmistress, headteacher
inspector-general:
judge: jueza
justice:
lieutenant-governor: lt gov, lt governor
majority-leader:
manager: gerente, 經理, 经理
managing-director: 董事總經理
managing-partner:
mayor: alcalde, alcaldesa, lord mayor, 市長, 市长
member-of-congress: congressman, congressmember, congresswoman, rep, us rep,
    us representative, 眾議員
member-of-parliament: diputada, diputado, mp, 國會議員
minister: ministra, ministro, 大臣, 部長, 部长
minority-leader:
owner: propietaria, propietario, proprietor
partner: general partner, socia, socio, 合夥人
pastor:
physician: doctor, general practitioner, gp, medica, medico, 医生, 醫生
police-commissioner:
premier:
president: presidenta, presidente, 总统, 總統
press-secretary: secretario de prensa
prime-minister: pm, primer ministro, primera ministra, 总理, 總理, 首相
principal-investigator:
producer: executive producer, productor, productora
professor: assistant professor, associate professor, prof, profesor,
    profesora, 副教授, 教授
prosecutor: fiscal
provost:
publisher:
rector: rectora
researcher: investigador, investigadora, 研究員
scientist: cientifica, cientifico, 科学家, 科學家
secretary: cabinet secretary, ministerial secretary, secretaria, secretario
secretary-general: secretaria general, secretario general, 秘书长, 秘書長
secretary-of-state: secretaria de estado, secretario de estado, 國務卿
senator: sen, senador, senadora, 参议员, 參議員
sheriff:
speaker-of-the-house: house speaker, speaker of the house of representatives
spokesperson: portavoz, spokesman, spokespeople, spokeswoman, vocera, vocero,
    发言人, 發言人
state-representative: state delegate, state rep
state-senator: state sen
superintendent:
surgeon-general:
treasurer: tesorera, tesorero
trustee:
vice-chair: vice chairman, vice chairperson, vice chairwoman, 副主席
vice-chancellor:
vice-president: assistant vice president, associate vice president, avp, evp,
    executive vice president, senior vice president, svp, vicepresidenta,
    vicepresidente, vp, 副总裁, 副總裁
"""


def _read_table() -> dict[str, tuple[str, ...]]:
    """A line a family; one that begins with spaces goes on with the line before it."""
    lines = _TABLE.replace("\n    ", " ").strip().splitlines()
    rows = (line.split(":") for line in lines)
    return {code: tuple(way.strip() for way in ways.split(",") if way) for code, ways in rows}


FAMILIES: dict[str, tuple[str, ...]] = _read_table()
"""Code of a family -> the other ways to write it."""

FORMER = frozenset(
    "emerita emeritus erstwhile ex exalcalde exministro expresidenta expresidente former formerly"
    " onetime past retired".split()
)
"""Words before an office, or behind it, that say somebody has left it."""

ACTING = frozenset("acting interim interina interino".split())
"""Words before an office that somebody holds for a time."""

NOT_YET = frozenset(
    "aspiring candidate designate elect future incoming nominee prospective shadow".split()
)
"""Words before an office that somebody does not hold yet."""

BENEATH = frozenset(
    "assistant associate deputy junior lieutenant sub under vice viceministra viceministro".split()
)
"""Words right before an office that make another one of it, unless both have a line of their own."""
